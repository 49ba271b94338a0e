import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rules } from '../rules/index.js'
import { readArticle } from '../src/article/read.js'
import { anchoredMatches, anchoredPatterns, anchorsOf, passOver } from '../src/language/anchors.js'
import { unitsOf } from '../src/language/units.js'
import { lint, resolveConfig } from '../src/lint.js'
import { parseMarked } from '../src/marked.js'
import fc, { runs } from './property.js'

/** The anchors of each way of matching, and what is looked for around them: 号-2(年+1) is 号, two units behind the beginning, with 年 right behind it. */
const places = (pattern: RegExp): string | undefined => {
  const found = anchorsOf(pattern)
  const show = (units: ReadonlySet<number>): string => [...units].map((unit) => unit === -1 ? '^' : unit === 10 ? '\\n' : String.fromCharCode(unit)).sort().join('')
  return found?.anchors.map(({ units, shift, checks }) => show(units) + (shift || '') + checks.map(({ at, units: wanted }) => `(${show(wanted)}${at > 0 ? '+' : ''}${at})`).join('')).join(' | ')
}

test('where a pattern can match', () => {
  assert.equal(places(/自已/gu), '自(已+1)')
  assert.equal(places(/(?<=责编.{0,60})。(?=）)/gu), '）-1(。-1)')
  assert.equal(places(/\d[『—]\d/gu), '—『-1(0123456789-1)(0123456789+1)')
  assert.equal(places(/的{2}(?!确)/gu), '的(的+1)')
  assert.equal(places(/(?:增长|下降)\d+癿/gu), '增(长+1)(0123456789+2) | 下(降+1)(0123456789+2)')
  assert.equal(places(/(?:自已|[已巳]经)/gu), '自(已+1) | 已巳(经+1)')
  assert.equal(places(/(?<!不能)自?已/gu), '已 | 自(已+1)')
  assert.equal(places(/\d{2}年/gu), '年-2(0123456789-2)(0123456789-1)')
  assert.equal(places(/\d+年/gu), '0123456789(0123456789年+1)')
  assert.equal(places(/(?<=\d)一/gu), '一(0123456789-1)')
  assert.equal(places(/(?=我[省市])/gu), '我(市省+1)')
  assert.equal(places(/(?<=近年来)(?=[我该])/gu), '来1(近-2)(我该+1)')
  assert.equal(places(/(?<=推[行进])[\u4e00-\u9fff]{2}一/gu), '推2(行进+1)')
  assert.equal(places(/[，、](?=……)|[、；](?<=……[、；])/gu), '…-1(…+1)(、，-1) | …1(…-1)(、；+1)')
  assert.equal(places(/[，。；][，。]+/gu), '。，-1(。，；-1)')
  assert.equal(places(/^\d/gmu), '\r\\n^\u2028\u20291(0123456789+1)')
  assert.equal(places(/^\d/gu), '0123456789(^-1)')
  assert.equal(places(/[，。](?<=[“（].)/gu), '“（1(。，+1)')
  assert.equal(places(/^[地得](?=了)/gu), '地得(^-1)(了+1)')
  assert.equal(places(/[\u{20000}a]/gu), 'a\uD840')
  assert.equal(places(/ab/giu), 'Aa(Bb+1)')
  assert.equal(places(/[^，]{2}/gu), undefined)
  assert.equal(places(/\p{Script=Han}/gu), undefined)
  assert.equal(places(/x*/gu), undefined)
  assert.equal(places(/(.)\1/gu), undefined)
  assert.equal(places(/([，、]).\1/gu), '、，')
})

const texts = [
  ...Object.values(rules).flatMap((rule) => rule.examples.map((e) => parseMarked(typeof e === 'string' ? e : e.text).text)),
  ...readdirSync(new URL('../samples/', import.meta.url)).map((name) => readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8')),
]

test('the one pass finds what a plain scan finds, for every pattern of every rule', () => {
  const config = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, true])) })
  for (let round = 0; round < 2; round++) for (const text of texts.slice(0, 40)) lint(readArticle(text), config)
  const compare = (text: string): void => {
    for (const of of ['prose', 'wide'] as const) {
      const pass = passOver(of, text, unitsOf(text))
      for (const pattern of anchoredPatterns(of)) {
        const got = anchoredMatches(pass, pattern)!.map((m) => [m.index, ...m])
        pattern.lastIndex = 0
        assert.deepEqual(got, [...text.matchAll(pattern)].map((m) => [m.index, ...m]), String(pattern))
      }
    }
  }
  for (const text of texts) compare(text)
  // the rules' own characters, thrown together
  const units = [...new Set(texts.join(''))]
  fc.assert(fc.property(fc.array(fc.constantFrom(...units), { maxLength: 60 }).map((list) => list.join('')), compare), runs(60))
})
