/** 1 for a UTF-16 unit that is a Han character by itself: what `\p{Script=Han}` says of the units below U+10000. */
const table = new Uint8Array(0x10000)
for (const [low, high] of [[0x2E80, 0x2E99], [0x2E9B, 0x2EF3], [0x2F00, 0x2FD5], [0x3005, 0x3005], [0x3007, 0x3007], [0x3021, 0x3029], [0x3038, 0x303B], [0x3400, 0x4DBF], [0x4E00, 0x9FFF], [0xF900, 0xFA6D], [0xFA70, 0xFAD9]] as const) table.fill(1, low, high + 1)

/** True if the unit is a Han character by itself; the two halves of a rarer one are not. */
export const isHanUnit = (unit: number): boolean => table[unit] === 1

/** Where the run of Han characters that ends at `end` begins, not before `from`. `end` if there is none. */
export function hanStart(text: string, from: number, end: number): number {
  let at = end
  while (at > from) {
    if (table[text.charCodeAt(at - 1)] === 1) at--
    else if (at > from + 1 && isRare(text, at - 2)) at -= 2
    else break
  }
  return at
}

/** Where the run of Han characters that begins at `start` ends, not behind `to`. `start` if there is none. */
export function hanEnd(text: string, start: number, to: number): number {
  let at = start
  while (at < to) {
    if (table[text.charCodeAt(at)] === 1) at++
    else if (at < to - 1 && isRare(text, at)) at += 2
    else break
  }
  return at
}

/** True if two units are one character of the planes that hold nothing but Han. */
function isRare(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xD840 && unit <= 0xD8BF && (text.charCodeAt(at + 1) & 0xFC00) === 0xDC00
}
