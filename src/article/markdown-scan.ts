import type { ArticleBuilder, Place } from './builder.js'
import { addInline, special, type Line } from './markdown-inline.js'

/**
 * The Markdown that news copy is written in, read directly: paragraphs, headings, flat lists, plain quotes, fences, and in
 * them emphasis, links, images, code, entities and inline tags. It gives what remark-parse gives (a property test compares
 * them) at a fraction of the cost. What it does not model, nested lists for one, it hands to `parse` as a region of the
 * source. Returns false, with nothing added, for a file whose constructs reach across it (definitions, footnotes).
 */
export function scanMarkdown(builder: ArticleBuilder, source: string, from: number, parse: (start: number, end: number) => void): boolean {
  if (reachesAcross(source, from)) return false
  const before = builder.mark()
  try {
    new Scanner(builder, source, parse).blocks(from)
    return true
  } catch (error) {
    if (!(error instanceof Entangled)) throw error
    builder.rewind(before)
    return false
  }
}

/** A construct hangs together with the lines in front of it in a way that only the whole parse can tell. */
class Entangled extends Error {}

/** A label may go on over lines and hold escaped brackets; CommonMark ends it after 999 characters. */
const definition = /^[ \t>*+\-\d.)]*\[(?:\\[^]|[^\]\\]){0,999}\]:/mu

/** Definitions and footnotes are looked up from anywhere; a lone CR is a line end that the line index here does not know. */
function reachesAcross(source: string, from: number): boolean {
  if (source.includes(']', from) && (source.includes('[^', from) || (source.includes(']:', from) && definition.test(from ? source.slice(from) : source)))) return true
  return (source.includes('\r', from) && /\r(?!\n)/u.test(from ? source.slice(from) : source)) || source.includes('\u0000', from)
}

