import type { Article, Block } from '../article/article.js'
import { gather } from '../article/gather.js'
import { once } from '../article/once.js'
import { wideUnits } from './units.js'

/** The opening marks that come in pairs. */
export type Opener = '“' | '‘' | '「' | '『' | '《' | '〈' | '（' | '【' | '〔'

/** A stretch between a pair of marks: a quotation, a title, a bracket. Prose offsets. */
export interface Quote {
  /** The opening mark as it should be: a reversed or half-width one counts as the one meant. */
  readonly mark: Opener
  /** Index of the opening mark. */
  readonly start: number
  /** Index behind the closing mark; the end of the block when there is none. */
  readonly end: number
  readonly innerStart: number
  readonly innerEnd: number
  /** 0 outside every other pair. */
  readonly depth: number
  /** The pair right around this one. */
  readonly parent: Quote | undefined
  /** False when the closing mark is not in the same block. That is no slip by itself: see {@link flaws}. */
  readonly closed: boolean
}

/** What is wrong with a mark. A quotation that runs on over several paragraphs in the proper way has no flaw. */
export interface Flaw {
  readonly kind: 'unclosed' | 'unopened' | 'reversed'
  /** Index of the mark that has no partner, or faces the wrong way. */
  readonly at: number
  readonly mark: string
  /** Where the missing partner may have stood: from the mark to the next one, or to the end of the sentence. */
  readonly start: number
  readonly end: number
}

const OPENERS = '“‘「『《〈（【〔'
const CLOSERS = '”’」』》〉）】〕'
const partner = (mark: string): string => OPENERS.includes(mark) ? CLOSERS[OPENERS.indexOf(mark)]! : OPENERS[CLOSERS.indexOf(mark)]!
/** Unicode gives every opening mark an even number, and its closing mark the next one. */
const openers = new Map(Array.from(OPENERS, (mark) => [mark.charCodeAt(0), mark as Opener]))

interface Mark { at: number; char: string }
interface Pair { open: number; close: number; char: string }
interface Pairing { pairs: Pair[]; unclosed: Mark[]; unopened: Mark[]; reversed: Mark[] }

/** Every quotation, title and bracket of the article, in the order of their opening marks. */
export function quotes(article: Article): readonly Quote[] {
  return read(article).quotes
}

/**
 * The pairs that rules about pairing and nesting have to look at: all but an outermost “…”, （…） or 《…》 with something
 * in it, which leaves very few.
 */
export function oddQuotes(article: Article): readonly Quote[] {
  return read(article).odd
}

/** Marks without a partner and marks that face the wrong way, in order. */
export function flaws(article: Article): readonly Flaw[] {
  return read(article).flaws
}

/** The innermost pair of the given kinds around an index, if any. */
export function quoteAround(article: Article, index: number, marks: string = OPENERS): Quote | undefined {
  const list = quotes(article)
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.start <= index) low = middle + 1
    else high = middle
  }
  for (let quote = list[low - 1]; quote; quote = quote.parent) if (quote.end > index && marks.includes(quote.mark)) return quote
  return undefined
}

/** Whether a quotation that runs on over several paragraphs is open at an index, though not in the same block. */
export function isInRunningQuote(article: Article, index: number): boolean {
  return read(article).running.some(({ start, end }) => start < index && index < end)
}

interface Stretch { start: number; end: number }
interface Slips { pairing: Pairing; block: Block; index: number }

const read = once((article) => {
  const quotes: Quote[] = []
  const found: Slips[] = []
  const { blocks, wide } = article
  const units = wideUnits(article)
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    if (addPlainQuotes(quotes, wide, units, block)) continue
    const pairing = pairWithSlips(wide, marksOf(wide, block), block)
    addQuotes(quotes, pairing, block)
    found.push({ pairing, block, index })
  }
  const running: Stretch[] = []
  return { quotes, odd: quotes.filter(isOdd), flaws: found.length ? flawsOf(article, found, running) : [], running }
})

