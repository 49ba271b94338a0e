import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { classifyCharacter } from 'micromark-util-classify-character'
import { OBJECT } from './article.js'
import type { ArticleBuilder, Place } from './builder.js'
import { joinsWithoutSpace } from './inline.js'
import { lastBeginning } from './search.js'

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

/** A stretch of one source line without what its container put in front, and without its line end. */
interface Line { from: number; to: number }

const bullet = / {0,3}(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/y
const thematic = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u
const atx = /^ {0,3}(#{1,6})(?:[ \t]+|$)/u
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/u
const setext = /^ {0,3}(?:=+|-+)[ \t]*$/u
const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u
/** Anything that could end a paragraph or begin something other than one. */
const startsBlock = /^(?: {0,3}(?:#{1,6}(?:[ \t]|$)|>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|`{3}|~{3}|<)| {4}|[ ]{0,3}\t)/u
/** What can be anything but text in a paragraph whose ends are trimmed. */
const special = /[\\`*_[\]<&~!\n]/gu
/** The same for a line, and what only web and mail addresses hold, which are no prose. */
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
    const reader = new InlineReader(source, lines)
    const nodes = reader.read()
    if (!nodes) return false
    emit(builder, reader, nodes, block)
    return true
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

/** A piece of a paragraph, in offsets of its text. `gone` is markup; `pair` marks where a link or emphasis begins or ends. */
interface Node { kind: 'text' | 'marks' | 'gone' | 'object' | 'decoded' | 'soft' | 'hard' | 'bracket' | 'link' | 'linkEnd'; from: number; to: number; value?: string; marks?: Marks; image?: boolean; active?: boolean; prose?: boolean }
interface Marks { char: number; left: number; length: number; open: boolean; close: boolean; openerEnd: number }

const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/y
const tag = /<(?:[A-Za-z][A-Za-z\d-]*(?:[ \t\n]+[A-Za-z_:][\w.:-]*(?:[ \t\n]*=[ \t\n]*(?:[^ \t\n"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t\n]*\/?|\/[A-Za-z][A-Za-z\d-]*[ \t\n]*)>/y
const autolink = /<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:[^ <>\u0000-\u001F\u007F]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*)>/y
/** Of what Markdown takes for an address, what the builder takes for one too. */
const commonAddress = /^<(?:(?:https?|ftps?):\/\/[\w.~:/?#@!$&'*+,;=%-]*[\w/#=&%~-]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>$/iu
const resource = /\([ \t\n]*(?:<((?:[^<>\n\\]|\\.)*)>|((?:[^ ()<\\\u0000-\u001F\u007F]|\\[!-/:-@[-`{-~]|\\(?![!-/:-@[-`{-~])|\((?:[^ ()\\\u0000-\u001F\u007F]|\\.)*\))*))(?:[ \t\n]+(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?[ \t\n]*\)/y

class InlineReader {
  readonly text: string
  private readonly starts: number[] = []
  private readonly nodes: Node[] = []
  private readonly brackets: number[] = []

  constructor(source: string, private readonly lines: readonly Line[]) {
    let text = ''
    for (const { from, to } of lines) {
      if (this.starts.length) text += '\n'
      this.starts.push(text.length)
      text += source.slice(from, to)
    }
    this.text = text
  }

  /** Source offset of an offset of the text. */
  at(index: number): number {
    const line = lastBeginning(this.starts, index)
    return this.lines[line]!.from + index - this.starts[line]!
  }

  /** The nodes of the paragraph, or undefined if it holds something that is not modelled. */
  read(): Node[] | undefined {
    const { text, nodes } = this
    if (text.length > 20_000 && /[*_[]{1}/u.test(text) && text.replace(/[^*_[\]]/gu, '').length > 2_000) return undefined
    let i = 0
    let plain = 0
    const flush = (to: number): void => { if (to > plain) nodes.push({ kind: 'text', from: plain, to }) }
    while (i < text.length) {
      const unit = text.charCodeAt(i)
      let end = i
      switch (unit) {
        case 0x0A: {
          let back = i
          while (back > plain && (text[back - 1] === ' ' || text[back - 1] === '\t')) back--
          flush(back)
          const spaces = i - back
          const hard = spaces >= 2 && !text.slice(back, i).includes('\t')
          if (spaces && text.slice(back, i).includes('\t')) return undefined
          nodes.push({ kind: hard ? 'hard' : 'soft', from: back, to: i + 1 })
          plain = ++i
          continue
        }
        case 0x5C: { // \
          const next = text[i + 1]
          if (next === '\n') {
            flush(i)
            nodes.push({ kind: 'hard', from: i, to: i + 2 })
            plain = i += 2
            continue
          }
          if (next && /[!-/:-@[-`{-~]/u.test(next)) {
            flush(i)
            nodes.push({ kind: 'decoded', from: i, to: i + 2, value: next })
            plain = i += 2
            continue
          }
          i++
          continue
        }
        case 0x60: { // `
          while (text.charCodeAt(end) === 0x60) end++
          const close = closingTicks(text, end, end - i)
          if (close < 0) { i = end; continue }
          flush(i)
          nodes.push({ kind: 'object', from: i, to: close })
          plain = i = close
          continue
        }
        case 0x2A: case 0x5F: { // * _
          while (text.charCodeAt(end) === unit) end++
          flush(i)
          nodes.push({ kind: 'marks', from: i, to: end, marks: this.marks(i, end, unit) })
          plain = i = end
          continue
        }
        case 0x7E: // ~ is strikethrough only in pairs; one alone is text
          if (text.indexOf('~') !== text.lastIndexOf('~')) return undefined
          i++
          continue
        case 0x21: // !
          if (text[i + 1] !== '[') { i++; continue }
          flush(i)
          this.brackets.push(nodes.push({ kind: 'bracket', from: i, to: i + 2, image: true, active: true }) - 1)
          plain = i += 2
          continue
        case 0x5B: // [
          flush(i)
          this.brackets.push(nodes.push({ kind: 'bracket', from: i, to: i + 1, image: false, active: true }) - 1)
          plain = i += 1
          continue
        case 0x5D: { // ]
          const opener = this.brackets.pop()
          if (opener === undefined) { i++; continue }
          const bracket = nodes[opener]!
          resource.lastIndex = i + 1
          const m = bracket.active ? resource.exec(text) : null
          if (!m) {
            bracket.kind = 'text'
            i++
            continue
          }
          flush(i)
          end = i + 1 + m[0].length
          if (bracket.image) {
            nodes.length = opener
            nodes.push({ kind: 'object', from: bracket.from, to: end })
          } else {
            if (!this.resolve(opener + 1)) return undefined
            bracket.kind = 'link'
            nodes.push({ kind: 'linkEnd', from: i, to: end })
            for (const k of this.brackets) if (!nodes[k]!.image) nodes[k]!.active = false
            const inner = nodes.slice(opener + 1, -1)
            bracket.prose = inner.some((n) => n.kind === 'text' || n.kind === 'decoded' || n.kind === 'soft' || (n.kind === 'marks' && n.marks!.left > 0))
          }
          plain = i = end
          continue
        }
        case 0x3C: { // <
          autolink.lastIndex = i
          let m = autolink.exec(text)
          if (m) {
            if (!commonAddress.test(m[0])) return undefined
            flush(i)
            nodes.push({ kind: 'object', from: i, to: i + m[0].length })
            plain = i += m[0].length
            continue
          }
          if (text[i + 1] === '!' || text[i + 1] === '?') return undefined
          tag.lastIndex = i
          m = tag.exec(text)
          if (!m) { i++; continue }
          flush(i)
          nodes.push({ kind: /^<br\b/iu.test(m[0]) ? 'hard' : 'gone', from: i, to: i + m[0].length })
          plain = i += m[0].length
          continue
        }
        case 0x26: { // &
          entity.lastIndex = i
          const m = entity.exec(text)
          const value = m && decode(m)
          if (!m || !value) { i++; continue }
          flush(i)
          nodes.push({ kind: 'decoded', from: i, to: i + m[0].length, value })
          plain = i += m[0].length
          continue
        }
        default:
          special.lastIndex = i
          i = special.test(text) ? special.lastIndex - 1 : text.length
      }
    }
    flush(text.length)
    return this.resolve(0) ? nodes : undefined
  }

  private marks(from: number, to: number, char: number): Marks {
    const { text } = this
    const before = classifyCharacter(from === 0 ? null : codeBefore(text, from))
    const after = classifyCharacter(to >= text.length ? null : text.codePointAt(to)!)
    const previous = from === 0 ? 0 : text.charCodeAt(from - 1)
    const next = to >= text.length ? 0 : text.charCodeAt(to)
    const attention = (unit: number): boolean => unit === 0x7E // the strikethrough of GFM loosens the rule next to it
    const open = !after || (after === 2 && Boolean(before)) || attention(next)
    const close = !before || (before === 2 && Boolean(after)) || attention(previous)
    return {
      char, left: to - from, length: to - from, openerEnd: to,
      open: char === 0x2A ? open : open && (Boolean(before) || !close),
      close: char === 0x2A ? close : close && (Boolean(after) || !open),
    }
  }

  /**
   * Pairs the runs of `*` and `_` from node `from` on; what is paired is markup, what is left over is text. False if the rule of
   * three kept a pair apart: micromark tries the inside of every pair once more, when such runs may have become shorter.
   */
  private resolve(from: number): boolean {
    const { nodes } = this
    const gone: { from: number; to: number }[] = []
    const stack: number[] = []
    for (let k = from; k < nodes.length; k++) {
      const closer = nodes[k]!.marks
      if (nodes[k]!.kind !== 'marks' || !closer) continue
      if (closer.close) for (let s = stack.length - 1; s >= 0 && closer.left > 0; s--) {
        const opener = nodes[stack[s]!]!.marks!
        if (opener.char !== closer.char || !opener.open || opener.left === 0) continue
        if ((opener.close || closer.open) && closer.left % 3 && !((opener.left + closer.left) % 3)) return false
        const use = opener.left > 1 && closer.left > 1 ? 2 : 1
        gone.push({ from: nodes[stack[s]!]!.from + opener.left - use, to: nodes[stack[s]!]!.from + opener.left })
        const closerFrom = nodes[k]!.from + (closer.length - closer.left)
        gone.push({ from: closerFrom, to: closerFrom + use })
        opener.left -= use
        closer.left -= use
        stack.length = opener.left > 0 ? s + 1 : s
        s = stack.length // what stood between them can pair no more
      }
      if (closer.left > 0) {
        // an opener counts its marks from the left: those already used as a closer are gone
        if (closer.left < closer.length) {
          nodes.splice(k, 1, { kind: 'gone', from: nodes[k]!.from, to: nodes[k]!.to - closer.left }, { kind: 'marks', from: nodes[k]!.to - closer.left, to: nodes[k]!.to, marks: { ...closer, length: closer.left } })
          k++
        }
        if (nodes[k]!.marks!.open) stack.push(k)
      }
    }
    for (let k = from; k < nodes.length; k++) {
      const node = nodes[k]!
      if (node.kind !== 'marks') continue
      const m = node.marks!
      if (m.left === m.length) node.kind = 'text'
      else if (m.left === 0) node.kind = 'gone'
      else {
        nodes.splice(k, 1, { kind: 'text', from: node.from, to: node.from + m.left }, { kind: 'gone', from: node.from + m.left, to: node.to })
        k++
      }
    }
    return true
  }
}

function codeBefore(text: string, index: number): number {
  const unit = text.charCodeAt(index - 1)
  return unit >= 0xDC00 && unit <= 0xDFFF && index > 1 ? text.codePointAt(index - 2)! : unit
}

function closingTicks(text: string, from: number, length: number): number {
  for (let i = text.indexOf('`', from); i >= 0;) {
    let end = i
    while (text.charCodeAt(end) === 0x60) end++
    if (end - i === length) return end
    i = text.indexOf('`', end)
  }
  return -1
}

function decode(m: RegExpExecArray): string | false {
  if (m[3]) return decodeNamedCharacterReference(m[3])
  const point = m[1] ? Number.parseInt(m[1], 10) : Number.parseInt(m[2]!, 16)
  // what micromark replaces is left to it
  if (point < 9 || (point > 13 && point < 32) || point === 11 || (point > 126 && point < 160) || (point > 55_295 && point < 57_344) || (point > 64_975 && point < 65_008) || (point & 65_535) >= 65_534 || point > 0x10FFFF) return '\uFFFD'
  return String.fromCodePoint(point)
}

function emit(builder: ArticleBuilder, reader: InlineReader, nodes: readonly Node[], block: Place): void {
  const { text } = reader
  let indent = leadOf(text, 0)
  const end = (): void => {
    builder.endBlock(block, indent || undefined)
    indent = 0
  }
  for (let k = 0; k < nodes.length; k++) {
    const node = nodes[k]!
    switch (node.kind) {
      case 'text': case 'bracket':
        // an address may hold marks that turned out to be text
        // behind a space written as &nbsp; an indent is none
        if (!builder.lastUnit && nodes[k - 1]?.kind !== 'decoded') indent = leadOf(text, node.from) || indent
        while (nodes[k + 1]?.from === node.to && (nodes[k + 1]!.kind === 'text' || nodes[k + 1]!.kind === 'bracket')) node.to = nodes[++k]!.to
        builder.add(text.slice(node.from, node.to), reader.at(node.from), reader.at(node.from) + node.to - node.from)
        break
      case 'decoded': builder.add(node.value!, reader.at(node.from), reader.at(node.to - 1) + 1); break
      case 'object': builder.add(OBJECT, reader.at(node.from), reader.at(node.to - 1) + 1); break
      case 'link':
        if (!node.prose) {
          let close = k + 1
          while (nodes[close]!.kind !== 'linkEnd') close++
          builder.add(OBJECT, reader.at(node.from), reader.at(nodes[close]!.to - 1) + 1)
          k = close
        }
        break
      case 'hard':
        end()
        indent = leadOf(text, node.to)
        break
      case 'soft': {
        if (!builder.lastUnit) indent = 0
        const after = text.charCodeAt(node.to)
        if (after === 0x3000) {
          end()
          indent = leadOf(text, node.to)
        } else if (builder.lastUnit && !joinsWithoutSpace(builder.lastUnit, after)) builder.add(' ', reader.at(node.from - 1) + 1, reader.at(node.to))
        break
      }
      default:
    }
  }
  end()
}

function leadOf(text: string, at: number): number {
  let width = 0
  while (text.charCodeAt(at + width) === 0x3000) width++
  return width
}
