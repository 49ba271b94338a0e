import { createColors } from 'picocolors'
import stringWidth from 'string-width'
import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import { limits } from '../errorrate.js'
import type { FileResult, Finding } from '../finding.js'
import type { Report } from './index.js'
import { shortPath } from './path.js'
import { Lines } from './position.js'
import { countOf, levelName, levelsLine, rateLine, unscoredLine } from './summary.js'
import { visible } from './visible.js'

/** So many findings of one rule in one file are shown before the rest is folded into a line. */
const shown = 3
/** Folding a single finding would save nothing. */
const isFolded = (count: number): boolean => count > shown + 1
/** Columns of an excerpt where nobody told the width of the terminal. */
const defaultWidth = 100

/** Marks where an excerpt is cut; not “…”, which articles use themselves. */
const cut = '...'

/** The report for people at a terminal: vfile-reporter's table in Chinese, with excerpts, folds and a summary. */
export const vfile: Report = function* ({ results, failures, cwd, color, width, errorRate }) {
  const colors = createColors(color)
  for (const result of results) if (result.findings.length) yield fileReport(result, shortPath(result.path, cwd), color, width === undefined ? undefined : Math.max(40, width)) + '\n\n'
  const counts = countOf(results)
  const total = counts.error + counts.warning + counts.info
  const summary = [
    // what could not be checked is never “no problems”
    ...(failures.length && !counts.files ? [] : [`${counts.error || failures.length ? colors.red('✖') : counts.warning ? colors.yellow('⚠') : colors.green('✔')} 检查 ${counts.files} 篇${total ? `，${counts.flagged} 篇有问题：${levelsLine(counts)}` : '，没有发现问题'}${failures.length ? `；另有 ${failures.length} 项没有查成，见下` : ''}`]),
    ...(counts.fixable ? [`  其中 ${counts.fixable} 处可用 --fix 直接改好${counts.choices ? `，${counts.choices} 处有参考改法，由人选定` : ''}`] : counts.choices ? [`  其中 ${counts.choices} 处有参考改法，由人选定`] : []),
    ...(errorRate && counts.files ? [`  估算编校差错率${rateLine(errorRate.batch, errorRate.limit)}`, colors.dim(`  ${unscoredLine(errorRate)}${limits}`)] : []),
    ...failures.map(({ path, message }) => `${colors.red('✖')} ${path === undefined || message.includes(shortPath(path, cwd)) ? '' : `${visible(shortPath(path, cwd))}：`}${visible(message)}`),
  ]
  yield summary.join('\n') + '\n'
}

function fileReport(result: FileResult, path: string, color: boolean, width?: number): string {
  const lines = new Lines(result.source)
  const file = new VFile({ path: visible(path) })
  const groups = new Map<string, { count: number; last: Finding | undefined }>()
  const groupOf = (finding: Finding): string => `${finding.severity} ${finding.rule}`
  for (const finding of result.findings) {
    const group = groups.get(groupOf(finding)) ?? { count: 0, last: undefined }
    if (++group.count <= shown) group.last = finding
    groups.set(groupOf(finding), group)
  }
  const seen = new Map<string, number>()
  const kept = result.findings.filter((finding) => {
    const number = (seen.get(groupOf(finding)) ?? 0) + 1
    seen.set(groupOf(finding), number)
    return number <= shown || !isFolded(groups.get(groupOf(finding))!.count)
  })
  // what the table's other columns leave for the message; in a pipe a message stays on one line, for grep
  const widest = (widthOf: (finding: Finding) => number): number => Math.max(...kept.map(widthOf))
  const before = stringWidth(file.path) + widest(({ start }) => { const { line, column } = lines.at(start); return `:${line}:${column}`.length }) + 1 + widest(({ severity }) => severity.length) + 1
  const room = width === undefined ? Infinity : Math.max(24, width - before - 1 - widest(({ rule, thirdParty }) => stringWidth(rule) + (thirdParty ? 0 : ' zh-news'.length)))
  const cited = new Set<string>()
  for (const finding of kept) {
    const group = groups.get(groupOf(finding))!
    const [first = '', ...rest] = wrap(visible(finding.message), room)
    const reason = [first, ...rest.map((line) => ' '.repeat(before) + line)]
    if (!cited.has(groupOf(finding)) || finding.end - finding.start <= 3) reason.push(...excerpt(finding, lines, width ?? defaultWidth, color))
    cited.add(groupOf(finding))
    if (isFolded(group.count) && finding === group.last) reason.push(`  ${createColors(color).dim(`另有 ${group.count - shown} 处同类（${finding.rule}）`)}`)
    const message = file.message(reason.join('\n'), { place: lines.at(finding.start), ruleId: finding.rule, ...(finding.thirdParty ? {} : { source: 'zh-news' }) })
    message.fatal = finding.severity === 'error' ? true : finding.severity === 'warning' ? false : undefined
    // vfile-reporter prints the stack where there is one
    message.stack = undefined
  }
  return inChinese(reporter([file], { color }), file.path)
}

