import type { Article, Block, Role } from './article/article.js'
import type { Finding } from './finding.js'
import { isHanUnit } from './language/han.js'
import { wideUnits } from './language/units.js'
import { allRoles, type Severity } from './rule.js'

/*
 * An estimate of the 编校差错率 of 《报纸期刊质量管理规定》（国新出发〔2020〕10号）and its annex 《报纸编校差错率计算方法》.
 * It is an estimate: the real one counts the characters that fit the page, a person judges every slip, and no checker
 * finds them all. {@link limits} says so in every report.
 */

/** What kind of slip a finding is. */
export type Kind =
  | 'name' | 'fact' | 'grammar' | 'char' | 'numeral' | 'digit' | 'latin' | 'letter' | 'variant' | 'term' | 'punct' | 'symbol'
  | 'label' | 'format' | 'none'

/** How a kind is scored. */
export interface Score {
  /** Its name in reports. */
  name: string
  /** Points for one slip. For `char` one character; see {@link Scores.longer}. */
  points: number
  /** Doubled wherever it stands: the annex doubles important names. */
  important?: true
  /** True for slips of the text itself: doubled in headlines, and counted at most {@link Scores.repeats} times when the same. */
  text?: true
  /** Most points that an issue can lose for this kind. */
  most?: number
  /** The item of the annex, and how sure we are of its figure. */
  source: string
}

/** The table of scores. A house changes any part of it with {@link withScores}. */
export interface Scores {
  kinds: Readonly<Record<Kind, Score>>
  /** A wrong run of up to `characters` characters costs `points`; the last entry has no upper end. */
  longer: readonly { characters: number; points: number }[]
  /** How often the same slip of the text counts in one issue. */
  repeats: number
  /** Factor for slips of the text in {@link doubled} lines and for important names and times in the lead. */
  factor: number
  doubled: readonly Role[]
  /** Levels that count. What is only advice (info) is no slip. */
  levels: readonly Severity[]
  /** Slips in ten thousand characters up to which an issue is 合格. */
  limit: number
  /**
   * Rule id, rule book entry (`P17`, or `P` for the rest of its letter) or the subject that a rule's id begins with → kind.
   * They are looked up in this order; the first one in the table decides.
   */
  rules: Readonly<Record<string, Kind>>
}

const verified = '已核对'
const recalled = '未见原文，按惯例'

export const scores: Scores = {
  kinds: {
    name: { name: '重要人名、职务', points: 1, text: true, important: true, source: `附件三.1，${verified}` },
    fact: { name: '事实、知识', points: 1, text: true, source: `附件三.2(1)，${verified}` },
    grammar: { name: '语法、逻辑', points: 1, text: true, source: `附件三.2(1)，${verified}` },
    char: { name: '错别字、多字、漏字', points: 1, text: true, source: `附件三.2(2)，${verified}` },
    numeral: { name: '数字写错', points: 1, text: true, source: `附件三.2(2)，${verified}` },
    digit: { name: '数字用法', points: 0.1, most: 1, source: `附件三.2(3)，${verified}` },
    latin: { name: '外文单词', points: 1, text: true, source: `附件三.2(4)，${verified}` },
    letter: { name: '字母大小写、字体', points: 0.5, most: 1.5, source: `附件三.2(7)，${recalled}` },
    variant: { name: '繁体、异体、异形词', points: 0.5, most: 1.5, source: `附件三.2(8)，${recalled}` },
    term: { name: '术语、量和单位、译名', points: 0.5, most: 1.5, source: `附件三.2(9)，${recalled}` },
    punct: { name: '标点', points: 0.1, source: `附件三.3(1)，${recalled}` },
    symbol: { name: '数理符号', points: 0.5, most: 1.5, source: `附件三.3(4)，${recalled}` },
    label: { name: '序号、图表编号', points: 0.1, most: 1, source: `附件三.3(5)，${recalled}` },
    format: { name: '格式', points: 0.1, most: 1, source: `附件三.4，${recalled}` },
    none: { name: '不计分（文件流转中的问题）', points: 0, source: '不在印成的报纸上' },
  },
  longer: [{ characters: 1, points: 1 }, { characters: 5, points: 2 }, { characters: Infinity, points: 4 }],
  repeats: 3,
  factor: 2,
  doubled: ['eyebrow', 'headline', 'subheadline', 'column'],
  levels: ['error', 'warning'],
  limit: 3,
  rules: {
    P: 'punct', P01: 'none', P32: 'punct', P30: 'label', P35: 'none',
    N: 'digit', N22: 'term', N23: 'format', N24: 'none',
    L: 'format', L04: 'format', L13: 'none',
    X: 'fact', X19: 'name', X20: 'name', X21: 'name', X37: 'term', X38: 'grammar',
    C: 'char', C46: 'variant', C47: 'variant', C48: 'variant', C49: 'grammar', C50: 'grammar',
    O: 'char', O10: 'none', O11: 'format', O12: 'format', O13: 'none', O14: 'none', O15: 'none', O16: 'none', O17: 'punct', O20: 'variant',
    S: 'punct', S06: 'fact', S07: 'fact', S08: 'digit',
    K: 'grammar',
    'date-dateline': 'numeral', 'date-invalid': 'numeral', 'date-order': 'numeral', 'date-weekday': 'numeral', 'number-letters': 'numeral',
    'number-percent': 'fact', 'slogan-wording': 'char', 'variant-forms': 'variant', 'care-words': 'term',
    name: 'fact', label: 'fact', sum: 'fact', date: 'numeral', number: 'digit', quote: 'punct', title: 'punct', slogan: 'punct', byline: 'format', caption: 'format', term: 'term',
  },
}

