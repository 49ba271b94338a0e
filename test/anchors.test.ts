import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { rules } from '../rules/index.js'
import { readArticle } from '../src/article/read.js'
import { anchoredMatches, anchoredPatterns, anchorsOf } from '../src/language/anchors.js'
import { lint, resolveConfig } from '../src/lint.js'
import { parseMarked } from '../src/marked.js'

const first = (pattern: RegExp): string | undefined => {
  const anchors = anchorsOf(pattern)
  return anchors && [...anchors.units].map((unit) => String.fromCharCode(unit)).sort().join('') + (anchors.shift ? String(anchors.shift) : '')
}

test('what a pattern can begin with', () => {
  assert.equal(first(/自已/gu), '自')
  assert.equal(first(/(?<=责编.{0,60})。(?=）)/gu), '）-1')
  assert.equal(first(/\d[『—]\d/gu), '—『-1')
  assert.equal(first(/的{2}(?!确)/gu), '的')
  assert.equal(first(/(?:增长|下降)\d+癿/gu), '下增')
  assert.equal(first(/的(?:癿|收癿)/gu), '收癿-1')
  assert.equal(first(/(?:自已|[已巳]经)/gu), '已巳自')
  assert.equal(first(/(?<!不能)自?已/gu), '已自')
  assert.equal(first(/\d{2}年/gu), '年-2')
  assert.equal(first(/\d+年/gu), '0123456789')
  assert.equal(first(/(?<=\d)一/gu), '一')
  assert.equal(first(/(?=我[省市])/gu), '我')
  assert.equal(first(/(?<=近年来)(?=[我该])/gu), '来1')
  assert.equal(first(/(?<=推[行进])[\u4e00-\u9fff]{2}一/gu), '行进1')
  assert.equal(first(/[\u{20000}a]/gu), 'a\uD840')
  assert.equal(first(/ab/giu), 'Aa')
  assert.equal(first(/[^，]{2}/gu), undefined)
  assert.equal(first(/\p{Script=Han}/gu), undefined)
  assert.equal(first(/x*/gu), undefined)
  assert.equal(first(/(.)\1/gu), undefined)
})

const texts = [
  ...Object.values(rules).flatMap((rule) => rule.examples.map((e) => parseMarked(typeof e === 'string' ? e : e.text).text)),
  ...readdirSync(new URL('../samples/', import.meta.url)).map((name) => readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8')),
]

test('the one pass finds what a plain scan finds, for every pattern of every rule', () => {
  const config = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, true])) })
  for (let round = 0; round < 2; round++) for (const text of texts.slice(0, 40)) lint(readArticle(text), config)
  const patterns = anchoredPatterns()
  const compare = (text: string): void => {
    const owner = {}
    for (const pattern of patterns) {
      const got = anchoredMatches(owner, text, pattern)!.map((m) => [m.index, ...m])
      pattern.lastIndex = 0
      assert.deepEqual(got, [...text.matchAll(pattern)].map((m) => [m.index, ...m]), String(pattern))
    }
  }
  for (const text of texts) compare(text)
  // the rules' own characters, thrown together
  const units = [...new Set(texts.join(''))]
  fc.assert(fc.property(fc.array(fc.constantFrom(...units), { maxLength: 60 }).map((list) => list.join('')), compare), { numRuns: 60 })
})
