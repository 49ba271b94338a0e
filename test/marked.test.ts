import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMarked, parseMarked } from '../src/marked.js'

test('marks carry their kind', () => {
  assert.deepEqual(parseMarked('甲{,=>，}乙{。=>}丙{=>！}丁{戊~>己|庚}辛{壬}'), {
    text: '甲,乙。丙丁戊辛壬',
    marks: [{ start: 1, end: 2, fix: '，' }, { start: 3, end: 4, fix: '' }, { start: 5, end: 5, fix: '！' }, { start: 6, end: 7, suggest: ['己', '庚'] }, { start: 8, end: 9 }],
  })
})
test('braces themselves', () => {
  assert.deepEqual(parseMarked('\\{甲\\}'), { text: '{甲}', marks: [] })
})
test('writing is the inverse of reading', () => {
  for (const marked of ['甲{,=>，}乙', '{戊~>己|庚}', '\\{甲\\}{乙}', '甲{=>！}']) assert.equal(formatMarked(parseMarked(marked)), marked)
})
test('an unclosed mark is an error', () => assert.throws(() => parseMarked('甲{乙'), /unclosed/u))
