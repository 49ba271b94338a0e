import type { Article } from '../article/article.js'
import type { ArticleFacts, BatchProblem } from '../rule.js'
import { hanEnd } from './han.js'
import { phrasesByText } from './slogans.js'

/** A quoted phrase, the characters behind its closing mark, and where it first stands: source offsets. */
export type BoundaryFact = readonly [text: string, behind: string, start: number, end: number]

const BEHIND = 4
/** In how many files a name must be quoted whole, or with its noun outside, before one that differs is odd. */
const COMMON = 3

export function boundaryFacts(article: Article): BoundaryFact[] | undefined {
  const facts: BoundaryFact[] = []
  const { wide } = article
  for (const [text, phrases] of phrasesByText(article)) {
    if (text.length > 16) continue
    const seen = phrases.length > 1 ? new Set<string>() : undefined
    for (const { quote, start, end } of phrases) {
      if (quote.mark !== '“') continue
      const behind = wide.slice(end, hanEnd(wide, end, Math.min(end + BEHIND, wide.length)))
      if (seen?.has(behind)) continue
      seen?.add(behind)
      facts.push([text, behind, article.sourceStart(start), article.sourceEnd(end)])
    }
  }
  return facts.length ? facts : undefined
}

interface Usual { files: number; path: string; start: number; end: number }

/** Where one file ends the quotation elsewhere than the others do: “清凉”驿家, “清凉驿家行动”. */
export function* oddBoundaries(all: readonly ArticleFacts[], isNoun: (text: string) => boolean): Generator<BatchProblem> {
  const whole = new Map<string, Usual>()
  const split = new Map<string, Usual & { name: string }>()
  const count = <T extends Usual>(map: Map<string, T>, key: string, first: T): void => {
    const known = map.get(key)
    if (known) known.files++
    else map.set(key, first)
  }
  for (const { path, facts } of all) {
    const own = new Set<string>()
    for (const [text, behind, start, end] of facts as readonly BoundaryFact[]) {
      if (!own.has(text)) count(whole, text, { files: 1, path, start, end })
      own.add(text)
      for (let length = 2; length <= behind.length; length++) {
        const noun = behind.slice(0, length)
        if (!isNoun(noun) || own.has(text + '|' + noun)) continue
        own.add(text + '|' + noun)
        count(split, text + noun, { files: 1, path, start, end, name: text })
      }
    }
  }
  for (const { path, facts } of all) {
    const own = new Set((facts as readonly BoundaryFact[]).map(([text]) => text))
    for (const [text, behind, start, end] of facts as readonly BoundaryFact[]) {
      if ((whole.get(text)?.files ?? 0) > 1) continue
      const inside = split.get(text)
      if (inside && inside.files >= COMMON) {
        yield { path, start, end, severity: 'info', message: `“${text}”在另外${inside.files}篇里作“${inside.name}”${text.slice(inside.name.length)}，请核对引号`, related: [{ path: inside.path, start: inside.start, end: inside.end, message: '此处引号在名词之前' }] }
        continue
      }
      for (let length = behind.length; length > 0; length--) {
        const name = text + behind.slice(0, length)
        const usual = whole.get(name)
        if (!usual || usual.files < COMMON || own.has(name) || isNoun(behind.slice(0, length))) continue
        yield { path, start, end, message: `“${text}”${behind.slice(0, length)}在另外${usual.files}篇里作“${name}”，后引号疑放错了位置`, related: [{ path: usual.path, start: usual.start, end: usual.end, message: `此处作“${name}”` }] }
        break
      }
    }
  }
}
