import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { ConfigError, resolveConfig, type Config, type RuleSetting, type Settings } from './lint.js'
import { withScores, type ScoreChanges, type Scores } from './errorrate/scores.js'
import { nearest } from './nearest.js'
import { profiles } from './profiles.js'
import { loadSlogans } from './slogans.js'
import { rules as allRules } from '../rules/index.js'

/** What `rules["preset-zh-news"]` holds in `.textlintrc`. textlint itself skips `profile`, `slogans`, `scores` and `overrides`: they are no rule of the preset. */
export interface PresetSettings {
  profile?: string
  /** The newsroom's list of slogans, relative to the configuration: see `slogans.ts`. */
  slogans?: string
  /** The house's scores for the error rate; of the whole run, so not in overrides. */
  scores?: ScoreChanges
  overrides?: readonly Override[]
  [rule: string]: unknown
}
/** Settings for some of the files. `files` are patterns in the manner of `.gitignore`, from the directory of the configuration. */
export interface Override extends PresetSettings {
  files: string | readonly string[]
}

/** Rules, filters and plugins of others, as `.textlintrc` names them. */
export interface ThirdParty {
  /** Absolute path of the configuration: packages are looked for from there. */
  from: string
  rules: Record<string, unknown>
  filters: Record<string, unknown>
  plugins: Record<string, unknown> | readonly string[]
}

/** What holds for one file. */
export interface FileConfig {
  config: Config
  thirdParty?: ThirdParty
  /** True if a profile or overrides play a part, which textlint knows nothing of. */
  layered?: boolean
  /** The house's table of scores for the error rate. */
  scores?: Scores
  /** Same digest, same configuration: for the cache. */
  digest: string
}

export interface ConfigurationOptions {
  cwd: string
  /** `--config`: this file for every article. */
  path?: string
  /** `--no-config` */
  none?: boolean
  /** `--rule` */
  rules?: Readonly<Record<string, RuleSetting>>
  /** `--only` */
  only?: readonly string[]
  /** False: a configuration that is code is refused rather than run (a workspace that its user has not vouched for). */
  trusted?: boolean
}

/** A configuration file as it was read; `text` where it has a file of its own. */
export interface Loaded { path: string; content: Record<string, any>; text?: string }

/** What a configuration may be called, in the order of preference; textlint knows the same. */
export const configNames = ['.textlintrc', '.textlintrc.json', '.textlintrc.yaml', '.textlintrc.yml', '.textlintrc.js', '.textlintrc.cjs']
const ours = ['preset-zh-news', 'textlint-rule-preset-zh-news']
const reserved = ['profile', 'overrides', 'files', 'slogans', 'scores', '$schema']

/** The configuration of a run: which `.textlintrc` speaks for which file, and what it says. Throws {@link ConfigError}. */
export class Configuration {
  private readonly byDirectory = new Map<string, Loaded | undefined>()
  private readonly byContent = new Map<string, FileConfig>()
  private anywhere: FileConfig | undefined = undefined

  constructor(private readonly options: ConfigurationOptions) {}

  /** For what concerns all files of a run together: that of the working directory. */
  forBatch(): FileConfig {
    return this.for('x')
  }

  /** For a path. The result is the same object for files with the same settings. */
  for(file: string): FileConfig {
    if (this.options.none) return (this.anywhere ??= this.resolve(undefined, {}, []))
    file = resolve(this.options.cwd, file) // standard input has no path of its own
    const loaded = this.loadedFor(dirname(file))
    const preset = loaded ? presetOf(loaded) : {}
    const matching = preset && loaded ? locate(loaded.path, () => matchingOverrides(preset, relative(dirname(loaded.path), file))) : []
    const key = `${loaded?.path ?? ''}\0${matching.join()}`
    let found = this.byContent.get(key)
    if (!found) this.byContent.set(key, (found = this.resolve(loaded, preset, matching)))
    return found
  }

  private resolve(loaded: Loaded | undefined, preset: PresetSettings | undefined, matching: readonly number[]): FileConfig {
    const settings = locate(loaded?.path, () => {
      const fromFile = preset ? settingsOf(preset, matching, loaded && dirname(loaded.path)) : { rules: everyRule(false) }
      const rules = { ...fromFile.rules }
      for (const [id, setting] of Object.entries(this.options.rules ?? {})) rules[id] = merge(rules[id], setting)
      if (this.options.only?.length) {
        for (const id of this.options.only) rules[id] = merge(rules[id], true)
        for (const id of Object.keys(allRules)) if (!this.options.only.includes(id)) rules[id] = false
      }
      return { rules }
    })
    const config = locate(loaded?.path, () => resolveConfig(settings))
    const scores = locate(loaded?.path, () => scoresOf(preset))
    const thirdParty = loaded && !this.options.only?.length ? thirdPartyOf(loaded) : undefined
    let digest: string | undefined
    return {
      config, ...(thirdParty && { thirdParty }), ...(scores && { scores }),
      layered: preset?.profile !== undefined || preset?.slogans !== undefined || listOf(preset?.overrides).length > 0,
      // Only caches ask. Options of others may be functions, which JSON leaves out: their file's text stands for them.
      get digest() { return (digest ??= createHash('sha1').update(JSON.stringify([settings, tablesOf(settings), thirdParty, preset?.scores, thirdParty && loaded?.text])).digest('hex')) },
    }
  }

