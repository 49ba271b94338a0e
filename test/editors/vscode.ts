/**
 * VS Code's own server from the npm registry (`vscode-server.sh`) and a headless Chromium from Debian on it: the real
 * workbench, the real extension host, our .vsix installed as a user would.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** VS Code 1.100, which runs on Node 20. */
const VERSION = '4.100.3'
export const output = join(root, 'test/output/editors')
const browser = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const settings = {
  'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false, 'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true, 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'chat.commandCenter.enabled': false,
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'update.mode': 'none', 'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false, 'git.enabled': false, 'workbench.tips.enabled': false,
  'editor.unicodeHighlight.ambiguousCharacters': false, 'editor.unicodeHighlight.invisibleCharacters': false,
  'editor.fontFamily': "'Noto Sans Mono CJK SC'", 'editor.fontSize': 16, 'editor.wordWrap': 'on', 'editor.minimap.enabled': false, 'files.autoSave': 'off',
}

/** The launcher of VS Code's server, fetched the first time (40 s, 290 MB); or why there is none. */
export function findServer(): { server: string } | { missing: string } {
  if (!existsSync(browser)) return { missing: `no Chromium at ${browser} (apt-get install chromium fonts-noto-cjk)` }
  const home = process.env['ZH_NEWS_VSCODE'] ?? join(homedir(), '.cache/zh-news', `vscode-${VERSION}`)
  const server = join(home, 'vscode-server')
  if (!existsSync(server)) {
    const made = spawnSync('bash', [join(root, 'test/editors/vscode-server.sh'), home, VERSION], { encoding: 'utf8', timeout: 600_000 })
    if (made.status !== 0 || !existsSync(server)) return { missing: `VS Code's server cannot be had from the npm registry: ${(made.stderr ?? '').trim().split('\n').at(-1)}` }
  }
  return { server }
}

/** Builds the extension unless ZH_NEWS_VSIX names one. */
export function buildVsix(): string {
  const given = process.env['ZH_NEWS_VSIX']
  if (given) return given
  const built = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-vscode.ts'], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`build:vscode failed\n${built.stdout}\n${built.stderr}`)
  const home = join(root, 'editors/vscode')
  return join(home, readdirSync(home).find((name) => name.endsWith('.vsix'))!)
}

export interface VSCode {
  page: Page
  /** The folder that is open. */
  workspace: string
  /** Hosts that anything asked for and did not get. */
  outside: Set<string>
  open(): Promise<void>
  shoot(name: string): Promise<void>
  close(): Promise<void>
}

export interface VSCodeOptions {
  server: string
  vsix: readonly string[]
  settings?: Record<string, unknown>
  /** Makes VS Code believe it runs in this language, so that the extension's own translation is used. */
  locale?: string
  viewport?: { width: number; height: number }
}

