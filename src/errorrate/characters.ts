import type { Article } from '../article/article.js'
import { wideUnits } from '../language/units.js'

/** Visible characters: one em each, what is half an em wide as a half. */
export function characters(article: Article): number {
  return Math.ceil((knownHalves(wideUnits(article)) ?? countHalves(article.wide)) / 2)
}

/** Halves of a text whose units have all been met before, which is nearly every text once the first ones have been counted. */
function knownHalves(units: Uint16Array): number | undefined {
  let halves = 0
  for (let i = 0; i < units.length; i++) {
    const known = halvesOfUnit[units[i]!]!
    if (known === UNKNOWN) return undefined
    halves += known
  }
  return halves
}

function countHalves(text: string): number {
  let halves = 0
  for (let i = 0; i < text.length; i++) {
    const known = halvesOfUnit[text.charCodeAt(i)]!
    halves += known !== UNKNOWN ? known : halvesAt(text, i)
  }
  return halves
}

const UNKNOWN = 3
/**
 * Unit → how many halves it is wide; unknown until it is asked for. Of a character that takes two units the first stays
 * unknown, and the second counts nothing.
 */
const halvesOfUnit = new Uint8Array(0x10000).fill(UNKNOWN).fill(2, 0x4E00, 0xA000).fill(0, 0xDC00, 0xE000)

function halvesAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  const halves = halvesOf(text.codePointAt(index)!)
  if (unit < 0xD800 || unit > 0xDBFF) halvesOfUnit[unit] = halves
  return halves
}

function halvesOf(point: number): number {
  // most articles hold no others, and the pattern takes half a millisecond to compile
  if (point > 0x20 && point < 0x7F) return 1
  if ((point >= 0x2010 && point <= 0x2027) || (point > 0x3000 && point < 0x302A) || (point > 0xFF00 && point < 0xFF5F)) return 2
  const char = String.fromCodePoint(point)
  return char <= ' ' || /[\s\p{C}\p{M}\uFFFC]/u.test(char) ? 0 : char < '\u0250' ? 1 : 2
}

/** Pages as they were set, where a house knows them: annex, part two. */
export interface Layout {
  charactersPerLine: number
  lines: number
  /** Characters that the area of press photos and art would hold: 80 % count. */
  photos?: number
  /** The same for decorative pictures: 30 % count. */
  decorations?: number
}

/** The characters of a page by the annex. */
export function layoutCharacters({ charactersPerLine, lines, photos = 0, decorations = 0 }: Layout): number {
  return Math.round(charactersPerLine * lines - photos - decorations + photos * 0.8 + decorations * 0.3)
}
