import { createColors } from 'picocolors'
import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import { limits } from '../errorrate/rate.js'
import type { FileResult, Finding } from '../finding.js'
import stringWidth, { columnsOf } from './columns.js'
import type { ArticleReport, Report, ReportInput } from './index.js'
import { shortPath } from './path.js'
import { Lines, type Point } from './position.js'
import { countOf, levelName, levelsLine, rateLine, unscoredLine } from './summary.js'
import { visible } from './visible.js'

type Colors = ReturnType<typeof createColors>

/** So many findings of one rule in one file are shown before the rest is folded into a line. */
const shown = 3
/** Folding a single finding would save nothing. */
const isFolded = (count: number): boolean => count > shown + 1
/** Columns of an excerpt where nobody told the width of the terminal. */
const defaultWidth = 100

/** Marks where an excerpt is cut; not “…”, which articles use themselves. */
const cut = '...'

const ofArticle: ArticleReport = {
  say: (result, { cwd, color, width }) => result.findings.length ? fileReport(result, shortPath(result.path, cwd), createColors(color), width === undefined ? undefined : Math.max(40, width)) + '\n\n' : '',
}

/** The report for people at a terminal: vfile-reporter's table in Chinese, with excerpts, folds and a summary. */
export const vfile: Report = Object.assign(function* (input: ReportInput) {
  const { results, failures, cwd, errorRate } = input
  for (const result of results) yield result.said ?? ofArticle.say(result, input)
  const counts = input.counts ?? countOf(results)
  const colors = createColors(input.color)
  const total = counts.error + counts.warning + counts.info
  const summary = [
    // what could not be checked is never “no problems”
    ...(failures.length && !counts.files ? [] : [`${counts.error || failures.length ? colors.red('✖') : counts.warning ? colors.yellow('⚠') : colors.green('✔')} 检查 ${counts.files} 篇${total ? `，${counts.flagged} 篇有问题：${levelsLine(counts)}` : '，没有发现问题'}${failures.length ? `；另有 ${failures.length} 项没有查成，见下` : ''}`]),
    ...(counts.fixable ? [`  其中 ${counts.fixable} 处可用 --fix 直接改好${counts.choices ? `，${counts.choices} 处有参考改法，由人选定` : ''}`] : counts.choices ? [`  其中 ${counts.choices} 处有参考改法，由人选定`] : []),
    ...(errorRate && counts.files ? [`  估算编校差错率${rateLine(errorRate.batch, errorRate.limit)}`, colors.dim(`  ${unscoredLine(errorRate)}${limits}`)] : []),
    ...failures.map(({ path, message }) => `${colors.red('✖')} ${path === undefined || message.includes(shortPath(path, cwd)) ? '' : `${visible(shortPath(path, cwd))}：`}${visible(message)}`),
  ]
  yield summary.join('\n') + '\n'
}, { ofArticle })

/** The findings of one rule at one level in one file. */
interface Group { count: number; shown: number; last: Finding | undefined; isCited: boolean }

function fileReport(result: FileResult, path: string, colors: Colors, width?: number): string {
  const { source, findings } = result // read once: they may lie in a file, and be others each time
  const lines = new Lines(source)
  const file = new VFile({ path: visible(path) })
  const groups = new Map<string, Group>()
  const groupsOf = findings.map((finding) => {
    const key = `${finding.severity} ${finding.rule}`
    let group = groups.get(key)
    if (!group) groups.set(key, group = { count: 0, shown: 0, last: undefined, isCited: false })
    if (++group.count <= shown) group.last = finding
    return group
  })
  const kept: { finding: Finding; group: Group; place: Point }[] = []
  for (const [i, finding] of findings.entries()) {
    const group = groupsOf[i]!
    if (++group.shown <= shown || !isFolded(group.count)) kept.push({ finding, group, place: lines.at(finding.start) })
  }
  // what the table's other columns leave for the message; in a pipe a message stays on one line, for grep
  const widest = (widthOf: (one: typeof kept[number]) => number): number => kept.reduce((most, one) => Math.max(most, widthOf(one)), 0)
  const before = stringWidth(file.path) + widest(({ place: { line, column } }) => `:${line}:${column}`.length) + 1 + widest(({ finding }) => finding.severity.length) + 1
  const room = width === undefined ? Infinity : Math.max(24, width - before - 1 - widest(({ finding: { rule, thirdParty } }) => stringWidth(rule) + (thirdParty ? 0 : ' zh-news'.length)))
  // a message is an Error, and of thousands no stack is wanted
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  for (const { finding, group, place } of kept) {
    const [first = '', ...rest] = wrap(visible(finding.message), room)
    const reason = [first, ...rest.map((line) => ' '.repeat(before) + line)]
    if (!group.isCited || finding.end - finding.start <= 3) reason.push(...excerpt(finding, lines, width ?? defaultWidth, colors))
    group.isCited = true
    if (isFolded(group.count) && finding === group.last) reason.push(`  ${colors.dim(`另有 ${group.count - shown} 处同类（${finding.rule}）`)}`)
    const message = file.message(reason.join('\n'), { place, ruleId: finding.rule, ...(finding.thirdParty ? {} : { source: 'zh-news' }) })
    message.fatal = finding.severity === 'error' ? true : finding.severity === 'warning' ? false : undefined
    // vfile-reporter prints the stack where there is one
    message.stack = undefined
  }
  Error.stackTraceLimit = stackTraceLimit
  return inChinese(reporter([file], { color: colors.isColorSupported }), file.path)
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
function excerpt({ start, end }: Finding, lines: Lines, width: number, colors: Colors): string[] {
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
  return [`  │ ${before}${shownMark}${after}`, `  │ ${' '.repeat(stringWidth(before))}${colors.red(caret)}`]
}

/** A message in lines of so many columns; Latin words stay whole, and no line begins with a closing mark. */
function wrap(text: string, columns: number): string[] {
  if (columns === Infinity) return [text]
  const out: string[] = []
  let line = ''
  let used = 0
  for (const word of text.match(/[\x21-\x7E]+|[^]/gu) ?? []) {
    const width = stringWidth(word)
    if (line && used + width > columns && !/^[，。、；：！？）》〉”’…]/u.test(word)) {
      out.push(line.trimEnd())
      line = ''
      used = 0
    }
    line += word
    used += width
  }
  return [...out, line]
}

/** As much of the front of a text as fits, with an ellipsis where it is cut. */
function head(text: string, columns: number): string {
  let used = 0
  for (let i = 0; i < text.length;) {
    const point = text.codePointAt(i)!
    used += columnsOf(point)
    if (used > columns) return `${text.slice(0, i)}${cut}`
    i += point > 0xFFFF ? 2 : 1
  }
  return text
}

/** As much of the end of a text as fits. */
function tail(text: string, columns: number): string {
  let used = 0
  for (let i = text.length; i > 0;) {
    const pair = i > 1 ? text.codePointAt(i - 2)! : 0
    const point = pair > 0xFFFF ? pair : text.charCodeAt(i - 1)
    used += columnsOf(point)
    if (used > columns) return `${cut}${text.slice(i)}`
    i -= point > 0xFFFF ? 2 : 1
  }
  return text.replace(/^\u3000+/u, (blank) => '\u3000'.repeat(Math.min(2, blank.length)))
}
