/**
 * The last place that begins at or before `offset`, given where each begins, in ascending order; 0 if all of them begin
 * behind it, or if there are none.
 */
export function lastBeginning(starts: ArrayLike<number>, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
