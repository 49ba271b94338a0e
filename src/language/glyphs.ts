import { readData } from './data.js'
import { isHan } from './terms.js'

/** Letters that are taken for one another, forms of letters, sounds, and idioms: `glyphs.bin`, made by `scripts/glyphs.ts`. */
export interface Glyphs {
  /** Where a letter's lookalikes begin in `meant`; 0 for letters without. The list ends with a 0. */
  readonly lookalikes: Uint16Array
  /** What a letter may have been before it was misread or mistyped. */
  readonly meant: Uint16Array
  /** The gain, in tenths of a nat, that such a reading must bring. */
  readonly least: Uint16Array
  /** The letters that have an entry in `simplified` or `standard`. */
  readonly oddUnits: Uint16Array
  /** The simplified letter for a traditional or Japanese one; 0 for none. */
  readonly simplified: Uint16Array
  /** The standard letter for a code point that is no norm in any Chinese text; 0 for none. */
  readonly standard: Uint16Array
  /** True if the two letters stand side by side in some frequent word (now and then also when they do not). */
  inSomeWord(a: number, b: number): boolean
  /**
   * A filter for look-alikes, a sum of: 1 if some look-alike of `seen` stands after `before` in a word that {@link frequentWeight}
   * calls frequent, 2 if one stands before `after` in such a word (now and then also when none does).
   */
  sidesToTry(before: number, seen: number, after: number): number
  /** The next index, from `from` on, of a letter with look-alikes that has sides to try; the length of the text if there is none. */
  nextSuspect(units: Uint16Array, from: number): number
  /** True if two letters sound alike, tone and the usual confusions (zh/z, ng/n) aside. */
  soundAlike(a: number, b: number): boolean
  /** True if two letters look alike, in either direction. */
  lookAlike(a: number, b: number): boolean
  /**
   * A filter for {@link nearIdiom}, a sum of: 1 if the two letters may begin an idiom, 2 if they may end one, 4 and 8 the same
   * for other fixed words.
   */
  halfIdiom(a: number, b: number): number
  /**
   * The next index, from `from` on, where three of four Han letters may be those of an idiom or another fixed word; the length of
   * the text if there is none.
   */
  nextNear(units: Uint16Array, from: number): number
  /** The idiom of four letters that the text at `index` is, but for one letter that looks or sounds like the right one. */
  nearIdiom(text: string, index: number): { idiom: string; odd: number } | undefined
}

let loaded: Glyphs | undefined
export const glyphs = (): Glyphs => (loaded ??= read(readData('glyphs.bin')))

const bloomBits = 20
const indexBits = 15
/** Where a pair of letters is marked in the filter. */
const pairHash = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - bloomBits)
/** The weight of a word that occurs some forty times in the dictionary's 60 million. */
export const frequentWeight = 60
const halfBytes = 1 << 17
/** Where three letters of an idiom are marked; `missing` is the place of the fourth. */
const threeHash = (a: number, b: number, c: number, missing: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c + missing * 65536, 0xc2b2ae35)) >>> (32 - bloomBits)
/** Another place for a pair of letters than {@link pairHash}, so that one filter can hold two kinds of pairs. */
const otherHash = (a: number, b: number): number => Math.imul(Math.imul(a, 0xc2b2ae35) ^ b, 0x27d4eb2f) >>> (32 - bloomBits)
const bloomBytes = 1 << (bloomBits - 3)

