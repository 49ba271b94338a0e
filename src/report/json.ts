import type { Rate } from '../errorrate.js'
import type { FileResult, Finding } from '../finding.js'
import { ruleName, type Report } from './index.js'
import { fullPath } from './path.js'
import { Lines } from './position.js'

/** textlint's numbers for its levels. */
const severity = { error: 2, warning: 1, info: 3 }

/** What `textlint --format json` prints: an array of files, those without findings included. */
export const json: Report = function* ({ results, cwd, errorRate }) {
  const rates = new Map(errorRate?.perArticle.map(({ path, ...rate }) => [path, rate]))
  let before = '['
  for (const result of results) {
    yield before + JSON.stringify(file(result, cwd, rates.get(result.path)))
    before = ','
  }
  yield results.length ? ']\n' : '[]\n'
}

/** One file as in textlint's JSON, its messages in order of position. The estimated error rate is the one thing more. */
export function file(result: FileResult, cwd: string, rate?: Rate): object {
  const lines = new Lines(result.source)
  return {
    filePath: fullPath(result.path, cwd),
    messages: result.findings.map((finding) => message(finding, lines)),
    ...(rate && { estimatedErrorRate: rate }),
  }
}

function message(finding: Finding, lines: Lines): object {
  const { start, end, fix, suggest } = finding
  const loc = { start: lines.at(start), end: lines.at(end) }
  return {
    type: 'lint',
    ruleId: ruleName(finding),
    message: finding.message,
    index: start,
    line: loc.start.line,
    column: loc.start.column,
    range: [start, end],
    loc,
    severity: severity[finding.severity],
    ...(fix && { fix: { range: [fix.start, fix.end], text: fix.text } }),
    ...(suggest?.length && {
      suggestions: suggest.map((edit, i) => ({
        id: String(i + 1),
        message: edit.text ? `改为“${edit.text}”` : '删去',
        fix: { range: [edit.start, edit.end], text: edit.text },
      })),
    }),
  }
}
