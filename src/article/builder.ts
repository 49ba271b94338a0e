import { OBJECT, type Article, type Block, type Format, type MetaValue, type Run } from './article.js'
import { lastBeginning } from './search.js'
import { widen } from './width.js'

const mayHoldAddress = /:\/\/|www\.|@/u
// https://example.org/a?b=1,2
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 到汉字、空白或尖括号为止，末尾的点号逗号不算在内
const address = /(?:https?|ftps?):\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]*[\w/#=&%~-]|(?<![\w.])www\.[\w-]+\.[\w.~:/?#[\]@!$&'()*+,;=%-]*[\w/#=&%~-]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/giu

/** What a reader knows of a block besides its text. */
export type Place = Omit<Block, 'start' | 'end' | 'role'>

interface Mark { blocks: number; runs: number; length: number }

/**
 * Collects an article's prose run by run. The one place where prose and source offsets meet: a reader of a format calls
 * {@link add} for every piece of prose it comes upon and {@link endBlock} after each block, and never computes an offset.
 */
export class ArticleBuilder {
  /** The blocks so far, as strings; joined once, at the end (a string that grows and is read again is copied each time). */
  private readonly done: string[] = []
  private length = 0
  private readonly runs: Run[] = []
  readonly blocks: Block[] = []
  readonly meta = new Map<string, MetaValue>()
  /** The prose of the block that is being built. */
  current = ''
  /** Its last unit, 0 if there is none yet; looking into a string that grows would copy it each time. */
  get lastUnit(): number {
    return this.current === '' ? 0 : this.last
  }
  private last = 0
  private firstRun = 0

  /** False for most articles: then no piece of theirs has to be looked at for addresses. */
  private get mayHoldAddress(): boolean {
    const { text } = this
    return this.addressed ??= text.includes('@') || text.includes('://') || text.includes('www.')
  }
  private addressed: boolean | undefined = undefined

  /** What is read: the source, or the source with some parts blanked, unit for unit. */
  text: string

  constructor(private readonly source: string, private readonly format: Format, private readonly path?: string) {
    this.text = source
  }

  /**
   * Adds `text` that stands in the source at `start`…`end`. Equal lengths are taken as literal, one unit for one. Web and
   * mail addresses are no prose, whatever the format.
   */
  add(text: string, start: number, end: number): void {
    if (!this.mayHoldAddress || end - start !== text.length || !mayHoldAddress.test(text)) return this.addRun(text, start, end)
    let at = 0
    address.lastIndex = 0
    for (let m = address.exec(text); m; m = address.exec(text)) {
      this.addRun(text.slice(at, m.index), start + at, start + m.index)
      at = m.index + m[0].length
      this.addRun(OBJECT, start + m.index, start + at)
    }
    this.addRun(text.slice(at), start + at, end)
  }

  private addRun(text: string, start: number, end: number): void {
    const { runs } = this
    if (this.current === '') {
      // white space in front of a block is layout
      let lead = 0
      while (lead < text.length && isSpace(text.charCodeAt(lead))) lead++
      if (lead === text.length) return
      if (lead > 0) {
        start += end - start === text.length ? lead : 0
        text = text.slice(lead)
      }
      this.firstRun = runs.length
      if (runs.length) this.length++
      runs.push({ prose: this.length, length: text.length, start, end })
      this.current = text
      this.last = text.charCodeAt(text.length - 1)
      return
    }
    if (text === '') return
    const last = runs[runs.length - 1]!
    if (last.end === start && last.end - last.start === last.length && end - start === text.length) {
      last.length += text.length
      last.end = end
    } else runs.push({ prose: this.length + this.current.length, length: text.length, start, end })
    this.current += text
    this.last = text.charCodeAt(text.length - 1)
  }

  /** Ends the block that is being built; without any prose there is none. White space at its ends is layout. */
  endBlock(place: Place, indent = place.indent): void {
    const text = this.current
    if (text === '') return
    this.current = ''
    let end = text.length
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--
    // an image alone is no line of prose
    if (isObjects(text, end)) {
      if (this.firstRun > 0) this.length--
      this.runs.length = this.firstRun
      return
    }
    if (end < text.length) this.cut(this.length + end)
    this.push(end < text.length ? text.slice(0, end) : text, place, indent)
  }

  /**
   * Adds a block that is `text.slice(start, end)` as it stands, white space at its ends aside, and in which the caller knows
   * that there is no address.
   */
  addLiteral(place: Place, start: number, end: number, indent: number | undefined): void {
    const { text: source, runs } = this
    while (start < end && isSpace(source.charCodeAt(start))) start++
    while (end > start && isSpace(source.charCodeAt(end - 1))) end--
    if (start === end) return
    const text = source.slice(start, end)
    if (text.charCodeAt(0) === 0xFFFC && isObjects(text, text.length)) return
    if (runs.length) this.length++
    runs.push({ prose: this.length, length: end - start, start, end })
    this.push(text, place, indent)
  }

  private push(text: string, { kind, gap, depth }: Place, indent: number | undefined): void {
    const { length } = this
    this.done.push(text)
    this.length = length + text.length
    // with all its fields, so that to V8 all blocks are of a kind
    this.blocks.push({ kind, role: 'body', start: length, end: this.length, gap, depth, indent })
  }

  /** How far the article has got; for {@link rewind}, between two blocks. */
  mark(): Mark {
    return { blocks: this.blocks.length, runs: this.runs.length, length: this.length }
  }

  /** Forgets what has been added since: a reader that gives up leaves no trace. */
  rewind(to: Mark): void {
    this.current = ''
    this.blocks.length = this.done.length = to.blocks
    this.runs.length = to.runs
    this.length = to.length
  }

  /** Takes the runs back to the prose offset `end`. */
  private cut(end: number): void {
    const { runs } = this
    for (let last = runs[runs.length - 1]; last && last.prose + last.length > end; last = runs[runs.length - 1]) {
      if (last.prose >= end) runs.pop()
      else {
        const cut = last.prose + last.length - end
        if (last.end - last.start === last.length) last.end -= cut
        last.length -= cut
      }
    }
  }

  build(): Article {
    return new BuiltArticle(this.source, this.format, this.path, this.meta, this.blocks, this.done.join('\n'), this.runs)
  }
}

function isObjects(text: string, end: number): boolean {
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit !== 0xFFFC && !isSpace(unit)) return false
  }
  return true
}

