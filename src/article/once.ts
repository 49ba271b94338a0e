import type { Article } from './article.js'

let count = 0

/** Computes a fact of an article once, however many rules ask. */
export function once<T>(compute: (article: Article) => T): (article: Article) => T {
  const number = count++
  return (article) => {
    const { facts } = article
    let known = facts[number] as { value: T } | undefined
    if (known === undefined) facts[number] = known = { value: compute(article) }
    return known.value
  }
}
