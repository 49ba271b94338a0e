import type { FileResult } from '../finding.js'
import { limits, type Rate } from '../errorrate/rate.js'
import { ruleName, type Report } from './index.js'
import { shortPath } from './path.js'
import { Lines } from './position.js'
import { countOf, figure, levelName } from './summary.js'
import { xml } from './xml.js'

/**
 * JUnit XML as GitLab and Jenkins read it: a suite for each article, a case for each finding. Only findings at error
 * level fail, as with the exit status; the others are passed cases with their message as output. A case is named
 * without its line, because GitLab tells new failures from old ones by name.
 */
export const junit: Report = function* ({ results, failures, cwd, errorRate }) {
  const rates = new Map(errorRate?.perArticle.map((rate) => [rate.path, rate]))
  const { error } = countOf(results)
  const cases = results.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="zh-news" tests="${cases + failures.length}" failures="${error}" errors="${failures.length}">\n`
  if (errorRate) yield properties(errorRate.batch, errorRate.limit) + '\n'
  for (const result of results) yield suite(result, shortPath(result.path, cwd), rates.get(result.path)) + '\n'
  for (const { path, message } of failures) {
    const name = xml(path === undefined ? 'zh-news' : shortPath(path, cwd))
    yield `<testsuite name="${name}" tests="1" failures="0" errors="1">\n<testcase name="检查" classname="${name}" file="${name}"><error message="${xml(message)}" type="failure">${xml(message)}</error></testcase>\n</testsuite>\n`
  }
  yield '</testsuites>\n'
}

function suite({ source, findings }: FileResult, name: string, rate: Rate | undefined): string {
  const lines = new Lines(source)
  const names = new Map<string, number>()
  let failed = 0
  const cases = findings.map((finding) => {
    const { line, column } = lines.at(finding.start)
    const title = `${ruleName(finding)}：${finding.message}`
    const number = (names.get(title) ?? 0) + 1
    names.set(title, number)
    const text = xml(`${name}:${line}:${column} ${levelName[finding.severity]} ${finding.message}`)
    const verdict = finding.severity === 'error' ? `<failure message="${xml(finding.message)}" type="${xml(ruleName(finding))}">${text}</failure>` : `<system-out>${text}</system-out>`
    if (finding.severity === 'error') failed++
    return `<testcase name="${xml(number > 1 ? `${title}（第 ${number} 处）` : title)}" classname="${xml(name)}" file="${xml(name)}" line="${line}">${verdict}</testcase>`
  })
  if (!cases.length) cases.push(`<testcase name="没有发现问题" classname="${xml(name)}" file="${xml(name)}"/>`)
  return [`<testsuite name="${xml(name)}" tests="${cases.length}" failures="${failed}" errors="0">`, ...(rate ? [properties(rate)] : []), ...cases, '</testsuite>'].join('\n')
}

function properties({ per10k, points, characters }: Rate, limit?: number): string {
  const property = (name: string, value: string): string => `<property name="${name}" value="${xml(value)}"/>`
  return `<properties>${property('estimatedErrorRate.per10k', figure(per10k))}${property('estimatedErrorRate.points', figure(points))}${property('estimatedErrorRate.characters', String(characters))}${limit === undefined ? '' : property('estimatedErrorRate.limit', figure(limit)) + property('estimatedErrorRate.note', limits)}</properties>`
}
