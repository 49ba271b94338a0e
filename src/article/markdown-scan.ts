import type { ArticleBuilder, Place } from './builder.js'
import { addHtmlFragment } from './html.js'
import { Definitions } from './markdown-definitions.js'
import { addInline, special } from './markdown-inline.js'
import { atx, cellsOf, delimiterRow, fence, htmlOf, indented, indentOf, isBlank, isOwnBlock, isSpace, itemOf, linesOf, mayOpen, quoted, setext, startsBlock, thematic, trimmed, type Line } from './markdown-lines.js'

/** Hands a part of the source to the parser, with the definitions that its links may refer to. */
export type Parse = (start: number, end: number, definitions: string) => void

/**
 * The Markdown that articles are written in, read directly: paragraphs, headings, lists, quotes, fences, tables, and in them
 * emphasis, links, images, code, entities and inline tags. It gives what remark-parse gives (a property test compares them) at
 * a fraction of the cost. What it does not model it hands to `parse` as a region of the source. Returns false, with nothing
 * added, for a file whose constructs reach across it in ways that only the whole parse can tell.
 */
export function scanMarkdown(builder: ArticleBuilder, source: string, from: number, parse: Parse): boolean {
  if (reachesAcross(source, from)) return false
  const before = builder.mark()
  try {
    const lines = linesOf(source, from === 0 && source.charCodeAt(0) === 0xFEFF ? 1 : from)
    const definitions = new Definitions()
    // links may refer to what is defined further on
    if (source.includes(']:', from)) new Scanner(builder, source, lines, parse, definitions, true).read()
    new Scanner(builder, source, lines, parse, definitions, false).read()
    return true
  } catch (error) {
    if (!(error instanceof Entangled)) throw error
    builder.rewind(before)
    return false
  }
}

/** A construct hangs together with the lines in front of it in a way that only the whole parse can tell. */
class Entangled extends Error {}
/** Something inside a list or quote is not modelled here; the parser gets the whole of it. */
class Unmodelled extends Error {}

/** Footnotes are looked up from anywhere; a lone CR is a line end that the line index here does not know. */
function reachesAcross(source: string, from: number): boolean {
  if (source.includes('[^', from) && /^[ \t>*+\-\d.)]*\[\^[^\]]*\]:/mu.test(source.slice(from))) return true
  return (source.includes('\r', from) && /\r(?!\n)/u.test(from ? source.slice(from) : source)) || source.includes('\u0000', from)
}

