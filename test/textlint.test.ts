/** The preset inside textlint's own kernel: same findings as the engine, its levels, its fixes, its disable comments. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { TextlintKernel } from '@textlint/kernel'
import markdown from '@textlint/textlint-plugin-markdown'
import plain from '@textlint/textlint-plugin-text'
// @ts-expect-error: no types
import comments from 'textlint-filter-rule-comments'
import { readArticle } from '../src/article/read.js'
import { lint, resolveConfig } from '../src/lint.js'
import { place } from './desk.js'
import preset from '../src/textlint.js'

const kernel = new TextlintKernel()
const moduleOf = (m: unknown): never => ((m as { default?: unknown }).default ?? m) as never

function options(ext: string, rules: Record<string, unknown> = {}): never {
  return {
    ext, filePath: `draft${ext}`,
    plugins: [{ pluginId: 'markdown', plugin: moduleOf(markdown) }, { pluginId: 'text', plugin: moduleOf(plain) }],
    rules: Object.entries(preset.rules).filter(([id]) => (rules[id] ?? preset.rulesConfig[id]) !== false).map(([id, rule]) => ({ ruleId: `zh-news/${id}`, rule, options: rules[id] ?? preset.rulesConfig[id] })),
    filterRules: [{ ruleId: 'comments', rule: moduleOf(comments) }],
  } as never
}

const drafts = {
  '.md': '---\ntitle: 全市春耕全面展开\n---\n\n会议强调,要抓好**春耕备耕**。他说:“路通了,日子就好了。”\n\n> 长三角职工(劳模)大会举行。\n\n- 完成投资3O万元;\n',
  '.txt': '全市春耕全面展开\n\n□记者 张三 通讯员 李四\n\n会议强调,要抓好春耕备耕!全市掀起了春耕生产的热潮。\n',
}

for (const [ext, text] of Object.entries(drafts)) test(`textlint finds in ${ext} what the engine finds`, async () => {
  const { messages } = await kernel.lintText(text, options(ext))
  const levels = { error: 2, warning: 1, info: 3 }
  const ours = lint(readArticle(text, { path: `draft${ext}` }), resolveConfig()).findings
  assert.ok(ours.length > 0)
  assert.deepEqual(
    messages.map((m) => [m.ruleId, m.severity, ...m.range, m.fix?.text]).sort(),
    ours.map((f) => [`zh-news/${f.rule}`, levels[f.severity], f.start, f.end, f.fix?.text]).sort(),
  )
})
test('documents that textlint checks at the same time do not mix, whatever their settings', async () => {
  const texts = Array.from({ length: 40 }, (_, i) => `第${i}天,会议在${'很远很远'.repeat(i % 3)}的地方召开。\n\n会议强调,要抓好春耕备耕!\n`)
  const settings = (i: number) => (i % 4 === 1 ? { 'punctuation-width': { severity: 'info' } } : {})
  const check = async (i: number) => (await kernel.lintText(texts[i]!, { ...options('.txt', settings(i)) as object, filePath: `${i}.txt` } as never)).messages
  const together = await Promise.all(texts.map((_, i) => check(i)))
  for (const [i, messages] of together.entries()) assert.deepEqual(messages, await check(i), texts[i])
  assert.deepEqual(together.map((messages) => messages.find((m) => m.ruleId === 'zh-news/punctuation-width')?.severity), texts.map((_, i) => (i % 4 === 1 ? 3 : 2)))
})
test('--fix writes what the engine writes', async () => {
  const { output } = await kernel.fixText(drafts['.txt'], options('.txt'))
  assert.equal(output, '全市春耕全面展开\n\n□记者 张三 通讯员 李四\n\n会议强调，要抓好春耕备耕！全市掀起了春耕生产的热潮。\n')
})
test('an option leaves the level of the rule alone, a severity changes it', async () => {
  const levelsOf = async (setting: unknown) => (await kernel.lintText('会议强调,要抓好春耕备耕。', options('.txt', { 'punctuation-width': setting }))).messages.filter((m) => m.ruleId === 'zh-news/punctuation-width').map((m) => m.severity)
  assert.deepEqual(await levelsOf({ brackets: 'half' }), [2])
  assert.deepEqual(await levelsOf({ severity: 'warning' }), [1])
  assert.deepEqual(await levelsOf({ severity: 'info' }), [3])
})
test('the filter for comments works', async () => {
  const { messages } = await kernel.lintText('<!-- textlint-disable zh-news/punctuation-width -->\n\n会议强调,要抓好春耕备耕。\n\n<!-- textlint-enable -->\n\n他说,明天再来。\n', options('.md'))
  assert.deepEqual(messages.filter((m) => m.ruleId === 'zh-news/punctuation-width').map((m) => m.loc.start.line), [7])
})
test('a message with a replacement begins with what the old extension underlines', async () => {
  const { messages } = await kernel.lintText('会议强调,要抓好春耕备耕。', options('.txt'))
  assert.match(messages[0]!.message, /^, -> ，：/u)
})
test('what is only missing is told too, at the place where it goes', async () => {
  const text = '粮价较上月下降.46%。'
  const { messages } = await kernel.lintText(text, options('.txt'))
  assert.deepEqual(messages.filter((m) => m.ruleId === 'zh-news/number-decimal').map((m) => [m.index, m.fix?.text]), [[7, '0']])
  assert.equal((await kernel.fixText(text, options('.txt'))).output, '粮价较上月下降0.46%。')
})
test('a profile and overrides in .textlintrc hold inside textlint too', async () => {
  const root = place({ '.textlintrc': JSON.stringify({ rules: { 'preset-zh-news': { overrides: [{ files: 'web/', profile: 'web' }, { files: 'draft/', 'punctuation-width': 'info' }] } } }) })
  const at = async (path: string) => (await kernel.lintText('会议强调,要抓好(春耕)。', { ...options('.txt') as object, filePath: join(root, path) } as never)).messages.map((m) => [m.index, m.severity])
  assert.deepEqual(await at('a.txt'), [[4, 2], [8, 2], [11, 2]])
  assert.deepEqual(await at('web/a.txt'), [[4, 2]])
  assert.deepEqual(await at('draft/a.txt'), [[4, 3], [8, 3], [11, 3]])
})
test('a list of slogans in .textlintrc holds inside textlint too', async () => {
  const root = place({ '.textlintrc': JSON.stringify({ rules: { 'preset-zh-news': { slogans: 'slogans.yml' } } }), 'slogans.yml': 'always:\n  - 金穗杯\n' })
  const { messages } = await kernel.lintText('县里评出金穗杯先进村，村民都来道贺。', { ...options('.txt') as object, filePath: join(root, 'a.txt') } as never)
  assert.deepEqual(messages.map(({ index, ruleId }) => [index, ruleId]), [[4, 'zh-news/slogan-quotes']])
})
