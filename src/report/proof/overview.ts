import { limits, type ErrorRate, type Rate } from '../../errorrate/rate.js'
import type { Finding } from '../../finding.js'
import type { Severity } from '../../rule.js'
import type { ReportInput } from '../index.js'
import { shortPath } from '../path.js'
import { countOf, figure, levelName, unscoredLine, type Counts } from '../summary.js'
import { html } from './escape.js'
import { markNames, type MarkKind } from './marks.js'
import { sign } from './set.js'

/** So many rules and articles are charted; the rest is named in a line. */
const charted = 15
const levels = ['error', 'warning', 'info'] as const
const short: Readonly<Record<Severity, string>> = { error: 'e', warning: 'w', info: 'i' }

/** What the first sheet tells, gathered in one pass over the results. */
export class Stats {
  readonly counts: Counts
  /** By rule. */
  readonly kinds = new Map<string, Record<Severity, number> & { all: number; thirdParty: boolean }>()
  /** Those with findings, in the order of the sheets. */
  readonly articles: { path: string; findings: number; dense: number; strip: string; rate: Rate | undefined }[] = []
  readonly clean: string[] = []

  constructor({ results, errorRate }: ReportInput) {
    const rates = new Map<string, Rate>(errorRate?.perArticle.map((rate) => [rate.path, rate]))
    this.counts = countOf(results)
    for (const { path, source, findings } of results) {
      if (!findings.length) {
        this.clean.push(path)
        continue
      }
      for (const { rule, severity, thirdParty } of findings) {
        let counts = this.kinds.get(rule)
        if (!counts) this.kinds.set(rule, (counts = { error: 0, warning: 0, info: 0, all: 0, thirdParty: Boolean(thirdParty) }))
        counts[severity]++
        counts.all++
      }
      const rate = rates.get(path)
      this.articles.push({ path, rate, findings: findings.length, dense: findings.length / (rate?.characters || source.length || 1) * 1000, strip: strip(source.length, findings) })
    }
  }
}

/** The first sheet: figures, the estimated error rate, what kinds, which articles and how dense, and the marks explained. */
export function overview(stats: Stats, { failures, rules, cwd, errorRate, version }: ReportInput): string {
  const { counts, clean } = stats
  const tile = (name: string, value: number | string, className = ''): string => `<li class="${className}"><b>${value}</b><span>${name}</span></li>`
  return [
    '<section class="sheet cover"><h1>校样</h1>',
    `<p class="lead">zh-news ${html(version)}　校对符号依 GB/T 14706—1993</p>`,
    `<ul class="tiles">${tile('篇', counts.files)}${levels.map((level) => tile(levelName[level], counts[level], level)).join('')}${tile('可直接改好', counts.fixable)}${tile('有参考改法', counts.choices)}</ul>`,
    errorRate && counts.files ? rateSection(errorRate) : '',
    counts.flagged ? legend + kinds(stats, rules) + articles(stats, cwd, Boolean(errorRate)) : '',
    clean.length ? `<h2>没有发现问题的</h2><p class="names">${clean.slice(0, 200).map((path) => html(shortPath(path, cwd))).join('、')}${clean.length > 200 ? ` 等 ${clean.length} 篇` : ''}</p>` : '',
    failures.length ? `<h2>未能检查的</h2><ul class="failures">${failures.map(({ path, message }) => `<li>${path === undefined ? '' : `${html(shortPath(path, cwd))}：`}${html(message)}</li>`).join('')}</ul>` : '',
    '</section>\n',
  ].join('\n')
}

const legend = `<ul class="legend">${(Object.keys(markNames) as MarkKind[]).map((kind) => `<li>${sign(kind)} ${markNames[kind]}</li>`).join('')}<li>△□◇　代替：同样的改法只在页边注一次</li><li>实线：错误　虚线：警告　点线：提示</li></ul>`

