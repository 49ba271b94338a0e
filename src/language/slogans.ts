import type { Article } from '../article/article.js'
import { once } from '../article/once.js'
import { cost, weightAround } from './dictionary.js'
import { firstDifference, onlyDifference } from './differ.js'
import { isHanUnit } from './han.js'
import { PhraseIndex, watch, watchOwn, type OwnPhrases, type Place } from './phrases.js'
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

/** What a quoted phrase consists of: 2 for digits and Han, one of which it must have, 1 for what else it may have. */
const units = new Uint8Array(0x10000)
for (const mark of ' +×·、，“”‘’-') units[mark.charCodeAt(0)] = 1
for (const [low, high, kind] of [['A', 'Z', 1], ['a', 'z', 1], ['Ａ', 'Ｚ', 1], ['０', '９', 1], ['0', '9', 2]] as const) units.fill(kind, low.charCodeAt(0), high.charCodeAt(0) + 1)
for (let unit = 0x2E80; unit < 0x10000; unit++) if (isHanUnit(unit)) units[unit] = 2

/** 0 for what is no such phrase, 2 for one of Han and digits alone, 3 for others. */
function phraseKind(text: string): number {
  let kinds = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = units[unit]!
    // 生僻字占两个编码单元
    if (kind === 0) return unit >= 0xD840 && unit <= 0xDFFF && /^[\p{Script=Han}\d A-Za-z+×·、，“”‘’Ａ-Ｚ０-９〇-]+$/u.test(text) ? 3 : 0
    kinds |= kind
  }
  return kinds >= 2 ? kinds : 0
}

/** Quoted spans that can be a label, a slogan or a name: short, not a sentence, not what somebody says. In order. */
export function quotedPhrases(article: Article): readonly QuotedPhrase[] {
  return read(article).phrases
}

/** The same, those of one text together; in the order of their first places. */
export function phraseLists(article: Article): readonly (readonly QuotedPhrase[])[] {
  return read(article).lists
}

/** The same by their text. */
export function phrasesByText(article: Article): ReadonlyMap<string, readonly QuotedPhrase[]> {
  return read(article).byText
}

const read = once((article) => {
  const phrases: QuotedPhrase[] = []
  const lists: QuotedPhrase[][] = []
  const byText = new Map<string, QuotedPhrase[]>()
  const { wide } = article
  const all = quotes(article)
  for (let i = 0; i < all.length; i++) {
    const quote = all[i]!
    const length = quote.innerEnd - quote.innerStart
    if (length < 2 || length > LONGEST || !quote.closed || quote.mark === '（' || quote.mark === '〔') continue
    const text = wide.slice(quote.innerStart, quote.innerEnd)
    const kind = phraseKind(text)
    if (kind === 0) continue
    // 他说：“……”：话语，不是标签
    if (length > 12 && SPEECH_MARKS.includes(quote.mark) && quote.start > 0 && '：说道问答喊称'.includes(wide[quote.start - 1]!)) continue
    const same = byText.get(text)
    const phrase = { text, key: same ? same[0]!.key : kind === 2 ? text : keyOf(text), quote, start: quote.start, end: quote.end }
    phrases.push(phrase)
    if (same) same.push(phrase)
    else {
      const list = [phrase]
      lists.push(list)
      byText.set(text, list)
    }
  }
  return { phrases, lists, byText }
})

/** True in “” and ‘’, the marks of names and slogans in horizontal print. */
export const isQuoted = ({ quote }: QuotedPhrase): boolean => quote.mark === '“' || quote.mark === '‘'

/** Those of the phrases that stand in quotation marks, not in the marks of a title or in brackets. */
export function inQuotes(phrases: readonly QuotedPhrase[]): readonly QuotedPhrase[] {
  return phrases.every(isInQuotes) ? phrases : phrases.filter(isInQuotes)
}

const isInQuotes = ({ quote }: QuotedPhrase): boolean => SPEECH_MARKS.includes(quote.mark)

/** How the article writes the phrases that stand bare in it: those that it quotes elsewhere, and those of the shared table. */
export const phraseUses = once((article): ReadonlyMap<string, PhraseUse> => usesOf(article, []))

/** The same with further phrases to look for. */
export function usesOf(article: Article, more: readonly string[]): ReadonlyMap<string, PhraseUse> {
  const { wide } = article
  const byText = phrasesByText(article)
  const own = more.length ? new PhraseIndex([...ownPhrases(article).phrases, ...more]).find(wide) : ownPlaces(article)
  const places = merged(own, tablePlaces(article))
  const uses = new Map<string, PhraseUse & { bare: Place[] }>()
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!
    if (!isBare(article, place)) continue
    const text = wide.slice(place.start, place.end)
    const use = uses.get(text)
    if (use) use.bare.push(place)
    else uses.set(text, { text, quoted: inQuotes(byText.get(text) ?? []), bare: [place] })
  }
  return uses
}