  private loadedFor(directory: string): Loaded | undefined {
    if (this.options.none) return undefined
    if (this.options.path) directory = '--config'
    if (!this.byDirectory.has(directory)) this.byDirectory.set(directory, this.options.path ? load(resolve(this.options.cwd, this.options.path), this.options.trusted) : findUpwards(directory, this.options.trusted))
    return this.byDirectory.get(directory)
  }
}

/**
 * Settings for a file from what `preset-zh-news` says: the profile, then the rules, then each override that matches, in order.
 * The profile of an override takes the place of the one before.
 * `path` is relative to the directory of the configuration.
 */
export function presetSettings(preset: PresetSettings, path: string): Settings {
  return settingsOf(preset, matchingOverrides(preset, path))
}

function settingsOf(preset: PresetSettings, matching: readonly number[], directory = '.'): Settings {
  const rules: Record<string, RuleSetting> = {}
  const overrides = listOf(preset.overrides)
  // Everything is checked, also what concerns other files: a wrong name is wrong before anyone writes a draft.
  for (const one of [preset, ...overrides]) for (const id of Object.keys(rulesOf(one))) {
    if (!(id in allRules)) throw new ConfigError(`没有名为“${id}”的规则${nearest(id, [...Object.keys(allRules), ...reserved])}`)
  }
  for (const one of overrides) profileRules(one.profile)
  const layers = [preset, ...matching.map((i) => overrides[i]!)]
  // A profile is the whole of a house's habits: one takes the place of another.
  const last = layers.findLastIndex(({ profile }) => profile !== undefined)
  for (const [i, layer] of layers.entries()) {
    for (const [id, setting] of [...(i === last ? Object.entries(profileRules(layer.profile)) : []), ...Object.entries(slogansOf(layer.slogans, directory))]) rules[id] = merge(rules[id], setting)
    for (const [id, setting] of Object.entries(rulesOf(layer))) rules[id] = merge(rules[id], setting as RuleSetting)
  }
  return { rules }
}

/** A later word on a rule changes what it mentions and leaves the rest: `"warning"` keeps the options a profile gave. */
export function merge(before: RuleSetting | undefined, after: RuleSetting): RuleSetting {
  const options: Readonly<Record<string, unknown>> = typeof before === 'object' ? before : typeof before === 'string' && before !== 'off' ? { severity: before } : {}
  // What is turned off keeps its options for an override that turns it on again.
  if (after === false || after === 'off') return Object.keys(options).some((name) => name !== 'severity') ? { ...options, severity: 'off' } : false
  if (after === true) {
    const { severity, ...rest } = options
    return severity === undefined || severity === 'off' ? (Object.keys(rest).length ? rest : true) : options
  }
  return { ...options, ...(typeof after === 'string' ? { severity: after } : after) }
}

/** What the files that options name (`file`) are now: their text is part of the configuration. */
function tablesOf({ rules = {} }: Settings): unknown[] {
  return Object.values(rules).flatMap((setting) => {
    const file = typeof setting === 'object' ? setting['file'] : undefined
    if (typeof file !== 'string' || !file) return []
    const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {}
    return [[file, size, mtimeMs]]
  })
}

function profileRules(name: unknown): Readonly<Record<string, RuleSetting>> {
  if (name === undefined) return {}
  const profile = typeof name === 'string' && Object.hasOwn(profiles, name) ? profiles[name] : undefined
  if (!profile) throw new ConfigError(`没有名为“${String(name)}”的方案${nearest(String(name), Object.keys(profiles)) || `，可用的有 ${Object.keys(profiles).join('、')}`}`)
  return profile.rules
}

function slogansOf(name: unknown, directory: string): Readonly<Record<string, RuleSetting>> {
  if (name === undefined) return {}
  if (typeof name !== 'string') throw new ConfigError('“slogans”应为口号表的文件名，如 "slogans.yml"')
  return loadSlogans(resolve(directory, name))
}

function scoresOf(preset: PresetSettings | undefined): Scores | undefined {
  if (listOf(preset?.overrides).some((one) => 'scores' in one)) throw new ConfigError('“scores”管整批稿件，不能写在“overrides”里')
  if (preset?.scores === undefined) return undefined
  try {
    return withScores(preset.scores)
  } catch (error) {
    throw new ConfigError((error as RangeError).message)
  }
}

function rulesOf(preset: PresetSettings): Record<string, unknown> {
  return Object.fromEntries(Object.entries(preset).filter(([name]) => !reserved.includes(name)))
}

const everyRule = (setting: RuleSetting): Record<string, RuleSetting> => Object.fromEntries(Object.keys(allRules).map((id) => [id, setting]))

