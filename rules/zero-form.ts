import { defineRule, matches } from '../src/rule.js'

const WRONG = '零0OoОо○◯'
const HAN = '一二三四五六七八九'

// 二零二三年   二○二三年   二O二三年   二〇二零年
//  ^            ^            ^              ^
const year = new RegExp(`[${WRONG}](?<=(?<![${HAN}〇${WRONG}千百万])([一二][〇九八${WRONG}][〇${HAN}${WRONG}]?[〇${HAN}${WRONG}]?))[〇${HAN}${WRONG}]{0,2}(?=年)`, 'gu')
// 三千〇五十二
//     ^
const counting = /〇(?<=[千百万]〇)(?=[一二三四五六七八九])/gu
// 二○工程   三O一   五0三
//   ^        ^       ^
const inside = new RegExp(`[0OoОо○◯](?<=[${HAN}].)(?=[${HAN}]|[○◯〇][${HAN}])`, 'gu')

export default defineRule({
  summary: '“〇”与“零”各用其所',
  why: '计数用“零”（三千零五十二），年份和编号用“〇”（二〇二三年）。“〇”的字形容易误作圆圈、字母 O 或数字 0，检索时就找不到。',
  source: 'GB/T 15835—2011 5.2.5',
  covers: ['N17', 'O02'],
  severity: 'error',
  examples: [
    '{二零二三~>二〇二三}年新年贺词',
    '{二○二三~>二〇二三}年新年贺词',
    '{二O二三~>二〇二三}年新年贺词',
    '{二〇二零~>二〇二〇}年底，大坝合龙。',
    '{二0二0~>二〇二〇}年底，大坝合龙。',
    '三千{〇~>零}五十二人到场。',
    '他住进三{○~>〇}一病区。',
    '二〇二三年新年贺词，二〇二〇年底，一九七八年，一九九〇年，二〇〇〇年。',
    '三千零五十二人到场，一百零八将，二零零年未到。',
    '2020年，20年，一2O的管子。',
    '在二十O型血捐献者中。',
  ],
  patterns: [year, counting, inside],
  *check(article) {
    const { wide } = article
    let last = -1
    for (const { start, end, groups } of matches(article, year)) {
      const from = start + 1 - groups[0]!.length
      if (end - from !== 4 || from < last) continue
      last = end
      const was = wide.slice(from, end)
      const right = was.replace(new RegExp(`[${WRONG}]`, 'gu'), '〇')
      yield { start: from, end, message: `“${was}年”应为“${right}年”，年份里用“〇”`, suggest: [right] }
    }
    for (const { start, end } of matches(article, counting)) yield { start, end, message: `“${wide.slice(start - 1, end + 1)}”里的“〇”应为“零”，计数用“零”`, suggest: ['零'] }
    for (const { start, end, text } of matches(article, inside)) {
      if (start < last || isYear(wide, start)) continue
      yield { start, end, message: `“${wide.slice(start - 1, end + 1)}”里的“${text}”疑为“〇”`, suggest: ['〇'], severity: 'warning' }
    }
  },
})

/** The mark is part of a four-character year, which is reported as a whole. */
const isYear = (wide: string, at: number): boolean => new RegExp(`[一二][〇九八${WRONG}][〇${HAN}${WRONG}]{2}年`, 'u').test(wide.slice(Math.max(0, at - 3), at + 4))
