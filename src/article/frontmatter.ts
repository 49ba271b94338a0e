import { createRequire } from 'node:module'
import type { Pair, Scalar } from 'yaml'
import type { ArticleBuilder } from './builder.js'
import { joinsWithoutSpace } from './inline.js'

/** Values that a reader sees; they are prose like the rest. Others (author, date, tags) are data only. */
const shown: Readonly<Record<string, 'title' | 'meta'>> = {
  title: 'title', subtitle: 'meta', description: 'meta', summary: 'meta', excerpt: 'meta', abstract: 'meta',
  标题: 'title', 副题: 'meta', 摘要: 'meta',
}
/** Those that are prose inside a mapping too: cover: { image, caption }. */
const shownInside: ReadonlySet<string> = new Set(['caption', 'alt', 'description', 'summary', '图注'])
const authors: ReadonlySet<string> = new Set(['author', 'authors', 'reporter', 'byline', '作者', '记者'])

const fence = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/u
const closings = { '---': /^(?:---|\.\.\.)[ \t]*\r?$/gmu, '+++': /^\+\+\+[ \t]*\r?$/gmu }
const field = /^([\w\u4E00-\u9FFF-]+)[ \t]*[:=][ \t]+(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'|>[{&*!#][^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?\r?$/gmu
// What `field` does not read of what matters: blocks of lines, lists, mappings, values of several lines.
// description: >-        authors:        cover:                 title: 大桥合龙
//              ^^                ^         caption: 大桥合龙          两岸欢庆
const deep = new RegExp(String.raw`^(?:${[...Object.keys(shown), ...authors].join('|')})[ \t]*:[ \t]*(?:[|>[{&*!]|\r?$|[^\n]*\n[ \t]+[^\s#])|^[ \t]+(?:-[ \t]+)?(?:${[...shownInside].join('|')})[ \t]*:|[{,][ \t]*(?:caption|alt)[ \t]*:`, 'imu')
const tomlAuthors = /^(author|authors)[ \t]*=[ \t]*(\[[^\]]*\])/imu

const require = createRequire(import.meta.url)

/**
 * Reads the YAML (`---`) or TOML (`+++`) front matter: the values at its top level, each with its range, and what a reader
 * sees of the rest. Returns where the text behind it begins; without one, behind the BOM.
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
  const isYaml = opening[1] === '---'
  if (!isYaml || !deep.test(head) || !addYaml(builder, head, opening[0].length)) addFields(builder, head, opening[0].length)
  const list = isYaml ? null : tomlAuthors.exec(head)
  if (list) addAuthors(builder, list[1]!, parseYaml(list[2]!).toJS(), list.index, list.index + list[0].length)
  return Math.min(source.length, end.index + end[0].length + 1)
}

/** One value a line, as nearly all front matter is. */
function addFields(builder: ArticleBuilder, head: string, from: number): void {
  field.lastIndex = from
  for (let m = field.exec(head); m; m = field.exec(head)) {
    const value = m[2] ?? m[3] ?? m[4]!
    const key = m[1]!
    const quoted = m[4] === undefined
    const at = m[0].indexOf(quoted ? (m[2] !== undefined ? '"' : "'") : value, key.length)
    const start = m.index + at + (quoted ? 1 : 0)
    // an escaped value would not lie in the source as it reads
    if ((m[2] !== undefined && value.includes('\\')) || (m[3] !== undefined && value.includes("''"))) continue
    addValue(builder, key, value, start, start + value.length)
  }
}

function addValue(builder: ArticleBuilder, key: string, value: string, start: number, end: number, kind = shown[key.toLowerCase()]): void {
  builder.meta.set(key.toLowerCase(), { value, start, end })
  if (!kind) return
  builder.add(value, start, end)
  builder.endBlock({ kind })
}

const parseYaml = (text: string): ReturnType<typeof import('yaml').parseDocument> => (require('yaml') as typeof import('yaml')).parseDocument(text, { schema: 'failsafe' })

/** The same by a parser of all YAML; false if that finds errors. */
function addYaml(builder: ArticleBuilder, head: string, from: number): boolean {
  const document = parseYaml(head.slice(from))
  if (document.errors.length) return false
  const { isMap, isScalar, visit }: typeof import('yaml') = require('yaml')
  if (!isMap(document.contents)) return false
  const plain = document.toJS() as Record<string, unknown>
  visit(document, {
    Pair(_, { key, value }: Pair, path) {
      if (!isScalar(key)) return
      const name = String(key.value)
      const isTop = path.length === 2
      if (isScalar(value)) {
        const kind = isTop ? shown[name.toLowerCase()] : shownInside.has(name.toLowerCase()) ? 'meta' : undefined
        if (isTop || kind) addScalar(builder, head, isTop ? name : '', value as Scalar<string>, from, kind)
      } else if (isTop && authors.has(name.toLowerCase())) {
        const { range } = value as { range?: [number, number, number] | null }
        if (range) addAuthors(builder, name, plain[name], from + range[0], from + range[1])
      }
    },
  })
  return true
}

function addScalar(builder: ArticleBuilder, head: string, key: string, { type, value, range }: Scalar<string>, from: number, kind: 'title' | 'meta' | undefined): void {
  if (!range || !value) return
  let start = from + range[0]
  let end = from + range[1]
  const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
  if (isQuoted) {
    start++
    end--
  }
  const text = head.slice(start, end)
  if ((type === 'QUOTE_DOUBLE' && text.includes('\\')) || (type === 'QUOTE_SINGLE' && text.includes("''"))) return
  if (!type?.startsWith('BLOCK') && !text.includes('\n')) return addValue(builder, key, text, start, end, kind)
  if (key) builder.meta.set(key.toLowerCase(), { value: value.trim(), start, end })
  if (kind) addLines(builder, head, type?.startsWith('BLOCK') ? head.indexOf('\n', start) + 1 : start, end, kind, type === 'BLOCK_LITERAL')
}

/** A value of several lines: each a block if they are kept, else joined as YAML and the page do, but for the space between Han. */
function addLines(builder: ArticleBuilder, head: string, from: number, to: number, kind: 'title' | 'meta', isLiteral: boolean): void {
  for (let start = from; start < to;) {
    const feed = head.indexOf('\n', start)
    const end = feed < 0 || feed > to ? to : feed
    const line = head.slice(start, end)
    const first = start + line.length - line.trimStart().length
    const text = line.trim()
    if (text === '' || isLiteral) builder.endBlock({ kind })
    else if (builder.lastUnit && !joinsWithoutSpace(builder.lastUnit, text.charCodeAt(0))) builder.add(' ', first - 1, first)
    builder.add(text, first, first + text.length)
    start = end + 1
  }
  builder.endBlock({ kind })
}

/** Several authors, as one value: [李思远, 王海涛], - name: 李思远. */
function addAuthors(builder: ArticleBuilder, key: string, list: unknown, start: number, end: number): void {
  const names = [list].flat().map((author) => (author !== null && typeof author === 'object' ? (author as Record<string, unknown>)['name'] : author))
  if (names.every((name) => typeof name === 'string')) builder.meta.set(key.toLowerCase(), { value: names.join('、'), start, end })
}
