import type { Severity } from '../rule.js'
import { ruleName, type Report, type ReportInput } from './index.js'
import { shortPath } from './path.js'
import { Lines } from './position.js'
import { edits } from './replacement.js'
import { rateNote } from './summary.js'

const level: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' }

/** reviewdog's Diagnostic Format, with suggestions a reviewer can commit. Its columns count UTF-8 bytes from 1. */
export const rdjson: Report = function* (input) {
  yield '{"source":{"name":"zh-news","url":"https://www.npmjs.com/package/textlint-rule-preset-zh-news"},"diagnostics":['
  let before = ''
  for (const diagnostic of diagnostics(input)) {
    yield before + JSON.stringify(diagnostic)
    before = ','
  }
  yield ']}\n'
}

function* diagnostics({ results, failures, rules, cwd, errorRate }: ReportInput): Generator<object> {
  for (const { path, message } of failures) yield { message, severity: 'ERROR', location: { path: path === undefined ? '' : shortPath(path, cwd) } }
  let first: string | undefined
  for (const { path: file, source, findings } of results) {
    if (!findings.length) continue
    const path = shortPath(file, cwd)
    first ??= path
    const lines = new Lines(source)
    const range = ({ start, end }: { start: number; end: number }): object => ({ start: lines.bytesAt(start), end: lines.bytesAt(end) })
    for (const finding of findings) {
      const url = finding.thirdParty ? undefined : rules.get(finding.rule)?.url
      const related = finding.related?.filter((other) => other.path === undefined || other.path === file) ?? []
      yield {
        message: finding.message,
        severity: level[finding.severity],
        location: { path, range: range(finding) },
        code: { value: ruleName(finding), ...(url && { url }) },
        ...(edits(finding).length && { suggestions: edits(finding).map((edit) => ({ range: range(edit), text: edit.text })) }),
        ...(related.length && { relatedLocations: related.map((other) => ({ message: other.message, location: { path, range: range(other) } })) }),
      }
    }
  }
  // The format has no place for figures of the whole run: one diagnostic without a line, and none where nothing was found.
  if (errorRate && first !== undefined) yield { message: rateNote(errorRate), severity: 'INFO', location: { path: first }, code: { value: 'zh-news/error-rate' } }
}
