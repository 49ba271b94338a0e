/** Speaks the protocol to a server in a process of its own: one test for each thing an editor may ask. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { applyEdits, Client, editor, editsOf, session } from './client.js'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'zh-news-server-')))
after(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
/** A workspace folder with these files. */
function folder(files: Record<string, string> = {}): { path: string; uri: string; file(name: string): string; write(name: string, text: string): void } {
  const path = mkdtempSync(join(root, `稿件 ${++folders} `))
  const write = (name: string, text: string): void => writeFileSync(join(path, name), text)
  for (const [name, text] of Object.entries(files)) write(name, text)
  return { path, uri: pathToFileURL(path).href, file: (name) => pathToFileURL(join(path, name)).href, write }
}
const draft = '# 春耕备耕工作会议在京召开\n\n会议强调,要抓好𠮷林等地的春耕备耕,不误农时。\n\n这项改革怎么落地?记者走进社区一探究竟。\n'
const at = (line: number, character: number, to = character): { start: { line: number; character: number }; end: { line: number; character: number } } => ({ start: { line, character }, end: { line, character: to } })
const whole = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } }

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
test('the command starts it: zh-news server --stdio', async () => {
  const client = await Client.start({ command: [process.execPath, '--import', 'tsx', cli, 'server', '--stdio'] })
  assert.equal(client.initialized.serverInfo?.name, 'zh-news')
  await client.open('untitled:1', draft)
  assert.equal((await client.diagnostics('untitled:1')).length, 3)
  assert.equal(await client.stop(), 0)
})