function isOdd({ mark, depth, innerStart, innerEnd }: Quote): boolean {
  return depth > 0 || innerStart === innerEnd || (mark !== '“' && mark !== '（' && mark !== '《')
}

type Unfinished = { -readonly [K in keyof Quote]: Quote[K] }

/**
 * Adds the pairs of a block in which all marks are paired one inside the other. False, with nothing added, if there is a
 * slip in it or a quotation directly inside its like.
 */
function addPlainQuotes(quotes: Quote[], text: string, units: Uint16Array, block: Block): boolean {
  const before = quotes.length
  let open: Unfinished | undefined // the innermost pair that waits for its closing mark
  const { start, end } = block
  for (let i = start; i < end; i++) {
    const unit = units[i]!
    if (ofPair[unit] === 0 || (ofPair[unit] === DOUBTFUL && !isMark(text, i, block))) continue
    if (unit % 2 === 0) {
      if (unit === DOUBLE && open !== undefined && open.mark === '“') {
        open = undefined
        quotes.length = before
        return false
      }
      open = { mark: openers.get(unit)!, start: i, end: 0, innerStart: i + 1, innerEnd: 0, depth: open === undefined ? 0 : open.depth + 1, closed: true, parent: open }
      quotes.push(open)
    } else {
      if (open === undefined || units[open.start] !== unit - 1) {
        quotes.length = before
        return false
      }
      open.end = i + 1
      open.innerEnd = i
      open = open.parent
    }
  }
  if (open === undefined) return true
  quotes.length = before
  return false
}

const DOUBLE = 0x201C

/** Not 0 for the units that are one of a pair. */
const ofPair = new Uint8Array(0x10000)
const DOUBTFUL = 2 // may be none: see isMark
for (const mark of OPENERS + CLOSERS) ofPair[mark.charCodeAt(0)] = '‘’）'.includes(mark) ? DOUBTFUL : 1

/** False for the units that look like one of a pair and are none. */
function isMark(text: string, i: number, block: Block): boolean {
  const unit = text.charCodeAt(i)
  // “（”不能放在行尾：讲的是标点本身
  if (text.charCodeAt(i - 1) === DOUBLE && text.charCodeAt(i + 1) === DOUBLE + 1 && unit >> 1 !== DOUBLE >> 1) return false
  switch (unit) {
    case 0x2018: case 0x2019: return !isApostrophe(text, i)
    case 0xFF09: return !isOrdinal(text, i, block) && !isSmile(text, i, block)
    default: return true
  }
}

function marksOf(text: string, block: Block): Mark[] {
  const marks: Mark[] = []
  for (let i = block.start; i < block.end; i++) if (ofPair[text.charCodeAt(i)] !== 0 && isMark(text, i, block)) marks.push({ at: i, char: text[i]! })
  return marks
}

/** Xi’an、O’Neill、’95，以及误作前引号的one‘s：不是引号 */
function isApostrophe(text: string, i: number): boolean {
  if (text[i] === '‘') return /[A-Za-z]/u.test(text[i - 1] ?? '') && /[A-Za-z]/u.test(text[i + 1] ?? '') || /^‘(?:[Tt]is|[Tt]was|em|til|n)\b/u.test(text.slice(i, i + 6))
  if (text[i - 2] === '’' && text[i - 1] === 'n') return true // rock ’n’ roll
  return /[A-Za-z\d]/u.test(text[i + 1] ?? '') || (/[sS]/u.test(text[i - 1] ?? '') && text[i + 1] === ' ')
}

/** 1）、a）、一）：序次语只用后半个括号；（男，52）不是序次语 */
function isOrdinal(text: string, i: number, block: Block): boolean {
  if (!endsOrdinal.test(text[i - 1] ?? '') || !(ordinal.test(text.slice(Math.max(block.start, i - 4), i)) || isFirst(text, i, block))) return false
  // 括号里逐项列举的（任务：1）……；2）……），开了头的括号不在这里收尾
  return !opened.test(text.slice(Math.max(block.start, i - LONGEST_REMARK), i)) || nextOrdinal.test(text.slice(i, Math.min(block.end, i + LONGEST_ITEM)))
}

