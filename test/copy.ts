import { rules } from '../rules/index.js'
import { parseMarked } from '../src/marked.js'

/** News-like copy of about `length` characters, put together from the rules' own examples; another one for each `seed`. */
export function copy(length: number, seed = 0): string {
  const sentences = Object.values(rules).flatMap(({ examples }) => examples).flatMap((example) => {
    const { text, format } = typeof example === 'string' ? { text: example, format: undefined } : example
    return format || text.includes('\n') || text.length < 12 ? [] : [parseMarked(text).text]
  })
  const paragraphs: string[] = ['江湾镇召开春耕备耕工作会议']
  for (let i = seed * 7, total = 0; total < length; i += 3) {
    const paragraph = [0, 1, 2].map((k) => sentences[(i * 31 + k * 17) % sentences.length]!).join('')
    paragraphs.push(paragraph)
    total += paragraph.length
  }
  return `${paragraphs.join('\n\n')}\n`
}

/** Numbers from 0 up to 1 that look random and are the same in every run. */
export function randomFrom(seed: number): () => number {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
}
