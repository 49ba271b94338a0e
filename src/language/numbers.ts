/**
 * The numbers of an article, read once: Arabic numbers with what belongs to them, calendar dates, the day the article is
 * from, and the value of Han numerals. All offsets are prose offsets; the text read is {@link Article.wide}, where
 * full-width digits are half-width already.
 */
import type { Article } from '../article/article.js'
import { once } from '../article/once.js'
import { wideUnits } from './units.js'

/** An Arabic number: digits with thousands commas and decimals. Most are asked for nothing: what can be read from the text is read when asked. */
export class NumberToken {
  constructor(
    private readonly wide: string,
    readonly start: number,
    /** behind the last digit */
    readonly end: number,
    /** How many digits it has; 0 when there are commas or a decimal point among them. */
    readonly digits: number,
  ) {}

  get text(): string {
    return this.wide.slice(this.start, this.end)
  }

  /** without the scale: 3.5万 → 3.5 */
  get value(): number {
    return Number(this.digits > 0 ? this.text : this.text.replaceAll(',', ''))
  }

  /** The UTF-16 unit right in front of it and the one right behind `end`; NaN at the edge of the text. */
  get before(): number {
    return this.wide.charCodeAt(this.start - 1)
  }

  get after(): number {
    return this.wide.charCodeAt(this.end)
  }

  /** '%', '‰', '万', '亿', '万亿' or '' */
  get scale(): string {
    return scaleOf(this.wide, this.end)
  }

  /** behind the percent sign or 万, 亿, 万亿 that multiplies it; equal to `end` when there is none */
  get tail(): number {
    return this.end + this.scale.length
  }
}

/** The numbers, and those among them that the rules about dates and ranges look for, by their index. */
interface Numbers {
  all: NumberToken[]
  dated: number[]
  joined: number[]
  parted: number[]
}

/** A unit as {@link NumberToken} holds it: `unit('年')`. */
export const unit = (char: string): number => char.charCodeAt(0)

const [YEAR, MONTH, DAY, NUMBER, WAN, YI, PERMILLE, PERCENT] = Array.from('年月日号万亿‰%', unit) as [number, number, number, number, number, number, number, number]
const [COMMA, POINT] = [unit(','), unit('.')]
const JOINTS: readonly number[] = Array.from('—～-~〜–―─－−至到为', unit)

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39

const readNumbers = once((article: Article): Numbers => {
  const { wide } = article
  const units = wideUnits(article)
  const { length } = units
  const all: NumberToken[] = []
  const dated: number[] = []
  const joined: number[] = []
  const parted: number[] = []
  let last = -Infinity // behind the number before
  for (let start = 0; start < length; start++) {
    const c = units[start]!
    if (c > 0x39 || c < 0x30) continue
    const whole = pastDigits(units, start + 1)
    let after = units[whole]!
    let end = whole
    if (after === COMMA || after === POINT) {
      end = pastParts(units, start, whole)
      after = units[end]!
    }
    const k = all.length
    if (after === YEAR || after === MONTH) dated.push(k)
    const gap = start - last
    if (gap === 1) parted.push(k - 1)
    if (gap <= 10 && JOINTS.includes(units[start - 1]!)) joined.push(k)
    all.push(new NumberToken(wide, start, end, end === whole ? end - start : 0))
    last = end
    start = end // no digit stands there
  }
  return { all, dated, joined, parted }
})

/** Every Arabic number, in order. Digits inside Latin words (G20, PM2.5) are numbers as well: ask {@link isCode}. */
export const numbers = (article: Article): readonly NumberToken[] => readNumbers(article).all

/** The indexes in {@link numbers} of those with 年 or 月 right behind. */
export const datedNumbers = (article: Article): readonly number[] => readNumbers(article).dated

/**
 * The indexes of those that end a range or a change, as far as a glance tells: right behind a dash, a wave, 至, 到 or 为, and
 * at most ten units behind the last digit of the number before.
 */
export const joinedNumbers = (article: Article): readonly number[] => readNumbers(article).joined

/** The indexes of those that one unit parts from the next number: 10·5, 2023.3.15, 12、500. */
export const partedNumbers = (article: Article): readonly number[] => readNumbers(article).parted

