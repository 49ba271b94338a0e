/** The VS Code extension: starts the language server and shows in VS Code's own ways what it says. It checks nothing itself. */
import { readFile } from 'node:fs/promises'
import * as path from 'node:path'
import {
  commands, MarkdownString, StatusBarAlignment, ThemeColor, Uri, ViewColumn, window, workspace,
  type Diagnostic, type ExtensionContext, type Hover, type StatusBarItem, type TextEditor,
} from 'vscode'
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node.js'

/** What the server's `zh-news/status` and `zh-news.server.check` say. */
interface Status {
  uri: string; version: number; active: boolean
  errors: number; warnings: number; infos: number; fixable: number
  rate: number; limit: number; characters: number
}

let client: LanguageClient | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const statuses = new Map<string, Status>()
  const bar = window.createStatusBarItem('zh-news', StatusBarAlignment.Right, 90)
  bar.name = '新闻校对'
  bar.command = 'workbench.actions.view.problems'
  const refresh = (): void => showStatus(bar, window.activeTextEditor, statuses)

  const server = { module: context.asAbsolutePath(path.join('dist', 'server.js')), transport: TransportKind.ipc }
  client = new LanguageClient('zh-news', '新闻校对', server, clientOptions())
  client.onNotification('zh-news/status', (status: Status) => {
    statuses.set(status.uri, status)
    refresh()
  })
  const send = (): void => void client?.sendNotification('workspace/didChangeConfiguration', { settings: { 'zh-news': settings() } })
  context.subscriptions.push(
    bar,
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('zh-news')) send()
    }),
    workspace.onDidGrantWorkspaceTrust(send),
    commands.registerCommand('zh-news.check', check),
    commands.registerCommand('zh-news.fixAll', fixAll),
    commands.registerCommand('zh-news.proof', openProof),
    commands.registerCommand('zh-news.init', writeConfiguration),
    commands.registerCommand('zh-news.explain', (rule: string) => explain(context, rule)),
    watchForConfiguration(),
  )
  await client.start()
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop()
}

function settings(): Record<string, unknown> {
  const { enable, run } = workspace.getConfiguration('zh-news')
  return { enable, run, trusted: workspace.isTrusted }
}

function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: ['markdown', 'plaintext', 'html'].flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme }))),
    // Pushed diagnostics come with the version they are for and need no timer of VS Code's.
    initializationOptions: { ...settings(), diagnostics: 'push', status: true },
    diagnosticCollectionName: 'zh-news',
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withPage)),
      provideHover: async (document, position, token, next) => withPages(await next(document, position, token)),
    },
  }
}

/** A rule's page is opened as a page, not as the source of a Markdown file. */
function withPage(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic
  if (typeof code === 'object' && code.target.scheme === 'file') diagnostic.code = { value: code.value, target: Uri.parse(commandLink(String(code.value))) }
  return diagnostic
}

