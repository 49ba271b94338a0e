import { gather } from '../article/gather.js'
import type { ArticleFacts, BatchProblem } from '../rule.js'
import { areLikelyTwo, keyOf, numbering, telling } from './slogans.js'

/** A phrase that an article uses, and where it first stands: source offsets. Survives JSON and stays small. */
export type PhraseFact = readonly [text: string, start: number, end: number]

interface Form { text: string; files: number; first: { path: string; start: number; end: number }; places: { path: string; start: number; end: number }[] }

/** How often the common form must be met, in files, before a rare one counts as a slip: where only marks differ, and otherwise. */
const COMMON_MARKS = 2
const COMMON = 3
/** Forms met in more files than this are another phrase, not a slip. */
const RARE = 1

/**
 * Phrases that one file writes otherwise than most do: with other marks inside, with a word of one or two characters
 * missing or added in the middle, with one character exchanged. Linear in the number of phrases.
 */
export function* oddOnesOut(all: readonly ArticleFacts[], message: (odd: string, usual: string, files: number) => string): Generator<BatchProblem> {
  const byText = new Map<string, Form>()
  for (const { path, facts } of all) for (const [text, start, end] of facts as readonly PhraseFact[]) {
    const form = byText.get(text)
    if (!form) byText.set(text, { text, files: 1, first: { path, start, end }, places: [{ path, start, end }] })
    else {
      form.files++
      if (form.places.length <= RARE) form.places.push({ path, start, end })
    }
  }
  const byKey = new Map<string, Form[]>()
  for (const form of byText.values()) gather(byKey, keyOf(form.text), form)
  function* report(odd: Form, usual: Form): Generator<BatchProblem> {
    for (const place of odd.places) yield { ...place, message: message(odd.text, usual.text, usual.files), related: [{ ...usual.first, message: `此处作“${usual.text}”` }] }
  }

  const common = new Map<string, Form>()
  for (const [key, forms] of byKey) {
    const [usual, ...others] = (forms.length > 1 ? forms.toSorted((a, b) => b.files - a.files) : forms) as [Form, ...Form[]]
    if (usual.files >= COMMON_MARKS) for (const odd of others) if (odd.files <= RARE) yield* report(odd, usual)
    if (usual.files >= COMMON) common.set(key, usual)
  }
  // 常见短语去掉中间一两个字、换掉中间一个字会成为什么
  const clipped = new Map<string, Form>()
  const masked = new Map<string, Form>()
  const edges = new Set<string>()
  for (const [key, form] of common) {
    if (key.length < 5) continue
    for (const shorter of clippings(key)) if (!common.has(shorter)) clipped.set(shorter, form)
    if (key.length >= 6) for (const mask of masks(key)) masked.set(mask, form)
    edges.add(key.slice(0, 2)).add(key.slice(-2))
  }
  if (!edges.size) return
  for (const [key, forms] of byKey) {
    if (key.length < 4 || (!edges.has(key.slice(0, 2)) && !edges.has(key.slice(-2)))) continue
    let files = 0
    for (const form of forms) files += form.files
    if (files > RARE) continue
    const odd = forms[0]!
    const usual = clipped.get(key) ?? clippings(key).map((shorter) => common.get(shorter)).find((form) => form && keyOf(form.text).length >= 5) ?? (key.length >= 6 ? masks(key).map((mask) => masked.get(mask)).find(Boolean) : undefined)
    if (usual && !areLikelyTwo(key, keyOf(usual.text))) yield* report(odd, usual)
  }
}

/** The key without one or two characters of its middle, unless they number something. */
function clippings(key: string): string[] {
  const found: string[] = []
  for (const size of [1, 2]) for (let at = 2; at + size <= key.length - 2; at++) {
    if (!numbering.test(key.slice(at, at + size))) found.push(key.slice(0, at) + key.slice(at + size))
  }
  return found
}

/** The key with each character of its middle masked in turn, unless that character tells things apart. */
export function masks(key: string): string[] {
  const found: string[] = []
  for (let at = 1; at < key.length - 1; at++) if (!telling.test(key[at]!)) found.push(`${key.slice(0, at)}_${key.slice(at + 1)}`)
  return found
}
