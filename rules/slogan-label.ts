import type { Article } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'
import { isWord } from '../src/language/dictionary.js'
import { hanEnd, hanStart, isHanUnit } from '../src/language/han.js'
import { quotes, type Quote } from '../src/language/quotes.js'
import { knownSlogans } from '../src/language/slogan-table.js'
import { phraseLists, type QuotedPhrase } from '../src/language/slogans.js'

// “三大平台”即……、“三有”：……、“四早”（……）
//         ^
const introduces = /^(?:\p{Script=Han}{0,6})(?:，?(?:即|分别是|分别为|是指|指的是|指)[：，]?|：|（即?)/u
// 地名、节日、会议，数字不是项数
const proper = /^(?:两会$|两岸|三亚|三峡|三明|三门|三国|三体|三里屯|四川|四平|五台|五粮|五指|五道口|六安|六盘|七夕|七彩|七星|八达岭|八宝|八卦|九宫|九寨|九江|九州|九龙|十堰)/u
const NUMERALS = '〇一二三四五六七八九十'

export default defineRule({
  summary: '同一缩略语，展开的各项前后相同，项数与所标的数相符',
  why: '“三大平台”前面说是甲、乙、丙，后面又成了丁、戊、己；“五大行动”只列出四项：不是漏写就是张冠李戴。只比较明白展开的地方（即……、：……、括注，或紧接着逐项分述），通行缩略语还与固定的分项核对。',
  source: '编辑部惯例；1997年《报纸编校质量评比差错认定细则》（前后矛盾）',
  covers: ['S07'],
  severity: 'warning',
  examples: [
    '开展“五大行动”，即{送岗、送学、送医、送法}。',
    '落实“三有”：有人、有章、有钱。后来把“三有”概括为三个字，“三有”即{有人、有章、有房}。',
    '增强“四个意识”（{政治意识、大局意识、核心意识、先锋意识}），站稳立场。',
    '搭建“三大平台”。搭建产学合作平台。校企结对。搭建岗位竞赛平台。年年比武。搭建技能培训平台。月月开课。\n\n用好{“三大平台”}，其中，车间比武平台办赛，师徒结对平台传艺，成果转化平台落地。',
    '推行“三张清单”，即{权力清单、责任清单}，审批事项压减四成。',
    '推行“三张清单”，即权力清单、责任清单，以及负面清单，审批事项压减四成。', '“七夕”活动：诗会、灯会、书会轮番登场。',
    '“三大平台”即产学合作、岗位竞赛、技能培训平台。用好“三大平台”，职工受益。',
    '落实“三有”：有人、有章、有钱。',
    '“四早”即早发现、早报告、早隔离、早治疗。',
    '实施“三个一百”工程，即“讲好百个故事、建好百个书屋、培养百个讲解员”。',
    '增强“四个意识”（政治意识、大局意识、核心意识、看齐意识），站稳立场。',
    '开展“五大行动”，包括送岗、送学等。',
    '“五一”期间：公园、博物馆、图书馆免费开放。“两会”时间：代表、委员、记者相聚。“十四五”时期：工业、农业、服务业齐头并进。',
    '“三星堆”（青铜器、黄金面具）展柜前排起长队。',
    '推行“两个清单”：权力清单和责任清单。',
    '实施“三项工程”：育苗工程，一年一批；强基工程，两年一轮；领航工程，三年一届。',
    '他说“三件事”：吃饭、睡觉、打豆豆。',
    '本周五是“三巫日”（期权到期、合约换月），市场波动加大。',
  ],
  *check(article) {
    for (const phrases of phraseLists(article)) {
      const label = labelIn(phrases[0]!.text)
      if (label) yield* comparisons(article, phrases, label)
    }
  },
})

interface Label { n: number; noun: string }

/** “三大平台”、“三有”、“四个一批” */
function labelIn(text: string): Label | undefined {
  const n = text[0] === '两' ? 2 : NUMERALS.indexOf(text[0]!)
  if (n < 2) return undefined
  const noun = text.slice(text.length > 2 && '个大项条种类'.includes(text[1]!) ? 2 : 1)
  // “三巫日”“五一”“十四五”“三星堆”：冒号、括注里说的不是各项
  if (/[日夜节]$/u.test(noun) || /^[一二三四五六七八九十]+$/u.test(noun) && text.length - noun.length === 1 || proper.test(text)) return undefined
  if (text.length > 2 && isWord(text) && !knownSlogans.get(text)?.parts.length) return undefined
  return noun.length <= 5 && hanEnd(noun, 0, noun.length) === noun.length ? { n, noun } : undefined
}

/** Every expansion of one label, compared with its number, with what is known and with the first one. */
function* comparisons(article: Article, phrases: readonly QuotedPhrase[], { n, noun }: Label): Generator<Problem> {
  const { text } = phrases[0]!
  let first: { phrase: QuotedPhrase; items: readonly string[]; end: number } | undefined
  for (const phrase of phrases) {
    if (phrase.quote.mark !== '“' && phrase.quote.mark !== '‘') continue
    const list = expansion(article, phrase, n, noun)
    const told = list ? undefined : sections(article, phrase, n, noun)
    const items = list?.items ?? told?.items
    if (!items) continue
    const at = list ? { start: list.start, end: list.end } : { start: phrase.start, end: phrase.end }
    if (list && !list.counts.includes(n)) {
      yield { ...at, message: `“${text}”${list.items.length < n ? '只' : '却'}列出${list.items.length}项`, related: [{ start: phrase.start, end: phrase.end, message: '标的项数在此' }] }
      continue
    }
    const known = knownSlogans.get(text)?.parts ?? []
    const strange = known.length === items.length ? items.filter((item) => !known.includes(item)) : []
    if (strange.length === 1) yield { ...at, message: `“${text}”通常指${known.join('、')}，这里的“${strange[0]}”请核对` }
    const before = first
    if (!before) first = { phrase, items, end: list?.end ?? told!.end }
    else if (phrase.start > before.end && items.length === before.items.length && items.some((item) => !before.items.includes(item))) yield {
      ...at, severity: list && items.some((item) => before.items.includes(item)) ? 'warning' : 'info',
      message: `“${text}”前后展开的内容不同，前面是${before.items.join('、')}，这里是${items.join('、')}`,
      related: [{ start: before.phrase.start, end: before.phrase.end, message: '前面的展开' }],
    }
  }
}

