/**
 * What two words make side by side is no misspelt word: 两个|入口, 农民工|入会, 预防|犯罪. Around every short entry of the word
 * tables the commonest words are set that end and begin with its letters; nothing may be reported.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rules } from '../rules/index.js'
import { gather } from '../src/article/gather.js'
import { readArticle } from '../src/article/read.js'
import { allWords } from '../src/language/dictionary.js'
import { lint, resolveConfig } from '../src/lint.js'

const tables = ['misspelt-words', 'variant-forms']
/** Words of either side that are tried with each entry. */
const most = 8
/** Weight of a word that a newspaper prints now and then (16 per nat). */
const common = 70
/** A long text is one article for each so many pairs. */
const together = 400

const rows = tables.flatMap((table) => readFileSync(new URL(`../rules/${table}.tsv`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')))
const wrong = new Set(rows.map(([word]) => word!))

test('words side by side are not taken for a misspelt one', () => {
  const words = [...allWords()].filter(({ word, weight }) => word.length > 1 && word.length < 5 && weight >= common && !wrong.has(word)).sort((a, b) => b.weight - a.weight)
  const ending = new Map<string, string[]>()
  const beginning = new Map<string, string[]>()
  for (const { word } of words) {
    gather(ending, word.at(-1)!, word)
    gather(beginning, word[0]!, word)
  }
  const commonest = (from: Map<string, string[]>, letter: string): string[] => (from.get(letter) ?? []).slice(0, most)
  const pairs = [...wrong].filter((word) => word.length === 2).flatMap(([first, second]) => commonest(ending, first!).flatMap((left) => commonest(beginning, second!).map((right) => left + right)))
  assert.ok(pairs.length > 20_000, `only ${pairs.length} pairs`)
  const config = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, tables.includes(id)])) })
  const found: string[] = []
  for (let i = 0; i < pairs.length; i += together) {
    const article = readArticle(pairs.slice(i, i + together).map((pair) => `这里，${pair}，不错。`).join('\n\n'), { path: 'a.txt' })
    for (const { start, end, message } of lint(article, config).findings) found.push(`${article.source.slice(start - 3, end + 3)} ${message}`)
  }
  assert.deepEqual(found, [])
})
