/**
 * Measures the rules on published copy: false alarms per 10,000 characters by source and rule, recall on injected defects,
 * on real slips, and on the sentences of the rule book. Needs the material in `../shared` (or `--shared DIR`), which the
 * project does not ship.
 *
 *   npm run evaluate -- [--sources rmrb2020,xwlb] [--only rule,rule] [--clean] [--injected [classes]] [--slips] [--standards]
 *                       [--findings FILE] [--sample N] [--seed N] [--per-class N] [--missed] [--level info|warning|error]
 *
 * It runs the built command (`npm run build` first) on clean and injected copy, and the engine on single sentences.
 * With none of --clean --injected --slips --standards it does all four. `--findings` writes every finding on clean copy, one
 * a line, so that two runs can be compared with diff.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readArticle } from '../src/article/read.js'
import type { Finding } from '../src/finding.js'
import { lint, resolveConfig } from '../src/lint.js'

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.ZH_NEWS_SHARED ?? join(process.cwd(), '../shared') },
    sources: { type: 'string' }, only: { type: 'string' }, findings: { type: 'string' }, sample: { type: 'string' }, seed: { type: 'string', default: '1' },
    'per-class': { type: 'string', default: '40' }, clean: { type: 'boolean' }, injected: { type: 'boolean' }, classes: { type: 'string' },
    slips: { type: 'boolean' }, standards: { type: 'boolean' }, missed: { type: 'boolean' }, level: { type: 'string', default: 'warning' }, help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) {
  console.log(readFileSync(new URL(import.meta.url), 'utf8').split('*/')[0]!.replace(/^\/?\*+ ?| \* ?/gmu, ''))
  process.exit(0)
}
const shared = values.shared!
if (!existsSync(join(shared, 'corpus'))) {
  console.log(`没有找到语料：${values.shared}/corpus 不存在。npm run evaluate 要用项目之外的 ../shared 才能测量，普通使用者不需要它。`)
  process.exit(0)
}

const ranks = { info: 1, warning: 2, error: 3 } as const
const least = ranks[values.level as keyof typeof ranks]
const { rules } = await import('../rules/index.js')
const only = values.only?.split(',')
const config = resolveConfig(only ? { rules: Object.fromEntries(Object.keys(rules).map((id) => [id, only.includes(id)])) } : {})
// house styles are configuration: the China News Service and Nankai set half-width brackets
const halfBrackets = resolveConfig({ rules: { ...(only ? Object.fromEntries(Object.keys(rules).map((id) => [id, only.includes(id)])) : {}), ...(!only || only.includes('punctuation-width') ? { 'punctuation-width': { brackets: 'same' } } : {}) } })
const everything = !values.clean && !values.injected && !values.slips && !values.standards

function check(path: string, source: string): Finding[] {
  return lint(readArticle(source, { path }), /chinanews|nankai|sina/u.test(path) ? halfBrackets : config).findings
}

interface Message { ruleId: string; severity: 1 | 2 | 3; message: string; range: [number, number] }
const houses = { files: ['*chinanews*', '*nankai*', '*sina*'], 'punctuation-width': { brackets: 'same' } }

/** What the command that users run says of a directory. `config` lies where its overrides count from. */
function command(dir: string, config: string): { filePath: string; messages: Message[] }[] {
  const bundle = fileURLToPath(new URL('../dist/zh-news.cjs', import.meta.url))
  if (!existsSync(bundle)) throw new Error('先运行 npm run build')
  const args = [bundle, '--config', config, '--format', 'json', ...(only ? only.flatMap((id) => ['--only', id]) : []), dir]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status === 2) throw new Error(stderr)
  return JSON.parse(stdout) as { filePath: string; messages: Message[] }[]
}

const levels = { 1: 'warning', 2: 'error', 3: 'info' } as const

