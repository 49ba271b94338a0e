/** Slogans and names: within an article by the examples of the rules; here what the language module finds, and batches. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { isPersonName, personMentions } from '../src/language/names.js'
import { rules } from '../rules/index.js'
import { knownSlogans, sloganTable } from '../src/language/slogan-table.js'
import { isVariant, keyOf, phraseUses, quotedPhrases } from '../src/language/slogans.js'
import { compareBatch, lint, resolveConfig } from '../src/lint.js'
import type { ArticleFacts } from '../src/rule.js'

const config = resolveConfig()

/** The findings of a batch, as 路径 规则 原文. */
function batch(sources: readonly string[]): string[] {
  const facts = new Map<string, ArticleFacts[]>()
  sources.forEach((source, i) => {
    const path = `${i}.txt`
    for (const [id, own] of Object.entries(lint(readArticle(source, { path }), config).facts)) {
      const list = facts.get(id) ?? []
      list.push({ path, facts: JSON.parse(JSON.stringify(own)) })
      facts.set(id, list)
    }
  })
  return [...compareBatch(facts, config)].flatMap(([path, findings]) => findings.map(({ rule, start, end, related }) => {
    const source = sources[Number.parseInt(path)]!
    assert.ok(related?.length && related.every((r) => r.path !== path), 'names the place of the majority form, in another file')
    return `${path} ${rule} ${source.slice(start, end)}`
  }))
}

test('the table is strict: no phrase twice, every row with a source and a class', () => {
  assert.ok(knownSlogans.size >= 130)
  assert.equal(knownSlogans.size, sloganTable.length)
  for (const { phrase, class: kind, source, parts } of knownSlogans.values()) {
    assert.ok(source, `${phrase} has no source`)
    assert.ok(['always', 'usual', 'never', 'mixed', 'label'].includes(kind), `${phrase}: ${kind}`)
    assert.equal(new Set(parts).size, parts.length, phrase)
  }
})

test('one key for what differs only in marks and widths', () => {
  assert.equal(keyOf('新思想、青年讲'), keyOf('新思想青年讲'))
  assert.equal(keyOf('１＋Ｎ'), keyOf('1+N'))
  assert.notEqual(keyOf('治港'), keyOf('治澳'))
})

test('a variant drops or changes something in the middle that tells nothing', () => {
  assert.ok(isVariant('绿色低碳出行周', '绿色出行周'))
  assert.ok(!isVariant('构建命运共同体', '命运共同体'))
  assert.ok(!isVariant('一级响应机制办', '二级响应机制办'))
})

test('quoted phrases are labels, not speech, and bare places are outside all marks', () => {
  const article = readArticle('他说：“今天下雨，路上当心。”村里办“村晚”。村晚年年办。《村晚之歌》唱起来，“乡村村晚季”开幕。')
  assert.deepEqual(quotedPhrases(article).map(({ text }) => text), ['村晚', '村晚之歌', '乡村村晚季'])
  assert.equal(phraseUses(article).get('村晚')!.bare.length, 1)
})

test('many phrases with the same head stay linear', () => {
  const make = (n: number): string => Array.from({ length: n }, (_, i) => `“同头短语${String.fromCharCode(0x4E00 + i)}”同头短语同头短语。`).join('')
  const time = (source: string): number => {
    const article = readArticle(source)
    quotedPhrases(article)
    const start = performance.now()
    phraseUses(article)
    return performance.now() - start
  }
  time(make(500))
  assert.ok(time(make(8000)) < 1500)
})

test('no article, however odd, makes a rule superlinear', () => {
  const unit = (i: number): string => {
    const c = (k: number): string => String.fromCharCode(0x4E00 + (i * 7 + k * 131) % 0x4000)
    return `“三大${c(1)}${c(2)}”即“同头${c(3)}语”、“同头${c(4)}语”。${c(5)}局（以下简称“同${c(6)}局”）局长王小${c(7)}说，“同头${c(3)}”语，《同头${c(8)}办法》。`
  }
  const make = (n: number): string => Array.from({ length: n }, (_, i) => unit(i)).join('\n')
  const ids = Object.keys(rules).filter((id) => /^(?:slogan|name|byline-author)/u.test(id))
  const own = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, ids.includes(id)])) })
  const time = (n: number): number => {
    const article = readArticle(make(n))
    void article.wide
    const start = performance.now()
    lint(article, own)
    return performance.now() - start
  }
  time(300)
  const [small, large] = [Math.max(time(500), 5), time(4000)]
  assert.ok(large < small * 8 * 4, `${small} ms → ${large} ms for eight times the text`)
})

