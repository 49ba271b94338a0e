import { rules as allRules } from '../rules/index.js'
import type { Article } from './article/article.js'
import { gather } from './article/gather.js'
import { expectFewRules } from './language/anchors.js'
import { directivePattern } from './article/directive.js'
import type { Edit, Finding } from './finding.js'
import { nearest } from './nearest.js'
import { defaultRoles, mayMatch, type ArticleFacts, type Facts, type OptionValue, type Problem, type Rule, type Severity } from './rule.js'

export type Level = Severity | 'off'
/** What a configuration may say of a rule: on or off, a level, or options (with `severity` among them). */
export type RuleSetting = boolean | Level | Readonly<Record<string, unknown>>
export interface Settings { rules?: Readonly<Record<string, RuleSetting>> }

/** `check` and `facts` are the rule's own: rules are of many shapes, and looking into each for each article is slow. */
interface ActiveRule { id: string; rule: Rule; check: Rule['check']; mayFind: ((article: Article) => boolean) | undefined; facts: Rule['facts']; severity: Severity; fixedSeverity: boolean; options: Readonly<Record<string, OptionValue>>; roles: ReadonlySet<string> }
/** Settings checked and completed; make it once and use it for every article. */
export interface Config {
  readonly active: readonly ActiveRule[]
  /** Rule → the rules it yields to; and the rules that compare articles. */
  readonly yields: ReadonlyMap<string, readonly string[]>
  readonly comparing: ReadonlySet<string>
}

/** A configuration that names something that does not exist, or has a value of the wrong type. The message is for the user. */
export class ConfigError extends Error {
  /** `path`: the configuration file to mend, if it is known. */
  constructor(message: string, readonly path?: string) {
    super(message)
  }
}

export interface LintResult {
  findings: Finding[]
  /** Inline disable comments that silenced nothing. */
  unusedDirectives: Finding[]
  /** What the rules that compare articles gathered from this one. */
  facts: Record<string, Facts>
}

/** Throws {@link ConfigError} for unknown rules and options, naming the nearest right name. */
export function resolveConfig(settings: Settings = {}): Config {
  const given = settings.rules ?? {}
  for (const id of Object.keys(given)) if (!(id in allRules)) throw new ConfigError(`没有名为“${id}”的规则${nearest(id, Object.keys(allRules))}`)
  const active: ActiveRule[] = []
  for (const [id, rule] of Object.entries(allRules) as [string, Rule][]) {
    const setting = given[id] ?? rule.enabled ?? true
    const level = levelOf(id, setting)
    if (level === 'off') continue
    active.push({
      id, rule, check: rule.check, mayFind: mayFindOf(rule), facts: rule.facts, severity: level ?? rule.severity, fixedSeverity: level !== undefined,
      options: optionsOf(id, rule, typeof setting === 'object' ? setting : {}),
      roles: new Set(rule.roles ?? defaultRoles),
    })
  }
  return {
    active,
    yields: new Map(active.flatMap(({ id, rule }) => (rule.yieldsTo ? [[id, rule.yieldsTo]] : []))),
    comparing: new Set(active.flatMap(({ id, rule }) => (rule.compare ? [id] : []))),
  }
}

/** Tells at once whether a rule may find anything in an article; undefined for a rule that must look. */
function mayFindOf({ patterns, prosePatterns }: Rule): ActiveRule['mayFind'] {
  if (!prosePatterns) return patterns && ((article) => mayMatch(article, patterns))
  return (article) => mayMatch(article, prosePatterns, 'prose') || (patterns !== undefined && mayMatch(article, patterns))
}

function levelOf(id: string, setting: RuleSetting): Level | undefined {
  if (setting === false || setting === 'off') return 'off'
  if (setting === true) return undefined
  const level = typeof setting === 'string' ? setting : setting.severity
  if (level === undefined) return undefined
  if (level !== 'info' && level !== 'warning' && level !== 'error' && level !== 'off') throw new ConfigError(`规则“${id}”的级别只能是 off、info、warning、error，不能是“${String(level)}”`)
  return level
}

function optionsOf(id: string, rule: Rule, given: Readonly<Record<string, unknown>>): Record<string, OptionValue> {
  const specs = rule.options ?? {}
  const options: Record<string, OptionValue> = {}
  for (const [name, spec] of Object.entries(specs)) options[name] = spec.default
  for (const [name, value] of Object.entries(given)) {
    if (name === 'severity') continue
    const spec = specs[name]
    if (!spec) throw new ConfigError(`规则“${id}”没有名为“${name}”的选项${nearest(name, Object.keys(specs))}`)
    const kind = kindOf(spec.default)
    if (kindOf(value) !== kind || (kind === 'array' && !(value as unknown[]).every((item) => typeof item === 'string'))) throw new ConfigError(`规则“${id}”的选项“${name}”应为${kindNames[kind]}`)
    if (spec.oneOf && !spec.oneOf.includes(value as string)) throw new ConfigError(`规则“${id}”的选项“${name}”只能是${spec.oneOf.join('、')}${nearest(String(value), spec.oneOf)}`)
    options[name] = value as OptionValue
  }
  return options
}

