import { defineRule, matches } from '../src/rule.js'

// 第一、压实责任；首先、要统一思想
//   ^                 ^  后面用逗号
const words = /、(?![一二三四五六七八九十]|第[一二三四五六七八九十]|其[二三四五])(?<=(?:^|[。；：！？])(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后|其[一二三四五])、)/gmu
// （二）、主要做法；①、深化改革
//      ^            ^  后面不用点号
const bracketed = /[、，．.](?!\d)(?<=(?:(?:^|[。；：])（[一二三四五六七八九十\d]{1,3}）|[①-⑳]).)/gmu
// 1、深化改革
//  ^  用下脚点
const digits = /、(?<=(?:^|[：；])\d{1,2}、)(?!\d|[^，。；\n]{0,4}[号月日年届期版])/gmu

// 三，健全制度   一.工作回顾   （段首）
//  ^             ^
const han = /^[一二三四五六七八九十]{1,2}[，.．。：](?=\p{Script=Han}{2})/gmu
// 2。饮用水   6，体育馆   （段首）
//  ^           ^
const lined = /[。，](?<=^\d{1,2}[。，])(?=\p{Script=Han}{2})/gmu

export default defineRule({
  summary: '序次语后的标点：第一，一、1.（一）①',
  why: '“第一”“首先”“其一”后用逗号；“一”“甲”后用顿号；“1”“A”后用下脚点；带括号、带圈的序次语后什么也不用。',
  source: 'GB/T 15834—2011 4.4.3.3、4.5.3.3、4.9.3.1、附录B.3',
  covers: ['P30'],
  severity: 'warning',
  examples: [
    '第一{、=>，}压实责任；第二{、=>，}强化督查。',
    '首先{、=>，}要统一思想。',
    '（二）{、=>}主要做法',
    '①{、=>}深化改革',
    '1{、=>.}深化改革',
    '一、工作回顾\n\n今年全市春耕早动手、早谋划。\n\n二{，~>、}下一步打算\n\n早播种。',
    '一、工作回顾\n\n今年全市春耕早动手、早谋划。\n\n二{.~>、}下一步打算\n\n早播种。\n\n三{：~>、}保障措施',
    '1.手电筒\n\n2{。~>.}饮用水和应急食品',
    '一，二，三，大家齐声喊。',
    '第一，压实责任；第二，强化督查。',
    '一、工作回顾',
    '（二）主要做法',
    '1.深化改革',
    '一是降成本；二是补短板。',
    '1、2号楼，7、8月份，第一、二产业。',
    '第一、第二产业增加值分别增长3%和5%。其一、其二两篇已经发表。',
    '最后、最难的一关，图①、图②。',
  ],
  patterns: [words, bracketed, digits, han, lined],
  *check(article) {
    for (const { start, end, block } of matches(article, words)) {
      const word = /\p{Script=Han}{2,3}$/u.exec(article.wide.slice(Math.max(block.start, start - 3), start))?.[0] ?? ''
      if (word.endsWith('最后') && !/其次|首先/u.test(article.wide.slice(block.start, start))) continue
      yield { start, end, message: `序次语“${word}”后的“、”应为“，”`, fix: '，' }
    }
    for (const { start, end, text, block } of matches(article, bracketed)) {
      if (/[①-⑳]/u.test(article.wide[start - 1]!) && (/[图表]/u.test(article.wide[start - 2] ?? '') || /^[图表①-⑳]/u.test(article.wide.slice(end, end + 1)) || start - 1 > block.start && !/[。；：\n]/u.test(article.wide[start - 2]!))) continue
      yield { start, end, message: `带括号、带圈的序次语后不用“${text}”`, fix: '' }
    }
    for (const { end, text } of matches(article, han)) if (!/[一二三四五六七八九十]/u.test(article.wide[end]!) && siblings.test(article.wide)) yield { start: end - 1, end, message: `序次语“${text.slice(0, -1)}”后的“${text.at(-1)}”应为“、”`, suggest: ['、'] }
    for (const { start, end, text } of matches(article, lined)) if (/^\d{1,2}[.．、]/mu.test(article.wide)) yield { start, end, message: `阿拉伯数字序次语后的“${text}”应为“.”`, suggest: ['.'] }
    for (const { start, end } of matches(article, digits)) yield { start, end, message: '阿拉伯数字序次语后的“、”应为“.”', fix: '.', severity: 'info' }
  },
})

/** The article numbers its parts 一、二、 */
const siblings = /^[一二三四五六七八九十]{1,2}、/mu
