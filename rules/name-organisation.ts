import { onlyDifference } from '../src/language/differ.js'
import { isWord, weightAround } from '../src/language/dictionary.js'
import type { Article } from '../src/article/article.js'
import { defineRule, matches, type Problem } from '../src/rule.js'
import { isHanUnit } from '../src/language/han.js'
import { glyphs } from '../src/language/glyphs.js'
import { quoteAround, quotes } from '../src/language/quotes.js'
import { watch } from '../src/language/phrases.js'

// （以下简称“市总”）、（以下简称市总）
//   ^
const definition = /(?:以下简称|下称|以下称|简称)[为：]?[“‘「《]?([\p{Script=Han}A-Za-z\d·]{2,16})[”’」》]?(?=[）)])/u
const shortForms = watch(['简称', '下称'])
// 市总工会、县教育局：不带地名的说法
const departments = '总工会|妇联|团委|法院|检察院|纪委监委|纪委|公安局|教育局|财政局|民政局|水利局|交通局|商务局|文旅局|卫健委|卫健局|发改委|人社局|住建局|农业农村局|应急管理局|市场监管局|生态环境局|自然资源局|司法局|审计局|统计局|医保局|林业局|乡村振兴局|城管局|税务局|气象局|融媒体中心|红十字会|工商联|文联|科协|残联'.split('|')
const local = watch([...'市省县区州'].flatMap((level) => departments.map((name) => level + name)))

// 作为代表，江州市总工会
//          ^
const placeBefore = /(?:^|[^\p{Script=Han}]|[由在的和与及对从是向为使让经据到]|作为|获悉|记者)(\p{Script=Han}{2,3})$/u

export default defineRule({
  summary: '机构、文件先用全称，简称说明之后照用',
  why: '“以下简称”之前就用了简称，读者不知所指；说明了简称后文却一次不用，是多余的交代；同一简称先后指两样东西，是差错。本地机构（市总工会、县教育局）在正文里先于全称出现的，提示一次；标题、图片说明可先用简称，通篇只用简称的本地稿件不查。',
  source: '1997年《报纸编校质量评比差错认定细则》第28条',
  covers: ['L14'],
  severity: 'info',
  options: { scope: { default: 'local', oneOf: ['local', 'national'], help: '稿件发往哪里：local 本地报纸，“我市”“我省”照用；national 外埠报纸，应写出地名' } },
  examples: [
    { text: '{我市}召开会议。他说：“我市的变化大家都看得见。”', options: { scope: 'national' } },
    '我市召开会议。',
    '{滨海总工会}今年办实事百件。滨海新区总工会（以下简称“滨海总工会”）日前公布清单。',
    '滨海新区总工会（以下简称“{滨海总工会}”）日前公布清单，百件实事逐一落实。',
    '江州市总工会（以下简称“市总”）与江州市总商会（以下简称“{市总}”）签约。市总表示祝贺。',
    '培训班上，{市总工会}主席作了发言。作为全省唯一代表，江州市总工会介绍了经验。',
    '滨海新区总工会（以下简称“滨海总工会”）日前公布清单。滨海总工会表示，逐一落实。',
    '江南港口投资公司（以下简称“江南港投”）入股。江南港投以资金入股。{江南港设~>江南港投}总经理到会。',
    '江州市总工会今年将办百场竞赛。市总工会还将走访劳模。',
    '市总工会今年将办百场竞赛。',
    '各地响应节水倡议。大会发布《节水护水倡议书》（以下简称“倡议”），请照倡议办理。',
    '盐城、江州等地的市总工会参加。全市总工会系统职工到场。',
    '市总工会办实事\n\n江州市总工会今年办实事百件，逐件公布进度，请职工监督，年底向社会报告完成情况。',
  ],
  *check(article, { scope }) {
    if (shortForms(article).length) yield* definitions(article)
    if (local(article).length > 1) yield* firstMentions(article)
    if (scope === 'national') yield* localWords(article)
  },
})

