import leven from 'leven'

/** 「，是不是“quote-pairs”？」 or nothing, if no right name is near enough to the wrong one. */
export function nearest(wrong: string, right: readonly string[], prefix = ''): string {
  let best: string | undefined
  let distance = Math.max(2, Math.floor(wrong.length / 2) + 1)
  for (const candidate of right) {
    const d = leven(wrong, candidate)
    if (d < distance) {
      distance = d
      best = candidate
    }
  }
  return best ? `，是不是“${prefix}${best}”？` : ''
}
