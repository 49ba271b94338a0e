import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { openLines, type Lines } from './lines.js'

/** How a run ended: its exit status, and what it wrote to standard error. */
export interface Ending { status: 0 | 1; notes: string }

interface Header extends Ending {
  /** Digests of what was asked (flags, configuration, names and sizes of the files), and of that and the contents. */
  asked: string
  all: string
}

/** A file that a run has checked: the size of what it held, and the key of its outcome. */
export interface Checked { path: string; size: number; key: string }

const HEADER = 'zh-news-report 1 '

/**
 * The report of the last run, beside the cache of outcomes. Where every article, the configuration and the flags are what
 * they were, nothing has to be put together anew: most pushes to a site touch no article. One line about the run, then the
 * report as it was written.
 */
export class LastReport {
  /** `question`: all that a report depends on beside the articles. */
  constructor(private readonly path: string, private readonly question: string) {}

  /** The report on these files, if it is known what it would be. `keyOf` gives the key of what a file holds. */
  recall(files: readonly string[], keyOf: (path: string, bytes: Buffer) => string): Ending & { report: Buffer } | undefined {
    try {
      const header = readHeader(this.path)
      // a size that differs spares us the reading
      if (header?.asked !== this.asked(files.map((path) => ({ path, size: statSync(path).size })))) return undefined
      const now = files.map((path): Checked => {
        const bytes = readFileSync(path)
        return { path, size: bytes.length, key: keyOf(path, bytes) }
      })
      if (header.all !== this.all(now)) return undefined
      const kept = readFileSync(this.path)
      return { status: header.status, notes: header.notes, report: kept.subarray(kept.indexOf(10) + 1) }
    } catch {
      return undefined // there is none, or a file cannot be read: checking says so
    }
  }

  /** Where to write the report of this run; undefined if some file was not read, or there is no writing. */
  keep(checked: readonly (Checked | undefined)[], ending: Ending): Lines | undefined {
    if (!isWhole(checked)) return undefined
    try {
      const lines = openLines(this.path)
      const header: Header = { asked: this.asked(checked), all: this.all(checked), ...ending }
      void lines.write(`${HEADER}${JSON.stringify(header)}\n`)
      return neverInTheWay(lines)
    } catch {
      return undefined // the cache beside it cannot be written either, and says so
    }
  }

  private asked(files: readonly { path: string; size: number }[]): string {
    return digest(this.question, files.map(({ path, size }) => `${path}\0${size}`))
  }

  private all(files: readonly Checked[]): string {
    return digest(this.question, files.map(({ path, key }) => `${path}\0${key}`))
  }
}

/** The run's own report is what counts: where this one cannot be written to its end, there is none. */
function neverInTheWay(lines: Lines): Lines {
  let failed = false
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (failed) return
    try {
      await work()
    } catch {
      failed = true
      lines.discard()
    }
  }
  return { write: (piece) => attempt(() => lines.write(piece)), finish: () => attempt(() => lines.finish()), discard: () => { if (!failed) lines.discard() } }
}

const isWhole = (checked: readonly (Checked | undefined)[]): checked is readonly Checked[] => !checked.includes(undefined)

const digest = (question: string, files: readonly string[]): string => createHash('sha1').update(`${question}\n${files.join('\n')}`).digest('base64url')

const HEADER_ROOM = 64 * 1024

function readHeader(path: string): Header | undefined {
  const fd = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(HEADER_ROOM)
    const line = bytes.toString('utf8', 0, readSync(fd, bytes)).split('\n', 1)[0]!
    return line.startsWith(HEADER) ? JSON.parse(line.slice(HEADER.length)) as Header : undefined
  } finally {
    closeSync(fd)
  }
}
