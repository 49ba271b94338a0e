import type { Article } from '../article/article.js'
import { once } from '../article/once.js'
import { readData } from './data.js'

/**
 * A word list with frequencies (from jieba's, MIT; cleaned and compiled by `scripts/dictionary.ts`) as a double-array trie.
 * Every base belongs to one state only, so a slot need not name its parent, just its letter: six bytes a slot.
 */
interface Trie {
  /** class of a code unit; 0 for letters in no word */
  readonly classOf: Uint16Array
  /** low 8 bits: weight of the word that ends here, 0 for none; the rest: where the children begin, 0 for none */
  readonly slots: Uint32Array
  readonly label: Uint16Array
}

/** A weight is 16 times the logarithm of the frequency, plus one. */
const weightStep = 16
/** Logarithm of the number of running words that the frequencies were counted in. */
const logTotal = Math.log(6e7)
/** The cost of a Han character that is in no word, and of anything else. */
export const unknownCost = logTotal + 1
const longestWord = 16

let loaded: Trie | undefined
const trie = (): Trie => (loaded ??= read(readData('dictionary.bin')))

function read(bytes: Uint8Array): Trie {
  const [letters, states] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2) as unknown as [number, number]
  const slots = new Uint32Array(bytes.buffer, bytes.byteOffset + 8, states)
  const label = new Uint16Array(bytes.buffer, bytes.byteOffset + 8 + states * 4, states)
  const alphabet = new Uint16Array(bytes.buffer, bytes.byteOffset + 8 + states * 6, letters)
  const classOf = new Uint16Array(65536)
  alphabet.forEach((unit, i) => { classOf[unit] = i + 1 })
  return { classOf, slots, label }
}

function weight(text: string): number {
  const { classOf, slots, label } = trie()
  let slot = 0
  for (let i = 0; i < text.length; i++) {
    const c = classOf[text.charCodeAt(i)]!
    const base = slots[slot]! >>> 8
    if (c === 0 || base === 0 || label[base + c] !== c) return 0
    slot = base + c
  }
  return slots[slot]! & 255
}

/** True if the two units are one word of the list: what {@link isWord} says of them, without making a text. */
export function isPair(first: number, second: number): boolean {
  const { classOf, slots, label } = trie()
  const a = classOf[first]!
  const b = classOf[second]!
  const root = slots[0]! >>> 8
  if (a === 0 || b === 0 || label[root + a] !== a) return false
  const base = slots[root + a]! >>> 8
  return base !== 0 && label[base + b] === b && (slots[base + b]! & 255) > 0
}

/** True if the whole text is one word of the list. A rare or wrongly written word is not: the list was cleaned of those. */
export const isWord = (text: string): boolean => weight(text) > 0

/** Every word of the list with its weight (16 per nat, 1–255). Takes seconds: for the scripts that compile tables. */
export function* allWords(): Generator<{ word: string; weight: number }> {
  const { classOf, slots, label } = trie()
  const letters: number[] = []
  classOf.forEach((c, unit) => { if (c) letters[c] = unit })
  const open: [slot: number, prefix: string][] = [[0, '']]
  for (let next = open.pop(); next; next = open.pop()) {
    const [slot, prefix] = next
    const base = slots[slot]! >>> 8
    if (slots[slot]! & 255) yield { word: prefix, weight: slots[slot]! & 255 }
    if (base) for (let c = 1; c < letters.length; c++) if (label[base + c] === c) open.push([base + c, prefix + String.fromCharCode(letters[c]!)])
  }
}

/** How often the word occurs in 60 million running words, to within a few per cent; 0 for what is no word. */
export function frequency(text: string): number {
  const w = weight(text)
  return w ? Math.exp((w - 1) / weightStep) : 0
}

/**
 * The likeliest division of a text into words (each word for itself, by frequency). At the index where a word starts
 * stands its length; elsewhere 0. What is not Han stands alone.
 */
export function segment(text: string): Uint8Array {
  const lengths = new Uint8Array(text.length)
  for (let from = 0; from < text.length;) {
    if (trie().classOf[text.charCodeAt(from)] === 0) {
      lengths[from++] = 1
      continue
    }
    let to = from + 1
    while (to < text.length && to - from < chunk && trie().classOf[text.charCodeAt(to)] !== 0) to++
    forward(text, from, to)
    for (let at = to; at > from;) {
      const length = arrived[at - from]!
      lengths[at - length] = length
      at -= length
    }
    from = to
  }
  return lengths
}

