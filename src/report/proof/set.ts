import { OBJECT, type Article, type Block, type Role } from '../../article/article.js'
import type { RuleInfo } from '../index.js'
import { levelName } from '../summary.js'
import { html } from './escape.js'
import { markNames, type Mark, type MarkKind } from './marks.js'

/** What the margin in front of a line calls its role; body text needs no name. */
export const roleNames: Readonly<Partial<Record<Role, string>>> = {
  eyebrow: '引题', headline: '主题', subheadline: '副题', byline: '署名', crosshead: '小标题', caption: '图说', credit: '图署', column: '栏目',
  jump: '转版', note: '附注', furniture: '版面', fragment: '残片', verse: '短行',
}

/**
 * Sets an article as a proof: the text with its marks on the left, their notes in the margin beside. Lines without
 * notes follow in the same row as long as the margin is still longer than the text. `id` begins the ids of the
 * article, so that many fit on one page.
 */
export function setProof(article: Article, marks: readonly Mark[], rules: ReadonlyMap<string, RuleInfo>, id: string): string {
  const cited = new Set<string>()
  const rows: Row[] = []
  let first = 0
  article.blocks.forEach((block, i) => {
    const next = article.blocks[i + 1]
    while (first < marks.length && lastOf(marks[first]!) < block.start) first++
    const own: Mark[] = []
    for (let k = first; k < marks.length && marks[k]!.start <= block.end; k++) if (lastOf(marks[k]!) >= block.start) own.push(marks[k]!)
    const notes = own.filter((mark) => mark.number !== undefined && startsIn(mark, block, next))
    const open = rows.at(-1)
    const height = linesOf(block) * 35
    if (open && !notes.length && open.notes && open.height < open.notesHeight) {
      open.text += line(article, block, own, id)
      open.height += height
    } else {
      rows.push({ text: line(article, block, own, id), height, notes: notes.map((mark) => note(mark, rules, cited, id)).join(''), notesHeight: notes.length * 42 })
    }
  })
  if (!article.blocks.length) rows.push({ text: '', height: 0, notes: marks.map((mark) => note(mark, rules, cited, id)).join(''), notesHeight: 0 })
  return rows.map(({ text, notes }) => `<div class="row${notes ? ' noted' : ''}"><div class="lines">${text}</div>${notes ? `<ol class="notes">${notes}</ol>` : ''}</div>`).join('\n')
}

/** Heights are estimates in pixels. */
interface Row { text: string; height: number; notes: string; notesHeight: number }

/** About 25 characters fit a line. */
const linesOf = ({ start, end }: Block): number => Math.ceil((end - start + 2) / 25)

const lastOf = (mark: Mark): number => Math.max(mark.start, mark.end)

function startsIn(mark: Mark, block: Block, next: Block | undefined): boolean {
  return mark.start >= block.start && (mark.start <= block.end && (!next || mark.start < next.start))
}

function line(article: Article, block: Block, marks: readonly Mark[], id: string): string {
  const name = roleNames[block.role]
  const tag = block.role === 'headline' ? 'h3' : block.role === 'crosshead' ? 'h4' : 'p'
  const kind = block.kind === 'listItem' ? ' item' : block.kind === 'quote' ? ' quoted' : block.kind === 'cell' ? ' cell' : ''
  return `<${tag} class="text ${block.role}${kind}"${name ? ` data-role="${name}"` : ''}>${inline(article, block, marks, id)}</${tag}>`
}

/** A piece of a mark within one line: the cuts between overlapping marks and between lines divide it. */
interface Piece { mark: Mark; start: number; end: number; part: '' | ' first' | ' second' }

function inline(article: Article, block: Block, marks: readonly Mark[], id: string): string {
  const pieces: Piece[] = []
  const points: { mark: Mark; at: number }[] = []
  for (const mark of marks) {
    const start = Math.max(mark.start, block.start)
    const end = Math.min(mark.end, block.end)
    const isPoint = mark.start === mark.end || start >= end
    if (mark.kind === 'join' || mark.kind === 'break' || isPoint) {
      if (mark.start >= block.start && mark.start <= block.end) points.push({ mark, at: mark.start })
    }
    if (isPoint || mark.kind === 'join') continue
    if (mark.parts) pieces.push({ mark, start, end: mark.parts.first, part: ' first' }, { mark, start: mark.parts.second, end, part: ' second' })
    else pieces.push({ mark, start, end, part: '' })
  }
  const cuts = [...new Set([block.start, block.end, ...pieces.flatMap((piece) => [piece.start, piece.end]), ...points.map((point) => point.at)])].sort((a, b) => a - b)
  const opened = new Set<Mark>()
  // numbers and signs of marks that begin at one place stand side by side
  const begun = new Map<number, number>()
  const place = (mark: Mark): string => {
    if (opened.has(mark) || mark.number === undefined) return ''
    const before = begun.get(mark.start) ?? 0
    begun.set(mark.start, before + 1)
    return before ? ` again${Math.min(before, 3)}` : ''
  }
  let out = ''
  const pointsAt = new Map<number, Mark[]>()
  for (const { mark, at } of points) pointsAt.set(at, [...pointsAt.get(at) ?? [], mark])
  pieces.sort((a, b) => a.start - b.start || b.end - a.end)
  let coming = 0
  let covering: Piece[] = []
  cuts.forEach((cut, i) => {
    for (const mark of pointsAt.get(cut) ?? []) out += open(mark, ' point' + place(mark), id, opened) + pointSign(mark.kind) + '</mark>'
    const next = cuts[i + 1]
    if (next === undefined) return
    covering = covering.filter((piece) => piece.end > cut)
    while (coming < pieces.length && pieces[coming]!.start <= cut) {
      const piece = pieces[coming++]!
      if (piece.end > cut) covering.push(piece)
    }
    covering.sort((a, b) => (b.end - b.start) - (a.end - a.start))
    out += covering.map((piece) => open(piece.mark, piece.part + (piece.start === cut ? ' head' : '') + (piece.end === next ? ' tail' : '') + (piece.end - piece.start <= 1 ? ' one' : '') + place(piece.mark), id, opened)).join('')
    out += prose(article, cut, next)
    out += covering.map(() => '</mark>').join('')
  })
  return out || '<br>'
}

