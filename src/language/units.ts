import { once } from '../article/once.js'

/** The UTF-16 units of a text side by side: a loop reads them faster here than from the string. */
export function unitsOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le') // its offset is a multiple of eight
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length)
}

/** Those of an article's wide prose. */
export const wideUnits = once((article) => unitsOf(article.wide))

/** Those of its prose as it stands. */
export const proseUnits = once((article) => article.prose === article.wide ? wideUnits(article) : unitsOf(article.prose))