/**
 * The weight (16 per nat, 1–255; 0 for none) of the most frequent word of two letters or more that covers `index`, when the
 * letter there is read as `unit`. `sides` narrows the search: 1 for words that begin before the letter, 2 for those that begin
 * with it, 3 for both.
 */
export function weightAround(text: string, index: number, unit: number, sides = 3): number {
  const { classOf, slots, label } = trie()
  let heaviest = 0
  const last = sides & 2 ? index : index - 1
  for (let from = sides & 1 ? Math.max(0, index - 3) : index; from <= last; from++) {
    let slot = 0
    for (let k = from; k < text.length && k < from + 5; k++) {
      const c = classOf[k === index ? unit : text.charCodeAt(k)]!
      const base = slots[slot]! >>> 8
      if (c === 0 || base === 0 || label[base + c] !== c) break
      slot = base + c
      const w = slots[slot]! & 255
      if (k >= index && k > from && w > heaviest) heaviest = w
    }
  }
  return heaviest
}

/** The weight of the most frequent word that holds the letters at `index` and behind it when they are exchanged; 0 for none. */
export function weightExchanged(text: string, index: number): number {
  const { classOf, slots, label } = trie()
  let heaviest = 0
  for (let from = Math.max(0, index - 2); from <= index; from++) {
    let slot = 0
    for (let k = from; k < text.length && k < from + 5; k++) {
      const c = classOf[text.charCodeAt(k === index ? k + 1 : k === index + 1 ? index : k)]!
      const base = slots[slot]! >>> 8
      if (c === 0 || base === 0 || label[base + c] !== c) break
      slot = base + c
      const w = slots[slot]! & 255
      if (k > index && w > heaviest) heaviest = w
    }
  }
  return heaviest
}

/**
 * The words that begin at `start` and end by `end`, the letter at `index` read as `unit`: sets `costs[n]`, in nats, for one of n
 * units, and 0 where there is none. Returns the length of the longest.
 */
export function wordsFrom(text: string, start: number, end: number, index: number, unit: number, costs: Float64Array): number {
  const { classOf, slots, label } = trie()
  let longest = 0
  let slot = 0
  const last = Math.min(end, start + costs.length - 1)
  for (let k = start; k < last; k++) {
    const c = classOf[k === index ? unit : text.charCodeAt(k)]!
    const base = slots[slot]! >>> 8
    if (c === 0 || base === 0 || label[base + c] !== c) break
    slot = base + c
    const w = slots[slot]! & 255
    costs[k + 1 - start] = w === 0 ? 0 : logTotal - (w - 1) / weightStep
    if (w !== 0) longest = k + 1 - start
  }
  return longest
}

/** The words of an article's prose, computed once. */
export const words = once((article: Article): Uint8Array => segment(article.prose))

/** What the likeliest division of `text` into words costs: the sum of −log p, in nats. */
export const cost = (text: string): number => forward(text, 0, text.length)

/** The same for a part of a text in which the letter at `index` is read as `unit`. */
export const costBetween = (text: string, from: number, to: number, index = -1, unit = 0): number => forward(text, from, to, index, unit)

// Viterbi, forwards. A run of Han without any mark longer than this is cut; no sentence is.
const chunk = 2048
const best = new Float64Array(chunk + 1)
const arrived = new Uint8Array(chunk + 1)

function forward(text: string, from: number, to: number, index = -1, unit = 0): number {
  const { classOf, slots, label } = trie()
  const length = Math.min(to - from, chunk)
  best.fill(Infinity, 0, length + 1)
  best[0] = 0
  for (let i = 0; i < length; i++) {
    const here = best[i]!
    // one character that is no word
    if (here + unknownCost < best[i + 1]!) {
      best[i + 1] = here + unknownCost
      arrived[i + 1] = 1
    }
    let slot = 0
    for (let k = i; k < length && k < i + longestWord; k++) {
      const c = classOf[from + k === index ? unit : text.charCodeAt(from + k)]!
      const base = slots[slot]! >>> 8
      if (c === 0 || base === 0 || label[base + c] !== c) break
      slot = base + c
      const w = slots[slot]! & 255
      if (w === 0) continue
      const there = here + logTotal - (w - 1) / weightStep
      if (there < best[k + 1]!) {
        best[k + 1] = there
        arrived[k + 1] = k + 1 - i
      }
    }
  }
  return best[length]!
}
