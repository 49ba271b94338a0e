import type { Article } from '../src/article/article.js'
import { defineRule } from '../src/rule.js'
import { majority, phraseGroups, phraseLists, type QuotedPhrase } from '../src/language/slogans.js'

const closers: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉', '【': '】' }

export default defineRule({
  summary: '同一短语在文中用同一种括起的标号',
  why: '标题里是『新赛道』、正文里是“新赛道”，或者前文“苏超”、后文《苏超》，读者和检索都会当成两样东西。以用得多的一种为准；引文里层的单引号、栏目名的方头括号和更长的名称不算。书名号与引号并见的，可能一处是节目、一处是活动，只作提示。',
  source: 'GB/T 15834—2011 4.8、4.15；编辑部惯例',
  covers: ['S02', 'L02'],
  yieldsTo: ['quote-form', 'name-document'],
  severity: 'warning',
  examples: [
    '{『蓝色粮仓』~>“蓝色粮仓”}怎么建\n\n“蓝色粮仓”建在深海。建好“蓝色粮仓”，一靠种业，二靠装备。',
    '“村晚”开演，乡亲们赶来看“村晚”。邻村也办{《村晚》~>“村晚”}。',
    '前有{「文明村」~>“文明村”}，后有“文明村”，创建“文明村”蔚然成风。',
    '“村晚”开演，乡亲们赶来看“村晚”。邻村也办{【村晚】~>“村晚”}。',
    '标题“新赛道”，正文还是“新赛道”。',
    '他说：“‘村超’火了，大家都来看‘村超’。”县里的“村超”一年踢百场。',
    '《“一县一品”实施方案》印发，“一县一品”全面推开。',
    '【权威访谈】本报推出“权威访谈”，请部门负责人回应关切。',
    '话剧《春风》首演，剧中人唱起《春风》。',
  ],
  *check(article) {
    for (const group of phraseGroups(article).values()) {
      if (isAlike(group)) continue
      const seen = group.filter((phrase) => closers[phrase.quote.mark] && (phrase.quote.mark === '《' || phrase.quote.depth === 0) && !isColumn(article, phrase))
      const best = majority(seen.map(({ quote }) => quote.mark))
      if (!best || best.count === seen.length ) continue
      // 各一处时以横排通行的双引号为准
      const mark = seen.some(({ quote }) => quote.mark === '“') && best.count === seen.filter(({ quote }) => quote.mark === '“').length ? '“' : best.value
      const model = seen.find(({ quote }) => quote.mark === mark)!
      for (const phrase of seen) {
        if (phrase.quote.mark === mark || (phrase.quote.mark === '【' && mark !== '“')) continue
        const was = inMarks(phrase, phrase.quote.mark)
        const right = inMarks(phrase, mark)
        const title = isTitle(phrase.quote.mark) !== isTitle(mark)
        yield {
          start: phrase.start, end: phrase.end,
          message: `${was}宜为${right}，文中另有${seen.filter(({ quote }) => quote.mark === mark).length}处如此`,
          suggest: [right],
          ...(title || (phrase.quote.mark === '【' && seen.length < 3) ? { severity: 'info' as const } : {}),
          related: [{ start: model.start, end: model.end, message: `此处作${right}` }],
        }
      }
    }
  },
  facts(article) {
    const facts: MarkFact[] = []
    for (const phrases of phraseLists(article)) {
      const { text } = phrases[0]!
      if (text.length < 3 || text.length > 16) continue
      let seen = ''
      for (const { quote, start, end } of phrases) {
        const { mark } = quote
        if (seen.includes(mark) || quote.depth > 0 || mark === '‘' || mark === '【' || !closers[mark]) continue
        seen += mark
        facts.push([text, mark, article.sourceStart(start), article.sourceEnd(end)])
      }
    }
    return facts.length ? facts : undefined
  },
  *compare(all) {
    const quoted = new Map<string, { files: number; path: string; start: number; end: number }>()
    const odd: { path: string; fact: MarkFact }[] = []
    const times = new Map<string, number>()
    for (const { path, facts } of all) {
      let own: ReadonlySet<string> | undefined
      for (const fact of facts as readonly MarkFact[]) {
        const [text, mark, start, end] = fact
        const known = quoted.get(text)
        if (mark !== '“') {
          times.set(text, (times.get(text) ?? 0) + 1)
          own ??= new Set((facts as readonly MarkFact[]).filter((other) => other[1] === '“').map(([other]) => other))
          if (!own.has(text)) odd.push({ path, fact })
        } else if (known) known.files++
        else quoted.set(text, { files: 1, path, start, end })
      }
    }
    for (const { path, fact: [text, mark, start, end] } of odd) {
      const usual = quoted.get(text)
      if (!usual || usual.files < COMMON || times.get(text)! > 1) continue
      yield {
        path, start, end, message: `${mark}${text}${closers[mark]}在另外${usual.files}篇里作“${text}”，宜统一`, suggest: [`“${text}”`],
        ...(isTitle(mark) ? { severity: 'info' as const } : {}), related: [{ path: usual.path, start: usual.start, end: usual.end, message: `此处作“${text}”` }],
      }
    }
  },
})

/** A phrase and its opening mark; source offsets. */
type MarkFact = readonly [text: string, mark: string, start: number, end: number]
/** In how many files a phrase must stand in double quotes before another mark is odd. */
const COMMON = 3

/** All in the same marks: nothing to compare. */
function isAlike(group: readonly QuotedPhrase[]): boolean {
  const { mark } = group[0]!.quote
  for (let i = 1; i < group.length; i++) if (group[i]!.quote.mark !== mark) return false
  return true
}

/** 【权威访谈】在段首的，是栏目名 */
const isColumn = (article: Article, { quote, start }: QuotedPhrase): boolean => quote.mark === '【' && article.blockAt(start).start === start

const inMarks = ({ text }: QuotedPhrase, mark: string): string => `${mark}${text}${closers[mark]}`
const isTitle = (mark: string): boolean => mark === '《' || mark === '〈'
