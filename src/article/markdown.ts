import type { Nodes, Parents, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import type { Article, Block, Kind } from './article.js'
import { OBJECT } from './article.js'
import { ArticleBuilder } from './builder.js'
import { addFrontMatter } from './frontmatter.js'
import { addHtmlFragment } from './html.js'
import { addDecoded, joinsWithoutSpace } from './inline.js'
import { addLines } from './text.js'

const processor = unified().use(remarkParse).use(remarkGfm).use(keepPositions)

/** GFM looks for addresses a second time in the finished tree, and the nodes it makes then do not know where they came from. */
function keepPositions(this: Processor): void {
  const { fromMarkdownExtensions = [] } = this.data() as { fromMarkdownExtensions?: { transforms?: unknown }[] }
  for (const extension of fromMarkdownExtensions.flat(3)) delete extension.transforms
}

/** Markdown: CommonMark with tables, strikethrough, footnotes and front matter. Most paragraphs of a news article hold no markup and never meet the parser. */
export function readMarkdown(source: string, path?: string): Article {
  const builder = new ArticleBuilder(source, 'markdown', path)
  const from = addFrontMatter(builder, source)
  if (spansChunks(source, from)) addParsed(builder, source, from, source.length)
  else for (const chunk of chunks(source, from)) {
    if (chunk.plain) addPlain(builder, source, chunk.start, chunk.end)
    else addParsed(builder, source, chunk.start, chunk.end)
  }
  return builder.build()
}

/** The same through remark-parse alone: what the fast way must equal (a property test compares them). */
export function readMarkdownWhole(source: string, path?: string): Article {
  const builder = new ArticleBuilder(source, 'markdown', path)
  addParsed(builder, source, addFrontMatter(builder, source), source.length)
  return builder.build()
}

/** Constructs that reach over blank lines: fences, raw HTML of the kinds that do, definitions. Then the file is parsed whole. */
function spansChunks(whole: string, from: number): boolean {
  const source = whole.slice(from)
  const pattern = /^(?:[ \t>*+\-\d.)]*(?:```|~~~)|[ \t>]*(?:<(?:script|pre|style|textarea|!|\?)|\[[^\]\n]*\]:))|\][ \t\r]*$/gimu
  return pattern.test(source) || /\]\[|\[\^|\r(?!\n)/u.test(source)
}

interface Chunk { start: number; end: number; plain: boolean }

// 行首为这些的，可能是块语法
const blockStart = /^(?: {4}|\t| {0,3}(?:#|>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|=+[ \t\r]*$|-+[ \t\r]*$|[-_*](?:[ \t]*[-_*]){2,}[ \t\r]*$|<))/u
const inlineMarkup = /[\\`*_[\]<>&~|]|https?:|www\.|@|[ \t]{2,}$|\u0000/mu

/** The file cut at its blank lines; neighbouring chunks that may belong to one list or quote stay together. */
function* chunks(source: string, from: number): Generator<Chunk> {
  let open: Chunk | undefined
  let start = from
  while (start < source.length) {
    // 跳过空行
    let lineEnd = endOfLine(source, start)
    if (isBlank(source, start, lineEnd)) {
      start = lineEnd + 1
      continue
    }
    let end = lineEnd
    while (end < source.length) {
      const next = endOfLine(source, end + 1)
      if (end + 1 >= source.length || isBlank(source, end + 1, next)) break
      end = next
    }
    const text = source.slice(start, end)
    const plain = !inlineMarkup.test(text) && !text.split('\n').some((line) => blockStart.test(line))
    const continues = open && !open.plain && (/^[ \t]/u.test(text) || blockStart.test(text))
    if (open && continues) open.end = end
    else {
      if (open) yield open
      open = { start, end, plain: plain }
    }
    start = end + 1
  }
  if (open) yield open
}

const endOfLine = (source: string, at: number): number => {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}

function isBlank(source: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i)
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0D) return false
  }
  return true
}

/** A paragraph without markup: its lines joined, or a block for each line that has a newspaper's indent. */
function addPlain(builder: ArticleBuilder, source: string, start: number, end: number): void {
  let indent = 0
  for (let line = start; line < end; line = endOfLine(source, line) + 1) {
    let from = line
    const to = Math.min(endOfLine(source, line), end)
    while (from < to && (source[from] === ' ' || source[from] === '\t')) from++
    let last = to
    while (last > from && (source[last - 1] === '\r' || source[last - 1] === ' ' || source[last - 1] === '\t')) last--
    if (builder.lastUnit) {
      if (source[from] === '\u3000') builder.endBlock({ kind: 'paragraph', indent })
      else if (!joinsWithoutSpace(builder.lastUnit, source.charCodeAt(from))) builder.add(' ', lastOf(source, from), from)
    }
    if (!builder.lastUnit) {
      const at = from
      while (from < last && source[from] === '\u3000') from++
      indent = from - at
    }
    builder.add(source.slice(from, last), from, last)
  }
  builder.endBlock({ kind: 'paragraph', indent })
}

