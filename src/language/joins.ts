import type { Article, Block, Role } from '../article/article.js'
import { once } from '../article/once.js'
import { cost, segment } from './dictionary.js'
import { hanEnd, hanStart, isHanUnit } from './han.js'

/** Two blocks that were one paragraph until a column, a page or a stray line break parted them (rule book O10, O21). */
export interface Join {
  /** the half that stops in mid-sentence, and the one that goes on */
  first: Block
  second: Block
  /** captions and the like stand between the two */
  interleaved: boolean
  isCertain: boolean
}

// 不会收在句末、题末的字；不会起在段首的字
const neverLast = new Set('和与及或把被将使让并而且但第很最更各每该'.split(''))
const rarelyLast = new Set('在从对向于以由不此这之因就也还又再都只已正是到跟给比约近超'.split(''))
const neverFirst = new Set('的了着们吗呢吧者'.split(''))
const between: readonly Role[] = ['caption', 'credit', 'furniture', 'jump', 'fragment']
const halves: readonly Role[] = ['body', 'crosshead', 'subheadline', 'fragment', 'note', 'eyebrow', 'headline']

/** The broken paragraphs of an article. Costs nothing for paragraphs that end as paragraphs do. */
export const brokenParagraphs = once((article): readonly Join[] => {
  const joins: Join[] = []
  const { blocks, wide } = article
  for (let i = 0; i + 1 < blocks.length; i++) {
    const first = blocks[i]!
    if (closing[wide.charCodeAt(first.end - 1)] !== 0 || !halves.includes(first.role) || first.kind === 'cell' || first.kind === 'title' || first.end - first.start < 12) continue
    let k = i + 1
    while (k < blocks.length && k < i + 8 && between.includes(blocks[k]!.role)) k++
    const second = blocks[k]
    if (!second || second.kind !== first.kind) continue
    const score = evidence(article, { first, second, interleaved: k > i + 1 })
    if (score >= (first.role === 'body' ? 4 : 3)) joins.push({ first, second, interleaved: k > i + 1, isCertain: score >= (k > i + 1 ? 5 : 4) })
  }
  return joins
})

/** A mark of the end of a sentence or of a list item closes a block; 、 ， and plain text do not. */
const closing = new Uint8Array(65536)
for (const mark of '。！？…；：”’）》】〕」』—"\uFFFC)]!?;:.·～~|') closing[mark.charCodeAt(0)] = 1

/** How many short lines of the body end in a comma: lines of verse and lists may. */
const commaLines = once(({ blocks, wide }) => blocks.filter((block) => block.role === 'body' && wide[block.end - 1] === '，' && block.end - block.start < 30).length)

// 尊敬的联合国秘书长先生，  讲话的称呼
const salutation = /^(?:(?:尊敬|亲爱|敬爱)的|各位|女士们|同志们|朋友们)[^。！？]*，$/u

// 新华社发：图片说明的署名
const photoCredit = /。.{1,3}[社报]发$/u

