/**
 * Words are looked for by the pairs of letters in them: a filter (a bit for the hash of each pair, with now and then one too
 * many) rules out nearly every place of a text before anything is looked up.
 */

/** What a letter adds to the hash of a pair as its first, and as its second. */
export const asFirst = (letter: number): number => Math.imul(letter, 0x9e3779b1)
export const asSecond = (letter: number): number => Math.imul(letter, 0x85ebca6b)

/** A hash of two letters, of so many bits. */
export const pairHash = (a: number, b: number, bits: number): number => (asFirst(a) + asSecond(b)) >>> (32 - bits)

/** A filter of pairs: a hash of 32 bits names a word and three of its bits. */
export class PairFilter {
  /** Takes a hash of 32 bits to its word. */
  readonly shift: number

  /** `words` is a power of two long. */
  constructor(readonly words: Uint32Array) {
    this.shift = Math.clz32(words.length) + 1
  }

  add(hash: number): void {
    this.words[hash >>> this.shift]! |= 1 << (hash & 31) | 1 << (hash >> 5 & 31) | 1 << (hash >> 10 & 31)
  }

  /** True if the pair was added, and now and then for another. */
  has(hash: number): boolean {
    const word = this.words[hash >>> this.shift]!
    return (word >>> (hash & 31) & word >>> (hash >> 5 & 31) & word >>> (hash >> 10 & 31) & 1) === 1
  }
}

/**
 * A filter that tells two kinds of pairs apart: the hash of a pair names a word of 32 bits and three places in each half of it;
 * in the lower half they are set for the first kind, in the upper for the second. It is many times as dense as one bit a pair, and
 * so stays in the processor's cache.
 */
export class KindFilter {
  /** Takes a hash of 32 bits to its word. */
  readonly shift: number

  /** `words` is a power of two long. */
  constructor(readonly words: Uint32Array) {
    this.shift = Math.clz32(words.length) + 1
  }

  add(kind: 'first' | 'second', a: number, b: number): void {
    const hash = pairHash(a, b, 32)
    this.words[hash >>> this.shift]! |= (1 << (hash >> 3 & 15) | 1 << (hash >> 7 & 15) | 1 << (hash >> 11 & 15)) << (kind === 'first' ? 0 : 16)
  }

  /** A number whose bit 0 is set for pairs of the first kind, bit 16 for those of the second; now and then for others, too. The other bits mean nothing. */
  kinds(a: number, b: number): number {
    const hash = pairHash(a, b, 32)
    const word = this.words[hash >>> this.shift]!
    return word >>> (hash >> 3 & 15) & word >>> (hash >> 7 & 15) & word >>> (hash >> 11 & 15)
  }
}

let room = new Int32Array(0x20000)

/** Room for the places that a loop over a text of so many units finds, and one more. It is everyone's until the next call. */
export function places(length: number): Int32Array {
  if (room.length <= length) room = new Int32Array(length * 2)
  return room
}
