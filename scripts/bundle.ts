/**
 * What the build does to a bundle once esbuild has written it.
 *
 * - `\p{Script=Han}` is written out as ranges: V8 asks ICU for the property and compiles twenty ranges each time it meets
 *   one, 140 µs against 30, and a run over one article meets eighty. So it is in templates that patterns are put together from.
 * - What is not ASCII in a regular expression is escaped, which esbuild leaves undone: compiled.ts reads the file as Latin-1.
 * - The rules' examples are left out: they are for the tests and for the rules' pages, and a third of the file.
 */
import { parse } from 'acorn'

/** The script property but for a few gaps that hold no character, and the hook marks beyond U+16FE0. */
const HAN = '\\u2e80-\\u2fd5\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufad9\\u{20000}-\\u{33479}'

export const escaped = (text: string): string => text.replace(/[^\x00-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** `pattern` is the source of a regular expression with the `u` flag; `slash`: how a backslash is written there. */
export function spellOut(pattern: string, slash = '\\'): string {
  const han = HAN.replaceAll('\\', slash)
  let inClass = false
  return pattern.replace(slash === '\\' ? /\\([pP])\{Script=Han\}|\\.|[[\]]/gsu : /\\\\([pP])\{Script=Han\}|\\\\.|\\.|[[\]]/gsu, (token, property?: string) => {
    if (property) {
      if (inClass && property === 'P') return token
      return inClass ? han : property === 'p' ? `[${han}]` : `[^${han}]`
    }
    if (token === '[') inClass = true
    else if (token === ']') inClass = false
    return token
  })
}

/** The pieces of a template that makes a pattern. What stands between them begins and ends outside a class, or is inside one as they are. */
function spellOutPieces(pieces: readonly string[], slash: string): string[] {
  const gap = '\0'
  return spellOut(pieces.join(gap), slash).split(gap)
}

interface Node {
  type: string
  start: number
  end: number
  regex?: { pattern: string; flags: string }
  quasi?: Node
  quasis?: { start: number; end: number; value: { raw: string } }[]
  properties?: { key?: { name?: string }; value?: Node }[]
}

/** A bundle rewritten, and what became of the source of each of its regular expressions. */
export function rewrite(code: string): { code: string; renamed: Map<string, string> } {
  const renamed = new Map<string, string>()
  const changes: { start: number; end: number; text: string }[] = []
  const visit = (value: unknown, tagged = false): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (value !== null && typeof value === 'object') {
      const node = value as Node
      if (node.type === 'Literal' && node.regex) {
        const { pattern, flags } = node.regex
        const source = escaped(flags.includes('u') ? spellOut(pattern) : pattern)
        renamed.set(pattern, source)
        changes.push({ start: node.start, end: node.end, text: `/${source}/${flags}` })
        return
      }
      if (node.quasis?.some((piece) => piece.value.raw.includes('p{Script=Han}'))) {
        const spelt = spellOutPieces(node.quasis.map((piece) => piece.value.raw), tagged ? '\\' : '\\\\')
        node.quasis.forEach(({ start, end }, i) => changes.push({ start, end, text: spelt[i]! }))
      }
      if (node.quasi) return visit(node.quasi, true)
      const examples = node.type === 'ObjectExpression' ? examplesOf(node) : undefined
      if (examples) changes.push({ start: examples.start, end: examples.end, text: '[]' })
      for (const child of Object.values(node)) if (!examples || child !== node.properties) visit(child)
      if (examples) for (const property of node.properties!) if (property.value !== examples) visit(property)
    }
  }
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'script' }))
  let written = ''
  let from = 0
  for (const { start, end, text } of changes.sort((a, b) => a.start - b.start)) {
    written += code.slice(from, start) + text
    from = end
  }
  return { code: written + code.slice(from), renamed }
}

/** The examples, if the object is a rule. */
function examplesOf({ properties = [] }: Node): Node | undefined {
  const named = (name: string): Node | undefined => properties.find((property) => property.key?.name === name)?.value
  return named('covers') && named('check') ? named('examples') : undefined
}
