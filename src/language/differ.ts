/** Index of the first unit in which two texts differ; the length of the shorter one if it is how the other begins. */
export function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

/** Index of the one unit in which two texts of one length differ; -1 if they differ in none, in more, or in length. */
export function onlyDifference(a: string, b: string): number {
  if (a.length !== b.length || a === b) return -1
  const at = firstDifference(a, b)
  return a.slice(at + 1) === b.slice(at + 1) ? at : -1
}