const bullet = / {0,3}(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/y
const thematic = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u
const atx = /^ {0,3}(#{1,6})(?:[ \t]+|$)/u
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/u
const setext = /^ {0,3}(?:=+|-+)[ \t]*$/u
const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u
/** Anything that could end a paragraph or begin something other than one. */
const startsBlock = /^(?: {0,3}(?:#{1,6}(?:[ \t]|$)|>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|`{3}|~{3}|<)| {4}|[ ]{0,3}\t)/u
/** What can be anything but text in a line, and what only web and mail addresses hold, which are no prose. */
const markup = /[\\`*_[\]<&~!@]|:\/\/|www\./g
/** 1 for what a line can begin with that is something other than a paragraph. */
const opening = new Uint8Array(0x80)
for (const mark of ' \t\r\n#>-+*_<`~0123456789') opening[mark.charCodeAt(0)] = 1

const asParagraph = { kind: 'paragraph' } as const

class Scanner {
  constructor(private readonly builder: ArticleBuilder, private readonly source: string, private readonly parse: (start: number, end: number) => void) {}

  /** The line that was asked for last: nearly every one is asked for several times on end. */
  private lastAt = -1
  private lastEnd = 0
  private lastLine = ''

  private lineEnd(at: number): number {
    if (at !== this.lastAt) this.goTo(at)
    return this.lastEnd
  }

  /** The line at `at` without its line end. */
  private line(at: number): string {
    if (at !== this.lastAt) this.goTo(at)
    return this.lastLine
  }

  private goTo(at: number): void {
    const { source } = this
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed
    this.lastAt = at
    this.lastEnd = end
    this.lastLine = source.slice(at, source.charCodeAt(end - 1) === 0x0D && end > at ? end - 1 : end)
  }

  private from = 0

  blocks(from: number): void {
    const { source } = this
    let at = this.from = from
    if (at === 0 && source.charCodeAt(0) === 0xFEFF) at = 1
    while (at < source.length) at = this.plainParagraph(at) || this.block(at)
  }

  /**
   * Reads what most paragraphs are: one line in which nothing can be markup, with an empty line behind it. Returns where the
   * next line begins; 0, with nothing added, if the line at `at` is anything else.
   */
  private plainParagraph(at: number): number {
    const { source } = this
    const first = source.charCodeAt(at)
    if (first < 0x80 && opening[first] === 1) return 0
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed
    if (end + 1 < source.length && source.charCodeAt(end + 1) !== 0x0A) return 0
    return this.addPlain(at, end, asParagraph) ? end + 2 : 0
  }

  private markupAt = -1

  /** Where the next thing stands that may be markup, at `at` or behind it. Asked for ascending places, it searches the source once. */
  private nextMarkup(at: number): number {
    if (this.markupAt < at) {
      markup.lastIndex = at
      const m = markup.exec(this.source)
      this.markupAt = m ? m.index : this.source.length
    }
    return this.markupAt
  }

  /** Reads the block that begins in the line at `at`; returns where the next line begins. */
  private block(at: number): number {
    if (this.source.charCodeAt(at) === 0x0A) return at + 1
    const line = this.line(at)
    const next = this.lineEnd(at) + 1
    if (isBlank(line)) return next
    const first = line.charCodeAt(0)
    if (first >= 0x80 || opening[first] === 0) return this.paragraph(at)
    const isIndented = isSpace(first)
    if (isIndented && /^(?: {4}| {0,3}\t)/u.test(line)) return this.indentedCode(at)
    const fenced = isIndented || first === 0x60 || first === 0x7E ? fence.exec(line) : null
    if (fenced) return this.fenced(next, fenced[1]!)
    const heading = isIndented || first === 0x23 ? atx.exec(line) : null
    if (heading) return this.heading(at, line, heading)
    if (thematic.test(line)) return next
    if (/^ {0,3}>/u.test(line)) return this.quote(at)
    bullet.lastIndex = 0
    if (bullet.test(line)) return this.list(at)
    if (/^ {0,3}</u.test(line)) return this.html(at, line)
    return this.paragraph(at)
  }

  private indentedCode(at: number): number {
    let next = at
    while (next < this.source.length) {
      const line = this.line(next)
      if (!isBlank(line) && !/^(?: {4}| {0,3}\t)/u.test(line)) {
        // which lists may follow indented code, in a quote or not, only the whole parse knows
        bullet.lastIndex = 0
        if (bullet.test(line.replace(/^(?: {0,3}>[ \t]?)+/u, ''))) throw new Entangled()
        break
      }
      next = this.lineEnd(next) + 1
    }
    return next
  }

  private fenced(at: number, mark: string): number {
    const close = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`, 'u')
    while (at < this.source.length) {
      const line = this.line(at)
      at = this.lineEnd(at) + 1
      if (close.test(line)) break
    }
    return at
  }

  private heading(at: number, line: string, m: RegExpExecArray): number {
    const content = line.slice(m[0].length).replace(/(?:^|[ \t]+)#+[ \t]*$/u, '')
    const from = at + m[0].length
    const end = this.lineEnd(at)
    this.inline([trimmed(this.source, from, from + content.length)], { kind: 'heading', depth: m[1]!.length }, at, end)
    return end + 1
  }

  private html(at: number, line: string): number {
    const { source } = this
    if (line.trimStart().startsWith('<!--')) {
      const close = source.indexOf('-->', at)
      const end = close < 0 ? source.length : this.lineEnd(close)
      // only a comment that is all there is holds no prose
      if (close >= 0 && isBlank(source.slice(close + 3, end).replace(/\r$/u, '')) && source.indexOf('<', at + 2 + line.indexOf('<')) === -1) return end + 1
      if (close >= 0 && isBlank(source.slice(close + 3, end).replace(/\r$/u, '')) && !source.slice(source.indexOf('<', at) + 1, close).includes('<')) return end + 1
    }
    if (/^ {0,3}<(?:script|pre|style|textarea|[!?])/iu.test(line)) {
      this.parse(at, source.length)
      return source.length
    }
    return this.region(at)
  }

  /** Hands the lines from `at` to the next blank line, and what may hang on them, to the parser. */
  private region(at: number): number {
    const { source } = this
    if (at > 0 && !isBlank(this.line(source.lastIndexOf('\n', at - 2) + 1)) && at > this.from) throw new Entangled()
    let end = at
    for (let next = at; next < source.length;) {
      const line = this.line(next)
      if (isBlank(line)) {
        // a list or quote goes on after a blank line if what follows is indented or of its kind
        let after = next
        while (after < source.length && isBlank(this.line(after))) after = this.lineEnd(after) + 1
        if (after >= source.length) break
        const following = this.line(after)
        bullet.lastIndex = 0
        if (!/^[ \t]/u.test(following) && !bullet.test(following) && !/^>/u.test(following)) break
        next = after
        continue
      }
      const opening = fence.exec(line.replace(/^[ \t>*+\-\d.)]+(?=`{3}|~{3})/u, ''))
      end = this.lineEnd(next)
      next = end + 1
      if (opening) {
        // a fence inside: whatever follows may be in it
        this.parse(at, source.length)
        return source.length
      }
    }
    this.parse(at, end)
    return end + 1
  }

  private quote(at: number): number {
    const lines: Line[] = []
    let next = at
    for (; next < this.source.length; next = this.lineEnd(next) + 1) {
      const line = this.line(next)
      const m = /^ {0,3}> ?/u.exec(line)
      if (!m) {
        if (isBlank(line)) break
        // lazy continuation, unless it is a block of its own
        return this.region(at)
      }
      const rest = line.slice(m[0].length)
      if (startsBlock.test(rest) || setext.test(rest) || thematic.test(rest) || delimiterRow.test(rest)) return this.region(at)
      lines.push({ from: next + m[0].length, to: next + line.length })
    }
    const before = this.builder.mark()
    let paragraph: Line[] = []
    for (const line of [...lines, { from: 0, to: 0 }]) {
      const content = trimmed(this.source, line.from, line.to)
      if (content.from < content.to) {
        // trailing spaces may be a break
        paragraph.push({ from: content.from, to: line.to })
        continue
      }
      if (paragraph.length && !this.tryInline(paragraph, { kind: 'quote' })) {
        this.builder.rewind(before)
        return this.region(at)
      }
      paragraph = []
    }
    return next
  }

  private list(at: number): number {
    const { source, builder } = this
    const items: { lines: Line[] }[] = []
    let next = at
    let end = at
    let outer = -1
    while (next < source.length) {
      const line = this.line(next)
      if (isBlank(line)) {
        next = this.lineEnd(next) + 1
        if (next < source.length && !isBlank(this.line(next))) {
          const following = this.line(next)
          if (/^[ \t]/u.test(following)) return this.region(at)
          bullet.lastIndex = 0
          if (!bullet.test(following) || thematic.test(following)) break
        }
        continue
      }
      bullet.lastIndex = 0
      const m = bullet.exec(line)
      if (!m || thematic.test(line)) {
        // indented, it may belong to the item
        if (!isSpace(line.charCodeAt(0)) && (m || this.isOwnBlock(line))) break
        return this.region(at)
      }
      const indent = line.search(/\S/u)
      if (outer < 0) outer = indent
      const rest = line.slice(m[0].length)
      const space = /^[ \t]*/u.exec(rest)![0].length
      const content = rest.slice(space)
      // where an empty item may stand depends on what came before
      if (content === '') throw new Entangled()
      if (indent !== outer || space > 4 || rest.includes('\t', 0) && space > 1) return this.region(at)
      if (content.charCodeAt(0) < 0x80 && (startsBlock.test(content) || thematic.test(content) || setext.test(content) || /^\[[ xX]\]/u.test(content) || delimiterRow.test(content))) return this.region(at)
      const from = next + m[0].length + space
      items.push({ lines: [trimmed(source, from, next + line.length)] })
      end = this.lineEnd(next) + 1
      next = end
    }
    const before = builder.mark()
    for (const { lines } of items) if (!this.tryInline(lines, { kind: 'listItem' })) {
      builder.rewind(before)
      return this.region(at)
    }
    return end
  }

  /** A line that ends a list or a paragraph by what it is, and is not its continuation. */
  private isOwnBlock(line: string): boolean {
    return atx.test(line) || fence.test(line) || thematic.test(line) || /^ {0,3}>/u.test(line)
  }

  private paragraph(at: number): number {
    const { source } = this
    const end = this.lineEnd(at)
    if ((end >= source.length || isBlank(this.line(end + 1))) && this.addPlain(at, end, asParagraph)) return end + 1
    const lines: Line[] = []
    let next = at
    for (; next < source.length; next = this.lineEnd(next) + 1) {
      const line = this.line(next)
      if (isBlank(line)) break
      if (lines.length) {
        const first = line.charCodeAt(0)
        if (first < 0x80) {
          if (setext.test(line)) {
            const end = this.lineEnd(next)
            this.inline(lines, { kind: 'heading', depth: line.trim()[0] === '=' ? 1 : 2 }, at, end)
            return end + 1
          }
          // what a quote may hold depends on the paragraph before it
          if (/^ {0,3}>/u.test(line)) return this.region(at)
          if (this.isOwnBlock(line)) break
          bullet.lastIndex = 0
          const m = bullet.exec(line)
          if (m && /[^ \t]/u.test(line.slice(m[0].length)) && (m[1] === undefined || m[1] === '1')) break
          if (/^ {0,3}</u.test(line)) return this.region(at)
        }
        if (line.includes('|') || line.includes('-')) {
          if (delimiterRow.test(line)) return lines.length === 1 ? this.table(at, next) : this.region(at)
        }
      }
      // the trailing spaces of a line mean a break; only those of the last are nothing
      let from = next
      while (source[from] === ' ' || source[from] === '\t') from++
      lines.push({ from, to: next + line.length })
    }
    this.inline(lines, { kind: 'paragraph' }, at, next - 1)
    return next
  }

  /** A table of plain rows: a header at `at`, its delimiter row at `second`. */
  private table(at: number, second: number): number {
    const { source, builder } = this
    const columns = cellsOf(this.line(second), second).length
    const header = cellsOf(this.line(at), at)
    if (header.length !== columns || this.line(at).trim() === '|' || /^(?: {4}| {0,3}\t)/u.test(this.line(second))) return this.region(at)
    const rows = [header]
    let next = this.lineEnd(second) + 1
    for (; next < source.length; next = this.lineEnd(next) + 1) {
      const line = this.line(next)
      if (isBlank(line)) break
      if (startsBlock.test(line) || thematic.test(line)) return this.region(at)
      rows.push(cellsOf(line, next))
    }
    const before = builder.mark()
    for (const row of rows) for (const cell of row) {
      const content = trimmed(source, cell.from, cell.to)
      const text = source.slice(content.from, content.to)
      // a bar inside code or behind a backslash divides by rules of its own
      if (/[\\`]/u.test(text) || row.length > columns || (content.from < content.to && !this.tryInline([content], { kind: 'cell' }))) {
        builder.rewind(before)
        return this.region(at)
      }
    }
    return next
  }

  /** Adds a paragraph, or hands `start`…`end` to the parser if there is something in it that is not modelled here. */
  private inline(lines: Line[], block: Place, start: number, end: number): void {
    const before = this.builder.mark()
    if (this.tryInline(lines, block)) return
    this.builder.rewind(before)
    this.parse(start, Math.min(end, this.source.length))
  }

  /** Adds a line in which nothing can be markup; false, with nothing added, if something can. */
  private addPlain(from: number, to: number, block: Place): boolean {
    const { source, builder } = this
    const isLiteral = this.nextMarkup(from) >= to
    if (!isLiteral && !this.isOnlyAddress(to)) return false
    let first = source.charCodeAt(from)
    while (from < to && isSpace(first)) first = source.charCodeAt(++from)
    let start = from
    while (first === 0x3000) first = source.charCodeAt(++start)
    const indent = start > from ? start - from : undefined
    if (isLiteral) builder.addLiteral(block, start, to, indent)
    else {
      builder.add(source.slice(start, to), start, to)
      builder.endBlock(block, indent)
    }
    return true
  }

  /** Whether all that looked like markup in the line that ends at `to` are addresses. */
  private isOnlyAddress(to: number): boolean {
    special.lastIndex = this.markupAt
    return !special.test(this.source) || special.lastIndex > to
  }

  private tryInline(lines: Line[], block: Place): boolean {
    const { source, builder } = this
    const last = lines[lines.length - 1]!
    if (lines.length === 1 && this.addPlain(last.from, last.to, block)) return true
    lines[lines.length - 1] = trimmed(source, last.from, last.to)
    return addInline(builder, source, lines, block)
  }
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x09

const isBlank = (line: string): boolean => {
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i)
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0D) return false
  }
  return true
}

/** The cells of a table row: what stands between its bars, without those at its ends. */
function cellsOf(line: string, at: number): Line[] {
  let from = line.search(/[^ \t]/u)
  let to = line.trimEnd().length
  if (line[from] === '|') from++
  if (to > from && line[to - 1] === '|' && line[to - 2] !== '\\') to--
  const cells: Line[] = []
  for (let i = from; i <= to; i++) if (i === to || line[i] === '|') {
    cells.push({ from: at + from, to: at + i })
    from = i + 1
  }
  return cells
}

function trimmed(source: string, from: number, to: number): Line {
  while (from < to && isSpace(source.charCodeAt(from))) from++
  while (to > from && (isSpace(source.charCodeAt(to - 1)) || source.charCodeAt(to - 1) === 0x0D)) to--
  return { from, to }
}