describe('one session', () => {
  let client: Client
  const { uri: folderUri, file } = folder()
  before(async () => {
    client = await Client.start({ folders: [folderUri] })
  })
  after(async () => {
    assert.equal(await client.stop(), 0, 'orderly end')
  })

  test('diagnostics on opening, with right UTF-16 positions behind an astral character', async () => {
    const uri = file('开.md')
    await client.open(uri, draft)
    const found = await client.diagnostics(uri)
    assert.deepEqual(found.map(({ range, severity, code, source }) => ({ range, severity, code, source })), [
      { range: at(2, 4, 5), severity: 1, code: 'punctuation-width', source: 'zh-news' },
      { range: at(2, 18, 19), severity: 1, code: 'punctuation-width', source: 'zh-news' },
      { range: at(4, 8, 9), severity: 1, code: 'punctuation-width', source: 'zh-news' },
    ])
    assert.equal(found[0]!.message, '半角“,”应为全角“，”')
    assert.match(found[0]!.codeDescription!.href, /^file:.*\/rules\/README\.md#punctuation-width$/u)
  })

  test('incremental edits, each answered for its version', async () => {
    const uri = file('改.md')
    await client.open(uri, draft)
    await client.diagnostics(uri)
    await client.change(uri, 2, [{ range: at(2, 4, 5), text: '，' }])
    assert.equal((await client.diagnostics(uri, 2)).length, 2)
    await client.change(uri, 3, [{ range: at(0, 0), text: '新的一行\n' }, { range: at(5, 8, 9), text: '？' }])
    const found = await client.diagnostics(uri, 3)
    assert.deepEqual(found.map(({ range }) => range), [at(3, 18, 19)])
  })

  test('a burst of edits is answered once, for the last version', async () => {
    const uri = file('快.md')
    await client.open(uri, draft)
    await client.diagnostics(uri)
    for (let i = 0; i < 40; i++) void client.change(uri, 2 + i, [{ range: at(2, 0), text: '又' }])
    const found = await client.diagnostics(uri, 41)
    assert.equal(found[0]!.range.start.character, 44)
    const versions = client.published.filter((one) => one.uri === uri).map(({ version }) => version!)
    assert.ok(versions.length < 20, `published ${versions.length} times`)
    assert.deepEqual(versions, [...versions].sort((a, b) => a - b))
  })

  test('a quick fix names the version it is for and mends the text', async () => {
    const uri = file('修.md')
    await client.open(uri, draft)
    const [first] = await client.diagnostics(uri)
    const actions = await client.actions(uri, at(2, 4), undefined, [first!])
    const fix = actions[0]!
    assert.equal(fix.title, '改为“，”')
    assert.equal(fix.kind, 'quickfix')
    assert.equal(fix.isPreferred, true)
    assert.deepEqual(fix.diagnostics, [first])
    assert.deepEqual(fix.edit!.documentChanges!.map((change) => 'textDocument' in change && change.textDocument), [{ uri, version: 1 }])
    assert.equal(applyEdits(draft, editsOf(fix.edit, uri)), draft.replace('强调,', '强调，'))
  })

  test('all of one kind, all that is safe, and fixing on save', async () => {
    const uri = file('全.md')
    const text = `${draft}\n比赛耗时4５分钟。\n`
    await client.open(uri, text)
    await client.diagnostics(uri)
    const actions = await client.actions(uri, at(2, 4))
    const kind = actions.find(({ title }) => title.startsWith('改正全篇同类问题'))!
    const widthOnly = draft.replaceAll(',', '，').replace('?', '？')
    assert.equal(applyEdits(text, editsOf(kind.edit, uri)), `${widthOnly}\n比赛耗时4５分钟。\n`)
    const all = actions.find(({ title }) => title.startsWith('改正全篇有把握的问题'))!
    assert.equal(applyEdits(text, editsOf(all.edit, uri)), `${widthOnly}\n比赛耗时45分钟。\n`)
    for (const only of ['source.fixAll', 'source.fixAll.zh-news', 'source']) {
      const onSave = await client.actions(uri, whole, [only])
      assert.deepEqual(onSave.map(({ kind }) => kind), ['source.fixAll.zh-news'], only)
      assert.equal(applyEdits(text, editsOf(onSave[0]!.edit, uri)), `${widthOnly}\n比赛耗时45分钟。\n`)
    }
    assert.deepEqual(await client.actions(uri, whole, ['source.organizeImports']), [])
    assert.ok(!(await client.actions(uri, whole, ['quickfix'])).some(({ kind }) => kind !== 'quickfix'))
  })

  test('a comment silences one finding and leaves the others', async () => {
    for (const [name, languageId, text, caret] of [
      ['甲.md', 'markdown', draft, at(2, 4)],
      ['乙.md', 'markdown', '- 第一条,先说\n- 第二条,后说\n', at(1, 5)],
      ['丙.txt', 'plaintext', '第一条,先说\n第二条,后说\n', at(1, 3)],
      ['丁.html', 'html', '<!doctype html><title>说明</title><p>第一条,先说</p><p>第二条,后说</p>', at(0, 51)],
      ['戊.md', 'markdown', '| 项目 | 说明 |\n|---|---|\n| 甲 | 好,很好 |\n\n第二条,后说\n', at(2, 7)],
    ] as const) {
      const uri = file(name)
      await client.open(uri, text, languageId)
      const found = await client.diagnostics(uri)
      const actions = await client.actions(uri, caret)
      const off = actions.find(({ title }) => title.startsWith('此处不查'))
      assert.ok(off, `${name}: ${actions.map(({ title }) => title).join()}`)
      await client.change(uri, 2, [{ text: applyEdits(text, editsOf(off.edit, uri)) }])
      const left = await client.diagnostics(uri, 2)
      assert.ok(left.length < found.length, name)
      assert.deepEqual(left.filter(({ code }) => code === 'unused-directive'), [], name)
    }
  })

  test('a comment that silences nothing is pointed out and can be deleted', async () => {
    const uri = file('无用.md')
    const text = '<!-- textlint-disable zh-news/number-range -->\n\n会议开得很好。\n'
    await client.open(uri, text)
    const [found] = await client.diagnostics(uri)
    assert.equal(found!.code, 'unused-directive')
    assert.deepEqual(found!.tags, [1])
    const [action] = await client.actions(uri, at(0, 3))
    assert.equal(applyEdits(text, editsOf(action!.edit, uri)), '\n会议开得很好。\n')
  })

  test('hover says why, and by which clause', async () => {
    const uri = file('问.md')
    await client.open(uri, draft)
    const hover = await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 4 } })
    assert.equal(hover.contents.kind, 'markdown')
    assert.match(hover.contents.value, /\*\*汉语文句中的标点用全角\*\*[^]*半角“,”应为全角“，”[^]*依据：GB\/T 15834/u)
    assert.deepEqual(hover.range, at(2, 4, 5))
    assert.equal(await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 10 } }), null)
  })

  test('the outline shows what each line is', async () => {
    const uri = file('纲.md')
    await client.open(uri, '# 春耕备耕工作会议在京召开\n\n会议强调，要抓好春耕备耕，不误农时，确保粮食丰收。\n\n## 压实各级责任\n\n各地各部门要把责任扛在肩上，一级抓一级，层层抓落实。\n')
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } })
    assert.deepEqual(symbols.map((s: any) => [s.detail, s.name]), [['主题', '春耕备耕工作会议在京召开'], ['正文', '会议强调，要抓好春耕备耕，不误农时，确保粮食丰收。'], ['小标题', '压实各级责任']])
    assert.deepEqual(symbols[2].children.map((s: any) => s.detail), ['正文'])
    assert.ok(symbols[2].range.end.line >= symbols[2].children[0].range.end.line)
  })

  test('untitled drafts are read by their language', async () => {
    const text = '会议强调,要抓好`a,b`。'
    const count = async (languageId: string): Promise<number> => {
      const uri = `untitled:Untitled-${languageId}`
      await client.open(uri, text, languageId)
      return (await client.diagnostics(uri)).length
    }
    assert.equal(await count('markdown'), 1)
    assert.equal(await count('plaintext'), 1)
    assert.equal(await count('javascript'), 0)
    const uri = 'untitled:Untitled-html'
    await client.open(uri, '<p>会议强调,要抓好。</p><script>"说,a"</script>', 'html')
    assert.deepEqual((await client.diagnostics(uri)).map(({ range }) => range), [at(0, 7, 8)])
  })

  test('a file is read by its name, whatever the editor calls its language', async () => {
    const uri = file('网页.html')
    await client.open(uri, '<p>会议强调,要抓好。</p><script>"说,a"</script>', 'plaintext')
    assert.equal((await client.diagnostics(uri)).length, 1)
  })

  test('commands: check, proof, fix all', async () => {
    const uri = file('令.md')
    await client.open(uri, draft)
    await client.diagnostics(uri)
    const status = await client.request('workspace/executeCommand', { command: 'zh-news.server.check', arguments: [uri] })
    assert.equal(status.errors, 3)
    assert.equal(status.fixable, 3)
    assert.ok(status.characters > 40)
    const page: string = await client.request('workspace/executeCommand', { command: 'zh-news.server.proof', arguments: [uri] })
    assert.match(readFileSync(page, 'utf8'), /^<!doctype html>[^]*春耕备耕工作会议在京召开/iu)
    assert.equal(await client.request('workspace/executeCommand', { command: 'zh-news.server.fixAll', arguments: [uri] }), 3)
    assert.equal(applyEdits(draft, editsOf(client.applied.at(-1), uri)), draft.replaceAll(',', '，').replace('?', '？'))
    await assert.rejects(client.request('workspace/executeCommand', { command: 'zh-news.server.fixAll', arguments: ['file:///nirgends.md'] }), /没有打开/u)
    await assert.rejects(client.request('workspace/executeCommand', { command: 'rm -rf', arguments: [uri] }), /没有/u)
  })

  test('closing takes the diagnostics back', async () => {
    const uri = file('关.md')
    await client.open(uri, draft)
    await client.diagnostics(uri)
    await client.notify('textDocument/didClose', { textDocument: { uri } })
    await client.diagnosticsThat(uri, (found) => found.length === 0, 'diagnostics taken back')
  })
})

