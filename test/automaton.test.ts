import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildAutomaton, readAutomaton, type Automaton } from '../src/language/automaton.js'

const found = (automaton: Automaton, text: string): string[] => {
  const hits: string[] = []
  automaton.scan(text, (term, start, end) => hits.push(`${term}:${start}-${end}`))
  return hits.sort()
}

function byIndexOf(terms: readonly string[], text: string): string[] {
  const hits: string[] = []
  terms.forEach((term, index) => {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) hits.push(`${index}:${at}-${at + term.length}`)
  })
  return hits.sort()
}

// few letters, so that terms nest, overlap and share suffixes
const letters = fc.string({ unit: fc.constantFrom('部', '署', '布', '不', 'a', '\u{20000}'), minLength: 1, maxLength: 5 })

test('finds what indexOf finds, built or read back from bytes', () => {
  fc.assert(fc.property(fc.uniqueArray(letters, { maxLength: 30 }), fc.string({ unit: fc.constantFrom('部', '署', '布', '不', 'a', '，', '\u{20000}'), maxLength: 60 }), (terms, text) => {
    const built = buildAutomaton(terms)
    const expected = byIndexOf(terms, text)
    assert.deepEqual(found(built, text), expected)
    assert.deepEqual(found(readAutomaton(built.bytes()), text), expected)
  }), { numRuns: 500 })
})

test('reads bytes that do not start on a word boundary', () => {
  const bytes = buildAutomaton(['布署', '署']).bytes()
  const shifted = new Uint8Array(bytes.length + 1)
  shifted.set(bytes, 1)
  assert.deepEqual(found(readAutomaton(shifted.subarray(1)), '全面布署'), ['0:2-4', '1:3-4'])
})

test('the longest of the terms that end at one place comes first', () => {
  const order: number[] = []
  buildAutomaton(['丙', '乙丙', '甲乙丙']).scan('甲乙丙', (term) => order.push(term))
  assert.deepEqual(order, [2, 1, 0])
})

test('empty and repeated terms are refused', () => {
  assert.throws(() => buildAutomaton(['布署', '布署']), /布署/u)
  assert.throws(() => buildAutomaton(['']), RangeError)
})

test('thousands of terms over every plane of the alphabet', () => {
  const terms = Array.from({ length: 4000 }, (_, i) => String.fromCharCode(0x4e00 + i * 5 % 20000, 0x4e00 + i * 7 % 20000, 0xff00 + i % 200))
  const automaton = buildAutomaton([...new Set(terms)])
  const text = `${terms[17]}、${terms[3999]}。`
  assert.deepEqual(found(automaton, text), byIndexOf([...new Set(terms)], text))
})
