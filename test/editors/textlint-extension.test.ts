/**
 * The textlint extension that people already have (3w36zj6.textlint): our preset through `.textlintrc` alone. It is on no
 * registry that tests may use, so the first test does what its server does (loadTextlintrc, createLinter, and the width of
 * a squiggle taken from the message) with the textlint installed here; the second drives the real one in VS Code where
 * ZH_NEWS_TEXTLINT_VSIX names its .vsix.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { command, findServer, openFile, save, startVSCode } from './vscode.js'

const modules = realpathSync(fileURLToPath(new URL('../../node_modules', import.meta.url))) // the extension wants the real place
const installed = existsSync(join(modules, 'textlint-rule-preset-zh-news/dist'))
const root = realpathSync(mkdtempSync(join(tmpdir(), 'zh-news-textlint-')))
after(() => rmSync(root, { recursive: true, force: true }))
const draft = '# 本报讯\n\n𠮷林省召开会议,部署春耕备耕工作。\n\n这项改革怎么落地?记者走进社区一探究竟。\n'
const configuration = '{ "rules": { "preset-zh-news": true } }\n'

test('as its server does it: every finding with a replacement is underlined exactly', { skip: !installed && 'the package is not linked into its own node_modules (npm run build)' }, async () => {
  symlinkSync(modules, join(root, 'node_modules'))
  writeFileSync(join(root, '.textlintrc.json'), configuration)
  const { createLinter, loadTextlintrc } = await import('textlint')
  const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: join(root, '.textlintrc.json') }) })
  const { messages } = await linter.lintText(draft, join(root, '稿件.md'))
  assert.ok(messages.length >= 2, JSON.stringify(messages))
  const exact = messages.filter(({ message }) => message.includes(' -> '))
  assert.ok(exact.length >= 2)
  for (const { message, range, ruleId } of exact) {
    const quote = message.indexOf('"')
    const width = quote >= 0 ? message.indexOf('"', quote + 1) - quote - 1 : message.indexOf(' ->')
    assert.equal(width, range[1] - range[0], `${ruleId}: ${message}`)
  }
  const { output } = await linter.fixText(draft, join(root, '稿件.md'))
  assert.ok(output.includes('会议，部署') && output.includes('落地？记者'))
})

const vsix = process.env['ZH_NEWS_TEXTLINT_VSIX']
test('the extension itself in VS Code', { skip: !vsix && 'set ZH_NEWS_TEXTLINT_VSIX to the .vsix of 3w36zj6.textlint' }, async () => {
  const found = findServer()
  if ('missing' in found) throw new Error(found.missing)
  const code = await startVSCode({ server: found.server, vsix: [vsix!], settings: { 'textlint.run': 'onType', 'textlint.nodePath': modules } })
  try {
    const { page, workspace } = code
    const file = join(workspace, '稿件.md')
    writeFileSync(file, draft)
    writeFileSync(join(workspace, '.textlintrc.json'), configuration)
    await code.open()
    await openFile(code, '稿件.md')
    await page.locator('.squiggly-error').first().waitFor({ state: 'attached', timeout: 60_000 })
    await page.keyboard.press('Control+Shift+M')
    await page.locator('.markers-panel').getByText(', -> ，').first().waitFor({ timeout: 30_000 })
    await code.shoot('7-textlint-extension')
    await page.keyboard.press('Control+1')
    await command(code, 'Fix all auto-fixable Problems')
    await page.locator('.view-lines').getByText('会议，部署').waitFor({ timeout: 30_000 })
    await save(code)
    assert.ok(readFileSync(file, 'utf8').includes('落地？记者'))
  } catch (error) {
    await code.shoot('textlint-extension-failed').catch(() => {})
    throw error
  } finally {
    await code.close()
  }
})