/** What can be anything but text in a line, and what only web and mail addresses hold, which are no prose. */
const markup = /[\\`*_[\]<&~!@]|:\/\/|www\./g
/** Nothing but tags: there is no prose in it. */
const onlyTags = /^(?:\s*<\/?[a-z][\w-]*(?:\s[^<>]*)?>)*\s*$/iu

const asParagraph: Place = { kind: 'paragraph' }
const asItem: Place = { kind: 'listItem' }

/** Whether an item may end the paragraph in front of it. */
const interrupts = (m: RegExpExecArray, line: string): boolean => /[^ \t]/u.test(line.slice(m[0].length)) && (m[3] === undefined || m[3] === '1')

/** The lines inside the items of a list, or inside a quote, and the line of the container behind them. */
interface Contained { parts: Line[][]; next: number }

class Scanner {
  /** How many lists and quotes are open. */
  private depth = 0

  constructor(
    private readonly builder: ArticleBuilder, private readonly source: string, private readonly all: readonly Line[], private readonly parse: Parse,
    /** `collecting`: only find what is defined, and add nothing. */
    private readonly definitions: Definitions, private readonly collecting: boolean,
  ) {}

  read(): void {
    this.blocks(this.all, asParagraph)
  }

  private text({ from, to }: Line): string {
    return this.source.slice(from, to)
  }

  /** Reads the lines of the document, of an item or of a quote; paragraphs in it are of the kind of `place`. */
  private blocks(lines: readonly Line[], place: Place): void {
    for (let i = 0; i < lines.length; ) i = this.plainParagraph(lines, i, place) || this.block(lines, i, place)
  }

  /**
   * Reads what most paragraphs are: one line in which nothing can be markup, with an empty line behind it. Returns the next
   * line; 0, with nothing added, if line `i` is anything else.
   */
  private plainParagraph(lines: readonly Line[], i: number, place: Place): number {
    const { from, to } = lines[i]!
    if (from === to || mayOpen(this.source.charCodeAt(from))) return 0
    const next = lines[i + 1]
    if (next && next.from < next.to) return 0
    return this.addPlain(from, to, place) ? i + 2 : 0
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

  /** Reads the block that begins with line `i`; returns the line behind it. */
  private block(lines: readonly Line[], i: number, place: Place): number {
    if (isBlank(this.source, lines[i]!)) return i + 1
    const first = this.source.charCodeAt(lines[i]!.from)
    if (!mayOpen(first)) return this.paragraph(lines, i, place)
    const line = this.text(lines[i]!)
    const isIndented = isSpace(first)
    if (isIndented && indented.test(line)) return this.indentedCode(lines, i)
    const fenced = isIndented || first === 0x60 || first === 0x7E ? fence.exec(line) : null
    if (fenced) return this.fenced(lines, i + 1, fenced[1]!)
    const heading = isIndented || first === 0x23 ? atx.exec(line) : null
    if (heading) return this.heading(lines, i, heading)
    if (thematic.test(line)) return i + 1
    if (quoted.test(line)) return this.container(lines, i, this.inQuote(lines, i), place.kind === 'listItem' ? place : { kind: 'quote' })
    if (itemOf(line)) return this.container(lines, i, this.inItems(lines, i), asItem)
    if (/^ {0,3}</u.test(line)) return this.html(lines, i, line, place)
    return this.paragraph(lines, i, place)
  }

  private indentedCode(lines: readonly Line[], i: number): number {
    for (; i < lines.length; i++) {
      const line = this.text(lines[i]!)
      if (isBlank(this.source, lines[i]!) || indented.test(line)) continue
      // indented code counts as a paragraph that lists may interrupt, in a quote or not, and some may not
      const item = line.replace(/^(?: {0,3}>[ \t]?)+/u, '')
      const m = itemOf(item)
      if (m && !interrupts(m, item)) this.giveUp()
      break
    }
    return i
  }

  private fenced(lines: readonly Line[], i: number, mark: string): number {
    const close = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`, 'u')
    while (i < lines.length) if (close.test(this.text(lines[i++]!))) break
    return i
  }

  private heading(lines: readonly Line[], i: number, m: RegExpExecArray): number {
    const from = lines[i]!.from + m[0].length
    const content = this.source.slice(from, lines[i]!.to).replace(/(?:^|[ \t]+)#+[ \t]*$/u, '')
    this.leaf([trimmed(this.source, { from, to: from + content.length })], { kind: 'heading', depth: m[1]!.length }, lines, i, i + 1)
    return i + 1
  }

  private html(lines: readonly Line[], i: number, line: string, place: Place): number {
    const { source } = this
    const sort = htmlOf(line)
    if (sort === 'text') return this.paragraph(lines, i, place)
    if (this.depth > 0) throw new Unmodelled()
    const start = lines[i]!.from
    if (sort === 'raw') {
      const opens = source.indexOf('<', start)
      const close = source.startsWith('<!--', opens) ? source.indexOf('-->', opens) : -1
      if (close >= 0 && !source.slice(opens + 1, close).includes('<')) {
        while (lines[i]!.to < close) i++
        // only a comment that is all there is holds no prose
        if (isBlank(source, { from: close + 3, to: lines[i]!.to })) return i + 1
      }
      this.region(start, source.length)
      return lines.length
    }
    while (i < lines.length && !isBlank(source, lines[i]!)) i++
    const end = lines[i - 1]!.to
    if (!this.collecting && !onlyTags.test(source.slice(start, end))) addHtmlFragment(this.builder, source, start, end)
    return i
  }

  /** Reads a list or quote that begins with line `i`, given what is in it. */
  private container(lines: readonly Line[], i: number, contained: Contained | undefined, place: Place): number {
    const { builder } = this
    if (!contained) {
      if (this.depth > 0) throw new Unmodelled()
      return this.uncertain(lines, i)
    }
    const before = builder.mark()
    this.depth++
    try {
      for (const part of contained.parts) this.blocks(part, place)
    } catch (error) {
      if (!(error instanceof Unmodelled) || this.depth > 1) throw error
      if (i > 0 && !isBlank(this.source, lines[i - 1]!)) throw new Entangled()
      builder.rewind(before)
      this.region(lines[i]!.from, lines[contained.next - 1]!.to)
    } finally {
      this.depth--
    }
    return contained.next
  }

  /** The lines of a quote without its marks. Undefined if a line behind it may go on with its paragraph. */
  private inQuote(lines: readonly Line[], i: number): Contained | undefined {
    const { source } = this
    const part: Line[] = []
    for (; i < lines.length && !isBlank(source, lines[i]!); i++) {
      const m = quoted.exec(this.text(lines[i]!))
      if (!m) return undefined
      const line = { from: lines[i]!.from + m[0].length, to: lines[i]!.to }
      if (indentOf(source, line) === undefined) return undefined
      part.push(line)
    }
    return { parts: [part], next: i }
  }

  /** The lines of each item of a list, and of lists of other marks right behind it, without their marks and indents. */
  private inItems(lines: readonly Line[], i: number): Contained | undefined {
    const { source } = this
    const parts: Line[][] = []
    let next = i
    while (i < lines.length) {
      const m = itemOf(this.text(lines[i]!))
      if (!m) break
      const { from, to } = lines[i]!
      const rest = { from: from + m[0].length, to }
      const content = trimmed(source, rest)
      const space = content.from - rest.from
      if (content.from === content.to) return this.afterCode(lines, i) ? this.giveUp() : undefined
      const isTab = source.charCodeAt(rest.from) === 0x09
      if (space > 4 || (space > 1 && indentOf(source, rest) === undefined)) return undefined
      const task = /^\[[ \txX]\](?:[ \t]+|$)/u.exec(source.slice(content.from, content.to))
      if (task) content.from += task[0].length
      if (task && (content.from === content.to || mayOpen(source.charCodeAt(content.from)))) return undefined
      const part = [{ from: content.from, to }]
      const width = m[0].length + space
      for (i++; i < lines.length; i++) {
        if (isBlank(source, lines[i]!)) {
          part.push({ from: lines[i]!.to, to: lines[i]!.to })
          continue
        }
        const indent = indentOf(source, lines[i]!)
        if (indent === undefined || (isTab && indent > 0)) return undefined
        if (indent < width) break
        part.push({ from: lines[i]!.from + width, to: lines[i]!.to })
      }
      parts.push(part)
      next = i
      while (isBlank(source, lines[next - 1]!)) next--
      if (i === lines.length) break
      const line = this.text(lines[i]!)
      // a line that is not indented may go on with the paragraph of the item
      if (next === i && !itemOf(line) && !isOwnBlock(line)) return undefined
      if (next === i && quoted.test(line)) return undefined
    }
    return { parts, next }
  }

  /** Whether indented code stands in front of line `i` and the blank lines before it: an empty item may not follow that. */
  private afterCode(lines: readonly Line[], i: number): boolean {
    while (i > 0 && isBlank(this.source, lines[i - 1]!)) i--
    return i > 0 && indented.test(this.text(lines[i - 1]!))
  }

  private paragraph(lines: readonly Line[], i: number, place: Place): number {
    const { source } = this
    const start = i
    if (source.charCodeAt(trimmed(source, lines[i]!).from) === 0x5B && source.includes(']:', lines[i]!.from)) {
      i = this.defined(lines, i)
      if (i > start) return i
    }
    const next = lines[i + 1]
    if ((!next || isBlank(source, next)) && this.addPlain(lines[i]!.from, lines[i]!.to, place)) return i + 1
    const own: Line[] = []
    for (; i < lines.length; i++) {
      const line = lines[i]!
      if (isBlank(source, line)) break
      const first = source.charCodeAt(line.from)
      if (own.length) {
        const text = this.text(line)
        if (mayOpen(first) || first === 0x3D) {
          if (setext.test(text)) {
            this.leaf(own, { kind: 'heading', depth: text.trim()[0] === '=' ? 1 : 2 }, lines, start, i + 1)
            return i + 1
          }
          // what a quote may hold depends on the paragraph before it
          if (quoted.test(text)) return this.uncertain(lines, start)
          if (isOwnBlock(text)) break
          const m = itemOf(text)
          if (m && interrupts(m, text)) break
          if (/^ {0,3}</u.test(text) && htmlOf(text) !== 'text' && htmlOf(text) !== 'tag') return this.uncertain(lines, start)
        }
        if ((text.includes('|') || text.includes('-')) && delimiterRow.test(text)) return own.length === 1 ? this.table(lines, start) : this.uncertain(lines, start)
      }
      // the trailing spaces of a line mean a break; only those of the last are nothing
      let { from } = line
      while (from < line.to && isSpace(source.charCodeAt(from))) from++
      own.push({ from, to: line.to })
    }
    this.leaf(own, place, lines, start, i)
    return i
  }

  /** Reads the definitions that begin with line `i`; returns the line behind them. */
  private defined(lines: readonly Line[], i: number): number {
    const { source } = this
    const count = (this.collecting ? this.definitions : new Definitions()).take((index) => {
      const line = lines[i + index]
      return line && !isBlank(source, line) ? this.text(line) : undefined
    })
    if (count === undefined) throw new Entangled()
    const behind = lines[i + count]
    // what may follow a definition is what may go on with a paragraph
    if (count > 0 && behind && !isBlank(source, behind) && mayOpen(source.charCodeAt(behind.from))) throw new Entangled()
    return i + count
  }

  /** A table of plain rows: a header in line `i`, its delimiter row in the next. */
  private table(lines: readonly Line[], i: number): number {
    const { source, builder } = this
    const start = i
    const columns = cellsOf(source, lines[i + 1]!).length
    const header = cellsOf(source, lines[i]!)
    if (header.length !== columns || this.text(lines[i]!).trim() === '|' || indented.test(this.text(lines[i + 1]!))) return this.uncertain(lines, i)
    const rows = [header]
    for (i += 2; i < lines.length && !isBlank(source, lines[i]!); i++) {
      const line = this.text(lines[i]!)
      if (startsBlock.test(line) || thematic.test(line)) return this.uncertain(lines, start)
      rows.push(cellsOf(source, lines[i]!))
    }
    const before = builder.mark()
    for (const row of rows) for (const cell of row) {
      const content = trimmed(source, cell)
      // a bar behind a backslash divides by rules of its own
      if (row.length > columns || this.text(content).includes('\\') || (content.from < content.to && !this.tryInline([content], { kind: 'cell' }))) {
        builder.rewind(before)
        this.whole(lines, start, i)
        return i
      }
    }
    return i
  }

  /** Adds a paragraph or heading of lines `start` to `end`, or hands them to the parser if something in it is not modelled here. */
  private leaf(own: Line[], place: Place, lines: readonly Line[], start: number, end: number): void {
    const before = this.builder.mark()
    if (this.tryInline(own, place)) return
    this.builder.rewind(before)
    this.whole(lines, start, end)
  }

  /** Hands the lines from `start` to `end` to the parser, which is sure that they are a block. */
  private whole(lines: readonly Line[], start: number, end: number): void {
    if (this.depth > 0) throw new Unmodelled()
    this.region(lines[start]!.from, lines[end - 1]!.to)
  }

  private region(start: number, end: number): void {
    if (!this.collecting) this.parse(start, end, this.definitions.text)
    else if (this.source.slice(start, end).includes(']:')) throw new Entangled()
  }

  private giveUp(): never {
    throw this.depth > 0 ? new Unmodelled() : new Entangled()
  }

  /** Hands the lines from `i` to the next blank line, and what may hang on them, to the parser. */
  private uncertain(lines: readonly Line[], i: number): number {
    const { source } = this
    if (this.depth > 0) throw new Unmodelled()
    if (i > 0 && !isBlank(source, lines[i - 1]!)) throw new Entangled()
    const start = lines[i]!.from
    let end = i + 1
    for (let next = i; next < lines.length; ) {
      const line = this.text(lines[next]!)
      if (isBlank(source, lines[next]!)) {
        // a list or quote goes on after a blank line if what follows is indented or of its kind
        let after = next
        while (after < lines.length && isBlank(source, lines[after]!)) after++
        if (after >= lines.length) break
        const following = this.text(lines[after]!)
        if (!/^[ \t>]/u.test(following) && !itemOf(following)) break
        next = after
        continue
      }
      end = ++next
      // a fence inside: whatever follows may be in it
      if (fence.test(line.replace(/^[ \t>*+\-\d.)]+(?=`{3}|~{3})/u, ''))) end = next = lines.length
    }
    this.region(start, end === lines.length ? source.length : lines[end - 1]!.to)
    return end
  }

  /** Adds a line in which nothing can be markup; false, with nothing added, if something can. */
  private addPlain(from: number, to: number, block: Place): boolean {
    const { source, builder } = this
    const isLiteral = this.nextMarkup(from) >= to
    if (!isLiteral && !this.isOnlyAddress(to)) return false
    if (this.collecting) return true
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
    if (this.collecting) return true
    const last = lines[lines.length - 1]!
    if (lines.length === 1 && this.addPlain(last.from, last.to, block)) return true
    lines[lines.length - 1] = trimmed(source, last)
    return addInline(builder, source, lines, block, this.definitions)
  }
}