const tablePlaces = watch(knownSlogans.keys())

/** What the article quotes, wherever it stands without marks in front. */
function ownPhrases(article: Article): OwnPhrases {
  const phrases: string[] = []
  const lists = phraseLists(article)
  for (let i = 0; i < lists.length; i++) if (lists[i]!.some(isInQuotes)) phrases.push(lists[i]![0]!.text)
  const byText = phrasesByText(article)
  return { phrases, has: (text) => byText.get(text)?.some(isInQuotes) === true, notBehind: openers }
}

const ownPlaces = watchOwn(ownPhrases)

/** Both lists in order; of two that begin together the longer. */
function merged(a: readonly Place[], b: readonly Place[]): readonly Place[] {
  if (!a.length || !b.length) return a.length ? a : b
  const all: Place[] = []
  let k = 0
  for (let i = 0; i < a.length; i++) {
    let place = a[i]!
    while (k < b.length && b[k]!.start < place.start) all.push(b[k++]!)
    if (k < b.length && b[k]!.start === place.start) {
      if (b[k]!.end > place.end) place = b[k]!
      k++
    }
    all.push(place)
  }
  while (k < b.length) all.push(b[k++]!)
  return all
}

const OPENERS = '“‘「『《〈【'
const openers = new Uint8Array(0x10000)
for (const mark of OPENERS) openers[mark.charCodeAt(0)] = 1

