import type { Severity } from '../rule.js'
import { ruleName, type Report } from './index.js'
import { shortPath } from './path.js'
import { Lines } from './position.js'
import { edits } from './replacement.js'
import { rateNote } from './summary.js'

const level: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' }

/** reviewdog's Diagnostic Format, with suggestions a reviewer can commit. Its columns count UTF-8 bytes from 1. */
export const rdjson: Report = ({ results, failures, rules, cwd, errorRate }) => {
  const diagnostics: object[] = failures.map(({ path, message }) => ({
    message, severity: 'ERROR', location: { path: path === undefined ? '' : shortPath(path, cwd) },
  }))
  for (const { path, source, findings } of results) {
    if (!findings.length) continue
    const lines = new Lines(source)
    const range = ({ start, end }: { start: number; end: number }): object => ({ start: lines.bytesAt(start), end: lines.bytesAt(end) })
    for (const finding of findings) {
      const url = finding.thirdParty ? undefined : rules.get(finding.rule)?.url
      const related = finding.related?.filter((other) => other.path === undefined || other.path === path) ?? []
      diagnostics.push({
        message: finding.message,
        severity: level[finding.severity],
        location: { path: shortPath(path, cwd), range: range(finding) },
        code: { value: ruleName(finding), ...(url && { url }) },
        ...(edits(finding).length && { suggestions: edits(finding).map((edit) => ({ range: range(edit), text: edit.text })) }),
        ...(related.length && { relatedLocations: related.map((other) => ({ message: other.message, location: { path: shortPath(path, cwd), range: range(other) } })) }),
      })
    }
  }
  // The format has no place for figures of the whole run: one diagnostic without a line, and none where nothing was found.
  const first = results.find((result) => result.findings.length)
  if (errorRate && first) diagnostics.push({ message: rateNote(errorRate), severity: 'INFO', location: { path: shortPath(first.path, cwd) }, code: { value: 'zh-news/error-rate' } })
  return JSON.stringify({ source: { name: 'zh-news', url: 'https://www.npmjs.com/package/textlint-rule-preset-zh-news' }, diagnostics }) + '\n'
}