const kindNames: Readonly<Record<string, string>> = { string: '文字', number: '数字', boolean: ' true 或 false', array: '文字的列表', object: '对象' }
const kindOf = (value: unknown): string => Array.isArray(value) ? 'array' : typeof value

/** The engine: every active rule over one article. Pure; the same article and configuration give the same findings. */
export function lint(article: Article, config: Config): LintResult {
  const [result] = lintTogether([article], config)
  if (result instanceof Error) throw result
  return result!
}

/**
 * The engine over several articles. The rules take turns, and each goes through all the articles while its code is at hand:
 * a hundred rules are more code than the processor keeps near. Where a rule breaks down, the result of that article is the error.
 */
export function lintTogether(articles: readonly Article[], config: Config): (LintResult | Error)[] {
  expectFewRules(config.active.length * 2 < Object.keys(allRules).length)
  const all = articles.map((article): Turn => ({ article, found: [], facts: {}, error: undefined }))
  for (const active of config.active) goRound(active, all)
  return all.map(({ article, found, facts, error }) => {
    if (error) return error
    const { kept, unused } = applyDirectives(article.source, oneEach(found, config), config.comparing)
    return { findings: kept, unusedDirectives: unused, facts }
  })
}

interface Turn { article: Article; found: Finding[]; facts: Record<string, Facts>; error: Error | undefined }

/** One rule over all articles. */
function goRound(active: ActiveRule, all: readonly Turn[]): void {
  const { mayFind, facts } = active
  for (let i = 0; i < all.length; i++) {
    const turn = all[i]!
    if (turn.error) continue
    try {
      if (mayFind === undefined || mayFind(turn.article)) takeTurn(active, turn)
      if (facts !== undefined) gatherFacts(active, turn)
    } catch (error) {
      turn.error = error instanceof Error ? error : new Error(String(error))
    }
  }
}

/** One rule over one article. */
function takeTurn(active: ActiveRule, { article, found }: Turn): void {
  const { check, options, roles } = active
  if (article.blocks.length) for (const problem of check(article, options)) {
    if (problem.in === 'source' || roles.has(article.blockAt(problem.start).role)) found.push(toFinding(article, active, problem))
  }
}

function gatherFacts(active: ActiveRule, { article, facts }: Turn): void {
  const own = active.facts!(article, active.options)
  if (own !== undefined) facts[active.id] = own
}

function toFinding(article: Article, { id, severity, fixedSeverity }: ActiveRule, problem: Problem): Finding {
  const { start, end, fix, suggest, related } = problem
  const inSource = problem.in === 'source'
  const from = inSource ? start : sourceFrom(article, start, end)
  const to = inSource ? end : sourceTo(article, start, end)
  const finding: Finding = { rule: id, severity: fixedSeverity ? severity : problem.severity ?? severity, start: from, end: to, message: problem.message }
  if (fix !== undefined || suggest) {
    const contiguous = inSource || article.isContiguous(start, end)
    if (fix !== undefined && contiguous) finding.fix = edit(article, finding, fix)
    if (suggest && (contiguous || isBreak(article, start, end))) finding.suggest = suggest.map((text) => edit(article, finding, text))
  }
  if (related?.length) finding.related = related.map((r) => ({ start: sourceFrom(article, r.start, r.end), end: sourceTo(article, r.start, r.end), message: r.message }))
  return finding
}

/** A range over the break between two blocks of plain prose may be replaced: nothing but white space lies between. */
function isBreak(article: Article, start: number, end: number): boolean {
  return article.source.slice(sourceFrom(article, start, end), sourceTo(article, start, end)).replace(/\s+/gu, '') === article.prose.slice(start, end).replace(/\s+/gu, '')
}

/** Where a range of the prose begins in the source; an insertion stands behind what is in front of it. */
function sourceFrom(article: Article, start: number, end: number): number {
  return start === end ? article.sourceEnd(start) : article.sourceStart(start)
}

function sourceTo(article: Article, start: number, end: number): number {
  return article.sourceEnd(start === end ? start : end)
}

function edit(article: Article, { start, end }: { start: number; end: number }, text: string): Edit {
  return { start, end, text: article.format === 'html' ? text.replace(/[&<>]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!) : text }
}

const bySource = (a: Finding, b: Finding): number => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)

