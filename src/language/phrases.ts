import type { Article } from '../article/article.js'
import { once } from '../rule.js'

/** A stretch of prose or of any text. */
export interface Place { readonly start: number; readonly end: number }

/**
 * Finds many phrases in one pass. A table of hashes of their first two units rules out nearly every place at once; what is
 * left is looked up by length, so that the cost does not grow with the number of phrases.
 */
export class PhraseIndex {
  private readonly pairs: Uint8Array
  private readonly mask: number
  private readonly lengths = new Map<number, number[]>()
  private readonly phrases = new Set<string>()

  /** @param size of the table of hashes, a power of two: small for the few phrases of one article */
  constructor(phrases: Iterable<string> = [], size = 0x10000) {
    this.pairs = new Uint8Array(size)
    this.mask = size - 1
    for (const phrase of phrases) this.add(phrase)
  }

  add(phrase: string): void {
    if (phrase.length < 2 || this.phrases.has(phrase)) return
    this.phrases.add(phrase)
    const pair = pairAt(phrase, 0)
    this.pairs[pair & this.mask] = 1
    const lengths = this.lengths.get(pair)
    if (!lengths) this.lengths.set(pair, [phrase.length])
    else if (!lengths.includes(phrase.length)) {
      lengths.push(phrase.length)
      lengths.sort((a, b) => b - a)
    }
  }

  get isEmpty(): boolean {
    return this.phrases.size === 0
  }

  /** Every place of a phrase; where several begin, the longest. */
  find(text: string): Place[] {
    const found: Place[] = []
    this.each(text, (start, end) => {
      if (found.length === 0 || found[found.length - 1]!.start !== start) found.push({ start, end })
    })
    return found
  }

  /** Tells every place of every phrase, in order; where several begin, the longest first. */
  each(text: string, tell: (start: number, end: number, phrase: string) => void): void {
    const { pairs, mask } = this
    let unit = text.charCodeAt(0)
    for (let i = 1; i < text.length; i++) {
      const pair = (unit * 0x9E3B) ^ (unit = text.charCodeAt(i))
      if (pairs[pair & mask] === 0) continue
      const lengths = this.lengths.get(pair)
      if (lengths) for (const length of lengths) {
        const phrase = text.slice(i - 1, i - 1 + length)
        if (this.phrases.has(phrase)) tell(i - 1, i - 1 + length, phrase)
      }
    }
  }
}

/** A hash of two units; what two pairs share by chance is told apart by the phrases themselves. */
const pairAt = (text: string, i: number): number => (text.charCodeAt(i) * 0x9E3B) ^ text.charCodeAt(i + 1)

interface Watcher { readonly phrases: ReadonlySet<string> }
const watchers: Watcher[] = []
let shared: { index: PhraseIndex; watchersOf: ReadonlyMap<string, readonly Watcher[]>; size: number } | undefined

/**
 * Phrases that a module wants found in every article. All of them, of all modules, are found in one pass; each module gets
 * the places of its own, of several that begin together the longest.
 */
export function watch(phrases: Iterable<string>): (article: Article) => readonly Place[] {
  const watcher = { phrases: new Set(phrases) }
  watchers.push(watcher)
  return (article) => watched(article).get(watcher) ?? []
}

const watched = once((article): ReadonlyMap<Watcher, readonly Place[]> => {
  if (shared?.size !== watchers.length) shared = sharedIndex()
  const { watchersOf } = shared
  const found = new Map<Watcher, Place[]>()
  shared.index.each(article.wide, (start, end, phrase) => {
    for (const watcher of watchersOf.get(phrase)!) {
      const list = found.get(watcher)
      if (!list) found.set(watcher, [{ start, end }])
      else if (list[list.length - 1]!.start !== start) list.push({ start, end })
    }
  })
  return found
})

function sharedIndex(): NonNullable<typeof shared> {
  const watchersOf = new Map<string, Watcher[]>()
  for (const watcher of watchers) for (const phrase of watcher.phrases) {
    const list = watchersOf.get(phrase)
    if (list) list.push(watcher)
    else watchersOf.set(phrase, [watcher])
  }
  return { index: new PhraseIndex(watchersOf.keys()), watchersOf, size: watchers.length }
}
