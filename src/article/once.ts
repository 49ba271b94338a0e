import type { Article } from './article.js'

let count = 0

/** Computes a fact of an article once, however many rules ask. */
export function once<T extends {} | null>(compute: (article: Article) => T): (article: Article) => T {
  const number = count++
  return (article) => {
    const { facts } = article
    const known = facts[number]
    return (known === undefined ? facts[number] = compute(article) : known) as T
  }
}
