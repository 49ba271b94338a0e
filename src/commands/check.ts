import { resolve } from 'node:path'
import { rules } from '../../rules/index.js'
import { readArticle } from '../article/read.js'
import { Baseline } from '../batch/baseline.js'
import { Cache } from '../batch/cache.js'
import { changedLines, lineStartsOf, touches, type ChangedLines } from '../batch/changed.js'
import { Checker, coversOf, type CheckOptions, type Outcome } from '../batch/check.js'
import { decode, encode, type Decoded } from '../batch/decode.js'
import { displayPath, findFiles, reasonOf } from '../batch/find.js'
import { LastReport, type Ending } from '../batch/last-report.js'
import { write, type Lines } from '../batch/lines.js'
import { progressBar } from '../batch/progress.js'
import { run } from '../batch/run.js'
import { mergeShards } from '../batch/shard.js'
import { Store, type Pile } from '../batch/store.js'
import { Configuration } from '../config.js'
import { BatchRate, exceeds } from '../errorrate/rate.js'
import { tally, type Tally } from '../errorrate/tally.js'
import type { Failure, Finding } from '../finding.js'
import { numberOf, threadsOf, UsageError, type Flags } from '../flags.js'
import { compareBatch, ConfigError, silence, type RuleSetting } from '../lint.js'
import { nearest } from '../nearest.js'
import { ownPackage } from '../package.js'
import { addCounts, countOf } from '../report/summary.js'
import type { ArticleFacts } from '../rule.js'
import { diffOf, formatNamed, lookOf, output, ruleInfo } from './output.js'
import { writeShard } from './shard.js'

/** Where a command runs and whom it talks to; tests put their own in. */
export interface Surroundings {
  cwd: string
  stdin: NodeJS.ReadableStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  /** True once Ctrl-C was pressed. */
  stopped(): boolean
}

export type ExitStatus = 0 | 1 | 2

const defaultFormat = 'vfile'

/** `zh-news [paths…]`. */
export async function check(paths: readonly string[], flags: Flags, around: Surroundings): Promise<ExitStatus> {
  const { cwd, stderr } = around
  const options = checkOptions(flags, cwd)
  if (flags.stdin) {
    if (paths.length) throw new UsageError('--stdin 和文件不能一起用')
    refuse(flags, ['changed', 'shard', 'cache', 'cache-location', 'update-baseline', 'threads'], '--stdin')
    return checkStdin(flags, options, around)
  }
  new Configuration(options).forBatch() // a wrong name on the command line is told once, before anything is read
  const changed = flags.changed === undefined ? undefined : changedLines(flags.changed, cwd)
  if (changed) options.changed = changed
  const { files: all, failures, ignored } = await findFiles(paths.length ? paths : ['.'], cwd)
  for (const path of ignored) stderr.write(`zh-news：${displayPath(path, cwd)}：.textlintignore 里有它，略过\n`)
  // Yesterday's report may lie among the articles and look like one.
  const report = flags['output-file'] === undefined ? undefined : resolve(cwd, flags['output-file'])
  const files = all.filter((file) => file !== report && (!changed || changed.has(file)))
  if (flags.shard !== undefined) return writeShard(files, failures, flags, options, around, changed)

  const cacheAt = flags.cache || flags['cache-location'] ? resolve(cwd, flags['cache-location'] ?? '.zhnewscache') : undefined
  const cache = cacheAt === undefined ? undefined : new Cache(cacheAt, options, ownPackage().version, cwd)
  const last = cache && isRepeatable(flags) && !failures.length ? new LastReport(`${cacheAt}.report`, questionOf(flags, options, around, cache.build)) : undefined
  const checker = new Checker(options)
  const known = last?.recall(files, (path, bytes) => checker.cacheKey(path, bytes, cache!.build))
  if (known) {
    await output([known.report], flags, around)
    stderr.write(known.notes)
    return known.status
  }
  const progress = await progressBar(files.length, stderr)
  // What filters findings, or keeps them for the next run, needs them as they are.
  const say = !cache && !isFiltered(flags) && !flags['fix-dry-run'] && { say: { format: flags.format ?? defaultFormat, quiet: flags.quiet ?? false, ...lookOf(flags, around.stdout) } }
  const outcomes = run(files, { ...options, ...say, threads: threadsOf(flags), ...(cache && { cache }), stopped: around.stopped })
  const status = await judge(outcomes, {
    flags, options, around, failures, changed, total: files.length, step: () => progress.step(), done: () => progress.stop(),
    ...(last && { keep: (ending) => last.keep(files.map((file) => cache!.asked.get(file)), ending) }),
  })
  await cache?.save().catch((error: Error) => stderr.write(`zh-news：缓存${error.message}\n`))
  return status
}

