/** The UTF-16 units of a text side by side. A loop that looks at each several times reads them faster here than from the string. */
export function unitsOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le') // its offset is a multiple of eight
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length)
}
