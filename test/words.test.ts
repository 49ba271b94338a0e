import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { rules } from '../rules/index.js'
import { readArticle } from '../src/article/read.js'
import { lint, resolveConfig } from '../src/lint.js'
import { cost, frequency, isWord, segment, words } from '../src/language/dictionary.js'
import { contextOf, gain, insideTitle, termHits } from '../src/language/terms.js'

const divided = (text: string): string => {
  const lengths = segment(text)
  return [...text].map((c, i) => (i && lengths[i] ? `/${c}` : c)).join('')
}

test('the dictionary knows words, not what the tables call wrong', () => {
  assert.ok(isWord('部署') && isWord('乡村振兴') && !isWord('布署') && !isWord('震憾') && !isWord('部署的'))
  assert.ok(frequency('中国') > 1000 * frequency('囹圄') && frequency('布署') === 0)
})

test('divides a sentence into its likeliest words', () => {
  assert.equal(divided('预防犯罪工作取得成效，多家俱乐部参加。'), '预防/犯罪/工作/取得/成效/，/多家/俱乐部/参加/。')
  assert.ok(cost('预防犯罪') < cost('预防范罪'))
})

test('a division covers the text without gaps, whatever the text', () => {
  for (const text of ['', '，', '今天ABC 12号，\u{20000}龘龘', '好'.repeat(5000)]) {
    const lengths = segment(text)
    let at = 0
    while (at < text.length) {
      assert.ok(lengths[at]! > 0)
      at += lengths[at]!
    }
    assert.equal(at, text.length)
  }
})

test('the words of an article are computed once', () => {
  const article = readArticle('乡村振兴。', { format: 'text' })
  assert.equal(words(article), words(article))
})

test('a replacement that makes words out of scraps is a gain, one that breaks words is none', () => {
  assert.ok(gain('会议布署工作', 2, 4, '部署') > 3)
  assert.ok(gain('预防犯罪', 1, 3, '防范') < 0)
})

test('contexts: before, after, gaps, clause ends, digits', () => {
  const fits = (list: string, text: string): boolean => contextOf(list)(text, text.indexOf('截止'), text.indexOf('截止') + 2)
  assert.ok(fits('<~#', '据悉，截止3月') && fits('<~#', '截止3月') && !fits('<~#', '报名截止3月'))
  assert.ok(fits('报名…~', '报名工作将于月底截止') && !fits('报名…~', '报名结束，活动截止'))
  assert.ok(fits('~> x~', '报名已截止。') && !fits('~>', '截止期'))
  assert.throws(() => contextOf('截止'), SyntaxError)
})

test('a long form hides the short ones inside it, and titles are told from text', () => {
  const article = readArticle('要一如继往。新书《布署》上市。', { format: 'text' })
  const hits = [...termHits(article).values()].flat()
  assert.deepEqual(hits.map(({ row }) => row.wrong), ['一如继往', '布署'])
  assert.ok(insideTitle(article, article.prose.indexOf('布署')) && !insideTitle(article, 2))
})

test('the tables are strict: a source for every row, no repetition, no correction that is another mistake', () => {
  const rules = new URL('../rules/', import.meta.url)
  const tables = readdirSync(rules).filter((file) => file.endsWith('.tsv')).map((file) => ({ file, lines: readFileSync(new URL(file, rules), 'utf8').trimEnd().split('\n') })).filter(({ lines }) => lines[0]!.startsWith('wrong\tright\twhen'))
  const wrong = new Set(tables.flatMap(({ lines }) => lines.slice(1).map((line) => line.split('\t')).filter(([, , when]) => !when).map(([word]) => word!)))
  let rows = 0
  for (const { file, lines } of tables) {
    for (const line of lines.slice(1)) {
      const [word, right, when, , , , source] = line.split('\t')
      rows++
      assert.ok(source, `${file}: ${word} has no source`)
      if (!when) for (const better of right!.split('|')) assert.ok(!wrong.has(better), `${file}: ${word} is corrected to ${better}, which is wrong itself`)
    }
  }
  assert.ok(rows > 3000)
})

test('a newsroom adds its own words of care, in the configuration or in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zh-news-'))
  const file = join(folder, 'own.tsv')
  writeFileSync(file, '\uFEFF# 本社\r\n给力\t有力\r\n小编\t\r\n')
  const config = resolveConfig({ rules: { ...Object.fromEntries(Object.keys(rules).map((id) => [id, false])), 'care-words': { words: { 亮瞎: '醒目' }, file } } })
  const { findings } = lint(readArticle('小编说，措施给力，《给力》热播，海报亮瞎。', { format: 'text' }), config)
  assert.deepEqual(findings.map(({ start, message, suggest }) => [start, message, suggest?.map(({ text }) => text)]), [
    [0, '慎用“小编”', undefined], [6, '慎用“给力”，宜为“有力”', ['有力']], [18, '慎用“亮瞎”，宜为“醒目”', ['醒目']],
  ])
})
