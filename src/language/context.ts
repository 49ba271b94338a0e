import { pairCost, wordHash } from './bigrams.js'
import { unknownCost, wordsFrom } from './dictionary.js'
import { isHan } from './terms.js'

/** How far to either side of a letter its words and their neighbours reach. */
const reach = 5
const longest = 6
/** What it costs on top of a word's own cost to follow one that it is not known to follow; and a mark or the end where it is not expected. */
const stranger = 0.3
const strangeEnd = 4

const width = longest + 1
// cost and hash of the last word, for each place where words end and each length of the last one
const costs = new Float64Array((reach * 2 + 2) * width)
const hashes = new Int32Array(costs.length)
const wordCosts = new Float64Array(width)

/**
 * What the words around `index` cost when the letter there is read as `unit`, in nats: the less, the likelier the text, judged by
 * the words and by which of them follow one another. Only good for comparing letters at one place.
 */
export function contextCost(text: string, index: number, unit: number): number {
  let from = index
  while (index - from < reach && isHan(text.charCodeAt(from - 1))) from--
  let to = index + 1
  while (to - index <= reach && isHan(text.charCodeAt(to))) to++
  return costOf(text, from, to, index, unit)
}

/** What the likeliest division into words costs, each word judged by the one before it. */
function costOf(text: string, from: number, to: number, index: number, unit: number): number {
  const length = to - from
  costs.fill(Infinity, 0, (length + 1) * width)
  costs[0] = 0
  hashes[0] = markAt(text, from - 1)
  for (let i = 0; i < length; i++) {
    const end = wordsFrom(text, from + i, to, index, unit, wordCosts)
    // a letter that is no word is one that nothing is known of
    if (end === 0 || wordCosts[1] === 0) wordCosts[1] = unknownCost
    let hash = 0
    for (let n = 1; n <= Math.max(end, 1); n++) {
      const at = from + i + n - 1
      hash = wordHash(hash, at === index ? unit : text.charCodeAt(at))
      if (wordCosts[n] === 0) continue
      costs[(i + n) * width + n] = cheapest(i, hash, wordCosts[n]! + stranger)
      hashes[(i + n) * width + n] = hash
    }
  }
  return cheapest(length, markAt(text, to), strangeEnd)
}

/** The least that it costs to come to place `i` and go on with a word; `alone`: what that costs if it is not known to follow. */
function cheapest(i: number, hash: number, alone: number): number {
  let least = Infinity
  for (let k = i * width; k < (i + 1) * width; k++) {
    const before = costs[k]!
    if (before === Infinity) continue
    const pair = hashes[k] === 0 || hash === 0 ? -1 : pairCost(hashes[k]!, hash)
    least = Math.min(least, before + (pair < 0 ? alone : pair))
  }
  return least
}

/** The hash of the mark beside a run of letters; 0 where the run goes on. */
const markAt = (text: string, index: number): number => (isHan(text.charCodeAt(index)) ? 0 : wordHash(0, text.charCodeAt(index)))
