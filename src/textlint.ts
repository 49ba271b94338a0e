import { rules } from '../rules/index.js'
import { gather } from './article/gather.js'
import { readArticle } from './article/read.js'
import { ROOM, TOGETHER } from './batch/check.js'
import type { Finding } from './finding.js'
import { Configuration } from './config.js'
import { lintTogether, resolveConfig, type Config, type LintResult, type RuleSetting } from './lint.js'

/** The parts of textlint's rule API that the preset needs. */
interface Context {
  id: string
  Syntax: { Document: string }
  fixer: { replaceTextRange(range: readonly [number, number], text: string): unknown }
  locator: { range(range: readonly [number, number]): unknown; at(index: number): unknown }
  getSource(): string
  getFilePath(): string | undefined
  report(node: Node, error: object): void
}
interface Node { range: readonly [number, number] }
type Options = Readonly<Record<string, unknown>> | boolean
type Listeners = Record<string, (node: Node) => Promise<void>>
type Reporter = (context: Context, options?: Options) => Listeners

/** textlint's numbers for its levels. */
const severities = { warning: 1, error: 2, info: 3 } as const

/** What holds for rules that textlint does not mention. --fix runs each rule alone: the others still decide whether it may speak. */
const off: Readonly<Record<string, boolean>> = Object.fromEntries(Object.keys(rules).map((id) => [id, false]))
const enabled: Readonly<Record<string, boolean>> = Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, rule.enabled ?? true]))

/**
 * One document that textlint is checking. textlint makes all its rules before it visits the document, so that by the visit
 * the draft knows every rule that is on, and the engine runs once with all of them: a more specific rule can silence
 * another, as everywhere else.
 */
class Draft {
  private readonly contexts = new Map<string, Context>()
  private readonly settings: Record<string, RuleSetting>
  visited = false

  constructor(readonly source: string, readonly path: string | undefined, readonly fixing: boolean) {
    this.settings = { ...(fixing ? enabled : off) }
  }

  /** What a rule listens to: the first visits the document for all of them. */
  join(context: Context, id: string, options: Options | undefined): Listeners {
    const first = this.contexts.size === 0
    this.contexts.set(id, context)
    this.settings[id] = typeof options === 'object' && options && Object.keys(options).length ? options : true
    return first ? { [context.Syntax.Document]: (node) => this.visit(node) } : {}
  }

  private async visit(node: Node): Promise<void> {
    this.visited = true
    const byRule = new Map<string, Finding[]>()
    const config = this.config
    if (!next?.hasRoomFor(this, config)) next = new Turn(config)
    for (const finding of await next.findings(this)) gather(byRule, finding.rule, finding)
    for (const [id, context] of this.contexts) {
      for (const finding of byRule.get(id) ?? []) context.report(node, toError(context, this.source, finding, node.range[0]))
    }
  }

  private get config(): Config {
    return layeredConfig(this.path) ?? resolvedOnce(this.settings)
  }
}

/**
 * Drafts that are checked together: see {@link TOGETHER}. textlint reads many files at a time and waits for what a listener
 * promises, so that a draft can wait for those that are about to come.
 */
class Turn {
  private readonly drafts: Draft[] = []
  private size = 0
  private readonly results = new Promise((resolve) => setImmediate(resolve)).then(() => this.check())
  constructor(private readonly config: Config) {}

  hasRoomFor(draft: Draft, config: Config): boolean {
    return config === this.config && this.drafts.length < TOGETHER && this.size + draft.source.length <= ROOM
  }

  async findings(draft: Draft): Promise<readonly Finding[]> {
    const place = this.drafts.push(draft) - 1
    this.size += draft.source.length
    const result = (await this.results)[place]!
    if (result instanceof Error) throw result
    return result.findings
  }

  private check(): (LintResult | Error)[] {
    if (next === this) next = undefined
    return lintTogether(this.drafts.map(({ source, path }) => readArticle(source, { path: path ?? 'text.md' })), this.config)
  }
}

let next: Turn | undefined

/** textlint does not hand on profiles and per-path overrides: they are no rules. Where there are some, we read the configuration ourselves. */
function layeredConfig(path: string | undefined): Config | undefined {
  if (path === undefined) return undefined
  const cwd = process.cwd()
  if (recent?.cwd !== cwd || Date.now() - recent.read > MOMENT) recent = { cwd, read: Date.now(), configuration: new Configuration({ cwd }) }
  const { layered, config } = recent.configuration.for(path)
  return layered ? config : undefined
}

/** The configuration files as they were a moment ago: a run over many files asks for each, an editor lives long enough to see them change. */
let recent: { cwd: string; read: number; configuration: Configuration } | undefined
const MOMENT = 1000

let resolved: { key: string; config: Config } | undefined

/** textlint tells every document anew which rules are on, and it is nearly always the same. */
function resolvedOnce(settings: Record<string, RuleSetting>): Config {
  const key = JSON.stringify(settings)
  if (resolved?.key !== key) resolved = { key, config: resolveConfig({ rules: settings }) }
  return resolved.config
}

let current: Draft | undefined

function draftFor(source: string, path: string | undefined, fixing: boolean): Draft {
  if (!current || current.visited || fixing || current.fixing || current.source !== source || current.path !== path) current = new Draft(source, path, fixing)
  return current
}

function reporter(id: string, fixing: boolean): Reporter {
  return (context, options) => draftFor(context.getSource(), context.getFilePath(), fixing).join(context, id, options)
}

function toError(context: Context, source: string, finding: Finding, base: number): object {
  const range = (start: number, end: number): readonly [number, number] => [start - base, end - base]
  const replace = ({ start, end, text }: { start: number; end: number; text: string }): unknown => context.fixer.replaceTextRange(range(start, end), text)
  return {
    message: forSquiggle(source, finding),
    severity: severities[finding.severity],
    // textlint knows no empty range: an insertion is told at the character it goes in front of
    padding: finding.start === finding.end ? context.locator.at(finding.start - base) : context.locator.range(range(finding.start, finding.end)),
    ...(finding.fix ? { fix: replace(finding.fix) } : {}),
    ...(finding.suggest ? { suggestions: finding.suggest.map((edit, i) => ({ id: String(i), message: `改为“${edit.text}”`, fix: replace(edit) })) } : {}),
  }
}

/**
 * The textlint extension that people have ignores `range`: it underlines what stands before ` -> ` at the start of the
 * message. So the preset, and only the preset, puts the replacement there.
 */
function forSquiggle(source: string, { start, end, fix, suggest, message }: Finding): string {
  const was = source.slice(start, end)
  const becomes = fix?.text ?? suggest?.[0]?.text
  if (becomes === undefined || was === '' || /["\n]|->/u.test(was + becomes)) return message
  return `${was} -> ${becomes}：${message.replaceAll('"', '＂')}`
}

export interface Preset {
  rules: Readonly<Record<string, { linter: Reporter; fixer: Reporter }>>
  rulesConfig: Readonly<Record<string, boolean>>
}

/** The preset: `"rules": {"preset-zh-news": true}` in `.textlintrc`. */
const preset: Preset = {
  rules: Object.fromEntries(Object.keys(rules).map((id) => [id, { linter: reporter(id, false), fixer: reporter(id, true) }])),
  rulesConfig: enabled,
}

export default preset
