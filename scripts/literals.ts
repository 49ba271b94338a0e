/**
 * What the build does to the regular expressions of a bundle. `\p{Script=Han}` is written out as ranges: V8 asks ICU for the
 * property and compiles twenty ranges each time it meets one, 140 µs against 30, and a run over one article meets eighty.
 * And what is not ASCII is escaped, which esbuild leaves undone: bin.ts reads the file as Latin-1.
 */
import { parse } from 'acorn'

/** The script property but for a few gaps that hold no character, and the hook marks beyond U+16FE0. */
const HAN = '\\u2e80-\\u2fd5\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufad9\\u{20000}-\\u{33479}'

export const escaped = (text: string): string => text.replace(/[^\x00-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** `pattern` is the source of a regular expression with the `u` flag. */
export function spellOut(pattern: string): string {
  let inClass = false
  return pattern.replace(/\\([pP])\{Script=Han\}|\\.|[[\]]/gsu, (token, property?: string) => {
    if (property) {
      if (inClass && property === 'P') return token
      return inClass ? HAN : property === 'p' ? `[${HAN}]` : `[^${HAN}]`
    }
    if (token === '[') inClass = true
    else if (token === ']') inClass = false
    return token
  })
}

interface Node { type: string; start: number; end: number; regex?: { pattern: string; flags: string } }

/** A bundle with its regular expressions rewritten, and what became of the source of each. */
export function rewriteLiterals(code: string, sourceType: 'script' | 'module'): { code: string; renamed: Map<string, string> } {
  const literals: Node[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (value !== null && typeof value === 'object') {
      if ((value as Node).type === 'Literal' && (value as Node).regex) literals.push(value as Node)
      else for (const child of Object.values(value)) visit(child)
    }
  }
  visit(parse(code, { ecmaVersion: 'latest', sourceType }))
  const renamed = new Map<string, string>()
  let written = ''
  let from = 0
  for (const { start, end, regex } of literals.sort((a, b) => a.start - b.start)) {
    const { pattern, flags } = regex!
    const source = escaped(flags.includes('u') ? spellOut(pattern) : pattern)
    renamed.set(pattern, source)
    written += `${code.slice(from, start)}/${source}/${flags}`
    from = end
  }
  return { code: written + code.slice(from), renamed }
}
