import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileResult, Finding } from '../finding.js'

/** UTF-16 units of source and findings kept in memory; what comes after goes to a temporary file. */
const IN_MEMORY = 16 * 1024 * 1024
/** About what a finding takes, in the same units. */
const FINDING = 250

/**
 * The results of a run, as a list that formatters can read in any order, in flat memory: past the first 32 MB the texts
 * lie in a temporary file and come back when they are asked for.
 */
export class Store {
  readonly results: FileResult[] = []
  private inMemory = 0
  private spill: Spill | undefined

  add(result: FileResult): void {
    this.results.push(this.keep(result))
  }

  replaceFindings(index: number, findings: Finding[]): void {
    const { path, source } = this.results[index]!
    this.results[index] = this.keep({ path, source, findings })
  }

  /** The results can no longer be read. */
  close(): void {
    this.spill?.close()
  }

  private keep(result: FileResult): FileResult {
    const size = result.source.length + result.findings.length * FINDING
    if (this.inMemory + size <= IN_MEMORY) {
      this.inMemory += size
      return { path: result.path, source: result.source, findings: result.findings }
    }
    const findings = result.findings.length ? JSON.stringify(result.findings) : ''
    this.spill ??= new Spill()
    return new Spilled(result.path, this.spill, this.spill.put(result.source), this.spill.put(findings))
  }
}

interface Place { at: number; bytes: number }

class Spilled implements FileResult {
  constructor(readonly path: string, private readonly spill: Spill, private readonly sourcePlace: Place, private readonly findingsPlace: Place) {}

  get source(): string {
    return this.spill.get(this.sourcePlace)
  }

  get findings(): Finding[] {
    return this.findingsPlace.bytes ? (JSON.parse(this.spill.get(this.findingsPlace)) as Finding[]) : []
  }
}

/** Texts in a temporary file. Where the system allows it the name is gone at once, so that nothing stays behind whatever happens. */
class Spill {
  private readonly path = join(tmpdir(), `zh-news-${process.pid}-${Date.now()}.tmp`)
  private readonly fd = openSync(this.path, 'wx+', 0o600)
  private end = 0
  private readonly recent = new Map<Place, string>()

  constructor() {
    if (process.platform !== 'win32') rmSync(this.path)
  }

  put(text: string): Place {
    const bytes = Buffer.from(text, 'utf16le')
    const at = this.end
    for (let done = 0; done < bytes.length; ) done += writeSync(this.fd, bytes, done, bytes.length - done, at + done)
    this.end += bytes.length
    return { at, bytes: bytes.length }
  }

  get(place: Place): string {
    // A formatter asks for the same source once for each finding.
    const known = this.recent.get(place)
    if (known !== undefined) return known
    const bytes = Buffer.allocUnsafe(place.bytes)
    for (let done = 0; done < place.bytes; ) done += readSync(this.fd, bytes, done, place.bytes - done, place.at + done)
    const text = bytes.toString('utf16le')
    if (this.recent.size >= 4) this.recent.delete(this.recent.keys().next().value!)
    this.recent.set(place, text)
    return text
  }

  close(): void {
    closeSync(this.fd)
    rmSync(this.path, { force: true })
  }
}
