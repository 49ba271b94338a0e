import { unitsOf } from './units.js'

/**
 * Finds every occurrence of many terms in one pass (Aho–Corasick). The trie is a double array over typed arrays, so that
 * a scan allocates nothing and a prebuilt automaton is ready as soon as its bytes are read.
 */
export interface Automaton {
  /** Number of terms; `visit` reports them by their place in the list the automaton was built from. */
  readonly size: number
  /** Calls `visit` for every occurrence, overlapping ones too, in order of their end; at one end the longest term first. */
  scan(text: string, visit: (term: number, start: number, end: number) => void, units?: Uint16Array): void
  /** The automaton as bytes for {@link readAutomaton}, two for a number. Throws a RangeError for one of 65,535 states or more. */
  bytes(): Uint8Array
}

interface Tables {
  /** the code units that occur in terms; a unit's class is its place here plus one */
  readonly alphabet: Uint16Array
  /**
   * Four numbers a state, side by side in memory, because a scan needs them together: where its children begin (a child by
   * class `c` is the state `base + c`, if `check` there names the parent), `check`, the state of the longest proper suffix,
   * and the first state, itself or a suffix, in which a term ends (0 for none).
   */
  readonly cells: States
  /** term that ends in a state, plus one; 0 for none */
  readonly ends: States
  /** the next suffix in which a term ends; 0 for none */
  readonly suffix: States
  /** length of each term */
  readonly lengths: Uint16Array
  /** A filter of the pairs of letters that terms of two or more begin with: a bit for the hash of each, so small that it stays in the cache. */
  readonly starts: Uint8Array
}

const startBits = 17
const startHash = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - startBits)

/** Builds the automaton. Throws a RangeError for an empty or repeated term. */
export function buildAutomaton(terms: readonly string[]): Automaton {
  const alphabet = Uint16Array.from([...new Set(terms.flatMap((term) => Array.from({ length: term.length }, (_, i) => term.charCodeAt(i))))].sort((a, b) => a - b))
  const classOf = classes(alphabet)

  // a plain trie first: children by class, node 0 is the root
  const children: Map<number, number>[] = [new Map()]
  const termAt: number[] = [0]
  terms.forEach((term, index) => {
    if (!term) throw new RangeError('an automaton cannot find the empty term')
    let node = 0
    for (let i = 0; i < term.length; i++) {
      const c = classOf[term.charCodeAt(i)]!
      let next = children[node]!.get(c)
      if (next === undefined) {
        next = children.push(new Map()) - 1
        termAt.push(0)
        children[node]!.set(c, next)
      }
      node = next
    }
    if (termAt[node]) throw new RangeError(`the term “${term}” is repeated`)
    termAt[node] = index + 1
  })

  // then lay it out, parents before children; slot 0 is the root, and no child may land there
  const width = alphabet.length + 1
  let capacity = Math.max(1024, children.length * 2 + width)
  let base = new Int32Array(capacity)
  let check = new Int32Array(capacity).fill(-1)
  check[0] = 0
  const slotOf = new Int32Array(children.length)
  const order = [0]
  let firstFree = 1
  for (let head = 0; head < order.length; head++) {
    const node = order[head]!
    const labels = [...children[node]!.keys()].sort((a, b) => a - b)
    if (!labels.length) continue
    while (check[firstFree] !== -1) firstFree++
    let at = Math.max(1, firstFree - labels[0]!)
    for (; ; at++) {
      if (at + width >= capacity) {
        capacity *= 2
        base = grow(base, capacity, 0)
        check = grow(check, capacity, -1)
      }
      if (labels.every((c) => check[at + c] === -1)) break
    }
    const slot = slotOf[node]!
    base[slot] = at
    for (const c of labels) {
      const child = children[node]!.get(c)!
      slotOf[child] = at + c
      check[at + c] = slot
      order.push(child)
    }
  }
  let used = 1
  for (let slot = capacity - 1; slot > 0; slot--) if (check[slot] !== -1) { used = slot + 1; break }
  const length = used + width // every `base + class` stays inside

  const fail = new Int32Array(length)
  const ends = new Int32Array(length)
  const suffix = new Int32Array(length)
  base = base.slice(0, length)
  check = check.slice(0, length)
  for (const node of order) {
    const slot = slotOf[node]!
    ends[slot] = termAt[node]!
    for (const [c, child] of children[node]!) {
      const to = slotOf[child]!
      let from = fail[slot]!
      if (slot !== 0) {
        while (from !== 0 && check[base[from]! + c] !== from) from = fail[from]!
        const next = base[from]! + c
        if (check[next] === from && next !== to) fail[to] = next
      }
    }
  }
  for (const node of order) {
    const slot = slotOf[node]!
    const link = fail[slot]!
    suffix[slot] = ends[link] ? link : suffix[link]!
  }
  const cells = new Int32Array(length * 4)
  for (let slot = 0; slot < length; slot++) {
    cells[slot * 4] = base[slot]!
    cells[slot * 4 + 1] = check[slot]!
    cells[slot * 4 + 2] = fail[slot]!
    cells[slot * 4 + 3] = ends[slot] ? slot : suffix[slot]!
  }
  const starts = new Uint8Array(1 << (startBits - 3))
  for (const term of terms) if (term.length > 1) {
    const h = startHash(term.charCodeAt(0), term.charCodeAt(1))
    starts[h >> 3]! |= 1 << (h & 7)
  }
  return automaton({ alphabet, cells, ends, suffix, lengths: Uint16Array.from(terms, (term) => term.length), starts })
}

