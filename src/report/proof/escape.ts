import { visible } from '../visible.js'

/** A text as HTML character data or a quoted attribute value. What cannot be seen is shown by its number. */
export function html(text: string): string {
  return visible(text).replace(/[&<>"']/gu, (char) => entities[char]!)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
