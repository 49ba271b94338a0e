import type { Article } from '../article/article.js'
import { gather } from '../article/gather.js'
import { once } from '../article/once.js'
import type { Problem, Severity } from '../rule.js'
import { readData } from './data.js'
import { personMentions, surnameLength } from './names.js'
import { inTraditionalScript } from './traditional-script.js'
import { readTermIndex, type TermIndex } from './term-index.js'
import { wideUnits } from './units.js'
import { cost, segment } from './dictionary.js'

/** A row of one of the `.tsv` tables beside the rules. */
export interface Row {
  /** id of the rule, which is the stem of the table's file */
  table: string
  wrong: string
  /** what it should be, the best first; empty for what should go */
  right: readonly string[]
  /** contexts of which one must hold, and contexts of which none may (see {@link contextOf}) */
  when: string
  unless: string
  level: Severity | ''
  /** a reason, added to the message */
  note: string
}

/** A row that fits at a place of the prose. */
export interface Hit { start: number; end: number; row: Row }

/**
 * All tables behind one index: `terms.bin`, made by `scripts/terms.ts`. A row is decoded when its term is met, which
 * is seldom, so that loading costs next to nothing.
 */
interface Terms { index: TermIndex; rowsOf(term: number): readonly Row[] }

let loaded: Terms | undefined
const terms = (): Terms => (loaded ??= read(readData('terms.bin')))

function read(bytes: Uint8Array): Terms {
  const [indexed, count, rowCount] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3) as unknown as [number, number, number]
  let at = bytes.byteOffset + 12
  const index = readTermIndex(new Uint8Array(bytes.buffer, at, indexed))
  at += indexed
  const firstRow = new Uint32Array(bytes.buffer, at, count + 1)
  const rowAt = new Uint32Array(bytes.buffer, at + (count + 1) * 4, rowCount + 1)
  at += (count + 1 + rowCount + 1) * 4
  const text = new Uint8Array(bytes.buffer, at)
  const decoder = new TextDecoder()
  const known = new Map<number, Row[]>()
  return {
    index,
    rowsOf(term) {
      let rows = known.get(term)
      if (!rows) {
        rows = []
        for (let r = firstRow[term]!; r < firstRow[term + 1]!; r++) rows.push(parseRow(decoder.decode(text.subarray(rowAt[r]!, rowAt[r + 1]!))))
        known.set(term, rows)
      }
      return rows
    },
  }
}

function parseRow(line: string): Row {
  const [table = '', wrong = '', right = '', when = '', unless = '', level = '', note = ''] = line.split('\t')
  return { table, wrong, right: right.split('|'), when, unless, level: level as Row['level'], note }
}

/** Every row that fits in the article, by table, from one scan. Of hits that overlap, the longest stays. */
export const termHits = once((article: Article): ReadonlyMap<string, readonly Hit[]> => {
  const { index, rowsOf } = terms()
  const text = article.wide
  const hits: Hit[] = []
  index.scan(text, (term, start, end) => {
    for (const row of rowsOf(term)) if (fits(row, text, start, end)) hits.push({ start, end, row })
  }, wideUnits(article))
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  const byTable = new Map<string, Hit[]>()
  let end = -1
  for (const hit of hits) {
    if (hit.end <= end) continue // inside a longer one, or said already
    end = hit.end
    gather(byTable, hit.row.table, hit)
  }
  return byTable
})

/**
 * The hits of one table as findings: 「原文」应为「改文」 where the row is an error, 疑为 where it is a warning, 宜为 where it is a hint.
 * The wording inside 《》 belongs to its author: there an error is but a doubt, or nothing at all.
 */
export function* tableProblems(article: Article, table: string, level: Severity, titles: 'skip' | 'doubt' = 'skip'): Generator<Problem> {
  for (const { start, end, row } of termHits(article).get(table) ?? []) {
    const inTitle = insideTitle(article, start)
    if (inTitle && titles === 'skip') continue
    if (titles === 'doubt' && row.wrong.length <= 3 && !row.when && isName(article, start, row.wrong)) continue
    // 港澳台的文字另有规范
    if (inTraditionalScript(article, start)) continue
    const severity = inTitle && level === 'error' ? 'warning' : row.level || level
    const verb = severity === 'error' ? '应为' : severity === 'warning' ? '疑为' : '宜为'
    const right = row.right.map((word) => `“${word}”`).join('或')
    yield {
      start, end, severity, suggest: row.right,
      message: `${row.right[0] === '' ? `“${row.wrong}”宜删去` : `“${row.wrong}”${verb}${right}`}${row.note ? `：${row.note}` : ''}`,
    }
  }
}

