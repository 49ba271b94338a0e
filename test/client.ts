import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-languageserver/node.js'
import type { ClientCapabilities, CodeAction, Diagnostic, InitializeResult, PublishDiagnosticsParams, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node.js'

const server = fileURLToPath(new URL('../src/server.ts', import.meta.url))

/** What a full-grown editor says it can do. */
export const editor: ClientCapabilities = {
  workspace: {
    applyEdit: true, workspaceFolders: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true }, didChangeConfiguration: { dynamicRegistration: true }, diagnostics: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    hover: { contentFormat: ['markdown', 'plaintext'] }, documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
}

export interface StartOptions {
  capabilities?: ClientCapabilities
  folders?: string[]
  options?: Record<string, unknown>
  name?: string
  command?: readonly string[]
}

/** An editor without a screen: speaks the protocol to a server in a process of its own. */
export class Client {
  readonly published: PublishDiagnosticsParams[] = []
  readonly notified: { method: string; params: any }[] = []
  readonly registered: string[] = []
  /** Edits the server asked for. */
  readonly applied: WorkspaceEdit[] = []
  refreshes = 0
  stderr = ''
  private waiting: (() => void)[] = []

  private constructor(readonly process: ChildProcessWithoutNullStreams, readonly connection: MessageConnection, readonly initialized: InitializeResult) {}

  static async start({ capabilities = editor, folders = [], options, name, command = [process.execPath, '--import', 'tsx', server, '--stdio'] }: StartOptions = {}): Promise<Client> {
    const child = spawn(command[0]!, command.slice(1), { cwd: fileURLToPath(new URL('..', import.meta.url)) })
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    const early: ((client: Client) => void)[] = []
    let client: Client | undefined
    const on = (work: (client: Client) => void): void => {
      if (client) work(client)
      else early.push(work)
    }
    connection.onNotification((method, params) => on((c) => c.receive(method, params)))
    connection.onRequest((method, params: any) => {
      on((c) => c.asked(method, params))
      return method === 'workspace/applyEdit' ? { applied: true } : null
    })
    connection.listen()
    child.stderr.on('data', (data) => on((c) => (c.stderr += String(data))))
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid, rootUri: null, capabilities, initializationOptions: options, clientInfo: name ? { name } : undefined,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    })
    client = new Client(child, connection, initialized)
    for (const work of early) work(client)
    await connection.sendNotification('initialized', {})
    return client
  }

  private receive(method: string, params: any): void {
    if (method === 'textDocument/publishDiagnostics') this.published.push(params)
    else this.notified.push({ method, params })
    this.wake()
  }

  private asked(method: string, params: any): void {
    if (method === 'client/registerCapability') this.registered.push(...params.registrations.map((r: { method: string }) => r.method))
    if (method === 'workspace/applyEdit') this.applied.push(params.edit)
    if (method === 'workspace/diagnostic/refresh') this.refreshes++
    this.wake()
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve()
  }

  request<T = any>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params)
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params)
  }

  /** Waits until `find` gives something. Rejects with what was received meanwhile. */
  async until<T>(find: () => T | undefined | false | null, what: string, ms = 15_000): Promise<T> {
    const end = Date.now() + ms
    for (;;) {
      const found = find()
      if (found) return found
      if (Date.now() > end) throw new Error(`timeout: ${what}\n${JSON.stringify(this.published.slice(-3))}\n${this.stderr}`)
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve)
        setTimeout(resolve, 50)
      })
    }
  }

  open(uri: string, text: string, languageId = 'markdown', version = 1): Promise<void> {
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } })
  }

  change(uri: string, version: number, contentChanges: readonly { range?: Range; text: string }[]): Promise<void> {
    return this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
  }

  /** The diagnostics of a version, once they are there. */
  async diagnostics(uri: string, version = 1): Promise<Diagnostic[]> {
    return (await this.until(() => this.published.findLast((one) => one.uri === uri && one.version === version), `diagnostics of ${uri} version ${version}`)).diagnostics
  }

  /** The next diagnostics that satisfy a condition. */
  async diagnosticsThat(uri: string, test: (diagnostics: Diagnostic[]) => boolean, what: string): Promise<Diagnostic[]> {
    return (await this.until(() => {
      const last = this.published.findLast((one) => one.uri === uri)
      return last && test(last.diagnostics) ? last : undefined
    }, what)).diagnostics
  }

  actions(uri: string, range: Range, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics, ...(only && { only }) } })
  }

  /** Ends the session in order; returns the exit status. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.process.once('exit', resolve))
    await this.request('shutdown', undefined).catch(() => {})
    await this.notify('exit', undefined).catch(() => {})
    const killer = setTimeout(() => this.process.kill('SIGKILL'), 3000)
    const code = await exited
    clearTimeout(killer)
    this.connection.dispose()
    return code
  }
}

/** Works with a server of its own and ends it, whatever happens; an orderly end is part of every test. */
export async function session<T>(options: StartOptions, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await Client.start(options)
  let result: T
  try {
    result = await work(client)
  } catch (error) {
    client.process.kill('SIGKILL')
    client.connection.dispose()
    throw error
  }
  const status = await client.stop()
  if (status !== 0) throw new Error(`the server ended with status ${status}\n${client.stderr}`)
  return result
}

/** Applies text edits as an editor does, independently of the server's own code. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = [0]
  for (const m of text.matchAll(/\r\n|\n|\r/gu)) lines.push(m.index + m[0].length)
  const offset = ({ line, character }: { line: number; character: number }): number => Math.min((lines[line] ?? text.length) + character, text.length)
  const sorted = [...edits].map((edit, i) => ({ from: offset(edit.range.start), to: offset(edit.range.end), text: edit.newText, i })).sort((a, b) => b.from - a.from || b.to - a.to || b.i - a.i)
  for (const { from, to, text: replacement } of sorted) text = text.slice(0, from) + replacement + text.slice(to)
  return text
}

/** The edits an action makes to one document. */
export function editsOf(edit: WorkspaceEdit | undefined, uri: string): TextEdit[] {
  const changes = edit?.documentChanges?.flatMap((change) => ('edits' in change && change.textDocument.uri === uri ? change.edits as TextEdit[] : []))
  return changes ?? edit?.changes?.[uri] ?? []
}