/** Behind the groups of three and the decimals of a number whose first digits are read; `from` where there are none. */
function pastParts(units: Uint16Array, start: number, from: number): number {
  let end = from
  // 1,024,000: whole groups of three
  while (from - start <= 3 && units[end] === COMMA && pastDigits(units, end + 1) === end + 4) end += 4
  if (units[end] === POINT && units[start - 1] !== POINT) {
    const fraction = pastDigits(units, end + 1)
    // 2023.3.15 is no decimal
    if (fraction > end + 1 && (units[fraction] !== POINT || !isDigit(units[fraction + 1]!))) return fraction
  }
  return end
}

function pastDigits(units: Uint16Array, from: number): number {
  let i = from
  while (isDigit(units[i]!)) i++
  return i
}

/** The index in {@link numbers} of the number that starts at a prose offset, or -1. */
export function numberAt(article: Article, start: number): number {
  const tokens = numbers(article)
  let low = 0
  let high = tokens.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start === start) return middle
    if (tokens[middle]!.start < start) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function scaleOf(text: string, at: number): string {
  const c = text.charCodeAt(at)
  if (c > YI) return '' // nearly all that stands there
  if (c === WAN) return text.charCodeAt(at + 1) === YI ? '万亿' : '万'
  return c === YI ? '亿' : c === PERCENT ? '%' : c === PERMILLE ? '‰' : ''
}

const scales: Readonly<Record<string, number>> = { '': 1, '%': 0.01, '‰': 0.001, 万: 1e4, 亿: 1e8, 万亿: 1e12 }

/** 3.5万 → 35000 */
export const amount = (token: NumberToken): number => token.value * worthOf(token)

/** What one stands for: 10000 in 3.5万. */
export const worthOf = ({ scale }: NumberToken): number => scale === '' ? 1 : scales[scale]!

/** What one in the last place stands for: 1000 in 3.5万. It tells how exact a number is. */
export const lastPlaceOf = (token: NumberToken): number => {
  const point = token.digits > 0 ? -1 : token.text.indexOf('.')
  return point < 0 ? worthOf(token) : worthOf(token) / 10 ** (token.text.length - point - 1)
}

/** Part of a code, a model, an address: touched by a Latin letter or by the marks that join codes. */
export function isCode({ before, after }: NumberToken): boolean {
  return (before < 0x80 && /[A-Za-z_/\\@.\-]/.test(String.fromCharCode(before))) || (after < 0x80 && /[A-Za-z_/\\@]/.test(String.fromCharCode(after)))
}

/** A date as written: any of its parts may be missing, the month or the year at most if another is there. */
export interface DateToken {
  start: number
  end: number
  year?: number
  month?: number
  day?: number
}

/** Dates in Arabic digits with 年, 月, 日 (or 号), in order; the parts as written, possible or not. */
export const dates = once((article: Article): readonly DateToken[] => {
  const { wide } = article
  const tokens = numbers(article)
  const found: DateToken[] = []
  let next = 0
  for (const k of datedNumbers(article)) {
    const token = tokens[k]!
    // l5日、A3月：认错的数字和编号
    if (k < next || !isPlain(token) || isLetterOrBar(token.before)) continue
    next = k + 1
    const date: DateToken = { start: token.start, end: token.end }
    let month: NumberToken | undefined = token
    const year = token.digits === 4 && token.after === YEAR ? token.value : 0
    if (year >= 1000 && year < 3000) {
      date.year = year
      date.end = token.end + 1
      month = tokens[next]
      if (month && month.start === date.end && isMonth(wide, month)) next++
      else month = undefined
    }
    if (month && isMonth(wide, month)) {
      date.month = month.value
      date.end = month.end + 1
      const day = tokens[next]
      if (day && day.start === date.end && isDay(wide, day)) {
        date.day = day.value
        date.end = day.end + 1
        next++
      }
    }
    if (date.year !== undefined || date.month !== undefined) found.push(date)
  }
  return found
})

