import type { Article } from '../article/article.js'
import type { ErrorRate, Rate } from '../errorrate/rate.js'
import type { Failure, FileResult, Finding } from '../finding.js'
import type { Severity } from '../rule.js'
import type { Counts } from './summary.js'

/** What a report tells about a rule. */
export interface RuleInfo {
  id: string
  summary: string
  why: string
  /** The clause or 「编辑部惯例」. */
  source: string
  severity: Severity
  url?: string
}

/** How a report is to look. */
export interface Look {
  /** Absolute directory that relative paths in the report start from. */
  cwd: string
  /** ANSI colours, for `vfile` alone. */
  color: boolean
  /** Columns of the terminal, for `vfile` alone. */
  width?: number
}

export interface ReportInput extends Look {
  results: readonly FileResult[]
  failures: readonly Failure[]
  /** What {@link countOf} says of the results, if it has been counted while findings were put into words. */
  counts?: Counts
  /** By id, without the preset's name. Third-party rules may be missing. */
  rules: ReadonlyMap<string, RuleInfo>
  /** Version of zh-news. */
  version: string
  /** The parsed article of a result, for `html` alone: the role of each line decides how it is set. */
  articleOf?(path: string): Article | undefined
  errorRate?: ErrorRate
}

/**
 * Makes a report, which ends with a newline, piece by piece: that of an archive is longer than any text may be. Results
 * may lie in a file and be read anew each time one is asked for, so a report holds none and goes through them few times.
 */
export interface Report {
  (input: ReportInput): Generator<string | Uint8Array>
  ofArticle?: ArticleReport
}

/**
 * For a report that says of an article what depends on no other: it is put into words as soon as the article is checked,
 * and handed to the report as {@link FileResult.said}. Of ten thousand articles no finding has to be kept and found again.
 */
export interface ArticleReport {
  say(result: FileResult, look: Look, rate?: Rate): string
  /**
   * The same after the comparison with other articles: `result` holds the findings that came of it, `rate` counts them.
   * Where there is none, the findings are kept all the same, and all said anew.
   */
  sayMore?(said: string, result: FileResult, rate?: Rate): string
}

export interface Format {
  /** One line of Chinese for `--help`. */
  summary: string
  /** Loads the format's code; no format loads another's. */
  load(): Promise<Report>
}

/** Every `--format`, by name. */
export const formats: Readonly<Record<string, Format>> = {
  vfile: { summary: '给人看的清单（默认）', load: async () => (await import('./vfile.js')).vfile },
  json: { summary: 'textlint 的 JSON', load: async () => (await import('./json.js')).json },
  sarif: { summary: 'SARIF 2.1.0，供代码扫描平台读取', load: async () => (await import('./sarif.js')).sarif },
  github: { summary: 'GitHub Actions 的行内注解', load: async () => (await import('./github.js')).github },
  checkstyle: { summary: 'Checkstyle XML，供 Jenkins 等读取', load: async () => (await import('./checkstyle.js')).checkstyle },
  junit: { summary: 'JUnit XML，供 GitLab 等读取', load: async () => (await import('./junit.js')).junit },
  rdjson: { summary: 'reviewdog 的诊断，带修改建议', load: async () => (await import('./rdjson.js')).rdjson },
  markdown: { summary: '勘误表', load: async () => (await import('./markdown.js')).markdown },
  html: { summary: '校样：一个网页，按校对符号标在文中，可打印', load: async () => (await import('./html.js')).html },
}

/** The rule's name in reports: ours carry the preset's name, those of others are left as they are. */
export function ruleName(finding: Finding): string {
  return finding.thirdParty ? finding.rule : `zh-news/${finding.rule}`
}
