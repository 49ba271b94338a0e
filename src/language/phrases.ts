import type { Article } from '../article/article.js'
import { once } from '../article/once.js'
import { pairHash } from './pairs.js'
import { buildTermIndex, emptyFilter, type StartFilter, type TermIndex } from './term-index.js'
import { wideUnits } from './units.js'

/** A stretch of prose or of any text. */
export interface Place { readonly start: number; readonly end: number }

/** Finds many phrases in a text, of several that begin together the longest. Phrases of one unit are passed over. */
export class PhraseIndex {
  private readonly index: TermIndex

  constructor(phrases: Iterable<string>) {
    this.index = buildTermIndex(sorted(phrases))
  }

  find(text: string): Place[] {
    const found: Place[] = []
    this.index.scan(text, (_, start, end) => addLonger(found, start, end))
    return found
  }
}

const sorted = (phrases: Iterable<string>): string[] => [...new Set(phrases)].filter((phrase) => phrase.length > 1).sort()

/** Adds a place; one that begins where the last does takes its seat. */
function addLonger(found: Place[], start: number, end: number): void {
  const last = found.length - 1
  if (last >= 0 && found[last]!.start === start) found[last] = { start, end }
  else found.push({ start, end })
}

const watchers: (readonly string[])[] = []
const ownWatchers: { watcher: number; ownOf: (article: Article) => OwnPhrases }[] = []
const none: readonly Place[] = []
let shared: { index: TermIndex; starts: StartFilter; watchersOf: readonly (readonly number[])[]; size: number } | undefined

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

/** By the hash of two units, a bit for the length of each phrase of the article's own that begins with them. */
const ownLengths = new Int32Array(1 << 10)
const slotOf = (a: number, b: number): number => pairHash(a, b, 10)

/** The places for each watcher. */
const watched = once((article): readonly (readonly Place[])[] => {
  if (shared?.size !== watchers.length) shared = sharedIndex()
  const { index, starts, watchersOf } = shared
  const { wide } = article
  const units = wideUnits(article)
  const found = watchers.map((): Place[] => [])
  const visit = (phrase: number, start: number, end: number): void => {
    const wanted = watchersOf[phrase]!
    for (let k = 0; k < wanted.length; k++) addLonger(found[wanted[k]!]!, start, end)
  }
  const owns = ownWatchers.map(({ ownOf }) => ownOf(article))
  starts.copy(index.starts)
  for (const { phrases } of owns) for (const phrase of phrases) {
    starts.add(phrase)
    ownLengths[slotOf(phrase.charCodeAt(0), phrase.charCodeAt(1))]! |= 1 << phrase.length
  }
  const places = starts.places(units)
  for (let i = 0; i < places.length; i++) {
    const start = places[i]!
    index.visitAt(units, start, visit)
    const lengths = ownLengths[slotOf(units[start]!, units[start + 1]!)]!
    if (lengths !== 0) for (let n = 0; n < owns.length; n++) {
      const end = start > 0 && owns[n]!.notBehind[units[start - 1]!] === 1 ? 0 : longestAt(wide, start, lengths, owns[n]!)
      if (end > 0) found[ownWatchers[n]!.watcher]!.push({ start, end })
    }
  }
  for (const { phrases } of owns) for (const phrase of phrases) ownLengths[slotOf(phrase.charCodeAt(0), phrase.charCodeAt(1))] = 0
  return found
})

/** Index behind the longest of an article's own phrases that begins at `start`; 0 if none does. */
function longestAt(text: string, start: number, lengths: number, own: OwnPhrases): number {
  for (let length = 31 - Math.clz32(lengths); length >= 2; length--) {
    if ((lengths & 1 << length) !== 0 && start + length <= text.length && own.has(text.slice(start, start + length))) return start + length
  }
  return 0
}

/** One index of the phrases of all watchers, and by the number of a phrase the watchers that want it. */
function sharedIndex(): NonNullable<typeof shared> {
  const phrases = sorted(watchers.flat())
  const numberOf = new Map(phrases.map((phrase, number) => [phrase, number]))
  const watchersOf = phrases.map((): number[] => [])
  watchers.forEach((wanted, watcher) => {
    for (const phrase of new Set(wanted)) watchersOf[numberOf.get(phrase)!]!.push(watcher)
  })
  const index = buildTermIndex(phrases)
  return { index, starts: emptyFilter(index.starts.pairs.length), watchersOf, size: watchers.length }
}
