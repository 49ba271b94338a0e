/**
 * `npm run bench:rules`: milliseconds of CPU per MB of UTF-8 for each rule (with the facts it asks for) and for all rules
 * together, and the total as a ratio to a fixed reference scan in the same run. `-- --check` fails when that ratio has
 * grown by more than a quarter over `bench/rules.json`; `-- --write` sets it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { rules } from '../rules/index.js'
import { readArticle } from '../src/article/read.js'
import { TOGETHER } from '../src/batch/check.js'
import { lintTogether, resolveConfig, type Config } from '../src/lint.js'
import { article } from './corpus.js'

const texts = Array.from({ length: 160 }, (_, i) => article(i, 10_400).text)
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
const baseline = new URL('rules.json', import.meta.url)

function cpu(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The least of several rounds: what the code costs when nothing disturbs it. */
function least(rounds: number, run: () => void): number {
  let best = Infinity
  for (let i = 0; i < rounds; i++) best = Math.min(best, cpu(run))
  return best
}

/** As a batch does it: a few articles at a time. */
const check = (config: Config) => (): void => {
  for (let i = 0; i < texts.length; i += TOGETHER) {
    for (const result of lintTogether(texts.slice(i, i + TOGETHER).map((text) => readArticle(text, { format: 'markdown' })), config)) if (result instanceof Error) throw result
  }
}
const none = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, false])) })
const all = resolveConfig()

// The yardstick: a handful of regular expressions over the same text. It never changes.
const yardstick = [/[一-鿿]，[一-鿿]/gu, /\d+(?:\.\d+)?[%％]/gu, /“[^“”\n]{1,40}”/gu, /(?<=[一-鿿])[,;:!?](?=[一-鿿])/gu, /[（(][^（）()\n]{1,30}[）)]/gu]
const reference = (): void => { for (const text of texts) for (const pattern of yardstick) for (const _ of text.matchAll(pattern)); }

for (let i = 0; i < 3; i++) { check(all)(); reference() }
const parse = least(5, check(none))
const total = least(7, check(all)) - parse
const scan = least(15, reference)
const ratio = total / scan
if (!process.argv.includes('--check')) {
  const rows = Object.keys(rules).map((id) => {
    const config = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((other) => [other, other === id])) })
    check(config)()
    return { id, ms: (least(3, check(config)) - parse) / megabytes }
  }).sort((a, b) => b.ms - a.ms)
  // What even the cheapest rule pays is the pass over the text that they share.
  const shared = rows.at(-1)!.ms
  for (const { id, ms } of rows) console.log(`${id.padEnd(28)}${(ms - shared).toFixed(2).padStart(8)} ms/MB${ms - shared > 1 ? '  over 1' : ''}`)
  console.log(`shared pass ${shared.toFixed(2)} ms/MB`)
}
console.log(`parse ${(parse / megabytes).toFixed(1)} ms/MB, all rules ${(total / megabytes).toFixed(1)} ms/MB (budget 40), yardstick ${(scan / megabytes).toFixed(2)} ms/MB, ratio ${ratio.toFixed(2)}`)
if (process.argv.includes('--write')) writeFileSync(baseline, `${JSON.stringify({ ratio: Number(ratio.toFixed(2)) })}\n`)
if (process.argv.includes('--check') && existsSync(baseline)) {
  const { ratio: allowed } = JSON.parse(readFileSync(baseline, 'utf8')) as { ratio: number }
  if (ratio > allowed * 1.25) {
    console.error(`the rules have become slower: ratio ${ratio.toFixed(2)}, ${allowed} was the mark; npm run bench:rules shows which`)
    process.exit(1)
  }
}