test('diagnostics on request: full, unchanged, and told to ask again', async () => {
  const { uri: folderUri, file, write } = folder()
  const capabilities = { ...editor, textDocument: { ...editor.textDocument, diagnostic: {} } }
  await session({ capabilities, folders: [folderUri] }, async (client) => {
    assert.equal(client.initialized.capabilities.diagnosticProvider?.interFileDependencies, true)
    const uri = file('拉.md')
    await client.open(uri, draft)
    const pull = (previousResultId?: string): Promise<any> => client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId })
    const first = await pull()
    assert.equal(first.kind, 'full')
    assert.equal(first.items.length, 3)
    assert.deepEqual(await pull(first.resultId), { kind: 'unchanged', resultId: first.resultId })
    await client.change(uri, 2, [{ range: at(2, 4, 5), text: '，' }])
    const second = await pull(first.resultId)
    assert.equal(second.items.length, 2)
    assert.deepEqual(client.published.filter((one) => one.uri === uri && one.diagnostics.length), [], 'nothing is pushed besides')
    write('.textlintrc', '{ "rules": { "preset-zh-news": { "punctuation-width": false } } }')
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file('.textlintrc'), type: 1 }] })
    await client.until(() => client.refreshes > 0, 'request to pull again')
    assert.equal((await pull(second.resultId)).items.length, 0)
  })
})

