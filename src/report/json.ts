import type { Rate } from '../errorrate/rate.js'
import type { Edit, FileResult, Finding } from '../finding.js'
import { ruleName, type ArticleReport, type Report, type ReportInput } from './index.js'
import { fullPath } from './path.js'
import { Lines, type Point } from './position.js'

/** textlint's numbers for its levels. */
const severity = { error: 2, warning: 1, info: 3 }

const ofArticle: ArticleReport = {
  say: (result, { cwd }, rate) => JSON.stringify(file(result, cwd, rate)),
  sayMore(said, { source, findings }, rate) {
    const known = JSON.parse(said) as File
    const lines = new Lines(source)
    const messages = [...known.messages, ...findings.map((finding) => message(finding, lines))].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
    return JSON.stringify({ ...known, messages, ...(rate && { estimatedErrorRate: rate }) } satisfies File)
  },
}

/** What `textlint --format json` prints: an array of files, those without findings included. */
export const json: Report = Object.assign(function* ({ results, errorRate, ...look }: ReportInput) {
  const rates = new Map(errorRate?.perArticle.map(({ path, ...rate }) => [path, rate]))
  let before = '['
  for (const result of results) {
    yield before
    yield result.said ?? ofArticle.say(result, look, rates.get(result.path))
    before = ','
  }
  yield results.length ? ']\n' : '[]\n'
}, { ofArticle })

/** One file as in textlint's JSON, its messages in order of position. The estimated error rate is the one thing more. */
export function file({ path, source, findings }: FileResult, cwd: string, rate?: Rate): File {
  const lines = new Lines(source)
  const messages: Message[] = []
  for (const finding of findings) messages.push(message(finding, lines))
  const filePath = fullPath(path, cwd)
  return rate ? { filePath, messages, estimatedErrorRate: rate } : { filePath, messages }
}

interface File { filePath: string; messages: Message[]; estimatedErrorRate?: Rate }

interface Message {
  type: 'lint'
  ruleId: string
  message: string
  index: number
  line: number
  column: number
  range: [number, number]
  loc: { start: Point; end: Point }
  severity: number
  fix?: Fix
  suggestions?: { id: string; message: string; fix: Fix }[]
}
interface Fix { range: [number, number]; text: string }

function message(finding: Finding, lines: Lines): Message {
  const { start, end, fix, suggest } = finding
  const from = lines.at(start)
  const told: Message = {
    type: 'lint',
    ruleId: ruleName(finding),
    message: finding.message,
    index: start,
    line: from.line,
    column: from.column,
    range: [start, end],
    loc: { start: from, end: lines.at(end) },
    severity: severity[finding.severity],
  }
  if (fix) told.fix = fixOf(fix)
  if (suggest?.length) told.suggestions = suggest.map((edit, i) => ({ id: String(i + 1), message: edit.text ? `改为“${edit.text}”` : '删去', fix: fixOf(edit) }))
  return told
}

const fixOf = ({ start, end, text }: Edit): Fix => ({ range: [start, end], text })
