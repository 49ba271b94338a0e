import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildTermIndex, readTermIndex, type TermIndex } from '../src/language/term-index.js'
import fc, { runs } from './property.js'

const found = (index: TermIndex, text: string): string[] => {
  const hits: string[] = []
  index.scan(text, (term, start, end) => hits.push(`${term}:${start}-${end}`))
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
    const built = buildTermIndex(terms.sort())
    const expected = byIndexOf(terms, text)
    assert.deepEqual(found(built, text), expected)
    assert.deepEqual(found(readTermIndex(built.bytes()), text), expected)
  }), runs(500))
})

test('reads bytes that do not start on a word boundary', () => {
  const bytes = buildTermIndex(['布署', '署']).bytes()
  const shifted = new Uint8Array(bytes.length + 1)
  shifted.set(bytes, 1)
  assert.deepEqual(found(readTermIndex(shifted.subarray(1)), '全面布署'), ['0:2-4', '1:3-4'])
})

test('terms of one letter come first, then the others by their start', () => {
  const order: string[] = []
  const terms = ['丙', '乙丙', '乙丙丁', '甲乙'].sort()
  buildTermIndex(terms).scan('甲乙丙丁', (term) => order.push(terms[term]!))
  assert.deepEqual(order, ['丙', '甲乙', '乙丙', '乙丙丁'])
})

test('empty, repeated and unsorted terms are refused, and more than the bytes can number', () => {
  assert.throws(() => buildTermIndex(['布署', '布署']), /布署/u)
  assert.throws(() => buildTermIndex(['署', '布']), /布/u)
  assert.throws(() => buildTermIndex(['']), RangeError)
  assert.throws(() => buildTermIndex(Array.from({ length: 65536 }, (_, i) => String.fromCharCode(0x4e00 + (i >> 8), i & 255))), RangeError)
})

test('thousands of terms over every plane of the alphabet', () => {
  const terms = Array.from({ length: 4000 }, (_, i) => String.fromCharCode(0x4e00 + i * 5 % 20000, 0x4e00 + i * 7 % 20000, 0xff00 + i % 200))
  const distinct = [...new Set(terms)].sort()
  const index = buildTermIndex(distinct)
  const text = `${terms[17]}、${terms[3999]}。`
  assert.deepEqual(found(index, text), byIndexOf(distinct, text))
})