test('the configuration is followed as it is written, broken and mended', async () => {
  const { uri: folderUri, file, write } = folder({ '.textlintrc': '{ "rules": { "preset-zh-news": { "punctuation-width": "info" } } }' })
  await session({ folders: [folderUri] }, async (client) => {
    const uri = file('稿.md')
    const rc = file('.textlintrc')
    const save = async (text: string): Promise<void> => {
      write('.textlintrc', text)
      await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: rc, type: 2 }] })
    }
    assert.ok((await client.until(() => client.registered.length > 1 && client.registered, 'registrations')).includes('workspace/didChangeWatchedFiles'))
    await client.open(uri, draft)
    assert.deepEqual((await client.diagnostics(uri)).map(({ severity }) => severity), [3, 3, 3])
    await save('{ "rules": { "preset-zh-news": { "punctuation-width": "warning" } } }')
    await client.diagnosticsThat(uri, (found) => found.length === 3 && found[0]!.severity === 2, 'the new level')
    await save('{ "rules": { "preset-zh-news": { "punctuation-widht": true } } }')
    const [blame] = await client.diagnosticsThat(rc, (found) => found.length === 1, 'a diagnostic on the configuration')
    assert.match(blame!.message, /没有名为“punctuation-widht”的规则，是不是“punctuation-width”？/u)
    const shown = await client.until(() => client.notified.find(({ method }) => method === 'window/showMessage'), 'a message')
    assert.match(shown.params.message, /^\.textlintrc：/u)
    assert.equal((await client.diagnosticsThat(uri, () => true, 'diagnostics')).at(0)?.severity, 2, 'the last good configuration goes on')
    await save('{ "rules": ')
    await client.diagnosticsThat(rc, (found) => found.length === 1 && found[0]!.message !== blame!.message, 'the new trouble')
    await save('{ "rules": { "preset-zh-news": false } }')
    await client.diagnosticsThat(rc, (found) => found.length === 0, 'blame taken back')
    await client.diagnosticsThat(uri, (found) => found.length === 0, 'the mended configuration holds')
  })
})

test('a client that cannot watch files has its configuration followed all the same', async () => {
  const { uri: folderUri, file, write } = folder()
  await session({ capabilities: { textDocument: editor.textDocument }, folders: [folderUri] }, async (client) => {
    const uri = file('稿.md')
    await client.open(uri, draft)
    assert.equal((await client.diagnostics(uri)).length, 3)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    write('.textlintrc', '{ "rules": { "preset-zh-news": false } }')
    await client.diagnosticsThat(uri, (found) => found.length === 0, 'the new configuration')
  })
})

