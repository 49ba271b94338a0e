/** Judging a letter by the words around it. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { packBigrams, pairCost, wordHash } from '../src/language/bigrams.js'
import { contextCost } from '../src/language/context.js'
import fc, { runs } from './property.js'

const hashOf = (word: string): number => [...word].reduce((hash, letter) => wordHash(hash, letter.charCodeAt(0)), 0)
/** What a sentence would gain if the marked letter were another. */
function gain(text: string, letter: string): number {
  const index = text.indexOf('[')
  const plain = text.replace(/[[\]]/gu, '')
  return contextCost(plain, index, plain.charCodeAt(index)) - contextCost(plain, index, letter.charCodeAt(0))
}

describe('pairs of words', () => {
  test('a pair that goes together costs less than the same words in other company', () => {
    const together = pairCost(hashOf('新闻'), hashOf('发布会'))
    assert.ok(together > 0 && together < 5, String(together))
    assert.equal(pairCost(hashOf('发展'), hashOf('哮喘')), -1)
  })

  test('a packed table holds what was put in, to a tenth of a nat', () => {
    const bytes = packBigrams([{ first: '经济', second: '发展', cost: 3.14 }, { first: '发', second: '展', cost: 99 }], 4)
    assert.equal(bytes.length, 4 + 3 * 16)
    assert.deepEqual([...bytes.subarray(4 + 32)].filter(Boolean).sort((a, b) => a - b), [31, 255])
  })
})

describe('the gain of another letter', () => {
  for (const [text, right] of [['银行下调住房[贷]款利率', '货'], ['参加会议的[人]员', '入'], ['能源结[构]', '枸']] as const) {
    test(`${text}: ${right} is no better`, () => assert.ok(gain(text, right) < 0, String(gain(text, right))))
  }
  for (const [text, right] of [['银行下调住房[货]款利率', '贷'], ['抢修队员顶[佳]压力', '住'], ['恢[夏]重建工作', '复'], ['[土]兵们冒雨', '士']] as const) {
    test(`${text}: ${right} is much better`, () => assert.ok(gain(text, right) > 5, String(gain(text, right))))
  }

  test('the letter alone counts, not what the text holds there, at the edges of a text as inside one', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'银行下调住房货贷款利率，。人入大'), minLength: 1, maxLength: 30 }), fc.nat(), fc.constantFrom(...'贷货人入大太'), (text, at, letter) => {
      const index = at % text.length
      const other = text.slice(0, index) + letter + text.slice(index + 1)
      const cost = contextCost(text, index, letter.charCodeAt(0))
      assert.ok(Number.isFinite(cost) && cost > 0)
      // a letter where there was a mark would join what stands on both sides
      if (text[index]! > '一') assert.equal(contextCost(other, index, letter.charCodeAt(0)), cost)
    }), runs(200))
  })
})
