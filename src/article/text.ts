import type { Article } from './article.js'
import { ArticleBuilder } from './builder.js'
import { isDirective } from './directive.js'

/** Plain text: every line that is not empty is a block; white space in front of it is layout. */
export function readText(source: string, path?: string): Article {
  const builder = new ArticleBuilder(source, 'text', path)
  addLines(builder, source, 0, source.length)
  return builder.build()
}

/** Adds `source.slice(from, to)` line by line as paragraphs. */
export function addLines(builder: ArticleBuilder, source: string, from: number, to: number): void {
  let gap = 0
  for (let start = from; start < to;) {
    let end = source.indexOf('\n', start)
    if (end < 0 || end > to) end = to
    let first = start
    if (first === 0 && source.charCodeAt(0) === 0xFEFF) first = 1
    const indented = first
    while (first < end && isIndent(source.charCodeAt(first))) first++
    let last = end
    while (last > first && isIndent(source.charCodeAt(last - 1))) last--
    if (last === first) gap++
    else if (!isDirective(source, first)) {
      builder.add(source.slice(first, last), first, last)
      builder.endBlock({ kind: 'paragraph', indent: first - indented, gap })
      gap = 0
    }
    start = end + 1
  }
}

const isIndent = (unit: number) => unit === 0x20 || unit === 0x3000 || unit === 0x09 || unit === 0x0D || unit === 0xA0
