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
 * Finds many phrases in one pass. A table of hashes of the pairs of units that phrases begin with rules out nearly every place
 * at once; the rest are looked up by length, so that the cost does not grow with the number of phrases.
 */
export class PhraseIndex {
  private readonly starts = new Uint8Array(0x8000)
  private readonly heads = new Map<number, Head>()
  private readonly numbers = new Map<string, number>()

  constructor(phrases: Iterable<string> = []) {
    for (const phrase of phrases) this.add(phrase)
  }

  /** Phrases are numbered in the order in which they come; one that comes again, or is of one unit, is passed over. */
  add(phrase: string): void {
    if (phrase.length < 2 || this.numbers.has(phrase)) return
    const number = this.numbers.size
    this.numbers.set(phrase, number)
    const pair = pairOf(phrase.charCodeAt(0), phrase.charCodeAt(1))
    this.starts[slotOf(phrase)] = 1
    let head = this.heads.get(pair)
    if (!head) this.heads.set(pair, (head = { pair: -1, lengths: [], thirds: 0 }))
    if (phrase.length === 2) {
      head.pair = number
      return
    }
    head.thirds |= 1 << (phrase.charCodeAt(2) & 31)
    if (head.lengths.includes(phrase.length)) return
    head.lengths.push(phrase.length)
    head.lengths.sort((a, b) => b - a)
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
    const count = startsIn(text, this.starts)
    for (let k = 0; k < count; k++) this.tellAt(text, hits[k]!, tell)
  }

  private tellAt(text: string, start: number, tell: (start: number, end: number, phrase: number) => void): void {
    const head = this.heads.get(pairOf(text.charCodeAt(start), text.charCodeAt(start + 1)))
    if (!head) return
    if ((head.thirds & 1 << (text.charCodeAt(start + 2) & 31)) !== 0) for (let k = 0; k < head.lengths.length; k++) {
      const end = start + head.lengths[k]!
      const phrase = end <= text.length ? this.numbers.get(text.slice(start, end)) : undefined
      if (phrase !== undefined) tell(start, end, phrase)
    }
    if (head.pair >= 0) tell(start, start + 2, head.pair)
  }
}

const pairOf = (first: number, second: number): number => first << 16 | second
const hashOf = (pair: number): number => Math.imul(pair, 0x9E3779B1) >>> 17
const slotOf = (phrase: string): number => hashOf(pairOf(phrase.charCodeAt(0), phrase.charCodeAt(1)))

/** What {@link startsIn} has found last. */
let hits = new Int32Array(0x4000)

/**
 * Where in the text a pair of units stands whose hash `table` marks: how many places, in {@link hits}. It does nothing else
 * because it is all that happens to most of the text.
 */
function startsIn(text: string, table: Uint8Array): number {
  if (hits.length < text.length) hits = new Int32Array(text.length * 2)
  let count = 0
  let unit = text.charCodeAt(0)
  for (let i = 1; i < text.length; i++) {
    const before = unit
    unit = text.charCodeAt(i)
    if (table[hashOf(pairOf(before, unit))] !== 0) hits[count++] = i - 1
  }
  return count
}

/** What the few phrases of one article begin with, and by the same hash a bit for the length of each. All zero but in {@link findFew}. */
const fewStarts = new Uint8Array(0x8000)
const fewLengths = new Int32Array(0x8000)

/**
 * The same as {@link PhraseIndex.find} for the few phrases of one article, of no more than 31 units each: there is nothing to
 * build. `has` tells whether a text is one of the phrases; places right behind a unit that `notBehind` marks are left out.
 */
export function findFew(text: string, phrases: readonly string[], has: (text: string) => boolean, notBehind: Uint8Array): Place[] {
  const found: Place[] = []
  for (let k = 0; k < phrases.length; k++) {
    const slot = slotOf(phrases[k]!)
    fewStarts[slot] = 1
    fewLengths[slot]! |= 1 << phrases[k]!.length
  }
  const count = startsIn(text, fewStarts)
  for (let k = 0; k < count; k++) {
    const start = hits[k]!
    if (start > 0 && notBehind[text.charCodeAt(start - 1)] === 1) continue
    const end = longestAt(text, start, has)
    if (end > 0) found.push({ start, end })
  }
  for (let k = 0; k < phrases.length; k++) fewStarts[slotOf(phrases[k]!)] = fewLengths[slotOf(phrases[k]!)] = 0
  return found
}

/** Index behind the longest of the few phrases that begins at `start`; 0 if none does. */
function longestAt(text: string, start: number, has: (text: string) => boolean): number {
  const lengths = fewLengths[hashOf(pairOf(text.charCodeAt(start), text.charCodeAt(start + 1)))]!
  for (let length = 31 - Math.clz32(lengths); length >= 2; length--) {
    if ((lengths & 1 << length) !== 0 && start + length <= text.length && has(text.slice(start, start + length))) return start + length
  }
  return 0
}

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
