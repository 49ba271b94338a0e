import type { Article } from '../../article/article.js'
import { gather } from '../../article/gather.js'
import { difference } from '../../errorrate/difference.js'
import type { Finding } from '../../finding.js'
import { edits } from '../replacement.js'

/** The proofreading marks of GB/T 14706—1993 that findings need, and 质疑 for what only a person can settle. */
export type MarkKind = 'correct' | 'delete' | 'insert' | 'transpose' | 'join' | 'break' | 'open' | 'close' | 'query'

export const markNames: Readonly<Record<MarkKind, string>> = {
  correct: '改正', delete: '删除', insert: '增补', transpose: '对调', join: '接排', break: '另起', open: '加空', close: '减空', query: '质疑',
}

/** A finding as it is marked on the proof. Offsets are prose offsets; equal for a mark between two characters. */
export interface Mark {
  finding: Finding
  kind: MarkKind
  start: number
  end: number
  /** For 对调: where the part in front ends and the part behind begins. */
  parts?: { first: number; second: number }
  /** What the margin says to put there; several where a person chooses. */
  texts: string[]
  /** 代替: the sign that stands for a correction which the article needs many times. */
  sign?: string
  /** How many marks share the sign; set on the first, which alone has a note. */
  times?: number
  /** Number of its note; none for the later ones of a sign. */
  number?: number
}

/** From so many equal corrections on, a sign stands for them. */
const signFrom = 4
const signs = ['△', '□', '◇', '☆', '▽', '▲', '■', '◆', '★', '▼']

/** The marks of an article in order of position, numbered. */
export function marksOf(article: Article, findings: readonly Finding[]): Mark[] {
  const marks = findings.map((finding) => markOf(article, finding)).sort((a, b) => a.start - b.start || a.end - b.end)
  const same = new Map<string, Mark[]>()
  for (const mark of marks) {
    if (mark.kind === 'query') continue
    gather(same, JSON.stringify([mark.finding.rule, mark.finding.severity, mark.kind, article.prose.slice(mark.start, mark.end), mark.texts]), mark)
  }
  let used = 0
  const later = new Set<Mark>()
  for (const list of same.values()) {
    if (list.length < signFrom) continue
    const sign = signs[used % signs.length]! + (used >= signs.length ? Math.floor(used / signs.length) : '')
    used++
    list.forEach((mark, i) => {
      mark.sign = sign
      if (i > 0) later.add(mark)
    })
    list[0]!.times = list.length
  }
  let number = 0
  for (const mark of marks) if (!later.has(mark)) mark.number = ++number
  return marks
}

function markOf(article: Article, finding: Finding): Mark {
  const choices = edits(finding)
  const texts = choices.map((edit) => plain(article, edit.text))
  const whole = proseRange(article, finding.start, finding.end)
  if (!choices.length) return { finding, kind: 'query', ...whole, texts }
  if (choices.length > 1) {
    const kind = finding.start === finding.end ? 'insert' : texts.every((text) => text === '') ? 'delete' : 'correct'
    return { finding, kind, ...whole, texts }
  }
  const [edit] = choices
  const { start: shift, removed, inserted: written } = difference(article.source.slice(edit!.start, edit!.end), edit!.text)
  const inserted = plain(article, written)
  const start = edit!.start + shift
  const range = proseRange(article, start, start + removed.length)
  const blankIn = inserted !== '' && inserted.trim() === ''
  const blankOut = removed !== '' && removed.trim() === ''
  if (/[\r\n]/u.test(removed) && !/[\r\n]/u.test(inserted)) return { finding, kind: 'join', ...range, texts: [inserted.trim()] }
  if (/[\r\n]/u.test(inserted) && !/[\r\n]/u.test(removed)) return { finding, kind: 'break', ...range, texts: [inserted.trim()] }
  if (removed === '') return { finding, kind: blankIn ? 'open' : 'insert', ...range, texts: [inserted] }
  if (inserted === '') return { finding, kind: blankOut ? 'close' : 'delete', ...range, texts: [''] }
  const swap = exchange(removed, inserted)
  if (swap && range.end - range.start === removed.length) {
    return { finding, kind: 'transpose', ...range, parts: { first: range.start + swap.first, second: range.start + swap.second }, texts: [inserted] }
  }
  return { finding, kind: 'correct', ...range, texts: [inserted] }
}

/** The engine writes `<`, `>` and `&` into HTML as entities. */
function plain({ format }: Article, text: string): string {
  return format === 'html' ? text.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&') : text
}

/** Where two texts are the same but for two parts that changed places: `甲中乙` → `乙中甲`. Offsets in the old text. */
export function exchange(was: string, is: string): { first: number; second: number } | undefined {
  if (was.length !== is.length) return undefined
  for (let first = 1; first < was.length; first++) {
    const front = was.slice(0, first)
    if (!is.endsWith(front)) continue
    for (let second = first; second < was.length; second++) {
      if (is === was.slice(second) + was.slice(first, second) + front) return { first, second }
    }
  }
  return undefined
}

/** The prose under a source range; a range without prose becomes the place between. */
export function proseRange(article: Article, start: number, end: number): { start: number; end: number } {
  const { length } = article.prose
  const from = search(length, (i) => start === end ? article.sourceEnd(i) >= start : article.sourceEnd(i + 1) > start)
  const to = start === end ? from : search(length, (i) => article.sourceStart(i) >= end)
  return { start: from, end: Math.max(from, to) }
}

/** The first of 0…`length` that holds; `length` if none does. */
function search(length: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
