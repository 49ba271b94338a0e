import { layoutCharacters, type Layout } from './characters.js'
import { scores, type Kind, type Scores } from './scores.js'
import { addPoints, type Slips, type Tally } from './tally.js'

/*
 * An estimate of the 编校差错率 of 《报纸期刊质量管理规定》（国新出发〔2020〕10号）and its annex 《报纸编校差错率计算方法》.
 * It is an estimate: the real one counts the characters that fit the page, a person judges every slip, and no checker
 * finds them all. {@link limits} says so in every report.
 */

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
