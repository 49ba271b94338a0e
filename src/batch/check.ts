import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readArticle } from '../article/read.js'
import type { Format } from '../article/article.js'
import { Configuration, type ConfigurationOptions, type FileConfig } from '../config.js'
import { tally, type Tally } from '../errorrate.js'
import type { Failure, Finding } from '../finding.js'
import { applyFixes } from '../fix.js'
import { ConfigError, lint } from '../lint.js'
import type { Facts } from '../rule.js'
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
}

/** All that came of one file. Survives JSON: it is what threads send, the cache keeps and shards hand over. */
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
}

/** Fixes may make room for others; more rounds than this means two rules fight, and the next run would show it. */
const ROUNDS = 10

/** Checks one file after another. Problems with a file are its outcome's `failure`; nothing is thrown. */
export class Checker {
  private readonly configuration: Configuration
  private readonly thirdParty = new Map<string, Promise<ThirdPartyLinter>>()

  constructor(private readonly options: CheckOptions) {
    this.configuration = new Configuration(options)
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
      return failed(path, `检查时出错：${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }

  private mayFix(path: string, source: string, findings: Finding[]): Finding[] {
    const ranges = this.options.changed?.get(path)
    if (!ranges) return findings
    const starts = lineStartsOf(source)
    return findings.filter((finding) => touches(finding, ranges, starts))
  }

  private async lintOnce(source: string, path: string, { config, scores }: FileConfig, others: ThirdPartyLinter | undefined, format?: Format): Promise<Outcome> {
    const article = readArticle(source, { path, format })
    const { findings, unusedDirectives, facts } = lint(article, config)
    const idle = unusedDirectives.filter(({ start, end }) => canJudge(source.slice(start, end), others !== undefined))
    const all = idle.length ? [...findings, ...idle] : findings
    const outcome: Outcome = { path, readable: true, source, findings: all, facts }
    if (this.options.tally) outcome.tally = tally(article, findings, coversOf, scores)
    if (others) {
      let theirs: Finding[]
      try {
        theirs = await others(source, path)
      } catch (error) {
        // What our rules found still counts.
        return { ...outcome, failure: { path, message: `第三方规则出错：${error instanceof Error ? error.message.split('\n')[0] : String(error)}` } }
      }
      for (const finding of theirs) if (!all.some((ours) => isSameRepair(ours, finding))) all.push(finding)
    }
    if (all !== findings || others) all.sort((a, b) => a.start - b.start || a.end - b.end)
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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