function rateSection(rate: ErrorRate): string {
  const { batch, limit } = rate
  const most = Math.max(limit * 2, batch.per10k * 1.15)
  const x = (value: number): number => Math.round(value / most * 6000) / 10
  return `<h2>编校差错率（估算）</h2><div class="rate${batch.per10k > limit ? ' over' : ''}"><div class="figure">${figure(batch.per10k)}<small> / 万</small></div>
<svg class="gauge" viewBox="0 0 600 34" preserveAspectRatio="none" role="img" aria-label="估算差错率与合格线"><rect class="track" x="0" y="14" width="600" height="10"/><rect class="${batch.per10k > limit ? 'e' : 'i'}" x="0" y="14" width="${x(batch.per10k)}" height="10"/><line class="limit" x1="${x(limit)}" x2="${x(limit)}" y1="9" y2="29"/><text x="${x(limit) + 3}" y="9">合格线 ${figure(limit)}</text></svg>
<p>${figure(batch.points)} 分 ÷ ${batch.characters} 字${batch.certain < batch.points ? `；其中确定的 ${figure(batch.certain)} 分，其余是警告，须经人确认` : ''}。${unscoredLine(rate)}${html(limits)}</p></div>`
}

function bar(counts: Readonly<Record<Severity, number>>, most: number): string {
  let x = 0
  return `<svg class="bar" viewBox="0 0 600 12" preserveAspectRatio="none" aria-hidden="true">${levels.map((level) => {
    const width = counts[level] / most * 600
    const rect = width ? `<rect class="${short[level]}" x="${figure(x)}" y="1" width="${figure(Math.max(width, 2))}" height="10"/>` : ''
    x += width
    return rect
  }).join('')}</svg>`
}

function kinds({ kinds }: Stats, rules: ReportInput['rules']): string {
  const sorted = [...kinds].sort((a, b) => b[1].all - a[1].all)
  const most = sorted[0]![1].all
  const rows = sorted.slice(0, charted).map(([id, counts]) => {
    const summary = counts.thirdParty ? id : rules.get(id)?.summary ?? id
    return `<tr><td><button class="pick" value="${html(id)}" aria-pressed="false" title="${html(id)}">${html(summary)}</button></td><td>${bar(counts, most)}</td><td class="num">${counts.all}</td></tr>`
  })
  return `<h2>哪些问题</h2><table>${rows.join('')}</table>${sorted.length > charted ? `<p class="names">另有 ${sorted.length - charted} 条规则，共 ${sorted.slice(charted).reduce((sum, [, { all }]) => sum + all, 0)} 处。</p>` : ''}`
}

function articles({ articles }: Stats, cwd: string, rated: boolean): string {
  const sorted = articles.map((one, i) => ({ ...one, anchor: `a${i + 1}` })).sort((a, b) => b.dense - a.dense)
  const rows = sorted.slice(0, charted).map(({ path, anchor, findings, dense, strip, rate }) => `<tr><td><a href="#${anchor}">${html(shortPath(path, cwd))}</a></td><td>${strip}</td><td class="num">${findings}</td><td class="num">${figure(Math.round(dense * 10) / 10)}</td>${rated ? `<td class="num">${rate ? figure(rate.per10k) : ''}</td>` : ''}</tr>`)
  return `<h2>哪些稿件，有多密</h2><table class="dense"><tr><th>稿件</th><th>从篇首到篇尾</th><th class="num">处</th><th class="num">处 / 千字</th>${rated ? '<th class="num">估算 / 万</th>' : ''}</tr>${rows.join('')}</table>${sorted.length > charted ? `<p class="names">另有 ${sorted.length - charted} 篇，见后。</p>` : ''}`
}

/** Where in an article of so many characters the findings stand. Those of one place and level are one stroke. */
function strip(length: number, findings: readonly Finding[]): string {
  const strokes = new Set<string>()
  for (const level of ['info', 'warning', 'error'] as const) for (const { start, severity } of findings) {
    if (severity !== level) continue
    const x = Math.round(start / (length || 1) * 299) * 2 + 1
    strokes.add(`<line class="${short[level]}" x1="${x}" x2="${x}" y1="2" y2="14"/>`)
  }
  return `<svg class="strip" viewBox="0 0 600 16" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="7" width="600" height="2"/>${[...strokes].join('')}</svg>`
}
