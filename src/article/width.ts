/**
 * Which half-width marks stand in Chinese. GB/T 15834—2011 5.1.1: marks in Chinese text take one em. The one place that
 * decides it: the `wide` shadow of every article and the rule `punctuation-width` both read it from here.
 */

import { isTransliteration } from '../language/transliteration.js'

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '.': '。' }

const isDigit = (u: number) => u >= 0x30 && u <= 0x39
const isLatin = (u: number) => (u >= 0x41 && u <= 0x5A) || (u >= 0x61 && u <= 0x7A)
const isHan = (u: number) => (u >= 0x4E00 && u <= 0x9FFF) || (u >= 0x3400 && u <= 0x4DBF) || u === 0x3007 || (u >= 0xD840 && u <= 0xDFFF)
const isAlnum = (u: number) => isDigit(u) || isLatin(u)
const isBracket = (u: number) => u === 0x28 || u === 0x29
/** Closing marks and other full-width marks after which Chinese goes on. */
const isWideMark = (u: number) => '”’）》】〉〕」』、，。；：？！…—％℃·'.includes(String.fromCharCode(u))
const isOpener = (u: number) => '“‘（《【〈〔「『'.includes(String.fromCharCode(u))
const isCloser = (u: number) => '”’）》】〉〕」』'.includes(String.fromCharCode(u))
const isSpace = (u: number) => u === 0x20 || u === 0x3000

const candidates = /[,;:?!().]/g

