import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { hanEnd, hanStart } from '../src/language/han.js'
import { PhraseIndex, watch, watchOwn } from '../src/language/phrases.js'
import { phraseUses } from '../src/language/slogans.js'

const letters = ['村', '民', '、', '𠮷', 'a', '😀', '〇', '。', '志']

/** All texts of a few letters. */
function* texts(length: number): Generator<string> {
  if (length === 0) yield ''
  else for (const rest of texts(length - 1)) for (const letter of letters) yield rest + letter
}

test('runs of Han end where \\p{Script=Han} says', () => {
  for (const text of texts(4)) {
    assert.equal(text.slice(hanStart(text, 0, text.length)), /\p{Script=Han}*$/u.exec(text)![0], text)
    assert.equal(text.slice(0, hanEnd(text, 0, text.length)), /^\p{Script=Han}*/u.exec(text)![0], text)
  }
  assert.equal(hanStart('乡村振兴', 2, 4), 2)
  assert.equal(hanEnd('乡村振兴', 1, 3), 3)
})

test('an index finds the longest phrase at every place, and none that the end of the text cuts off', () => {
  const phrases = ['村民', '村民大会', '民大', '大会', '村民委员会']
  const index = new PhraseIndex(phrases)
  for (const text of ['村民大会开村民会', '村民委员', '大会村民', '村', '', '村民委员会']) {
    const expected = [...text].flatMap((_, start) => {
      const [longest] = phrases.filter((phrase) => text.startsWith(phrase, start)).sort((a, b) => b.length - a.length)
      return longest ? [{ start, end: start + longest.length }] : []
    })
    assert.deepEqual(index.find(text), expected, text)
  }
})

test('phrases of all modules and of the article itself are found in one pass', () => {
  const first = watch(['村民大会', '大会'])
  const second = watch(['村民', '大会'])
  const notBehind = new Uint8Array(0x10000)
  notBehind['“'.charCodeAt(0)] = 1
  const own = watchOwn(() => ({ phrases: ['民大', '村民大'], has: (text) => text === '民大' || text === '村民大', notBehind }))
  const article = readArticle('“村民大会”开了，村民大会好。', { format: 'text' })
  const shown = (places: readonly { start: number; end: number }[]) => places.map(({ start, end }) => `${start} ${article.wide.slice(start, end)}`)
  assert.deepEqual(shown(first(article)), ['1 村民大会', '3 大会', '9 村民大会', '11 大会'])
  assert.deepEqual(shown(second(article)), ['1 村民', '3 大会', '9 村民', '11 大会'])
  assert.deepEqual(shown(own(article)), ['2 民大', '9 村民大', '10 民大'])
})

test('what one article has of its own is not looked for in the next', () => {
  const looked: string[] = []
  const own = watchOwn((article) => ({
    phrases: article.wide.startsWith('甲') ? ['丙丁'] : [], notBehind: new Uint8Array(0x10000),
    has(text) {
      looked.push(text)
      return text === '丙丁'
    },
  }))
  assert.deepEqual(own(readArticle('甲乙丙丁。', { format: 'text' })), [{ start: 2, end: 4 }])
  assert.deepEqual(own(readArticle('乙丙丁。', { format: 'text' })), [])
  assert.deepEqual(looked, ['丙丁'])
})

test('a phrase counts as bare only where it stands without marks', () => {
  const article = readArticle('“清风驿”开门。清风驿来了客，《清风驿》上演，大家爱清风驿。', { format: 'text' })
  assert.deepEqual(phraseUses(article).get('清风驿')!.bare.map(({ start }) => start), [8, 26])
})