/** One defect, one finding: drops what a more specific rule has said already, and exact repetitions. */
function oneEach(found: Finding[], { yields }: Config): Finding[] {
  found.sort(bySource)
  const kept: Finding[] = []
  let widest = 0
  for (const finding of found) widest = Math.max(widest, finding.end - finding.start)
  for (let i = 0; i < found.length; i++) {
    const finding = found[i]!
    const previous = kept[kept.length - 1]
    if (previous && previous.rule === finding.rule && previous.start === finding.start && previous.end === finding.end) continue
    const to = yields.get(finding.rule)
    if (!to || !isSaidByOthers(found, i, widest, to)) kept.push(finding)
  }
  return kept
}

/** True if one of `rules` has a finding that overlaps the one at `i`; `widest` is how long a finding can be. */
function isSaidByOthers(found: readonly Finding[], i: number, widest: number, rules: readonly string[]): boolean {
  const finding = found[i]!
  for (let k = i + 1; k < found.length && found[k]!.start <= finding.end; k++) if (rules.includes(found[k]!.rule) && overlap(found[k]!, finding)) return true
  for (let k = i - 1; k >= 0 && found[k]!.start >= finding.start - widest; k--) if (rules.includes(found[k]!.rule) && overlap(found[k]!, finding)) return true
  return false
}

const overlap = (a: Finding, b: Finding): boolean => a.start === b.start || (a.start < b.end && b.start < a.end)

interface Directive { start: number; end: number; kind: string; rules: string[]; used: boolean }

/** textlint's disable comments, as textlint-filter-rule-comments understands them, and `disable-next-line`. */
/** `comparing`: rules that may yet find something in a batch, so that a comment that names them is not known to be useless. */
function applyDirectives(source: string, findings: Finding[], comparing: ReadonlySet<string> = new Set()): { kept: Finding[]; unused: Finding[] } {
  if (!source.includes('textlint-')) return { kept: findings, unused: [] }
  const directives: Directive[] = []
  for (const m of source.matchAll(directivePattern)) {
    const names = (m[2] ?? '').split(/\s--/u)[0]!.split(/[\s,]+/u).filter(Boolean).map((name) => name.replace(/^(?:preset-)?zh-news\//u, ''))
    directives.push({ start: m.index, end: m.index + m[0].length, kind: m[1]!, rules: names, used: false })
  }
  if (!directives.length) return { kept: findings, unused: [] }
  const kept = findings.filter((finding) => {
    const off = silencedBy(source, directives, finding)
    if (off) off.used = true
    return !off
  })
  const unused = directives.filter((d) => d.kind !== 'enable' && !d.used && !d.rules.some((rule) => comparing.has(rule))).map((d): Finding => ({
    rule: 'unused-directive', severity: 'warning', start: d.start, end: d.end,
    message: d.rules.length ? `这条停用注释（${d.rules.join('、')}）没有挡住任何问题，可以删去` : '这条停用注释没有挡住任何问题，可以删去',
  }))
  return { kept, unused }
}

function silencedBy(source: string, directives: readonly Directive[], finding: Finding): Directive | undefined {
  let off: Directive | undefined
  for (const d of directives) {
    if (d.start > finding.start) break
    const names = d.rules.length === 0 || d.rules.includes(finding.rule)
    if (d.kind === 'disable' && names) off ??= d
    // `enable` of all ends everything; of one rule ends what named it, and takes it out of a general disable
    else if (d.kind === 'enable' && names) off = undefined
    else if (d.kind === 'disable-next-line' && names && !source.slice(d.end, finding.start).trimStart().includes('\n') && /\n/u.test(source.slice(d.end, finding.start))) return d
  }
  return off
}

/** What the disable comments of a source leave of findings that {@link compareBatch} made for it. */
export function silence(source: string, findings: readonly Finding[]): Finding[] {
  return findings.length ? applyDirectives(source, [...findings]).kept : []
}

/** Findings that only a batch shows, by path. `all` gives for each rule the facts of every article, in file order, and is asked once. */
export function compareBatch(all: { get(rule: string): readonly ArticleFacts[] | undefined }, config: Config): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const { id, rule, severity, fixedSeverity, options } of config.active) {
    const facts = rule.compare && all.get(id)
    if (!facts?.length) continue
    for (const p of rule.compare!(facts, options)) {
      const finding: Finding = { rule: id, severity: fixedSeverity ? severity : p.severity ?? severity, start: p.start, end: p.end, message: p.message }
      if (p.suggest) finding.suggest = p.suggest.map((text) => ({ start: p.start, end: p.end, text }))
      if (p.related?.length) finding.related = p.related.map((r) => ({ ...r }))
      gather(found, p.path, finding)
    }
  }
  for (const list of found.values()) list.sort(bySource)
  return found
}
