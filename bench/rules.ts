/**
 * `npm run bench:rules`: milliseconds of CPU per MB of UTF-8 for each rule and for all together, and the total as a ratio to
 * a fixed reference scan in the same run. `-- --check` fails when that ratio has grown by more than a quarter over
 * `bench/rules.json`; `-- --write` sets it.
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

/** The least of several rounds: what the code costs when nothing disturbs it. V8 optimises the last of the rules' functions after a dozen. */
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
const total = least(20, check(all)) - parse
const scan = least(15, reference)
const ratio = total / scan
if (!process.argv.includes('--check')) {
  // Each rule twice over each article: the second time every fact is known that it asks for.
  const first = new Map<string, number>()
  const again = new Map<string, number>()
  for (let round = 0; round < 7; round++) {
    const spent = { first: new Map<string, number>(), again: new Map<string, number>() }
    const timed: Config = { ...all, active: all.active.map((active) => ({ ...active, check: (article, options) => {
      const start = process.hrtime.bigint()
      const problems = [...active.check(article, options)]
      const between = process.hrtime.bigint()
      for (const _ of active.check(article, options));
      const end = process.hrtime.bigint()
      spent.first.set(active.id, (spent.first.get(active.id) ?? 0) + Number(between - start) / 1e6)
      spent.again.set(active.id, (spent.again.get(active.id) ?? 0) + Number(end - between) / 1e6)
      return problems
    } })) }
    check(timed)()
    for (const [into, from] of [[first, spent.first], [again, spent.again]] as const) for (const [id, ms] of from) into.set(id, Math.min(into.get(id) ?? Infinity, ms))
  }
  const rows = [...again].map(([id, ms]) => ({ id, own: ms / megabytes, asked: first.get(id)! / megabytes })).sort((x, y) => y.asked - x.asked)
  console.log(`${'ms/MB'.padEnd(28)}${'own'.padStart(8)}${'with facts'.padStart(12)}   (a fact is paid for by the rule that asks first)`)
  for (const { id, own, asked } of rows) console.log(`${id.padEnd(28)}${own.toFixed(2).padStart(8)}${asked.toFixed(2).padStart(12)}${own > 1 ? '   own over 1' : ''}`)
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