/** 谢谢您：）、辛苦啦；） */
function isSmile(text: string, i: number, block: Block): boolean {
  if (text[i - 1] !== '：' && text[i - 1] !== '；') return false
  const before = text.slice(Math.max(block.start, i - LONGEST_ITEM), i)
  return before.lastIndexOf('）') >= before.lastIndexOf('（')
}

/** 问题1）谁来办？2）怎么办？ */
function isFirst(text: string, i: number, block: Block): boolean {
  return /\p{Script=Han}[1aA①]$/u.test(text.slice(Math.max(block.start, i - 2), i)) && nextOrdinal.test(text.slice(i, Math.min(block.end, i + LONGEST_ITEM)))
}
const LONGEST_REMARK = 40
const LONGEST_ITEM = 80
const opened = /（[^（）。；\n]*$/u
const nextOrdinal = /[，。；;、！？\s](?:2|[bB]|二|②)）/u
const endsOrdinal = /[\dA-Za-z一二三四五六七八九十①-⑳]/u
const ordinal = /(?:^|[。；;，：！？”\s])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/u

/**
 * Pairs what has slips in it. Brackets, titles and single quotes first; then the double quotes that stand inside the same
 * bracket or title, by the cheapest explanation: a quote inside a quote, a mark turned round, a mark left out.
 */
function pairWithSlips(text: string, marks: readonly Mark[], block: Block): Pairing {
  const pairing: Pairing = { pairs: [], unclosed: [], unopened: [], reversed: [] }
  const stack: Mark[] = []
  for (const mark of marks) {
    if (mark.char === '“' || mark.char === '”') continue
    if (OPENERS.includes(mark.char)) stack.push(mark)
    else {
      const least = Math.max(0, stack.length - 8) // an opener further out is not meant
      let k = stack.length - 1
      while (k >= least && partner(stack[k]!.char) !== mark.char) k--
      if (k < least) pairing.unopened.push(mark)
      else {
        pairing.pairs.push({ open: stack[k]!.at, close: mark.at, char: stack[k]!.char })
        pairing.unclosed.push(...stack.splice(k).slice(1))
      }
    }
  }
  pairing.unclosed.push(...stack)
  // single quotes left over may face the wrong way
  const singles = new Set([...pairing.unclosed, ...pairing.unopened].filter(({ char }) => char === '‘' || char === '’'))
  if (singles.size > 1) {
    pairing.unclosed = pairing.unclosed.filter((mark) => !singles.has(mark))
    pairing.unopened = pairing.unopened.filter((mark) => !singles.has(mark))
    for (const group of groupsOf(marks, pairing.pairs, (mark) => singles.has(mark))) pairAlike(text, group, block, pairing)
  }
  for (const group of groupsOf(marks, pairing.pairs, ({ char }) => char === '“' || char === '”')) pairAlike(text, group, block, pairing)
  return pairing
}

/** The wanted marks, those that stand right inside the same pair together. */
function groupsOf(marks: readonly Mark[], pairs: readonly Pair[], wanted: (mark: Mark) => boolean): Iterable<Mark[]> {
  const closeOf = new Map(pairs.map(({ open, close }) => [open, close]))
  const groups = new Map<number, Mark[]>()
  const around: number[] = []
  for (const mark of marks) {
    while (around.length && closeOf.get(around.at(-1)!)! < mark.at) around.pop()
    if (closeOf.has(mark.at)) around.push(mark.at)
    if (!wanted(mark)) continue
    gather(groups, around.at(-1) ?? -1, mark)
  }
  return groups.values()
}

/** 引号里又用双引号；方向颠倒；缺了一半：各自的代价 */
const COST = { nested: 1.5, missing: 2, reversed: 1.2, surelyReversed: 0.4, hardlyReversed: 2.2 }
type Step = 'open' | 'close' | 'nest' | 'reopen' | 'stray' | 'turnedOpen' | 'turnedClose'