function read(bytes: Uint8Array): Glyphs {
  const counts = new Uint32Array(bytes.buffer, bytes.byteOffset, 7)
  let at = bytes.byteOffset + 28
  const shorts = (length: number): Uint16Array => {
    const array = new Uint16Array(bytes.buffer, at, length)
    at += length * 2
    return array
  }
  const seen = shorts(counts[6]! * 2)
  const meant = shorts(counts[0]!)
  const least = shorts(counts[0]!)
  const traditional = shorts(counts[1]! * 2)
  const odd = shorts(counts[2]! * 2)
  const sounds = shorts(counts[3]! * 4)
  const idiomLetters = shorts(counts[4]! * 4)
  const byEnd = shorts(counts[4]!)
  const shapes = shorts(counts[5]! * 2)
  const firstOf = [shorts(1 << indexBits), shorts(1 << indexBits)] as const
  const halves = new Uint8Array(bytes.buffer, at, halfBytes)
  at += halfBytes
  const [bloom, readings, threes] = [0, 1, 2].map((n) => new Uint8Array(bytes.buffer, at + n * bloomBytes, bloomBytes)) as [Uint8Array, Uint8Array, Uint8Array]

  const lookalikes = new Uint16Array(65536)
  for (let i = 0; i < seen.length; i += 2) lookalikes[seen[i]!] = seen[i + 1]!
  const mapOf = (list: Uint16Array): Uint16Array => {
    const map = new Uint16Array(65536)
    for (let i = 0; i < list.length; i += 2) map[list[i]!] = list[i + 1]!
    return map
  }
  let simplified: Uint16Array | undefined
  let standard: Uint16Array | undefined
  const oddUnits = new Uint16Array((traditional.length + odd.length) / 2)
  for (let i = 0; i < traditional.length; i += 2) oddUnits[i / 2] = traditional[i]!
  for (let i = 0; i < odd.length; i += 2) oddUnits[(traditional.length + i) / 2] = odd[i]!
  let soundAt: Map<number, number> | undefined
  const sound = (letter: number): number => {
    if (!soundAt) {
      soundAt = new Map()
      for (let i = 0; i < sounds.length; i += 4) soundAt.set(sounds[i]!, i)
    }
    return soundAt.get(letter) ?? -1
  }
  let shapeSet: Set<number> | undefined
  const count = counts[4]!
  const { nth, isAt, slotOf } = idiomIndex(idiomLetters, byEnd, firstOf)
  const soundAlike = (a: number, b: number): boolean => {
    const x = sound(a)
    const y = sound(b)
    if (x < 0 || y < 0) return false
    for (let i = x + 1; i < x + 4 && sounds[i]; i++) for (let k = y + 1; k < y + 4; k++) if (sounds[i] === sounds[k]) return true
    return false
  }
  const lookAlike = (a: number, b: number): boolean => {
    if (!shapeSet) {
      shapeSet = new Set()
      for (let i = 0; i < shapes.length; i += 2) shapeSet.add(shapes[i]! * 65536 + shapes[i + 1]!).add(shapes[i + 1]! * 65536 + shapes[i]!)
    }
    return shapeSet.has(a * 65536 + b)
  }
  const sidesToTry = (before: number, seen: number, after: number): number => (isMarked(readings, pairHash(before, seen)) ? 1 : 0) | (isMarked(readings, otherHash(seen, after)) ? 2 : 0)
  const halfIdiom = (a: number, b: number): number => {
    const half = pairHash(a, b) >>> (bloomBits - 18)
    return halves[half >> 1]! >> (half & 1) * 4 & 15
  }
  /** False if no idiom that begins, or that ends, as the text at `index` does has three of its letters where the text has them. */
  const threeOfIdiom = (units: Uint16Array, index: number, begins: boolean, ends: boolean): boolean => {
    const a = units[index]!
    const b = units[index + 1]!
    const c = units[index + 2]!
    const d = units[index + 3]!
    return (begins && (isMarked(threes, threeHash(a, b, c, 3)) || isMarked(threes, threeHash(a, b, d, 2))))
      || (ends && (isMarked(threes, threeHash(a, c, d, 1)) || isMarked(threes, threeHash(b, c, d, 0))))
  }
  return {
    lookalikes, meant, least,
    get simplified() { return (simplified ??= mapOf(traditional)) },
    get standard() { return (standard ??= mapOf(odd)) },
    oddUnits,
    inSomeWord: (a, b) => isMarked(bloom, pairHash(a, b)),
    sidesToTry,
    nextSuspect(units, from) {
      let before = from > 0 ? units[from - 1]! : 0
      for (let i = from; i < units.length; i++) {
        const seen = units[i]!
        if (lookalikes[seen] !== 0 && sidesToTry(before, seen, i + 1 < units.length ? units[i + 1]! : 0) !== 0) return i
        before = seen
      }
      return units.length
    },
    soundAlike, lookAlike,
    halfIdiom,
    nextNear(units, from) {
      // three pairs side by side
      let first = 0
      let middle = 0
      let last = 0
      let before = 0
      let run = 0
      for (let end = from; end < units.length; end++) {
        const unit = units[end]!
        if (!isHan(unit)) {
          run = 0
          continue
        }
        first = middle
        middle = last
        last = run > 0 ? halfIdiom(before, unit) : 0
        before = unit
        if (++run < 4 || ((first & 5) === 0 && (last & 10) === 0)) continue
        if (threeOfIdiom(units, end - 3, (first & 5) !== 0, (last & 10) !== 0)) return end - 3
      }
      return units.length
    },
    nearIdiom(text, index) {
      for (let offset = 0; offset <= 2; offset += 2) {
        const a = text.charCodeAt(index + offset)
        const b = text.charCodeAt(index + offset + 1)
        const found = firstOf[offset >> 1]![slotOf(offset, a, b)]!
        if (found === 0) continue
        let near: { idiom: string; odd: number } | undefined
        for (let n = found - 1; n < count && isAt(n, offset, a, b); n++) {
          const i = nth(n, offset)
          const at = 2 - offset // the other half
          const same0 = text.charCodeAt(index + at) === idiomLetters[i * 4 + at]
          const same1 = text.charCodeAt(index + at + 1) === idiomLetters[i * 4 + at + 1]
          if (same0 && same1) return undefined // it is one
          if (near || same0 === same1) continue
          const odd = at + (same0 ? 1 : 0)
          const seen = text.charCodeAt(index + odd)
          const meant = idiomLetters[i * 4 + odd]!
          if (soundAlike(seen, meant) || lookAlike(seen, meant)) near = { idiom: String.fromCharCode(...idiomLetters.subarray(i * 4, i * 4 + 4)), odd }
        }
        if (near) return near
      }
      return undefined
    },
  }
}

