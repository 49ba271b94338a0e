import { rules } from '../rules/index.js'
import { gather } from './article/gather.js'
import { readArticle } from './article/read.js'
import type { Finding } from './finding.js'
import { Configuration } from './config.js'
import { lint, resolveConfig, type Config, type RuleSetting } from './lint.js'

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
type Reporter = (context: Context, options?: Options) => Record<string, (node: Node) => void>

/** textlint's numbers for its levels. */
const severities = { warning: 1, error: 2, info: 3 } as const

/**
 * One document that textlint is checking. textlint makes all its rules before it visits the document, so that by the first
 * visit the session knows every rule that is on, and the engine runs once with all of them: a more specific rule can
 * silence another, as everywhere else.
 */
class Session {
  readonly settings: Record<string, RuleSetting> = {}
  private found: Map<string, Finding[]> | undefined
  constructor(readonly source: string, readonly path: string | undefined, readonly fixing: boolean) {}

  get started(): boolean {
    return this.found !== undefined
  }

  findings(id: string): readonly Finding[] {
    if (!this.found) {
      const settings: Record<string, RuleSetting> = {}
      // --fix runs each rule alone; the others still decide which of them may speak
      for (const other of Object.keys(rules)) settings[other] = this.settings[other] ?? (this.fixing ? rules[other]!.enabled ?? true : false)
      this.found = new Map()
      const config = layeredConfig(this.path) ?? resolvedOnce(settings)
      for (const finding of lint(readArticle(this.source, { path: this.path ?? 'text.md' }), config).findings) gather(this.found, finding.rule, finding)
    }
    return this.found.get(id) ?? []
  }
}

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

let current: Session | undefined

function sessionFor(source: string, path: string | undefined, fixing: boolean): Session {
  if (!current || current.started || fixing || current.fixing || current.source !== source || current.path !== path) current = new Session(source, path, fixing)
  return current
}

function reporter(id: string, fixing: boolean): Reporter {
  return (context, options) => {
    const source = context.getSource()
    const session = sessionFor(source, context.getFilePath(), fixing)
    session.settings[id] = typeof options === 'object' && options ? options : true
    return {
      [context.Syntax.Document](node) {
        const base = node.range[0]
        for (const finding of session.findings(id)) context.report(node, toError(context, source, finding, base))
      },
    }
  }
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

/** The preset: `"rules": {"preset-zh-news": true}` in `.textlintrc`. */
const preset = {
  rules: Object.fromEntries(Object.keys(rules).map((id) => [id, { linter: reporter(id, false), fixer: reporter(id, true) }])),
  rulesConfig: Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, rule.enabled ?? true])),
}

export default preset