/** Pairs the marks of one kind of quotation mark, all of them outside one another's brackets. */
function pairAlike(text: string, marks: readonly Mark[], block: Block, pairing: Pairing): void {
  const opener = marks[0]!.char === '‘' || marks[0]!.char === '’' ? '‘' : '“'
  interface Path { cost: number; step?: Step; before?: Path }
  // the cheapest path for each number of open quotes
  let paths: (Path | undefined)[] = [{ cost: 0 }, undefined, undefined]
  for (const mark of marks) {
    const next: (Path | undefined)[] = [undefined, undefined, undefined]
    const go = (from: number, to: number, step: Step, cost: number): void => {
      const path = paths[from]
      if (!path) return
      const known = next[to]
      if (!known || path.cost + cost < known.cost) next[to] = { cost: path.cost + cost, step, before: path }
    }
    const turned = turnCost(text, mark, block)
    if (mark.char === opener) {
      go(0, 1, 'open', 0)
      go(1, 2, 'nest', COST.nested)
      go(1, 1, 'reopen', COST.missing)
      go(1, 0, 'turnedClose', turned)
      go(2, 1, 'turnedClose', turned)
    } else {
      go(1, 0, 'close', 0)
      go(2, 1, 'close', 0)
      go(0, 0, 'stray', COST.missing)
      go(0, 1, 'turnedOpen', turned)
      go(1, 2, 'turnedOpen', turned + COST.nested)
    }
    paths = next
  }
  const ends = paths.map((path, open) => path && { path, cost: path.cost + open * COST.missing }).filter((e) => !!e)
  const best = ends.reduce((a, b) => b.cost < a.cost ? b : a).path
  const steps: Step[] = []
  for (let path: Path | undefined = best; path?.step; path = path.before) steps.push(path.step)
  const stack: Mark[] = []
  steps.reverse().forEach((step, i) => {
    const mark = marks[i]!
    if (step === 'turnedOpen' || step === 'turnedClose') pairing.reversed.push(mark)
    if (step === 'stray') pairing.unopened.push(mark)
    else if (step === 'close' || step === 'turnedClose') pairing.pairs.push({ open: stack.pop()!.at, close: mark.at, char: opener })
    else {
      if (step === 'reopen') pairing.unclosed.push(stack.pop()!)
      stack.push(mark)
    }
  })
  pairing.unclosed.push(...stack)
}

/** What stands beside a mark tells whether it faces the wrong way. */
function turnCost(text: string, { at, char }: Mark, block: Block): number {
  const before = at > block.start ? text[at - 1]! : '\n'
  const after = at + 1 < block.end ? text[at + 1]! : '\n'
  const opensBefore = /[\n：、；（《【—]/u.test(before)
  const closesAfter = /[\n，。、；：？！）》】]/u.test(after)
  if (OPENERS.includes(char)) return closesAfter ? COST.surelyReversed : opensBefore ? COST.hardlyReversed : COST.reversed
  return opensBefore ? COST.surelyReversed : closesAfter ? COST.hardlyReversed : COST.reversed
}

function addQuotes(quotes: Quote[], { pairs, unclosed }: Pairing, block: Block): void {
  const list = [...pairs, ...unclosed.map(({ at, char }) => ({ open: at, close: -1, char }))].sort((a, b) => a.open - b.open)
  const stack: Quote[] = []
  for (const { open, close, char } of list) {
    while (stack.length && stack.at(-1)!.end <= open) stack.pop()
    const parent = stack.at(-1)
    const closed = close >= 0
    const quote: Quote = {
      mark: char as Opener, start: open, end: closed ? close + 1 : block.end, innerStart: open + 1, innerEnd: closed ? close : block.end,
      depth: stack.length, closed, parent,
    }
    quotes.push(quote)
    if (closed) stack.push(quote)
  }
}

/**
 * Drops from the slips what the convention for quotations of several paragraphs allows, and places the rest. Adds where
 * such quotations run to `running`.
 */