/** Numbers of states: two bytes each where the automaton was read from bytes, so that there is less to load. The `check` of an empty slot is 65535 there, −1 in one just built. */
type States = Int32Array | Uint16Array
const mostStates = 0xffff

/** Reads what {@link Automaton.bytes} wrote. The bytes are used in place where their alignment allows it. */
export function readAutomaton(bytes: Uint8Array): Automaton {
  const aligned = bytes.byteOffset % 4 ? bytes.slice() : bytes
  const [letters, states, terms] = new Int32Array(aligned.buffer, aligned.byteOffset, 3) as unknown as [number, number, number]
  let at = aligned.byteOffset + 12
  const shorts = (length: number): Uint16Array => {
    const array = new Uint16Array(aligned.buffer, at, length)
    at += length * 2
    return array
  }
  const cells = shorts(states * 4), ends = shorts(states), suffix = shorts(states), alphabet = shorts(letters), lengths = shorts(terms)
  const starts = new Uint8Array(aligned.buffer, at, 1 << (startBits - 3))
  return automaton({ alphabet, cells, ends, suffix, lengths, starts })
}

function automaton(tables: Tables): Automaton {
  const { alphabet, cells, ends, suffix, lengths, starts } = tables
  const classOf = classes(alphabet)
  // most letters begin no term, or are the first letter of one that goes no further: the root is looked up directly
  const fromRoot = new Int32Array(alphabet.length + 1)
  const alone = new Uint8Array(65536) // terms of one letter
  for (let c = 1; c <= alphabet.length; c++) {
    const next = cells[0]! + c
    if (cells[next * 4 + 1] !== 0) continue
    fromRoot[c] = next
    if (ends[next] !== 0) alone[alphabet[c - 1]!] = 1
  }
  /** The next place where a term may begin. Nearly all the work is done here; so small a function is compiled early. */
  const nextStart = (units: Uint16Array, from: number): number => {
    let ahead = units[from]!
    for (let i = from; i < units.length; i++) {
      const unit = ahead
      ahead = i + 1 < units.length ? units[i + 1]! : 0
      const h = startHash(unit, ahead)
      if ((starts[h >> 3]! & 1 << (h & 7)) !== 0 || alone[unit] !== 0) return i
    }
    return units.length
  }
  return {
    size: lengths.length,
    scan(text, visit, units = unitsOf(text)) {
      let state = 0
      for (let i = 0; i < units.length;) {
        if (state === 0) {
          i = nextStart(units, i)
          if (i === units.length) return
          state = fromRoot[classOf[units[i]!]!]!
        } else {
          const c = classOf[units[i]!]!
          while (state !== 0) {
            const next = cells[state * 4]! + c
            if (cells[next * 4 + 1] === state) {
              state = next
              break
            }
            state = cells[state * 4 + 2]!
          }
          if (state === 0) continue // no term goes on with this letter, but one may begin with it
        }
        i++
        if (state === 0) continue
        for (let hit = cells[state * 4 + 3]!; hit !== 0; hit = suffix[hit]!) {
          const term = ends[hit]! - 1
          visit(term, i - lengths[term]!, i)
        }
      }
    },
    bytes() {
      const states = ends.length
      if (states >= mostStates) throw new RangeError(`an automaton of ${states} states does not fit into two bytes a number`)
      const tables = [cells, ends, suffix, alphabet, lengths]
      const shorts = new Uint16Array(tables.reduce((sum, table) => sum + table.length, 0))
      let at = 0
      for (const table of tables) {
        shorts.set(table, at) // −1 becomes 65535
        at += table.length
      }
      const out = new Uint8Array(12 + shorts.byteLength + starts.length)
      new Int32Array(out.buffer, 0, 3).set([alphabet.length, states, lengths.length])
      new Uint16Array(out.buffer, 12, shorts.length).set(shorts)
      out.set(starts, 12 + shorts.byteLength)
      return out
    },
  }
}

function classes(alphabet: Uint16Array): Uint16Array {
  const classOf = new Uint16Array(65536)
  alphabet.forEach((unit, i) => { classOf[unit] = i + 1 })
  return classOf
}

function grow(array: Int32Array<ArrayBuffer>, length: number, fill: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(length).fill(fill)
  bigger.set(array)
  return bigger
}
