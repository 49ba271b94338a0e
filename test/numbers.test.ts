/** What the rules about numbers read off an article: numbers, dates, the article's own date, Han numerals. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { amount, articleDate, dates, isPossible, numberAt, numbers, toHan, toHanYear, valueOf, weekdayOf } from '../src/language/numbers.js'
import fc from './property.js'

const read = (text: string, path?: string) => readArticle(text, { format: path?.endsWith('.md') ? 'markdown' : 'text', path })
const texts = (text: string) => numbers(read(text)).map(({ text, scale }) => text + scale)

describe('numbers', () => {
  test('decimals, groups, scales', () => {
    assert.deepEqual(texts('投资10.5亿元，捐款1,024,000元，增长3.5%，共2万亿元'), ['10.5亿', '1,024,000', '3.5%', '2万亿'])
  })
  test('a comma between two numbers is no group', () => {
    assert.deepEqual(texts('编号12,34,5678'), ['12', '34', '5678'])
  })
  test('a date with points is no decimal', () => {
    assert.deepEqual(texts('2023.3.15'), ['2023', '3', '15'])
  })
  test('full-width digits are digits', () => {
    assert.deepEqual(texts('增长５．８％'), ['5.8%'])
  })
  test('the tail lies behind the scale; offsets are those of the prose', () => {
    const article = read('共投入3.5万元')
    const [token] = numbers(article)
    assert.deepEqual([token!.start, token!.end, token!.tail], [3, 6, 7])
    assert.equal(amount(token!), 35000)
    assert.equal(numberAt(article, 3), 0)
    assert.equal(numberAt(article, 4), -1)
  })
  test('every number is found where it stands, whatever the text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('3', '12', '.', ',', '，', '万', '%', '年', '增', 'A', ' ', '０'), { maxLength: 30 }), (parts) => {
      const article = read(parts.join(''))
      let last = -1
      for (const token of numbers(article)) {
        assert.ok(token.start > last && token.end > token.start && token.tail >= token.end)
        assert.equal(article.wide.slice(token.start, token.end), token.text)
        assert.ok(Number.isFinite(token.value))
        last = token.tail - 1
      }
      const covered = numbers(article).reduce((sum, token) => sum + token.text.replace(/\D/gu, '').length, 0)
      assert.equal(covered, article.wide.replace(/\D/gu, '').length)
    }))
  })
})

describe('dates', () => {
  const parts = (text: string) => dates(read(text)).map(({ year, month, day }) => [year, month, day])
  test('year, month, day as written', () => {
    assert.deepEqual(parts('2023年3月15日至4月2日，2021年，13月5号'), [[2023, 3, 15], [undefined, 4, 2], [2021, undefined, undefined], [undefined, 13, 5]])
  })
  test('durations, lines and buildings are no dates', () => {
    assert.deepEqual(parts('历时13个月，3月龄，乘2号线'), [])
    assert.deepEqual(parts('10月2号线开通'), [[undefined, 10, undefined]])
  })
  test('possible days', () => {
    assert.ok(isPossible({ year: 2024, month: 2, day: 29 }))
    assert.ok(isPossible({ month: 2, day: 29 }))
    assert.ok(!isPossible({ year: 1900, month: 2, day: 29 }))
    assert.ok(!isPossible({ month: 0 }))
    assert.ok(!isPossible({ month: 4, day: 31 }))
  })
  test('weekdays agree with the calendar', () => {
    assert.equal(weekdayOf(2023, 3, 15), 3)
    assert.equal(weekdayOf(2000, 1, 1), 6)
  })
})

describe('the date of an article', () => {
  test('front matter first, then a folio line, then the path', () => {
    assert.deepEqual(articleDate(read('---\ntitle: 春耕\ndate: 2023-03-14\n---\n\n各地抓好春耕。', 'news/20200101.md')), { year: 2023, month: 3, day: 14, from: 'meta' })
    assert.deepEqual(articleDate(read('2023年3月14日 星期二\n\n各地抓好春耕，确保不误农时。', 'news/20200101.txt')), { year: 2023, month: 3, day: 14, from: 'folio' })
    assert.deepEqual(articleDate(read('各地抓好春耕。', 'news/2020-01-02/a.txt')), { year: 2020, month: 1, day: 2, from: 'path' })
  })
  test('an impossible one is none', () => {
    assert.equal(articleDate(read('各地抓好春耕。', 'news/20200230.txt')), null)
    assert.equal(articleDate(read('各地抓好春耕。')), null)
  })
})

describe('Han numerals', () => {
  test('values', () => {
    for (const [text, value] of [['十', 10], ['十二', 12], ['二十', 20], ['三百零五', 305], ['两千', 2000], ['二〇二三', 2023], ['三万五千', 35000], ['12', 12]] as const) assert.equal(valueOf(text), value, text)
    for (const text of ['三四', '', '几十', '千百']) assert.equal(valueOf(text), undefined, text)
  })
  test('there and back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (n) => assert.equal(valueOf(toHan(n)), n)))
    assert.equal(toHanYear('2023'), '二〇二三')
  })
})
