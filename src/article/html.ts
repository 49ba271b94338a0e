import type { Element, Nodes } from 'hast'
import type { Article, Kind } from './article.js'
import { OBJECT } from './article.js'
import { ArticleBuilder } from './builder.js'
import { addDecoded, joinsWithoutSpace } from './inline.js'
import { parseFragment, parsePage } from './parsers.js'
import { withoutTemplates } from './templates.js'

/** No prose of the article in these. */
const skipped = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'nav', 'aside', 'footer', 'form', 'button', 'select', 'option', 'textarea', 'iframe', 'object', 'head', 'menu', 'dialog', 'canvas', 'audio', 'video', 'map'])
const objects = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'img', 'input', 'picture'])
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'label', 'mark', 'q', 'rp', 'rt', 'ruby', 's', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'wbr', 'code', 'kbd', 'samp', 'var', 'img', 'input', 'picture', 'center'])

/** What sites call the furniture around an article, in a class, an id (both in parts: `site-nav`) or a role. */
const furniture = new Set(['nav', 'navbar', 'navi', 'navigation', 'navheader', 'navfooter', 'menu', 'breadcrumb', 'breadcrumbs', 'crumb', 'crumbs', 'footer', 'foot', 'copyright', 'contentinfo', 'sidebar', 'complementary', 'share', 'toolbar', 'pagination', 'pager', 'login', 'search', 'banner', 'topbar', 'related', 'recommend', 'links', 'friendlink', 'comment', 'comments', 'ad', 'ads', 'advert'])
/** The same where it is the whole name: an article has a header too. */
const furnitureAlone = new Set(['header', 'site-header', 'page-header', 'top', 'bottom'])

/** HTML: the article inside the page. Positions are those of the source, whatever the parser had to mend. */
export function readHtml(page: string, path?: string): Article {
  const builder = new ArticleBuilder(page, 'html', path)
  const source = builder.text = withoutTemplates(page, 'html').replace(/^\uFEFF/u, ' ') // the byte order mark is no prose
  const tree = parsePage(source)
  const title = find(tree, 'title')
  const root = onlyOne(tree, 'article') ?? onlyOne(tree, 'main') ?? find(tree, 'body') ?? tree
  if (title && !find(root, 'h1')) walk(builder, source, title, 0, { kind: 'title' })
  builder.endBlock({ kind: 'title' })
  walk(builder, source, root, 0, { kind: 'paragraph' })
  builder.endBlock({ kind: 'paragraph' })
  return builder.build()
}

/** Raw HTML inside Markdown: the prose of its blocks. */
export function addHtmlFragment(builder: ArticleBuilder, source: string, start: number, end: number): void {
  const text = source.slice(start, end)
  if (text.startsWith('<!--') && text.indexOf('-->') === text.length - 3) return
  walk(builder, source, parseFragment(text), start, { kind: 'paragraph' })
  builder.endBlock({ kind: 'paragraph' })
}

interface Place { kind: Kind; depth?: number }

function placeOf(element: Element, outer: Place): Place {
  const heading = /^h([1-6])$/u.exec(element.tagName)
  if (heading) return { kind: 'heading', depth: Number(heading[1]) }
  switch (element.tagName) {
    case 'title': return { kind: 'title' }
    case 'figcaption': case 'caption': return { kind: 'caption' }
    case 'td': case 'th': return { kind: 'cell' }
    case 'li': case 'dt': case 'dd': return { kind: 'listItem' }
    case 'blockquote': return { kind: 'quote' }
    default: return outer
  }
}

function walk(builder: ArticleBuilder, source: string, node: Nodes, base: number, place: Place): void {
  if (node.type === 'text') {
    const { position } = node
    if (!position || position.start.offset === undefined || position.end.offset === undefined) return
    addText(builder, node.value, source, base + position.start.offset, base + position.end.offset)
    return
  }
  if (node.type !== 'element' && node.type !== 'root') return
  if (node.type === 'element') {
    const name = node.tagName
    if (name === 'br') return builder.endBlock({ ...place })
    if (objects.has(name)) {
      const { position } = node
      if (name === 'pre') builder.endBlock({ ...place })
      else if (position?.start.offset !== undefined && position.end.offset !== undefined) builder.add(OBJECT, base + position.start.offset, base + position.end.offset)
      return
    }
    if (skipped.has(name) || isHidden(node)) return
    if (!inline.has(name)) {
      if (isFurniture(node)) return
      builder.endBlock({ ...place })
      const inner = placeOf(node, place)
      for (const child of node.children) walk(builder, source, child, base, inner)
      builder.endBlock({ ...inner })
      return
    }
  }
  for (const child of node.children) walk(builder, source, child, base, place)
}

/** In HTML a run of white space is one space; next to Chinese it is only how the source was laid out when it breaks the line. */
function addText(builder: ArticleBuilder, value: string, source: string, start: number, end: number): void {
  addDecoded(builder, value, source, start, end, {
    escapes: false,
    collapse: true,
    onBreak(before, after) {
      if (!builder.lastUnit || Number.isNaN(after)) return ''
      return joinsWithoutSpace(before, after) ? '' : ' '
    },
  })
}

function isHidden(element: Element): boolean {
  const { hidden, style, ariaHidden } = element.properties
  return hidden === true || hidden === '' || ariaHidden === 'true' || (typeof style === 'string' && /display\s*:\s*none/iu.test(style))
}

/** True for what is named like furniture and holds neither a title nor a sentence. */
function isFurniture(element: Element): boolean {
  const { className, id, role } = element.properties
  if (className === undefined && id === undefined && role === undefined) return false
  const names = [...Array.isArray(className) ? className : [], id, role].map((name) => String(name ?? '').toLowerCase())
  if (!names.some((name) => furnitureAlone.has(name) || name.split(/[-_]+/u).some((part) => furniture.has(part)))) return false
  return !find(element, 'h1') && !hasSentence(element)
}

const hasSentence = (node: Nodes): boolean => node.type === 'text' ? node.value.includes('。') : 'children' in node && node.children.some(hasSentence)

function find(node: Nodes, name: string): Element | undefined {
  return all(node, name).next().value
}

function onlyOne(node: Nodes, name: string): Element | undefined {
  const found = [...all(node, name)]
  return found.length === 1 ? found[0] : undefined
}

function* all(node: Nodes, name: string): Generator<Element, undefined> {
  if (node.type === 'element' && node.tagName === name) yield node
  if ('children' in node) for (const child of node.children) yield* all(child, name)
  return undefined
}