function flawsOf(article: Article, found: readonly Slips[], running: Stretch[]): Flaw[] {
  const all: Flaw[] = []
  const excused = new Set<number>()
  for (const [i, { pairing, block, index }] of found.entries()) {
    const last = pairing.unclosed.at(-1)
    if (last && last.at === block.start && '（【〔'.includes(last.char)) {
      // （编者按：……分成几段的括注
      const closing = found.slice(i + 1, i + 5).find(({ pairing: { unopened } }) => unopened.length > 0)
      const stray = closing?.pairing.unopened[0]
      if (stray && stray.char === partner(last.char) && stray.at === closing.block.end - 1 && closing.index - index < 4) excused.add(last.at).add(stray.at)
      continue
    }
    if (!last || last.char !== '“') continue
    const next = nextText(article, index)
    if (!next) continue
    if (runsOn(article, last, block, next)) {
      excused.add(last.at)
      running.push({ start: last.at, end: block.end })
    }
    // the paragraph is broken in two, or the quotation of several paragraphs is not opened anew in each
    else for (let k = i + 1; k < found.length && k <= i + 8; k++) {
      const closing = found[k]!
      const stray = closing.pairing.unopened[0]
      if (closing.pairing.unclosed.length || !stray) break
      if (stray.char !== '”' || firstMark(article, closing.block) !== stray.at) break
      excused.add(last.at).add(stray.at)
      running.push({ start: last.at, end: stray.at })
      break
    }
  }
  for (const { pairing, block } of found) {
    for (const { at, char } of pairing.reversed) all.push({ kind: 'reversed', at, mark: char, start: at, end: at + 1 })
    for (const { at, char } of pairing.unclosed) if (!excused.has(at)) all.push({ kind: 'unclosed', at, mark: char, start: at, end: reachRight(article, at, block) })
    for (const { at, char } of pairing.unopened) if (!excused.has(at)) all.push({ kind: 'unopened', at, mark: char, start: reachLeft(article, at, block), end: at + 1 })
  }
  return all.sort((a, b) => a.at - b.at)
}

/** 分段引文：每段段首用前引号，只有末段用后引号 */
function runsOn({ wide }: Article, open: Mark, block: Block, next: Block): boolean {
  if (open.at > block.start && !/[：，。！？…—；]/u.test(wide[open.at - 1]!)) return false
  if (!/[。！？…：；]$/u.test(wide.slice(block.start, block.end))) return false
  if (wide[next.start] !== '“') return false
  const close = wide.indexOf('”', next.start)
  return close < 0 || close >= next.end || /[。！？…]/u.test(wide[close - 1]!) || wide.slice(next.start + 1, close).includes('“')
}

/** The next block that belongs to the running text. */
function nextText(article: Article, at: number): Block | undefined {
  return article.blocks.slice(at + 1, at + 4).find(({ role }) => role === 'body' || role === 'verse')
}

function firstMark(article: Article, block: Block): number {
  for (let i = block.start; i < block.end; i++) if (article.wide[i] === '“' || article.wide[i] === '”') return i
  return -1
}

function reachRight({ wide }: Article, at: number, block: Block): number {
  const speech = at === block.start || wide[at - 1] === '：' // may hold several sentences
  for (let i = at + 1; i < block.end; i++) {
    if (!speech && /[。！？]/u.test(wide[i]!)) return i + 1
    if (OPENERS.includes(wide[i]!) && wide[i] === wide[at]) return i
  }
  return block.end
}

function reachLeft({ wide }: Article, at: number, block: Block): number {
  const speech = /[。！？…]/u.test(wide[at - 1] ?? '') // a whole speech: it began behind the colon
  for (let i = at - 1; i >= block.start; i--) {
    if (speech ? wide[i] === '：' : /[。！？]/u.test(wide[i]!)) return i + 1
    if (wide[i] === wide[at] || OPENERS.includes(wide[i]!) && partner(wide[i]!) === wide[at]) return i + 1
  }
  return block.start
}
