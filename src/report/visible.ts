/**
 * A text for people to read: what cannot be seen (control and format characters, lone surrogates, private use) is shown
 * by its number, so that a zero-width space can be found, and neither a terminal nor a line's direction is at the
 * mercy of an article.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, (char) => char === '\n' ? '⏎' : char === '\r' ? '' : char === '\t' ? ' ' : codePoint(char))
}

/** 「⟨U+200B⟩」 */
export function codePoint(char: string): string {
  return `⟨U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`
}
