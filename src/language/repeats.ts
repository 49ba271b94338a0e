import { once } from '../article/once.js'
import { wideUnits } from './units.js'

/** Text that stands twice, as one pass over the units of the prose sees it. Places are prose offsets. */
export interface Repeats {
  /** A phrase of three to ten units twice on end, 高质量高质量: both together. */
  readonly phrases: readonly { readonly start: number; readonly end: number }[]
  /** Where two units stand twice on end, 今年今年. */
  readonly pairs: readonly number[]
  /** Six units that stand `distance` units earlier, too, eight and a mark or more, up to two hundred: the last of them. Where a longer text comes again there is nearly always such a place. */
  readonly longer: readonly { readonly place: number; readonly distance: number }[]
}

const PHRASE = 10
const NEAR = 9
const FAR = 200
const ALIKE = 6

// Where a unit stood last, in one table for all articles, so that none has to be made, or wiped, for each: they count as one text.
const lastPlaces = new Int32Array(1 << 16)
let counted = 0

export const repeats = once((article): Repeats => {
  const units = wideUnits(article)
  const phrases: { start: number; end: number }[] = []
  const pairs: number[] = []
  const longer: { place: number; distance: number }[] = []
  if (counted > 1 << 30) {
    lastPlaces.fill(0)
    counted = 0
  }
  const last = lastPlaces
  const { length } = units
  const first = counted + FAR + 1 // the end of the article before is too far away
  let distance = 0
  let run = 0
  for (let i = 0; i < length; i++) {
    const unit = units[i]!
    const d = first + i - last[unit]!
    last[unit] = first + i
    if (d !== distance) {
      distance = d
      run = 1
    } else if (++run >= d) {
      if (d >= 3 && d <= PHRASE && run % d === 0) phrases.push({ start: i + 1 - 2 * d, end: i + 1 })
      else if (d === 2 && run === 2) pairs.push(i - 3)
    } else if (run === ALIKE && d >= NEAR && d <= FAR) longer.push({ place: i, distance: d })
  }
  counted = first + length
  return { phrases, pairs, longer }
})
