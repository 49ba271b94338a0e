import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import remarkZhNews from '../src/remark.js'
import { place } from './desk.js'

const draft = '# 全市春耕全面展开\n\n会议强调,要抓好**春耕备耕**。\n'

test('findings become messages, and vfile-reporter prints them', async () => {
  const file = await unified().use(remarkParse).use(remarkZhNews).use(remarkStringify).process(new VFile({ path: 'draft.md', value: draft }))
  const [message] = file.messages
  assert.equal(file.messages.length, 1)
  assert.equal(message!.ruleId, 'punctuation-width')
  assert.equal(message!.fatal, true)
  assert.deepEqual(message!.expected, ['，'])
  assert.equal(message!.line, 3)
  assert.equal(message!.column, 5)
  assert.match(reporter(file), /draft\.md[^]*3:5[^]*应为全角“，”[^]*punctuation-width/u)
})
test('failOn ends the build and says where', async () => {
  await assert.rejects(unified().use(remarkParse).use(remarkZhNews, { failOn: 'error' }).use(remarkStringify).process(new VFile({ path: 'draft.md', value: draft })), /draft\.md:3:5 有 1 处须改/u)
})
test('settings are those of .textlintrc', async () => {
  const file = await unified().use(remarkParse).use(remarkZhNews, { rules: { 'punctuation-width': false } }).use(remarkStringify).process(draft)
  assert.equal(file.messages.filter((m) => m.ruleId === 'punctuation-width').length, 0)
  assert.throws(() => unified().use(remarkParse).use(remarkZhNews, { rules: { 'punctuation-widht': false } }).freeze(), /punctuation-width/u)
})
test('without settings, the .textlintrc above the file holds', async () => {
  const root = place({ '.textlintrc': JSON.stringify({ rules: { 'preset-zh-news': { overrides: [{ files: 'draft/', 'punctuation-width': 'info' }] } } }) })
  const levels = async (path: string) => (await unified().use(remarkParse).use(remarkZhNews, { failOn: 'never' }).use(remarkStringify).process(new VFile({ path: join(root, path), value: draft }))).messages.map((m) => m.fatal)
  assert.deepEqual(await levels('a.md'), [true])
  assert.deepEqual(await levels('draft/a.md'), [undefined])
})
