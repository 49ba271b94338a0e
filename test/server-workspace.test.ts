/** What the server knows beyond the open draft: the other articles of the folder, the newsroom's list, rules of others, the command. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { withPhrase } from '../src/server/houselist.js'
import { applyEdits, editsOf, session } from './client.js'
import { copy } from './copy.js'

const here = fileURLToPath(new URL('..', import.meta.url))
const root = realpathSync(mkdtempSync(join(tmpdir(), 'zh-news-workspace-')))
after(() => rmSync(root, { recursive: true, force: true }))
const uriOf = (path: string): string => pathToFileURL(path).href
const said = (words: string): string => `镇里启动${words}，干部群众一道参加，现场气氛热烈。\n`

test('a slogan is compared with every article of the folder, and the index follows', async () => {
  const folder = join(root, '比对')
  mkdirSync(folder)
  for (const name of ['一', '二', '三', '四']) writeFileSync(join(folder, `${name}.txt`), said('“绿色低碳出行周”活动'))
  const file = join(folder, '五.txt')
  const odd = said('“绿色出行周”活动')
  writeFileSync(file, odd)
  await session({ folders: [uriOf(folder)] }, async (client) => {
    const uri = uriOf(file)
    await client.open(uri, odd, 'plaintext')
    const [found] = await client.diagnosticsThat(uri, (all) => all.some(({ code }) => code === 'slogan-wording'), 'the odd one out')
    assert.deepEqual(found!.range, { start: { line: 0, character: 4 }, end: { line: 0, character: 11 } })
    const related = found!.relatedInformation![0]!
    assert.match(decodeURI(related.location.uri), /\/比对\/[一二三四]\.txt$/u)
    assert.deepEqual(related.location.range.start, { line: 0, character: 4 })
    // An edit in front carries the finding along at once, before anything is compared again.
    await client.change(uri, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '近日，' }])
    assert.deepEqual((await client.diagnostics(uri, 2)).map(({ range }) => range.start), [{ line: 0, character: 7 }])
    // A disable comment silences a comparison too.
    const [off] = (await client.actions(uri, { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } })).filter(({ title }) => title.startsWith('此处不查'))
    const silenced = applyEdits(`近日，${odd}`, editsOf(off!.edit, uri))
    await client.change(uri, 3, [{ text: silenced }])
    await client.diagnosticsThat(uri, (all) => !all.some(({ code }) => code === 'slogan-wording'), 'silenced')
    await client.change(uri, 4, [{ text: odd }])
    await client.diagnosticsThat(uri, (all) => all.some(({ code }) => code === 'slogan-wording'), 'back')
    // Once the others write it the same way, nothing is odd any more.
    for (const name of ['一', '二', '三', '四']) writeFileSync(join(folder, `${name}.txt`), odd)
    await client.notify('workspace/didChangeWatchedFiles', { changes: ['一', '二', '三', '四'].map((name) => ({ uri: uriOf(join(folder, `${name}.txt`)), type: 2 })) })
    await client.diagnosticsThat(uri, (all) => !all.some(({ code }) => code === 'slogan-wording'), 'no longer odd')
    // An open draft counts as it stands in the editor, not as it was saved.
    for (const name of ['一', '二', '三', '四']) writeFileSync(join(folder, `${name}.txt`), said('“绿色低碳出行周”活动'))
    await client.notify('workspace/didChangeWatchedFiles', { changes: ['一', '二', '三', '四'].map((name) => ({ uri: uriOf(join(folder, `${name}.txt`)), type: 2 })) })
    const other = uriOf(join(folder, '一.txt'))
    await client.open(other, said('“绿色低炭出行周”活动'), 'plaintext')
    await client.diagnosticsThat(other, (all) => all.some(({ code }) => code === 'slogan-wording'), 'the other is odd now')
  })
})

test('within an article, related information points to the other place', () => session({}, async (client) => {
  const uri = 'untitled:同篇'
  await client.open(uri, '启动“新思想青年讲”活动。“新思想青年讲”已讲百场。\n\n“新思想、青年讲”启动仪式在市里举行。', 'plaintext')
  const found = (await client.diagnostics(uri)).find(({ code }) => code === 'slogan-wording')!
  assert.equal(found.relatedInformation![0]!.location.uri, uri)
  assert.deepEqual(found.relatedInformation![0]!.location.range.start, { line: 0, character: 2 })
}))

test('what is only to be deleted is tagged', () => session({}, async (client) => {
  await client.open('untitled:零宽', '会议\u200B强调，要抓好春耕备耕。', 'plaintext')
  assert.deepEqual((await client.diagnostics('untitled:零宽')).map(({ code, tags }) => [code, tags]), [['character-invisible', [1]]])
}))

test('a phrase goes into the newsroom’s list, and the list holds at once', async () => {
  const folder = join(root, '词表')
  mkdirSync(folder)
  const file = join(folder, '稿.txt')
  const text = '“暖心驿家”开门了。走进“暖心驿家”，热水热饭都有。“暖心驿家”已有六处。暖心驿家还将再建四处。\n'
  writeFileSync(file, text)
  await session({ folders: [uriOf(folder)] }, async (client) => {
    const uri = uriOf(file)
    await client.open(uri, text, 'plaintext')
    const found = (await client.diagnostics(uri)).find(({ code }) => code === 'slogan-quotes')!
    const actions = await client.actions(uri, found.range)
    const action = actions.find(({ title }) => title === '记入口号表：“暖心驿家”可以不加引号')!
    const list = await client.request('workspace/executeCommand', action.command)
    assert.equal(list, join(folder, 'slogans.yml'))
    assert.equal(readFileSync(list, 'utf8'), 'never:\n  - 暖心驿家\n')
    assert.equal(JSON.parse(readFileSync(join(folder, '.textlintrc'), 'utf8')).rules['preset-zh-news'].slogans, 'slogans.yml')
    await client.diagnosticsThat(uri, (all) => !all.some(({ code }) => code === 'slogan-quotes'), 'the list is obeyed')
  })
})

test('a list keeps its comments and layout', () => {
  assert.equal(withPhrase('', 'always', '暖心驿家'), 'always:\n  - 暖心驿家\n')
  assert.equal(withPhrase('# 我们的\nalways: # 都加\n  - 苏工暖新 # 2023年定\nnever:\n', 'always', '暖心驿家'), '# 我们的\nalways: # 都加\n  - 暖心驿家\n  - 苏工暖新 # 2023年定\nnever:\n')
  assert.equal(withPhrase('always: [苏工暖新]\n', 'always', '暖心驿家'), 'always: [苏工暖新, 暖心驿家]\n')
  assert.equal(withPhrase('always:\r\n- 苏工暖新\r\n', 'always', '暖心驿家'), 'always:\r\n- 暖心驿家\r\n- 苏工暖新\r\n')
  assert.equal(withPhrase('names:\n  - 苏工暖新', 'never', '1+N: 方案'), 'names:\n  - 苏工暖新\nnever:\n  - "1+N: 方案"\n')
  const known = 'always:\n  - 苏工暖新\n  - 暖心驿家 # 有了\n'
  assert.equal(withPhrase(known, 'always', '暖心驿家'), known)
})

test('rules of others that the configuration names', async () => {
  const folder = join(root, '他人')
  mkdirSync(folder)
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, '.textlintrc'), '{ "rules": { "preset-zh-news": true, "no-nfd": true } }')
  const file = join(folder, '稿.md')
  const text = '会议强调,要参观カ\u3099ンタ展。\n'
  writeFileSync(file, text)
  await session({ folders: [uriOf(folder)] }, async (client) => {
    await client.open(uriOf(file), text)
    const found = await client.diagnosticsThat(uriOf(file), (all) => all.some(({ source }) => source === 'textlint'), 'the other rule')
    assert.deepEqual(found.filter(({ source }) => source === 'textlint').map(({ code }) => code), ['no-nfd'])
    assert.ok(found.some(({ code }) => code === 'punctuation-width'))
  })
})

test('file by file, the editor shows what the command reports', async () => {
  const folder = join(root, '同一')
  mkdirSync(folder)
  for (const name of readdirSync(join(here, 'samples'))) if (/\.(?:txt|md|html)$/u.test(name)) cpSync(join(here, 'samples', name), join(folder, name))
  for (let i = 0; i < 4; i++) writeFileSync(join(folder, `稿${i}.${['txt', 'md', 'html', 'txt'][i]}`), i === 2 ? copy(1500, i).split('\n\n').map((p) => `<p>${p.trim().replaceAll('<', '&lt;')}</p>`).join('\r\n') : copy(1500, i))
  writeFileSync(join(folder, '.textlintrc'), '{ "rules": { "preset-zh-news": { "overrides": [{ "files": "*.html", "punctuation-width": "warning" }] } } }')
  const ran = spawnSync(process.execPath, ['--import', 'tsx', join(here, 'src/cli.ts'), folder, '--format', 'json'], { cwd: here, encoding: 'utf8', maxBuffer: 1e8 })
  const reported = JSON.parse(ran.stdout) as { filePath: string; messages: { ruleId: string; message: string; severity: number; loc: { start: { line: number; column: number }; end: { line: number; column: number } } }[] }[]
  assert.ok(reported.length >= 8, ran.stderr)
  await session({ folders: [uriOf(folder)] }, async (client) => {
    for (const { filePath, messages } of reported) {
      const uri = uriOf(filePath)
      await client.open(uri, readFileSync(filePath, 'utf8'), 'whatever')
      const expected = messages.map(({ ruleId, message, severity, loc: { start, end } }) => `${start.line - 1}:${start.column - 1}-${end.line - 1}:${end.column - 1} ${ruleId} ${[3, 2, 1, 3][severity]} ${message}`).sort()
      let shown: string[] = []
      await client.diagnosticsThat(uri, (all) => {
        shown = all.map(({ range: { start, end }, code, severity, message, source }) => `${start.line}:${start.character}-${end.line}:${end.character} ${source === 'zh-news' ? 'zh-news/' : ''}${code} ${severity === 2 ? 2 : severity === 1 ? 1 : 3} ${message}`).sort()
        return JSON.stringify(shown) === JSON.stringify(expected)
      }, `the findings of ${filePath}`).catch(() => assert.deepEqual(shown, expected, filePath))
    }
  })
})

test('a workspace without the command’s files is no trouble', async () => {
  assert.ok(!existsSync(join(root, 'nowhere')))
  await session({ folders: [uriOf(join(root, 'nowhere'))] }, async (client) => {
    await client.open('untitled:x', '会议强调,要抓好。')
    assert.equal((await client.diagnostics('untitled:x')).length, 1)
  })
})
