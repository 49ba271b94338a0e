import type { Severity } from '../rule.js'
import { ruleName, type Report } from './index.js'
import { shortPath } from './path.js'
import { Lines } from './position.js'
import { countOf, levelsLine, rateNote } from './summary.js'

const command: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * Workflow commands that GitHub Actions turns into annotations. It shows ten of a level for a step, so the summary
 * comes first.
 */
export const github: Report = function* ({ results, failures, cwd, errorRate }) {
  const counts = countOf(results)
  yield `::notice title=zh-news::${data(`检查 ${counts.files} 篇：${counts.files || !failures.length ? levelsLine(counts) : '没有一篇查成'}${failures.length && counts.files ? `；另有 ${failures.length} 项没有查成` : ''}。${errorRate ? rateNote(errorRate) : ''}`)}\n`
  for (const { path, message } of failures) yield `::error ${path === undefined ? '' : `file=${property(shortPath(path, cwd))},`}title=zh-news::${data(message)}\n`
  for (const { path, source, findings } of results) {
    if (!findings.length) continue
    const lines = new Lines(source)
    const file = property(shortPath(path, cwd))
    for (const finding of findings) {
      const start = lines.at(finding.start)
      const end = lines.at(finding.end)
      // GitHub refuses columns where the lines differ
      const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : ''
      yield `::${command[finding.severity]} file=${file},line=${start.line},endLine=${end.line}${columns},title=${property(ruleName(finding))}::${data(finding.message)}\n`
    }
  }
}

function data(text: string): string {
  return text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/gu, '%3A').replace(/,/gu, '%2C')
}
