import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { glyphs } from '../src/language/glyphs.js'
import type { NearIdiom } from '../src/language/idioms.js'
import { inName } from '../src/language/name-context.js'
import { unitsOf } from '../src/language/units.js'
import { unusual } from '../src/language/unusual.js'
import { lint, resolveConfig } from '../src/lint.js'
import fc, { runs } from './property.js'

const unit = (letter: string): number => letter.charCodeAt(0)
function nearIdioms(text: string): NearIdiom[] {
  const units = unitsOf(text)
  return glyphs().nearIdioms(units, glyphs().places(units).halves)
}

test('sounds fold what people mix up at the keyboard, shapes go both ways', () => {
  const { soundAlike, lookAlike } = glyphs()
  assert.ok(soundAlike(unit('尝'), unit('偿')) && soundAlike(unit('则'), unit('辄')))
  assert.ok(soundAlike(unit('张'), unit('站')) && !soundAlike(unit('张'), unit('王')))
  assert.ok(lookAlike(unit('土'), unit('士')) && lookAlike(unit('士'), unit('土')) && !lookAlike(unit('土'), unit('水')))
})

test('an idiom with one letter wrong is recognised wherever the letter stands, a right one is left alone', () => {
  const { soundAlike, lookAlike } = glyphs()
  for (const idiom of ['虎头蛇尾', '针锋相对', '名列前茅', '水到渠成', '一如既往']) {
    assert.deepEqual(nearIdioms(idiom), [])
    for (let at = 0; at < 4; at++) for (const letter of '委相毛卯峰真明互道己') {
      const wrong = idiom.slice(0, at) + letter + idiom.slice(at + 1)
      if (wrong === idiom || !(soundAlike(unit(letter), idiom.charCodeAt(at)) || lookAlike(unit(letter), idiom.charCodeAt(at)))) continue
      for (const [before, after] of [['', ''], ['要', '。']] as const) {
        assert.deepEqual(nearIdioms(before + wrong + after), [{ start: before.length, idiom, odd: at, halfOfIdiom: true }])
      }
    }
  }
})

test('of other fixed words it is told apart whether a half belongs to an idiom', () => {
  assert.deepEqual(nearIdioms('加强基处设施建设'), [{ start: 2, idiom: '基础设施', odd: 1, halfOfIdiom: false }])
  for (const text of ['', '基', '基处设', '基处。施', '基处\n设施']) assert.deepEqual(nearIdioms(text), [])
})

test('letters are suspects where a look-alike makes a frequent word and they make none', () => {
  const { places } = glyphs()
  const at = (text: string): number[] => Array.from(places(unitsOf(text)).suspects, (place) => place >> 2)
  assert.ok(at('土兵').includes(0))
  assert.deepEqual(at('学习'), [])
  assert.deepEqual(at(''), [])
})

test('odd and traditional letters have a standard one, and are found where they stand', () => {
  const { simplified, standard } = glyphs()
  assert.equal(standard[unit('囯')], unit('国'))
  assert.equal(simplified[unit('會')], unit('会'))
  assert.deepEqual(unusual(readArticle('两囯全會。', { format: 'text' })).odd, [1, 3])
  for (const letter of '崑峯頔喆堃凃') assert.equal(standard[unit(letter)], 0, letter)
})

test('names are told by lists, by brackets and by what their bearers do', () => {
  const at = (text: string, letter: string): boolean => inName(text, text.indexOf(letter))
  assert.ok(at('陈东、李未、王立', '未') && at('（记者张扬）', '扬') && at('村民王土生介绍', '土'))
  assert.ok(!at('乡亲们说土兵来了', '土'))
})

test('no text makes the word rules slow or throw', () => {
  const config = resolveConfig({ rules: {} })
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('土', '兵', '人', '入', '截', '止', '囯', '會', '一', '成', '不', '变', '“', '》', '，', '\n', 'a', '\u{20000}'), maxLength: 200 }), (text) => {
    for (const finding of lint(readArticle(text, { format: 'text' }), config).findings) assert.ok(finding.start >= 0 && finding.end <= text.length && finding.start <= finding.end)
  }), runs(100))
})
