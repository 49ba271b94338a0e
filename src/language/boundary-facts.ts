import type { Article } from '../article/article.js'
import type { ArticleFacts, BatchProblem } from '../rule.js'
import { hanEnd } from './han.js'
import { phraseLists } from './slogans.js'

/** A quoted phrase, the characters behind its closing mark, and where it first stands: source offsets. Those of one text stand together. */
export type BoundaryFact = readonly [text: string, behind: string, start: number, end: number]

const BEHIND = 4
/** In how many files a name must be quoted whole, or with its noun outside, before one that differs is odd. */
const COMMON = 3

export function boundaryFacts(article: Article): BoundaryFact[] | undefined {
  const facts: BoundaryFact[] = []
  const { wide } = article
  const lists = phraseLists(article)
  for (let i = 0; i < lists.length; i++) {
    const phrases = lists[i]!
    if (phrases[0]!.text.length > 16) continue
    const seen = phrases.length > 1 ? new Set<string>() : undefined
    for (let k = 0; k < phrases.length; k++) {
      const phrase = phrases[k]!
      if (phrase.quote.mark !== '“') continue
      const behind = wide.slice(phrase.end, hanEnd(wide, phrase.end, Math.min(phrase.end + BEHIND, wide.length)))
      if (seen) {
        if (seen.has(behind)) continue
        seen.add(behind)
      }
      facts.push([phrase.text, behind, article.sourceStart(phrase.start), article.sourceEnd(phrase.end)])
    }
  }
  return facts.length ? facts : undefined
}

interface Usual { files: number; path: string; start: number; end: number }

/**
 * Where one file ends the quotation elsewhere than the others do: “清凉”驿家, “清凉驿家行动”. `nouns`, of two characters each, may
 * stand outside of the marks or inside.
 */
export function* oddBoundaries(all: readonly ArticleFacts[], nouns: ReadonlySet<string>): Generator<BatchProblem> {
  const whole = new Map<string, Usual>()
  const split = new Map<string, Usual & { name: string }>()
  for (const { path, facts } of all) {
    let last = ''
    const own = new Set<string>()
    for (const [text, behind, start, end] of facts as readonly BoundaryFact[]) {
      if (text !== last) count(whole, text, { files: 1, path, start, end })
      last = text
      const noun = behind.slice(0, 2)
      if (!nouns.has(noun) || own.has(text + noun)) continue
      own.add(text + noun)
      count(split, text + noun, { files: 1, path, start, end, name: text })
    }
  }
  const usualWhole = common(whole)
  const usualSplit = common(split)
  if (!usualWhole.size && !usualSplit.size) return
  const heads = new Set([...usualWhole.keys()].map((name) => name.slice(0, 2)))
  for (const { path, facts } of all) {
    let own: ReadonlySet<string> | undefined
    for (const [text, behind, start, end] of facts as readonly BoundaryFact[]) {
      const inside = usualSplit.get(text)
      if ((!inside && !heads.has(text.slice(0, 2))) || whole.get(text)!.files > 1) continue
      if (inside) {
        yield { path, start, end, severity: 'info', message: `“${text}”在另外${inside.files}篇里作“${inside.name}”${text.slice(inside.name.length)}，请核对引号`, related: [{ path: inside.path, start: inside.start, end: inside.end, message: '此处引号在名词之前' }] }
        continue
      }
      own ??= new Set((facts as readonly BoundaryFact[]).map(([other]) => other))
      for (let length = behind.length; length > 0; length--) {
        const name = text + behind.slice(0, length)
        const usual = usualWhole.get(name)
        if (!usual || own.has(name) || nouns.has(behind.slice(0, length))) continue
        yield { path, start, end, message: `“${text}”${behind.slice(0, length)}在另外${usual.files}篇里作“${name}”，后引号疑放错了位置`, related: [{ path: usual.path, start: usual.start, end: usual.end, message: `此处作“${name}”` }] }
        break
      }
    }
  }
}

function count<T extends Usual>(map: Map<string, T>, key: string, first: T): void {
  const known = map.get(key)
  if (known) known.files++
  else map.set(key, first)
}

const common = <T extends Usual>(all: ReadonlyMap<string, T>): Map<string, T> => new Map([...all].filter(([, { files }]) => files >= COMMON))
