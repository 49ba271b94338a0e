/**
 * The language server: `zh-news server --stdio`, or this file by itself. It keeps the open drafts checked with the same
 * engine as the command and answers what an editor asks about them; what each answer is made of stands in `server/`.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  CodeActionKind, createConnection, DiagnosticRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DidSaveTextDocumentNotification,
  DocumentDiagnosticReportKind, LSPErrorCodes, MessageType, ProposedFeatures, ResponseError, ShowDocumentRequest, TextDocumentSyncKind,
  type CancellationToken, type ClientCapabilities, type CodeAction, type Connection, type Diagnostic, type DocumentDiagnosticReport, type InitializeParams, type InitializeResult, type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node.js'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { readArticle } from './article/read.js'
import { extensions, findFiles } from './batch/find.js'
import type { Finding } from './finding.js'
import { lint, silence } from './lint.js'
import { actionsFor, FIX_ALL, fixAllEdits, workspaceEdit } from './server/actions.js'
import { Archive, compareAlone } from './server/archive.js'
import { configurationFiles, Configurations } from './server/configurations.js'
import { hasPage, rangeOf, rulePages, toDiagnostics, type Presentation } from './server/diagnostics.js'
import { Draft, formatFor, pathOf } from './server/draft.js'
import { entriesFor, remember, type Column } from './server/houselist.js'
import { hoverAt } from './server/hover.js'
import { flatten, outline } from './server/outline.js'
import { proof } from './server/proof.js'
import { defaultSettings, withSettings, type Settings } from './server/settings.js'
import { statusOf, type Status } from './server/status.js'

/** Keystrokes within this many milliseconds are checked together; drafts that take long to check wait longer. */
const PAUSE = 10
const LONGEST_PAUSE = 1500
/** Comparing articles and running the rules of others wait for a pause in typing. */
const IDLE = 300
const POLL = 1000

/** Serves the editor at the other end of standard input and output (or of what `--node-ipc`, `--pipe=`, `--socket=` name) until it hangs up. */
export function startServer(): void {
  const named = process.argv.some((argument) => /^--(?:stdio|node-ipc|pipe|socket)\b/u.test(argument))
  const connection = named ? createConnection(ProposedFeatures.all) : createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  // A broken pipe or a promise nobody awaited must not end the session of a person who is writing.
  process.on('uncaughtException', (error) => report(connection, error))
  process.on('unhandledRejection', (error) => report(connection, error))
  new Server(connection).listen()
}

function report(connection: Connection, error: unknown): void {
  try {
    connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error))
  } catch {
    // Nobody is listening any more.
  }
}

class Server {
  private readonly drafts = new Map<string, Draft>()
  private readonly archives = new Map<string, Archive>()
  private configurations = new Configurations(true)
  private settings: Settings = defaultSettings
  private client: ClientCapabilities = {}
  private clientName = ''
  private readonly pages = rulePages()
  private presentation!: Presentation
  /** Configuration files that carry a diagnostic of ours. */
  private blamed = new Set<string>()
  private told = new Set<string>()
  private epoch = 0
  private comparing: NodeJS.Timeout | undefined
  private comparisonCost = 0
  /** Directory of this session's proofs. */
  private proofs: string | undefined

  constructor(private readonly connection: Connection) {}