function* definitions(article: Article): Generator<Problem> {
  const { wide } = article
  const seen = new Map<string, { start: number; full: string }>()
  for (const quote of quotes(article)) {
    if (quote.mark !== '（' || !quote.closed || quote.end - quote.start > 40) continue
    if (seen.size > 50) return // 不是稿件
    const found = definition.exec(wide.slice(quote.innerStart, quote.end))
    if (!found) continue
    const short = found[1]!
    const start = quote.innerStart + found.index + found[0].indexOf(short, 2)
    const full = fullName(wide.slice(Math.max(article.blockAt(start).start, quote.start - 40), quote.start), short)
    const other = seen.get(short)
    if (other && full && other.full && full !== other.full) {
      yield { start, end: start + short.length, severity: 'warning', message: `简称“${short}”前面已指“${other.full}”，这里又指“${full}”`, related: [{ start: other.start, end: other.start + short.length, message: '前面的简称' }] }
      continue
    }
    if (other) continue
    seen.set(short, { start, full })
    if (short.length > 2) yield* misspelt(wide, short, start)
    if (!full) continue
    const before = wide.indexOf(short)
    const role = article.blockAt(before).role
    // “倡议”“通知”本是普通名词，前面的不是简称
    if (before < start && !(short.length < 3 && isWord(short)) && (role === 'body' || role === 'note') && !within(wide, full, before, short)) {
      yield { start: before, end: before + short.length, message: `“${short}”先于全称“${full}”出现，简称到后面才说明`, related: [{ start, end: start + short.length, message: '简称在此说明' }] }
    } else if (wide.indexOf(short, quote.end) < 0) {
      yield { start, end: start + short.length, message: `说明了简称“${short}”，后文却没有用` }
    }
  }
}

/** 江南港投, and once 江南港设: the short form with a letter that looks or sounds like the right one, which makes no word. */
function* misspelt(wide: string, short: string, start: number): Generator<Problem> {
  const { lookAlike, soundAlike } = glyphs()
  for (let i = 0; i < 2; i++) {
    // 头一个字错了，第二个字就没有错
    for (let at = wide.indexOf(short[i]!) - i; at >= -i; at = wide.indexOf(short[i]!, at + i + 1) - i) {
      const other = at < 0 ? '' : wide.slice(at, at + short.length)
      const wrong = onlyDifference(other, short)
      if (wrong < 0 || (i === 1 && wrong !== 0)) continue
      const [a, b] = [other.charCodeAt(wrong), short.charCodeAt(wrong)]
      const index = at + wrong
      if (!(lookAlike(a, b) || soundAlike(a, b)) || !isHanUnit(a) || weightAround(wide, index, a) > 0) continue
      yield { start: at, end: at + short.length, severity: 'warning', message: `“${other}”疑为简称“${short}”`, suggest: [short], related: [{ start, end: start + short.length, message: '简称在此说明' }] }
    }
  }
}

/** The words in front of the bracket that the short form abbreviates: every character of it, in order. */
function fullName(before: string, short: string): string {
  const words = /[\p{Script=Han}A-Za-z\d“”·]*》?$/u.exec(before)![0]
  const from = words.indexOf(short[0]!)
  return from < 0 ? '' : words.slice(from)
}

/** True if the short form at `at` is only a piece of the full one. */
function within(wide: string, full: string, at: number, short: string): boolean {
  for (let k = full.indexOf(short); k >= 0; k = full.indexOf(short, k + 1)) if (wide.startsWith(full, at - k)) return true
  return false
}

/** 市总工会 in the body, before 江州市总工会 has been named. */
function* firstMentions(article: Article): Generator<Problem> {
  const { wide } = article
  const first = new Map<string, number>()
  const done = new Set<string>()
  for (const { start, end } of local(article)) {
    const block = article.blockAt(start)
    const short = wide.slice(start, end)
    const before = wide[start - 1] ?? '\n'
    if (block.role !== 'body' || done.has(short) || '各全该我本级一两'.includes(before)) continue
    if (start === block.start || !isHanUnit(before.charCodeAt(0))) {
      if (!first.has(short)) first.set(short, start)
      continue
    }
    const place = placeBefore.exec(wide.slice(Math.max(block.start, start - 6), start))?.[1]
    if (!place || /[在的由各全了与和及是]/u.test(place)) continue
    done.add(short)
    const early = first.get(short)
    if (early !== undefined) yield {
      start: early, end: early + short.length,
      message: `“${short}”先于全称“${place}${short}”出现，正文首次提到宜用全称`,
      related: [{ start: start - place.length, end, message: '全称在此' }],
    }
  }
}

// 我市、我省：发往外埠的稿件要写出地名；引语里是说话人的口吻
// ^
const ours = /我[省市县区州](?![长委民内级])/gu

function* localWords(article: Article): Generator<Problem> {
  for (const { start, end, text } of matches(article, ours)) if (!quoteAround(article, start, '“')) yield { start, end, severity: 'warning', message: `外发稿件中的“${text}”宜写出地名` }
}
