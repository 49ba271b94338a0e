import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name'

/** A stretch of one source line without what its containers put in front, and without its line end. Source offsets. */
export interface Line { from: number; to: number }

/** The lines of a source from `from` on. */
export function linesOf(source: string, from: number): Line[] {
  const lines: Line[] = []
  for (let at = from; at < source.length; ) {
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed
    lines.push({ from: at, to: end > at && source.charCodeAt(end - 1) === 0x0D ? end - 1 : end })
    at = end + 1
  }
  return lines
}

export const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x09

export function isBlank(source: string, { from, to }: Line): boolean {
  for (let i = from; i < to; i++) if (!isSpace(source.charCodeAt(i))) return false
  return true
}

/** Without the spaces and tabs at both ends. */
export function trimmed(source: string, { from, to }: Line): Line {
  while (from < to && isSpace(source.charCodeAt(from))) from++
  while (to > from && isSpace(source.charCodeAt(to - 1))) to--
  return { from, to }
}

/** How many spaces a line begins with; undefined if a tab is among them, whose width hangs on where it stands. */
export function indentOf(source: string, { from, to }: Line): number | undefined {
  let at = from
  while (at < to && source.charCodeAt(at) === 0x20) at++
  return at < to && source.charCodeAt(at) === 0x09 ? undefined : at - from
}

export const bullet = /^( {0,3})(?:([-+*])|(\d{1,9})[.)])(?=[ \t]|$)/u
export const thematic = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u
export const atx = /^ {0,3}(#{1,6})(?:[ \t]+|$)/u
export const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/u
export const setext = /^ {0,3}(?:=+|-+)[ \t]*$/u
export const quoted = /^ {0,3}> ?/u
export const indented = /^(?: {4}| {0,3}\t)/u
export const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u
/** Anything that could end a paragraph or begin something other than one. */
export const startsBlock = /^(?: {0,3}(?:#{1,6}(?:[ \t]|$)|>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|`{3}|~{3}|<)| {4}|[ ]{0,3}\t)/u

/** 1 for what a line can begin with that is something other than a paragraph. */
const opening = new Uint8Array(0x80)
for (const mark of ' \t\r\n#>-+*_<`~0123456789') opening[mark.charCodeAt(0)] = 1
/** Whether a line that begins with this unit may begin something other than a paragraph. */
export const mayOpen = (unit: number): boolean => unit < 0x80 && opening[unit] === 1

/** A line that ends a paragraph by what it is, and is not its continuation. */
export const isOwnBlock = (line: string): boolean => atx.test(line) || fence.test(line) || thematic.test(line) || quoted.test(line)

/** The item that a line begins; null if it begins none, as `- - -` does not. */
export const itemOf = (line: string): RegExpExecArray | null => thematic.test(line) ? null : bullet.exec(line)

const tagName = /^ {0,3}<\/?([a-z][a-z\d-]*)(?=[ \t/>]|$)/iu
const wholeTag = /^ {0,3}<(?:[a-z][a-z\d-]*(?:[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?|\/[a-z][a-z\d-]*[ \t]*)>[ \t]*$/iu
const blockNames = new Set(htmlBlockNames)
const rawNames = new Set(htmlRawNames)

/**
 * What a line that begins with `<` begins: `raw`, which ends where it says so itself; a `block`, or a `tag` alone in its line,
 * which end with the next blank line, and the latter cannot end a paragraph; or nothing but text.
 */
export function htmlOf(line: string): 'raw' | 'block' | 'tag' | 'text' {
  const name = tagName.exec(line)?.[1]?.toLowerCase()
  if (name !== undefined && rawNames.has(name)) return /^ {0,3}<\//u.test(line) ? 'text' : 'raw'
  if (/^ {0,3}<[!?]/u.test(line)) return 'raw'
  if (name !== undefined && blockNames.has(name)) return 'block'
  return wholeTag.test(line) ? 'tag' : 'text'
}

/** The cells of a table row: what stands between its bars, without those at its ends. */
export function cellsOf(source: string, { from: start, to: end }: Line): Line[] {
  const line = source.slice(start, end)
  let from = line.search(/[^ \t]/u)
  let to = line.trimEnd().length
  if (line[from] === '|') from++
  if (to > from && line[to - 1] === '|' && line[to - 2] !== '\\') to--
  const cells: Line[] = []
  for (let i = from; i <= to; i++) if (i === to || line[i] === '|') {
    cells.push({ from: start + from, to: start + i })
    from = i + 1
  }
  return cells
}