function clean(): void {
  const news = join(shared, 'corpus/news')
  const sources = values.sources?.split(',') ?? readdirSync(news, { withFileTypes: true }).filter((d) => d.isDirectory()).map((d) => d.name)
  const lines: string[] = []
  const table: Record<string, Record<string, number>> = {}
  const size: Record<string, number> = {}
  const scratch = join(tmpdir(), `zh-news-evaluate-${process.pid}.json`)
  for (const name of sources) {
    const { files: _, ...style } = houses
    writeFileSync(scratch, JSON.stringify({ rules: { 'preset-zh-news': /chinanews|nankai|sina/u.test(name) ? style : true } }))
    const counts: Record<string, number> = (table[name] = {})
    for (const { filePath, messages } of command(join(news, name), scratch)) {
      const source = readFileSync(filePath, 'utf8')
      size[name] = (size[name] ?? 0) + source.replace(/\s/gu, '').length
      for (const { ruleId, severity, message, range: [start, end] } of messages) {
        const rule = ruleId.replace(/^zh-news\//u, '')
        if (ranks[levels[severity]] < least) continue
        counts[rule] = (counts[rule] ?? 0) + 1
        const excerpt = `${source.slice(Math.max(0, start - 14), start)}【${source.slice(start, end)}】${source.slice(end, end + 14)}`.replace(/\s*\n\s*/gu, '⏎')
        lines.push(`${name}/${basename(filePath)}:${start} ${levels[severity]} ${rule} ${excerpt} ${message}`)
      }
    }
  }
  const ids = [...new Set(Object.values(table).flatMap((counts) => Object.keys(counts)))].sort((a, b) => total(b) - total(a))
  function total(id: string): number { return sources.reduce((sum, name) => sum + (table[name]![id] ?? 0), 0) }
  console.log(`\n已编校稿件上每万字的报告数（${values.level} 以上）`)
  console.log(['', ...sources.map((s) => s.slice(0, 12).padStart(13))].join('').padStart(28))
  const row = (label: string, value: (name: string) => number, digits = 2): void => console.log(label.padEnd(28) + sources.map((name) => value(name).toFixed(digits).padStart(13)).join(''))
  row('characters', (name) => size[name]!, 0)
  row('ALL', (name) => 1e4 * Object.values(table[name]!).reduce((a, b) => a + b, 0) / size[name]!)
  for (const id of ids) row(id, (name) => 1e4 * (table[name]![id] ?? 0) / size[name]!, 3)
  if (values.findings) writeFileSync(values.findings, lines.join('\n') + '\n')
  if (values.sample) for (const line of pickSome(lines, Number(values.sample))) console.log(line)
}

function pickSome<T>(list: T[], n: number): T[] {
  let state = Number(values.seed) * 2654435761 >>> 0
  const rand = (): number => { state ^= state << 13; state >>>= 0; state ^= state >>> 17; state ^= state << 5; state >>>= 0; return state / 2 ** 32 }
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) { const j = Math.floor(rand() * (i + 1)); [copy[i], copy[j]] = [copy[j]!, copy[i]!] }
  return copy.slice(0, n)
}

function injected(): void {
  const dir = join(tmpdir(), `zh-news-evaluate-${process.pid}`)
  mkdirSync(dir, { recursive: true })
  const args = [join(shared, 'evaluate/inject.mjs'), join(shared, 'corpus/news'), dir, values['per-class']!, values.seed!, ...(values.classes ? [values.classes] : [])]
  const made = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  const config = join(dir, '.textlintrc')
  writeFileSync(config, JSON.stringify({ rules: { 'preset-zh-news': { overrides: [houses] } } }))
  const results = command(dir, config)
  const file = join(dir, 'findings.json')
  writeFileSync(file, JSON.stringify(results))
  console.log('\n注入差错的检出率')
  const out = join(dir, 'score.json')
  console.log(spawnSync(process.execPath, [join(shared, 'evaluate/score.mjs'), dir, file, out], { encoding: 'utf8' }).stdout)
  if (values.missed) for (const t of JSON.parse(readFileSync(out, 'utf8')).missed as { class: string; file: string; start: number; end: number; was: string; now: string }[]) {
    const text = readFileSync(join(dir, t.file), 'utf8')
    console.log(`${t.class} ${relative('bad', t.file)} ${text.slice(Math.max(0, t.start - 20), t.end + 20).replace(/\n/gu, '⏎')} [${t.was}→${t.now}]`)
  }
}