interface Expansion { start: number; end: number; items: readonly string[]; counts: readonly number[] }

/** The list behind 即, a colon or in brackets, when it is simple enough to be counted. */
function expansion(article: Article, { end }: QuotedPhrase, n: number, noun: string): Expansion | undefined {
  if (!mayIntroduce(article.wide, end)) return undefined
  const block = article.blockAt(end)
  const ahead = article.wide.slice(end, Math.min(block.end, end + 160))
  const opening = introduces.exec(ahead)
  if (!opening) return undefined
  const bracket = opening[0].includes('（')
  const from = end + opening[0].length
  const text = (bracket ? /^[^）]*(?=）)/u : /^[^。；！？：（）]*(?=[。；])/u).exec(ahead.slice(opening[0].length))?.[0]
  if (!text) return undefined
  const inner = /^“([^“”]+)”$/u.exec(text)?.[1] ?? (bracket ? text : firstClause(text, noun))
  const start = from + (text.startsWith(inner) ? 0 : 1)
  if (/等|……|如/u.test(inner)) return undefined
  // “甲”“乙”和“丙”
  const spans = !text.includes('“') ? [] : quotesBetween(article, from, from + text.length).filter((quote) => quote.mark === '“' && quote.depth === 0)
  if (text.startsWith(inner) && spans.length > 1) {
    const between = spans.slice(1).every((quote, i) => /^[、，和与及]?$/u.test(article.wide.slice(spans[i]!.end, quote.start)))
    if (!between || !/^$/u.test(text.slice(spans.at(-1)!.end - from)) || spans[0]!.start !== from) return undefined
    const items = spans.map((quote) => article.wide.slice(quote.innerStart, quote.innerEnd))
    return { start: from, end: from + text.length, items, counts: [items.length] }
  }
  if (/[“”《》，]/u.test(inner)) return undefined
  const pieces = inner.split('、')
  const last = pieces[pieces.length - 1]!
  const items = /[和与及]/u.test(last) ? [...pieces.slice(0, -1), ...last.split(/(?<=.{2})[和与及](?=.{2})/u)] : pieces
  if (pieces.length < 2 && items.length < 2) return undefined
  // 各项长短相近，才数得准
  const lengths = items.slice(0, -1).map((item) => item.length)
  if (items.some((item) => item.length < 2 || item.length > 14) || (items.length !== n && Math.max(...lengths) - Math.min(...lengths) > 1)) return undefined
  return { start, end: start + inner.length, items, counts: [items.length, pieces.length] }
}

/** 即权力清单、责任清单，审批……: the items are told before the comma if each ends in the noun of the label, and the rest has it no more. */
function firstClause(text: string, noun: string): string {
  const comma = text.indexOf('，')
  noun = noun.slice(-2) // 张清单
  const head = text.slice(0, comma)
  const items = head.split('、')
  return comma > 0 && noun.length > 1 && items.length > 1 && items.every((item) => item.endsWith(noun)) && !text.slice(comma).includes(noun) ? head : text
}

/** Rules out most places: `introduces` wants ： or （, or 即, 是, 指 or 别 behind no more than six other characters. */
function mayIntroduce(wide: string, start: number): boolean {
  for (let at = start; at < start + 9 && at < wide.length; at++) {
    const unit = wide.charCodeAt(at)
    if (introducing[unit] === 1) return true
    if (!isHanUnit(unit) && unit !== COMMA) return false
  }
  return false
}

const introducing = new Uint8Array(0x10000)
for (const unit of '：（即是指别') introducing[unit.charCodeAt(0)] = 1
const COMMA = '，'.charCodeAt(0)

/** The pairs that lie in a range, found without looking at the others. */
function quotesBetween(article: Article, from: number, to: number): readonly Quote[] {
  const list = quotes(article)
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.start < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < list.length && list[end]!.start < to) end++
  return list.slice(low, end).filter((quote) => quote.end <= to)
}

/** Items told one after another: 搭建甲平台。……搭建乙平台。…… Each begins a clause and ends in the noun of the label. */
function sections(article: Article, { end }: QuotedPhrase, n: number, noun: string): { items: readonly string[]; end: number } | undefined {
  if (noun.length < 2) return undefined
  const found: string[] = []
  let last = end
  const ahead = article.wide.slice(end, end + 900)
  for (let at = ahead.indexOf(noun); at >= 0 && found.length < n; at = ahead.indexOf(noun, at + noun.length)) {
    const from = hanStart(ahead, Math.max(0, at - 9), at)
    if (at - from < 2 || from === 0 || !'。，；：、\n'.includes(ahead[from - 1]!)) continue
    found.push(ahead.slice(from, at))
    last = end + at + noun.length
  }
  if (found.length < n || n < 2) return undefined
  // 搭建甲、搭建乙：去掉共同的动词
  let shared = 0
  while (shared < found[0]!.length - 1 && found.every((words) => words[shared] === found[0]![shared])) shared++
  return { items: found.map((words) => words.slice(shared) + noun), end: last }
}
