/**
 * The last of `count` places in ascending order that begins at or before `offset`; 0 if all of them begin behind it, or if
 * there are none. `startOf` tells where a place begins.
 */
export function lastBeginning(count: number, startOf: (index: number) => number, offset: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (startOf(middle) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
