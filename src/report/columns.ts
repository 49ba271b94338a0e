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
    if (unit >= 0x20 && unit < 0x7F) width++
    else if (unit === 0x1B) {
      // ESC [ … letter
      while (i < text.length && !/[A-Za-z]/u.test(text[i]!)) i++
    } else if (unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || (unit >= 0x300 && unit < 0x370) || (unit >= 0x200B && unit <= 0x200F) || (unit >= 0xFE00 && unit <= 0xFE0F) || unit === 0xFEFF) continue
    else if (unit >= 0x4E00 && unit <= 0x9FFF) width += 2
    else {
      const point = text.codePointAt(i)!
      if (point > 0xFFFF) i++
      width += eastAsianWidth(point)
    }
  }
  return width
}
