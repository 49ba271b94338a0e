import { isHan } from './terms.js'

/** True if the letter stands with the same neighbour elsewhere nearby: a name or a term, not a slip. */
export const isRepeated = (text: string, index: number): boolean => (index > 0 && isTwice(text, index - 1)) || isTwice(text, index)

/** True if the two letters stand elsewhere nearby, too. */
export function isTwice(text: string, start: number): boolean {
  const pair = text.slice(start, start + 2)
  if (pair.length < 2 || !isHan(pair.charCodeAt(0)) || !isHan(pair.charCodeAt(1))) return false
  const window = text.slice(Math.max(0, start - near), start + near)
  return window.includes(pair, window.indexOf(pair) + 1)
}

/** True if the words stand near the place. */
export const standsNear = (text: string, index: number, words: string): boolean => text.slice(Math.max(0, index - near), index + near).includes(words)

/** True inside a short quotation: a pun on a word that sounds alike. */
export const isQuotedPlay = (text: string, index: number): boolean => /[“‘「][^”’」\n]{0,6}$/u.test(text.slice(Math.max(0, index - 7), index)) && /^[^“‘「\n]{0,6}[”’」]/u.test(text.slice(index + 1, index + 8))

/** True if a quotation or title mark touches the words: they are meant as they stand, or played with (“棋心协力、棋抗疫情”). */
export const touchesQuotes = (text: string, start: number, end: number): boolean => /[“‘「『《]/u.test(text[start - 1] ?? '') || /[”’」』》]/u.test(text[end] ?? '')

const near = 4000