/** True if nothing but the articles, the configuration and the flags decides what the run says, and it changes no file. */
const isRepeatable = (flags: Flags): boolean => !flags.fix && !flags['fix-dry-run'] && !isFiltered(flags)

/** True if findings are left out by what git or a baseline says of them. */
const isFiltered = (flags: Flags): boolean => flags.changed !== undefined || flags.baseline !== undefined || flags['update-baseline'] === true

/** All that a report depends on beside the articles. */
function questionOf(flags: Flags, options: CheckOptions, { cwd, stdout }: Surroundings, build: string): string {
  const { 'output-file': _, threads: __, ...asked } = flags
  return JSON.stringify([asked, cwd, lookOf(flags, stdout), new Configuration(options).forBatch().digest, build])
}

/** `zh-news merge results…`: what several shards found, as if one run had. */
export async function merge(paths: readonly string[], flags: Flags, around: Surroundings): Promise<ExitStatus> {
  if (!paths.length) throw new UsageError('要合并哪些结果？zh-news merge 1.shard 2.shard……')
  refuse(flags, ['fix', 'fix-dry-run', 'stdin', 'stdin-ndjson', 'shard', 'cache', 'cache-location', 'encoding', 'threads'], 'merge')
  const { files, failures, outcomes } = await mergeShards(paths, around.cwd)
  const changed = flags.changed === undefined ? undefined : changedLines(flags.changed, around.cwd)
  return judge(outcomes, { flags, options: checkOptions(flags, around.cwd), around, failures, changed, total: files })
}

export function checkOptions(flags: Flags, cwd: string): CheckOptions {
  if (flags.fix && flags['fix-dry-run']) throw new UsageError('--fix 和 --fix-dry-run 不能一起用')
  const settings: Record<string, RuleSetting> = {}
  for (const given of flags.rule ?? []) {
    const [name, level = 'on'] = given.split('=', 2) as [string, string?]
    if (!['on', 'off', 'info', 'warning', 'error'].includes(level)) throw new UsageError(`--rule ${given}：级别只能是 off、info、warning、error`)
    settings[ruleId(name)] = level === 'on' ? true : level as RuleSetting
  }
  return {
    cwd,
    ...(flags.config !== undefined && { path: flags.config }),
    ...(flags['no-config'] && { none: true }),
    ...(flags.rule && { rules: settings }),
    ...(flags.only && { only: flags.only.flatMap((ids) => ids.split(',')).map(ruleId) }),
    ...(flags.encoding !== undefined && { encoding: flags.encoding }),
    ...((flags.fix || flags['fix-dry-run']) && { fix: flags.fix ? 'write' as const : 'show' as const }),
    tally: true,
  }
}

/** Flags that would have no effect are refused, not ignored. Throws {@link UsageError}. */
export function refuse(flags: Flags, names: readonly (keyof Flags)[], beside: string): void {
  for (const name of names) if (flags[name] !== undefined) throw new UsageError(`--${name} 不能和 ${beside} 一起用`)
}