function listOf(overrides: unknown): readonly Override[] {
  if (overrides === undefined) return []
  if (!Array.isArray(overrides)) throw new ConfigError('“overrides”应为列表：[{ "files": "web/", … }]')
  for (const one of overrides as Partial<Override>[]) if (typeof one?.files !== 'string' && !(Array.isArray(one?.files) && one.files.every((f) => typeof f === 'string'))) throw new ConfigError('“overrides”的每一项都要有“files”，写明管哪些文件，如 "files": ["draft/"]')
  return overrides as Override[]
}

const require = createRequire(import.meta.url)

function matchingOverrides(preset: PresetSettings, path: string): number[] {
  const overrides = listOf(preset.overrides)
  const plain = path.replaceAll('\\', '/')
  if (!overrides.length || plain.startsWith('../') || plain.includes(':')) return []
  const ignore: typeof import('ignore') = require('ignore')
  return overrides.flatMap((one, i) => (ignore().add(one.files as string | readonly string[]).ignores(plain) ? [i] : []))
}

/** What the file says of our preset; undefined if it turns it off. A configuration that does not mention it leaves the defaults. */
function presetOf({ content, path }: Loaded): PresetSettings | undefined {
  const setting = ours.map((name) => content['rules']?.[name]).find((value) => value !== undefined)
  if (setting === undefined || setting === true) return {}
  if (setting === false) return undefined
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) throw new ConfigError(`${path}：“preset-zh-news”应为 true、false 或对象`)
  return setting as PresetSettings
}

function thirdPartyOf({ content, path }: Loaded): ThirdParty | undefined {
  const rules = Object.fromEntries(Object.entries(content['rules'] ?? {}).filter(([name, setting]) => !ours.includes(name) && setting))
  if (!Object.keys(rules).length) return undefined
  return { from: path, rules, filters: content['filters'] ?? {}, plugins: content['plugins'] ?? {} }
}

function findUpwards(directory: string, trusted?: boolean): Loaded | undefined {
  for (;;) {
    for (const name of configNames) if (existsSync(join(directory, name))) return load(join(directory, name), trusted)
    const manifest = join(directory, 'package.json')
    if (existsSync(manifest)) {
      const content = locate(manifest, () => parseJson(readFileSync(manifest, 'utf8')))?.['textlint']
      if (content) return { path: manifest, content }
    }
    const parent = dirname(directory)
    if (parent === directory) return undefined
    directory = parent
  }
}

/** Reads one configuration file. Throws {@link ConfigError}. */
export function load(path: string, trusted = true): Loaded {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new ConfigError(`${path}：${code === 'ENOENT' ? '没有这个配置文件' : `读不了配置文件（${code}）`}`)
  }
  const content = locate(path, () => parse(text, path, trusted))
  if (content === null || typeof content !== 'object' || Array.isArray(content)) throw new ConfigError(`${path}：配置应为对象，如 { "rules": { "preset-zh-news": true } }`)
  return { path, content, text }
}

function parse(text: string, path: string, trusted: boolean): any {
  const extension = /\.[a-z]+$/.exec(basename(path).replace(/^\.textlintrc/, ''))?.[0]
  if (extension === '.js' || extension === '.cjs') return runCommonJs(text, path, trusted)
  if (extension === '.yaml' || extension === '.yml') return parseYaml(text)
  if (extension === '.json') return parseJson(text)
  // A bare .textlintrc may be JSON, YAML or JavaScript; textlint tries them in this order too.
  if (/^\s*(?:\{|\/\/|\/\*)/.test(text)) return parseJson(text)
  return /^\s*module\.exports\b/m.test(text) ? runCommonJs(text, path, trusted) : parseYaml(text)
}

/** JSON with comments and trailing commas; what else JSON5 allows (bare keys, single quotes) goes to YAML, which reads that too. */
function parseJson(text: string): any {
  const blank = (token: string): string => (token[0] === '"' ? token : token.replace(/[^\n]/g, ' '))
  const plain = text
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g, blank)
    .replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, blank)
  try {
    return JSON.parse(plain)
  } catch {
    return parseYaml(plain)
  }
}

function parseYaml(text: string): any {
  const { parseDocument }: typeof import('yaml') = require('yaml')
  const document = parseDocument(text)
  const error = document.errors[0]
  if (error) throw new ConfigError(`配置写法有误，在第 ${error.linePos?.[0].line ?? '?'} 行第 ${error.linePos?.[0].col ?? '?'} 列附近`)
  return document.toJS() ?? {}
}

/** As textlint does: a CommonJS module whatever the package around it says. */
function runCommonJs(text: string, path: string, trusted: boolean): any {
  if (!trusted) throw new ConfigError('工作区未受信任，没有运行这个 JavaScript 配置')
  const { Module } = require('node:module') as { Module: any }
  const module = new Module(path)
  module.filename = path
  module.paths = Module._nodeModulePaths(dirname(path))
  try {
    module._compile(text, path)
  } catch (error) {
    throw new ConfigError(`运行配置文件时出错：${error instanceof Error ? error.message : String(error)}`)
  }
  return module.exports.default ?? module.exports
}

/** Says which file an error is about. */
function locate<T>(path: string | undefined, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (path && error instanceof ConfigError && !error.path) throw new ConfigError(error.message.startsWith(path) ? error.message : `${path}：${error.message}`, path)
    throw error
  }
}
