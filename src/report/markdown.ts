import { gather } from '../article/gather.js'
import { difference } from '../errorrate/difference.js'
import type { FileResult, Finding } from '../finding.js'
import { ruleName, type Report, type ReportInput } from './index.js'
import { shortPath } from './path.js'
import { Lines } from './position.js'
import { edits } from './replacement.js'
import { countOf, levelName, levelsLine, rateLine, rateNote } from './summary.js'
import { visible } from './visible.js'

/** So many characters around a slip are quoted, so that it is found on the page. */
const context = 6
/** The same slip at more places of one file takes one row, with so many of its lines named. */
const foldFrom = 4
const namedLines = 8

/** 勘误表: one row for each slip (file, line, original, correction, authority), to be handed on. */
export const markdown: Report = function* (input) {
  const { results, failures, cwd, errorRate } = input
  const counts = countOf(results)
  yield `# 勘误表\n\n检查 ${counts.files} 篇：${counts.files || !failures.length ? levelsLine(counts) : '没有一篇查成'}${failures.length && counts.files ? `；另有 ${failures.length} 项没有查成` : ''}。${counts.fixable ? `其中 ${counts.fixable} 处可直接改好。` : ''}\n`
  if (counts.flagged) yield '\n| 文件 | 行 | 原文 | 改为 | 依据 |\n| --- | ---: | --- | --- | --- |\n'
  for (const result of results) for (const cells of rowsOf(result, input)) yield `| ${cells.join(' | ')} |\n`
  if (errorRate && counts.files) {
    yield `\n## 编校差错率（估算）\n\n${cell(rateNote(errorRate))}\n`
    const scored = errorRate.perArticle.filter((one) => one.points > 0).sort((a, b) => b.per10k - a.per10k)
    if (scored.length > 1) {
      yield '\n| 文件 | 估算 |\n| --- | --- |\n'
      for (const one of scored) yield `| ${cell(shortPath(one.path, cwd))} | ${cell(rateLine(one, errorRate.limit))} |\n`
    }
  }
  if (failures.length) yield '\n## 未能检查\n\n'
  for (const { path, message } of failures) yield `- ${path === undefined ? '' : `${cell(shortPath(path, cwd))}：`}${cell(message)}\n`
}

function rowsOf({ path, source, findings }: FileResult, { rules, cwd }: ReportInput): string[][] {
  const lines = new Lines(source)
  const same = new Map<string, Finding[]>()
  for (const finding of findings) {
    gather(same, JSON.stringify([finding.rule, finding.severity, source.slice(finding.start, finding.end), edits(finding).map((edit) => edit.text)]), finding)
  }
  const rows: { at: number; cells: string[] }[] = []
  for (const list of same.values()) {
    for (const part of list.length >= foldFrom ? [list] : list.map((one) => [one])) {
      const finding = part[0]!
      const info = finding.thirdParty ? undefined : rules.get(finding.rule)
      rows.push({
        at: finding.start,
        cells: [
          cell(shortPath(path, cwd)),
          lineNumbers(part, lines),
          quote(finding, lines),
          corrections(finding, lines),
          cell(`${levelName[finding.severity]}：${finding.message}（${info ? info.source : ruleName(finding)}）`),
        ],
      })
    }
  }
  return rows.sort((a, b) => a.at - b.at).map((row) => row.cells)
}

/** 「12」, or 「3、8、15 等 151 处」 */
function lineNumbers(findings: readonly Finding[], lines: Lines): string {
  const numbers = [...new Set(findings.map((finding) => lines.at(finding.start).line))]
  if (findings.length === 1) return String(numbers[0])
  return `${numbers.slice(0, namedLines).join('、')}${numbers.length > namedLines ? ' 等' : ''} 共 ${findings.length} 处`
}

/** The slip in bold with a few characters around it. */
function quote({ start, end }: Finding, lines: Lines): string {
  const { before, after } = around(start, end, lines)
  const text = lines.source.slice(start, end)
  return before + (text ? bold(text) : '∧') + after
}

function corrections(finding: Finding, lines: Lines): string {
  const choices = edits(finding)
  if (!choices.length) return '（请核对）'
  return choices.map(({ start, end, text }) => {
    const { before, after } = around(start, end, lines)
    const { removed, inserted } = difference(lines.source.slice(start, end), text)
    if (!inserted && removed) return text ? `${before}${bold(text)}${after}` : `${before}${after}（删“${cell(removed)}”）`
    return before + bold(text) + after
  }).join(' ／ ') + (finding.fix ? '' : '（待核）')
}

/** A few characters before and behind a place, as far as its line reaches. */
function around(start: number, end: number, lines: Lines): { before: string; after: string } {
  const { before, after, moreBefore, moreAfter } = lines.around(start, end, context * 4)
  const front = [...before.trimStart()]
  const back = [...after.trimEnd()]
  return {
    before: (moreBefore || front.length > context ? '…' : '') + cell(front.slice(-context).join('')),
    after: cell(back.slice(0, context).join('')) + (moreAfter || back.length > context ? '…' : ''),
  }
}

/** Bold by tags: CommonMark's asterisks do not open or close beside Chinese punctuation. */
function bold(text: string): string {
  return `<b>${cell(text)}</b>`
}

/** A text for a table cell: nothing in it is Markdown or HTML. */
function cell(text: string): string {
  return visible(text).replace(/[\\`*_[\]<>|~]/gu, '\\$&').replace(/&/gu, '&amp;')
}
