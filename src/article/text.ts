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

interface TextLine { start: number; end: number; indent: number; gap: number }

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
      // 按宽度切断的数字接回去不加空格
      if (!joinsWithoutSpace(builder.lastUnit, next) && !(isDigit(builder.lastUnit) && isDigit(next))) builder.add(' ', lines[i - 1]!.end, line.start)
    } else open = line
    builder.add(source.slice(line.start, line.end), line.start, line.end)
    if (!isFull || !(isIndented ? open.indent >= 2 : isFull(line))) end()
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
      lines.push({ start: first, end: last, indent: first - indented, gap })
      gap = 0
    }
    start = end + 1
  }
  return lines
}

/**
 * Tells the full lines of a text that was cut at one width (a scan, an old mail); undefined if the lines are paragraphs.
 * Such lines are all of a length, hold commas, and most stop in mid-sentence.
 */
function fullLines(source: string, lines: readonly TextLine[]): ((line: TextLine) => boolean) | undefined {
  if (lines.length < 4) return undefined
  let units = 0
  for (const line of lines) {
    const length = line.end - line.start
    if (length > 60) return undefined
    units = Math.max(units, length + line.indent)
  }
  let columns = 0
  for (const line of lines) columns = Math.max(columns, columnsOf(source, line))
  if (columns < 22) return undefined
  const isFull = (line: TextLine): boolean => line.end - line.start + line.indent >= units - 2 || columnsOf(source, line) >= columns - 4
  const full = lines.filter(isFull)
  const text = (line: TextLine): string => source.slice(line.start, line.end)
  const share = (test: (line: TextLine) => boolean): number => full.filter(test).length / full.length
  const isWrapped = full.length >= lines.length * 0.5 && share((line) => !/[。！？!?…：:；;][”’"）)]?$/u.test(text(line))) >= 0.6 && share((line) => /[，。、；,;：:]/u.test(text(line))) >= 0.5
  return isWrapped ? isFull : undefined
}

/** Width in half-width columns. */
function columnsOf(source: string, { start, end, indent }: TextLine): number {
  let width = indent * 2
  for (let i = start; i < end; i++) width += source.charCodeAt(i) < 0x2000 ? 1 : 2
  return width
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
