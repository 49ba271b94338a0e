import type { Article } from '../article/article.js'
import { once } from '../article/once.js'

/** A stretch of prose or of any text. */
export interface Place { readonly start: number; readonly end: number }

/**
 * What begins with a certain pair of units: the number of the phrase that is just the pair, or -1; the lengths of longer ones,
 * and a bit (by its last five) for each unit that their third may be. `next` is another pair of the same hash.
 */
interface Head { readonly code: number; pair: number; readonly lengths: number[]; thirds: number; readonly next: Head | undefined }

type Tell = (start: number, end: number, phrase: number) => void

/**
 * Finds many phrases in one pass. A table of hashes of the pairs of units that phrases begin with rules out nearly every place
 * at once; the rest are looked up by length, so that the cost does not grow with the number of phrases.
 */
export class PhraseIndex {
  /** hash of a pair → place in `heads`; 0 where no phrase begins */
  readonly starts = new Uint16Array(0x8000)
  private readonly heads: (Head | undefined)[] = [undefined]
  private readonly numbers = new Map<string, number>()

  /** Phrases are numbered in the order in which they come; one that comes again, or is of one unit, is passed over. */
  constructor(phrases: Iterable<string>) {
    for (const phrase of phrases) if (phrase.length > 1 && !this.numbers.has(phrase)) this.add(phrase, this.numbers.size)
  }

  private add(phrase: string, number: number): void {
    this.numbers.set(phrase, number)
    const head = this.headAt(phrase, 0) ?? this.addHead(phrase)
    if (phrase.length === 2) {
      head.pair = number
      return
    }
    head.thirds |= 1 << (phrase.charCodeAt(2) & 31)
    if (head.lengths.includes(phrase.length)) return
    head.lengths.push(phrase.length)
    head.lengths.sort((a, b) => b - a)
  }

  private addHead(phrase: string): Head {
    const code = pairAt(phrase, 0)
    const slot = hashOf(code)
    const head: Head = { code, pair: -1, lengths: [], thirds: 0, next: this.heads[this.starts[slot]!] }
    if (this.starts[slot] === 0) this.starts[slot] = this.heads.push(head) - 1
    else this.heads[this.starts[slot]!] = head
    return head
  }

  private headAt(text: string, start: number): Head | undefined {
    const code = pairAt(text, start)
    let head = this.heads[this.starts[hashOf(code)]! & ~OWN]
    while (head !== undefined && head.code !== code) head = head.next
    return head
  }

  /** Every place of a phrase; where several begin, the longest. */
  find(text: string): Place[] {
    const found: Place[] = []
    const count = startsIn(text, this.starts)
    for (let k = 0; k < count; k++) this.tellAt(text, hits[k]!, (start, end) => {
      if (found.length === 0 || found[found.length - 1]!.start !== start) found.push({ start, end })
    })
    return found
  }

  /** Tells every phrase that begins at `start`, and its number; the longest first. */
  tellAt(text: string, start: number, tell: Tell): void {
    const head = this.headAt(text, start)
    if (head === undefined) return
    if ((head.thirds & 1 << (text.charCodeAt(start + 2) & 31)) !== 0) for (let k = 0; k < head.lengths.length; k++) {
      const end = start + head.lengths[k]!
      const phrase = end <= text.length ? this.numbers.get(text.slice(start, end)) : undefined
      if (phrase !== undefined) tell(start, end, phrase)
    }
    if (head.pair >= 0) tell(start, start + 2, head.pair)
  }
}

const pairOf = (first: number, second: number): number => first << 16 | second
const pairAt = (text: string, start: number): number => pairOf(text.charCodeAt(start), text.charCodeAt(start + 1))
const hashOf = (pair: number): number => Math.imul(pair, 0x9E3779B1) >>> 17

/** What {@link startsIn} has found last. */
let hits = new Int32Array(0x4000)

/**
 * Where in the text a pair of units stands whose hash `table` marks: how many places, in {@link hits}. It does nothing else
 * because it is all that happens to most of the text.
 */
function startsIn(text: string, table: Uint16Array): number {
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

const watchers: (readonly string[])[] = []
const ownWatchers: { watcher: number; ownOf: (article: Article) => OwnPhrases }[] = []
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

/** The few phrases that one article has of its own, of 2 to 31 units each. */
export interface OwnPhrases {
  readonly phrases: readonly string[]
  /** True if a text is one of them. */
  has(text: string): boolean
  /** Marks units right behind which no place is wanted. */
  readonly notBehind: Uint8Array
}

/** The same for phrases that depend on the article, found in the same pass. */
export function watchOwn(ownOf: (article: Article) => OwnPhrases): (article: Article) => readonly Place[] {
  const watcher = watchers.push([]) - 1
  ownWatchers.push({ watcher, ownOf })
  return (article) => watched(article)[watcher] ?? none
}

/** Added to the table of starts where a phrase of the article's own begins. */
const OWN = 0x8000
/** By the hash of two units, a bit for the length of each phrase of the article's own that begins with them. */
const ownLengths = new Int32Array(0x8000)

/** The places for each watcher. */
const watched = once((article): readonly (readonly Place[] | undefined)[] => {
  if (shared?.size !== watchers.length) shared = sharedIndex()
  const { index, watchersOf } = shared
  const { wide } = article
  const found: (Place[] | undefined)[] = watchers.map(() => undefined)
  const tell: Tell = (start, end, phrase) => {
    const wanted = watchersOf[phrase]!
    for (let k = 0; k < wanted.length; k++) {
      const watcher = wanted[k]!
      const list = found[watcher]
      if (!list) found[watcher] = [{ start, end }]
      else if (list[list.length - 1]!.start !== start) list.push({ start, end })
    }
  }
  const owns = ownWatchers.map(({ ownOf }) => ownOf(article))
  for (const { phrases } of owns) markOwn(index.starts, phrases)
  const count = startsIn(wide, index.starts)
  for (let k = 0; k < count; k++) {
    const start = hits[k]!
    const slot = hashOf(pairAt(wide, start))
    if (index.starts[slot] !== OWN) index.tellAt(wide, start, tell)
    if (ownLengths[slot] !== 0) for (let n = 0; n < owns.length; n++) {
      const end = start > 0 && owns[n]!.notBehind[wide.charCodeAt(start - 1)] === 1 ? 0 : longestAt(wide, start, ownLengths[slot]!, owns[n]!)
      if (end > 0) (found[ownWatchers[n]!.watcher] ??= []).push({ start, end })
    }
  }
  for (const { phrases } of owns) unmarkOwn(index.starts, phrases)
  return found
})

function markOwn(starts: Uint16Array, phrases: readonly string[]): void {
  for (let k = 0; k < phrases.length; k++) {
    const slot = hashOf(pairAt(phrases[k]!, 0))
    starts[slot]! |= OWN
    ownLengths[slot]! |= 1 << phrases[k]!.length
  }
}

function unmarkOwn(starts: Uint16Array, phrases: readonly string[]): void {
  for (let k = 0; k < phrases.length; k++) {
    const slot = hashOf(pairAt(phrases[k]!, 0))
    starts[slot]! &= ~OWN
    ownLengths[slot] = 0
  }
}

/** Index behind the longest of an article's own phrases that begins at `start`; 0 if none does. */
function longestAt(text: string, start: number, lengths: number, own: OwnPhrases): number {
  for (let length = 31 - Math.clz32(lengths); length >= 2; length--) {
    if ((lengths & 1 << length) !== 0 && start + length <= text.length && own.has(text.slice(start, start + length))) return start + length
  }
  return 0
}

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
