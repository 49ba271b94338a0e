/** Where the text is a common word of three letters but for one that looks or sounds like the right one. */
export interface NearWord {
  readonly start: number
  readonly word: string
  /** Where the odd letter stands. */
  readonly odd: number
}

const slotBits = 16
const slots = 1 << slotBits

/** A hash of two letters and the place, 0–2, of the third. */
const hashOf = (first: number, second: number, odd: number): number => (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(odd + 1, 0x27d4eb2f)) >>> (32 - slotBits)

/**
 * Finds the words that the letters at `alone` may belong to. `letters` are three for each word; `alike` tells whether a seen letter
 * looks or sounds like the one that is meant.
 */
export function nearWordFinder(letters: Uint16Array, alike: (seen: number, meant: number) => boolean): (units: Uint16Array, alone: Int32Array) => NearWord[] {
  let lacking: Uint16Array | undefined // made when it is wanted: a hash of 21,000 places packs badly, and takes half a millisecond
  return (units, alone) => {
    lacking ??= withoutOne(letters)
    const near: NearWord[] = []
    for (let k = 0; k < alone.length; k++) for (let odd = 0; odd < 3; odd++) {
      const index = alone[k]!
      const start = index - odd
      const x = odd === 0 ? 1 : 0
      const y = odd === 2 ? 1 : 2
      const first = units[start + x] ?? 0
      const second = units[start + y] ?? 0
      for (let slot = hashOf(first, second, odd); lacking[slot] !== 0; slot = slot + 1 & slots - 1) {
        const i = (lacking[slot]! - 1) * 3
        if (letters[i + x] === first && letters[i + y] === second && letters[i + odd] !== units[index] && alike(units[index]!, letters[i + odd]!)) near.push({ start, word: String.fromCharCode(...letters.subarray(i, i + 3)), odd: index })
      }
    }
    return near
  }
}

/** A hash table: each word (its number plus one) from the place of its other two letters on, once for each letter. */
function withoutOne(letters: Uint16Array): Uint16Array {
  const lacking = new Uint16Array(slots)
  for (let i = 0; i < letters.length; i += 3) for (let odd = 0; odd < 3; odd++) {
    let slot = hashOf(letters[i + (odd === 0 ? 1 : 0)]!, letters[i + (odd === 2 ? 1 : 2)]!, odd)
    while (lacking[slot] !== 0) slot = slot + 1 & slots - 1
    lacking[slot] = i / 3 + 1
  }
  return lacking
}
