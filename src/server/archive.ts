import { readFile } from 'node:fs/promises'
import { gather } from '../article/gather.js'
import { readArticle } from '../article/read.js'
import { lastBeginning } from '../article/search.js'
import { decode } from '../batch/decode.js'
import { findFiles } from '../batch/find.js'
import { compareBatch, lint, silence, type Config } from '../lint.js'
import type { Finding } from '../finding.js'
import type { ArticleFacts, Facts } from '../rule.js'

/** What is remembered of an article that was compared with others: its facts, and where its lines begin. */
interface Entry { facts: Record<string, Facts>; lines: Uint32Array }

/** Larger folders are not gathered: the command is the tool for those. */
export const MOST_FILES = 20_000

/** Milliseconds of gathering after which the editor gets its turn. */
const SLICE = 8

/**
 * The articles of a workspace folder as far as rules compare them: what each contributes is gathered once and kept up to
 * date, so that a comparison costs no reading.
 */
export class Archive {
  private readonly entries = new Map<string, Entry>()
  private generation = 0

  /** `isOpen`: files whose facts are the caller's, since the editor has a newer text of them. */
  constructor(readonly folder: string, private readonly configOf: (path: string) => Config, private readonly isOpen: (path: string) => boolean) {}

  get size(): number {
    return this.entries.size
  }

  /** Gathers the whole folder. Resolves to the number of files. */
  async gather(): Promise<number> {
    const generation = ++this.generation
    const { files } = await findFiles([this.folder], this.folder)
    const wanted = new Set(files.slice(0, MOST_FILES))
    for (const path of [...this.entries.keys()]) if (!wanted.has(path) && !this.isOpen(path)) this.entries.delete(path)
    let began = performance.now()
    for (const path of wanted) {
      await this.read(path)
      if (performance.now() - began > SLICE) {
        await new Promise((resolve) => setTimeout(resolve, 2))
        began = performance.now()
      }
      if (generation !== this.generation) break // begun anew meanwhile
    }
    return wanted.size
  }

  /** Reads a file that was made, changed or deleted outside the editor. */
  async read(path: string): Promise<void> {
    if (this.isOpen(path)) return
    let source: string
    try {
      source = decode(await readFile(path)).text
      if (this.isOpen(path)) return // meanwhile
    } catch {
      if (!this.isOpen(path)) this.entries.delete(path) // gone, or no text: the command says so, here it is nothing to compare
      return
    }
    try {
      const config = onlyComparing(this.configOf(path))
      if (config.active.length) this.set(path, source, lint(readArticle(source, { path }), config).facts)
      else this.entries.delete(path)
    } catch {
      this.entries.delete(path)
    }
  }

  /** Takes what a check of an open draft gave. Returns whether a comparison may now come out differently. */
  set(path: string, source: string, facts: Record<string, Facts>): boolean {
    const before = this.entries.get(path)
    if (Object.keys(facts).length === 0) {
      this.entries.delete(path)
      return before !== undefined
    }
    this.entries.set(path, { facts, lines: lineStarts(source) })
    return before === undefined || JSON.stringify(before.facts) !== JSON.stringify(facts)
  }

  delete(path: string): boolean {
    return this.entries.delete(path)
  }

  stop(): void {
    this.generation++
    this.entries.clear()
  }

  /** What only the comparison of all articles shows, by path. */
  compare(config: Config): Map<string, Finding[]> {
    return compareBatch(factsByRule([...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, { facts }]) => ({ path, facts }))), config)
  }

  /** Line and character of an offset in an article that was gathered. */
  position(path: string, offset: number): { line: number; character: number } | undefined {
    const lines = this.entries.get(path)?.lines
    if (!lines) return undefined
    const line = lastBeginning(lines, offset)
    return { line, character: offset - lines[line]! }
  }
}

/** A draft outside every folder is compared with itself, as the command does with a single file. */
export function compareAlone(path: string, source: string, facts: Record<string, Facts>, config: Config): Finding[] {
  return Object.keys(facts).length ? silence(source, compareBatch(factsByRule([{ path, facts }]), config).get(path) ?? []) : []
}

function factsByRule(articles: readonly { path: string; facts: Record<string, Facts> }[]): Map<string, ArticleFacts[]> {
  const byRule = new Map<string, ArticleFacts[]>()
  for (const { path, facts } of articles) {
    for (const [rule, own] of Object.entries(facts)) {
      gather(byRule, rule, { path, facts: own })
    }
  }
  return byRule
}

const comparing = new WeakMap<Config, Config>()
function onlyComparing(config: Config): Config {
  let only = comparing.get(config)
  if (!only) comparing.set(config, (only = { ...config, active: config.active.filter(({ rule }) => rule.facts) }))
  return only
}

/** As the protocol counts lines: after CRLF, LF or CR. */
function lineStarts(source: string): Uint32Array {
  const starts = [0]
  for (const m of source.matchAll(/\r\n|\n|\r/gu)) starts.push(m.index + m[0].length)
  return Uint32Array.from(starts)
}