/** Changes to the table of scores, as a house writes them down: `"scores"` in its `.textlintrc`. */
export type ScoreChanges = { [K in Exclude<keyof Scores, 'kinds' | 'longer'>]?: Scores[K] } & {
  kinds?: { [K in Kind]?: Partial<Omit<Score, 'source'>> }
  /** The last entry may leave out `characters`: JSON has no infinity. */
  longer?: readonly { characters?: number; points: number }[]
}

/** The table with a house's changes. Throws a RangeError with a Chinese message where a name or a value cannot be. */
export function withScores(changes: ScoreChanges, base: Scores = scores): Scores {
  const given: unknown = changes
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new RangeError('差错率计分表应为对象，如 { "kinds": { "punct": { "points": 0.2 } } }')
  known(given, base, '这一项')
  for (const name of ['repeats', 'factor', 'limit'] as const) if (changes[name] !== undefined) notNegative(changes[name], name)
  for (const name of ['doubled', 'levels', 'longer'] as const) if (changes[name] !== undefined && !Array.isArray(changes[name])) throw new RangeError(`差错率计分表的“${name}”应为列表`)
  for (const level of changes.levels ?? []) known({ [level]: true }, { error: true, warning: true, info: true }, '这一级')
  for (const role of changes.doubled ?? []) known({ [role]: true }, Object.fromEntries(allRoles.map((one) => [one, true])), '这一种行')
  known(changes.kinds ?? {}, base.kinds, '这一类')
  const kinds: Record<Kind, Score> = { ...base.kinds }
  for (const [kind, change] of Object.entries(changes.kinds ?? {}) as [Kind, Partial<Score>][]) {
    known(change, scoreShape, `这一项（${kind}）`)
    for (const name of ['points', 'most'] as const) if (change[name] !== undefined) notNegative(change[name], `${kind}.${name}`)
    kinds[kind] = { ...kinds[kind], ...change }
  }
  const longer = changes.longer?.map(({ characters = Infinity, points }) => ({ characters: notNegative(characters, 'longer.characters'), points: notNegative(points, 'longer.points') })) ?? base.longer
  if (longer.at(-1)?.characters !== Infinity) throw new RangeError('差错率计分表“longer”的最后一项不写 characters，管更长的差错')
  known(changes.rules ?? {}, changes.rules ?? {}, '')
  for (const kind of Object.values(changes.rules ?? {})) known({ [kind]: true }, kinds, '这一类')
  return { ...base, ...changes, kinds, longer, rules: { ...base.rules, ...changes.rules } }
}

const scoreShape: Readonly<Record<keyof Score, true>> = { name: true, points: true, text: true, important: true, most: true, source: true }

function known(given: object, right: object, what: string): void {
  if (typeof given !== 'object' || given === null) throw new RangeError(`差错率计分表里的 ${JSON.stringify(given)} 应为对象`)
  for (const name of Object.keys(given)) if (!Object.hasOwn(right, name)) throw new RangeError(`差错率计分表没有“${name}”${what}，可用的有：${Object.keys(right).join('、')}`)
}

function notNegative(value: unknown, name: string): number {
  if (typeof value !== 'number' || !(value >= 0)) throw new RangeError(`差错率计分表的“${name}”应为不小于 0 的数`)
  return value
}

