import type { Role } from '../article/article.js'
import { allRoles, type Severity } from '../rule.js'

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
