import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readArticle } from '../article/read.js'
import type { Article, Format } from '../article/article.js'
import { Configuration, type ConfigurationOptions, type FileConfig } from '../config.js'
import { rateOf, type Rate } from '../errorrate/rate.js'
import { tally, type Tally } from '../errorrate/tally.js'
import type { Failure, Finding } from '../finding.js'
import { applyFixes } from '../fix.js'
import { ConfigError, lintTogether, type LintResult } from '../lint.js'
import type { Facts, Severity } from '../rule.js'
import { formats, type Look } from '../report/index.js'
import { countOf, type Counts } from '../report/summary.js'
import { rules } from '../../rules/index.js'
import { lineStartsOf, touches, type ChangedLines } from './changed.js'
import { decode, encode, EncodingError, survivesRoundTrip, type Decoded } from './decode.js'
import { reasonOf } from './find.js'
import type { ThirdPartyLinter } from '../thirdparty.js'

/** What a thread needs to know to check files. Survives a message between threads. */
export interface CheckOptions extends ConfigurationOptions {
  /** `--encoding`; by default each file's is found out. */
  encoding?: string
  /** `write` changes the files, `show` only says how they would read. */
  fix?: 'write' | 'show'
  /** Count each article for the error rate. */
  tally?: boolean
  /** `--changed`: what may be fixed in each file. Findings are not filtered by it. */
  changed?: ChangedLines
  /** Put what is found into the words of this report at once; `quiet`: errors alone. */
  say?: Omit<Look, 'cwd'> & { format: string; quiet: boolean }
}

/** All that came of one file. Survives JSON, but for what is `said`: it is what threads send, the cache keeps and shards hand over. */
export interface Outcome {
  path: string
  /** False if there was nothing to check: the file or its configuration could not be read, or a rule broke down. */
  readable: boolean
  /** The text that the findings refer to: after `fix: 'write'` the new one. */
  source: string
  /** Unused disable comments among them. */
  findings: Finding[]
  facts: Record<string, Facts>
  tally?: Tally
  /** With `fix`: the text after all fixes, and how many were applied; absent if there was nothing to do. */
  fixed?: { text: string; count: number }
  failure?: Failure
  /** With `say`; the findings are left out, unless the report may need them again. */
  said?: Said
}

/** What the report says of an article, in UTF-8; how many findings of each level there were; what it shows of them; the rate of the article, if it was counted. */
export interface Said { text: Uint8Array; counts: Record<Severity, number>; shown: Counts; rate: Rate | undefined }

export interface FileToCheck {
  path: string
  /** What the file holds, if the caller has read it already. */
  bytes?: Buffer | undefined
}

interface Draft { source: string; path: string; format?: Format | undefined }

/**
 * So many files are checked together, but no more once they hold so many characters: the rules take turns over them, which
 * is a fifth faster than one file after the other (measured with 16; with 8 a sixth), and their articles are all in memory.
 */
export const TOGETHER = 16
export const ROOM = 200_000

/** Fixes may make room for others; more rounds than this means two rules fight, and the next run would show it. */
const ROUNDS = 10

/** Checks one file after another. Problems with a file are its outcome's `failure`; nothing is thrown. */
export class Checker {
  private readonly configuration: Configuration
  private readonly thirdParty = new Map<string, Promise<ThirdPartyLinter>>()
  private saying: Promise<(outcome: Outcome) => Outcome> | undefined

  constructor(private readonly options: CheckOptions) {
    this.configuration = new Configuration(options)
  }

  /** Checks files a few at a time: see {@link TOGETHER}. One outcome each, in their order. */
  async *checkTogether(files: readonly FileToCheck[]): AsyncGenerator<Outcome> {
    const say = await (this.saying ??= sayingOf(this.options, this.configuration))
    let drafts: Draft[] = []
    let config: FileConfig | undefined
    let size = 0
    const take = (): Outcome[] => {
      const taken = drafts
      drafts = []
      size = 0
      return taken.length ? this.lintDrafts(taken, config!).map((outcome, i) => outcome instanceof Error ? failed(taken[i]!.path, brokeDown(outcome)) : say(outcome)) : []
    }
    for (const { path, bytes } of files) {
      const source = this.options.fix ? undefined : textOf(path, bytes, this.options.encoding)
      const own = source === undefined ? undefined : this.plainConfigFor(path)
      if (!own || own !== config || drafts.length === TOGETHER || size + source!.length > ROOM) yield* take()
      if (own) {
        config = own
        drafts.push({ source: source!, path })
        size += source!.length
      } else yield say(await this.check(path, bytes))
    }
    yield* take()
  }

