import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { Finding } from '../finding.js'
import { ruleName } from '../report/index.js'
import { ConfigError } from '../lint.js'

/** One accepted finding: no line number, so that text moved or inserted elsewhere does not bring it back. */
export interface Entry {
  /** Relative to the baseline file, with `/`. */
  file: string
  rule: string
  /** The text that was found. */
  text: string
  /** The text around it in its line, white space left out. */
  before: string
  after: string
  /** How many times in this file; absent for once. */
  count?: number
}

const CONTEXT = 12

/** Findings that a newsroom has accepted: they are not reported again, new ones are. */
export class Baseline {
  private readonly left = new Map<string, number>()
  private readonly entries = new Map<string, Entry>()
  private readonly current = new Map<string, Entry>()
  private readonly checked = new Set<string>()
  private readonly directory: string

  /** Reads the file; one that does not exist is an empty baseline if `create`. Throws {@link ConfigError}. */
  constructor(readonly path: string, { create = false } = {}) {
    this.directory = dirname(resolve(path))
    if (!existsSync(path)) {
      if (create) return
      throw new ConfigError(`${path}：没有这个基线文件；用 --update-baseline 建立`)
    }
    for (const entry of readEntries(path)) {
      const key = keyOf(entry)
      this.entries.set(key, { ...entry, count: (this.entries.get(key)?.count ?? 0) + (entry.count ?? 1) })
      this.left.set(key, this.entries.get(key)!.count!)
    }
  }

  /** The findings of a file that the baseline does not know. */
  filter(path: string, source: string, findings: readonly Finding[]): Finding[] {
    const file = relative(this.directory, path).replaceAll('\\', '/')
    this.checked.add(file)
    return findings.filter((finding) => {
      const entry = entryOf(file, source, finding)
      const key = keyOf(entry)
      const known = this.current.get(key)
      if (known) known.count = (known.count ?? 1) + 1
      else this.current.set(key, entry)
      const left = this.left.get(key) ?? 0
      if (left) this.left.set(key, left - 1)
      return !left
    })
  }

  /** Entries that nothing matched any more, of files that were checked or are gone. */
  stale(): Entry[] {
    return [...this.left].flatMap(([key, left]) => {
      const entry = this.entries.get(key)!
      return left && (this.checked.has(entry.file) || !existsSync(resolve(this.directory, entry.file))) ? [{ ...entry, count: left }] : []
    })
  }

  /** Writes what was found now; files that were not checked keep their entries. Returns how many findings are accepted. */
  async update(): Promise<number> {
    const kept = [...this.entries.values()].filter(({ file }) => !this.checked.has(file) && existsSync(resolve(this.directory, file)))
    const entries = [...kept, ...this.current.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
    const lines = entries.map(({ count, ...entry }) => '    ' + JSON.stringify(count && count > 1 ? { ...entry, count } : entry))
    const { putFile } = await import('./write.js')
    putFile(this.path, `{\n  "version": 1,\n  "accepted": [${lines.length ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`)
    return entries.reduce((sum, { count }) => sum + (count ?? 1), 0)
  }
}

function readEntries(path: string): Entry[] {
  try {
    const { version, accepted } = JSON.parse(readFileSync(path, 'utf8')) as { version: number; accepted: Entry[] }
    const isEntry = (entry: Entry) => [entry.file, entry.rule, entry.text, entry.before, entry.after].every((value) => typeof value === 'string')
    if (version === 1 && Array.isArray(accepted) && accepted.every(isEntry)) return accepted
  } catch {
    // said below
  }
  throw new ConfigError(`${path}：不是 zh-news 的基线文件，或者已损坏`)
}

function entryOf(file: string, source: string, finding: Finding): Entry {
  const { start, end } = finding
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const lineEnd = source.indexOf('\n', end)
  const squeeze = (text: string): string => text.replace(/\s+/g, '')
  return {
    file,
    rule: ruleName(finding),
    text: source.slice(start, Math.min(end, start + 80)),
    before: squeeze(source.slice(Math.max(lineStart, start - 3 * CONTEXT), start)).slice(-CONTEXT),
    after: squeeze(source.slice(end, Math.min(lineEnd < 0 ? source.length : lineEnd, end + 3 * CONTEXT))).slice(0, CONTEXT),
  }
}

const keyOf = ({ file, rule, text, before, after }: Entry): string => JSON.stringify([file, rule, text, before, after])