/** One sort of slip in one article: how often it stands there, by the points of each. */
interface Slips {
  /** Rule and wrong text, by which the same slip is known again in another article. */
  key: string
  kind: Kind
  /** True if every one of them is at error level, not only suspected. */
  certain: boolean
  points: Points[]
}

/** So many slips of so many points each. */
interface Points { each: number; times: number }

/** What one article contributes to the rate. Plain data: a worker thread can send it, a shard can write it down. */
export interface Tally {
  path: string
  characters: number
  slips: Slips[]
  /** Findings that count for nothing: advice, kind `none`, rules without a place in the table. */
  unscored: number
}

/** A rate: of an article, or of a batch taken as one issue of the paper. */
export interface Rate {
  characters: number
  points: number
  /** Points of slips at error level alone; the rest are suspicions that a person must confirm. */
  certain: number
  /** Points in ten thousand characters; 0 if there are no characters. */
  per10k: number
  /** Points by kind, those without points left out. */
  kinds: Partial<Record<Kind, number>>
}

export interface ErrorRate {
  perArticle: (Rate & { path: string })[]
  batch: Rate
  /** Slips in ten thousand characters up to which an issue is 合格. */
  limit: number
  unscored: number
  /** The names of the kinds, for reports. */
  names: Readonly<Record<Kind, string>>
}

/** What the estimate cannot know; every report that shows a rate shows this too. */
export const limits = '这是估算，不是检查结论：字数按文中可见字符计（两个西文字符算一字），没有版面、中缝和图片的面积；只计本工具查得出的差错，警告级的须经人确认；不足万字的按比例折算，短稿一处差错也显得很高；整批按一期报纸计，相同差错计分有上限。'

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

function addPoints(list: Points[], each: number, times: number): void {
  for (let i = 0; i < list.length; i++) if (list[i]!.each === each) {
    list[i]!.times += times
    return
  }
  list.push({ each, times })
}

/** Pages as they were set, where a house knows them: annex, part two. */
export interface Layout {
  charactersPerLine: number
  lines: number
  /** Characters that the area of press photos and art would hold: 80 % count. */
  photos?: number
  /** The same for decorative pictures: 30 % count. */
  decorations?: number
}

/** The characters of a page by the annex. */
export function layoutCharacters({ charactersPerLine, lines, photos = 0, decorations = 0 }: Layout): number {
  return Math.round(charactersPerLine * lines - photos - decorations + photos * 0.8 + decorations * 0.3)
}

/**
 * Adds up a batch, article by article: the rate of each, and of all of them taken as one issue. Repeated slips and kinds
 * with a cap count over the whole batch, so the batch can have fewer points than its articles together.
 */
export class BatchRate {
  /** In the order in which they were added. */
  readonly perArticle: (Rate & { path: string })[] = []
  private readonly slips = new Map<string, Slips>()
  private characters = 0
  private unscored = 0

  constructor(private readonly table: Scores = scores) {}

  /** `rate`: that of the article, if it is known. */
  add(one: Tally, rate: Rate = rateOf(one, this.table)): void {
    this.perArticle.push({ path: one.path, ...rate })
    this.characters += one.characters
    this.count(one)
  }

  /** What the comparison with other articles found besides in the article at an index; its characters were counted before. Returns its rate. */
  addMore(index: number, before: Tally, more: Tally): Rate {
    const rate = rateOf({ slips: [...before.slips, ...more.slips], characters: before.characters }, this.table)
    this.perArticle[index] = { path: before.path, ...rate }
    this.count(more)
    return rate
  }

  private count({ slips, unscored }: Tally): void {
    this.unscored += unscored
    for (const { key, kind, certain, points } of slips) {
      let entry = this.slips.get(key)
      if (!entry) this.slips.set(key, (entry = { key, kind, certain, points: [] }))
      for (const { each, times } of points) addPoints(entry.points, each, times)
    }
  }

  /** `pages` replaces the counted characters of the batch by those of its pages. */
  rate(pages: readonly Layout[] = []): ErrorRate {
    const { table, perArticle, slips, unscored } = this
    const characters = pages.length ? pages.reduce((sum, page) => sum + layoutCharacters(page), 0) : this.characters
    const names = Object.fromEntries(Object.entries(table.kinds).map(([kind, score]) => [kind, score.name])) as Record<Kind, string>
    return { perArticle, batch: rateOf({ slips: [...slips.values()], characters }, table), limit: table.limit, unscored, names }
  }
}

