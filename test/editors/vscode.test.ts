/** The extension in a real VS Code. Screenshots go to test/output/editors, for a person to look at. */
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildVsix, command, findServer, openFile, quickFix, save, startVSCode, type VSCode, type VSCodeOptions } from './vscode.js'

const found = findServer()
const skip = 'missing' in found ? found.missing : false
const vsix = skip ? '' : buildVsix()
const sample = fileURLToPath(new URL('../../samples/page.txt', import.meta.url))
const draft = '# 本报讯\n\n𠮷林省召开会议,部署春耕备耕工作。\n\n这项改革怎么落地?记者走进社区一探究竟。\n'

async function vscode(name: string, options: Partial<VSCodeOptions>, work: (code: VSCode) => Promise<void>): Promise<void> {
  const code = await startVSCode({ server: (found as { server: string }).server, vsix: [vsix], ...options })
  try {
    await work(code)
    assert.deepEqual([...code.outside], [], 'nothing asks for another host')
  } catch (error) {
    await code.shoot(`${name}-failed`).catch(() => {})
    throw error
  } finally {
    await code.close()
  }
}

test('a draft is underlined, mended one by one and all at once, and saved', { skip }, () => vscode('draft', {}, async (code) => {
  const { page, workspace } = code
  const file = join(workspace, '稿件.md')
  writeFileSync(file, draft)
  await code.open()
  await openFile(code, '稿件.md')
  await page.locator('.squiggly-error').first().waitFor({ state: 'attached', timeout: 60_000 })
  await page.locator('.statusbar-item').getByText('2 处').waitFor({ timeout: 30_000 })
  await page.keyboard.press('Control+Shift+M')
  await page.locator('.markers-panel').getByText('半角“,”应为全角“，”').waitFor({ timeout: 30_000 })
  await code.shoot('1-problems')

  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  await page.locator('.marker-widget').getByText('半角“,”应为全角“，”').waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await quickFix(code, '改为“，”')
  await code.shoot('2-quick-fix')
  await page.keyboard.press('Enter')
  await page.locator('.view-lines').getByText('会议，部署').waitFor({ timeout: 30_000 })
  await save(code)
  assert.equal(readFileSync(file, 'utf8'), draft.replace(',', '，'))

  await command(code, 'Fix Everything That Can Be Fixed Automatically')
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 30_000 })
  await save(code)
  assert.equal(readFileSync(file, 'utf8'), draft.replace(',', '，').replace('?', '？'))
  await page.locator('.statusbar-item').getByText('未见差错').waitFor({ timeout: 30_000 })
}))

test('in Chinese: a page out of OCR, hover, outline, proof, a configuration written and obeyed', { skip }, () => vscode('page', { locale: 'zh-cn', viewport: { width: 1440, height: 900 } }, async (code) => {
  const { page, workspace } = code
  copyFileSync(sample, join(workspace, 'page.txt'))
  await code.open()
  await openFile(code, 'page.txt')
  await page.locator('.squiggly-error').first().waitFor({ state: 'attached', timeout: 60_000 })
  const count = page.locator('.statusbar-item').getByText(/\d+ 处 · 差错率约万分之/u)
  await count.waitFor({ timeout: 30_000 })
  await command(code, '校对当前稿件')
  await page.locator('.notifications-toasts').getByText('校对完毕').waitFor({ timeout: 30_000 })
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  await page.locator('.marker-widget').waitFor({ timeout: 30_000 })
  await page.locator('.view-lines').first().click({ position: { x: 60, y: 60 } })
  while (await page.locator('.marker-widget').isVisible()) await page.keyboard.press('Escape')
  await command(code, 'Notifications: Clear All Notifications')
  await page.keyboard.press('Control+Home')
  await command(code, 'Go to Next Problem (Error, Warning, Info)')
  while (await page.locator('.marker-widget').isVisible()) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(200)
  }
  await command(code, 'Show or Focus Hover')
  await page.locator('.monaco-hover').getByText('依据').first().waitFor({ timeout: 30_000 })
  await code.shoot('3-page')
  const badge = page.locator('.panel .composite-bar .badge-content').first()
  const problems = await badge.innerText()
  await page.locator('.monaco-hover').getByText('zh-news/punctuation-width').click()
  const rulePage = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  await rulePage.getByRole('heading', { name: 'punctuation-width', exact: true }).waitFor({ timeout: 30_000 })
  await code.shoot('3-rule')
  await page.waitForTimeout(500)
  assert.equal(await badge.innerText(), problems, 'the page itself is not checked')
  await page.locator('.editor-group-container.active .tab.active .codicon-close').click()

  await command(code, '打开校样')
  const proof = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  await proof.getByText('古镇举办首届龙舟赛').first().waitFor({ timeout: 30_000 })
  await code.shoot('4-proof')
  await page.locator('.editor-group-container.active .tab.active .codicon-close').click()

  await page.locator('.pane-header').getByText('新闻校对').click()
  await page.locator('.pane-body').getByText('现在按默认规则检查稿件').waitFor({ timeout: 30_000 })
  await code.shoot('5-welcome')
  await command(code, '写一份 .textlintrc')
  await page.locator('.tab.active').getByText('.textlintrc').waitFor({ timeout: 30_000 })
  assert.ok(existsSync(join(workspace, '.textlintrc')))
  await page.locator('.pane-header').getByText('新闻校对').waitFor({ state: 'detached', timeout: 30_000 })
  writeFileSync(join(workspace, '.textlintrc'), '{ "rules": { "preset-zh-news": false } }')
  await openFile(code, 'page.txt')
  await page.locator('.statusbar-item').getByText('未见差错').waitFor({ timeout: 30_000 })
}))

test('a workspace that is not trusted: drafts are checked, its JavaScript is not run', { skip }, () => vscode('trust', { settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'always' } }, async (code) => {
  const { page, workspace } = code
  const witness = join(workspace, 'ran')
  writeFileSync(join(workspace, '稿件.md'), draft)
  writeFileSync(join(workspace, '.textlintrc.js'), `require('node:fs').writeFileSync(${JSON.stringify(witness)}, ''); module.exports = { rules: { 'preset-zh-news': false } }`)
  await code.open()
  await openFile(code, '稿件.md')
  await page.locator('.squiggly-error').first().waitFor({ state: 'attached', timeout: 60_000 })
  assert.ok(await page.locator('.statusbar-item').getByText('Restricted Mode').isVisible())
  await code.shoot('6-restricted')
  assert.ok(!existsSync(witness))
}))
