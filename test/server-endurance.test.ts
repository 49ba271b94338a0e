/**
 * What a server has to live through. `EDITS=10000 npx tsx --test test/server-endurance.test.ts` is the full run; the
 * default is a short one.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Diagnostic } from 'vscode-languageserver/node.js'
import { applyEdits, Client, editor, session } from './client.js'
import { copy, randomFrom } from './copy.js'

const edits = Number(process.env['EDITS'] ?? 300)
/** A check of a draft in which every line has slips takes a second per MB and more on a busy machine. */
const megabytes = edits >= 5000 ? 5 : 1
const root = realpathSync(mkdtempSync(join(tmpdir(), 'zh-news-endurance-')))
after(() => rmSync(root, { recursive: true, force: true }))

const plain = (diagnostics: readonly Diagnostic[]): unknown => diagnostics.map(({ range, code, message, severity }) => ({ range, code, message, severity }))

test(`${edits} random edits end where a fresh check does, in flat memory`, () => session({}, async (client) => {
  const random = randomFrom(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const pieces = ['，', ',', '“', '”', '"', '\n', '\r\n', '\n\n', '𠮷', '😀', '新', '2024年', '# ', '- ', '> ', '`a,b`', '<b>', '&amp;', '<!-- textlint-disable -->', '<!-- textlint-enable -->', '|', '\u3000\u3000', '记者 方远舟', '《', '》', '……', '']
  const uri = 'untitled:edits'
  let text = copy(3000)
  await client.open(uri, text)
  await client.diagnostics(uri)
  let early = 0
  for (let version = 2; version < edits + 2; version++) {
    const changes = []
    for (let k = 0; k <= random() * 2; k++) {
      const lines = text.split(/\r\n|\n|\r/u)
      const place = (): { line: number; character: number } => {
        const line = Math.floor(random() * lines.length)
        return { line, character: Math.floor(random() * (lines[line]!.length + 1)) }
      }
      const a = place()
      const b = random() < 0.7 ? { line: a.line, character: Math.min(lines[a.line]!.length, a.character + Math.floor(random() * 6)) } : random() < 0.9 ? a : place()
      const range = a.line < b.line || (a.line === b.line && a.character <= b.character) ? { start: a, end: b } : { start: b, end: a }
      const change = random() < 0.01 || text.length > 8000 ? { text: copy(2500, version) } : { range, text: pick(pieces) }
      text = 'range' in change ? applyEdits(text, [{ range, newText: change.text }]) : change.text
      changes.push(change)
    }
    await client.change(uri, version, changes)
    if (version % 50 === 0) await client.diagnostics(uri, version)
    if (version === Math.floor(edits / 4)) early = memoryOf(client.process.pid!)
  }
  const last = await client.diagnostics(uri, edits + 1)
  const fresh = 'untitled:fresh'
  await client.open(fresh, text)
  assert.deepEqual(plain(last), plain(await client.diagnostics(fresh)))
  const late = memoryOf(client.process.pid!)
  assert.ok(late < early * 1.3 + 40, `${early} MB after a quarter, ${late} MB at the end`)
  if (edits >= 5000) console.log(`${edits} edits: ${early} MB after a quarter, ${late} MB at the end`)
}))

test('messages that make no sense are survived', () => session({}, async (client) => {
  const uri = 'untitled:a'
  await client.open(uri, '会议强调,要抓好。')
  assert.equal((await client.diagnostics(uri)).length, 1)
  const raw = (body: string, header = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`): void => void client.process.stdin.write(header + body)
  raw('{ this is no JSON')
  raw('null')
  raw('[]')
  raw('"text"')
  raw('{"jsonrpc":"2.0"}')
  raw('{"jsonrpc":"2.0","method":5}')
  raw('{"jsonrpc":"2.0","id":null,"method":"textDocument/hover"}')
  raw('', 'X-Nonsense: 1\r\n\r\n')
  raw('', 'no colon here\r\n\r\n')
  raw('', 'Content-Length: many\r\n\r\n')
  for (const params of [undefined, null, 5, [], {}, { textDocument: null }, { textDocument: { uri: 5 } }, { textDocument: { uri, version: 'x' }, contentChanges: null }, { textDocument: { uri, version: 2 }, contentChanges: [{ range: 5, text: null }] }, { textDocument: { uri: '%%%' }, position: { line: -1, character: 1e9 } }, { textDocument: { uri }, range: { start: {}, end: null }, context: null }]) {
    for (const method of ['didOpen', 'didChange', 'didSave', 'didClose']) if (method !== 'didClose' || (params as { textDocument?: { uri?: string } } | null)?.textDocument?.uri !== uri) raw(JSON.stringify({ jsonrpc: '2.0', method: `textDocument/${method}`, params }))
    for (const method of ['textDocument/codeAction', 'textDocument/hover', 'textDocument/documentSymbol', 'textDocument/diagnostic', 'workspace/executeCommand', 'no/such']) {
      await Promise.race([client.request(method, params).catch(() => {}), new Promise((resolve) => setTimeout(resolve, 300))])
    }
    raw(JSON.stringify({ jsonrpc: '2.0', method: 'workspace/didChangeConfiguration', params }))
    raw(JSON.stringify({ jsonrpc: '2.0', method: 'workspace/didChangeWatchedFiles', params }))
    raw(JSON.stringify({ jsonrpc: '2.0', method: '$/cancelRequest', params }))
  }
  await client.open('untitled:b', '会议强调,要抓好。')
  assert.equal((await client.diagnostics('untitled:b')).length, 1)
  await client.change(uri, 9, [{ text: '会议强调,要抓好,抓实。' }])
  assert.equal((await client.diagnostics(uri, 9)).length, 2)
}))

test(`a draft of ${megabytes} MB: typing in another is not held up for long, and a burst of edits is one check`, () => session({}, async (client) => {
  const paragraph = `${copy(600, 3).split('\n').filter((line) => line.length > 20).slice(0, 8).join('\n\n')}\n\n`
  const big = paragraph.repeat(Math.ceil(megabytes * 1e6 / Buffer.byteLength(paragraph)))
  await client.open('untitled:big', big)
  const found = await client.until(() => client.published.find(({ uri }) => uri === 'untitled:big'), 'diagnostics of the big draft', 120_000)
  assert.ok(found.diagnostics.length <= 5001)
  for (let version = 2; version < 20; version++) void client.change('untitled:big', version, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '新' }])
  await client.until(() => client.published.find(({ uri, version }) => uri === 'untitled:big' && version === 19), 'the last version', 120_000)
  assert.ok(client.published.filter(({ uri }) => uri === 'untitled:big').length <= 4)
  await client.open('untitled:small', '会议强调,要抓好。')
  assert.equal((await client.diagnostics('untitled:small')).length, 1)
  await client.notify('textDocument/didClose', { textDocument: { uri: 'untitled:big' } })
}))

test('a request that typing has overtaken is given back, to be asked again', () => session({ capabilities: { ...editor, textDocument: { ...editor.textDocument, diagnostic: {} } } }, async (client) => {
  const uri = 'untitled:long'
  await client.open(uri, copy(200_000))
  const pull = (): Promise<any> => client.request('textDocument/diagnostic', { textDocument: { uri } })
  assert.equal((await pull()).kind, 'full')
  await client.change(uri, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '新' }])
  const overtaken = pull()
  await client.change(uri, 3, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '又' }])
  await assert.rejects(overtaken, { code: -32802, data: { retriggerRequest: true } })
  assert.equal((await pull()).kind, 'full')
}))

test('a workspace folder disappears under open drafts', async () => {
  const folder = join(root, 'gone')
  mkdirSync(folder)
  const file = join(folder, '稿.md')
  writeFileSync(file, '会议强调,要抓好。')
  const uri = pathToFileURL(file).href
  await session({ folders: [pathToFileURL(folder).href] }, async (client) => {
  await client.open(uri, '会议强调,要抓好。')
  assert.equal((await client.diagnostics(uri)).length, 1)
  rmSync(folder, { recursive: true })
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }, { uri: pathToFileURL(join(folder, '.textlintrc')).href, type: 3 }] })
  await client.change(uri, 2, [{ text: '会议强调,要抓好,抓实。' }])
  assert.equal((await client.diagnostics(uri, 2)).length, 2)
  await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: pathToFileURL(join(root, 'never')).href, name: 'never' }], removed: [{ uri: pathToFileURL(folder).href, name: 'gone' }] } })
  await client.change(uri, 3, [{ text: '会议强调，要抓好。' }])
  assert.equal((await client.diagnostics(uri, 3)).length, 0)
  })
})

test('an editor that dies takes the server with it', async () => {
  const client = await Client.start()
  const exited = new Promise((resolve) => client.process.once('exit', resolve))
  client.process.stdin.end()
  await Promise.race([exited, new Promise((_, reject) => setTimeout(() => reject(new Error('still running')), 5000))])
})

/** Resident megabytes of a process; 0 where the system does not say. */
function memoryOf(pid: number): number {
  const status = `/proc/${pid}/status`
  return existsSync(status) ? Math.round(Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(status, 'utf8'))?.[1]) / 1024) : 0
}
