import { once } from '../article/once.js'
import { lastBeginning } from '../article/search.js'
import { readData } from './data.js'
import { idiomFinder, idiomSizes, type NearIdiom } from './idioms.js'
import { nearWordFinder, type NearWord } from './near-words.js'
import { KindFilter, PairFilter, asFirst, asSecond, pairHash, places } from './pairs.js'
import { partners } from './partners.js'
import { proseUnits } from './units.js'

/** Letters that are taken for one another, forms of letters, sounds, and idioms: `glyphs.bin`, made by `scripts/glyphs.ts`. */
export interface Glyphs {
  /** Where a letter's lookalikes begin in `meant`; 0 for letters without. The list ends with a 0. */
  readonly lookalikes: Uint16Array
  /** What a letter may have been before it was misread or mistyped. */
  readonly meant: Uint16Array
  /** The gain, in tenths of a nat, that such a reading must bring. */
  readonly least: Uint16Array
  /** The letters that have an entry in `simplified` or `standard`. */
  readonly oddUnits: Uint16Array
  /** The simplified letter for a traditional or Japanese one; 0 for none. */
  readonly simplified: Uint16Array
  /** The standard letter for a code point that is no norm in any Chinese text; 0 for none. */
  readonly standard: Uint16Array
  /** True if the two letters stand side by side in some frequent word (now and then also when they do not). */
  inSomeWord(a: number, b: number): boolean
  /** Looks once at every pair of letters. */
  places(units: Uint16Array): GlyphPlaces
  /** True if two letters sound alike, tone and the usual confusions (zh/z, ng/n) aside. */
  soundAlike(a: number, b: number): boolean
  /** True if two letters look alike, in either direction. */
  lookAlike(a: number, b: number): boolean
  /** True if one letter may stand for the other by its sound or its look. */
  alike(seen: number, meant: number): boolean
  /** Where the text is an idiom of four letters but for one that looks or sounds like the right one. */
  nearIdioms(units: Uint16Array, halves: Int32Array): NearIdiom[]
  /** The words of three letters to which letters that stand alone may belong, if they were others that look or sound alike. */
  nearWords(units: Uint16Array, alone: Int32Array): NearWord[]
}

/** Where a text is to be looked at more closely (now and then also where it is not). */
export interface GlyphPlaces {
  /** Where four letters begin or end as an idiom does, as `idiomFinder` wants them. */
  readonly halves: Int32Array
  /**
   * The letters that a look-alike may fit better than they do, each as four times its index, plus 1 if some look-alike makes a
   * frequent word with the letter before, plus 2 if one makes one with the letter behind, and one that is much
   * more frequent than any that the letter as it stands makes with it.
   */
  readonly suspects: Int32Array
  /**
   * Pairs of letters that no word holds, but that exchanged are a common word, or stand in one: each twice the index of the first,
   * plus 1 if the pair may well be right where two words meet.
   */
  readonly swapped: Int32Array
  /** Letters whose neighbours would be, side by side, a common word or stand in one. */
  readonly between: Int32Array
  /** Letters that never stand without their partner, most of them beside it. */
  readonly halved: Int32Array
  /** Commas, stops and the like between letters that stand side by side in some word. */
  readonly parted: Int32Array
  /** Letters that stand in no word with the one before, nor with the one behind; but not those that are mostly words by themselves. */
  readonly alone: Int32Array
}

/** The places in an article's prose. */
export const glyphPlaces = once((article): GlyphPlaces => glyphs().places(proseUnits(article)))

let loaded: Glyphs | undefined
export const glyphs = (): Glyphs => (loaded ??= read(readData('glyphs.bin')))