/** A table row of vfile-reporter: place, colour, level. */
const row = /^(\d+:\d+)(\s+)(\u001B\[3\dm)?(error|warning|info)(\u001B\[39m)?( *)/u
const chinese: Readonly<Record<string, string>> = { error: levelName.error, warning: levelName.warning, info: levelName.info }

/** The reporter's table with Chinese levels, and the path in front of each place so that terminals make a link of it. */
function inChinese(report: string, path: string): string {
  const [head = '', ...rest] = report.split('\n')
  // the last two lines are the reporter's own English count
  const body = /^$/u.test(rest.at(-2) ?? 'x') ? rest.slice(0, -2) : rest
  return [head, ...body.map((line) => line.replace(row, (_, place: string, gap: string, on = '', level: string, off = '', pad: string) => {
    const name = chinese[level]!
    return `${path}:${place}${gap}${on}${name}${off}${' '.repeat(level.length + pad.length - stringWidth(name))}`
  }))].join('\n')
}

/** The line of a finding, cut to the width, and carets under the place. */
function excerpt({ start, end }: Finding, lines: Lines, width: number, color: boolean): string[] {
  const line = lines.at(start).line
  const to = Math.max(start, Math.min(end, lines.end(line), start + width))
  // no character of interest is farther away than the terminal is wide
  const { before: front, after: back } = lines.around(start, to, width)
  const marked = visible(lines.source.slice(start, to))
  const room = Math.max(16, Math.floor((width - 8 - Math.min(stringWidth(marked), width / 2)) / 2))
  const before = tail(visible(front), room)
  const after = head(visible(back), room)
  const shownMark = head(marked, width - 8)
  const caret = '^'.repeat(Math.max(1, stringWidth(shownMark)))
  return [`  │ ${before}${shownMark}${after}`, `  │ ${' '.repeat(stringWidth(before))}${createColors(color).red(caret)}`]
}

/** A message in lines of so many columns; Latin words stay whole, and no line begins with a closing mark. */
function wrap(text: string, columns: number): string[] {
  const out: string[] = []
  let line = ''
  for (const word of text.match(/[\x21-\x7E]+|[^]/gu) ?? []) {
    if (line && stringWidth(line) + stringWidth(word) > columns && !/^[，。、；：！？）》〉”’…]/u.test(word)) {
      out.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return [...out, line]
}

/** As much of the front of a text as fits, with an ellipsis where it is cut. */
function head(text: string, columns: number): string {
  let out = ''
  let used = 0
  for (const char of text) {
    used += stringWidth(char)
    if (used > columns) return `${out}${cut}`
    out += char
  }
  return out
}

/** As much of the end of a text as fits. */
function tail(text: string, columns: number): string {
  const chars = [...text]
  let used = 0
  for (let i = chars.length - 1; i >= 0; i--) {
    used += stringWidth(chars[i]!)
    if (used > columns) return `${cut}${chars.slice(i + 1).join('')}`
  }
  return text.replace(/^\u3000+/u, (blank) => '\u3000'.repeat(Math.min(2, blank.length)))
}
