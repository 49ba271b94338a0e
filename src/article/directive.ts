/** `<!-- textlint-disable rule-a,rule-b -- reason -->`, textlint's own comments, in any format. */
export const directivePattern = /<!--\s*textlint-(disable-next-line|disable|enable)(?:\s+([^>]*?))?\s*-->/gu

/** A line of plain text that is nothing but such a comment is no prose. */
export function isDirective(source: string, at: number): boolean {
  return source.startsWith('<!--', at) && /^<!--\s*textlint-(?:disable|enable)[^>]*-->\s*$/u.test(source.slice(at, endOfLine(source, at)))
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}
