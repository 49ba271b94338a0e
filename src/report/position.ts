import { lastBeginning } from '../article/search.js'

/** Line and column of an offset, both from 1. The column counts UTF-16 units, as editors, textlint and SARIF do. */
export interface Point { line: number; column: number }

/**
 * Where the lines of a source begin, so that thousands of findings cost one pass over the text. A line ends at `\n`,
 * `\r\n` or a lone `\r`, as in editors; U+2028 and U+2029 end nothing.
 */
export class Lines {
  private readonly starts: number[] = [0]
  /** Index of the line that was asked for last, where it begins, and where the next one does. */
  private latest = 0
  private from = 0
  private to = 0
  /** The last place whose bytes were counted: the next is near as a rule, and a line can be a megabyte long. */
  private counted = { offset: 0, line: 1, bytes: 0 }

  constructor(readonly source: string) {
    if (!source.includes('\r')) { // searching is many times faster than looking at each unit
      for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.starts.push(at + 1)
      return
    }
    for (let i = 0; i < source.length; i++) {
      const unit = source.charCodeAt(i)
      if (unit === 13 && source.charCodeAt(i + 1) === 10) i++
      if (unit === 10 || unit === 13) this.starts.push(i + 1)
    }
  }

  /** The point of a UTF-16 offset; an offset outside the source becomes the nearest one inside. */
  at(offset: number): Point {
    // as a rule the next place is in the same line
    if (offset < this.from || offset >= this.to) offset = this.goTo(offset)
    return { line: this.latest + 1, column: offset - this.from + 1 }
  }

  /** Makes the line of `offset` the latest; returns the nearest offset inside the source. */
  private goTo(offset: number): number {
    const { starts, source: { length } } = this
    const inside = Math.max(0, Math.min(offset, length))
    this.latest = lastBeginning(starts, inside)
    this.from = starts[this.latest]!
    this.to = starts[this.latest + 1] ?? length + 1
    return inside
  }

  /** The same point with its column counted in UTF-8 bytes, as reviewdog wants it. */
  bytesAt(offset: number): Point {
    const { line, column } = this.at(offset)
    const start = this.starts[line - 1]!
    const at = start + column - 1
    const from = this.counted.line === line ? this.counted : { offset: start, bytes: 0 }
    const bytes = from.offset <= at
      ? from.bytes + Buffer.byteLength(this.source.slice(from.offset, at), 'utf8')
      : from.bytes - Buffer.byteLength(this.source.slice(at, from.offset), 'utf8')
    this.counted = { offset: at, line, bytes }
    return { line, column: bytes + 1 }
  }

  /** The text of a line (from 1) without its end. */
  text(line: number): string {
    return this.source.slice(this.start(line), this.end(line))
  }

  /** The offset at which a line (from 1) ends, in front of its line break. */
  end(line: number): number {
    const next = this.starts[line]
    if (next === undefined) return this.source.length
    return this.source[next - 1] === '\n' && this.source[next - 2] === '\r' && next - 2 >= this.start(line) ? next - 2 : next - 1
  }

  /** What stands before and behind a range in its lines, at most so many UTF-16 units; `more` if there is more of it. */
  around(start: number, end: number, most: number): { before: string; after: string; moreBefore: boolean; moreAfter: boolean } {
    const first = this.start(this.at(start).line)
    const last = Math.max(end, this.end(this.at(end).line))
    const from = Math.max(first, start - most)
    const to = Math.min(last, end + most)
    return { before: this.source.slice(from, start), after: this.source.slice(end, to), moreBefore: from > first, moreAfter: to < last }
  }

  /** The offset at which a line (from 1) begins. */
  start(line: number): number {
    return this.starts[line - 1] ?? this.source.length
  }
}