/** Where the line before `from` ended, trailing white space cut. */
function lastOf(source: string, from: number): number {
  let at = from
  while (at > 0 && ' \t\r\n'.includes(source[at - 1]!)) at--
  return at
}

interface Place { kind: Kind; depth?: number }

function addParsed(builder: ArticleBuilder, source: string, start: number, end: number): void {
  // remark-parse takes a BOM away without counting it; the offsets have to stay those of the source
  const skip = source.charCodeAt(start) === 0xFEFF ? 1 : 0
  const text = source.slice(start + skip, end)
  if (isTangled(text)) return addLines(builder, source, start + skip, end)
  const tree = processor.parse(text) as Root
  walkBlocks(builder, source, tree, start + skip, { kind: 'paragraph' })
}

// 五十层引用或列表
const deep = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){50}/mu

/** Nested or starred beyond anything a person writes: the parser would take minutes, or run out of stack. Read line by line. */
function isTangled(text: string): boolean {
  if (deep.test(text)) return true
  let marks = 0
  let lineIsBlank = true
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x0A) {
      if (lineIsBlank) marks = 0
      lineIsBlank = true
    } else if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0D) lineIsBlank = false
    if ((unit === 0x2A || unit === 0x5F || unit === 0x5B || unit === 0x7E || unit === 0x3C) && ++marks > 3000) return true
  }
  return false
}

function walkBlocks(builder: ArticleBuilder, source: string, node: Parents | Root, base: number, place: Place): void {
  for (const child of node.children) {
    switch (child.type) {
      case 'heading': addInline(builder, source, child, base, { kind: 'heading', depth: child.depth }); break
      case 'paragraph': addInline(builder, source, child, base, place); break
      case 'tableCell': addInline(builder, source, child, base, { kind: 'cell' }); break
      case 'html':
        addHtmlFragment(builder, source, base + child.position!.start.offset!, base + child.position!.end.offset!)
        break
      case 'list': case 'listItem': walkBlocks(builder, source, child, base, { kind: 'listItem' }); break
      case 'blockquote': walkBlocks(builder, source, child, base, place.kind === 'listItem' ? place : { kind: 'quote' }); break
      case 'footnoteDefinition': walkBlocks(builder, source, child, base, { kind: 'footnote' }); break
      case 'table': case 'tableRow': walkBlocks(builder, source, child, base, place); break
      default: // code, thematicBreak, definition, yaml: no prose
    }
  }
}

function addInline(builder: ArticleBuilder, source: string, node: Parents, base: number, place: Place): void {
  const block: Omit<Block, 'start' | 'end' | 'role'> = { ...place }
  const end = (): void => {
    builder.endBlock({ ...block })
    delete block.indent
  }
  walkInline(node)
  end()

  function walkInline(parent: Parents): void {
    for (const child of parent.children as Nodes[]) {
      const from = child.position ? base + child.position.start.offset! : -1
      const to = child.position ? base + child.position.end.offset! : -1
      switch (child.type) {
        case 'text':
          if (from >= 0) addText(child.value, from, to)
          break
        case 'break': end(); break
        case 'inlineCode': case 'image': case 'imageReference': builder.add(OBJECT, from, to); break
        case 'html':
          if (/^<br\b/iu.test(child.value)) end()
          break
        case 'footnoteReference': break
        case 'link': case 'linkReference':
          if (hasProse(child)) walkInline(child)
          else builder.add(OBJECT, from, to)
          break
        default: if ('children' in child) walkInline(child)
      }
    }
  }

  function addText(value: string, from: number, to: number): void {
    if (!builder.lastUnit && value.startsWith('\u3000')) {
      let width = 0
      while (value[width] === '\u3000') width++
      block.indent = width
    }
    addDecoded(builder, value, source, from, to, {
      escapes: true,
      onBreak(before, after, next) {
        if (!builder.lastUnit) delete block.indent
        if (after === 0x3000) {
          end()
          let width = 0
          while (source[next + width] === '\u3000') width++
          block.indent = width
          return undefined
        }
        return joinsWithoutSpace(before, after) ? '' : ' '
      },
    })
  }
}

/** Autolinks show an address, not prose. */
function hasProse(link: Parents): boolean {
  return link.children.some((child) => 'children' in child ? hasProse(child as Parents)
    : child.type === 'text' ? child.position !== undefined && !/^(?:https?:|www\.|mailto:|[\w.+-]+@)[!-~]*$/iu.test(child.value)
      : false)
}