const filterWords = 1 << 15
const readingWords = 1 << 17
const swappedWords = 1 << 14
const dividedWords = 1 << 14
/** The weight of a word that occurs some forty times in the dictionary's 60 million. */
export const frequentWeight = 60
/** Pairs with this threshold (in tenths of a nat) or more merely look alike, in no list of letters that people confuse. */
export const shapeAlone = 80
/** The weight of a word that occurs some three hundred times in the dictionary's 60 million. */
export const knownWeight = 100
/** What a reading's word must weigh at least: pairs that are often confused (a threshold below 7 nats) are tried for rarer words as well. */
export const leastWeight = (least: number): number => (least < 70 ? frequentWeight : knownWeight)
/** The weight of a word that occurs some nine hundred times there. */
export const commonWeight = 110
/** Where the letter as it stands makes a word, too, a reading is tried if its word is so much heavier. */
export const muchHeavier = 16
/** Letters that are mostly words by themselves: nobody looks for the word that they belong to. */
const byThemselves = '的了着得地在是和与有一'
/** The letters that have sounds are in a row from here on. */
export const firstSounded = 0x4e00
export const soundedCount = 0x9fff - firstSounded + 1

function read(bytes: Uint8Array): Glyphs {
  const counts = new Uint32Array(bytes.buffer, bytes.byteOffset, 8)
  let at = bytes.byteOffset + 32
  const longs = (length: number): Uint32Array => {
    const array = new Uint32Array(bytes.buffer, at, length)
    at += length * 4
    return array
  }
  const shorts = (length: number): Uint16Array => {
    const array = new Uint16Array(bytes.buffer, at, length)
    at += length * 2
    return array
  }
  const shapes = longs(counts[5]!)
  const readings = new KindFilter(longs(readingWords))
  const swaps = new KindFilter(longs(swappedWords))
  const divided = new KindFilter(longs(dividedWords))
  const threes = longs(idiomSizes.threes)
  const halves = new KindFilter(longs(idiomSizes.halves))
  const properHalves = longs(idiomSizes.properHalves)
  const words = new PairFilter(longs(filterWords))
  const seen = shorts(counts[6]! * 2)
  const meant = shorts(counts[0]!)
  const least = shorts(counts[0]!)
  const traditional = shorts(counts[1]! * 2)
  const odd = shorts(counts[2]! * 2)
  const soundsOf = shorts(soundedCount)
  const sounds = shorts(counts[3]! * 3)
  const letters = shorts(counts[4]! * 4)
  const lacking = shorts(idiomSizes.lacking)
  const wordLetters = shorts(counts[7]! * 3)

  const lookalikes = new Uint16Array(65536)
  /** 1 for letters that may be a misreading, 2 for those with a partner, 4 for commas and full stops, 8 for letters that are mostly words by themselves, and all that are no letters. */
  const letterKinds = new Uint8Array(65536)
  letterKinds.fill(8)
  letterKinds.fill(0, firstSounded, firstSounded + soundedCount)
  for (const letter of byThemselves) letterKinds[letter.charCodeAt(0)] = 8
  for (let i = 0; i < seen.length; i += 2) {
    lookalikes[seen[i]!] = seen[i + 1]!
    letterKinds[seen[i]!]! |= 1
  }
  for (const letter of partners.keys()) letterKinds[letter.charCodeAt(0)]! |= 2
  for (const stop of '，。、；：！？') letterKinds[stop.charCodeAt(0)]! |= 4
  const mapOf = (list: Uint16Array): Uint16Array => {
    const map = new Uint16Array(65536)
    for (let i = 0; i < list.length; i += 2) map[list[i]!] = list[i + 1]!
    return map
  }
  let simplified: Uint16Array | undefined
  let standard: Uint16Array | undefined
  const oddUnits = new Uint16Array((traditional.length + odd.length) / 2)
  for (let i = 0; i < traditional.length; i += 2) oddUnits[i / 2] = traditional[i]!
  for (let i = 0; i < odd.length; i += 2) oddUnits[(traditional.length + i) / 2] = odd[i]!
  /** Where the three sounds of a letter stand in `sounds`; 0 for a letter without, which has three zeros there. */
  const soundsAt = (letter: number): number => letter >= firstSounded ? (soundsOf[letter - firstSounded] ?? 0) * 3 : 0
  const soundAlike = (a: number, b: number): boolean => {
    const x = soundsAt(a)
    const y = soundsAt(b)
    for (let i = x; i < x + 3 && sounds[i] !== 0; i++) for (let k = y; k < y + 3; k++) if (sounds[i] === sounds[k]) return true
    return false
  }
  const lookAlike = (a: number, b: number): boolean => {
    const pair = a * 65536 + b
    return shapes[lastBeginning(shapes, pair)] === pair
  }
  const alike = (seen: number, meant: number): boolean => soundAlike(seen, meant) || lookAlike(seen, meant)
  return {
    lookalikes, meant, least,
    get simplified() { return (simplified ??= mapOf(traditional)) },
    get standard() { return (standard ??= mapOf(odd)) },
    oddUnits,
    inSomeWord: (a, b) => words.has(pairHash(a, b, 32)),
    places(units) {
      const { length } = units
      const found = places(length * 8) // up to two halves for each letter, behind them a row for each other kind
      let halfCount = 0
      let suspectCount = length * 2
      let swappedCount = length * 3
      let betweenCount = length * 4
      let halvedCount = length * 5
      let partedCount = length * 6
      let aloneCount = length * 7
      let heldBefore = 1 // 1 if some word holds the last pair
      let oldest = 0 // what the last three pairs are as halves of idioms, and the last two as readings
      let newer = 0
      let before = 0
      let twoBefore = 0 // the letter before the pair, as the first of one
      // what `KindFilter.kinds` does, without a call for each filter: this loop is the longest of all
      const { words: inHalves, shift: halfShift } = halves
      const { words: inReadings, shift: readingShift } = readings
      const { words: inSwaps, shift: swapShift } = swaps
      const { words: inDivided, shift: dividedShift } = divided
      const { words: inWords, shift: wordShift } = words
      for (let i = 1; i <= length; i++) {
        const unit = units[i - 1]!
        const first = asFirst(unit)
        const second = asSecond(i < length ? units[i]! : 0)
        const hash = (first + second) >>> 0
        const low = hash >> 3 & 15
        const middle = hash >> 7 & 15
        const high = hash >> 11 & 15
        let word = inHalves[hash >>> halfShift]!
        const last = word >>> low & word >>> middle & word >>> high
        const isWhole = i >= 3 && i < length ? 1 : 0
        found[halfCount] = (i - 3) * 2
        halfCount += oldest & isWhole // a branch would cost more than the look-up
        found[halfCount] = (i - 3) * 2 + 1
        halfCount += last >>> 16 & isWhole
        oldest = newer
        newer = last
        word = inReadings[hash >>> readingShift]!
        const behind = word >>> low & word >>> middle & word >>> high
        const known = letterKinds[unit]!
        const sides = (known & 1) * (before & 1 | behind >>> 15 & 2)
        before = behind
        word = inSwaps[hash >>> swapShift]!
        const swapped = word >>> low & word >>> middle & word >>> high & 0x10001
        const around = (twoBefore + second) >>> 0
        word = inDivided[around >>> dividedShift]!
        const isBetween = word >>> (around >> 3 & 15) & word >>> (around >> 7 & 15) & word >>> (around >> 11 & 15) & 1
        twoBefore = first
        word = inWords[hash >>> wordShift]!
        const isHeld = word >>> (hash & 31) & word >>> (hash >> 5 & 31) & word >>> (hash >> 10 & 31) & 1
        found[aloneCount] = i - 1
        aloneCount += (heldBefore | isHeld | known >> 3) & 1 ^ 1
        heldBefore = isHeld
        if ((sides | swapped | isBetween | known & 6) === 0) continue
        if ((known & 2) !== 0) found[halvedCount++] = i - 1
        if ((known & 4) !== 0 && words.has(around)) found[partedCount++] = i - 1
        if (sides !== 0) found[suspectCount++] = (i - 1) * 4 + sides
        if (swapped !== 0) found[swappedCount++] = (i - 1) * 2 + (swapped >>> 16)
        if (isBetween !== 0) found[betweenCount++] = i - 1
      }
      return { halves: found.slice(0, halfCount), suspects: found.slice(length * 2, suspectCount), swapped: found.slice(length * 3, swappedCount), between: found.slice(length * 4, betweenCount), halved: found.slice(length * 5, halvedCount), parted: found.slice(length * 6, partedCount), alone: found.slice(length * 7, aloneCount) }
    },
    soundAlike, lookAlike, alike,
    nearIdioms: idiomFinder({ letters, properHalves, threes, lacking }, alike),
    nearWords: nearWordFinder(wordLetters, alike),
  }
}

