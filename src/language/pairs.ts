/**
 * Words are looked for by the pairs of letters in them: a filter (a bit for the hash of each pair, with now and then one too
 * many) rules out nearly every place of a text before anything is looked up.
 */

/** A hash of two letters, of so many bits. */
export const pairHash = (a: number, b: number, bits: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - bits)

/** 1 if a filter has the hash, 0 if not. A number, so that loops over a text can count without a branch. */
export const isMarked = (filter: Uint8Array, hash: number): number => filter[hash >> 3]! >> (hash & 7) & 1
export const mark = (filter: Uint8Array, hash: number): void => { filter[hash >> 3]! |= 1 << (hash & 7) }

let room = new Int32Array(0x4000)

/** Room for the places that a loop over a text of so many units finds, and one more. It is everyone's until the next call. */
export function places(length: number): Int32Array {
  if (room.length <= length) room = new Int32Array(length * 2)
  return room
}