function withPages(hover: Hover | null | undefined): Hover | null | undefined {
  for (const [i, content] of hover?.contents.entries() ?? []) {
    if (!(content instanceof MarkdownString)) continue
    const linked = new MarkdownString(content.value.replace(/\(file:[^)\s]*#([\w-]+)\)/gu, (_, rule: string) => `(${commandLink(rule)})`))
    linked.isTrusted = { enabledCommands: ['zh-news.explain'] }
    hover!.contents[i] = linked
  }
  return hover
}

const commandLink = (rule: string): string => `command:zh-news.explain?${encodeURIComponent(JSON.stringify([rule]))}`

async function explain(context: ExtensionContext, rule: string): Promise<void> {
  const page = Uri.file(context.asAbsolutePath(path.join('rules', 'README.md'))).with({ fragment: rule })
  await commands.executeCommand('markdown.showPreviewToSide', page)
}

function showStatus(bar: StatusBarItem, editor: TextEditor | undefined, statuses: ReadonlyMap<string, Status>): void {
  const status = editor && statuses.get(editor.document.uri.toString())
  void commands.executeCommand('setContext', 'zh-news.fixable', (status?.fixable ?? 0) > 0)
  if (!status?.active) return bar.hide()
  const { errors, warnings, infos, fixable, rate, limit, characters } = status
  const found = errors + warnings
  const density = rate >= 0.1 ? ` · 差错率约万分之 ${rate.toFixed(1)}` : ''
  bar.text = found ? `$(pencil) ${found} 处${density}` : '$(pass) 未见差错'
  bar.backgroundColor = rate > limit ? new ThemeColor('statusBarItem.warningBackground') : undefined
  bar.tooltip = [
    `错误 ${errors}，警告 ${warnings}，提示 ${infos}；可自动改正 ${fixable}`,
    `编校差错率估算：万分之 ${rate.toFixed(1)}（${characters} 字；不超过万分之 ${limit} 为合格）`,
    '估算不等于检查结论',
  ].join('\n')
  bar.show()
}

function activeDraft(): string | undefined {
  const uri = window.activeTextEditor?.document.uri.toString()
  if (!uri) void window.showInformationMessage('先打开一份稿件')
  return uri
}

async function request<T>(command: string, uri: string): Promise<T | undefined> {
  try {
    return await client?.sendRequest<T>('workspace/executeCommand', { command, arguments: [uri] })
  } catch (error) {
    void window.showWarningMessage(`新闻校对：${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

async function check(): Promise<void> {
  const uri = activeDraft()
  const status = uri ? await request<Status>('zh-news.server.check', uri) : undefined
  if (!status) return
  if (!status.active) return void window.showInformationMessage('这份文件不在检查之列（已关闭检查，或列在 .textlintignore 里）')
  const total = status.errors + status.warnings + status.infos
  if (!total) return void window.showInformationMessage('校对完毕，未见差错')
  await commands.executeCommand('workbench.actions.view.problems')
  const fix = `改正其中 ${status.fixable} 处`
  const chosen = await window.showInformationMessage(`校对完毕：错误 ${status.errors}，警告 ${status.warnings}，提示 ${status.infos}`, ...(status.fixable ? [fix] : []))
  if (chosen === fix) await fixAll()
}

async function fixAll(): Promise<void> {
  const uri = activeDraft()
  const count = uri ? await request<number>('zh-news.server.fixAll', uri) : undefined
  if (count !== undefined) void window.setStatusBarMessage(count ? `改正了 ${count} 处` : '没有可以自动改正的', 5000)
}

async function openProof(): Promise<void> {
  const uri = activeDraft()
  const page = uri ? await request<string>('zh-news.server.proof', uri) : undefined
  if (!page) return
  const panel = window.createWebviewPanel('zh-news.proof', `校样：${path.basename(page, '.html')}`, ViewColumn.Beside, { enableScripts: true, enableFindWidget: true, localResourceRoots: [] })
  panel.webview.html = await readFile(page, 'utf8')
}

async function writeConfiguration(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]
  if (!folder) return void window.showInformationMessage('先打开一个文件夹')
  const file = Uri.joinPath(folder.uri, '.textlintrc')
  try {
    await workspace.fs.stat(file)
  } catch {
    const text = await client?.sendRequest<string>('zh-news/template')
    if (text === undefined) return
    await workspace.fs.writeFile(file, new TextEncoder().encode(text))
    await commands.executeCommand('setContext', 'zh-news.unconfigured', false)
  }
  await window.showTextDocument(file)
}

/** The welcome view stands only where no folder has a configuration at its top. */
function watchForConfiguration(): { dispose(): void } {
  const names = ['.textlintrc', '.textlintrc.json', '.textlintrc.yaml', '.textlintrc.yml', '.textlintrc.js', '.textlintrc.cjs']
  const exists = (file: Uri): Promise<boolean> => Promise.resolve(workspace.fs.stat(file)).then(() => true, () => false)
  const look = async (): Promise<void> => {
    const folders = workspace.workspaceFolders ?? []
    const found = await Promise.all(folders.flatMap(({ uri }) => names.map((name) => exists(Uri.joinPath(uri, name)))))
    await commands.executeCommand('setContext', 'zh-news.unconfigured', folders.length > 0 && !found.includes(true))
  }
  const watcher = workspace.createFileSystemWatcher('**/.textlintrc*', false, true, false)
  watcher.onDidCreate(look)
  watcher.onDidDelete(look)
  const folders = workspace.onDidChangeWorkspaceFolders(look)
  void look()
  return { dispose: () => [watcher, folders].forEach((one) => one.dispose()) }
}