/** The filter behind `inSomeWord`, built ahead by `scripts/glyphs.ts`. */
export function pairFilter(words: Iterable<string>): Uint32Array {
  const filter = new PairFilter(new Uint32Array(filterWords))
  for (const word of words) for (let i = 1; i < word.length; i++) filter.add(pairHash(word.charCodeAt(i - 1), word.charCodeAt(i), 32))
  return filter.words
}

/**
 * The filter behind the suspects, from the words with their weights and the letters that each letter is misread as. A word is
 * found before a letter if the letter is one of its second to fourth, behind it if it is its first (see `weightAround`).
 */
export function readingFilter(weights: ReadonlyMap<string, number>, misreadAs: ReadonlyMap<string, readonly { seen: string; least: number }[]>): Uint32Array {
  const filter = new KindFilter(new Uint32Array(readingWords))
  for (const [word, weight] of weights) if (weight >= frequentWeight && word.length > 1 && word.length <= 5) {
    const isTried = (pair: string, least: number): boolean => {
      const own = weights.get(pair) ?? 0
      return (own === 0 || weight > own + muchHeavier) && weight >= leastWeight(least) && (least < shapeAlone || own < frequentWeight)
    }
    for (const { seen, least } of misreadAs.get(word[0]!) ?? []) if (isTried(seen + word[1]!, least)) filter.add('second', seen.charCodeAt(0), word.charCodeAt(1))
    for (let i = 1; i < word.length && i <= 3; i++) for (const { seen, least } of misreadAs.get(word[i]!) ?? []) {
      if (isTried(word[i - 1]! + seen, least)) filter.add('first', word.charCodeAt(i - 1), seen.charCodeAt(0))
    }
  }
  return filter.words
}

