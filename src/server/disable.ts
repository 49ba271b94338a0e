import type { Edit, Finding } from '../finding.js'
import { silence } from '../lint.js'
import type { Draft } from './draft.js'

/** Texts longer than this are not checked again for a menu. */
const PROVABLE = 300_000

/**
 * Edits that silence one finding by textlint's comments: the next line alone where that does, otherwise the stretch of
 * lines around it. Undefined where no comment can stand (front matter, a page's title) or none helps.
 */
export function disabling(draft: Draft, finding: Finding, recheck: (source: string) => readonly Finding[]): Edit[] | undefined {
  const source = draft.document.getText()
  const { article } = draft.checked!
  const block = article.blocks.find((one) => article.sourceStart(one.start) <= finding.start && finding.start <= article.sourceEnd(one.end))
  if (block?.kind === 'meta' || block?.kind === 'title') return undefined
  const name = finding.thirdParty ? finding.rule : `zh-news/${finding.rule}`
  const comment = (kind: string): string => `<!-- textlint-${kind} ${name} -->`
  const newline = source.includes('\r\n') ? '\r\n' : '\n'
  const attempts: Edit[][] = []
  if (article.format === 'html') {
    const from = block ? article.sourceStart(block.start) : finding.start
    const to = block ? article.sourceEnd(block.end) : finding.end
    attempts.push([insert(Math.min(from, finding.start), comment('disable')), insert(Math.max(to, finding.end), comment('enable'))])
  } else {
    const line = lineStart(source, finding.start)
    // In Markdown a comment is a block: put inside a paragraph, a list or a table it would break that in two.
    if (article.format === 'text' || isBlank(lineAbove(source, line)) || /^#{1,6}\s/u.test(source.slice(line, line + 8))) attempts.push([insert(line, comment('disable-next-line') + newline)])
    const [from, to] = article.format === 'text' ? [line, lineEnd(source, finding.end)] : stretch(source, finding)
    const closing = to > 0 && source[to - 1] === '\n' ? comment('enable') + newline : newline + comment('enable')
    attempts.push([insert(from, comment('disable') + newline), insert(to, closing)])
  }
  return source.length > PROVABLE ? attempts[0] : attempts.find((edits) => (draft.batchFindings.includes(finding)
    ? silence(apply(source, edits), [{ ...finding, start: finding.start + edits[0]!.text.length, end: finding.end + edits[0]!.text.length }]).length === 0
    : silences(source, edits, finding, draft.findings, recheck)))
}

/** The finding is gone and every other is still there. */
function silences(source: string, edits: readonly Edit[], finding: Finding, before: readonly Finding[], recheck: (source: string) => readonly Finding[]): boolean {
  const after = recheck(apply(source, edits))
  const count = (findings: readonly Finding[], rule: string): number => findings.filter((one) => one.rule === rule).length
  const others = (findings: readonly Finding[]): number => findings.filter((one) => one.rule !== finding.rule).length
  // Rules of others and comparisons of articles are not part of the trial.
  const comparable = before.filter((one) => !one.thirdParty)
  if (finding.thirdParty) return after.length >= comparable.length - 1
  return count(after, finding.rule) < count(comparable, finding.rule) && others(after) <= others(comparable)
}

function apply(source: string, edits: readonly Edit[]): string {
  let output = ''
  let at = 0
  for (const { start, end, text } of edits) {
    output += source.slice(at, start) + text
    at = end
  }
  return output + source.slice(at)
}

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text })
const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1
const isBlank = (line: string): boolean => line.trim() === ''

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end + 1
}

function lineAbove(source: string, start: number): string {
  return start === 0 ? '' : source.slice(lineStart(source, start - 1), start - 1)
}

/** The lines without a blank one that hold a finding. */
function stretch(source: string, { start, end }: Finding): [number, number] {
  let from = lineStart(source, start)
  while (from > 0 && !isBlank(lineAbove(source, from))) from = lineStart(source, from - 1)
  let to = lineEnd(source, end)
  while (to < source.length && !isBlank(source.slice(to, lineEnd(source, to)))) to = lineEnd(source, to)
  return [from, to]
}
