import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { classifyCharacter } from 'micromark-util-classify-character'
import { OBJECT } from './article.js'
import type { ArticleBuilder, Place } from './builder.js'
import { joinsWithoutSpace } from './inline.js'
import type { Definitions } from './markdown-definitions.js'
import type { Line } from './markdown-lines.js'
import { lastBeginning } from './search.js'

/**
 * Adds what stands in the lines of one paragraph, heading, item or cell: text, emphasis, links, images, code, entities and
 * inline tags. Returns false, with nothing added, if there is something in it that is not modelled here.
 */
export function addInline(builder: ArticleBuilder, source: string, lines: readonly Line[], block: Place, definitions: Definitions): boolean {
  const reader = new InlineReader(source, lines, definitions)
  const nodes = reader.read()
  if (!nodes) return false
  emit(builder, reader, nodes, block)
  return true
}

/** What can be anything but text in a paragraph whose ends are trimmed. */
export const special = /[\\`*_[\]<&~!\n]/gu

/** A piece of a paragraph, in offsets of its text. `gone` is markup; `pair` marks where a link or emphasis begins or ends. */
interface Node { kind: 'text' | 'marks' | 'gone' | 'object' | 'decoded' | 'soft' | 'hard' | 'bracket' | 'link' | 'linkEnd'; from: number; to: number; value?: string; marks?: Marks; image?: boolean; active?: boolean; prose?: boolean }
interface Marks { char: number; left: number; length: number; open: boolean; close: boolean; openerEnd: number }

const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/y
const tag = /<(?:[A-Za-z][A-Za-z\d-]*(?:[ \t\n]+[A-Za-z_:][\w.:-]*(?:[ \t\n]*=[ \t\n]*(?:[^ \t\n"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t\n]*\/?|\/[A-Za-z][A-Za-z\d-]*[ \t\n]*)>/y
const autolink = /<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:[^ <>\u0000-\u001F\u007F]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*)>/y
/** Of what Markdown takes for an address, what the builder takes for one too. */
const commonAddress = /^<(?:(?:https?|ftps?):\/\/[\w.~:/?#@!$&'*+,;=%-]*[\w/#=&%~-]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>$/iu
const resource = /\([ \t\n]*(?:<((?:[^<>\n\\]|\\.)*)>|((?:[^ ()<\\\u0000-\u001F\u007F]|\\[!-/:-@[-`{-~]|\\(?![!-/:-@[-`{-~])|\((?:[^ ()\\\u0000-\u001F\u007F]|\\.)*\))*))(?:[ \t\n]+(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?[ \t\n]*\)/y

/** The second part of `[文字][1]`. */
const label = /\[((?:[^\\[\]]|\\[\\[\]]|\\(?![\\[\]])){1,999})\]/y

class InlineReader {
  readonly text: string
  private readonly starts: number[] = []
  private readonly nodes: Node[] = []
  private readonly brackets: number[] = []

  constructor(source: string, private readonly lines: readonly Line[], private readonly definitions: Definitions) {
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
        case 0x7E: // ~ is a range; strikethrough has two
          if (text[i + 1] === '~') return undefined
          i++
          continue
        case 0x21: // !
          if (text[i + 1] !== '[') { i++; continue }
          flush(i)
          this.brackets.push(nodes.push({ kind: 'bracket', from: i, to: i + 2, image: true, active: true }) - 1)
          plain = i += 2
          continue
        case 0x5B: // [
          if (text[i + 1] === '^') return undefined // a footnote, if it is defined
          flush(i)
          this.brackets.push(nodes.push({ kind: 'bracket', from: i, to: i + 1, image: false, active: true }) - 1)
          plain = i += 1
          continue
        case 0x5D: { // ]
          const opener = this.brackets.pop()
          if (opener === undefined) { i++; continue }
          const bracket = nodes[opener]!
          end = bracket.active ? this.targetEnd(bracket.to, i) : 0
          if (!end) {
            bracket.kind = 'text'
            i++
            continue
          }
          flush(i)
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
            nodes.push({ kind: 'object', from: i + 1, to: i + m[0].length - 1 })
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

  /** Where the link or image ends whose text is from `from` to the bracket at `to`; 0 if it is none. */
  private targetEnd(from: number, to: number): number {
    const { text, definitions } = this
    resource.lastIndex = to + 1
    const m = resource.exec(text)
    if (m) return to + 1 + m[0].length
    if (definitions.isEmpty) return 0
    const isDefined = definitions.has(text.slice(from, to))
    if (text[to + 1] !== '[') return isDefined ? to + 1 : 0
    label.lastIndex = to + 1
    const full = label.exec(text)
    if (full && definitions.has(full[1]!)) return to + 1 + full[0].length
    return isDefined && text[to + 2] === ']' ? to + 3 : 0
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
