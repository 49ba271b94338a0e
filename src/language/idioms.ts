import { KindFilter } from './pairs.js'

/** Where the text is an idiom, or another fixed word of four letters, but for one letter that looks or sounds like the right one. */
export interface NearIdiom {
  readonly start: number
  readonly idiom: string
  /** Which of the four letters is another, 0–3. */
  readonly odd: number
  /** True if the first or the last two letters, as they stand, belong to some idiom proper; other fixed words are common speech. */
  readonly halfOfIdiom: boolean
}

/** What {@link idiomFinder} needs, built ahead by `scripts/glyphs.ts`. A filter says now and then yes where it should say no. */
export interface IdiomTables {
  /** Four for each idiom. */
  readonly letters: Uint16Array
  /** The pairs with which idioms begin (1) and end (2). */
  readonly halves: Uint32Array
  /** Those of idioms proper. */
  readonly properHalves: Uint32Array
  /** A filter of idioms that lack a letter: three bits each in a word of 32. */
  readonly threes: Uint32Array
  /** The same as a hash table: each idiom (its number plus one) from the place of its other three letters on, once for each letter. */
  readonly lacking: Uint16Array
}

const filterBits = 15
const slotBits = 16
/** Sizes of the tables. */
export const idiomSizes = { halves: 1 << 13, properHalves: 1 << 11, threes: 1 << filterBits, lacking: 1 << slotBits }

/** A hash of three letters of an idiom is made of a hash of each letter at its place: the letter times a factor. */
const factors = Int32Array.of(0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f)
const letterHash = (letter: number, place: number): number => Math.imul(letter, factors[place]!)

/**
 * Finds near idioms where four letters begin or end as an idiom does: these places are, in order, each twice the index where the
 * four begin, plus 1 if they end so. `alike` tells whether a seen letter looks or sounds like the one that is meant.
 */
export function idiomFinder({ letters, threes, lacking, ...filters }: Omit<IdiomTables, 'halves'>, alike: (seen: number, meant: number) => boolean): (units: Uint16Array, places: Int32Array) => NearIdiom[] {
  const properHalves = new KindFilter(filters.properHalves)
  /** 1 if the filter has all bits of a hash, else 0: numbers, so that a loop counts without a branch, which would cost more than the look-up. */
  const isThree = (hash: number): number => {
    const word = threes[hash >>> (32 - filterBits)]!
    return word >>> (hash & 31) & word >>> (hash >> 5 & 31) & word >>> (hash >> 10 & 31) & 1
  }
  /** Keeps of these places those where some idiom agrees in a third letter: each 16 times its index plus a bit for each letter that may be another. */
  const threesIn = (units: Uint16Array, places: Int32Array): Int32Array => {
    const found = new Int32Array(places.length)
    let count = 0
    for (let k = 0; k < places.length; k++) {
      const start = places[k]! >> 1
      const half = (places[k]! & 1) * 2 // where the half begins that is an idiom's, and the other one
      const other = 2 - half
      const hash = letterHash(units[start + half]!, half) ^ letterHash(units[start + half + 1]!, half + 1)
      const third = isThree(hash ^ letterHash(units[start + other]!, other))
      const fourth = isThree(hash ^ letterHash(units[start + other + 1]!, other + 1))
      found[count] = start * 16 + (fourth << other | third << other + 1)
      count += third | fourth
    }
    return found.subarray(0, count)
  }
  /** True if the four letters at `start` are an idiom. */
  const isIdiom = (units: Uint16Array, start: number): boolean => {
    const a = units[start]!
    const b = units[start + 1]!
    const c = units[start + 2]!
    for (let slot = (letterHash(a, 0) ^ letterHash(b, 1) ^ letterHash(c, 2)) >>> (32 - slotBits); lacking[slot] !== 0; slot = slot + 1 & lacking.length - 1) {
      const i = (lacking[slot]! - 1) * 4
      if (letters[i + 2] === c && letters[i + 1] === b && letters[i] === a && letters[i + 3] === units[start + 3]) return true
    }
    return false
  }
  /**
   * The first idiom, as four times its number, that differs from the four letters at `start` only in the one at `odd`, and there
   * by one alike; `none` if there is no such idiom.
   */
  const nearOf = (units: Uint16Array, start: number, odd: number): number => {
    const x = odd === 0 ? 1 : 0
    const y = odd <= 1 ? 2 : 1
    const z = odd === 3 ? 2 : 3
    const a = units[start + x]!
    const b = units[start + y]!
    const c = units[start + z]!
    let near = none
    for (let slot = (letterHash(a, x) ^ letterHash(b, y) ^ letterHash(c, z)) >>> (32 - slotBits); lacking[slot] !== 0; slot = slot + 1 & lacking.length - 1) {
      const i = (lacking[slot]! - 1) * 4
      if (i < near && letters[i + z] === c && letters[i + y] === b && letters[i + x] === a && alike(units[start + odd]!, letters[i + odd]!)) near = i
    }
    return near
  }
  return (units, places) => {
    const near: NearIdiom[] = []
    const found = threesIn(units, places)
    let done = -1
    for (let k = 0; k < found.length; k++) {
      const start = found[k]! >> 4
      if (start === done) continue
      const odds = found[k]! & 15 // one letter of a half or both
      const both = odds === 12 || odds === 3
      if (both && isIdiom(units, start)) {
        done = start
        continue
      }
      const odd = 31 - Math.clz32(odds)
      const i = both ? Math.min(nearOf(units, start, odd), nearOf(units, start, odd - 1)) : nearOf(units, start, odd)
      if (i === none) continue
      done = start // rather an idiom that begins like the text than one that ends like it
      const idiom = String.fromCharCode(...letters.subarray(i, i + 4))
      const halfOfIdiom = ((properHalves.kinds(units[start]!, units[start + 1]!) | properHalves.kinds(units[start + 2]!, units[start + 3]!) >>> 16) & 1) !== 0
      near.push({ start, idiom, odd: [0, 1, 2, 3].findIndex((at) => letters[i + at] !== units[start + at]), halfOfIdiom })
    }
    return near
  }
}
const none = 0x10000 * 4

/** Makes the tables for idioms, of which `isProper` tells those that are no other fixed words. */
export function idiomTables(letters: Uint16Array, isProper: (n: number) => boolean): IdiomTables {
  const halves = new KindFilter(new Uint32Array(idiomSizes.halves))
  const properHalves = new KindFilter(new Uint32Array(idiomSizes.properHalves))
  const threes = new Uint32Array(idiomSizes.threes)
  const lacking = new Uint16Array(idiomSizes.lacking)
  for (let i = 0; i < letters.length; i += 4) {
    for (const filter of isProper(i / 4) ? [halves, properHalves] : [halves]) {
      filter.add('first', letters[i]!, letters[i + 1]!)
      filter.add('second', letters[i + 2]!, letters[i + 3]!)
    }
    for (let odd = 0; odd < 4; odd++) {
      let hash = 0
      for (let at = 0; at < 4; at++) if (at !== odd) hash ^= letterHash(letters[i + at]!, at)
      threes[hash >>> (32 - filterBits)]! |= 1 << (hash & 31) | 1 << (hash >> 5 & 31) | 1 << (hash >> 10 & 31)
      let slot = hash >>> (32 - slotBits)
      while (lacking[slot] !== 0) slot = slot + 1 & lacking.length - 1
      lacking[slot] = i / 4 + 1
    }
  }
  return { letters, halves: halves.words, properHalves: properHalves.words, threes, lacking }
}
