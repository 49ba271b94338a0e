/** A text as the value of an XML attribute in double quotes, or as character data. What XML 1.0 cannot hold becomes U+FFFD. */
export function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"'\t\n\r]/gu, (char) => named[char] ?? `&#${char.codePointAt(0)};`)
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
