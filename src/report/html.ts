import { createHash } from 'node:crypto'
import { readArticle } from '../article/read.js'
import type { Rate } from '../errorrate/rate.js'
import type { FileResult } from '../finding.js'
import type { Report, ReportInput } from './index.js'
import { shortPath } from './path.js'
import { html as escape } from './proof/escape.js'
import { marksOf } from './proof/marks.js'
import { overview, Stats } from './proof/overview.js'
import { script } from './proof/script.js'
import { setProof } from './proof/set.js'
import { style } from './proof/style.js'
import { countOf, figure, levelName, levelsLine } from './summary.js'

/**
 * 校样: one file without any outer resource. Every article with findings is set like a proof, with the marks of
 * GB/T 14706—1993 in place and their notes in the margin. The policy in its head lets only this very style and script
 * run; all text of articles is escaped.
 */
export const html: Report = function* (input) {
  const { results, cwd, errorRate } = input
  const stats = new Stats(input)
  const rates = new Map(errorRate?.perArticle.map((rate) => [rate.path, rate]))
  const title = stats.articles.length === 1 ? `校样：${shortPath(stats.articles[0]!.path, cwd)}` : `校样：${results.length} 篇`
  yield `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
`
  if (stats.articles.length) yield toolbar(stats, input)
  yield overview(stats, input)
  let number = 0
  for (const result of results) if (result.findings.length) yield sheet(result, input, `a${++number}`, rates.get(result.path))
  if (stats.articles.length) yield `<script>${script}</script>\n`
  yield '</body>\n</html>\n'
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

function toolbar({ counts, kinds }: Stats, { rules }: ReportInput): string {
  const options = [...kinds].sort(([a], [b]) => a < b ? -1 : 1).map(([id, { all }]) => `<option value="${escape(id)}">${escape(rules.get(id)?.summary ?? id)}（${all}）</option>`).join('')
  const boxes = (['error', 'warning', 'info'] as const).filter((level) => counts[level]).map((level) => `<label><input type="checkbox" name="level" value="${level}" checked> ${levelName[level]} ${counts[level]}</label>`).join('')
  return `<nav class="bar-top" aria-label="筛选">${boxes}<label>规则 <select id="rule"><option value="">全部</option>${options}</select></label>
<button class="go" value="-1">上一条</button><output id="place"></output><button class="go" value="1">下一条</button><span class="keys"><kbd>j</kbd> <kbd>k</kbd> 或 <kbd>n</kbd> <kbd>p</kbd> 逐条走，<kbd>Esc</kbd> 放下</span></nav>
`
}

function sheet(result: FileResult, { rules, cwd, articleOf }: ReportInput, id: string, rate?: Rate): string {
  const article = articleOf?.(result.path) ?? readArticle(result.source, { path: result.path })
  const marks = marksOf(article, result.findings)
  return `<article class="sheet article" id="${id}"><header><h2>${escape(shortPath(result.path, cwd))}</h2><span>${levelsLine(countOf([result]))}${rate?.characters ? `　估算差错率 ${figure(rate.per10k)}/万` : ''}</span></header>
<div class="proof">
${setProof(article, marks, rules, id)}
</div></article>
`
}
