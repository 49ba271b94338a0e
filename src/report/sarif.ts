import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { limits } from '../errorrate/rate.js'
import type { Edit, Failure, FileResult, Finding } from '../finding.js'
import type { Severity } from '../rule.js'
import { ruleName, type Report, type ReportInput, type RuleInfo } from './index.js'
import { fullPath, pathToUri, shortPath } from './path.js'
import { Lines } from './position.js'
import { edits } from './replacement.js'

/** GitHub refuses a run with more results, and stores only the gravest 5,000 of them. */
const mostResults = 25_000
const storedResults = 5_000
/** GitHub shows as many locations of one result. */
const mostRelated = 100

const level: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }
const problemSeverity: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation' }
const levels: readonly Severity[] = ['error', 'warning', 'info']

/** SARIF 2.1.0: one run, one result a finding, with fixes, fingerprints and the rules' help. */
export const sarif: Report = function* (input) {
  const { results, failures, cwd, version, errorRate } = input
  const rules = new RuleList(input)
  const rates = new Map(errorRate?.perArticle.map((rate) => [rate.path, rate]))
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"language":"zh-CN","columnKind":"utf16CodeUnits","originalUriBaseIds":${JSON.stringify({ SRCROOT: { uri: pathToFileURL(cwd.endsWith('/') ? cwd : `${cwd}/`).href } })},"artifacts":[`

  const artifacts = new Map<FileResult, number>()
  let total = 0
  for (const result of results) {
    const { length } = result.findings
    if (!length) continue
    total += length
    const rate = rates.get(result.path)
    yield comma(artifacts.size) + JSON.stringify({
      location: artifactLocation(result.path, cwd),
      sourceLanguage: 'zh-CN',
      ...(rate && { properties: { estimatedErrorRate: { per10k: rate.per10k, points: rate.points, certain: rate.certain, characters: rate.characters } } }),
    })
    artifacts.set(result, artifacts.size)
  }

  yield '],"results":['
  let written = 0
  // the gravest first where some would be left out
  for (const wanted of total > storedResults ? levels.map((one) => [one]) : [levels]) {
    for (const [result, artifact] of artifacts) {
      if (written >= mostResults) break
      for (const one of resultsOf(result, artifact, rules, cwd, wanted)) {
        if (written >= mostResults) break
        yield comma(written++) + JSON.stringify(one)
      }
    }
  }

  yield `],"tool":${JSON.stringify({ driver: { name: 'zh-news', version, semanticVersion: version, informationUri: 'https://www.npmjs.com/package/textlint-rule-preset-zh-news', language: 'zh-CN', rules: rules.list } })},"invocations":${JSON.stringify([{
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: [
      ...failures.map((failure) => failureOf(failure, cwd)),
      ...(total > mostResults ? [{ level: 'warning', message: { text: `共 ${total} 处，超过代码扫描每次 ${mostResults} 处的上限，只写入最重的 ${mostResults} 处。` } }] : []),
    ],
  }])}`
  if (errorRate) yield `,"properties":${JSON.stringify({ estimatedErrorRate: { ...errorRate.batch, limit: errorRate.limit, note: limits } })}`
  yield '}]}\n'
}

const comma = (before: number): string => before ? ',' : ''

/** The rules that occur, each with its index. */
class RuleList {
  readonly list: object[] = []
  private readonly indices = new Map<string, number>()

  constructor(private readonly input: ReportInput) {}

  index(finding: Finding): number {
    const id = ruleName(finding)
    let index = this.indices.get(id)
    if (index === undefined) {
      this.indices.set(id, (index = this.list.length))
      this.list.push(ruleOf(id, finding.severity, finding.thirdParty ? undefined : this.input.rules.get(finding.rule)))
    }
    return index
  }
}

function ruleOf(id: string, severity: Severity, info: RuleInfo | undefined): object {
  if (!info) return { id, defaultConfiguration: { level: level[severity] } }
  return {
    id,
    name: info.id.replace(/(?:^|-)(.)/gu, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: info.summary },
    fullDescription: { text: info.why },
    help: {
      text: `${info.summary}\n\n${info.why}\n\n依据：${info.source}`,
      markdown: `**${escapeMarkdown(info.summary)}**\n\n${escapeMarkdown(info.why)}\n\n依据：${escapeMarkdown(info.source)}`,
    },
    ...(info.url && { helpUri: info.url }),
    defaultConfiguration: { level: level[info.severity] },
    properties: { tags: ['zh-news', '编校'], 'problem.severity': problemSeverity[info.severity] },
  }
}

/** The results of one article at some levels. Fingerprints are counted over all of them, whichever are wanted. */
function* resultsOf({ path, source, findings }: FileResult, artifact: number, rules: RuleList, cwd: string, wanted: readonly Severity[]): Generator<object> {
  const lines = new Lines(source)
  const location = artifactLocation(path, cwd)
  const seen = new Map<string, number>()
  for (const finding of findings) {
    const { start, end, severity, related } = finding
    const print = fingerprint(finding, lines, seen)
    if (!wanted.includes(severity)) continue
    yield {
      ruleId: ruleName(finding),
      ruleIndex: rules.index(finding),
      level: level[severity],
      message: { text: finding.message },
      locations: [{ physicalLocation: { artifactLocation: { ...location, index: artifact }, region: region(start, end, lines, true) } }],
      ...(related?.length && {
        relatedLocations: related.slice(0, mostRelated).map((other, id) => ({
          id: id + 1,
          message: { text: other.message },
          physicalLocation: other.path === undefined || other.path === path
            ? { artifactLocation: { ...location, index: artifact }, region: region(other.start, other.end, lines) }
            : { artifactLocation: artifactLocation(other.path, cwd), region: { charOffset: other.start, charLength: other.end - other.start } },
        })),
      }),
      partialFingerprints: { 'zhNews/v1': print },
      ...(edits(finding).length && { fixes: edits(finding).map((edit) => fixOf(edit, finding, lines, location)) }),
    }
  }
}

function region(start: number, end: number, lines: Lines, snippet = false): object {
  const from = lines.at(start)
  const to = lines.at(end)
  return {
    startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column, charOffset: start, charLength: end - start,
    ...(snippet && end > start && { snippet: { text: lines.source.slice(start, end).replace(/\p{Cs}/gu, '\uFFFD') } }),
  }
}

function fixOf({ start, end, text }: Edit, { fix }: Finding, lines: Lines, artifactLocation: object): object {
  return {
    description: { text: `${fix ? '' : '可选：'}${text === '' ? '删去' : start === end ? `补“${text}”` : `改为“${text}”`}` },
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region(start, end, lines), ...(text && { insertedContent: { text } }) }] }],
  }
}

/**
 * Stays the same while lines come and go above: the rule, the text, and what stands around it in its line; the same again in one
 * file is numbered.
 */
function fingerprint({ rule, start, end }: Finding, lines: Lines, seen: Map<string, number>): string {
  const { before, after } = lines.around(start, end, 40)
  const hash = createHash('sha256').update(`${rule}\0${lines.source.slice(start, end)}\0${before.replace(/\s+/gu, '')}\0${after.replace(/\s+/gu, '')}`).digest('hex').slice(0, 32)
  const number = (seen.get(hash) ?? 0) + 1
  seen.set(hash, number)
  return `${hash}:${number}`
}

function failureOf({ path, message }: Failure, cwd: string): object {
  return { level: 'error', message: { text: message }, ...(path !== undefined && { locations: [{ physicalLocation: { artifactLocation: artifactLocation(path, cwd) } }] }) }
}

function artifactLocation(path: string, cwd: string): { uri: string; uriBaseId?: string } {
  const short = shortPath(path, cwd)
  return short.startsWith('/') || /^[A-Za-z]:/u.test(short) ? { uri: pathToFileURL(fullPath(path, cwd)).href } : { uri: pathToUri(short), uriBaseId: 'SRCROOT' }
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/gu, '\\$&')
}
