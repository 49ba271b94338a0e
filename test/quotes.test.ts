/** The stack of quotations, titles and brackets. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { flaws, quoteAround, quotes } from '../src/language/quotes.js'
import fc from './property.js'

const pairs = (text: string): string[] => quotes(readArticle(text)).map(({ mark, start, end, depth, closed }) => `${mark}${start}-${end} ${depth}${closed ? '' : ' open'}`)
const slips = (text: string): string[] => flaws(readArticle(text)).map(({ kind, at }) => `${kind} ${at}`)

test('pairs stand one inside the other, with their depth', () => {
  assert.deepEqual(pairs('“读《推进“一县一品”方案》”'), ['“0-15 0', '《2-14 1', '“5-11 2'])
  assert.deepEqual(pairs('他（“老张”）说：‘好’'), ['（1-7 0', '“2-6 1', '‘9-12 0'])
  assert.deepEqual(slips('“读《推进“一县一品”方案》”'), [])
})
test('half-width brackets count as the full-width ones they stand for', () => {
  assert.deepEqual(pairs('职工(劳模)大会，党（工)委'), ['（2-6 0', '（10-13 0'])
})
test('a quotation directly in its like is a pair, not a slip', () => {
  assert.deepEqual(pairs('他说：“要弘扬“孺子牛”精神。”'), ['“3-16 0', '“7-12 1'])
  assert.deepEqual(slips('他说：“要弘扬“孺子牛”精神。”'), [])
})
test('a mark turned round, a mark left out', () => {
  assert.deepEqual(slips('“锆石“导弹亮相。'), ['reversed 3'])
  assert.deepEqual(slips('”锆石”导弹亮相。'), ['reversed 0'])
  assert.deepEqual(pairs('“甲“、”乙”来了'), ['“0-3 0', '“4-7 0'])
  assert.deepEqual(slips('“甲“、”乙”来了'), ['reversed 2', 'reversed 4'])
  assert.deepEqual(slips('他说：“要’常回家‘看看。”'), ['reversed 5', 'reversed 9'])
  assert.deepEqual(slips('他说：“要‘常回家‘，多看看。”'), ['reversed 9'])
  assert.deepEqual(slips('“守护这片海，是我们的责任。他说。'), ['unclosed 0'])
  assert.deepEqual(slips('网友称赞他是最美逆行者”。'), ['unopened 11'])
  assert.deepEqual(slips('大会（含分会场同步直播，《海》公演。'), ['unclosed 2'])
})
test('a slip in one bracket leaves the others alone', () => {
  assert.deepEqual(slips('“一”和（“二）和“三”'), ['unclosed 5'])
  assert.deepEqual(pairs('“一”和（“二）和“三”').filter((p) => !p.endsWith('open')), ['“0-3 0', '（4-8 0', '“9-12 0'])
})
test('a quotation of several paragraphs opens in each and closes in the last', () => {
  assert.deepEqual(slips('她说：“第一段讲修路。\n\n“第二段讲办学。\n\n“末段讲看病。”'), [])
  assert.deepEqual(slips('她说：“第一段讲修路。\n\n第二段讲办学。\n\n末段讲看病。'), ['unclosed 3'])
  assert.deepEqual(slips('她说：“话说到一半\n\n又接着说完。”'), [])
})
test('apostrophes and ordinals are not marks of a pair', () => {
  assert.deepEqual(slips('Xi’an、O’Neill、’95级、find one‘s tongue；1）好；a）行。'), [])
})
test('the innermost pair around an index', () => {
  const article = readArticle('“读《推进“一县一品”方案》”后')
  assert.equal(quoteAround(article, 7)?.start, 5)
  assert.equal(quoteAround(article, 7, '《')?.start, 2)
  assert.equal(quoteAround(article, 15), undefined)
})
test('whatever the marks, every opener has one record, and pairs never cross', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('“', '”', '‘', '’', '《', '》', '（', '）', '汉', '，', '。', '\n'), { maxLength: 60 }), (marks) => {
    const article = readArticle(marks.join(''))
    const list = quotes(article)
    const reversed = new Set(flaws(article).filter(({ kind }) => kind === 'reversed').map(({ at }) => at))
    // “（”: a mark spoken about is none
    const isNamed = (i: number): boolean => article.wide[i - 1] === '“' && article.wide[i + 1] === '”' && !'“”'.includes(article.wide[i]!)
    const openers = [...article.wide].flatMap((c, i) => (!isNamed(i) && '“‘《（'.includes(c) !== reversed.has(i) && '“‘《（”’》）'.includes(c) ? [i] : []))
    assert.deepEqual(list.map(({ start }) => start), openers)
    const closed = list.filter((quote) => quote.closed)
    for (const a of closed) for (const b of closed) assert.ok(!(a.start < b.start && b.start < a.end && a.end < b.end), JSON.stringify([article.wide, a.start, b.start]))
    for (const { parent, start, end, closed: whole } of list) if (parent) assert.ok(parent.start < start && (!whole || end <= parent.end))
  }))
})
