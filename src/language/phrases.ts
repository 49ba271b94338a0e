import type { Article } from '../article/article.js'
import { once } from '../article/once.js'

/** A stretch of prose or of any text. */
export interface Place { readonly start: number; readonly end: number }

/**
 * What begins with a certain pair of units: the number of the phrase that is just the pair, or -1; the lengths of longer ones,
 * and a bit (by its last five) for each unit that their third may be.
 */
interface Head { pair: number; lengths: number[]; thirds: number }

/**
 * Finds many phrases in one pass. A filter of the pairs of units that phrases begin with, one bit for the hash of each and so
 * small that it stays in the processor's cache, rules out nearly every place at once; the rest are looked up by length, so
 * that the cost does not grow with the number of phrases.
 */
export class PhraseIndex {
  private readonly filter: Uint8Array
  private readonly shift: number
  private readonly heads = new Map<number, Head>()
  private readonly numbers = new Map<string, number>()

  /** @param bits of the hash: few for the few phrases of one article */
  constructor(phrases: Iterable<string> = [], bits = 16) {
    this.filter = new Uint8Array(1 << (bits - 3))
    this.shift = 32 - bits
    for (const phrase of phrases) this.add(phrase)
  }

  /** Phrases are numbered in the order in which they come; one that comes again, or is of one unit, is passed over. */
  add(phrase: string): void {
    if (phrase.length < 2 || this.numbers.has(phrase)) return
    const number = this.numbers.size
    this.numbers.set(phrase, number)
    const pair = pairOf(phrase.charCodeAt(0), phrase.charCodeAt(1))
    let head = this.heads.get(pair)
    if (!head) {
      this.heads.set(pair, (head = { pair: -1, lengths: [], thirds: 0 }))
      const hash = hashOf(pair) >>> this.shift
      this.filter[hash >> 3]! |= 1 << (hash & 7)
    }
    if (phrase.length === 2) {
      head.pair = number
      return
    }
    head.thirds |= 1 << (phrase.charCodeAt(2) & 31)
    if (head.lengths.includes(phrase.length)) return
    head.lengths.push(phrase.length)
    head.lengths.sort((a, b) => b - a)
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
    const { filter, shift } = this
    let unit = text.charCodeAt(0)
    for (let i = 1; i < text.length; i++) {
      const before = unit
      unit = text.charCodeAt(i)
      const pair = pairOf(before, unit)
      const hash = hashOf(pair) >>> shift
      if ((filter[hash >> 3]! & 1 << (hash & 7)) !== 0) this.tellAt(text, i - 1, pair, tell)
    }
  }

  private tellAt(text: string, start: number, pair: number, tell: (start: number, end: number, phrase: number) => void): void {
    const head = this.heads.get(pair)
    if (!head) return
    if ((head.thirds & 1 << (text.charCodeAt(start + 2) & 31)) !== 0) for (let k = 0; k < head.lengths.length; k++) {
      const end = start + head.lengths[k]!
      const phrase = end <= text.length ? this.numbers.get(text.slice(start, end)) : undefined
      if (phrase !== undefined) tell(start, end, phrase)
    }
    if (head.pair >= 0) tell(start, start + 2, head.pair)
  }
}

/** By the hash of two units, a bit for the length of each phrase that begins with them. All zero but while {@link findFew} runs. */
const lengthsAt = new Int32Array(0x1000)
const slotOf = (first: number, second: number): number => hashOf(pairOf(first, second)) >>> 20

/**
 * The same as {@link PhraseIndex.find} for the few phrases of one article, of no more than 31 units each: there is nothing to
 * build. `has` tells whether a text is one of the phrases; places right behind a unit that `notBehind` marks are left out.
 */
export function findFew(text: string, phrases: readonly string[], has: (text: string) => boolean, notBehind: Uint8Array): Place[] {
  const found: Place[] = []
  for (const phrase of phrases) lengthsAt[slotOf(phrase.charCodeAt(0), phrase.charCodeAt(1))]! |= 1 << phrase.length
  let unit = text.charCodeAt(0)
  for (let i = 1; i < text.length; i++) {
    const before = unit
    unit = text.charCodeAt(i)
    const lengths = lengthsAt[slotOf(before, unit)]!
    if (lengths === 0 || (i > 1 && notBehind[text.charCodeAt(i - 2)] === 1)) continue
    const end = longestAt(text, i - 1, lengths, has)
    if (end > 0) found.push({ start: i - 1, end })
  }
  for (const phrase of phrases) lengthsAt[slotOf(phrase.charCodeAt(0), phrase.charCodeAt(1))] = 0
  return found
}

/** Index behind the longest phrase that begins at `start`; 0 if none does. */
function longestAt(text: string, start: number, lengths: number, has: (text: string) => boolean): number {
  for (let length = 31 - Math.clz32(lengths); length >= 2; length--) {
    if ((lengths & 1 << length) !== 0 && start + length <= text.length && has(text.slice(start, start + length))) return start + length
  }
  return 0
}

const pairOf = (first: number, second: number): number => first << 16 | second
const hashOf = (pair: number): number => Math.imul(pair, 0x9E3779B1)

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