const isPlain = ({ digits }: NumberToken): boolean => digits > 0 && digits <= 4
const isLetterOrBar = (c: number): boolean => c < 0x80 && /[A-Za-z|]/.test(String.fromCharCode(c))
const isShort = ({ digits }: NumberToken): boolean => digits === 1 || digits === 2
/** 3月, but not 3月龄, 3月大 */
const isMonth = (wide: string, month: NumberToken): boolean => month.after === MONTH && isShort(month) && !/[龄嫂饼]/.test(wide[month.end + 1] ?? '')
/** 15日, 15号, but not 2号线, 8号楼 */
const isDay = (wide: string, day: NumberToken): boolean => isShort(day) && (day.after === DAY || (day.after === NUMBER && !/[线院楼文令机店馆门厅桥公]/.test(wide[day.end + 1] ?? '')))

/** Days in a month; February has 29 when the year is a leap year or unknown. */
export function daysIn(month: number, year?: number): number {
  if (month === 2) return year === undefined || isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Is there such a day? */
export function isPossible({ year, month, day }: Pick<DateToken, 'year' | 'month' | 'day'>): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false
  return day === undefined || month === undefined || (day >= 1 && day <= daysIn(month, year))
}

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (year: number, month: number, day: number): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay()

/** The day an article is from, as far as it says so. */
export interface ArticleDate { year: number; month: number; day: number; from: 'meta' | 'folio' | 'path' }

/** From the front matter, a folio line (2023年3月15日 星期三) or the file's path. */
export const articleDate = once((article: Article): ArticleDate | null => {
  for (const [key, { value }] of article.meta) {
    if (!/^(?:date|pubdate|published|publish_?(?:date|time)|datetime|time|日期|时间|发布(?:日期|时间))$/i.test(key)) continue
    const found = toArticleDate(/^\D{0,3}((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/u.exec(value), 'meta')
    if (found) return found
  }
  for (const block of article.blocks) {
    if (block.role !== 'furniture') continue
    const found = toArticleDate(/^((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日/u.exec(article.wide.slice(block.start, block.end)), 'folio')
    if (found) return found
  }
  return toArticleDate(/(?<!\d)((?:19|20)\d\d)[-_/]?(0[1-9]|1[0-2])[-_/]?(0[1-9]|[12]\d|3[01])(?!\d)/u.exec(article.path ?? ''), 'path')
})

function toArticleDate(m: RegExpExecArray | null, from: ArticleDate['from']): ArticleDate | null {
  const date = m && { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), from }
  return date && isPossible(date) ? date : null
}

const HAN_DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/**
 * The value of a Han or Arabic numeral: 十二, 三百零五, 二〇二三, 两, 12. `undefined` when it is none, or none that has a
 * value of its own (三四 is about three or four).
 */
export function valueOf(text: string): number | undefined {
  if (text === '') return undefined
  if (text.length === 1 && HAN_DIGITS[text] !== undefined) return HAN_DIGITS[text]
  if (isDigit(text.charCodeAt(0)) && /^\d+$/u.test(text)) return Number(text)
  if (/^[〇零一二三四五六七八九]{3,4}$/u.test(text)) return Number([...text].map((c) => HAN_DIGITS[c]).join(''))
  let total = 0
  let section = 0
  let digit = -1
  for (const c of text) {
    const d = HAN_DIGITS[c]
    const unit = HAN_UNITS[c]
    if (d !== undefined) {
      if (digit > 0) return undefined
      digit = d
    } else if (unit !== undefined) {
      if (digit < 0 && unit !== 10) return undefined
      section += (digit < 0 ? 1 : digit) * unit
      digit = -1
    } else if (c === '万' || c === '亿') {
      total = (total + section + Math.max(digit, 0)) * (c === '万' ? 1e4 : 1e8)
      section = 0
      digit = -1
    } else return undefined
  }
  return total + section + Math.max(digit, 0)
}

const HAN = '零一二三四五六七八九'

/** 23 → 二十三, 10 → 十, 305 → 三百零五; for 0…9999. */
export function toHan(value: number): string {
  if (value < 10) return HAN[value]!
  let out = ''
  let gap = false
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit) {
      out += (gap ? '零' : '') + (digit === 1 && unit === 10 && out === '' ? '' : HAN[digit]) + name
      gap = false
    } else if (out) gap = true
  }
  return out
}

/** 二三年 style, digit by digit: 2023 → 二〇二三. */
export const toHanYear = (digits: string): string => [...digits].map((d) => d === '0' ? '〇' : HAN[Number(d)]).join('')