/** Words and phrases of at least this weight are looked for with two letters exchanged. */
export const swappedWeight = { word: commonWeight, phrase: 90 }

/**
 * The filter behind the swapped pairs: what two neighbouring letters of a common word are when exchanged, unless a word holds them
 * in this order (`isHeld`). `mayMeet` tells the pairs that meet in right sentences, too: they are the second kind.
 */
export function swappedFilter(weights: ReadonlyMap<string, number>, isHeld: (pair: string) => boolean, mayMeet: (pair: string) => boolean): Uint32Array {
  const filter = new KindFilter(new Uint32Array(swappedWords))
  for (const [word, weight] of weights) if (word.length > 1 && word.length <= 5 && weight >= (word.length === 2 ? swappedWeight.word : swappedWeight.phrase)) {
    for (let i = 1; i < word.length; i++) {
      const pair = word[i]! + word[i - 1]!
      if (word[i] !== word[i - 1] && !isHeld(pair)) filter.add(mayMeet(pair) ? 'second' : 'first', pair.charCodeAt(0), pair.charCodeAt(1))
    }
  }
  return filter.words
}

/** The weight of words and phrases between whose letters another one is looked for. */
export const dividedWeight = { word: 125, phrase: 90 }

/** The filter behind the letters between: the neighbouring letters of common words, but for pairs that often stand apart. */
export function dividedFilter(weights: ReadonlyMap<string, number>, standApart: (pair: string) => boolean): Uint32Array {
  const filter = new KindFilter(new Uint32Array(dividedWords))
  for (const [word, weight] of weights) if (word.length > 1 && word.length <= 5 && weight >= (word.length === 2 ? dividedWeight.word : dividedWeight.phrase)) {
    for (let i = 1; i < word.length; i++) if (!standApart(word.slice(i - 1, i + 1))) filter.add('first', word.charCodeAt(i - 1), word.charCodeAt(i))
  }
  return filter.words
}
