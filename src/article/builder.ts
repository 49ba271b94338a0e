import type { Article, Block, Format, MetaValue, Run } from './article.js'
import { widen } from './width.js'

/**
 * Collects an article's prose run by run. The one place where prose and source offsets meet: a reader of a format calls
 * {@link add} for every piece of prose it comes upon and {@link endBlock} after each block, and never computes an offset.
 */
export class ArticleBuilder {
  private prose = ''
  private readonly runs: Run[] = []
  readonly blocks: Block[] = []
  readonly meta = new Map<string, MetaValue>()
  private blockStart = -1

  constructor(private readonly source: string, private readonly format: Format, private readonly path?: string) {}

  /** Adds `text` that stands in the source at `start`…`end`. Equal lengths are taken as literal, one unit for one. */
  add(text: string, start: number, end: number): void {
    if (this.blockStart < 0) {
      // white space in front of a block is layout
      let lead = 0
      while (lead < text.length && isSpace(text.charCodeAt(lead))) lead++
      if (lead === text.length) return
      if (lead > 0) {
        start += end - start === text.length ? lead : 0
        text = text.slice(lead)
      }
      if (this.runs.length) {
        const last = this.runs[this.runs.length - 1]!
        this.runs.push({ prose: this.prose.length, length: 1, start: last.end, end: Math.max(last.end, start) })
        this.prose += '\n'
      }
      this.blockStart = this.prose.length
    }
    if (text === '') return
    const last = this.runs[this.runs.length - 1]
    if (last && last.end === start && last.prose >= this.blockStart && last.end - last.start === last.length && end - start === text.length) {
      last.length += text.length
      last.end = end
    } else this.runs.push({ prose: this.prose.length, length: text.length, start, end })
    this.prose += text
  }

  /** The prose of the block that is being built. */
  get current(): string {
    return this.blockStart < 0 ? '' : this.prose.slice(this.blockStart)
  }

  /** Ends the block that is being built; without any prose there is none. White space at its ends is layout. */
  endBlock(block: Omit<Block, 'start' | 'end' | 'role'>): void {
    if (this.blockStart < 0) return
    let end = this.prose.length
    while (end > this.blockStart && isSpace(this.prose.charCodeAt(end - 1))) end--
    // an image alone is no line of prose
    if (/^[\uFFFC\s]*$/u.test(this.prose.slice(this.blockStart, end))) this.undoBlock()
    else {
      this.truncate(end)
      this.blocks.push({ ...block, role: 'body', start: this.blockStart, end })
    }
    this.blockStart = -1
  }

  private undoBlock(): void {
    this.truncate(this.blockStart)
    if (this.blocks.length) this.truncate(this.blockStart - 1)
  }

  private truncate(end: number): void {
    this.prose = this.prose.slice(0, end)
    for (let last = this.runs[this.runs.length - 1]; last && last.prose + last.length > end; last = this.runs[this.runs.length - 1]) {
      if (last.prose >= end) this.runs.pop()
      else {
        const cut = last.prose + last.length - end
        if (last.end - last.start === last.length) last.end -= cut
        last.length -= cut
      }
    }
  }

  build(): Article {
    return new BuiltArticle(this.source, this.format, this.path, this.meta, this.blocks, this.prose, this.runs)
  }
}

const isSpace = (unit: number) => unit === 0x20 || unit === 0x3000 || unit === 0x09 || unit === 0x0D || unit === 0x0A || unit === 0xA0

class BuiltArticle implements Article {
  private shadow: string | undefined
  private lastRun = 0
  private lastBlock = 0

  constructor(
    readonly source: string, readonly format: Format, readonly path: string | undefined,
    readonly meta: ReadonlyMap<string, MetaValue>, readonly blocks: readonly Block[], readonly prose: string, private readonly runs: readonly Run[],
  ) {}

  get wide(): string {
    return (this.shadow ??= widen(this.prose))
  }

  private runAt(index: number): Run | undefined {
    const { runs } = this
    let i = this.lastRun
    const at = runs[i]
    if (!at || index < at.prose || index >= at.prose + at.length) {
      let low = 0
      let high = runs.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (runs[middle]!.prose <= index) low = middle
        else high = middle - 1
      }
      this.lastRun = i = low
    }
    return runs[i]
  }

  sourceStart(index: number): number {
    const run = this.runAt(index)
    if (!run) return 0
    if (index >= run.prose + run.length) return run.end
    return run.end - run.start === run.length ? run.start + index - run.prose : run.start
  }

  sourceEnd(index: number): number {
    if (index <= 0) return this.sourceStart(0)
    const run = this.runAt(index - 1)
    if (!run) return 0
    return run.end - run.start === run.length ? run.start + index - run.prose : run.end
  }

  isContiguous(start: number, end: number): boolean {
    if (end <= start + 1) return true
    const first = this.runAt(start)!
    let i = this.lastRun
    // an atomic run is replaced whole or not at all
    if (first.end - first.start !== first.length && first.prose !== start) return false
    let run = first
    while (run.prose + run.length < end) {
      const next = this.runs[++i]
      if (!next || next.start !== run.end) return false
      run = next
    }
    return run.end - run.start === run.length || run.prose + run.length === end
  }

  blockAt(index: number): Block {
    const { blocks } = this
    const at = blocks[this.lastBlock]
    if (at && index >= at.start && index <= at.end) return at
    let low = 0
    let high = blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (blocks[middle]!.start <= index) low = middle
      else high = middle - 1
    }
    this.lastBlock = low
    return blocks[low]!
  }

  text(block: Block): string {
    return this.prose.slice(block.start, block.end)
  }
}