const wideAlnum = /[\uFF05\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/
const allWideAlnum = /[\uFF05\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]|(?<=[0-9\uFF10-\uFF19])\uFF0E(?=[0-9\uFF10-\uFF19])/g

/** The same text, same length, with full-width digits, letters and percent signs in half width (GB/T 15835—2011 5.1.7.1). */
export function narrowAlnum(text: string): string {
  return wideAlnum.test(text) ? text.replace(allWideAlnum, (c) => String.fromCharCode(c.charCodeAt(0) - 0xFEE0)) : text
}

/** The same text, same length, with the half-width marks of Chinese sentences widened, and full-width digits and letters narrowed. */
export function widen(source: string): string {
  const text = narrowAlnum(source)
  const marks = marksOf(text)
  if (!marks.length) return text
  const pieces: string[] = [] // joined at once: a string built up bit by bit is slower to read ever after
  let from = 0
  for (const { index, wide } of marks) {
    pieces.push(text.slice(from, index), wide)
    from = index + 1
  }
  pieces.push(text.slice(from))
  return pieces.join('')
}

/** True if a full stop of the text stands in half width: then a point may be another one. */
export function hasNarrowStop({ prose, wide }: { prose: string; wide: string }): boolean {
  for (let at = prose.indexOf('.'); at >= 0; at = prose.indexOf('.', at + 1)) if (wide.charCodeAt(at) === 0x3002) return true
  return false
}

/** Every half-width mark that stands in Chinese, with its full-width form, in order. */
function marksOf(text: string): { index: number; wide: string }[] {
  const found: { index: number; wide: string }[] = []
  const openers: boolean[] = [] // the brackets that are open, and whether each is Chinese
  let blockEnd = -1
  candidates.lastIndex = 0
  while (candidates.test(text)) {
    const i = candidates.lastIndex - 1
    // 3.5、1,024、8:30、a.txt：绝大多数
    if (isAlnum(text.charCodeAt(i - 1)) && isAlnum(text.charCodeAt(i + 1)) && !isBracket(text.charCodeAt(i))) continue
    const mark = text[i]!
    if (i > blockEnd) {
      openers.length = 0
      blockEnd = text.indexOf('\n', i)
      if (blockEnd < 0) blockEnd = text.length
      if (isReference(text, i, blockEnd)) {
        candidates.lastIndex = blockEnd
        continue
      }
    }
    if (mark === '(') {
      if (startsInterval.test(text.slice(i, i + 24))) continue
      const chinese = bracketIsChinese(text, i)
      openers.push(chinese)
      if (chinese) found.push({ index: i, wide: '（' })
    } else if (mark === ')') {
      if (endsInterval.test(text.slice(Math.max(0, i - 24), i))) continue
      const opener = openers.pop()
      // a bracket whose other half is full-width already, or that closes a Chinese one
      if (opener ?? closesWide(text, i)) found.push({ index: i, wide: '）' })
    } else if (isPointInChinese(text, i, mark) && !(mark !== '.' && isInAddress(text, i, mark))) found.push({ index: i, wide: WIDE[mark]! })
  }
  return found
}

// x∈(0,1]、[a,b)：半开区间的括号不成对
const startsInterval = /^\([^()[\]\n\p{Script=Han}]{1,20}\]/u
const endsInterval = /\[[^()[\]\n\p{Script=Han}]{1,20}$/u

/** 「[1] 王某. 新闻史[M]. 北京: 某社, 2010.」：GB/T 7714 的参考文献用半角标点 */
function isReference(text: string, i: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', i - 1) + 1, end)
  return line.length < 500 && /\[(?:[MJDCNRSPAZG]|(?:EB|DB|[MJN])\/OL)\](?=[.,/])/.test(line)
}

/** https://a.cn/新闻?q=江州,要闻：网址里的汉字 */
function isInAddress(text: string, i: number, mark: string): boolean {
  return mark === '?' ? /^\w{1,20}=/.test(text.slice(i + 1, i + 22)) : /\?\w{1,20}=[!-~\p{Script=Han}]{0,60}$/u.test(text.slice(Math.max(0, i - 90), i))
}

/** The nearest unit to the left that says what language runs: spaces are skipped. 0 at the start of a block. */
function unitBefore(text: string, i: number): number {
  let k = i - 1
  while (k >= 0 && isSpace(text.charCodeAt(k))) k--
  return k < 0 ? 0x0A : text.charCodeAt(k)
}

function unitAfter(text: string, i: number): number {
  let k = i + 1
  while (k < text.length && isSpace(text.charCodeAt(k))) k++
  return k >= text.length ? 0x0A : text.charCodeAt(k)
}

function isPointInChinese(text: string, i: number, mark: string): boolean {
  const before = text.charCodeAt(i - 1)
  const after = i + 1 < text.length ? text.charCodeAt(i + 1) : 0x0A
  if (i === 0 || before === 0x0A) return false
  const next = isSpace(after) ? unitAfter(text, i) : after
  if (isSpace(before)) {
    // 「强调 ,这次」：空格不挡
    const left = unitBefore(text, i)
    return mark !== '.' && mark !== ':' && (isHan(left) || isCloser(left)) && !isSpace(after) && isHan(after)
  }
  if (mark === '.') {
    // 「…」「1.」「文件.txt」不是句号；只有两侧都是汉字语境的才是
    if (before === 0x2E || after === 0x2E) return false
    if (before === 0x25) return next === 0x0A ? hasHanNear(text, i) : isHan(after)
    if (!(isHan(before) || isCloser(before))) return false
    if (next === 0x0A) return true
    if (isSpace(after)) return false
    return isCloser(after) || isOpener(after) || after === 0x28 || (isHan(after) && !isInitial(text, i)) || startsSentence(text, i)
  }
  if (isHan(before) || isWideMark(before)) {
    if (mark === ':' && (text.startsWith('//', i + 1) || isLabel(text, i))) return false
    // 全角标点之后的半角点号：成对的才算（“……”,），连着的半角点号（“!!”）随前一个
    if (isHan(next) || next === 0x0A || isOpener(next) || isWideMark(next) || next === 0xFFFC) return true
    if (isDigit(next) || isLatin(next)) return !(isLatin(before)) || isHan(before)
    if (next === 0x22 || next === 0x27 || next === 0x28 || next === 0x29) return true
    return '!?'.includes(String.fromCharCode(next))
  }
  if (before === 0x21 || before === 0x3F) return (mark === '!' || mark === '?') && isRunInChinese(text, i)
  if (before === 0x29) return closerIsChinese(text, i - 1) && (isHan(next) || next === 0x0A || isOpener(next) || isDigit(next) || isLatin(next))
  if (before === 0x22) return isHan(next) || isOpener(next) || (next === 0x0A && hasHanNear(text, i))
  const chineseNext = isHan(next) || isOpener(next)
  if (isDigit(before) || before === 0x25 || before === 0x2103) {
    // 29.Nxf7!：棋谱里的妙手、疑问手
    if ((mark === '!' || mark === '?') && /[a-h]$/.test(text.slice(Math.max(0, i - 2), i - 1))) return false
    // 10%,高于 / 2023,以及；数字之间的冒号、逗号是时刻、比分、千分位
    if (chineseNext) return mark !== ':' || !isDigit(after)
    return next === 0x0A && mark !== ':' && hasHanNear(text, i)
  }
  if (isLatin(before) || before === 0x2B) {
    if (isSpace(after)) return false
    // &nbsp;
    if (mark === ';' && /&[a-z]{2,8}$/.test(text.slice(Math.max(0, i - 9), i))) return false
    // 「OK,好的」「Q:怎么办」在行首也一样
    if (chineseNext) return hasHanNear(text, i) || (isHan(after) && (mark === ':' || isHan(text.charCodeAt(i + 2))))
    return next === 0x0A && (mark === '!' || mark === '?' || mark === ';' || mark === ',') && endsInChinese(text, i)
  }
  if (before === 0xFFFC) return chineseNext
  return false
}

/** 【编辑:张三】是网站的字段，不是文句 */
function isLabel(text: string, i: number): boolean {
  return /【[^】\n]{1,5}$/u.test(text.slice(Math.max(0, i - 6), i)) && /^:[^【】\n]{1,14}】/u.test(text.slice(i, i + 16))
}

/** 「太好了!!」：连着的叹号、问号随第一个 */
function isRunInChinese(text: string, i: number): boolean {
  let first = i
  while (first > 0 && i - first < 8 && (text.charCodeAt(first - 1) === 0x21 || text.charCodeAt(first - 1) === 0x3F)) first--
  const before = first < i && i - first < 8 ? text.charCodeAt(first - 1) : 0
  return isHan(before) || isWideMark(before)
}

/** 「约翰.肯尼迪」「科技.创新」里的点是间隔号一类，不是句号 */
function isInitial(text: string, i: number): boolean {
  let left = 0
  while (left < 5 && isHan(text.charCodeAt(i - 1 - left))) left++
  let right = 0
  while (right < 5 && isHan(text.charCodeAt(i + 1 + right))) right++
  return (left < 5 && right < 5 && !'，；。、”'.includes(text[i - 1 - left]!)) || (isTransliteration(text.slice(i - 2, i)) && isTransliteration(text.slice(i + 1, i + 3))) || (isTransliteration(text.slice(i - 1, i)) && isTransliteration(text.slice(i + 1, i + 5)))
}

/** 「获得一等奖.2015年」：点后是新的一句，不是「图.1」「文件.txt」 */
function startsSentence(text: string, i: number): boolean {
  return /^\p{Script=Han}{2}$/u.test(text.slice(Math.max(0, i - 2), i)) && /^(?:\d{1,6}[\p{Script=Han}—～%]|[A-Z][A-Za-z]{1,20}[\p{Script=Han} （(])/u.test(text.slice(i + 1, i + 24))
}

function hasHanNear(text: string, i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 24 && text.charCodeAt(k) !== 0x0A; k--) if (isHan(text.charCodeAt(k))) return true
  return false
}

/** The sentence that ends here holds more Han than Latin words: it is Chinese that happens to end in a Latin word. */
function endsInChinese(text: string, i: number): boolean {
  let han = 0
  let words = 0
  for (let k = i - 1; k >= 0 && k > i - 60; k--) {
    const u = text.charCodeAt(k)
    if (u === 0x0A || u === 0x3002) break
    if (isHan(u)) han++
    else if (isLatin(u) && !isLatin(text.charCodeAt(k - 1))) words++
  }
  return han > words * 2
}

function bracketIsChinese(text: string, i: number): boolean {
  let depth = 0
  for (let k = i; k < text.length && k < i + 200; k++) {
    const u = text.charCodeAt(k)
    if (u === 0x0A) break
    if (u === 0x28) depth++
    else if (u === 0x29 || u === 0xFF09) {
      if (u === 0xFF09 || --depth === 0) return u === 0xFF09 || isHan(unitBefore(text, i)) && !isFormula(text, i, k)
    } else if (isHan(u) || (u >= 0xFF01 && u <= 0xFF5E)) return true
  }
  return false
}

/** 汉字后的 (x)、(0,1)、(a+b) 是公式或外文，括号照旧；(NHK)、(2023)、(12) 跟随中文。 */
function isFormula(text: string, start: number, end: number): boolean {
  const inner = text.slice(start + 1, end)
  return inner === '' || !/^(?:\d{1,4}|[A-Z][A-Za-z.\- ]{1,40}|[\d.]+[%％℃]?)$/u.test(inner)
}

function closesWide(text: string, i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 200; k--) {
    const u = text.charCodeAt(k)
    if (u === 0x0A || u === 0x29 || u === 0xFF09) return false
    if (u === 0xFF08) return true
  }
  return false
}

function closerIsChinese(text: string, i: number): boolean {
  let depth = 0
  for (let k = i; k >= 0 && k > i - 200; k--) {
    const u = text.charCodeAt(k)
    if (u === 0x0A) return false
    if (u === 0x29) depth++
    else if (u === 0x28 && --depth === 0) return bracketIsChinese(text, k)
    else if (u === 0xFF08) return true
  }
  return false
}
