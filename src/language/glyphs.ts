import { readData } from './data.js'

/** Letters that are taken for one another, forms of letters, sounds, and idioms: `glyphs.bin`, made by `scripts/glyphs.ts`. */
export interface Glyphs {
  /** What a letter may have been before it was misread or mistyped, with the gain (in nats) that such a reading must bring. */
  readonly lookalikes: ReadonlyMap<number, readonly { meant: number; least: number }[]>
  /** 1 for every letter that has lookalikes. */
  readonly suspect: Uint8Array
  /** The simplified letter for a traditional or Japanese one; 0 for none. */
  readonly simplified: Uint16Array
  /** The standard letter for a code point that is no norm in any Chinese text; 0 for none. */
  readonly standard: Uint16Array
  /** True if the two letters stand side by side in some frequent word (now and then also when they do not). */
  inSomeWord(a: number, b: number): boolean
  /** True if two letters sound alike, tone and the usual confusions (zh/z, ng/n) aside. */
  soundAlike(a: number, b: number): boolean
  /** True if two letters look alike, in either direction. */
  lookAlike(a: number, b: number): boolean
  /** The idiom of four letters that the text at `index` is, but for one letter that looks or sounds like the right one. */
  nearIdiom(text: string, index: number): { idiom: string; odd: number } | undefined
}

let loaded: Glyphs | undefined
export const glyphs = (): Glyphs => (loaded ??= read(readData('glyphs.bin')))

const bloomBits = 20
const halfBits = 18
/** Where a pair of letters is marked in the filter. */
export const pairHash = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - bloomBits)
export const bloomBytes = 1 << (bloomBits - 3)

function read(bytes: Uint8Array): Glyphs {
  const counts = new Uint32Array(bytes.buffer, bytes.byteOffset, 6)
  let at = bytes.byteOffset + 24
  const shorts = (length: number): Uint16Array => {
    const array = new Uint16Array(bytes.buffer, at, length)
    at += length * 2
    return array
  }
  const pairs = shorts(counts[0]! * 3)
  const traditional = shorts(counts[1]! * 2)
  const odd = shorts(counts[2]! * 2)
  const sounds = shorts(counts[3]! * 4)
  const idiomLetters = shorts(counts[4]! * 4)
  const byEnd = shorts(counts[4]!)
  const shapes = shorts(counts[5]! * 2)
  const bloom = new Uint8Array(bytes.buffer, at, bloomBytes)

  const lookalikes = new Map<number, { meant: number; least: number }[]>()
  const suspect = new Uint8Array(65536)
  for (let i = 0; i < pairs.length; i += 3) {
    suspect[pairs[i]!] = 1
    let list = lookalikes.get(pairs[i]!)
    if (!list) lookalikes.set(pairs[i]!, (list = []))
    list.push({ meant: pairs[i + 1]!, least: pairs[i + 2]! / 10 })
  }
  const mapOf = (list: Uint16Array): Uint16Array => {
    const map = new Uint16Array(65536)
    for (let i = 0; i < list.length; i += 2) map[list[i]!] = list[i + 1]!
    return map
  }
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
  const key = (i: number, offset: number): number => idiomLetters[i * 4 + offset]! * 65536 + idiomLetters[i * 4 + offset + 1]!
  // which pairs begin or end an idiom: a filter in front of the search
  const halves = new Uint8Array(1 << (halfBits - 3))
  const halfHash = (a: number, b: number): number => pairHash(a, b) >>> (bloomBits - halfBits)
  for (let i = 0; i < idiomLetters.length; i += 2) {
    const h = halfHash(idiomLetters[i]!, idiomLetters[i + 1]!)
    halves[h >> 3]! |= 1 << (h & 7)
  }
  const isHalf = (a: number, b: number): boolean => {
    const h = halfHash(a, b)
    return (halves[h >> 3]! & 1 << (h & 7)) !== 0
  }
  // idioms are sorted by their first two letters; `byEnd` lists them sorted by their last two
  const first = (wanted: number, offset: number): number => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (key(offset ? byEnd[middle]! : middle, offset) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
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
  return {
    lookalikes, suspect,
    simplified: mapOf(traditional),
    standard: mapOf(odd),
    inSomeWord: (a, b) => (bloom[pairHash(a, b) >> 3]! & 1 << (pairHash(a, b) & 7)) !== 0,
    soundAlike, lookAlike,
    nearIdiom(text, index) {
      for (let offset = 0; offset <= 2; offset += 2) {
        const a = text.charCodeAt(index + offset)
        const b = text.charCodeAt(index + offset + 1)
        if (!isHalf(a, b)) continue
        const wanted = a * 65536 + b
        let near: { idiom: string; odd: number } | undefined
        for (let n = first(wanted, offset); n < count; n++) {
          const i = offset ? byEnd[n]! : n
          if (key(i, offset) !== wanted) break
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
