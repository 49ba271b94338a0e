import type { Article, Block, Role } from './article/article.js'
import { once } from './article/once.js'
import { anchoredMatches, firstFound, passOver } from './language/anchors.js'
import { proseUnits, wideUnits } from './language/units.js'

export { once }

export type Severity = 'error' | 'warning' | 'info'

/** What a rule yields. `start` and `end` are offsets in the article's prose; equal for an insertion. */
export interface Problem {
  start: number
  end: number
  /** 'source': the offsets are those of a front-matter value ({@link Article.meta}), which is no prose. */
  in?: 'prose' | 'source'
  /** One Chinese sentence without a final stop: 「原文」应为「改文」. No rule id, no line number. */
  message: string
  /** The one right text for the range: applied unseen by `--fix`. Never adds, drops or reorders a Han character. */
  fix?: string
  /** Texts for the range from which a person chooses. */
  suggest?: readonly string[]
  /** Other places that explain this one: the first use of a slogan, the opening mark of a pair. */
  related?: readonly { start: number; end: number; message: string }[]
  /** When this finding is surer or less sure than the rule's own level. */
  severity?: Severity
}

export type OptionValue = string | number | boolean | readonly string[] | Readonly<Record<string, string>>
export type OptionSpecs = Readonly<Record<string, {
  readonly default: OptionValue
  /** One line of Chinese for the rule's page and the JSON schema. */
  readonly help: string
  /** The values allowed, for a string option. */
  readonly oneOf?: readonly string[]
}>>
type Widen<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T extends readonly string[] ? readonly string[] : T
export type Options<S extends OptionSpecs> = { readonly [K in keyof S]: Widen<S[K]['default']> }

/** A text in the marked notation (see `marked.ts`), or one with the format or options it needs. */
export type Example = string | { readonly text: string; readonly format?: 'markdown' | 'text' | 'html'; readonly options?: Readonly<Record<string, OptionValue>> }

/** Facts of one article that a rule wants to compare with those of others. Must survive JSON. */
export type Facts = unknown
export interface ArticleFacts { readonly path: string; readonly facts: Facts }

/** A finding of {@link Rule.compare}: `path` tells which article; offsets are those that `facts` recorded (source offsets). */
export interface BatchProblem {
  path: string
  start: number
  end: number
  message: string
  suggest?: readonly string[]
  severity?: Severity
  related?: readonly { path: string; start: number; end: number; message: string }[]
}

/** The contract of a rule: data and one pure generator. Its id is its file name. */
export interface Rule<S extends OptionSpecs = OptionSpecs> {
  /** The convention in one line: 汉字旁的标点用全角. */
  readonly summary: string
  /** Why a newsroom cares; what the rule leaves alone. A short paragraph. */
  readonly why: string
  /** The clause, the dictionary edition, or 「编辑部惯例」. */
  readonly source: string
  /** Entries of the rule book (`standards.md`) that this rule carries out: ['P01', 'O16']. */
  readonly covers: readonly string[]
  readonly severity: Severity
  /** False for rules that a newsroom must turn on. */
  readonly enabled?: boolean
  readonly options?: S
  /** Blocks that the rule reads; findings that start elsewhere are dropped. Default: all but bylines and furniture. */
  readonly roles?: readonly Role[]
  /** Ids of more specific rules: where one of them has a finding that overlaps one of this rule, this one stays silent. */
  readonly yieldsTo?: readonly string[]
  readonly examples: readonly Example[]
  /**
   * The patterns that all findings of `check` come from. Most rules find nothing in most articles: where none of these
   * matches in {@link Article.wide}, and none of `prosePatterns` in the prose as it stands, `check` is not called.
   */
  readonly patterns?: readonly RegExp[]
  /** Those of {@link Rule.patterns} that are for the prose as it stands. */
  readonly prosePatterns?: readonly RegExp[]
  check(article: Article, options: Options<S>): Iterable<Problem>
  /** What this article contributes to a comparison across a batch. */
  facts?(article: Article, options: Options<S>): Facts | undefined
  /** Findings that only a batch shows. The facts arrive in the order of the files. */
  compare?(all: readonly ArticleFacts[], options: Options<S>): Iterable<BatchProblem>
}

export const allRoles: readonly Role[] = ['eyebrow', 'headline', 'subheadline', 'byline', 'body', 'crosshead', 'caption', 'credit', 'column', 'jump', 'note', 'furniture', 'fragment', 'verse']
export const defaultRoles: readonly Role[] = allRoles.filter((role) => role !== 'byline' && role !== 'furniture')

export function defineRule<const S extends OptionSpecs = {}>(rule: Rule<S>): Rule<S> {
  return rule
}

/** Where a pattern matched. Offsets are prose offsets. */
export interface Match { start: number; end: number; text: string; groups: readonly (string | undefined)[]; block: Block }

/**
 * Every match of a pattern (flags `gu`, `gmu`…) in the article. By default it looks at {@link Article.wide}; with
 * `in: 'prose'` at the prose as it stands. A match never crosses from one block into another. `^` and `$` under the
 * `m` flag are the ends of a block.
 */
export function matches(article: Article, pattern: RegExp, options: { in?: 'prose' | 'wide'; roles?: readonly Role[] } = {}): Iterable<Match> {
  const of = options.in ?? 'wide'
  const anchored = anchoredMatches(passes[of](article), pattern)
  // most patterns find nothing in most articles: that must cost nothing
  return anchored && anchored.length === 0 ? none : eachMatch(article, article[of], pattern, anchored, options.roles)
}

const passes = {
  prose: once((article) => passOver('prose', article.prose, proseUnits(article))),
  wide: once((article) => passOver('wide', article.wide, wideUnits(article))),
}

const none: readonly Match[] = []

/** Whether any of the patterns, of which there is one list for all articles, may match in the article: known at once. */
export function mayMatch(article: Article, patterns: readonly RegExp[], text: 'prose' | 'wide' = 'wide'): boolean {
  return firstFound(passes[text](article), patterns, 0) >= 0
}

/** Those of many patterns, by index, that may match in the article. */
export function* whichMatch(article: Article, patterns: readonly RegExp[]): Generator<number> {
  const pass = passes.wide(article)
  for (let i = firstFound(pass, patterns, 0); i >= 0; i = firstFound(pass, patterns, i + 1)) yield i
}

function* eachMatch(article: Article, text: string, pattern: RegExp, anchored: readonly RegExpExecArray[] | undefined, roles: readonly Role[] | undefined): Generator<Match> {
  if (anchored) {
    for (const m of anchored) {
      const match = toMatch(article, m, roles)
      if (match) yield match
    }
    return
  }
  pattern.lastIndex = 0
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const next = m.index + (m[0].length || 1)
    const match = toMatch(article, m, roles)
    if (match) yield match
    pattern.lastIndex = next // the consumer may have used the same pattern
  }
}

function toMatch(article: Article, m: RegExpExecArray, roles: readonly Role[] | undefined): Match | undefined {
  const start = m.index
  const end = start + m[0].length
  const block = article.blockAt(start)
  if (end > block.end || (roles && !roles.includes(block.role))) return undefined
  return { start, end, text: m[0], groups: m.slice(1), block }
}
