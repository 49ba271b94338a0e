import { allRoles, defineRule, matches } from '../src/rule.js'
import { narrowAlnum } from '../src/article/width.js'

// 增长５.８%   ＣＢＡ联赛   增长５．８％
//     ^        ^^^             ^^^^
const wide = /[０-９Ａ-Ｚａ-ｚ]+(?:[．.][０-９]+)?|．(?=[０-９])(?<=[\d０-９]．)[０-９]+/gu
// 占80％
//     ^
const percent = /(?<=[\d０-９])％/gu

// 增长5﹪
//      ^  小号的百分号
const small = /(?<=[\d０-９])﹪/gu

export default defineRule({
  summary: '阿拉伯数字和拉丁字母用半角',
  why: '阿拉伯数字和拉丁字母占半个汉字的位置。全角的数字、字母多是输入法切换或旧排版系统留下的，排出来稀松，检索、统计时也对不上。全角百分号“％”许多报纸仍在用，一篇之内统一即可，所以只在与“%”混用时提示。',
  source: 'GB/T 15835—2011 5.1.7.1',
  covers: ['N24'],
  severity: 'error',
  roles: allRoles,
  options: {
    percent: { default: 'unify', oneOf: ['unify', 'half', 'any'], help: '全角百分号：unify 一篇之内统一，half 一律用半角，any 不查' },
  },
  examples: [
    '全年增长{５.８=>5.8}%。',
    '全年增长{５．８=>5.8}%。',
    '县城建成{５=>5}G基站{１２０=>120}座。',
    '{ＣＢＡ=>CBA}联赛昨晚开赛，同比增长5{﹪=>%}。',
    '占比由80%升至85{％=>%}。',
    { text: '占比升至85{％=>%}。', options: { percent: 'half' } },
    '占比由80％升至85％。',
    '增长5.8%，建成5G基站120座，CBA联赛开赛。',
    { text: '---\ntitle: 春耕\ndate: {２０２３=>2023}-03-15\nurl: http://example.com/2023/{０３~>03}/\n---\n\n各地抓好春耕。', format: 'markdown' },
    '会议强调，要抓好落实！',
  ],
  *check(article, options) {
    for (const { start, end } of matches(article, wide, { in: 'prose' })) {
      const text = article.prose.slice(start, end)
      const fix = narrowAlnum(text).replace('．', '.')
      yield { start, end, message: `全角“${text}”应为半角“${fix}”`, fix }
    }
    for (const [key, { value, start }] of article.meta) {
      // 头信息里的日期、网址；标题、摘要是正文，上面查过
      if (!/[０-９]/u.test(value) || /\p{Script=Han}/u.test(value)) continue
      for (const m of value.matchAll(/[０-９Ａ-Ｚａ-ｚ]+/gu)) {
        const fix = narrowAlnum(m[0])
        yield { in: 'source', start: start + m.index, end: start + m.index + m[0].length, message: `头信息“${key}”里全角“${m[0]}”应为半角“${fix}”`, ...(/:\/\//u.test(value) ? { suggest: [fix] } : { fix }) }
      }
    }
    for (const { start, end } of matches(article, small, { in: 'prose' })) yield { start, end, message: '小号的“﹪”应为“%”', fix: '%' }
    if (options.percent === 'any' || (options.percent === 'unify' && !article.prose.includes('%'))) return
    for (const { start, end } of matches(article, percent, { in: 'prose' })) yield { start, end, message: '全角“％”应为半角“%”', fix: '%', severity: 'warning' }
  },
})