function rows(file: string): string[][] {
  return readFileSync(join(shared, 'corpus/typos', file), 'utf8').split('\n').slice(1).filter(Boolean).map((line) => line.split('\t'))
}

function slips(): void {
  const cache = new Map<string, Finding[] | undefined>()
  const findingsOf = (file: string): Finding[] | undefined => {
    if (!cache.has(file)) {
      const path = [join(shared, 'corpus/news', file), join(shared, 'corpus/typos/articles', file)].find((p) => existsSync(p))
      cache.set(file, path ? check(path, readFileSync(path, 'utf8')) : undefined)
    }
    return cache.get(file)
  }
  let n = 0
  let found = 0
  for (const [, , wrong, right, category, confidence, file, offset] of rows('news-real-typos.tsv')) {
    if (confidence !== 'A') continue
    const findings = findingsOf(file!)
    if (!findings) continue
    n++
    const at = Number(offset)
    if (findings.some((f) => f.start < at + wrong!.length + 1 && f.end > at - 1)) found++
    else if (values.missed) console.log(`missed ${category} ${wrong} → ${right} ${file}:${at}`)
  }
  console.log(`\n真实差错（A 类）检出 ${found}/${n} = ${(100 * found / n).toFixed(1)}%`)
  let traps = 0
  let silent = 0
  for (const [sentence, looksWrong] of rows('news-traps-not-errors.tsv')) {
    traps++
    const at = sentence!.indexOf(looksWrong!)
    const hit = lint(readArticle(sentence!), config).findings.find((f) => ranks[f.severity] >= least && f.start < at + looksWrong!.length && f.end > at)
    if (!hit) silent++
    else if (values.missed) console.log(`trap ${looksWrong}: ${hit.rule} ${hit.message}`)
  }
  console.log(`似错非错的句子不报 ${silent}/${traps} = ${(100 * silent / traps).toFixed(1)}%`)
}

function standards(): void {
  const data = JSON.parse(readFileSync(join(shared, 'standards/standards-data.json'), 'utf8')) as { rules: Record<string, { id: string; ok?: string[]; bad?: string[] }[]> }
  const exceptions = new Set(existsSync('test/standards-exceptions.tsv') ? readFileSync('test/standards-exceptions.tsv', 'utf8').split('\n').map((line) => line.split('\t').slice(0, 2).join(' ')) : [])
  const visible = (s: string): string => s.replace(/⟨U\+([0-9A-F]{4,5})⟩/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))).replace(/ ?⏎ ?/gu, '\n\n')
  const count = { ok: [0, 0], bad: [0, 0] }
  for (const entry of Object.values(data.rules).flat()) for (const side of ['ok', 'bad'] as const) (entry[side] ?? []).forEach((sentence, i) => {
    const key = `${entry.id} ${side === 'ok' ? '✓' : '✗'}${i + 1}`
    if (exceptions.has(key)) return
    const findings = lint(readArticle(visible(sentence)), config).findings.filter((f) => side === 'bad' || ranks[f.severity] >= least)
    count[side][1]!++
    const good = side === 'ok' ? findings.length === 0 : findings.length > 0
    if (good) count[side][0]!++
    else if (values.missed) console.log(`${key} ${sentence} ${findings.map((f) => `${f.rule}: ${f.message}`).join('; ')}`)
  })
  console.log(`\n规则书例句：✓ 不报 ${count.ok.join('/')}，✗ 报出 ${count.bad.join('/')}，另有 ${exceptions.size ? exceptions.size - 1 : 0} 句列入 test/standards-exceptions.tsv`)
}

if (values.clean || everything) clean()
if (values.injected || everything) injected()
if (values.slips || everything) slips()
if (values.standards || everything) standards()