/** The opening tag of a mark; its first piece carries the id, the number and the sign. */
function open(mark: Mark, classes: string, id: string, opened: Set<Mark>): string {
  const { finding, kind, number, sign } = mark
  const isFirst = !opened.has(mark)
  opened.add(mark)
  const anchor = isFirst && number !== undefined ? ` id="${id}m${number}" data-note="${id}n${number}"` : ''
  const label = isFirst ? (number !== undefined ? ` data-number="${number}"` : '') + (sign ? ` data-sign="${sign}"` : '') : ''
  return `<mark class="${kind} ${finding.severity}${classes}" data-rule="${html(finding.rule)}" data-level="${finding.severity}" title="${html(finding.message)}"${anchor}${label}>`
}

function prose(article: Article, start: number, end: number): string {
  const text = article.prose.slice(start, end)
  if (!text.includes(OBJECT)) return html(text)
  return [...text].map((char, i) => char === OBJECT ? `<span class="object">${html(short(article.source.slice(article.sourceStart(start + i), article.sourceEnd(start + i + 1))))}</span>` : html(char)).join('')
}

const short = (source: string): string => source.length > 24 ? `${source.slice(0, 24)}…` : source

function pointSign(kind: MarkKind): string {
  return kind === 'insert' || kind === 'open' || kind === 'join' || kind === 'break' ? sign(kind) : ''
}

/** Drawn marks. The paths are in a box of 20 by 20, the baseline at 16. */
const drawings: Readonly<Record<MarkKind, string>> = {
  correct: '<ellipse cx="7" cy="12" rx="5.5" ry="5"/><path d="M11 8C13 3 15 3 19 3"/>',
  delete: '<path d="M1 11H11C16 11 19 9 19 6.5S14.500 3 13.500 6.500 15 13 19 15"/>',
  insert: '<path d="M4 19L10 11L16 19M10 11V3"/>',
  transpose: '<path d="M2 11V6Q2 3 5 3H7Q10 3 10 6V14Q10 17 13 17H15Q18 17 18 14V9"/>',
  join: '<path d="M2 4H13Q18 4 18 8T13 11H7Q2 11 2 14.500T7 18H18M15 15.500L18 18L15 20"/>',
  break: '<path d="M16 2H11V10H3V17M.500 14.500L3 17.500L5.500 14.500"/>',
  open: '<path d="M7 3L5 17M14 3L12 17M3 8H16M2.500 13H15.500"/>',
  close: '<path d="M4 13L10 6L16 13"/>',
  query: '<path d="M1 15Q3.500 12 6 15T11 15T16 15T20 14"/><path d="M7 5Q7.500 2 10.500 2T13.500 5Q13.500 7 10.500 8V10"/>',
}

/** A mark as a drawing. */
export function sign(kind: MarkKind): string {
  return `<svg class="sign" viewBox="0 0 20 20" aria-hidden="true">${drawings[kind]}</svg>`
}

/** The note of a mark in the margin: the mark, what to put, the message, and who says so (once for each rule). */
function note(mark: Mark, rules: ReadonlyMap<string, RuleInfo>, cited: Set<string>, id: string): string {
  const { finding, kind, number, times } = mark
  const info = finding.thirdParty ? undefined : rules.get(finding.rule)
  const source = info && !cited.has(finding.rule) ? `<span class="clause">${html(info.source)}</span>` : ''
  cited.add(finding.rule)
  const name = info?.url && /^https?:/u.test(info.url) ? `<a class="rule" href="${html(info.url)}" rel="noreferrer">${html(finding.rule)}</a>` : `<span class="rule">${html(finding.rule)}</span>`
  const put = `<span class="put"><a class="number" href="#${id}m${number}">${number}</a>${sign(kind)}<b class="kind">${markNames[kind]}</b>${times ? `<b class="times">${mark.sign}＝</b>` : ''}${correction(mark)}${times ? `<span class="count">共 ${times} 处</span>` : ''}</span>`
  const related = finding.related?.length ? `<span class="related">（${finding.related.map((other) => html(other.message)).join('；')}）</span>` : ''
  return `<li id="${id}n${number}" class="remark ${finding.severity} ${kind}" data-rule="${html(finding.rule)}" data-level="${finding.severity}" tabindex="-1">${put} <span class="level">${levelName[finding.severity]}</span>${html(finding.message)}${related} <span class="authority">${name}${source}</span></li>`
}

function correction({ kind, texts }: Mark): string {
  if (kind === 'delete' || kind === 'close' || kind === 'open') return ''
  const shown = texts.filter((text) => text.trim() !== '')
  return shown.map((text) => `<span class="correction">${html(text)}</span>`).join('<span class="or">或</span>')
}
