import type { ArticleBuilder } from './builder.js'

/** Values that a reader sees; they are prose like the rest. Others (author, date, tags) are data only. */
const shown: Readonly<Record<string, 'title' | 'meta'>> = {
  title: 'title', subtitle: 'meta', description: 'meta', summary: 'meta', excerpt: 'meta', abstract: 'meta',
  标题: 'title', 副题: 'meta', 摘要: 'meta',
}

const fence = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/u
const closings = { '---': /^(?:---|\.\.\.)[ \t]*\r?$/gmu, '+++': /^\+\+\+[ \t]*\r?$/gmu }
const field = /^([\w\u4E00-\u9FFF-]+)[ \t]*[:=][ \t]+(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'|>[{&*#!][^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?\r?$/gmu

/**
 * Reads the YAML (`---`) or TOML (`+++`) front matter: the scalar values at its top level, each with its range. Returns
 * where the text behind it begins; without one, behind the BOM.
 */
export function addFrontMatter(builder: ArticleBuilder, source: string): number {
  const begin = source.charCodeAt(0) === 0xFEFF ? 1 : 0
  const opening = fence.exec(source)
  if (!opening) return begin
  const closing = closings[opening[1] as '---' | '+++']
  closing.lastIndex = opening[0].length
  const end = closing.exec(source)
  if (!end) return begin
  const head = source.slice(0, end.index) // not one look at the lines behind it
  field.lastIndex = opening[0].length
  for (let m = field.exec(head); m; m = field.exec(head)) {
    const value = m[2] ?? m[3] ?? m[4]!
    const key = m[1]!
    const quoted = m[4] === undefined
    const head = m[0].indexOf(quoted ? (m[2] !== undefined ? '"' : "'") : value, key.length)
    const start = m.index + head + (quoted ? 1 : 0)
    // an escaped value would not lie in the source as it reads
    if ((m[2] !== undefined && value.includes('\\')) || (m[3] !== undefined && value.includes("''"))) continue
    builder.meta.set(key.toLowerCase(), { value, start, end: start + value.length })
    const kind = shown[key.toLowerCase()]
    if (kind) {
      builder.add(value, start, start + value.length)
      builder.endBlock({ kind })
    }
  }
  return Math.min(source.length, end.index + end[0].length + 1)
}
