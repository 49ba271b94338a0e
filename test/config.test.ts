import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { configNames, merge, presetSettings } from '../src/config.js'
import { resolveConfig } from '../src/lint.js'
import { profiles } from '../src/profiles.js'
import { place, places, zhNews } from './desk.js'

const dirty = '他说,好\n'
const width = 'a.txt:1:3 zh-news/punctuation-width'
const off = { rules: { 'preset-zh-news': { 'punctuation-width': false } } }

for (const [name, content] of [
  ['.textlintrc', '// 备注\n{ "rules": { "preset-zh-news": { "punctuation-width": false, }, /* 完 */ } }'],
  ['.textlintrc', "{ rules: { 'preset-zh-news': { 'punctuation-width': 'off' } } }"],
  ['.textlintrc', 'rules:\n  preset-zh-news:\n    punctuation-width: false\n'],
  ['.textlintrc', `module.exports = ${JSON.stringify(off)}`],
  ['.textlintrc.json', JSON.stringify(off)],
  ['.textlintrc.yml', 'rules: { preset-zh-news: { punctuation-width: false } }'],
  ['.textlintrc.js', `module.exports = ${JSON.stringify(off)}`],
  ['package.json', JSON.stringify({ type: 'module', textlint: off })],
] as const) {
  test(`${name}: ${content.slice(0, 30).replaceAll('\n', ' ')}…`, async () => {
    const root = place({ 'a.txt': dirty, [name]: content })
    const ran = await zhNews(root, 'a.txt', '-f', 'json')
    assert.deepEqual([ran.status, places(ran, root), ran.err], [0, [], ''])
  })
}

test('the nearest configuration above each file holds', async () => {
  const root = place({ '.textlintrc': JSON.stringify(off), 'a.txt': dirty, 'in/.textlintrc': '{}', 'in/deep/a.txt': dirty })
  const ran = await zhNews(root, '-f', 'json')
  assert.deepEqual(places(ran, root), ['in/deep/a.txt:1:3 zh-news/punctuation-width'])
})

test('--config and --no-config', async () => {
  const root = place({ '.textlintrc': JSON.stringify(off), 'a.txt': dirty, 'other.json': JSON.stringify({ rules: { 'preset-zh-news': { 'punctuation-width': 'warning' } } }) })
  assert.deepEqual(places(await zhNews(root, 'a.txt', '-f', 'json', '--no-config'), root), [width])
  assert.equal((await zhNews(root, 'a.txt', '-f', 'json', '--config', 'other.json')).status, 0)
  assert.match((await zhNews(root, 'a.txt', '--config', 'nowhere.json')).err, /nowhere\.json：没有这个配置文件/)
})

test('overrides by path, later ones on top; their rules add to those above', async () => {
  const root = place({
    '.textlintrc': JSON.stringify({ rules: { 'preset-zh-news': { 'punctuation-width': { severity: 'warning', brackets: 'half' }, overrides: [{ files: 'draft/', 'punctuation-width': false }, { files: ['draft/final*', '*.md'], 'punctuation-width': 'info' }] } } }),
    'a.txt': '他说,好(会)\n', 'draft/b.txt': '他说,好\n', 'draft/final.txt': '他说,好(会)\n', 'c.md': '他说,好\n',
  })
  const files = JSON.parse((await zhNews(root, '-f', 'json')).out) as { filePath: string; messages: { severity: number }[] }[]
  assert.deepEqual(files.map(({ filePath, messages }) => [filePath.slice(root.length + 1), messages.map(({ severity }) => severity)]), [
    ['a.txt', [1]], ['c.md', [3]], ['draft/b.txt', []], ['draft/final.txt', [3]],
  ])
})

test('the profile of an override takes the place of the one before, rules written out stay', () => {
  const preset = { profile: 'strict', 'quote-pairs': 'info', overrides: [{ files: 'plain/', profile: 'recommended' }, { files: 'web/', profile: 'web' }, { files: 'web/old/', 'punctuation-width': { brackets: 'any' } }] }
  const rules = (path: string) => presetSettings(preset, path).rules!
  const advice = Object.keys(profiles['strict']!.rules)[0]!
  assert.equal(rules('a.md')[advice] !== undefined, true)
  assert.deepEqual(rules('plain/a.md'), { 'quote-pairs': { severity: 'info' } })
  assert.equal((rules('web/a.md')['punctuation-width'] as { brackets: string }).brackets, 'half')
  assert.equal((rules('web/old/a.md')['punctuation-width'] as { brackets: string }).brackets, 'any')
  assert.equal(rules('web/a.md')[advice], profiles['web']!.rules[advice])
})

test('merge: a level keeps options, options keep the level', () => {
  assert.deepEqual(merge({ brackets: 'half' }, 'warning'), { brackets: 'half', severity: 'warning' })
  assert.deepEqual(merge('warning', { brackets: 'half' }), { severity: 'warning', brackets: 'half' })
  assert.equal(merge({ severity: 'warning' }, false), false)
  assert.deepEqual(merge(merge({ brackets: 'half' }, false), true), { brackets: 'half' })
  assert.equal(merge(false, true), true)
  assert.deepEqual(merge({ brackets: 'half', severity: 'off' }, true), { brackets: 'half' })
})

