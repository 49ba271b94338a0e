/**
 * The marked notation that examples, tests and the rules' pages share.
 *
 *     {bad=>good}  fix       {bad=>}  fix by deletion      {=>good}  fix by insertion
 *     {bad~>a|b}   suggest   {bad~>}  suggest deletion     {bad}     report only
 *
 * A text without braces must stay silent. `\{` and `\}` stand for the braces themselves.
 */
export interface Mark { start: number; end: number; fix?: string; suggest?: string[] }
export interface Marked { text: string; marks: Mark[] }

/** Splits a marked text into the plain text and what is expected of it. Offsets are UTF-16 units of the plain text. */
export function parseMarked(marked: string): Marked {
  let text = ''
  const marks: Mark[] = []
  for (let i = 0; i < marked.length; i++) {
    if (marked[i] === '\\' && (marked[i + 1] === '{' || marked[i + 1] === '}')) text += marked[++i]
    else if (marked[i] === '{') {
      const close = marked.indexOf('}', i)
      if (close < 0) throw new SyntaxError(`unclosed { in ${JSON.stringify(marked)}`)
      const inner = marked.slice(i + 1, close)
      const [, was, arrow, becomes] = /^([^]*?)(?:(=>|~>)([^]*))?$/u.exec(inner)!
      const mark: Mark = { start: text.length, end: text.length + was!.length }
      if (arrow === '=>') mark.fix = becomes!
      if (arrow === '~>') mark.suggest = becomes!.split('|')
      marks.push(mark)
      text += was!
      i = close
    } else text += marked[i]
  }
  return { text, marks }
}

/** Writes marks back into a text; the inverse of {@link parseMarked}. */
export function formatMarked({ text, marks }: Marked): string {
  const escape = (s: string) => s.replace(/[{}]/gu, '\\$&')
  let out = ''
  let at = 0
  for (const { start, end, fix, suggest } of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue
    out += escape(text.slice(at, start)) + `{${text.slice(start, end)}${fix !== undefined ? `=>${fix}` : suggest ? `~>${suggest.join('|')}` : ''}}`
    at = end
  }
  return out + escape(text.slice(at))
}
