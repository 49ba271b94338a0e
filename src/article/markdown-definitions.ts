import { normalizeIdentifier } from 'micromark-util-normalize-identifier'

/** `[文字]: https://example.org "题"` in a line of its own, as it is nearly always written. */
const simple = /^ {0,3}\[((?:[^[\]\\^]|(?!^)\^)[^[\]\\]{0,998})\]:[ \t]*(?:<[^<>\\]*>|(?!<)(?:[^\s\\()]|\([^\s\\()]*\))+)([ \t]+(?:"[^"\\]*"|'[^'\\]*'|\([^()\\]*\)))?[ \t]*$/u
/** Anything that may begin a definition: the label may go on over lines and hold escaped brackets. */
const any = /^ {0,3}\[(?:\\[^]|[^\]\\]){0,999}\]:/u
const titleStart = /^[ \t]*["'(]/u

/** What links of a document refer to: `[文字][1]` is a link where `[1]` is defined, and text where it is not. */
export class Definitions {
  private readonly labels = new Set<string>()
  /** The lines that define them, for a parser that sees a part of the document only. */
  text = ''

  has(label: string): boolean {
    return this.labels.size > 0 && this.labels.has(normalizeIdentifier(label))
  }

  get isEmpty(): boolean {
    return this.labels.size === 0
  }

  /**
   * How many of the lines with which a paragraph begins are definitions; undefined if that is not sure. `next` gives the lines.
   */
  take(next: (index: number) => string | undefined): number | undefined {
    let count = 0
    for (let line = next(0); line !== undefined; line = next(++count)) {
      const m = simple.exec(line)
      if (!m) return mayDefine(line, next, count) ? undefined : count
      if (m[1]!.trim() === '' || (m[2] === undefined && titleStart.test(next(count + 1) ?? ''))) return undefined
      this.labels.add(normalizeIdentifier(m[1]!))
      this.text += `${line.trim()}\n`
    }
    return count
  }
}

function mayDefine(line: string, next: (index: number) => string | undefined, at: number): boolean {
  if (!/^ {0,3}\[/u.test(line)) return false
  let text = line
  for (let more = next(++at); more !== undefined && text.length < 1100; more = next(++at)) text += `\n${more}`
  return any.test(text)
}