  /** The outcomes of {@link checkTogether} as a list. */
  async checkAll(files: readonly FileToCheck[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    for await (const outcome of this.checkTogether(files)) outcomes.push(outcome)
    return outcomes
  }

  /** The configuration of a file, if it takes nothing but our own rules to check it. */
  private plainConfigFor(path: string): FileConfig | undefined {
    try {
      const file = this.configuration.for(path)
      return file.thirdParty ? undefined : file
    } catch {
      return undefined // checking the file by itself says what is wrong
    }
  }

  /** `bytes`: what the file holds, if the caller has read it already. */
  async check(path: string, bytes?: Buffer): Promise<Outcome> {
    try {
      bytes ??= readFileSync(path)
    } catch (error) {
      return failed(path, `读不了：${reasonOf(error)}`)
    }
    let decoded: Decoded
    try {
      decoded = decode(bytes, this.options.encoding)
    } catch (error) {
      return failed(path, messageOf(error))
    }
    const outcome = await this.checkText(decoded.text, path)
    if (this.options.fix !== 'write' || !outcome.fixed) return outcome
    try {
      if (!survivesRoundTrip(bytes, decoded)) throw new EncodingError(`里面有 ${decoded.encoding.toUpperCase()} 的异写字节，改后无法原样写回，文件未改`)
      const { replaceFile } = await import('./write.js')
      replaceFile(path, encode(outcome.fixed.text, decoded), bytes)
    } catch (error) {
      const { fixed: _, ...unfixed } = await new Checker({ ...this.options, fix: undefined }).checkText(decoded.text, path)
      return { ...unfixed, failure: { path, message: messageOf(error) } }
    }
    return outcome
  }

  /** For a text that is not a file, or not yet one: standard input, a record of an archive. */
  async checkText(source: string, path: string, format?: Format): Promise<Outcome> {
    let file: FileConfig
    let others: ThirdPartyLinter | undefined
    try {
      file = this.configuration.for(path)
      others = await this.othersFor(file)
    } catch (error) {
      if (error instanceof ConfigError) return { ...failed(path, error.message), failure: { message: error.message } }
      throw error
    }
    try {
      const first = await this.lintOnce(source, path, file, others, format)
      if (!this.options.fix) return first
      let text = source
      let count = 0
      let last = first
      for (let round = 0; round < ROUNDS; round++) {
        const { output, applied } = applyFixes(text, this.mayFix(path, text, last.findings))
        if (!applied.length || output === text) break
        text = output
        count += applied.length
        const before = last
        last = await this.lintOnce(text, path, file, others, format)
        // Changed lines are known by number: once the lines are others, the next run has to go on.
        if (this.options.changed && lineStartsOf(before.source).length !== lineStartsOf(text).length) break
      }
      if (!count) return first
      return { ...(this.options.fix === 'write' ? last : first), fixed: { text, count } }
    } catch (error) {
      return failed(path, brokeDown(error))
    }
  }

  private mayFix(path: string, source: string, findings: Finding[]): Finding[] {
    const ranges = this.options.changed?.get(path)
    if (!ranges) return findings
    const starts = lineStartsOf(source)
    return findings.filter((finding) => touches(finding, ranges, starts))
  }

  /** What our own rules say of a few texts with the same configuration; the error, where a rule broke down. */
  private lintDrafts(drafts: readonly Draft[], { config, scores }: FileConfig, withOthers = false): (Outcome | Error)[] {
    const articles = drafts.map(({ source, path, format }) => attempt(() => readArticle(source, { path, format })))
    const results = lintTogether(articles.filter((article): article is Article => !(article instanceof Error)), config)
    let next = 0
    return articles.map((article, i) => {
      if (article instanceof Error) return article
      const result = results[next++]!
      return result instanceof Error ? result : attempt(() => this.outcomeOf(drafts[i]!, article, result, scores, withOthers))
    })
  }

  private outcomeOf({ source, path }: Draft, article: Article, { findings, unusedDirectives, facts }: LintResult, scores: FileConfig['scores'], withOthers: boolean): Outcome {
    const idle = unusedDirectives.filter(({ start, end }) => canJudge(source.slice(start, end), withOthers))
    const outcome: Outcome = { path, readable: true, source, findings: idle.length ? [...findings, ...idle].sort(byPlace) : findings, facts }
    if (this.options.tally) outcome.tally = tally(article, findings, coversOf, scores)
    return outcome
  }

  private async lintOnce(source: string, path: string, file: FileConfig, others: ThirdPartyLinter | undefined, format?: Format): Promise<Outcome> {
    const outcome = this.lintDrafts([{ source, path, format }], file, others !== undefined)[0]!
    if (outcome instanceof Error) throw outcome
    const { findings: all } = outcome
    if (others) {
      let theirs: Finding[]
      try {
        theirs = await others(source, path)
      } catch (error) {
        // What our rules found still counts.
        return { ...outcome, failure: { path, message: `第三方规则出错：${firstLineOf(error)}` } }
      }
      for (const finding of theirs) if (!all.some((ours) => isSameRepair(ours, finding))) all.push(finding)
    }
    if (others) all.sort(byPlace)
    return outcome
  }

  /** Loaded once for each configuration, however many files it holds for. */
  private othersFor(file: FileConfig): Promise<ThirdPartyLinter> | undefined {
    const { thirdParty } = file
    if (!thirdParty) return undefined
    const { digest } = file
    let loading = this.thirdParty.get(digest)
    if (!loading) this.thirdParty.set(digest, (loading = import('../thirdparty.js').then(({ loadThirdParty }) => loadThirdParty(thirdParty))))
    return loading
  }

  /** Where the outcome of these bytes may be kept: same key, same outcome. */
  cacheKey(path: string, bytes: Buffer, build: string): string {
    const { digest } = this.configuration.for(path)
    return createHash('sha1').update(`${build}\0${digest}\0${this.options.encoding ?? ''}\0${/\.[^.\\/]*$/.exec(path)?.[0] ?? ''}\0`).update(bytes).digest('base64url')
  }
}

async function sayingOf({ cwd, say }: CheckOptions, configuration: Configuration): Promise<(outcome: Outcome) => Outcome> {
  const report = say && (await formats[say.format]!.load()).ofArticle
  if (!report) return (outcome) => outcome
  const { scores } = configuration.forBatch()
  return (outcome) => {
    if (!outcome.readable) return outcome
    const { path, source, findings, tally } = outcome
    const counts = { error: 0, warning: 0, info: 0 }
    for (const { severity } of findings) counts[severity]++
    const rate = tally && rateOf(tally, scores)
    const result = { path, source, findings: say.quiet ? findings.filter(({ severity }) => severity === 'error') : findings }
    const text = Buffer.from(report.say(result, { cwd, ...say }, rate))
    return { ...outcome, findings: report.sayMore ? [] : result.findings, said: { text, counts, shown: countOf([result]), rate } }
  }
}

/**
 * Whether the engine, which saw only our rules and only this article, may call a disable comment useless: not if it may
 * have silenced a rule of others, or one that compares articles.
 */
function canJudge(comment: string, withOthers: boolean): boolean {
  const named = comment.split(/\s--(?!>)/u)[0]!.match(/[\w@/-]+/gu)!.map((name) => name.replace(/^(?:preset-)?zh-news\//u, '')).filter((name) => Object.hasOwn(rules, name))
  return named.length ? !named.some((name) => rules[name]!.compare) : !withOthers
}

/** One defect, one finding: a rule of ours and one of others that would make the very same repair. */
const isSameRepair = (a: Finding, b: Finding): boolean => a.start === b.start && a.end === b.end && a.fix !== undefined && b.fix !== undefined && a.fix.text === b.fix.text

function failed(path: string, message: string): Outcome {
  return { path, readable: false, source: '', findings: [], facts: {}, failure: { path, message } }
}

/** The rule book entries that a rule carries out; none for a rule of others. */
export const coversOf = (rule: string): readonly string[] => rules[rule]?.covers ?? []

const byPlace = (a: Finding, b: Finding): number => a.start - b.start || a.end - b.end

/** The text of a file; undefined if there is none to be had. */
function textOf(path: string, bytes: Buffer | undefined, encoding: string | undefined): string | undefined {
  try {
    return decode(bytes ?? readFileSync(path), encoding).text
  } catch {
    return undefined // checking the file by itself says why
  }
}

function attempt<T>(make: () => T): T | Error {
  try {
    return make()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const brokeDown = (error: unknown): string => `检查时出错：${firstLineOf(error)}`
const firstLineOf = (error: unknown): string => messageOf(error).split('\n')[0]!
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