test('names: surnames, compound surnames, transliterations', () => {
  for (const name of ['王玉兰', '欧阳海', '陈平', '买买提·艾力', '诸葛小明']) assert.ok(isPersonName(name), name)
  for (const name of ['的时候', '王', '市总工会', '欧阳小明明']) assert.ok(!isPersonName(name), name)
})

test('people are found in bylines, behind posts and before verbs of saying', () => {
  const article = readArticle('大桥合龙\n\n□本报记者 李思远 通讯员 陈一鸣\n\n市交通局局长张守田出席。总工程师王大河介绍，桥长千米。赵小满说：“过江只要五分钟。”')
  assert.deepEqual(personMentions(article).map(({ name, where }) => `${name} ${where}`), ['李思远 byline', '陈一鸣 byline', '张守田 post', '王大河 post', '赵小满 speaker'])
})

const said = (name: string): string => `今年全市开展${name}，各级工会走进驿站，为骑手送去清凉物资，受到职工欢迎。\n`

test('a batch: the file that writes a slogan with other marks', () => {
  assert.deepEqual(batch([said('“新思想青年讲”活动'), said('“新思想青年讲”活动'), said('“新思想、青年讲”活动')]), ['2.txt slogan-wording “新思想、青年讲”'])
})

test('a batch: the file that drops a word, or changes one character', () => {
  const usual = Array.from({ length: 3 }, () => said('“绿色低碳出行周”活动'))
  assert.deepEqual(batch([...usual, said('“绿色出行周”活动')]), ['3.txt slogan-wording “绿色出行周”'])
  assert.deepEqual(batch([...usual, said('“绿色低炭出行周”活动')]), ['3.txt slogan-wording “绿色低炭出行周”'])
})

test('a batch: the file that leaves out the quotation marks', () => {
  const usual = Array.from({ length: 4 }, () => said('“清凉驿家”行动'))
  assert.deepEqual(batch([...usual, said('清凉驿家行动')]), ['4.txt slogan-quotes 清凉驿家'])
})

test('a batch: the file that ends the quotation elsewhere', () => {
  const usual = Array.from({ length: 3 }, () => said('“清凉驿家”行动'))
  assert.deepEqual(batch([...usual, said('“清凉”驿家行动')]), ['3.txt slogan-boundary “清凉”'])
  assert.deepEqual(batch([...usual, said('“清凉驿家行动”')]), ['3.txt slogan-boundary “清凉驿家行动”'])
})

test('a batch: the file that uses other marks', () => {
  const usual = Array.from({ length: 3 }, () => said('“清凉驿家”行动'))
  assert.deepEqual(batch([...usual, said('《清凉驿家》行动')]), ['3.txt slogan-brackets 《清凉驿家》'])
})

test('a batch: one post, one name', () => {
  const by = (name: string): string => `江州市总工会主席${name}出席活动并为劳模颁奖，现场二百名职工参加了这次活动。\n`
  assert.deepEqual(batch([by('王玉兰'), by('王玉兰'), by('王玉蓝')]), ['2.txt name-person 王玉蓝'])
  assert.deepEqual(batch([by('王玉兰'), by('王玉兰'), by('李大河')]), [])
})

test('a batch: one document, one title', () => {
  const usual = Array.from({ length: 3 }, () => said('《职工疗休养合作框架协议》培训'))
  assert.deepEqual(batch([...usual, said('《职工休养合作框架协议》培训')]), ['3.txt name-document 《职工休养合作框架协议》'])
})

test('a batch: what differs on purpose stays silent', () => {
  assert.deepEqual(batch([said('“一级响应机制”'), said('“二级响应机制”'), said('“爱国者治港”'), said('“爱国者治澳”'), said('“一级响应机制”'), said('“一级响应机制”')]), [])
  assert.deepEqual(batch([said('“乡村振兴”主题活动'), said('“乡村振兴”活动'), said('“乡村振兴”行动'), said('乡村振兴行动')]), [])
})
