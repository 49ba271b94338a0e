/** Every entry of the rule book ends somewhere: in a rule, in the article model, or in a line that says why not. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rules } from '../rules/index.js'

const entries = Object.entries({ P: 36, N: 27, L: 15, O: 22, C: 54, S: 8 }).flatMap(([letter, count]) => Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`))
const covered = new Map<string, string[]>()
for (const [id, rule] of Object.entries(rules)) for (const entry of rule.covers) covered.set(entry, [...(covered.get(entry) ?? []), id])
const outOfScope = new Map([...readFileSync(new URL('../rules/out-of-scope.md', import.meta.url), 'utf8').matchAll(/^- ([PNLOCS]\d\d)(?:、([PNLOCS]\d\d))*[ ：](.+)$/gmu)].map((m) => [m[1]!, m[3]!.trim()]))

test('every entry is covered by a rule, or a line says why not', () => {
  assert.deepEqual(entries.filter((entry) => !covered.has(entry) && !outOfScope.has(entry)), [])
})
test('no rule covers an entry that does not exist, and no line excuses what a rule covers', () => {
  assert.deepEqual([...covered.keys()].filter((entry) => !entries.includes(entry)), [])
  assert.deepEqual([...outOfScope.keys()].filter((entry) => !entries.includes(entry)), [])
  for (const [entry, why] of outOfScope) assert.ok(why.length > 8, entry)
})
test('every rule names its source', () => {
  for (const [id, rule] of Object.entries(rules)) {
    assert.match(rule.source, /GB\/T|GF|〔|规定|细则|词典|通用|通行|惯例|报告|Unicode|《/u, id)
    assert.ok(rule.why.length > 15 && rule.summary.length > 4, id)
    assert.doesNotMatch(rule.summary, /[。]$/u, id)
  }
})
