import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileResult, Finding } from '../finding.js'

/** UTF-16 units of source and findings kept in memory; what comes after goes to a temporary file. */
const IN_MEMORY = 8 * 1024 * 1024
/** The same for a pile. */
const PILE = 256 * 1024
/** About what a finding takes, in the same units. */
const FINDING = 250

/**
 * The results of a run, as a list that formatters can read in any order, in flat memory: past the first 16 MB the texts
 * lie in a temporary file and come back when they are asked for.
 */
export class Store {
  readonly results: FileResult[] = []
  private inMemory = 0
  private opened: Spill | undefined

  add(result: FileResult): void {
    this.results.push(this.keep(result))
  }

  replace(index: number, result: FileResult): void {
    this.results[index] = this.keep(result)
  }

  /** The results can no longer be read. */
  close(): void {
    this.opened?.close()
  }

  /** What else is to be kept of each article, until the store is closed. */
  pile<T>(): Pile<T> {
    return new Pile(() => this.spill)
  }

  private get spill(): Spill {
    return (this.opened ??= new Spill())
  }

  private keep({ path, source, findings, said }: FileResult): FileResult {
    const size = source.length + findings.length * FINDING + (said ? said.length / 2 : 0)
    if (this.inMemory + size <= IN_MEMORY) {
      this.inMemory += size
      return { path, source, findings, said }
    }
    const { spill } = this
    return new Spilled(path, spill, spill.put(source), findings.length ? spill.put(JSON.stringify(findings)) : undefined, said && spill.put(said))
  }
}

interface Place { at: number; bytes: number }

class Spilled implements FileResult {
  constructor(
    readonly path: string, private readonly spill: Spill,
    private readonly sourcePlace: Place, private readonly findingsPlace: Place | undefined, private readonly saidPlace: Place | undefined,
  ) {}

  get source(): string {
    return this.spill.get(this.sourcePlace)
  }

  get findings(): Finding[] {
    return this.findingsPlace ? (JSON.parse(this.spill.get(this.findingsPlace)) as Finding[]) : []
  }

  /** Holds until something else of the store is asked for. */
  get said(): Uint8Array | undefined {
    return this.saidPlace && this.spill.bytes(this.saidPlace)
  }
}

/** Texts in a temporary file. Where the system allows it the name is gone at once, so that nothing stays behind whatever happens. */
class Spill {
  private readonly path = join(tmpdir(), `zh-news-${process.pid}-${Date.now()}.tmp`)
  private readonly fd = openSync(this.path, 'wx+', 0o600)
  /** What is in the file already, and what waits to be written in one go. */
  private written = 0
  private readonly waiting = Buffer.allocUnsafe(PILE * 2)
  private used = 0
  private readonly recent = new Map<Place, string>()
  /** What was read last: a new piece of memory each time would fill a hundred megabytes before V8 looked after them. */
  private read = Buffer.alloc(0)

  constructor() {
    if (process.platform !== 'win32') rmSync(this.path)
  }

  /** A text, which is written in UTF-16, or bytes. */
  put(text: string | Uint8Array): Place {
    const bytes = typeof text === 'string' ? text.length * 2 : text.length
    if (this.used + bytes > this.waiting.length) this.flush()
    const place = { at: this.written + this.used, bytes }
    if (bytes > this.waiting.length) this.write(typeof text === 'string' ? Buffer.from(text, 'utf16le') : text)
    else if (typeof text === 'string') this.used += this.waiting.write(text, this.used, 'utf16le')
    else {
      this.waiting.set(text, this.used)
      this.used += bytes
    }
    return place
  }

  private flush(): void {
    this.write(this.waiting.subarray(0, this.used))
    this.used = 0
  }

  private write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.fd, bytes, done, bytes.length - done, this.written + done)
    this.written += bytes.length
  }

  get(place: Place): string {
    // A formatter asks for the same source once for each finding.
    const known = this.recent.get(place)
    if (known !== undefined) return known
    const text = this.bytes(place).toString('utf16le')
    if (this.recent.size >= 4) this.recent.delete(this.recent.keys().next().value!)
    this.recent.set(place, text)
    return text
  }

  /** They hold until the next are asked for. */
  bytes(place: Place): Buffer {
    if (place.at + place.bytes > this.written) this.flush()
    if (this.read.length < place.bytes) this.read = Buffer.allocUnsafe(place.bytes * 2)
    for (let done = 0; done < place.bytes; ) done += readSync(this.fd, this.read, done, place.bytes - done, place.at + done)
    return this.read.subarray(0, place.bytes)
  }

  close(): void {
    closeSync(this.fd)
    rmSync(this.path, { force: true })
  }
}

/** Values by the thousand, as lines of JSON: as objects they take ten times as much. Where there are many, they lie in a temporary file. */
export class Pile<T> implements Iterable<T> {
  /** The first value, and where the text begins, of each part in the file. */
  private readonly parts: { first: number; place: Place }[] = []
  /** The latest ones, outside V8's heap, whose collector would have to carry them along: which is the first, how many there are. */
  private readonly latest = Buffer.allocUnsafeSlow(PILE * 2)
  private used = 0
  private first = 0
  private count = 0

  constructor(private readonly spill: () => Spill) {}

  push(value: T): void {
    const line = JSON.stringify(value) + '\n'
    const bytes = line.length * 2
    if (this.used + bytes > this.latest.length) this.flush()
    if (bytes > this.latest.length) this.parts.push({ first: this.first++, place: this.spill().put(line) })
    else {
      this.used += this.latest.write(line, this.used, 'utf16le')
      this.count++
    }
  }

  private flush(): void {
    if (!this.count) return
    this.parts.push({ first: this.first, place: this.spill().put(this.latest.subarray(0, this.used)) })
    this.first += this.count
    this.used = this.count = 0
  }

  /** The value that was pushed as number `index`, from 0. */
  at(index: number): T {
    const part = this.parts.findLast(({ first }) => first <= index && index < this.first)
    return JSON.parse(linesOf(part ? this.spill().get(part.place) : this.rest)[index - (part?.first ?? this.first)]!) as T
  }

  *[Symbol.iterator](): Generator<T> {
    for (const { place } of this.parts) for (const line of linesOf(this.spill().get(place))) yield JSON.parse(line) as T
    for (const line of linesOf(this.rest)) yield JSON.parse(line) as T
  }

  private get rest(): string {
    return this.latest.toString('utf16le', 0, this.used)
  }
}

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1)
