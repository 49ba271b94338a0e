/** Every example of every rule is executed: what is marked is found, with its fix, and nothing else is. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rules } from '../rules/index.js'
import { readArticle } from '../src/article/read.js'
import { applyFixes } from '../src/fix.js'
import { lint, resolveConfig } from '../src/lint.js'
import { formatMarked, parseMarked, type Mark } from '../src/marked.js'
import { matches, type OptionValue, type Rule } from '../src/rule.js'

const wanted = process.env.RULE?.split(',')
const everyText = Object.values(rules).flatMap((rule) => (rule as Rule).examples.map((example) => parseMarked(typeof example === 'string' ? example : example.text).text))
const everyArticle = everyText.map((text) => readArticle(text, { format: 'text' }))

for (const [id, rule] of Object.entries(rules) as [string, Rule][]) {
  if (wanted && !wanted.includes(id)) continue
  describe(id, () => {
    const silent = Object.fromEntries(Object.keys(rules).map((other) => [other, false as const]))
    for (const example of rule.examples) {
      const { text: marked, format = 'text', options = {} } = typeof example === 'string' ? { text: example } : example
      test(JSON.stringify(marked).slice(0, 100), () => {
        const { text, marks } = parseMarked(marked)
        const config = resolveConfig({ rules: { ...silent, [id]: options } })
        const findings = lint(readArticle(text, { format }), config).findings
        const got = findings.map(({ start, end, fix, suggest }): Mark => ({ start, end, ...(fix ? { fix: fix.text } : suggest ? { suggest: suggest.map((s) => s.text) } : {}) }))
        assert.equal(formatMarked({ text, marks: got }), formatMarked({ text, marks }))
        assert.deepEqual(got, marks)
        for (const { message } of findings) {
          assert.match(message, /\p{Script=Han}/u)
          assert.doesNotMatch(message, /[。！]$|\n/u, 'a message is one sentence without a final stop')
        }
        // a fix re-linted raises nothing new, and drops no Han character
        const fixed = applyFixes(text, findings).output
        assert.equal(fixed.replace(/\P{Script=Han}/gu, ''), text.replace(/\P{Script=Han}/gu, ''))
        const after = lint(readArticle(fixed, { format }), config).findings
        assert.ok(after.length <= findings.filter((f) => !f.fix).length, `after the fix: ${JSON.stringify(after)}`)
      })
    }
    const { patterns = [], prosePatterns = [] } = rule
    if (patterns.length || prosePatterns.length) test('finds nothing where none of its patterns matches', () => {
      const options = Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, spec]): [string, OptionValue] => [name, spec.default]))
      for (const article of everyArticle) {
        if ([...patterns.flatMap((pattern) => [...matches(article, pattern)]), ...prosePatterns.flatMap((pattern) => [...matches(article, pattern, { in: 'prose' })])].length === 0) assert.deepEqual([...rule.check(article, options)], [])
      }
    })
    test('has silent and reported examples', () => {
      const marked = rule.examples.map((e) => typeof e === 'string' ? e : e.text)
      assert.ok(marked.some((text) => parseMarked(text).marks.length === 0))
      assert.ok(marked.some((text) => parseMarked(text).marks.length > 0))
    })
  })
}