/** 4 and more: broken; 3: probably. */
function evidence(article: Article, { first, second, interleaved }: Omit<Join, 'isCertain'>): number {
  const { wide } = article
  const last = wide[first.end - 1]!
  const next = wide[second.start]!
  if ('。，、；：？！”’）》'.includes(next) || (last === '发' && photoCredit.test(wide.slice(first.end - 6, first.end)))) return 0
  if (last === '，' || last === '、') {
    const line = wide.slice(first.start, first.end)
    if (last === '，' && line.length <= 40 && salutation.test(line)) return 0
    // 引两行诗、两句歌词
    if (line.length < 30 && second.end - second.start < 40 && !/[。！？]/u.test(line) && (line.startsWith('“') || wide[first.start - 2] === '：')) return 0
    // 诗行、列表以逗号收行，是体例
    return second.role === 'body' && !'。！？；，、'.includes(wide[first.end - 2]!) && (first.end - first.start >= 30 || commaLines(article) < 3) ? 6 : 0
  }
  // 行末的连字符：西文的断行法
  if (last === '-' && second.role === 'body' && /[\p{Script=Han}\d]-$/u.test(wide.slice(first.end - 2, first.end)) && /[\p{Script=Han}\d.]/u.test(next)) return 5
  if (second.role !== 'body' || /[“（《【—…①-⑳●■□▲◆]/u.test(next)) return isHanUnit(last.charCodeAt(0)) && opensQuote(wide, first) && closesQuote(wide, second) ? 4 : 0
  const isBody = first.role === 'body'
  let score = isBody && first.end - first.start >= 30 ? 2 : 0
  // 一大段话说到半截，隔着图片说明接着说；句号之后只有半句（……交替上升。老将魏国强）
  const stops = isBody && isUnfinished(wide, first)
  if (stops && halfSentence.test(wide.slice(Math.max(first.start, first.end - 7), first.end))) score += first.end - first.start >= 30 ? 2 : 4
  else if (interleaved) score += stops ? 2 : -1
  const left = hanBefore(wide, first)
  const right = hanAfter(wide, second)
  if (left && right) score += wordAcross(left, right)
  // 参与、共和里的字不算
  const unfinished = neverLast.has(last) ? 4 : rarelyLast.has(last) ? 3 : 0
  if (unfinished && lastLength(left) === 1) score += unfinished
  if (neverFirst.has(next)) score += 4
  if (/\d/u.test(last) && /[\d.%％万亿年月日个名元]/u.test(next)) score += 3
  if (/[A-Za-z]/u.test(last) && /^\d[\d.]*[万亿%％个名元]/u.test(wide.slice(second.start, second.start + 12))) score += 2
  if (score < 4 && opensQuote(wide, first) && closesQuote(wide, second)) score += 4
  if (first.indent !== undefined && first.indent >= 2 && !second.indent && !interleaved) score += isBody ? 4 : 2
  // 小标题很少又长又带逗号；别的小标题都不这样，就更可疑
  if (!isBody && first.end - first.start >= 20 && isClause(article, first)) score += 2
  // 文中别处连着出现过：怎么也不够的、已经够了的，不必再找
  const echo = isBody ? 3 : first.role === 'headline' ? 0 : 2
  if (echo > 0 && score > 0 && score < 4 && left && right && echoes(wide, left, right)) score += echo
  return score
}

/** After the last stop there is but the beginning of a sentence, a few characters long. */
const halfSentence = /[。！？；]\p{Script=Han}{1,5}$/u

/** A paragraph of prose that simply stops. What ends in 摄 or 图 may be a signature. */
function isUnfinished(wide: string, { start, end }: Block): boolean {
  if ('摄图文绘影道'.includes(wide[end - 1]!)) return false
  return halfSentence.test(wide.slice(Math.max(start, end - 7), end)) || (end - start >= 60 && hanStart(wide, end - 4, end) === end - 4)
}

/** A long line with a comma that no other short line of the article has. */
function isClause(article: Article, first: Block): boolean {
  const hasComma = ({ start, end }: Block): boolean => article.wide.slice(start, end).includes('，')
  return first.role === 'crosshead' && first.kind === 'paragraph' && hasComma(first) && !article.blocks.some((block) => block !== first && block.role === 'crosshead' && hasComma(block))
}

const hanBefore = (wide: string, { start, end }: Block): string => wide.slice(hanStart(wide, Math.max(start, end - 8), end), end)
const hanAfter = (wide: string, { start, end }: Block): string => wide.slice(start, hanEnd(wide, start, Math.min(end, start + 8)))

/** 海上风|电引领: read in one piece the two halves make likelier words than apart; how much likelier, in nats, sets the score. */
function wordAcross(left: string, right: string): number {
  const gain = cost(left) + cost(right) - cost(left + right)
  return gain > 5 ? 4 : gain > 2.5 ? 3 : gain > 0.5 ? 1 : 0
}

/** Length of the last word. */
function lastLength(text: string): number {
  const lengths = segment(text)
  let at = text.length - 1
  while (at > 0 && lengths[at] === 0) at--
  return text.length - at
}

/** The article has the same three characters elsewhere in one piece. */
function echoes(wide: string, left: string, right: string): boolean {
  const holds = (probe: string): boolean => probe.length === 3 && wide.includes(probe)
  return holds(left.slice(-2) + right.slice(0, 1)) || holds(left.slice(-1) + right.slice(0, 2))
}

const opensQuote = (wide: string, { start, end }: Block): boolean => {
  const text = wide.slice(Math.max(start, end - 200), end)
  return text.lastIndexOf('“') > text.lastIndexOf('”') || text.lastIndexOf('《') > text.lastIndexOf('》') || text.lastIndexOf('（') > text.lastIndexOf('）')
}
const closesQuote = (wide: string, { start, end }: Block): boolean => {
  const text = wide.slice(start, Math.min(end, start + 200))
  return closes(text, '“', '”') || closes(text, '《', '》') || closes(text, '（', '）')
}
const closes = (text: string, open: string, close: string): boolean => text.includes(close) && (!text.includes(open) || text.indexOf(close) < text.indexOf(open))