// 李凯璇、刘宏扬、王先峰：常见的姓，不会是前一个词的末字
const surname = /(?:(?<![国大帝女亲天君])王|(?<![扩紧主夸伸慌开舒铺])张|(?<!行)李|(?<![桥栋])梁|[刘陈杨赵吴徐胡朱郭郑宋韩冯邓曹彭萧蔡潘袁董吕卢蒋贾魏薛杜汪姜姚谭廖邹熊郝崔邱秦侯邵孟尹龚]|(?<!\p{Script=Han})[何许程曾余钟陆谢苏孙贺黎赖罗戴孔唐黄周林])$/u
const title = /(?:导演|演员|教练|选手|歌手|画家|作家|诗人|村民|市民|居民|同学|学生|职工|员工|法官|民警|教师|老师|记者|通讯员|书记|[市县区镇乡村院校局厅部处科所站队班会社馆行台厂]长|主任|主席|教授|研究员|院士|总裁|经理|总监|律师|医生|家长|业主|战士|运动员|工程师|志愿者|先锋|代表)$/u

/** True if the letters are a person's name, or the end of one: names obey no dictionary. */
function isName(article: Article, start: number, letters: string): boolean {
  const text = article.wide
  if (letters.length === 2 && surname.test(text.slice(Math.max(0, start - 2), start))) return true
  for (const { name } of personMentions(article)) {
    if (letters.length === 3 && name[0] === letters[0]) return true // 院长付强……付院长
    const at = name.indexOf(letters)
    if (at >= 0 && text.startsWith(name, start - at)) return true
  }
  return letters.length === 2 && surnameLength(letters) === 1 && title.test(text.slice(Math.max(0, start - 4), start)) && isHan(text.charCodeAt(start + 2))
}

/** True inside 《》: the wording of a title belongs to its author. */
export function insideTitle(article: Article, index: number): boolean {
  const before = article.prose.slice(Math.max(0, index - longestTitle), index)
  const open = before.lastIndexOf('《')
  return open > before.lastIndexOf('\n') && open > before.lastIndexOf('》')
}

// A bound, so that a hostile page with many hits and no title stays linear.
const longestTitle = 80

/** Tables whose wrong forms are no words; `scripts/dictionary.ts` leaves them out of the dictionary. */
export const noWords: ReadonlySet<string> = new Set(['misspelt-words', 'misspelt-idioms', 'variant-forms'])

function fits(row: Row, text: string, start: number, end: number): boolean {
  if (row.unless && contextOf(row.unless)(text, start, end)) return false
  if (row.when) return contextOf(row.when)(text, start, end)
  // a short form that is no word may only seem to be there, across two words: 预防|犯罪
  if (row.wrong.length > 3 || !noWords.has(row.table)) return true
  const reaching = wordsReachingIn(text, start, end)
  return reaching < 2 && row.right.some((right) => gain(text, start, end, right) > (reaching || isDivided(text, start, end, right) ? betweenWords : acrossWords))
}

/** Nats. The word list does not know every word: what gains less may still be two words side by side (连贯|性, 青花|蓝). */
const acrossWords = 2.5
/** Nats that are wanted where a word begins or ends within the term: 两个|入口, 农民工|入会, 位移|值. */
const betweenWords = 5

/** How many words of the text reach into `[start, end)` from outside: 2 where the term is the end of one and the beginning of another. */
function wordsReachingIn(text: string, start: number, end: number): number {
  const { before, after } = clauseAround(text, start, end)
  const to = before.length + end - start
  let reaching = 0
  for (const [a, b] of wordsOf(before + text.slice(start, end) + after)) if ((a < before.length && b > before.length && b < to) || (a > before.length && a < to && b > to)) reaching++
  return reaching
}

