/**
 * Compiles the word tables beside the rules (`rules/*.tsv`) into `src/language/terms.bin`: one index of the wrong forms
 * of all of them, and their rows. Strict: a table has no duplicate, no fix equal to its input, and every row has its source.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { buildTermIndex } from '../src/language/term-index.js'
import { contextOf } from '../src/language/terms.js'

const columns = ['wrong', 'right', 'when', 'unless', 'level', 'note', 'source']
const rules = new URL('../rules/', import.meta.url)
const rows: { wrong: string; line: string }[] = []
const problems: string[] = []
const tableOf = new Map<string, string>()
for (const file of readdirSync(rules).filter((name) => name.endsWith('.tsv')).sort()) {
  const [head, ...lines] = readFileSync(new URL(file, rules), 'utf8').trimEnd().split('\n')
  if (head !== columns.join('\t')) continue // a table of another kind
  const seen = new Set<string>()
  lines.forEach((line, i) => {
    const where = `rules/${file}:${i + 2}`
    const [wrong = '', right = '', when = '', unless = '', level = '', note = '', source = ''] = line.split('\t')
    const key = `${wrong} ${right} ${when}`
    if (line.split('\t').length !== columns.length) problems.push(`${where}: ${columns.length} columns wanted`)
    if (!wrong) problems.push(`${where}: no wrong form`)
    if (seen.has(key) || (!when && seen.has(wrong))) problems.push(`${where}: “${wrong}” is repeated`)
    if (!when && tableOf.has(wrong) && tableOf.get(wrong) !== file) problems.push(`${where}: “${wrong}” stands in ${tableOf.get(wrong)} too`)
    if (!when) tableOf.set(wrong, file)
    if (right.split('|').includes(wrong)) problems.push(`${where}: “${wrong}” is its own correction`)
    if (!source) problems.push(`${where}: no source`)
    if (!['', 'error', 'warning', 'info'].includes(level)) problems.push(`${where}: no such level: ${level}`)
    for (const list of [when, unless]) {
      try {
        if (list) contextOf(list)
      } catch (error) {
        problems.push(`${where}: ${(error as Error).message}`)
      }
    }
    seen.add(key).add(wrong)
    rows.push({ wrong, line: [file.slice(0, -4), wrong, right, when, unless, level, note].join('\t') })
  })
}
if (problems.length) {
  console.error(problems.join('\n'))
  process.exit(1)
}
rows.sort((a, b) => a.wrong < b.wrong ? -1 : a.wrong > b.wrong ? 1 : 0)

const terms = [...new Set(rows.map((row) => row.wrong))]
const termIndex = buildTermIndex(terms).bytes()
const firstRow: number[] = []
const rowAt: number[] = [0]
const texts: Uint8Array[] = []
rows.forEach((row, i) => {
  if (!i || rows[i - 1]!.wrong !== row.wrong) firstRow.push(i)
  const bytes = new TextEncoder().encode(row.line)
  texts.push(bytes)
  rowAt.push(rowAt[i]! + bytes.length)
})
firstRow.push(rows.length)

const padded = Math.ceil(termIndex.length / 4) * 4
const index = Uint32Array.from([...firstRow, ...rowAt])
const out = new Uint8Array(12 + padded + index.length * 4 + rowAt[rows.length]!)
new Uint32Array(out.buffer, 0, 3).set([padded, terms.length, rows.length])
out.set(termIndex, 12)
out.set(new Uint8Array(index.buffer), 12 + padded)
let at = 12 + padded + index.length * 4
for (const bytes of texts) {
  out.set(bytes, at)
  at += bytes.length
}
const target = new URL('../src/language/terms.bin', import.meta.url)
if (process.argv.includes('--check')) {
  if (Buffer.compare(readFileSync(target), out)) {
    console.error('src/language/terms.bin is not up to date: run npm run generate')
    process.exit(1)
  }
} else writeFileSync(target, out)
