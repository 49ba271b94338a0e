import type { Article } from './article.js'
import { ArticleBuilder, isSpace } from './builder.js'
import { isDirective } from './directive.js'
import { joinsWithoutSpace } from './inline.js'

/** Plain text: every line that is not empty is a block, but lines cut at one width are put together again; white space in front is layout. */
export function readText(source: string, path?: string): Article {
  const builder = new ArticleBuilder(source, 'text', path)
  addLines(builder, source, 0, source.length)
  return builder.build()
}

/** `width`: columns, what stands in front included, as far as {@link widest}. */
interface TextLine { start: number; end: number; indent: number; gap: number; width: number }

/** Adds `source.slice(from, to)` line by line as paragraphs. */
export function addLines(builder: ArticleBuilder, source: string, from: number, to: number): void {
  const lines = textLines(source, from, to)
  const isFull = fullLines(source, lines)
  // 段首空两字的，空格就是段的开头；不空的，短行是段的末尾
  const isIndented = isFull !== undefined && lines.filter((line) => line.indent >= 2).length > 1
  // 有的识别软件每行之后都空一行
  const usualGap = isFull ? lines.slice(1).reduce((least, line) => Math.min(least, line.gap), 1) : 0
  let open: TextLine | undefined
  const end = (): void => {
    if (open) builder.endBlock({ kind: 'paragraph', indent: open.indent, gap: open.gap })
    open = undefined
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line.indent > 0 || line.gap > usualGap) end()
    if (open) {
      const next = source.charCodeAt(line.start)
      const before = lines[i - 1]!.end
      if (!joinsWithoutSpace(builder.lastUnit, next) && !isCutNumber(source, before, next)) builder.add(' ', before, line.start)
    } else open = line
    builder.add(source.slice(line.start, line.end), line.start, line.end)
    if (!isFull || !(isIndented ? open.indent >= 2 : isFull(line) && !isCrosshead(source, line, lines[i + 1], isFull))) end()
  }
  end()
}

/** The lines that hold prose. `start` and `end` without the white space around it. */
function textLines(source: string, from: number, to: number): TextLine[] {
  const lines: TextLine[] = []
  // 老式 Mac 的文件只用 \r 换行
  const lone = source.includes('\r') && /\r(?!\n)/u.test(source)
  let gap = 0
  let feed = -2
  for (let start = from; start < to;) {
    if (feed !== -1 && feed < start) feed = source.indexOf('\n', start)
    let end = feed < 0 || feed > to ? to : feed
    if (lone) {
      const back = source.slice(start, end).search(/\r(?!$)/u)
      if (back >= 0) end = start + back
    }
    let first = start
    if (first === 0 && source.charCodeAt(0) === 0xFEFF) first = 1
    const indented = first
    while (first < end && isSpace(source.charCodeAt(first))) first++
    let last = end
    while (last > first && isSpace(source.charCodeAt(last - 1))) last--
    if (last === first) gap++
    else if (!isDirective(source, first)) {
      lines.push({ start: first, end: last, indent: first - indented, gap, width: columnsOf(source, indented, last) })
      gap = 0
    }
    start = end + 1
  }
  return lines
}

/**
 * Tells the full lines of a text that was cut at one width (a scan, an old mail); undefined if the lines are paragraphs.
 * Such lines are of a length, hold commas, and most stop in mid-sentence; headlines and bylines may be longer or shorter.
 */
function fullLines(source: string, lines: readonly TextLine[]): ((line: TextLine) => boolean) | undefined {
  if (lines.length < 4) return undefined
  const least = usualWidth(lines.map((line) => line.width))
  if (least === undefined) return undefined
  const isFull = (line: TextLine): boolean => line.width >= least
  const full = lines.filter(isFull)
  const text = (line: TextLine): string => source.slice(line.start, line.end)
  const share = (test: (line: TextLine) => boolean): number => full.filter(test).length / full.length
  const isWrapped = share((line) => !/[。！？!?…：:；;][”’"）)]?$/u.test(text(line))) >= 0.6 && share((line) => /[，。、；,;：:]/u.test(text(line))) >= 0.5
  return isWrapped ? isFull : undefined
}

/** Columns by which the lines of one width differ: a mark that may not begin a line hangs over, a number is not divided. */
const play = 6
/** What is cut at fewer columns is no text, at more no line. */
const narrowest = 22
const widest = 120

/** The least width of the lines that are as wide as most; undefined if too few are, or some are much wider. */
function usualWidth(widths: readonly number[]): number | undefined {
  const count = new Uint32Array(widest + play + 1)
  const mayBeWider = Math.max(2, widths.length * 0.1)
  let wider = 0
  for (const width of widths) if (width <= widest) count[width]!++
    else wider++
  if (wider > mayBeWider) return undefined
  let best = 0
  let least = 0
  let within = 0
  for (let width = 0; width < count.length; width++) {
    within += count[width]! - (width > play ? count[width - play - 1]! : 0)
    if (width - play < narrowest || within < best) continue
    best = within
    least = width - play
  }
  if (best < 3 || best < widths.length * fewest) return undefined
  for (let width = least + play + 1; width < count.length; width++) wider += count[width]!
  return wider <= mayBeWider ? least : undefined
}

/** Of all lines this part is full at least, in a text of short paragraphs. */
const fewest = 0.3

/** Width in half-width columns; of what is wider than any line that was cut, only that it is. */
function columnsOf(source: string, from: number, to: number): number {
  let width = 0
  for (let i = from; i < to && width <= widest; i++) width += source.charCodeAt(i) < 0x2000 ? 1 : 2
  return width
}

/** A full line that ends a sentence may end its paragraph; it does if the next one is short and no sentence. */
function isCrosshead(source: string, line: TextLine, next: TextLine | undefined, isFull: (line: TextLine) => boolean): boolean {
  return next !== undefined && !isFull(next) && endsSentence(source, line) && !endsSentence(source, next)
}

const endsSentence = (source: string, { start, end }: TextLine): boolean => /[。！？!?…][”’"）)]?$/u.test(source.slice(Math.max(start, end - 2), end))

/** 按宽度切断的数接回去不加空格：9|.8%，0.|7，30|%，10~|15% */
function isCutNumber(source: string, end: number, next: number): boolean {
  const last = source.charCodeAt(end - 1)
  if (isDigit(last)) return isDigit(next) || '.%‰~-/:'.includes(String.fromCharCode(next))
  return isDigit(next) && '.~-/:'.includes(String.fromCharCode(last)) && isDigit(source.charCodeAt(end - 2))
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