/** True if the replacement of `[start, end)` would stand in two words: 两|个人口 is not 两|个人|口 but 两个|人口. */
function isDivided(text: string, start: number, end: number, replacement: string): boolean {
  const { before, after } = clauseAround(text, start, end)
  for (const [a, b] of wordsOf(before + replacement + after)) if (a <= before.length && b >= before.length + replacement.length) return false
  return true
}

function* wordsOf(text: string): Generator<[from: number, to: number]> {
  const lengths = segment(text)
  for (let from = 0; from < text.length;) {
    const to = from + (lengths[from] || 1)
    yield [from, to]
    from = to
  }
}

/**
 * How much likelier the sentence becomes, in nats, when `[start, end)` is replaced. Only the neighbourhood is divided into
 * words, up to the nearest mark.
 */
export function gain(text: string, start: number, end: number, replacement: string): number {
  const { before, after } = clauseAround(text, start, end)
  return cost(before + text.slice(start, end) + after) - cost(before + replacement + after)
}

/** The letters beside `[start, end)`: half a dozen at most, up to the nearest mark. */
function clauseAround(text: string, start: number, end: number): { before: string; after: string } {
  let from = start
  while (from > 0 && start - from < 6 && isHan(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < 6 && isHan(text.charCodeAt(to))) to++
  return { before: text.slice(from, start), after: text.slice(end, to) }
}

export const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff || unit >= 0x3400 && unit <= 0x4dbf

/** How far a context looks, in letters. */
const reach = 64

type Context = (text: string, start: number, end: number) => boolean
const contexts = new Map<string, Context>()

/**
 * A list of contexts, divided by spaces. In each, `~` stands for the term; what stands around it is a regular expression, in
 * which `…` is up to ten characters without a pause and `<` or `>` the beginning or the end of a clause: `解~`, `~(业|机)`,
 * `<~#`. `#` is a digit.
 */
export function contextOf(list: string): Context {
  let context = contexts.get(list)
  if (!context) {
    // what stands on one side only is one pattern for each side
    const left: string[] = []
    const right: string[] = []
    const both: { before: RegExp; after: RegExp }[] = []
    for (const item of list.split(' ')) {
      const at = item.indexOf('~')
      if (at < 0) throw new SyntaxError(`a context needs a ~: ${item}`)
      const before = contextSource(item.slice(0, at))
      const after = contextSource(item.slice(at + 1))
      if (before === '') right.push(after)
      else if (after === '') left.push(before)
      else both.push({ before: endingIn(before), after: beginningWith(after) })
    }
    const leftOnly = left.length ? endingIn(left.join('|')) : undefined
    const rightOnly = right.length ? beginningWith(right.join('|')) : undefined
    context = (text, start, end) => {
      if (rightOnly || both.length) {
        const after = lineAfter(text, end)
        if (rightOnly?.test(after)) return true
        for (const pair of both) if (pair.after.test(after) && endsIn(lineBefore(text, start), pair.before)) return true
      }
      return leftOnly !== undefined && endsIn(lineBefore(text, start), leftOnly)
    }
    contexts.set(list, context)
  }
  return context
}

const contextSource = (part: string): string => part.replaceAll('…', '[^，。；：！？\\n]{0,10}').replaceAll('#', '[0-9０-９]').replaceAll('<', '(?:^|[\\n，。；：、！？“”（）—…\\s])').replaceAll('>', '(?:$|[\\n，。；：、！？”）\\s])')
const beginningWith = (source: string): RegExp => new RegExp(`^(?:${source})`, 'u')
// read backwards from where it is set: `(…)$` would be tried at every letter before
const endingIn = (source: string): RegExp => new RegExp(`(?<=${source})`, 'uy')

function endsIn(text: string, pattern: RegExp): boolean {
  pattern.lastIndex = text.length
  return pattern.test(text)
}

function lineBefore(text: string, start: number): string {
  const near = text.slice(Math.max(0, start - reach), start)
  return near.slice(near.lastIndexOf('\n') + 1)
}

function lineAfter(text: string, end: number): string {
  const near = text.slice(end, end + reach)
  const stop = near.indexOf('\n')
  return stop < 0 ? near : near.slice(0, stop)
}
