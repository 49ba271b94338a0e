import { readFileSync } from 'node:fs'
import { quoteAround } from '../src/language/quotes.js'
import { tableProblems, insideTitle } from '../src/language/terms.js'
import { buildTermIndex, type TermIndex } from '../src/language/term-index.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '慎用词：尊重残疾人、无罪推定、民族称谓、机构名称',
  why: '只收写法有公认依据的几类：对残疾人不用歧视性称呼；判决之前不称罪犯；民族名称用全称；人大常委会、检察长等职务机构名称要准确。有争议的政策用语不收，由各社在 words 或 file 里自列。直接引语、书名号内和文艺作品名不报。默认关闭，由编辑部开启。',
  source: '《新华社在新闻报道中的禁用词和慎用词》（2015年第一批及2016年修订）；《残疾人保障法》；《刑事诉讼法》第12条；《宪法》',
  covers: [],
  severity: 'warning',
  enabled: false,
  options: {
    words: { default: {} as Readonly<Record<string, string>>, help: '自列的慎用词：{"不用的词": "改用的词"}，改用的词留空表示只指出' },
    file: { default: '', help: '自列的慎用词表（UTF-8，每行：不用的词、制表符、改用的词），相对于当前目录' },
  },
  examples: [
    '公交线路配备{瞎子~>盲人|视力障碍者}导引设施。',
    '{罪犯~>犯罪嫌疑人}李某昨日被抓获归案，案件正在侦查。',
    '{市人大副主任~>市人大常委会副主任}出席。',
    '公交线路配备盲人导引设施，犯罪嫌疑人李某被依法刑事拘留。',
    '市人大常委会副主任出席，黑瞎子岛迎来游客。',
    '乡人大副主任委员会议召开，瞎子阿炳的乐曲响起。',
    '她说：“我当年就是个打工仔，什么苦都吃过。”', '共建“一带一路”战略支点，全县县委书记、乡镇书记参会，清朝族谱展出。',
    { text: '本次{大咖~>知名人士}云集。', options: { words: { 大咖: '知名人士' } } },
  ],
  *check(article, { words, file }) {
    for (const problem of tableProblems(article, 'care-words', 'warning')) {
      const quote = quoteAround(article, problem.start, '“「')
      // 直接引语照录；“一带一路”战略、单独加了引号的称呼不是引语
      if (!quote || problem.end > quote.end || quote.end - quote.start < 10) yield problem
    }
    const own = ownList(words, file)
    if (!own) return
    const hits: { term: number; start: number; end: number }[] = []
    own.index.scan(article.wide, (term, start, end) => hits.push({ term, start, end }))
    for (const { term, start, end } of hits) {
      if (insideTitle(article, start)) continue
      const [word, better] = own.pairs[term]!
      const right = better.split('|').filter(Boolean)
      yield { start, end, message: right.length ? `慎用“${word}”，宜为${right.map((r) => `“${r}”`).join('或')}` : `慎用“${word}”`, ...(right.length ? { suggest: right } : {}) }
    }
  },
})

interface OwnList { pairs: readonly (readonly [string, string])[]; index: TermIndex }
const lists = new Map<string, OwnList | undefined>()

/** The newsroom's own words, from the configuration and its file; built once for each. Throws if the file cannot be read. */
function ownList(words: Readonly<Record<string, string>>, file: string): OwnList | undefined {
  const key = JSON.stringify([words, file])
  if (!lists.has(key)) {
    const pairs = new Map(Object.entries(words))
    if (file) for (const line of readFileSync(file, 'utf8').replace(/^\uFEFF/u, '').split(/\r?\n/u)) {
      const [word, better = ''] = line.split('\t')
      if (word?.trim() && !word.startsWith('#')) pairs.set(word.trim(), better.trim())
    }
    const list = [...pairs].filter(([word]) => word).sort(([a], [b]) => a < b ? -1 : 1)
    lists.set(key, list.length ? { pairs: list, index: buildTermIndex(list.map(([word]) => word)) } : undefined)
  }
  return lists.get(key)
}
