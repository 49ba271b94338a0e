import { dirname, extname, join, parse } from 'node:path'
import { existsSync } from 'node:fs'
import type { TextlintMessage } from '@textlint/types'
import { ConfigError } from './lint.js'
import type { ThirdParty } from './config.js'
import type { Finding } from './finding.js'

/** Runs the rules of others over one article. Throws if one of them does. */
export type ThirdPartyLinter = (source: string, path: string) => Promise<Finding[]>

const severities = { 0: 'info', 1: 'warning', 2: 'error', 3: 'info' } as const

/**
 * Loads the rules, filters and plugins that a `.textlintrc` names besides our preset, from where that file lies. They run
 * through textlint's own kernel; nothing of textlint is loaded before this is called. Throws {@link ConfigError}.
 */
export async function loadThirdParty({ from, rules, filters, plugins }: ThirdParty): Promise<ThirdPartyLinter> {
  const [{ loadPackagesFromRawConfig }, { TextlintKernel, TextlintKernelDescriptor }, markdown, text] = await Promise.all([
    import('@textlint/config-loader'), import('@textlint/kernel'), import('@textlint/textlint-plugin-markdown'), import('@textlint/textlint-plugin-text'),
  ])
  const loaded = await loadPackagesFromRawConfig({
    rawConfig: { rules, filters, plugins } as Parameters<typeof loadPackagesFromRawConfig>[0]['rawConfig'],
    node_moduleDir: modulesNear(dirname(from)),
  })
  if (!loaded.ok) throw new ConfigError(`${from}：${loadingProblem(loaded.error)}`)
  const filterRules = loaded.config.filterRules.map(({ ruleId, rule, options }) => ({ ruleId, rule, options: options ?? true }))
  // Our engine heeds textlint's disable comments by itself; so that they mean the same for every rule, their filter is always on.
  if (!Object.keys(filters).some((name) => /(?:^|-)comments$/.test(name))) {
    // @ts-expect-error: it has no types
    filterRules.push({ ruleId: 'comments', rule: defaultOf(await import('textlint-filter-rule-comments')), options: true })
  }
  const descriptor = new TextlintKernelDescriptor({
    rules: loaded.config.rules.map(({ ruleId, rule, options }) => ({ ruleId, rule, options })),
    filterRules,
    plugins: [
      // Default ones first: a plugin named in the configuration wins for the extensions it knows.
      { pluginId: '@textlint/textlint-plugin-text', plugin: defaultOf(text), options: true },
      { pluginId: '@textlint/textlint-plugin-markdown', plugin: defaultOf(markdown), options: true },
      ...loaded.config.plugins.map(({ pluginId, plugin, options }) => ({ pluginId, plugin, options: options ?? true })),
    ],
  })
  const kernel = new TextlintKernel()
  const known = new Set(descriptor.availableExtensions)
  return async (source, path) => {
    const ext = extname(path).toLowerCase() || '.txt'
    if (!known.has(ext)) return [] // as textlint: no plugin, nothing to say about this kind of file
    const { messages } = await kernel.lintText(source, { filePath: path, ext, ...descriptor.toKernelOptions() })
    return messages.map((message) => toFinding(message, source))
  }
}

function toFinding(message: TextlintMessage, source: string): Finding {
  const clamp = (offset: number): number => Math.max(0, Math.min(offset, source.length))
  const start = clamp(message.range?.[0] ?? message.index)
  const finding: Finding = { rule: message.ruleId, severity: severities[message.severity as keyof typeof severities] ?? 'error', start, end: Math.max(start, clamp(message.range?.[1] ?? start)), message: message.message, thirdParty: true }
  if (message.fix) finding.fix = { start: clamp(message.fix.range[0]), end: clamp(message.fix.range[1]), text: message.fix.text }
  const suggestions = (message as { suggestions?: { fix: { range: readonly [number, number]; text: string } }[] }).suggestions
  if (suggestions?.length) finding.suggest = suggestions.map(({ fix }) => ({ start: clamp(fix.range[0]), end: clamp(fix.range[1]), text: fix.text }))
  return finding
}

function defaultOf(module: any): any {
  return module.default?.default ?? module.default ?? module
}

/** The nearest `node_modules` above a configuration, for textlint's resolver. */
function modulesNear(directory: string): string | undefined {
  const { root } = parse(directory)
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules'))) return join(at, 'node_modules')
    if (at === root) return undefined
  }
}

function loadingProblem(error: { errors?: readonly (Error | unknown)[]; message?: string } | undefined): string {
  const first = error?.errors?.[0]
  const text = (first instanceof Error ? first.message : error?.message ?? '').split('\n')[0]!
  const name = /Failed to load textlint's (?:preset|rule|filter rule|plugin) module: "([^"]+)"/.exec(text)?.[1] ?? /"([^"]+)" is not found/.exec(text)?.[1]
  return name ? `找不到“${name}”，装了吗？（npm install）` : `加载第三方规则失败：${text}`
}