/** A rule as people copy it from a report. Throws {@link UsageError}. */
export function ruleId(name: string): string {
  const id = name.trim().replace(/^(?:preset-)?zh-news\//, '')
  if (!Object.hasOwn(rules, id)) throw new UsageError(`没有名为“${id}”的规则${nearest(id, Object.keys(rules))}`)
  return id
}

interface Run {
  flags: Flags
  options: CheckOptions
  around: Surroundings
  failures: Failure[]
  changed: ChangedLines | undefined
  total: number
  step?(): void
  done?(): void
  /** Where a report goes that may be told again; undefined if this one may not. */
  keep?(ending: Ending): Lines | undefined
}

/** Gathers outcomes, compares the articles with each other, drops what was accepted, reports, and says how it went. */
async function judge(outcomes: AsyncIterable<Outcome>, { flags, options, around, failures, changed, total, step, done, keep: keepReport }: Run): Promise<ExitStatus> {
  const { cwd, stdout, stderr } = around
  const name = flags.format ?? defaultFormat
  const format = await formatNamed(name)
  const batchConfig = new Configuration(options).forBatch()
  const limit = numberOf(flags, 'max-error-rate')
  const maxWarnings = numberOf(flags, 'max-warnings')
  const baseline = flags.baseline !== undefined || flags['update-baseline'] ? new Baseline(resolve(cwd, flags.baseline ?? '.zh-news-baseline.json'), { create: flags['update-baseline'] ?? false }) : undefined

  const store = new Store()
  const facts = new Map<string, Pile<ArticleFacts>>()
  const tallies = store.pile<Tally>()
  const rates = new BatchRate(batchConfig.scores)
  const shown = countOf([])
  const flagged: boolean[] = []
  const diffs: string[] = []
  const counts = { error: 0, warning: 0, info: 0 }
  let seen = 0
  let fixedFiles = 0
  let fixes = 0
  const keep = (path: string, source: string, findings: readonly Finding[]): Finding[] => {
    const ranges = changed?.get(path)
    const starts = ranges && lineStartsOf(source)
    const touched = !changed ? findings : ranges ? findings.filter((finding) => touches(finding, ranges, starts!)) : []
    const fresh = baseline ? baseline.filter(path, source, touched) : touched
    for (const { severity } of fresh) counts[severity]++
    return flags.quiet ? fresh.filter(({ severity }) => severity === 'error') : [...fresh]
  }
  const told = new Set(failures.map(keyOf))
  const fail = (failure: Failure) => {
    if (!told.has(keyOf(failure))) failures.push(failure)
    told.add(keyOf(failure))
  }
  try {
    for await (const outcome of untilFailure(outcomes, fail)) {
      seen++
      step?.()
      if (outcome.failure) fail(outcome.failure)
      if (outcome.fixed) {
        fixedFiles++
        fixes += outcome.fixed.count
        if (options.fix === 'show') diffs.push(await diffOf(outcome, cwd))
      }
      if (!outcome.readable) continue
      for (const [rule, value] of Object.entries(outcome.facts)) {
        let pile = facts.get(rule)
        if (!pile) facts.set(rule, (pile = store.pile()))
        pile.push({ path: outcome.path, facts: value })
      }
      const { path, source, said } = outcome
      if (outcome.tally) {
        tallies.push(outcome.tally)
        rates.add(outcome.tally, said?.rate)
      }
      if (said) for (const level of ['error', 'warning', 'info'] as const) counts[level] += said.counts[level]
      const result = { path, source, findings: said ? outcome.findings : keep(path, source, outcome.findings), said: said?.text }
      const own = said?.shown ?? countOf([result])
      addCounts(shown, own)
      flagged.push(own.flagged > 0)
      store.add(result)
    }
    done?.()
    if (around.stopped()) stderr.write(`zh-news：中断了，查了 ${seen} 篇，还有 ${total - seen} 篇没查\n`)

    const acrossArticles = compareBatch({ get: (rule) => facts.has(rule) ? [...facts.get(rule)!] : undefined }, batchConfig.config)
    const places = new Map(acrossArticles.size ? rates.perArticle.map(({ path }, i) => [path, i]) : [])
    store.results.forEach((result, i) => {
      const found = acrossArticles.get(result.path)
      if (!found) return
      const { path, source, findings } = result
      const more = silence(source, found)
      if (!more.length) return
      const said = result.said && Buffer.from(result.said).toString()
      const added = keep(path, source, more)
      addCounts(shown, { ...countOf([{ path, source, findings: added }]), files: 0, flagged: added.length && !flagged[i] ? 1 : 0 })
      const place = places.get(path)
      const rate = place === undefined ? undefined : rates.addMore(place, tallies.at(place), tally(readArticle(source, { path }), more, coversOf, batchConfig.scores))
      const all = { path, source, findings: [...findings, ...added].sort((a, b) => a.start - b.start || a.end - b.end) }
      const { say, sayMore } = format.ofArticle ?? {}
      if (said === undefined) store.replace(i, all)
      else store.replace(i, { ...all, said: Buffer.from(sayMore ? sayMore(said, { path, source, findings: added }, rate) : say!(all, { cwd, ...lookOf(flags, stdout) }, rate)) })
    })

    const rate = rates.rate()
    const tooMany = maxWarnings !== undefined && counts.warning > maxWarnings
    const tooDense = limit !== undefined && exceeds(rate, limit)
    const notes = (tooMany ? `zh-news：有 ${counts.warning} 条警告，多于 --max-warnings ${maxWarnings}\n` : '')
      + (tooDense ? `zh-news：编校差错率（估算）为万分之 ${rate.batch.per10k}，超过 --max-error-rate ${limit}\n` : '')
    const unfinished = failures.length > 0 || around.stopped()
    const status = counts.error || tooMany || tooDense ? 1 : 0

    const results = store.results
    if (options.fix === 'show' && flags.format === undefined) {
      await write(stdout, diffs.join(''))
    } else {
      const pieces = format({ results, failures, counts: shown, rules: ruleInfo(), cwd, ...lookOf(flags, stdout), version: ownPackage().version, errorRate: rate })
      await output(pieces, flags, around, unfinished ? undefined : keepReport?.({ status, notes }))
    }
    // On a terminal the default report has said so a line above; everywhere else a 2 explains itself on standard error too.
    const isShown = name === defaultFormat && stdout.isTTY && flags['output-file'] === undefined
    if (!isShown) for (const { path, message } of failures) stderr.write(`zh-news：${path === undefined ? '' : `${displayPath(resolve(cwd, path), cwd)}：`}${message}\n`)
    if (fixedFiles) stderr.write(options.fix === 'show' ? `${fixedFiles} 个文件可改 ${fixes} 处，未改动任何文件\n` : `改了 ${fixedFiles} 个文件，共 ${fixes} 处\n`)
    if (baseline) await tellBaseline(baseline, flags, around)
    stderr.write(notes)
    return unfinished ? 2 : flags['update-baseline'] ? 0 : status
  } finally {
    done?.()
    store.close()
  }
}

const keyOf = ({ path, message }: Failure): string => `${path ?? ''}\0${message}`

/** What breaks off a run (a thread that dies, a damaged shard) is one more failure: what was found before is told all the same. */
async function* untilFailure(outcomes: AsyncIterable<Outcome>, fail: (failure: Failure) => void): AsyncGenerator<Outcome> {
  try {
    yield* outcomes
  } catch (error) {
    fail({ message: error instanceof ConfigError ? error.message : `内部出错，没有查完：${reasonOf(error)}` })
  }
}

async function tellBaseline(baseline: Baseline, flags: Flags, { cwd, stderr }: Surroundings): Promise<void> {
  if (flags['update-baseline']) {
    stderr.write(`基线 ${displayPath(baseline.path, cwd)} 记下了 ${await baseline.update()} 条\n`)
    return
  }
  const stale = baseline.stale()
  if (!stale.length) return
  stderr.write(`基线里有 ${stale.length} 条已经不再出现，可用 --update-baseline 清掉：\n`)
  for (const { file, rule, text } of stale.slice(0, 10)) stderr.write(`  ${file}：${rule}「${text.replace(/\s+/g, ' ')}」\n`)
  if (stale.length > 10) stderr.write(`  ……还有 ${stale.length - 10} 条\n`)
}

/** One article from standard input. With `--fix` its fixed text goes to standard output, in the encoding it came in, and the report to standard error. */
async function checkStdin(flags: Flags, options: CheckOptions, around: Surroundings): Promise<ExitStatus> {
  const { cwd, stdin, stdout, stderr } = around
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  const bytes = Buffer.concat(chunks)
  const path = flags['stdin-filename'] !== undefined ? resolve(cwd, flags['stdin-filename']) : '<stdin>'
  let decoded: Decoded
  try {
    decoded = decode(bytes, flags.encoding)
  } catch (error) {
    const failure = { path: flags['stdin-filename'] ?? '<标准输入>', message: (error as Error).message }
    return judge(none(), { flags, options, around, failures: [failure], changed: undefined, total: 1 })
  }
  const outcome = await new Checker({ ...options, ...(options.fix && { fix: 'show' }) }).checkText(decoded.text, path)
  if (!flags.fix) return judge(just(outcome), { flags, options, around, failures: [], changed: undefined, total: 1 })
  const text = outcome.fixed?.text ?? decoded.text
  await write(stdout, outcome.fixed ? encode(text, decoded) : bytes)
  const left = await new Checker({ ...options, fix: undefined }).checkText(text, path)
  return judge(just(left), { flags, options: { ...options, fix: undefined }, around: { ...around, stdout: stderr }, failures: [], changed: undefined, total: 1 })
}

async function* just(outcome: Outcome): AsyncGenerator<Outcome> {
  yield outcome
}
async function* none(): AsyncGenerator<Outcome> {}
