import type { Article, Format } from './article.js'
import { readText } from './text.js'
import { readMarkdown } from './markdown.js'
import { assignRoles } from './roles.js'
import { readHtml } from './html.js'

export interface ReadOptions {
  /** Only its extension is looked at. */
  path?: string
  /** Wins over the extension. Default: `text`. */
  format?: Format
}

/** The format a file name stands for; undefined for a name that says nothing. */
export function formatOf(path: string): Format | undefined {
  const extension = /\.([^.\\/]+)$/u.exec(path)?.[1]?.toLowerCase()
  switch (extension) {
    case 'md': case 'markdown': case 'mdown': case 'mkd': case 'mkdn': return 'markdown'
    case 'html': case 'htm': case 'xhtml': return 'html'
    case 'txt': case 'text': return 'text'
    default: return undefined
  }
}

/** Reads a source: its blocks, the role of each, and the prose the rules work on. Never throws on any input. */
export function readArticle(source: string, { path, format }: ReadOptions = {}): Article {
  const kind = format ?? (path === undefined ? 'text' : formatOf(path) ?? 'text')
  const read = kind === 'markdown' ? readMarkdown : kind === 'html' ? readHtml : readText
  let article: Article
  try {
    article = read(source, path)
  } catch (error) {
    // tags nested by the thousand exhaust the parser's stack; line by line there is nothing to exhaust
    if (!(error instanceof RangeError)) throw error
    article = readText(source, path)
  }
  assignRoles(article)
  return article
}