test('plain clients get plain answers', async () => {
  const { file } = folder()
  await session({ capabilities: {} }, async (client) => {
    const uri = file('素.md')
    await client.open(uri, draft)
    const [first] = await client.diagnostics(uri)
    assert.equal(first!.codeDescription, undefined)
    const [fix] = await client.actions(uri, at(2, 4))
    assert.deepEqual(Object.keys(fix!.edit!), ['changes'])
    const hover = await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 4 } })
    assert.equal(hover.contents.kind, 'plaintext')
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } })
    assert.equal(symbols[0].location.uri, uri)
  })
})

test('Emacs gets the address as it is written on disk', async () => {
  const { file } = folder()
  await session({ name: 'Eglot' }, async (client) => {
    const uri = file('稿件.md')
    assert.notEqual(uri, decodeURI(uri))
    await client.open(uri, draft)
    await client.until(() => client.published.find((one) => one.uri === decodeURI(uri)), 'diagnostics under the plain address')
    const [fix] = await client.actions(uri, at(2, 4))
    assert.equal(editsOf(fix!.edit, uri).length, 1, 'edits keep the address they were asked with')
  })
})

test('settings: off, on save, pages elsewhere, status', async () => {
  const { file } = folder()
  await session({ options: { run: 'onSave', rulePages: 'https://example.org/rules', status: true } }, async (client) => {
    const uri = file('存.md')
    await client.open(uri, draft)
    const [first] = await client.diagnostics(uri)
    assert.equal(first!.codeDescription!.href, 'https://example.org/rules#punctuation-width')
    const status = await client.until(() => client.notified.find(({ method }) => method === 'zh-news/status'), 'status')
    assert.equal(status.params.errors, 3)
    assert.ok(status.params.rate >= 0 && status.params.limit === 3)
    await client.change(uri, 2, [{ range: at(2, 4, 5), text: '，' }])
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.ok(!client.published.some(({ version }) => version === 2), 'nothing before saving')
    await client.notify('textDocument/didSave', { textDocument: { uri } })
    assert.equal((await client.diagnostics(uri, 2)).length, 2)
    await client.notify('workspace/didChangeConfiguration', { settings: { 'zh-news': { enable: false } } })
    await client.diagnosticsThat(uri, (found) => found.length === 0, 'switched off')
    await client.notify('workspace/didChangeConfiguration', { settings: { 'zh-news': { enable: true, run: 'onType' } } })
    await client.diagnosticsThat(uri, (found) => found.length === 2, 'switched on')
  })
})

test('a workspace that is not trusted has none of its code run', async () => {
  const { path, uri: folderUri, file } = folder()
  const witness = join(path, 'ran')
  writeFileSync(join(path, '.textlintrc.js'), `require('node:fs').writeFileSync(${JSON.stringify(witness)}, ''); module.exports = { rules: { 'preset-zh-news': false } }`)
  const { existsSync } = await import('node:fs')
  await session({ folders: [folderUri], options: { trusted: false } }, async (client) => {
    const uri = file('稿.md')
    await client.open(uri, draft)
    assert.equal((await client.diagnostics(uri)).length, 3)
    await client.diagnosticsThat(file('.textlintrc.js'), (found) => /未受信任/u.test(found[0]?.message ?? ''), 'the reason')
    assert.ok(!existsSync(witness))
    await client.notify('workspace/didChangeConfiguration', { settings: { 'zh-news': { trusted: true } } })
    await client.diagnosticsThat(uri, (found) => found.length === 0, 'the configuration holds once trusted')
    assert.ok(existsSync(witness))
  })
})

test('.textlintignore holds for open drafts as for the command', async () => {
  const { uri: folderUri, file } = folder({ '.textlintignore': '草稿.md\n', '草稿.md': draft })
  await session({ folders: [folderUri] }, async (client) => {
    await client.open(file('草稿.md'), draft)
    await client.open(file('定稿.md'), draft)
    assert.equal((await client.diagnostics(file('定稿.md'))).length, 3)
    await client.diagnosticsThat(file('草稿.md'), (found) => found.length === 0, 'nothing for an ignored draft')
  })
})
