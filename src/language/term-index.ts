import { pairHash, places } from './pairs.js'
import { unitsOf } from './units.js'

/** Finds every occurrence of thousands of terms in one pass. Prebuilt, it is ready as soon as its bytes are read. */
export interface TermIndex {
  /** Number of terms; `visit` reports them by their place in the list the index was built from. */
  readonly size: number
  /** Calls `visit` for every occurrence, overlapping ones too: terms of one letter first, then the others in order of their start. */
  scan(text: string, visit: Visit, units?: Uint16Array): void
  /** Where terms of two letters or more may begin. */
  readonly starts: StartFilter
  /** Calls `visit` for those terms of two letters or more that begin at `start`, the shortest first. */
  visitAt(units: Uint16Array, start: number, visit: Visit): void
  /** The index as bytes for {@link readTermIndex}. */
  bytes(): Uint8Array
}

export type Visit = (term: number, start: number, end: number) => void

/**
 * The first letters of terms, by the hash of the first two: one table has a bit for each pair. In the other a term of two letters
 * sets two bits of the lower half of a word, a longer one two of the upper half, by its third letter. So nearly every place of a
 * text without a term is passed over after one look, and nearly all others after the second.
 */
export class StartFilter {
  private readonly shift: number

  /** Both tables are as many words long, a power of two. */
  constructor(readonly pairs: Uint32Array, readonly thirds: Uint32Array) {
    this.shift = Math.clz32(pairs.length) + 1
  }

  /** Adds a term of two letters or more. */
  add(term: string): void {
    const hash = pairHash(term.charCodeAt(0), term.charCodeAt(1), 32)
    const third = thirdHash(term.charCodeAt(2))
    this.pairs[hash >>> this.shift]! |= 1 << (hash & 31)
    this.thirds[hash >>> this.shift]! |= term.length === 2 ? 1 << (hash & 15) | 1 << (hash >> 4 & 15) : 0x10000 << (third >>> 28) | 0x10000 << (third >>> 24 & 15)
  }

  /** Becomes equal to another filter of the same size. */
  copy({ pairs, thirds }: StartFilter): void {
    this.pairs.set(pairs)
    this.thirds.set(thirds)
  }

  /** Where terms may begin. Nearly all the work of a search is done here. */
  places(units: Uint16Array): Int32Array {
    const { shift, pairs, thirds } = this
    const found = places(units.length)
    let count = 0
    let second = units.length > 0 ? units[0]! : 0
    for (let i = 1; i < units.length; i++) {
      const first = second
      second = units[i]!
      const hash = pairHash(first, second, 32)
      if ((pairs[hash >>> shift]! & 1 << (hash & 31)) === 0) continue
      const third = thirdHash(i + 1 < units.length ? units[i + 1]! : 0)
      const word = thirds[hash >>> shift]!
      if (((word >>> (hash & 15) & word >>> (hash >> 4 & 15) | word >>> 16 + (third >>> 28) & word >>> 16 + (third >>> 24 & 15)) & 1) !== 0) found[count++] = i - 1
    }
    return found.slice(0, count)
  }
}

export const emptyFilter = (words: number): StartFilter => new StartFilter(new Uint32Array(words), new Uint32Array(words))
const thirdHash = (letter: number): number => Math.imul(letter, 0xc2b2ae35)

interface Tables {
  readonly filter: StartFilter
  /** The first term (its number plus one) that begins with two letters: a hash table. The others that begin so follow that one. */
  readonly slots: Uint16Array
  /** The terms, one behind the other, and where each of them begins. */
  readonly letters: Uint16Array
  readonly starts: Uint32Array
  /** The terms of one letter. */
  readonly single: Uint32Array
}

const mostTerms = 0xffff

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
  const tables = { filter: emptyFilter(1 << bits), slots: new Uint16Array(1 << bits), letters: unitsOf(terms.join('')), starts, single: Uint32Array.from([...terms.keys()].filter((n) => terms[n]!.length === 1)) }
  terms.forEach((term, n) => {
    if (term.length === 1) return
    tables.filter.add(term)
    if (n > 0 && terms[n - 1]!.startsWith(term.slice(0, 2))) return
    let slot = pairHash(term.charCodeAt(0), term.charCodeAt(1), bits)
    while (tables.slots[slot] !== 0) slot = slot + 1 & tables.slots.length - 1
    tables.slots[slot] = n + 1
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
  return termIndex({ starts: longs(terms + 1), single: longs(singles), filter: new StartFilter(longs(slots), longs(slots)), slots: shorts(slots), letters: shorts(length) })
}

function termIndex(tables: Tables): TermIndex {
  const { filter, slots, letters, starts, single } = tables
  const bits = 31 - Math.clz32(slots.length)
  const visitAt = (units: Uint16Array, start: number, visit: Visit): void => {
    const a = units[start]!
    const b = units[start + 1]!
    for (let slot = pairHash(a, b, bits); slots[slot] !== 0; slot = slot + 1 & slots.length - 1) {
      let term = slots[slot]! - 1
      let from = starts[term]!
      if (letters[from] !== a || letters[from + 1] !== b) continue
      do {
        const to = starts[term + 1]!
        let at = from + 2
        while (at < to && letters[at] === units[start + at - from]) at++
        if (at === to) visit(term, start, start + to - from)
        term++
        from = to
      } while (letters[from] === a && letters[from + 1] === b)
      return
    }
  }
  return {
    size: starts.length - 1, starts: filter, visitAt,
    scan(text, visit, units = unitsOf(text)) {
      for (const term of single) {
        const letter = String.fromCharCode(letters[starts[term]!]!)
        for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) visit(term, at, at + 1)
      }
      const places = filter.places(units)
      for (let i = 0; i < places.length; i++) visitAt(units, places[i]!, visit)
    },
    bytes() {
      const head = Uint32Array.of(starts.length - 1, slots.length, single.length, letters.length)
      return Buffer.concat([head, starts, single, filter.pairs, filter.thirds, slots, letters].map((table) => new Uint8Array(table.buffer, table.byteOffset, table.byteLength)))
    },
  }
}
