import { eastAsianWidth } from 'get-east-asian-width'

/**
 * How many columns a text takes in a terminal. The bundle puts this in place of `string-width`, whose tables of emoji and
 * regular expressions cost more at the start than checking an article: colour codes and marks that combine take none,
 * wide characters two, joined emoji as many as their parts.
 */
export default function stringWidth(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x1B) {
      // ESC [ … letter
      while (i < text.length && !/[A-Za-z]/u.test(text[i]!)) i++
    } else if (unit >= 0xD800 && unit < 0xE000) {
      const point = text.codePointAt(i)!
      if (point > 0xFFFF) i++
      width += columnsOf(point)
    } else width += columnsOf(unit)
  }
  return width
}

/** The same for one character. */
export function columnsOf(point: number): 0 | 1 | 2 {
  // nearly all of a Chinese text: ideographs, its marks, their full-width forms, ASCII, curly quotes
  if ((point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3000 && point <= 0x303E) || (point >= 0xFF01 && point <= 0xFF60)) return 2
  if ((point >= 0x20 && point < 0x7F) || (point >= 0x2010 && point <= 0x2027)) return 1
  if (point < 0xA0 || (point >= 0x300 && point < 0x370) || (point >= 0x200B && point <= 0x200F) || (point >= 0xFE00 && point <= 0xFE0F) || point === 0xFEFF) return 0
  return eastAsianWidth(point)
}