/** The rate of a batch that is at hand as a whole; see {@link BatchRate}. */
export function errorRate(tallies: Iterable<Tally>, table?: Scores, pages?: readonly Layout[]): ErrorRate {
  const batch = new BatchRate(table)
  for (const one of tallies) batch.add(one)
  return batch.rate(pages)
}

/** True if the batch is over a number of slips in ten thousand characters: what `--max-error-rate` asks. */
export function exceeds(rate: ErrorRate, most: number): boolean {
  return rate.batch.per10k > most
}

/** The rate of one article, or of a batch with its slips put together. */
export function rateOf({ slips, characters }: Pick<Tally, 'slips' | 'characters'>, table: Scores = scores): Rate {
  const kinds: Partial<Record<Kind, number>> = {}
  const sure: Partial<Record<Kind, number>> = {}
  for (const { kind, certain, points } of slips) {
    let left = table.kinds[kind].text ? table.repeats : Infinity
    for (const { each, times } of points.length > 1 ? [...points].sort((a, b) => b.each - a.each) : points) {
      const count = Math.min(left, times)
      left -= count
      kinds[kind] = (kinds[kind] ?? 0) + count * each
      if (certain) sure[kind] = (sure[kind] ?? 0) + count * each
    }
  }
  const points = capped(kinds, table)
  return { characters, points, kinds, certain: capped(sure, table), per10k: characters ? round(points / characters * 10000) : 0 }
}

/** Applies the caps to the points by kind; returns their sum. */
function capped(kinds: Partial<Record<Kind, number>>, table: Scores): number {
  let sum = 0
  for (const kind of Object.keys(kinds) as Kind[]) sum += kinds[kind] = round(Math.min(kinds[kind]!, table.kinds[kind].most ?? Infinity))
  return round(sum)
}

/** Tenths add up badly in binary. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4

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

interface Difference { start: number; removed: string; inserted: string }

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

/** The parts in which two texts differ, between what they share in front and behind. */
export function difference(was: string, is: string): Difference {
  const most = Math.min(was.length, is.length)
  let front = 0
  while (front < most && was.charCodeAt(front) === is.charCodeAt(front)) front++
  // a character beyond the BMP is not parted between its two units
  if (front > 0 && (was.charCodeAt(front - 1) & 0xFC00) === 0xD800) front--
  let back = 0
  while (back < most - front && was.charCodeAt(was.length - 1 - back) === is.charCodeAt(is.length - 1 - back)) back++
  if (back > 0 && (was.charCodeAt(was.length - back) & 0xFC00) === 0xDC00) back--
  return { start: front, removed: was.slice(front, was.length - back), inserted: is.slice(front, is.length - back) }
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

/** Visible characters: one em each, what is half an em wide as a half. */
export function characters(article: Article): number {
  return Math.ceil((knownHalves(wideUnits(article)) ?? countHalves(article.wide)) / 2)
}

/** Halves of a text whose units have all been met before, which is nearly every text once the first ones have been counted. */
function knownHalves(units: Uint16Array): number | undefined {
  let halves = 0
  for (let i = 0; i < units.length; i++) {
    const known = halvesOfUnit[units[i]!]!
    if (known === UNKNOWN) return undefined
    halves += known
  }
  return halves
}

function countHalves(text: string): number {
  let halves = 0
  for (let i = 0; i < text.length; i++) {
    const known = halvesOfUnit[text.charCodeAt(i)]!
    halves += known !== UNKNOWN ? known : halvesAt(text, i)
  }
  return halves
}

const UNKNOWN = 3
/**
 * Unit → how many halves it is wide; unknown until it is asked for. Of a character that takes two units the first stays
 * unknown, and the second counts nothing.
 */
const halvesOfUnit = new Uint8Array(0x10000).fill(UNKNOWN).fill(2, 0x4E00, 0xA000).fill(0, 0xDC00, 0xE000)

function halvesAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  const halves = halvesOf(text.codePointAt(index)!)
  if (unit < 0xD800 || unit > 0xDBFF) halvesOfUnit[unit] = halves
  return halves
}

function halvesOf(point: number): number {
  // most articles hold no others, and the pattern takes half a millisecond to compile
  if (point > 0x20 && point < 0x7F) return 1
  if ((point >= 0x2010 && point <= 0x2027) || (point > 0x3000 && point < 0x302A) || (point > 0xFF00 && point < 0xFF5F)) return 2
  const char = String.fromCodePoint(point)
  return char <= ' ' || /[\s\p{C}\p{M}\uFFFC]/u.test(char) ? 0 : char < '\u0250' ? 1 : 2
}
