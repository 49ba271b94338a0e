import type { Article, Block } from '../article/article.js'
import type { Finding } from '../finding.js'
import { isHanUnit } from '../language/han.js'
import { characters } from './characters.js'
import { difference, type Difference } from './difference.js'
import { scores, type Kind, type Scores } from './scores.js'

/** One sort of slip in one article: how often it stands there, by the points of each. */
export interface Slips {
  /** Rule and wrong text, by which the same slip is known again in another article. */
  key: string
  kind: Kind
  /** True if every one of them is at error level, not only suspected. */
  certain: boolean
  points: Points[]
}

/** So many slips of so many points each. */
export interface Points { each: number; times: number }

/** What one article contributes to the rate. Plain data: a worker thread can send it, a shard can write it down. */
export interface Tally {
  path: string
  characters: number
  slips: Slips[]
  /** Findings that count for nothing: advice, kind `none`, rules without a place in the table. */
  unscored: number
}

/**
 * Counts one article: its characters, and its findings by kind and points.
 * `covers` gives the rule book entries of a rule, `[]` if it has none.
 */
export function tally(article: Article, findings: readonly Finding[], covers: Covers, table: Scores = scores): Tally {
  const slips = new Map<string, Slips>()
  const place = new Places(article)
  let unscored = 0
  for (const finding of findings) {
    if (!table.levels.includes(finding.severity)) {
      unscored++
      continue
    }
    const found = kindOf(finding, covers, table)
    // only what is said about characters has to be looked at closer
    const slip = found === 'char' ? differenceOf(finding, article) : undefined
    const kind = slip && isOfMarks(slip) ? 'punct' : found
    const score = table.kinds[kind]
    const one = kind === 'char' ? score.points * lengthFactor(slip, table) : score.points
    if (one === 0) {
      unscored++
      continue
    }
    const doubled = score.text && (score.important || place.isDoubled(finding, table) || ((kind === 'numeral' || kind === 'fact') && place.isTimeInLead(finding)))
    const certain = finding.severity === 'error'
    const key = `${certain ? '!' : '?'}${finding.rule}\0${article.source.slice(finding.start, Math.min(finding.end, finding.start + 40))}`
    let entry = slips.get(key)
    if (!entry) slips.set(key, (entry = { key, kind, certain, points: [] }))
    addPoints(entry.points, doubled ? one * table.factor : one, 1)
  }
  return { path: article.path ?? '', characters: characters(article), slips: [...slips.values()], unscored }
}

/** The rule book entries of a rule. */
type Covers = (rule: string) => readonly string[]

/** Adds slips of so many points each to a list of such. */
export function addPoints(list: Points[], each: number, times: number): void {
  for (let i = 0; i < list.length; i++) if (list[i]!.each === each) {
    list[i]!.times += times
    return
  }
  list.push({ each, times })
}

/** The kinds found out so far, for the table and the rule book entries asked with last: a run asks with the same all the time. */
let asked: { covers: Covers; table: Scores; kinds: Map<string, Kind> } | undefined

function kindOf({ rule, thirdParty }: Finding, covers: Covers, table: Scores): Kind {
  if (thirdParty) return table.rules[rule] ?? 'none'
  if (asked?.covers !== covers || asked.table !== table) asked = { covers, table, kinds: new Map() }
  let kind = asked.kinds.get(rule)
  if (kind === undefined) asked.kinds.set(rule, (kind = kindOfRule(rule, covers, table)))
  return kind
}

function kindOfRule(rule: string, covers: Covers, { rules }: Scores): Kind {
  const named = rules[rule]
  if (named) return named
  for (const entry of covers(rule)) {
    const kind = rules[entry] ?? rules[entry.replace(/\d.*$/u, '')]
    if (kind) return kind
  }
  return rules[rule.replace(/-.*$/u, '')] ?? 'none'
}

/** What the first text that a finding proposes would change; undefined if it proposes none. */
function differenceOf({ fix, suggest }: Finding, { source }: Article): Difference | undefined {
  const edit = fix ?? suggest?.[0]
  return edit && difference(source.slice(edit.start, edit.end), edit.text)
}

/** True if a finding about characters is in truth about a mark: a 一 that should be a dash, a 、 too many. */
function isOfMarks({ removed, inserted }: Difference): boolean {
  const text = inserted || removed
  return !isHanUnit(text.charCodeAt(0)) && !/[\p{L}\p{N}]/u.test(text) // the pattern takes long to compile
}

function lengthFactor(slip: Difference | undefined, { longer }: Scores): number {
  const count = slip ? wrongCharacters(slip) : 1
  return longer.find((step) => count <= step.characters)!.points
}

/** How many characters are wrong, missing or too many; characters in the wrong order are one proof mark, so one. */
function wrongCharacters({ removed, inserted }: Difference): number {
  if (removed.length <= 1 && inserted.length <= 1) return 1
  const a = [...removed]
  const b = [...inserted]
  if (a.length > 1 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('')) return 1
  return Math.max(a.length, b.length, 1)
}

/** Tells where findings stand; they arrive by source offset, so the next one is in the same block or a little further on. */
class Places {
  private readonly lead: Block | undefined
  /** Number of the blocks that begin at or before the last offset; where the last of them begins, and where the next one does. */
  private at = 0
  private from = 0
  private next = 0

  constructor(private readonly article: Article) {
    this.lead = article.blocks.find((block) => block.role === 'body')
  }

  isDoubled({ start }: Finding, { doubled }: Scores): boolean {
    const block = this.blockOf(start)
    return !!block && doubled.includes(block.role)
  }

  /** A year, a day or an hour in the first paragraph: what the annex calls an important time. */
  isTimeInLead({ start, end }: Finding): boolean {
    if (!this.lead || this.blockOf(start) !== this.lead) return false
    return /^(?:[\d〇零一二三四五六七八九十-]*[年月日时点]|星期|周)/u.test(this.article.source.slice(start, end + 1))
  }

  private blockOf(offset: number): Block | undefined {
    if (offset < this.from) this.at = this.next = 0
    while (offset >= this.next) {
      this.from = this.next
      this.next = this.startOf(++this.at)
    }
    return this.article.blocks[this.at - 1]
  }

  private startOf(index: number): number {
    const block = this.article.blocks[index]
    return block ? this.article.sourceStart(block.start) : Infinity
  }
}