  listen(): void {
    const { connection } = this
    connection.onInitialize((params) => this.initialize(params))
    connection.onInitialized(() => this.initialized())
    connection.onNotification(DidOpenTextDocumentNotification.type, ({ textDocument: { uri, languageId, version, text } }) => {
      // What a client sends is not always what it should be; a draft that is open already must not suffer for it.
      if (typeof uri === 'string' && typeof text === 'string' && typeof version === 'number') this.open(TextDocument.create(uri, String(languageId), version, text))
    })
    connection.onNotification(DidChangeTextDocumentNotification.type, ({ textDocument: { uri, version }, contentChanges }) => this.change(uri, version, contentChanges))
    connection.onNotification(DidSaveTextDocumentNotification.type, ({ textDocument: { uri } }) => this.saved(uri))
    connection.onNotification(DidCloseTextDocumentNotification.type, ({ textDocument: { uri } }) => this.close(uri))
    connection.onDidChangeConfiguration(({ settings }) => this.configure((settings as Record<string, unknown> | null)?.['zh-news']))
    connection.onDidChangeWatchedFiles(({ changes }) => this.filesChanged(changes.map(({ uri }) => uri)))
    connection.onCodeAction(({ textDocument, range, context }) => {
      const draft = this.fresh(textDocument.uri)
      return draft ? actionsFor(draft, range, context.only, context.diagnostics, {
        presentation: this.presentation,
        versioned: this.client.workspace?.workspaceEdit?.documentChanges === true,
        recheck: (source) => this.lint(draft, source).findings,
        more: (finding) => this.moreActions(draft, finding),
      }) : []
    })
    connection.onHover(({ textDocument, position }) => {
      const draft = this.fresh(textDocument.uri)
      const markdown = this.client.textDocument?.hover?.contentFormat?.includes('markdown') === true
      return draft ? hoverAt(draft, draft.document.offsetAt(position), markdown, (rule) => this.pageOf(rule)) : null
    })
    connection.onDocumentSymbol(({ textDocument }) => {
      const draft = this.fresh(textDocument.uri)
      if (!draft) return []
      const symbols = outline(draft)
      return this.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ? symbols : flatten(symbols, draft.uri)
    })
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) => this.pull(textDocument.uri, previousResultId, token))
    connection.onExecuteCommand(({ command, arguments: given = [] }) => this.execute(command, given))
    connection.onRequest('zh-news/template', async () => (await import('./commands/init.js')).template())
    connection.onShutdown(() => this.stop())
    connection.listen()
  }

  private initialize(params: InitializeParams): InitializeResult {
    this.client = params.capabilities ?? {}
    this.clientName = params.clientInfo?.name ?? ''
    this.settings = withSettings(defaultSettings, params.initializationOptions)
    this.configurations.reload(this.settings.trusted)
    const diagnostics = this.client.textDocument?.publishDiagnostics
    this.presentation = {
      pageOf: (rule) => (diagnostics?.codeDescriptionSupport || this.pulls ? this.pageOf(rule) : undefined),
      locate: (path, start, end) => this.locate(path, start, end),
      related: diagnostics?.relatedInformation === true,
      tags: diagnostics?.tagSupport !== undefined,
    }
    const folders = params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : [])
    for (const { uri } of folders) this.addFolder(uri)
    return {
      serverInfo: { name: 'zh-news' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        hoverProvider: true,
        documentSymbolProvider: { label: '中文新闻稿' },
        ...(this.pulls && { diagnosticProvider: { identifier: 'zh-news', interFileDependencies: true, workspaceDiagnostics: false } }),
        executeCommandProvider: { commands: Object.keys(this.commands) },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  }

  /** A client that can ask for diagnostics gets none unasked: it would show each twice. */
  private get pulls(): boolean {
    return this.settings.diagnostics === 'auto' && this.client.textDocument?.diagnostic !== undefined
  }

  private async initialized(): Promise<void> {
    const { workspace } = this.client
    if (workspace?.didChangeConfiguration?.dynamicRegistration) void this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'zh-news' })
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [...configurationFiles.map((name) => `**/${name}`), ...extensions.map((extension) => `**/*${extension}`), '**/*.{yml,yaml}'].map((globPattern) => ({ globPattern }))
      void this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    } else setInterval(() => this.poll(), POLL).unref()
    if (workspace?.workspaceFolders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.removeFolder(uri)
        for (const { uri } of added) this.addFolder(uri)
      })
    }
  }

  private stop(): void {
    clearTimeout(this.comparing)
    for (const draft of this.drafts.values()) clearTimeout(draft.timer)
    for (const archive of this.archives.values()) archive.stop()
    if (this.proofs) rmSync(this.proofs, { recursive: true, force: true })
  }

  // Drafts

  private open(document: TextDocument): void {
    const path = pathOf(document.uri)
    const draft = new Draft(document, path, formatFor(path, document.languageId))
    this.close(document.uri)
    this.drafts.set(document.uri, draft)
    this.checkNow(draft)
    void this.findIgnored(draft)
  }

  private change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void {
    const draft = this.drafts.get(uri)
    if (!draft || !Array.isArray(changes) || typeof version !== 'number') return
    draft.document = TextDocument.update(draft.document, changes, version)
    if (this.settings.run === 'onType') this.checkSoon(draft)
  }

  private saved(uri: string): void {
    const draft = this.drafts.get(uri)
    if (draft && this.settings.run === 'onSave') this.checkNow(draft)
    const path = pathOf(uri)
    if (path !== undefined && isConfiguration(path)) this.reload()
  }

  private close(uri: string): void {
    const draft = this.drafts.get(uri)
    if (!draft) return
    clearTimeout(draft.timer)
    this.drafts.delete(uri)
    this.send(uri, [])
    // What counts from now on is what was saved.
    const archive = this.archiveOf(draft)
    if (archive && draft.path !== undefined) void archive.read(draft.path).then(() => this.compareSoon())
  }

  private checkSoon(draft: Draft): void {
    clearTimeout(draft.timer)
    draft.timer = setTimeout(() => this.checkNow(draft), Math.min(LONGEST_PAUSE, Math.max(PAUSE, (draft.checked?.cost ?? 0) * 2 - 20)))
  }

  /** Checks the draft as it stands and shows the result; what takes longer follows when the writer pauses. */
  private checkNow(draft: Draft): void {
    clearTimeout(draft.timer)
    if (!this.check(draft)) return this.show(draft)
    this.show(draft)
    draft.timer = setTimeout(() => void this.runOthers(draft), IDLE)
  }

  /** Returns whether the draft is one that is checked at all. */
  private check(draft: Draft): boolean {
    const { document } = draft
    if (!this.settings.enable || draft.ignored || !draft.format) {
      draft.checked = undefined
      return false
    }
    if (draft.checked?.version === document.version) return true
    const began = performance.now()
    const { article, findings, facts } = this.lint(draft, document.getText())
    draft.checked = { version: document.version, article, findings, facts, cost: performance.now() - began }
    draft.serial++
    const archive = this.archiveOf(draft)
    if (archive) {
      if (archive.set(draft.path!, article.source, facts)) this.compareSoon()
    } else draft.setBatch(article.source, compareAlone(this.placeOf(draft), article.source, facts, this.configurations.for(this.placeOf(draft)).config))
    return true
  }

  /** A text as if it were the draft. */
  private lint(draft: Draft, source: string): { article: ReturnType<typeof readArticle>; findings: Finding[]; facts: Record<string, unknown> } {
    const article = readArticle(source, { path: draft.path, format: draft.format })
    const { findings, unusedDirectives, facts } = lint(article, this.configurations.for(this.placeOf(draft)).config)
    const all = unusedDirectives.length ? [...findings, ...unusedDirectives].sort((a, b) => a.start - b.start || a.end - b.end) : findings
    return { article, findings: all, facts }
  }

  /** The draft of an address, checked in its present version. */
  private fresh(uri: string): Draft | undefined {
    const draft = this.drafts.get(uri)
    if (!draft) return undefined
    return this.check(draft) ? draft : undefined
  }

  /** A draft that was never saved is judged by the configuration of the first folder. */
  private placeOf(draft: Draft): string {
    return draft.path ?? join(this.archives.keys().next().value ?? process.cwd(), '未命名')
  }

  private async runOthers(draft: Draft): Promise<void> {
    const { checked } = draft
    const others = await this.configurations.othersFor(this.configurations.for(this.placeOf(draft)))
    this.blame()
    if (!checked || this.isStale(draft, checked.version)) return
    const { source } = checked.article
    if (!others) return draft.setOthers(source, [])
    try {
      const findings = await others(source, draft.path ?? `未命名${{ markdown: '.md', html: '.html', text: '.txt' }[draft.format!]}`)
      if (this.isStale(draft, checked.version)) return
      draft.setOthers(source, findings)
      draft.serial++
      this.show(draft, true)
    } catch (error) {
      this.connection.console.error(`第三方规则出错：${error instanceof Error ? error.message : String(error)}`)
    }
  }

  private isStale(draft: Draft, version: number): boolean {
    return this.drafts.get(draft.uri) !== draft || draft.document.version !== version
  }

  private async findIgnored(draft: Draft): Promise<void> {
    if (draft.path === undefined) return
    const { ignored } = await findFiles([draft.path], this.archiveOf(draft)?.folder ?? dirname(draft.path))
    if (draft.ignored === ignored.length > 0 || !this.drafts.has(draft.uri)) return
    draft.ignored = !draft.ignored
    draft.serial++
    this.checkNow(draft)
  }

  // Diagnostics

  /** `late`: the client did not just change the draft, so one that pulls has to be told. */
  private show(draft: Draft, late = false): void {
    this.blame()
    if (!this.pulls) this.send(draft.uri, this.diagnosticsOf(draft), draft.checked?.version ?? draft.document.version)
    else if (late) this.refresh()
    if (this.settings.status) setImmediate(() => void this.connection.sendNotification('zh-news/status', this.status(draft)))
  }

  private diagnosticsOf(draft: Draft): Diagnostic[] {
    return draft.checked ? toDiagnostics(draft.document, draft.findings, this.presentation) : []
  }

  private send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    // Emacs 30 compares the address with the file's name as it stands, so one that is percent-encoded never matches.
    void this.connection.sendDiagnostics({ uri: this.clientName === 'Eglot' ? decoded(uri) : uri, diagnostics, ...(version !== undefined && { version }) })
  }

  private refresh(): void {
    if (this.client.workspace?.diagnostics?.refreshSupport) void this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {})
  }

  private async pull(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const draft = this.drafts.get(uri)
    const cost = draft?.checked?.cost ?? 0
    if (draft && cost > 100 && draft.checked?.version !== draft.document.version) {
      // A long draft: a newer request may be on its way.
      const { version } = draft.document
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE, cost)))
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, '已取消')
      if (this.isStale(draft, version)) throw new ResponseError(LSPErrorCodes.ServerCancelled, '稿件又改了', { retriggerRequest: true })
    }
    const waits = draft && this.settings.run === 'onSave' && draft.checked
    if (draft && !waits && draft.checked?.version !== draft.document.version) this.checkNow(draft)
    const resultId = `${this.epoch}:${draft?.checked?.version ?? ''}:${draft?.serial ?? ''}`
    if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: draft ? this.diagnosticsOf(draft) : [] }
  }

  private status(draft: Draft): Status {
    const covers = (rule: string): readonly string[] => this.configurations.for(this.placeOf(draft)).config.active.find(({ id }) => id === rule)?.rule.covers ?? []
    return statusOf(draft, covers)
  }

  private pageOf(rule: string): string | undefined {
    const base = this.settings.rulePages ?? this.pages
    return base && hasPage(rule) ? `${base}#${rule}` : undefined
  }

  private locate(path: string, start: number, end: number) {
    const uri = pathToFileURL(path).href
    for (const draft of this.drafts.values()) if (draft.path === path) return { uri: draft.uri, range: rangeOf(draft.document, { start, end }) }
    for (const archive of this.archives.values()) {
      const from = archive.position(path, start)
      const to = archive.position(path, end)
      if (from && to) return { uri, range: { start: from, end: to } }
    }
    return undefined
  }

  // Comparison across the workspace

  private addFolder(uri: string): void {
    const folder = pathOf(uri)?.replace(/[\\/]+$/u, '')
    if (folder === undefined || this.archives.has(folder)) return
    const archive = new Archive(folder, (path) => this.configurations.for(path).config, (path) => [...this.drafts.values()].some((draft) => draft.path === path))
    this.archives.set(folder, archive)
    this.gather(archive)
  }

  private removeFolder(uri: string): void {
    const folder = pathOf(uri)?.replace(/[\\/]+$/u, '')
    if (folder === undefined) return
    this.archives.get(folder)?.stop()
    this.archives.delete(folder)
    this.recheckAll()
  }

  private gather(archive: Archive): void {
    archive.gather().then(() => this.compareSoon(), (error: unknown) => report(this.connection, error))
  }

  /** The innermost folder that holds the draft. */
  private archiveOf({ path }: Draft): Archive | undefined {
    if (path === undefined) return undefined
    let best: Archive | undefined
    for (const [folder, archive] of this.archives) if (path.startsWith(folder + sep) && folder.length > (best?.folder.length ?? -1)) best = archive
    return best
  }

  private compareSoon(): void {
    clearTimeout(this.comparing)
    this.comparing = setTimeout(() => this.compare(), Math.max(IDLE, this.comparisonCost * 5))
  }

  private compare(): void {
    const began = performance.now()
    for (const archive of this.archives.values()) {
      const found = archive.compare(this.configurations.for(join(archive.folder, '未命名')).config)
      for (const draft of this.drafts.values()) {
        const { checked } = draft
        if (this.archiveOf(draft) !== archive || !checked) continue
        if (!draft.setBatch(checked.article.source, silence(checked.article.source, found.get(draft.path!) ?? []))) continue
        draft.serial++
        this.show(draft, true)
      }
    }
    this.comparisonCost = performance.now() - began
  }

  // Configuration

  private configure(given: unknown): void {
    const before = this.settings
    this.settings = withSettings(before, given)
    if (before.trusted !== this.settings.trusted) this.reload()
    else this.recheckAll()
  }

  private filesChanged(uris: readonly string[]): void {
    const paths = uris.map(pathOf).filter((path) => path !== undefined)
    // A list of words or slogans that a configuration names counts as part of it.
    if (paths.some((path) => isConfiguration(path) || /\.ya?ml$/u.test(path))) return this.reload()
    const open = new Set([...this.drafts.values()].map(({ path }) => path))
    for (const path of paths) {
      if (open.has(path) || !extensions.some((extension) => path.toLowerCase().endsWith(extension))) continue
      for (const [folder, archive] of this.archives) if (path.startsWith(folder + sep)) void archive.read(path).then(() => this.compareSoon())
    }
  }

  private poll(): void {
    const directories = [...this.drafts.values()].map((draft) => dirname(this.placeOf(draft)))
    if (this.configurations.changedOnDisk(directories)) this.reload()
  }

  private reload(): void {
    this.configurations.reload(this.settings.trusted)
    for (const draft of this.drafts.values()) void this.findIgnored(draft)
    this.recheckAll()
    for (const archive of this.archives.values()) this.gather(archive)
  }

  private recheckAll(): void {
    this.epoch++
    for (const draft of this.drafts.values()) {
      if (draft.checked) draft.checked.version = -1 // the text is the same, the rules are not
      draft.serial++
      this.checkNow(draft)
    }
    this.blame()
    if (this.pulls) this.refresh()
  }

  /** Shows what is wrong with a configuration at the head of its file, and says it once. */
  private blame(): void {
    const byPath = new Map<string, string[]>()
    for (const { path, message } of this.configurations.problems.values()) {
      if (!this.told.has(message)) {
        this.told.add(message)
        void this.connection.sendNotification('window/showMessage', { type: MessageType.Warning, message: `${path === undefined ? '' : `${basename(path)}：`}${message}${this.settings.trusted ? '（改好之前沿用原来的配置）' : ''}` })
      }
      if (path !== undefined) byPath.set(path, [...byPath.get(path) ?? [], message])
    }
    if (!byPath.size && !this.blamed.size) return
    for (const path of this.blamed) if (!byPath.has(path)) this.send(pathToFileURL(path).href, [])
    const zero = { line: 0, character: 0 }
    for (const [path, messages] of byPath) {
      const key = messages.join('\n')
      if (this.blamed.has(path) && this.lastBlame.get(path) === key) continue
      this.lastBlame.set(path, key)
      this.send(pathToFileURL(path).href, messages.map((message) => ({ range: { start: zero, end: { line: 0, character: 1000 } }, severity: 1, source: 'zh-news', message })))
    }
    this.blamed = new Set(byPath.keys())
    if (!byPath.size) this.told.clear()
  }
  private readonly lastBlame = new Map<string, string>()

  // Commands

  private readonly commands: Readonly<Record<string, (draft: Draft, ...rest: unknown[]) => Promise<unknown>>> = {
    /** Checks at once, whatever `run` says; returns the counts. */
    'zh-news.server.check': async (draft) => {
      draft.checked = undefined
      this.checkNow(draft)
      await this.runOthers(draft)
      return this.status(draft)
    },
    /** Applies every safe fix through the editor; returns how many edits that took. */
    'zh-news.server.fixAll': async (draft) => {
      const edits = this.check(draft) ? fixAllEdits(draft.document.getText(), draft.findings, (source) => this.lint(draft, source).findings) : []
      if (!edits.length) return 0
      const { applied } = await this.connection.workspace.applyEdit({ label: '改正全篇有把握的问题', edit: workspaceEdit(draft.document, edits, this.client.workspace?.workspaceEdit?.documentChanges === true) })
      return applied ? edits.length : 0
    },
    /** Sets the draft as a proof in a temporary page and shows it, if the client can; returns the page's path. */
    'zh-news.server.proof': async (draft) => {
      if (!this.check(draft)) return undefined
      const page = await proof(draft, this.placeOf(draft), (rule) => this.pageOf(rule), (this.proofs ??= mkdtempSync(join(tmpdir(), 'zh-news-'))))
      if (this.client.window?.showDocument?.support && !this.settings.status) await this.connection.sendRequest(ShowDocumentRequest.type, { uri: pathToFileURL(page).href, external: true }).catch(() => {})
      return page
    },
    /** Writes a phrase into a column of the newsroom's list of slogans; returns the list's path. */
    'zh-news.server.remember': async (draft, column, phrase) => {
      if ((column !== 'always' && column !== 'never' && column !== 'names') || typeof phrase !== 'string') return undefined
      const list = remember(this.placeOf(draft), this.archiveOf(draft)?.folder ?? dirname(this.placeOf(draft)), column satisfies Column, phrase)
      this.reload() // whether or not the client watches the file
      return list
    },
  }

  private execute(command: string, [uri, ...rest]: unknown[]): Promise<unknown> | undefined {
    const draft = typeof uri === 'string' ? this.drafts.get(uri) : undefined
    const run = this.commands[command]
    if (!run) throw new ResponseError(LSPErrorCodes.RequestFailed, `没有“${command}”这个命令`)
    if (!draft) throw new ResponseError(LSPErrorCodes.RequestFailed, '这份稿件没有打开')
    return run(draft, ...rest)
  }

  private moreActions(draft: Draft, finding: Finding): CodeAction[] {
    return entriesFor(finding, draft.document.getText()).map(({ column, phrase, title }) => ({
      title, kind: CodeActionKind.QuickFix, command: { title, command: 'zh-news.server.remember', arguments: [draft.uri, column, phrase] },
    }))
  }
}

function decoded(uri: string): string {
  try {
    return decodeURI(uri)
  } catch {
    return uri
  }
}

const isConfiguration = (path: string): boolean => (configurationFiles as readonly string[]).includes(basename(path))

if (process.argv[1] !== undefined && /\bserver\.[cm]?[jt]s$/u.test(process.argv[1]) && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) startServer()
