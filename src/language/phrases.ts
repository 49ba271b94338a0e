import type { Article } from '../article/article.js'
import { once } from '../rule.js'

/** A stretch of prose or of any text. */
export interface Place { readonly start: number; readonly end: number }

/**
 * Finds many phrases in one pass. A table of hashes of their first two units rules out nearly every place at once and tells
 * for the rest which lengths to look up, so that the cost does not grow with the number of phrases.
 */
export class PhraseIndex {
  /** hash of two units → place in `lengths`; 0 where no phrase begins */
  private readonly heads: Uint16Array
  private readonly lengths: number[][] = [[]]
  private readonly numbers = new Map<string, number>()

  /** @param size of the table of hashes, a power of two up to 65536: small for the few phrases of one article */
  constructor(phrases: Iterable<string> = [], size = 0x10000) {
    this.heads = new Uint16Array(size)
    for (const phrase of phrases) this.add(phrase)
  }

  /** Phrases are numbered in the order in which they come; one that comes again, or is of one unit, is passed over. */
  add(phrase: string): void {
    if (phrase.length < 2 || this.numbers.has(phrase)) return
    this.numbers.set(phrase, this.numbers.size)
    const { heads } = this
    const head = headOf(phrase.charCodeAt(0), phrase.charCodeAt(1)) & (heads.length - 1)
    if (heads[head] === 0) heads[head] = this.lengths.push([]) - 1
    const lengths = this.lengths[heads[head]!]!
    if (lengths.includes(phrase.length)) return
    lengths.push(phrase.length)
    lengths.sort((a, b) => b - a)
  }

  get isEmpty(): boolean {
    return this.numbers.size === 0
  }

  /** Every place of a phrase; where several begin, the longest. */
  find(text: string): Place[] {
    const found: Place[] = []
    let last = -1
    this.each(text, (start, end) => {
      if (start === last) return
      last = start
      found.push({ start, end })
    })
    return found
  }

  /** Tells every place of every phrase and the phrase's number, in order; where several begin, the longest first. */
  each(text: string, tell: (start: number, end: number, phrase: number) => void): void {
    const { heads } = this
    const mask = heads.length - 1
    let unit = text.charCodeAt(0)
    for (let i = 1; i < text.length; i++) {
      const before = unit
      unit = text.charCodeAt(i)
      const head = heads[headOf(before, unit) & mask]!
      if (head !== 0) this.tellAt(text, i - 1, this.lengths[head]!, tell)
    }
  }

  private tellAt(text: string, start: number, lengths: readonly number[], tell: (start: number, end: number, phrase: number) => void): void {
    for (let k = 0; k < lengths.length; k++) {
      const end = start + lengths[k]!
      const phrase = end <= text.length ? this.numbers.get(text.slice(start, end)) : undefined
      if (phrase !== undefined) tell(start, end, phrase)
    }
  }
}

/** A hash of two units; what two pairs share by chance is told apart by the phrases themselves. */
const headOf = (first: number, second: number): number => (first * 0x9E3B) ^ second

const watchers: (readonly string[])[] = []
const none: readonly Place[] = []
let shared: { index: PhraseIndex; watchersOf: readonly (readonly number[])[]; size: number } | undefined

/**
 * Phrases that a module wants found in every article. All of them, of all modules, are found in one pass; each module gets
 * the places of its own, of several that begin together the longest.
 */
export function watch(phrases: Iterable<string>): (article: Article) => readonly Place[] {
  const watcher = watchers.push([...phrases].filter((phrase) => phrase.length > 1)) - 1
  return (article) => watched(article)[watcher] ?? none
}

/** The places for each watcher. */
const watched = once((article): readonly (readonly Place[] | undefined)[] => {
  if (shared?.size !== watchers.length) shared = sharedIndex()
  const { watchersOf } = shared
  const found: (Place[] | undefined)[] = watchers.map(() => undefined)
  shared.index.each(article.wide, (start, end, phrase) => {
    for (const watcher of watchersOf[phrase]!) {
      const list = found[watcher]
      if (!list) found[watcher] = [{ start, end }]
      else if (list[list.length - 1]!.start !== start) list.push({ start, end })
    }
  })
  return found
})

/** One index of the phrases of all watchers, and by the number of a phrase the watchers that want it. */
function sharedIndex(): NonNullable<typeof shared> {
  const watchersOf = new Map<string, number[]>()
  watchers.forEach((phrases, watcher) => {
    for (const phrase of phrases) {
      const list = watchersOf.get(phrase)
      if (!list) watchersOf.set(phrase, [watcher])
      else if (!list.includes(watcher)) list.push(watcher)
    }
  })
  return { index: new PhraseIndex(watchersOf.keys()), watchersOf: [...watchersOf.values()], size: watchers.length }
}