const isMarked = (filter: Uint8Array, hash: number): boolean => (filter[hash >> 3]! & 1 << (hash & 7)) !== 0
const mark = (filter: Uint8Array, hash: number): void => { filter[hash >> 3]! |= 1 << (hash & 7) }

/** The filter behind `inSomeWord`, built ahead by `scripts/glyphs.ts`. */
export function pairFilter(words: Iterable<string>): Uint8Array {
  const filter = new Uint8Array(bloomBytes)
  for (const word of words) for (let i = 1; i < word.length; i++) mark(filter, pairHash(word.charCodeAt(i - 1), word.charCodeAt(i)))
  return filter
}

/** The filter behind `sidesToTry`, from the frequent words and the letters that each letter is misread as. */
export function readingFilter(words: Iterable<string>, misreadAs: ReadonlyMap<number, readonly number[]>): Uint8Array {
  const filter = new Uint8Array(bloomBytes)
  for (const word of words) for (let i = 1; i < word.length; i++) {
    const [a, b] = [word.charCodeAt(i - 1), word.charCodeAt(i)]
    for (const seen of misreadAs.get(b) ?? []) mark(filter, pairHash(a, seen))
    for (const seen of misreadAs.get(a) ?? []) mark(filter, otherHash(seen, b))
  }
  return filter
}

/**
 * The first idiom (its number plus one) that begins, and that ends, with a pair of letters: two hash tables. Idioms are sorted
 * by their first two letters; `byEnd` lists them sorted by their last two.
 */
function idiomIndex(idiomLetters: Uint16Array, byEnd: Uint16Array, firstOf: readonly [Uint16Array, Uint16Array]) {
  const nth = (n: number, offset: number): number => offset ? byEnd[n]! : n
  const isAt = (n: number, offset: number, a: number, b: number): boolean => {
    const i = nth(n, offset) * 4 + offset
    return idiomLetters[i] === a && idiomLetters[i + 1] === b
  }
  const slotOf = (offset: number, a: number, b: number): number => {
    const table = firstOf[offset >> 1]!
    let slot = pairHash(a, b) >>> (bloomBits - indexBits)
    while (table[slot] !== 0 && !isAt(table[slot]! - 1, offset, a, b)) slot = slot + 1 & (1 << indexBits) - 1
    return slot
  }
  return { nth, isAt, slotOf }
}

/** What the reader needs to find idioms by their halves, built ahead by `scripts/glyphs.ts`. */
export function indexIdioms(idiomLetters: Uint16Array, byEnd: Uint16Array, isIdiom: (n: number) => boolean): { firstOf: readonly [Uint16Array, Uint16Array]; halves: Uint8Array; threes: Uint8Array } {
  const firstOf = [new Uint16Array(1 << indexBits), new Uint16Array(1 << indexBits)] as const
  const halves = new Uint8Array(halfBytes) // four bits a pair
  const { nth, slotOf } = idiomIndex(idiomLetters, byEnd, firstOf)
  for (let offset = 0; offset <= 2; offset += 2) for (let n = 0; n < byEnd.length; n++) {
    const i = nth(n, offset) * 4 + offset
    const slot = slotOf(offset, idiomLetters[i]!, idiomLetters[i + 1]!)
    if (firstOf[offset >> 1]![slot] === 0) firstOf[offset >> 1]![slot] = n + 1
    const half = pairHash(idiomLetters[i]!, idiomLetters[i + 1]!) >>> (bloomBits - 18)
    halves[half >> 1]! |= (offset || 1) << (isIdiom(nth(n, offset)) ? 0 : 2) << (half & 1) * 4
  }
  const threes = new Uint8Array(bloomBytes)
  for (let i = 0; i < idiomLetters.length; i += 4) for (let missing = 0; missing < 4; missing++) {
    const [a, b, c] = idiomLetters.subarray(i, i + 4).filter((_, place) => place !== missing)
    mark(threes, threeHash(a!, b!, c!, missing))
  }
  return { firstOf, halves, threes }
}