/** Not itself between marks, nor a part of a longer label or title. Inside a quoted sentence it counts as bare. */
function isBare(article: Article, { start, end }: Place): boolean {
  // 半边引号缺失，归引号成对的规则管
  if (start > 0 && openers[article.wide.charCodeAt(start - 1)] === 1) return false
  if (end < article.wide.length && '”’」』》〉】'.includes(article.wide[end]!)) return false
  const around = quoteAround(article, start, OPENERS)
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
  const groups = new Map<string, readonly QuotedPhrase[]>()
  const several = new Map<string, QuotedPhrase[]>()
  const lists = phraseLists(article)
  for (let i = 0; i < lists.length; i++) {
    const phrases = lists[i]!
    const { key } = phrases[0]!
    const group = groups.get(key)
    if (!group) {
      groups.set(key, phrases)
      continue
    }
    let all = several.get(key)
    if (!all) several.set(key, (all = [...group]))
    for (const phrase of phrases) all.push(phrase)
  }
  for (const [key, all] of several) groups.set(key, all.sort((a, b) => a.start - b.start))
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

/**
 * True if two titles or names that {@link isVariant} are nevertheless likely to be two: either has a word of its own where
 * they differ (森林城市、园林城市; 教师法、律师法), or they are statutes (海洋环境保护法、环境保护法).
 */
export function areLikelyTwo(a: string, b: string): boolean {
  if (/^中华人民共和国.*法$/u.test(a) && /^中华人民共和国.*法$/u.test(b)) return true
  if (a.length !== b.length) return false
  const at = firstDifference(a, b)
  return weightAround(a, at, a.charCodeAt(at)) > 0 && weightAround(b, at, b.charCodeAt(at)) > 0
}

/** True if a phrase of the one list stands right beside one of the other, as in “国家园林城市”“国家森林城市”. */
export function areSideBySide({ wide }: Article, a: readonly QuotedPhrase[], b: readonly QuotedPhrase[]): boolean {
  return a.some((one) => b.some((other) => {
    const [first, second] = one.start < other.start ? [one, other] : [other, one]
    return second.start - first.end < 60 && /^(?:[、，；和与及或]|以及|[“《][^”》]*[”》])*$/u.test(wide.slice(first.end, second.start))
  }))
}

/** Lengths differ by one or two and the longer only adds in its middle; or one character differs that tells nothing. */
export function isVariant(a: string, b: string): boolean {
  const long = a.length >= b.length ? a : b
  const short = long === a ? b : a
  const gap = long.length - short.length
  if (gap > 2) return false
  let head = 0
  while (head < short.length && long[head] === short[head]) head++
  let tail = 0
  while (tail < short.length - head && long[long.length - 1 - tail] === short[short.length - 1 - tail]) tail++
  if (gap === 0) {
    if (long.length < 6 || head + tail !== long.length - 1 || head === 0 || tail === 0) return false
    return !telling.test(long[head]!) && !telling.test(short[head]!)
  }
  return head + tail === short.length && head >= 2 && tail >= 2 && !numbering.test(long.slice(head, head + gap))
}

/** Phrases of one kind of mark of which one is another with a letter that makes no word there, with two letters in the wrong order, with one twice or one missing. */
export function garbledPhrases(article: Article, isKind: (phrase: QuotedPhrase) => boolean): { odd: readonly QuotedPhrase[]; model: readonly QuotedPhrase[] }[] {
  const found: { odd: readonly QuotedPhrase[]; model: readonly QuotedPhrase[] }[] = []
  const halves = new Map<string, (readonly QuotedPhrase[])[]>()
  for (const phrases of phraseLists(article)) {
    const { text } = phrases[0]!
    if (text.length < 3 || text.length > 24 || !phrases.every(isKind)) continue
    // 换了、少了、多了一个字，不是头两个字照旧，就是末两个字照旧
    for (const half of [`^${text.slice(0, 2)}`, `${text.slice(-2)}$`, ...(text.length === 4 ? [`^${text[0]}${text[3]}$`] : [])]) {
      const list = halves.get(half)
      if (!list) halves.set(half, [phrases])
      else if (list.length < 20) list.push(phrases)
    }
  }
  const said = new Set<readonly QuotedPhrase[]>()
  for (const list of halves.values()) if (list.length > 1) for (const model of list) for (const odd of list) {
    if (odd.length > model.length || odd === model || (model[0]!.text.length < 4 && odd[0]!.text.length < 4) || said.has(odd) || said.has(model) || !isGarbled(odd[0]!.text, model[0]!.text) || areSideBySide(article, model, odd)) continue
    said.add(odd)
    found.push({ odd, model })
  }
  return found
}

/** Of phrases too short to be told by their words alone: those that stand once and differ in one letter, at `at`, from one that stands three times and more. */
export function* rarelyOtherwise(lists: readonly (readonly QuotedPhrase[])[]): Generator<{ often: readonly QuotedPhrase[]; rare: QuotedPhrase; at: number }> {
  for (const often of lists) if (often.length > 2) for (const [rare, ...more] of lists) {
    const at = more.length ? -1 : onlyDifference(often[0]!.text, rare!.text)
    if (at >= 0) yield { often, rare: rare!, at }
  }
}

/** Tells which of the two is wrong; of two in the other order the one that comes first in its list is taken for right. */
function isGarbled(odd: string, model: string): boolean {
  const at = firstDifference(odd, model)
  if (odd.length > model.length) return isStuttered(odd, model, at)
  if (odd.length < model.length) return isMaimed(odd, model, at)
  if (!/\p{Script=Han}/u.test(odd[at] ?? '') || !/\p{Script=Han}/u.test(model[at]!)) return false
  const rest = odd.slice(at + 1)
  // 春江花月、秋江花月：头一个字不同，常是两个名称
  if (rest === model.slice(at + 1)) {
    // 一户一策、一企一策
    if (at > 0 && /[一多每]/u.test(odd[at - 1]!)) return false
    const tells = Number(telling.test(odd[at]!)) + Number(telling.test(model[at]!))
    if (tells === 2) return false
    if (tells === 1) return cost(odd) > cost(model) + 7
    if ((at > 0 || odd.length > 5) && weightAround(odd, at, odd.charCodeAt(at)) === 0 && weightAround(model, at, model.charCodeAt(at)) > 0) return true
    return cost(odd) > cost(model) + 3.5
  }
  if (odd[at] !== model[at + 1] || odd[at + 1] !== model[at] || rest.slice(1) !== model.slice(at + 2)) return false
  // 中朝友好、朝中友好：两国各以自己为先
  return (at > 0 && odd.length > 4) || cost(odd) > cost(model) + 1
}

/** 一带带路: a letter twice. */
const isStuttered = (odd: string, model: string, at: number): boolean => odd.length === model.length + 1 && at > 0 && odd[at] === odd[at - 1] && odd.slice(at + 1) === model.slice(at)

/** 三个表, for 三个代表: a letter is gone from the middle, and one beside it is left without a word. */
function isMaimed(odd: string, model: string, at: number): boolean {
  if (odd.length !== model.length - 1 || at === 0 || at === odd.length || odd.slice(at) !== model.slice(at + 1) || numbering.test(model[at]!)) return false
  const isLone = (text: string, index: number): boolean => weightAround(text, index, text.charCodeAt(index)) === 0
  return (isLone(odd, at - 1) && !isLone(model, at - 1)) || (isLone(odd, at) && !isLone(model, at + 1))
}
