/** What we tell people to paste must work: the action, the hooks, every command of the page on adoption. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { ownPackage } from '../src/package.js'
import { parseCommandLine } from '../src/flags.js'
import { presetSettings } from '../src/config.js'
import { formats } from '../src/report/index.js'
import { place } from './desk.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(join(root, 'docs/adopt.zh-CN.md'), 'utf8')
const fences = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, code]) => ({ language: language!, code: code! }))

test('every zh-news command on the page has flags and formats that exist', async () => {
  const commands = page.replace(/\$\{\{[^}]*\}\}/g, '1').split('\n').flatMap((line) => [...line.matchAll(/(?:^|[^\w/@.-])zh-news( (?:"[^"]*"|[^`'"|;&])*)?/g)].filter(() => /^(?:zh-news|npx|parallel|\s*-? ?(?:script|run)|printf|.*Seq|.*"(?:prebuild|\*))/.test(line)).map((m) => m[1] ?? ''))
  assert.ok(commands.length >= 12, String(commands.length))
  for (const command of commands) {
    const { flags } = await parseCommandLine(command.trim().split(/\s+/).filter(Boolean), () => false)
    if (flags.format) assert.ok(flags.format in formats, command)
  }
})

test('the YAML and JSON on the page parse; the configuration is one', () => {
  for (const { language, code } of fences) {
    if (language === 'yaml') assert.doesNotThrow(() => parse(code), code)
    if (language !== 'json') continue
    const value = JSON.parse(code) as { rules?: Record<string, object> }
    if (value.rules) assert.ok(presetSettings(value.rules['preset-zh-news'] as never, 'web/a.md').rules)
  }
})

test('what the page imports is exported, and links lead to headings', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, unknown> }
  for (const [, path] of page.matchAll(/from 'textlint-rule-preset-zh-news(\/[\w-]+)?'/g)) assert.ok(`.${path ?? ''}` in exports, path)
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map((m) => m[1]!.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'))
  for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(headings.includes(anchor!), anchor)
})

test('pre-commit hooks: what the manifest must have, and commands that exist', async () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string; name: string; entry: string; language: string; types_or: string[] }[]
  assert.deepEqual(hooks.map(({ id }) => id), ['zh-news', 'zh-news-fix'])
  for (const { entry, language, name, types_or } of hooks) {
    assert.ok(name && language === 'node' && types_or.length)
    await parseCommandLine(entry.split(' ').slice(1), () => false)
  }
})

test('the action, its script run by bash with npx standing in for the registry', { skip: spawnSync('bash', ['-c', 'true']).status !== 0 }, () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string }>; runs: { steps: { run: string; env: Record<string, string> }[] } }
  const step = action.runs.steps[0]!
  for (const expression of Object.values(step.env)) for (const [, input] of expression.matchAll(/inputs\.([\w-]+)/g)) assert.ok(input! in action.inputs, input)
  const cwd = place({
    '要闻/一 版.txt': '他说,好。\n', 'clean.txt': '他说，好。\n', 'output': '',
    'bin/npx': `#!/bin/sh\necho "$3" >&2\nshift 5\nexec "$NODE" ${process.execArgv.map((arg) => `'${arg}'`).join(' ')} '${join(root, 'src/cli.ts')}' "$@"\n`,
  })
  chmodSync(join(cwd, 'bin/npx'), 0o755)
  const run = (env: Record<string, string>) => spawnSync('bash', ['-c', step.run], {
    cwd, encoding: 'utf8',
    env: { ...process.env, NODE: process.execPath, PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`, GITHUB_ACTION_PATH: root, GITHUB_OUTPUT: join(cwd, 'output'), ZH_NEWS_PATHS: '.', ZH_NEWS_ARGS: '', ZH_NEWS_SARIF: '', ZH_NEWS_VERSION: '', ZH_NEWS_BASE: '', ...env },
  })
  const found = run({ ZH_NEWS_PATHS: '要闻/一 版.txt\n', ZH_NEWS_SARIF: 'out.sarif' })
  assert.equal(found.status, 1, found.stderr)
  assert.match(found.stdout, /^::error file=要闻\/一 版\.txt,line=1,/m)
  assert.ok(found.stderr.includes(`textlint-rule-preset-zh-news@${ownPackage().version}`))
  assert.equal((JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')) as { runs: { results: object[] }[] }).runs[0]!.results.length, 1)
  assert.match(readFileSync(join(cwd, 'output'), 'utf8'), /^exit-status=1$/m)
  assert.equal(run({ ZH_NEWS_PATHS: 'clean.txt' }).status, 0)
  assert.equal(run({ ZH_NEWS_ARGS: '--rule=punctuation-width=warning\n--max-warnings=0' }).status, 1)
  assert.equal(run({ ZH_NEWS_PATHS: 'gone.txt' }).status, 2)
  assert.ok(existsSync(join(cwd, 'out.sarif')))
})
