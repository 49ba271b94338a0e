/** slogans.yml: what a newsroom's list says to the rules, and the draft of one from an archive. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { draftSlogans, sloganSettings } from '../src/slogans.js'
import { resolveConfig } from '../src/lint.js'
import { place, places, zhNews } from './desk.js'

const list = `# 本单位口号
always:
  - 金穗杯
never:
  - 一带一路
names:
  - 新思想青年讲
forms:
  最美金穗人: 最美金穗匠人
`
const copy = '县里评出金穗杯先进村，“新思想、青年讲”走进田头，最美金穗人登台，共建一带一路的故事也讲到了，台下掌声不断。\n'

test('a list becomes options that the rules accept', () => {
  const settings = sloganSettings(list)
  assert.doesNotThrow(() => resolveConfig({ rules: settings }))
  assert.deepEqual(settings['slogan-quotes'], { always: ['金穗杯'], never: ['一带一路'] })
  assert.deepEqual(sloganSettings(''), sloganSettings('always:\nforms:\n'), 'empty sections are no sections')
})

test('a wrong list is told with its place', () => {
  assert.throws(() => sloganSettings('alway:\n  - 金穗杯\n'), /没有“alway”这一栏，是不是“always”/)
  assert.throws(() => sloganSettings('always: 金穗杯\n'), /“always”一栏应为/)
  assert.throws(() => sloganSettings('forms:\n  - 金穗杯\n'), /“forms”一栏应为/)
  assert.throws(() => sloganSettings('always: [金穗杯\nnever: ]['), /第 \d+ 行/)
})

test('.textlintrc names the list; a wrong one stops the run', async () => {
  const root = place({ '.textlintrc': '{ "rules": { "preset-zh-news": { "slogans": "slogans.yml" } } }', 'slogans.yml': list, 'a.txt': copy })
  const ran = await zhNews(root, 'a.txt', '-f', 'json')
  assert.deepEqual(places(ran, root).filter((line) => line.includes('slogan-')), ['a.txt:1:5 zh-news/slogan-quotes', 'a.txt:1:12 zh-news/slogan-canonical', 'a.txt:1:26 zh-news/slogan-canonical'])
  const missing = await zhNews(place({ '.textlintrc': '{ "rules": { "preset-zh-news": { "slogans": "none.yml" } } }', 'a.txt': copy }), 'a.txt')
  assert.equal(missing.status, 2)
  assert.match(missing.err, /none\.yml：读不了口号表/)
})

const archive = [
  '“清凉驿家”开门了。“清凉驿家”里有热水。',
  '走进“清凉驿家”，大家推进乡村旅游。“绿色低碳出行周”启动。',
  '“绿色低碳出行周”办了七天，“绿色低碳、出行周”落幕。“乡村旅游”周末热。',
  '“绿色低碳出行周”明年再办。“乡村旅游”淡季也热，“乡村旅游”有奔头，乡村旅游、乡村旅游，大家都说乡村旅游好。',
  '共建“一带一路”。共建“一带一路”。共建“一带一路”。',
  '“一带一路”建设走深走实。',
]

test('a draft sorts what an archive quotes, with counts, and reads back as a list', async () => {
  const draft = await draftSlogans(() => archive.map((text) => readArticle(text)))
  assert.match(draft, /always:\n  - 绿色低碳出行周 # 加引号 3，不加 0，见于 3 篇\n  - 清凉驿家 # 加引号 3，不加 0，见于 2 篇\n/)
  assert.match(draft, /never:\n  - 乡村旅游 # 加引号 3，不加 4，见于 2 篇\n/)
  assert.match(draft, /names:\n  - 绿色低碳出行周 .*另作 绿色低碳、出行周 1 次/)
  assert.doesNotMatch(draft, /- 一带一路/, 'what the program knows already is not listed')
  assert.deepEqual(sloganSettings(draft)['slogan-quotes'], { always: ['绿色低碳出行周', '清凉驿家'], never: ['乡村旅游'] })
})

test('zh-news slogans draft', async () => {
  const root = place(Object.fromEntries(archive.map((text, i) => [`${i}.txt`, text])))
  const ran = await zhNews(root, 'slogans', 'draft')
  assert.deepEqual([ran.status, ran.err], [0, ''])
  assert.match(ran.out, /清凉驿家/)
  assert.equal((await zhNews(root, 'slogans', 'draft', '.', '--output-file', 'slogans.yml')).status, 0)
  assert.equal(readFileSync(join(root, 'slogans.yml'), 'utf8'), ran.out)
  const wrong = await zhNews(root, 'slogans', 'dratf')
  assert.equal(wrong.status, 2)
  assert.match(wrong.err, /slogans draft/)
})