export async function startVSCode({ server, vsix, settings: more = {}, locale, viewport = { width: 1280, height: 800 } }: VSCodeOptions): Promise<VSCode> {
  mkdirSync(output, { recursive: true })
  const base = mkdtempSync(join(tmpdir(), 'zh-news-vscode-'))
  const dir = (name: string): string => {
    const path = join(base, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  const home = dir('home')
  const data = dir('server')
  const workspace = dir('稿件')
  mkdirSync(join(data, 'data/User'), { recursive: true })
  writeFileSync(join(data, 'data/User/settings.json'), JSON.stringify({ ...settings, ...more }))
  if (locale) {
    // A language pack without a word: no real one is on any registry.
    const translation = join(base, 'main.i18n.json')
    writeFileSync(translation, JSON.stringify({ '': '', version: '1.0.0', contents: {} }))
    writeFileSync(join(data, 'data/languagepacks.json'), JSON.stringify({ [locale]: { hash: 'stub', label: locale, extensions: [{ extensionIdentifier: { id: 'stub.langpack' }, version: '0.0.1' }], translations: { vscode: translation } } }))
  }
  const env: NodeJS.ProcessEnv = { ...process.env, HOME: home }
  for (const name of Object.keys(env)) if (/^(?:VSCODE_|npm_|ELECTRON_|NODE_OPTIONS)/u.test(name)) delete env[name]
  const common = ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', dir('extensions')]
  for (const file of vsix) {
    const installed = spawnSync(server, [...common, '--install-extension', file], { env, cwd: home, encoding: 'utf8' })
    if (installed.status !== 0) throw new Error(`installing ${file}: ${installed.stdout}\n${installed.stderr}`)
  }
  const port = await freePort()
  const child = spawn(server, [...common, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--telemetry-level', 'off', ...(locale ? ['--locale', locale] : [])], { env, cwd: home, detached: true })
  const log = createWriteStream(join(output, 'server.log'), { flags: 'a' })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  let context: BrowserContext | undefined
  const close = async (): Promise<void> => {
    await context?.close().catch(() => {})
    const gone = new Promise((resolve) => child.once('exit', resolve))
    try {
      process.kill(-child.pid!, 'SIGTERM') // our own process group only
    } catch {
      // It has ended by itself.
    }
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))])
    rmSync(base, { recursive: true, force: true, maxRetries: 5 })
    log.end()
  }
  try {
    for (let tries = 0; ; tries++) {
      if (await fetch(`http://127.0.0.1:${port}/version`).then(({ ok }) => ok, () => false)) break
      if (tries > 300 || child.exitCode !== null) throw new Error(`VS Code's server did not start; see ${output}/server.log`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    context = await chromium.launchPersistentContext(dir('chromium'), {
      executablePath: browser, headless: true, viewport, locale: 'zh-CN',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    })
    const outside = new Set<string>()
    await context.route((url) => url.hostname !== '127.0.0.1' && /^https?:/u.test(url.protocol), (route) => {
      outside.add(new URL(route.request().url()).host)
      return route.abort()
    })
    if (locale) {
      await context.addCookies([{ name: 'vscode.nls.locale', value: locale, url: `http://127.0.0.1:${port}` }])
      await context.addInitScript(`try { localStorage.setItem('vscode.nls.locale', ${JSON.stringify(locale)}) } catch {}`)
    }
    const page = context.pages()[0] ?? await context.newPage()
    page.on('console', (message) => log.write(`[${message.type()}] ${message.text()}\n`))
    return {
      page, workspace, outside, close,
      open: async () => { await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ folder: workspace })}`) },
      shoot: async (name) => { await page.screenshot({ path: join(output, `${name}.png`) }) },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Opens a file of the workspace from the explorer. */
export async function openFile({ page }: VSCode, name: string): Promise<void> {
  const entry = page.locator('.explorer-folders-view').getByText(name, { exact: true })
  await entry.waitFor({ timeout: 60_000 })
  await entry.dblclick()
  await page.locator('.monaco-editor .view-lines').first().waitFor()
}

/** Right after it has started VS Code may answer "No code actions available" once: so Ctrl+. until the menu shows the title. */
export async function quickFix({ page }: VSCode, title: string | RegExp): Promise<void> {
  const item = page.locator('.action-widget').getByText(title).first()
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('Control+.')
    try {
      return await item.waitFor({ timeout: 2500 })
    } catch (error) {
      if (tries >= 8) throw error
      await page.keyboard.press('Escape')
      await page.waitForTimeout(300)
    }
  }
}

/** Runs a command by its title. */
export async function command({ page }: VSCode, title: string): Promise<void> {
  await page.keyboard.press('F1')
  await page.locator('.quick-input-widget input').first().waitFor()
  await page.keyboard.insertText(title)
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().waitFor()
  await page.keyboard.press('Enter')
}

export async function save({ page }: VSCode): Promise<void> {
  await page.keyboard.press('Control+S')
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached', timeout: 30_000 })
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