/** White space of layout, the em, en and thin spaces with which web pages indent among it. Nearly every unit is a Han character. */
export const isSpace = (unit: number): boolean => unit <= 0x3000 && (unit === 0x20 || unit === 0x3000 || unit === 0x09 || unit === 0x0D || unit === 0x0A || unit === 0xA0 || (unit >= 0x2000 && unit <= 0x200A) || unit === 0x202F || unit === 0x205F)

class BuiltArticle implements Article {
  readonly facts: unknown[] = []
  readonly wide: string
  private lastRun = 0
  /** The last run, if it is literal: where it stands in the prose, and how much further on in the source. */
  private from = 0
  private to = 0
  private shift = 0
  private lastBlock = 0
  private runStarts: number[] | undefined = undefined
  private blockStarts: number[] | undefined = undefined

  constructor(
    readonly source: string, readonly format: Format, readonly path: string | undefined,
    readonly meta: ReadonlyMap<string, MetaValue>, readonly blocks: readonly Block[], readonly prose: string, private readonly runs: readonly Run[],
  ) {
    this.wide = widen(prose)
  }

  private runAt(index: number): Run | undefined {
    const { runs } = this
    this.lastRun = lastBeginning((this.runStarts ??= runs.map((run) => run.prose)), index)
    const run = runs[this.lastRun]
    if (run && run.end - run.start === run.length) {
      this.from = run.prose
      this.to = run.prose + run.length
      this.shift = run.start - run.prose
    }
    return run
  }

  sourceStart(index: number): number {
    if (index >= this.from && index < this.to) return index + this.shift
    const run = this.runAt(index)
    if (index >= this.from && index < this.to) return index + this.shift
    if (!run) return 0
    return index >= run.prose + run.length ? run.end : run.start // the break behind a block, or an atomic run
  }

  sourceEnd(index: number): number {
    if (index > this.from && index <= this.to) return index + this.shift
    if (index <= 0) return this.sourceStart(0)
    const run = this.runAt(index - 1)
    if (!run) return 0
    if (index > run.prose + run.length) return Math.max(run.end, this.runs[this.lastRun + 1]?.start ?? 0)
    return run.end - run.start === run.length ? run.start + index - run.prose : run.end
  }

  isContiguous(start: number, end: number): boolean {
    if (end <= start + 1 || (start >= this.from && end <= this.to)) return true
    let run = this.runAt(start)!
    // an atomic run is replaced whole or not at all
    if (start < run.prose + run.length && run.end - run.start !== run.length && run.prose !== start) return false
    for (let i = this.lastRun; run.prose + run.length < end; ) {
      const next = this.runs[++i]
      if (!next) return false
      if (next.prose > run.prose + run.length) {
        // the break behind a block
        if (next.prose === end) return true
        if (next.start < run.end) return false
      } else if (next.start !== run.end) return false
      run = next
    }
    return run.end - run.start === run.length || run.prose + run.length === end
  }

  blockAt(index: number): Block {
    const { blocks } = this
    const at = blocks[this.lastBlock]
    if (at && index >= at.start && index <= at.end) return at
    this.lastBlock = lastBeginning((this.blockStarts ??= blocks.map((block) => block.start)), index)
    return blocks[this.lastBlock]!
  }

  text(block: Block): string {
    return this.prose.slice(block.start, block.end)
  }
}
