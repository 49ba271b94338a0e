import type { Nodes, Parents, Root } from 'mdast'
import type { Article, Block, Kind } from './article.js'
import { OBJECT } from './article.js'
import { ArticleBuilder } from './builder.js'
import { addFrontMatter } from './frontmatter.js'
import { addHtmlFragment } from './html.js'
import { addDecoded, joinsWithoutSpace } from './inline.js'
import { scanMarkdown } from './markdown-scan.js'
import { parseMarkdown } from './parsers.js'
import { withoutTemplates } from './templates.js'
import { addLines } from './text.js'

/** Markdown: CommonMark with tables, strikethrough, footnotes and front matter. Most paragraphs of a news article hold no markup and never meet the parser. */
export function readMarkdown(source: string, path?: string): Article {
  const { builder, text, from } = begin(source, path)
  if (!scanMarkdown(builder, text, from, (start, end, definitions) => addParsed(builder, text, start, end, definitions))) addParsed(builder, text, from, text.length)
  return builder.build()
}

/** The same through remark-parse alone: what the fast way must equal (a property test compares them). */
export function readMarkdownWhole(source: string, path?: string): Article {
  const { builder, text, from } = begin(source, path)
  addParsed(builder, text, from, text.length)
  return builder.build()
}

function begin(source: string, path: string | undefined): { builder: ArticleBuilder; text: string; from: number } {
  const builder = new ArticleBuilder(source, 'markdown', path)
  const from = addFrontMatter(builder, source)
  builder.text = withoutTemplates(source, 'markdown', from)
  return { builder, text: builder.text, from }
}

interface Place { kind: Kind; depth?: number }

/** `definitions`: what links in this part of the source refer to. */
function addParsed(builder: ArticleBuilder, source: string, start: number, end: number, definitions = ''): void {
  // remark-parse takes a BOM away without counting it; the offsets have to stay those of the source
  const skip = source.charCodeAt(start) === 0xFEFF ? 1 : 0
  const text = source.slice(start + skip, end)
  if (isTangled(text)) return addLines(builder, source, start + skip, end)
  const before = definitions && `${definitions}\n`
  const tree = parseMarkdown(before + text)
  walkBlocks(builder, source, tree, start + skip - before.length, { kind: 'paragraph' })
}

// 五十层引用或列表
const deep = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){50}/mu

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
      onBreak(_before, after, next) {
        if (!builder.lastUnit) delete block.indent
        if (after === 0x3000) {
          end()
          let width = 0
          while (source[next + width] === '\u3000') width++
          block.indent = width
          return undefined
        }
        return !builder.lastUnit || joinsWithoutSpace(builder.lastUnit, source.charCodeAt(next)) ? '' : ' '
      },
    })
  }
}

/** A link on an image, or on nothing, shows no prose. */
function hasProse(link: Parents): boolean {
  return link.children.some((child) => 'children' in child ? hasProse(child as Parents) : child.type === 'text')
}
