/** What the tests of the command share: a place with files in it, and the command run there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { after } from 'node:test'
import { main } from '../src/commands/main.js'

const made: string[] = []
after(() => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })))

/** A new directory with these files; it is removed after the tests. */
export function place(files: Record<string, string | Uint8Array> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'zh-news-'))
  made.push(root)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return root
}

export interface Ran { status: number; out: string; err: string; bytes: Buffer }

/** Runs the command in this process. The last argument may be `{ stdin, stopAfter }`. */
export async function zhNews(cwd: string, ...args: (string | { stdin?: string | Buffer; stopped?: () => boolean })[]): Promise<Ran> {
  const given = args.find((arg) => typeof arg === 'object')
  const out: Buffer[] = []
  const err: Buffer[] = []
  const into = (chunks: Buffer[]) => new Writable({ write(chunk: Buffer, _, done) { chunks.push(Buffer.from(chunk)); done() } }) as unknown as NodeJS.WriteStream
  const status = await main(args.filter((arg) => typeof arg === 'string'), {
    cwd, stdin: Readable.from(given?.stdin === undefined ? [] : [Buffer.from(given.stdin as string)]),
    stdout: into(out), stderr: into(err), stopped: given?.stopped ?? (() => false),
  })
  return { status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), bytes: Buffer.concat(out) }
}

/** The messages of `--format json`, `file:line:column rule`. */
export function places({ out }: Ran, cwd: string): string[] {
  const files = JSON.parse(out) as { filePath: string; messages: { ruleId: string; line: number; column: number }[] }[]
  return files.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, column }) => `${filePath.replace(cwd + '/', '')}:${line}:${column} ${ruleId}`))
}
