import type { Article } from '../article/article.js'
import { once } from '../rule.js'
import { PhraseIndex, watch, type Place } from './phrases.js'
import { quoteAround, quotes, type Quote } from './quotes.js'
import { knownSlogans } from './slogan-table.js'

/** A set phrase between quotation marks, title marks or brackets. Prose offsets; `start` and `end` include the marks. */
export interface QuotedPhrase {
  readonly text: string
  /** {@link keyOf} the text: what two ways of writing one phrase have in common. */
  readonly key: string
  readonly quote: Quote
  readonly start: number
  readonly end: number
}

/** How an article writes one phrase. */
export interface PhraseUse {
  readonly text: string
  /** In “”, ‘’, 「」 or 『』. */
  readonly quoted: readonly QuotedPhrase[]
  /** Outside all marks, or as a part of a quoted sentence. */
  readonly bare: readonly Place[]
}

const SPEECH_MARKS = '“‘「『'
const LONGEST = 30

/** The phrase without the marks and spaces inside it, and with half-width forms. */
export function keyOf(text: string): string {
  if (isAllHan(text)) return text // most are
  return text.replace(/[、，,·・．\s\u3000“”‘’「」『』（）()—-]/gu, '').replace(/[\uFF01-\uFF5E]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xFEE0))
}

function isAllHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x4E00 || text.charCodeAt(i) > 0x9FFF) return false
  return true
}

/** Quoted spans that can be a label, a slogan or a name: short, not a sentence, not what somebody says. In order. */
export const quotedPhrases = once((article): readonly QuotedPhrase[] => {
  const found: QuotedPhrase[] = []
  const { wide } = article
  for (const quote of quotes(article)) {
    if (!quote.closed || quote.mark === '（' || quote.mark === '〔') continue
    const length = quote.innerEnd - quote.innerStart
    if (length < 2 || length > LONGEST) continue
    const text = wide.slice(quote.innerStart, quote.innerEnd)
    if (!/^[\p{Script=Han}\d A-Za-z+×·、，“”‘’Ａ-Ｚ０-９〇-]+$/u.test(text) || !/\p{Script=Han}|\d/u.test(text)) continue
    // 他说：“……”：话语，不是标签
    if (SPEECH_MARKS.includes(quote.mark) && /[：说道问答喊称]$/u.test(wide.slice(Math.max(0, quote.start - 1), quote.start)) && text.length > 12) continue
    found.push({ text, key: keyOf(text), quote, start: quote.start, end: quote.end })
  }
  return found
})

/** How the article writes every phrase that it quotes somewhere, and every phrase of the shared table that it uses. */
export const phraseUses = once((article): ReadonlyMap<string, PhraseUse> => usesOf(article, []))

/** The same with further phrases to look for. */
export function usesOf(article: Article, more: readonly string[]): ReadonlyMap<string, PhraseUse> {
  const quoted = new Map<string, QuotedPhrase[]>()
  for (const phrase of quotedPhrases(article)) {
    if (!SPEECH_MARKS.includes(phrase.quote.mark)) continue
    const list = quoted.get(phrase.text)
    if (list) list.push(phrase)
    else quoted.set(phrase.text, [phrase])
  }
  const uses = new Map<string, { text: string; quoted: QuotedPhrase[]; bare: Place[] }>()
  for (const [text, list] of quoted) uses.set(text, { text, quoted: list, bare: [] })
  const own = new PhraseIndex([...quoted.keys(), ...more].filter((text) => !knownSlogans.has(text)), 0x1000)
  const places = own.isEmpty ? tablePlaces(article) : merged(own.find(article.wide), tablePlaces(article))
  for (const { start, end } of places) {
    if (!isBare(article, start, end)) continue
    const text = article.wide.slice(start, end)
    const use = uses.get(text)
    if (use) use.bare.push({ start, end })
    else uses.set(text, { text, quoted: [], bare: [{ start, end }] })
  }
  return uses
}

const tablePlaces = watch(knownSlogans.keys())

/** Both lists in order; of two that begin together the longer. */
function merged(a: readonly Place[], b: readonly Place[]): Place[] {
  const all = [...a, ...b].sort((x, y) => x.start - y.start || y.end - x.end)
  return all.filter((place, i) => i === 0 || place.start !== all[i - 1]!.start)
}

/** Not itself between marks, nor a part of a longer label or title. Inside a quoted sentence it counts as bare. */
function isBare(article: Article, start: number, end: number): boolean {
  // 半边引号缺失，归引号成对的规则管
  if ('“‘「『《〈【'.includes(article.wide[start - 1] ?? '\n') || '”’」』》〉】'.includes(article.wide[end] ?? '\n')) return false
  const around = quoteAround(article, start, '“‘「『《〈【')
  if (!around) return true
  if (around.innerStart === start && around.innerEnd === end) return false
  if (!'“「『'.includes(around.mark)) return false
  return isSentence(article.wide.slice(around.innerStart, around.innerEnd)) && end <= around.innerEnd
}

function isSentence(text: string): boolean {
  return /[。！？；：]/u.test(text) || (text.length > LONGEST && text.includes('，'))
}

/** The phrases in quotation marks, title marks and brackets that are the same but for the marks in and around them, by key. */
export const phraseGroups = once((article): ReadonlyMap<string, readonly QuotedPhrase[]> => {
  const groups = new Map<string, QuotedPhrase[]>()
  for (const phrase of quotedPhrases(article)) {
    const group = groups.get(phrase.key)
    if (group) group.push(phrase)
    else groups.set(phrase.key, [phrase])
  }
  return groups
})

/** The most frequent value, and of several the first; and how often it stands. */
export function majority<T>(values: readonly T[]): { value: T; count: number } | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: { value: T; count: number } | undefined
  for (const [value, count] of counts) if (!best || count > best.count) best = { value, count }
  return best
}

/** A text as a message shows it: in quotation marks, unless it has its own. */
export const shown = (text: string): string => /[“《]/u.test(text) ? text : `“${text}”`

/** A character that numbers or orders: phrases that differ in it are two phrases. */
export const numbering = /[\d〇零一二三四五六七八九十百千万两双上下前后级次届期季年港澳台]/u
/** The same, and characters that stand for places, directions, opposites. */
export const telling = /[\d〇零一二三四五六七八九十百千万两双前后上下左右内外东南西北中大小新老高低初末甲乙丙丁级次届期季度年月日港澳台省市县区镇乡村国州男女父母增减进出入来去买卖攻防有无不非可未是开关正反多少强弱软硬]/u

/** Lengths differ by one or two and the longer only adds in its middle; or one character differs that tells nothing. */
export function isVariant(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  let head = 0
  while (head < short.length && long[head] === short[head]) head++
  let tail = 0
  while (tail < short.length - head && long.at(-1 - tail) === short.at(-1 - tail)) tail++
  const gap = long.length - short.length
  if (gap === 0) {
    if (long.length < 6 || head + tail !== long.length - 1 || head === 0 || tail === 0) return false
    return !telling.test(long[head]!) && !telling.test(short[head]!)
  }
  return gap <= 2 && head + tail === short.length && head >= 2 && tail >= 2 && !numbering.test(long.slice(head, head + gap))
}
