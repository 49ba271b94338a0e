import { pairHash, places } from './pairs.js'
import { unitsOf } from './units.js'

/** Finds every occurrence of thousands of terms in one pass. Prebuilt, it is ready as soon as its bytes are read. */
export interface TermIndex {
  /** Number of terms; `visit` reports them by their place in the list the index was built from. */
  readonly size: number
  /** Calls `visit` for every occurrence, overlapping ones too: terms of one letter first, then the others in order of their start. */
  scan(text: string, visit: (term: number, start: number, end: number) => void, units?: Uint16Array): void
  /** The index as bytes for {@link readTermIndex}. */
  bytes(): Uint8Array
}

interface Tables {
  /**
   * What the first letters of the terms are, by the hash of the first two. Of the 32 bits a term of two sets two of the lower
   * half, a longer one two of the upper half, by its third letter. So nearly every place of a text without a term is passed
   * over after one look.
   */
  readonly filter: Uint32Array
  /** The first term (its number plus one) that begins with two letters: a hash table. */
  readonly slots: Uint16Array
  /** The terms, one behind the other, and where each of them begins. */
  readonly letters: Uint16Array
  readonly starts: Uint32Array
  /** The terms of one letter. */
  readonly single: Uint32Array
}

const mostTerms = 0xffff
/** So many more slots are there than words of the filter, as a power of two: the smaller the filter, the better it stays in the cache. */
const slotsPerWord = 2

/** Builds the index. The terms come sorted; throws a RangeError for an empty, repeated or misplaced one, and for more than 65,535. */
export function buildTermIndex(terms: readonly string[]): TermIndex {
  terms.forEach((term, i) => {
    if (!term) throw new RangeError('an index cannot find the empty term')
    if (i > 0 && terms[i - 1]! >= term) throw new RangeError(`the term “${term}” is repeated, or the terms are not sorted`)
  })
  if (terms.length > mostTerms) throw new RangeError(`an index holds ${mostTerms} terms, not ${terms.length}`)
  const bits = Math.max(8, 33 - Math.clz32(terms.length)) // at most half the slots are taken
  const starts = Uint32Array.from([0, ...terms.map((term) => term.length)])
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const tables = { filter: new Uint32Array(1 << bits - slotsPerWord), slots: new Uint16Array(1 << bits), letters: unitsOf(terms.join('')), starts, single: Uint32Array.from([...terms.keys()].filter((n) => terms[n]!.length === 1)) }
  terms.forEach((term, n) => {
    if (term.length === 1) return
    const hash = pairHash(term.charCodeAt(0), term.charCodeAt(1), 32)
    tables.filter[hash >>> (32 - bits + slotsPerWord)]! |= term.length === 2 ? pairBits(hash) : thirdBits(term.charCodeAt(2))
    const slot = slotOf(tables, bits, term.charCodeAt(0), term.charCodeAt(1))
    if (tables.slots[slot] === 0) tables.slots[slot] = n + 1
  })
  return termIndex(tables)
}

/** Reads what {@link TermIndex.bytes} wrote. The bytes are used in place where their alignment allows it. */
export function readTermIndex(bytes: Uint8Array): TermIndex {
  const { buffer, byteOffset } = bytes.byteOffset % 4 ? bytes.slice() : bytes
  const [terms, slots, singles, length] = new Uint32Array(buffer, byteOffset, 4) as unknown as [number, number, number, number]
  let at = byteOffset + 16
  const longs = (count: number): Uint32Array => new Uint32Array(buffer, (at += count * 4) - count * 4, count)
  const shorts = (count: number): Uint16Array => new Uint16Array(buffer, (at += count * 2) - count * 2, count)
  return termIndex({ starts: longs(terms + 1), single: longs(singles), filter: longs(slots >> slotsPerWord), slots: shorts(slots), letters: shorts(length) })
}

const pairBits = (hash: number): number => 1 << (hash & 15) | 1 << (hash >> 4 & 15)
const thirdHash = (letter: number): number => Math.imul(letter, 0xc2b2ae35)
const thirdBits = (letter: number): number => 0x10000 << (thirdHash(letter) >>> 28) | 0x10000 << (thirdHash(letter) >>> 24 & 15)

/** The slot of the terms that begin with two letters, or the empty one where they belong. */
function slotOf({ slots, letters, starts }: Tables, bits: number, a: number, b: number): number {
  let slot = pairHash(a, b, bits)
  for (; slots[slot] !== 0; slot = slot + 1 & slots.length - 1) {
    const at = starts[slots[slot]! - 1]!
    if (letters[at] === a && letters[at + 1] === b) break
  }
  return slot
}

function termIndex(tables: Tables): TermIndex {
  const { filter, slots, letters, starts, single } = tables
  const bits = 31 - Math.clz32(slots.length)
  const shift = 32 - bits + slotsPerWord
  const size = starts.length - 1

  /** Where a term of two letters or more may begin. Nearly all the work is done here, so the loop counts without a branch. */
  const candidates = (units: Uint16Array): Int32Array => {
    const found = places(units.length)
    let count = 0
    let unit = 0
    let second = units.length > 0 ? units[0]! : 0
    let third = units.length > 1 ? units[1]! : 0
    for (let i = 0; i + 1 < units.length; i++) {
      unit = second
      second = third
      third = i + 2 < units.length ? units[i + 2]! : 0
      const hash = pairHash(unit, second, 32)
      const word = filter[hash >>> shift]!
      const more = thirdHash(third)
      found[count] = i
      count += (word >>> (hash & 15) & word >>> (hash >> 4 & 15) | word >>> 16 + (more >>> 28) & word >>> 16 + (more >>> 24 & 15)) & 1
    }
    return found.slice(0, count)
  }
  const isAt = (units: Uint16Array, start: number, term: number): boolean => {
    const from = starts[term]!
    const length = starts[term + 1]! - from
    if (start + length > units.length) return false
    for (let k = 2; k < length; k++) if (units[start + k] !== letters[from + k]) return false
    return true
  }
  return {
    size,
    scan(text, visit, units = unitsOf(text)) {
      for (const term of single) {
        const letter = String.fromCharCode(letters[starts[term]!]!)
        for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) visit(term, at, at + 1)
      }
      for (const start of candidates(units)) {
        const a = units[start]!
        const b = units[start + 1]!
        const first = slots[slotOf(tables, bits, a, b)]!
        if (first === 0) continue
        for (let term = first - 1; term < size && letters[starts[term]!] === a && letters[starts[term]! + 1] === b; term++) {
          if (isAt(units, start, term)) visit(term, start, start + starts[term + 1]! - starts[term]!)
        }
      }
    },
    bytes() {
      const head = Uint32Array.of(size, slots.length, single.length, letters.length)
      return Buffer.concat([head, starts, single, filter, slots, letters].map((table) => new Uint8Array(table.buffer, table.byteOffset, table.byteLength)))
    },
  }
}
