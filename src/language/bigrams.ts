import { readData } from './data.js'

/**
 * How likely one word follows another: the pairs of words, out of two and a half million in the open-gram language model, by
 * which a text is foreseen best (`scripts/bigrams.ts`). A hash table without keys: a fingerprint of 16 bits stands for a pair,
 * so that one in some thousands of unknown pairs is taken for a known one.
 */
interface Bigrams { bits: number; prints: Uint16Array; costs: Uint8Array }

let loaded: Bigrams | undefined
const bigrams = (): Bigrams => (loaded ??= read(readData('bigrams.bin')))

function read(bytes: Uint8Array): Bigrams {
  const [bits] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1) as unknown as [number]
  return { bits, prints: new Uint16Array(bytes.buffer, bytes.byteOffset + 4, 1 << bits), costs: new Uint8Array(bytes.buffer, bytes.byteOffset + 4 + (2 << bits), 1 << bits) }
}

/** Steps of a cost per nat. */
const perNat = 10

/** The hash of a word that is the word with the hash `hash` and one more unit; of one unit, from 0. */
export const wordHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193) ^ hash >>> 15

function mixed(first: number, second: number): number {
  const pair = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return Math.imul(pair ^ pair >>> 15, 0x2c1b3c6d)
}
const printOf = (hash: number): number => (Math.imul(hash ^ hash >>> 13, 0x297a2d39) >>> 16) || 1

/** −log of the probability, in nats, that the second word follows the first, both by {@link wordHash}; -1 for pairs that are not in the table. */
export function pairCost(first: number, second: number): number {
  const { bits, prints, costs } = bigrams()
  const hash = mixed(first, second)
  const print = printOf(hash)
  const last = (1 << bits) - 1
  for (let at = hash >>> (32 - bits); prints[at] !== 0; at = at + 1 & last) if (prints[at] === print) return costs[at]! / perNat
  return -1
}

/** The table as a file; for the script that compiles it. */
export function packBigrams(pairs: readonly { first: string; second: string; cost: number }[], bits: number): Uint8Array {
  const prints = new Uint16Array(1 << bits)
  const costs = new Uint8Array(1 << bits)
  const hashOf = (word: string): number => Array.from(word, (letter) => letter.charCodeAt(0)).reduce(wordHash, 0)
  for (const { first, second, cost } of pairs) {
    const hash = mixed(hashOf(first), hashOf(second))
    const print = printOf(hash)
    let at = hash >>> (32 - bits)
    while (prints[at] !== 0 && prints[at] !== print) at = at + 1 & (1 << bits) - 1
    prints[at] = print
    costs[at] = Math.min(255, Math.round(cost * perNat))
  }
  const out = new Uint8Array(4 + (3 << bits))
  new Uint32Array(out.buffer, 0, 1)[0] = bits
  out.set(new Uint8Array(prints.buffer), 4)
  out.set(costs, 4 + (2 << bits))
  return out
}
