import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './check.js'
import { decode, utf8 } from './decode.js'
import type { Checked } from './last-report.js'

/** What one line of the file keeps of an outcome: the rest follows from the path and the bytes. */
type Kept = Pick<Outcome, 'findings' | 'facts' | 'tally'>

const HEADER = 'zh-news-cache 1\n'
const KEY_LENGTH = 27 // SHA-1 in base64url
const DAYS_KEPT = 30

/**
 * Outcomes by the content of the files, the configuration and the build of the rules; names and times play no part, so a
 * fresh clone or a moved file is known again. One line for each: key, day of last use, JSON. Lines unused for 30 days go.
 */
export class Cache {
  /** What the rules are: part of every key. */
  readonly build: string
  private readonly today = Math.floor(Date.now() / 86_400_000)
  /** The files that were asked for. */
  readonly asked = new Map<string, Checked>()
  private known: { bytes: Buffer; places: Map<string, { day: number; start: number; end: number }> } | undefined
  private readonly fresh = new Map<string, Buffer>() // outside of V8's heap
  private readonly used = new Set<string>()

  constructor(private readonly path: string, private readonly options: { encoding?: string; fix?: unknown; tally?: boolean }, version: string, cwd: string) {
    this.build = buildOf(version, cwd)
  }

  /** What earlier runs left; read when it is first asked for. */
  private get old() {
    if (this.known) return this.known
    const bytes = read(this.path)
    const places = new Map<string, { day: number; start: number; end: number }>()
    for (let start = HEADER.length; start < bytes.length; ) {
      const end = bytes.indexOf(10, start)
      if (end < 0) break // a line cut short is no line
      const head = bytes.toString('latin1', start, start + KEY_LENGTH + 8)
      const [key, day] = head.split(' ')
      if (key?.length === KEY_LENGTH && day) places.set(key, { day: Number(day), start: start + key.length + day.length + 2, end })
      start = end + 1
    }
    return (this.known = { bytes, places })
  }

  /** Undefined if nothing is known; or, when fixing, if there would be something to fix. */
  get(key: string, path: string, bytes: Buffer): Outcome | undefined {
    const place = this.old.places.get(key)
    const bytesKept = this.fresh.get(key) ?? (place && this.old.bytes.subarray(place.start, place.end))
    const json = bytesKept && utf8(bytesKept)
    if (!json) return undefined
    let kept: Kept
    try {
      kept = JSON.parse(json) as Kept
    } catch {
      return undefined
    }
    if (this.options.fix && kept.findings.some(({ fix }) => fix)) return undefined
    if (this.options.tally && !kept.tally) return undefined
    this.used.add(key)
    return { path, readable: true, source: decode(bytes, this.options.encoding).text, ...kept, ...(kept.tally && { tally: { ...kept.tally, path } }) }
  }

  /** Failures are not kept: their causes lie outside the file. Nor is what belongs to a text that a fix has replaced. */
  put(key: string, { findings, facts, tally, failure, fixed }: Outcome): void {
    if (!failure && !fixed) this.fresh.set(key, Buffer.from(JSON.stringify({ findings, facts, ...(tally && { tally: { ...tally, path: '' } }) } satisfies Kept)))
  }

  /** Writes the cache. Throws WriteError; the run's results do not depend on it. */
  async save(): Promise<void> {
    const lines: (string | Buffer)[] = [HEADER]
    let changed = this.fresh.size > 0
    const { bytes, places } = this.old
    for (const [key, { day, start, end }] of places) {
      if (this.fresh.has(key)) continue
      const lastUsed = this.used.has(key) ? this.today : day
      if (lastUsed !== day) changed = true
      if (this.today - lastUsed > DAYS_KEPT) {
        changed = true
        continue
      }
      lines.push(`${key} ${lastUsed} `, bytes.subarray(start, end + 1))
    }
    for (const [key, json] of this.fresh) lines.push(`${key} ${this.today} `, json, '\n')
    if (!changed) return
    const { putFile } = await import('./write.js')
    putFile(this.path, Buffer.concat(lines.map((line) => (typeof line === 'string' ? Buffer.from(line) : line))))
  }
}

function read(path: string): Buffer {
  try {
    const bytes = readFileSync(path)
    return bytes.toString('latin1', 0, HEADER.length) === HEADER ? bytes : Buffer.alloc(0)
  } catch {
    return Buffer.alloc(0)
  }
}

/**
 * The version, the very files the rules and the engine are in (a checkout changes them without a new version), and which
 * packages are installed next to the working directory (third-party rules).
 */
function buildOf(version: string, cwd: string): string {
  const hash = createHash('sha1').update(version)
  const here = dirname(fileURLToPath(import.meta.url))
  for (const directory of [here, join(here, '..'), join(here, '../article'), join(here, '../language'), join(here, '../../rules')]) {
    if (!existsSync(directory)) continue
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:[cm]?[jt]s|tsv|bin)$/.test(entry.name)) continue
      const { size, mtimeMs } = statSync(join(directory, entry.name))
      hash.update(`${entry.name} ${size} ${mtimeMs}\n`)
    }
  }
  for (let at = cwd; ; at = dirname(at)) {
    const installed = statSync(join(at, 'node_modules/.package-lock.json'), { throwIfNoEntry: false })
    if (installed) hash.update(`${at} ${installed.size} ${installed.mtimeMs}`)
    if (installed || dirname(at) === at) break
  }
  return hash.digest('base64url')
}
