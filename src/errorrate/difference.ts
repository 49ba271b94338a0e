/** What stood there and what shall stand there instead; `start` counts from the beginning of the texts compared. */
export interface Difference { start: number; removed: string; inserted: string }

/** The parts in which two texts differ, between what they share in front and behind. */
export function difference(was: string, is: string): Difference {
  const most = Math.min(was.length, is.length)
  let front = 0
  while (front < most && was.charCodeAt(front) === is.charCodeAt(front)) front++
  // a character beyond the BMP is not parted between its two units
  if (front > 0 && (was.charCodeAt(front - 1) & 0xFC00) === 0xD800) front--
  let back = 0
  while (back < most - front && was.charCodeAt(was.length - 1 - back) === is.charCodeAt(is.length - 1 - back)) back++
  if (back > 0 && (was.charCodeAt(was.length - back) & 0xFC00) === 0xDC00) back--
  return { start: front, removed: was.slice(front, was.length - back), inserted: is.slice(front, is.length - back) }
}
