/** What is in the .vsix needs no install step: its server runs away from every node_modules, tables and late packages included. */
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { session } from '../client.js'
import { buildVsix } from './vscode.js'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'zh-news-vsix-')))
after(() => rmSync(root, { recursive: true, force: true }))

test('the bundled server: our rules with their tables, and rules of others out of the workspace', async () => {
  const vsix = buildVsix()
  assert.ok(statSync(vsix).size < 3_600_000, 'small')
  cpSync(join(dirname(vsix), 'dist'), join(root, 'dist'), { recursive: true })
  const folder = join(root, '稿件')
  mkdirSync(folder)
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'))
  writeFileSync(join(folder, '.textlintrc'), 'rules:\n  preset-zh-news:\n    overrides:\n      - files: draft/\n        punctuation-width: false\n  no-nfd: true\n')
  await session({ command: [process.execPath, join(root, 'dist/server.js'), '--stdio'], folders: [pathToFileURL(folder).href] }, async (client) => {
    const uri = pathToFileURL(join(folder, '稿.md')).href
    const text = '会议强调,要参观カ\u3099ンタ展。\n\n他既使再忙，也要参加。\n'
    writeFileSync(join(folder, '稿.md'), text)
    await client.open(uri, text)
    const found = await client.diagnosticsThat(uri, (all) => all.some(({ source }) => source === 'textlint'), 'the other rule')
    assert.deepEqual(found.map(({ code }) => code).sort(), ['misspelt-words', 'no-nfd', 'punctuation-width'].sort())
  })
})