for (const [what, preset, message] of [
  ['rule', { 'punctuation-widht': false }, /没有名为“punctuation-widht”的规则，是不是“punctuation-width”？/],
  ['option', { 'punctuation-width': { bracket: 'half' } }, /没有名为“bracket”的选项，是不是“brackets”？/],
  ['profile', { profile: 'recomended' }, /没有名为“recomended”的方案，是不是“recommended”？/],
  ['profile in an override for other files', { overrides: [{ files: 'x/', profile: 'wbe' }] }, /没有名为“wbe”的方案/],
  ['rule in an override for other files', { overrides: [{ files: 'x/', 'no-such': true }] }, /没有名为“no-such”的规则/],
  ['override without files', { overrides: [{ 'punctuation-width': false }] }, /每一项都要有“files”/],
  ['level', { 'punctuation-width': 'warn' }, /级别只能是/],
] as const) {
  test(`a wrong ${what} is exit 2 with the file and the right name`, async () => {
    const root = place({ '.textlintrc': JSON.stringify({ rules: { 'preset-zh-news': preset } }), 'a.txt': dirty, 'b.txt': dirty })
    const { status, err } = await zhNews(root, 'a.txt', 'b.txt')
    assert.equal(status, 2)
    assert.match(err, message)
    assert.match(err, /\.textlintrc：/)
    assert.equal(err.trim().split('\n').length, 1, 'told once')
  })
}

test('a configuration that cannot be parsed', async () => {
  const root = place({ '.textlintrc': '{ "rules": { "preset-zh-news": true \n oops', 'a.txt': dirty })
  const { status, err } = await zhNews(root, 'a.txt')
  assert.equal(status, 2)
  assert.match(err, /\.textlintrc：配置写法有误，在第 \d+ 行/)
})

test('--rule and --only', async () => {
  const root = place({ 'a.txt': dirty })
  assert.equal((await zhNews(root, '--rule', 'punctuation-width=off', '-f', 'json')).status, 0)
  assert.equal((await zhNews(root, '--rule', 'zh-news/punctuation-width=warning', '-f', 'json')).status, 0)
  assert.equal((await zhNews(root, '--only', 'punctuation-width', '-f', 'json')).status, 1)
  assert.match((await zhNews(root, '--only', 'punctuation')).err, /没有名为“punctuation”的规则/)
  assert.match((await zhNews(root, '--rule', 'punctuation-width=loud')).err, /级别只能是/)
})

test('every profile names rules and options that exist', () => {
  for (const [name, { summary, rules }] of Object.entries(profiles)) {
    assert.doesNotThrow(() => resolveConfig({ rules }), name)
    assert.ok(summary, name)
  }
})

test('zh-news init writes a configuration that works at once, and never overwrites', async () => {
  const root = place({ 'a.txt': dirty })
  assert.equal((await zhNews(root, 'init')).status, 0)
  assert.deepEqual(places(await zhNews(root, 'a.txt', '-f', 'json'), root), [width])
  const before = readFileSync(join(root, '.textlintrc'), 'utf8')
  const again = await zhNews(root, 'init')
  assert.equal(again.status, 2)
  assert.match(again.err, /已经有 \.textlintrc/)
  assert.equal(readFileSync(join(root, '.textlintrc'), 'utf8'), before)
})

test('init: every line that is commented out is right once the marks are taken away', async () => {
  const root = place()
  await zhNews(root, 'init')
  const text = readFileSync(join(root, '.textlintrc'), 'utf8')
  const { load } = await import('../src/config.js')
  assert.doesNotThrow(() => load(join(root, '.textlintrc')))
  const commented = [...text.matchAll(/^\s*\/\/ (?:, )?("(?:[a-z-]+)": .*?|\{ "files".*\}),?(?: *\/\/.*)?$/gm)].map((m) => m[1]!)
  assert.ok(commented.length >= 5, commented.join('\n'))
  for (const line of commented) assert.doesNotThrow(() => JSON.parse(line.startsWith('{') ? line : `{${line}}`), line)
})

test('the schema takes what init writes and what the project itself uses, and refuses wrong names', async () => {
  const { Ajv } = await import('ajv')
  const { load } = await import('../src/config.js')
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(new URL('../rules/schema.json', import.meta.url), 'utf8')) as object)
  const root = place()
  await zhNews(root, 'init')
  assert.ok(validate(load(join(root, '.textlintrc')).content), JSON.stringify(validate.errors))
  assert.ok(validate(load(new URL('../.textlintrc', import.meta.url).pathname).content), JSON.stringify(validate.errors))
  const preset = (value: unknown) => validate({ rules: { 'preset-zh-news': value, 'other-rule': { max: 3 } } })
  for (const right of [true, { profile: 'web' }, { slogans: 'slogans.yml' }, { 'punctuation-width': { brackets: 'half', severity: 'info' } }, { overrides: [{ files: 'x/', profile: 'print', 'punctuation-width': 'off' }] }]) assert.ok(preset(right), JSON.stringify(right))
  for (const wrong of ['yes', { profile: 'wbe' }, { 'punctuation-widht': true }, { 'punctuation-width': { bracket: 'half' } }, { overrides: [{ 'punctuation-width': false }] }]) assert.ok(!preset(wrong), JSON.stringify(wrong))
})

test('textlint reads the same names', async () => {
  const { createRequire } = await import('node:module')
  const require = createRequire(import.meta.url)
  const { loadRawConfig } = require('@textlint/config-loader') as { loadRawConfig(o: object): Promise<{ ok: boolean; rawConfig?: any }> }
  for (const name of configNames) {
    const content = /ya?ml$/.test(name) ? 'rules: { preset-zh-news: true }' : /js$/.test(name) ? 'module.exports = { rules: { "preset-zh-news": true } }' : '{ "rules": { "preset-zh-news": true } }'
    const root = place({ [name]: content })
    const { rawConfig } = await loadRawConfig({ cwd: root })
    assert.equal(rawConfig?.rules['preset-zh-news'], true, name)
  }
})
