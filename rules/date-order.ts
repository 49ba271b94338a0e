import { defineRule } from '../src/rule.js'
import { dates, isCode, isPossible, joinedNumbers, numbers, unit, type DateToken } from '../src/language/numbers.js'

// 3月15日至3月5日
//       ^
const joint = /^(?:——|[至到—～\-–－])$/u
const jointUnits = Array.from('至到—～-–－', unit)
const YEAR = unit('年')

export default defineRule({
  summary: '起止日期先后不能颠倒',
  why: '“2023年—2021年”“3月15日至3月5日”先后颠倒，不是顺序写反就是数字有误。只在年份写明或同月的日期之间判断；跨年的起止（11月至次年3月）和公元前的年份不查。',
  source: '编辑部惯例；GB/T 15834—2011 4.13.3.2',
  covers: ['N13'],
  severity: 'error',
  examples: [
    '任期为{2023年—2021年}。',
    '规划期为{2025—2021年}。',
    '活动时间为{3月15日至3月5日}。',
    '展期{3月15日至5日}。',
    '从{2023年5月1日到2023年3月1日}，共办件30件。',
    '展期为{2023年10月1日—9月30日}。',
    '任期为2021年—2023年，规划期为2021—2025年。',
    '活动时间为3月5日至3月15日，展期5月28日至6月3日。',
    '供暖期为11月15日至3月15日，9月1日至6月30日为一学年。',
    '2023年11月15日至2024年3月15日供暖。',
    '战国始于公元前475年—前221年，公元前2070年—1600年为夏朝。',
    '遗址距今2000—1800年，距今约1900年—1700年，出土1900—1800年前的陶片。',
    '编号2025—2021，比分15日公布。',
    '3月15日，5日前报名的人员到齐。',
  ],
  *check(article) {
    const { wide } = article
    const found = dates(article)
    for (let k = 0; k + 1 < found.length; k++) {
      const first = found[k]!
      const second = found[k + 1]!
      if (second.start - first.end > 2 || !joint.test(wide.slice(first.end, second.start)) || wide[first.start - 1] === '前' || wide[second.start - 1] === '前' || isAgo(wide, first.start, second.end)) continue
      // 写明了年份，后面省去的就是同一年
      if (first.year !== undefined && second.year === undefined && first.month !== undefined && second.month !== undefined && second.month < first.month && !/[次翌]年/u.test(wide.slice(first.end, second.start))) {
        yield { start: first.start, end: second.end, message: `“${wide.slice(first.start, second.end)}”先后颠倒，若是次年应写明`, severity: 'warning' }
      } else if (isPossible(first) && isPossible(second) && isAfter(first, second)) yield { start: first.start, end: second.end, message: `“${wide.slice(first.start, second.end)}”先后颠倒，请核对起止日期` }
    }
    for (const date of found) {
      // 3月15日至5日
      if (date.day === undefined || !jointUnits.includes(wide.charCodeAt(date.end))) continue
      const day = /^(?:——|[至到—～\-–－])(\d{1,2})日/u.exec(wide.slice(date.end, date.end + 5))
      if (day && isPossible(date) && Number(day[1]) < date.day) yield { start: date.start, end: date.end + day[0].length, message: `“${wide.slice(date.start, date.end + day[0].length)}”先后颠倒，请核对起止日期` }
    }
    const tokens = numbers(article)
    for (const k of joinedNumbers(article)) {
      // 2025—2021年：前一个省去“年”
      const first = tokens[k - 1]!
      const second = tokens[k]!
      if (second.after !== YEAR || second.start - first.end > 2 || first.text.length !== 4 || second.text.length !== 4 || first.value <= second.value) continue
      if (!/^[—～\-–－至到]+$/u.test(wide.slice(first.end, second.start)) || first.value > 2100 || second.value < 1000) continue
      if (wide[first.start - 1] === '前' || isCode(first) || isAgo(wide, first.start, second.end + 1)) continue
      yield { start: first.start, end: second.end + 1, message: `“${wide.slice(first.start, second.end + 1)}”先后颠倒，请核对起止年份` }
    }
  },
})

/** 距今2000—1800年，2000—1800年前：往回数的 */
const isAgo = (wide: string, start: number, end: number): boolean => wide[end] === '前' || /距今[^，。]{0,3}$/u.test(wide.slice(Math.max(0, start - 5), start))

/** Certainly later: with both years written, or within one month of the same year. */
function isAfter(a: DateToken, b: DateToken): boolean {
  if (a.year !== undefined && b.year !== undefined) {
    if (a.year !== b.year) return a.year > b.year
    if (a.month === undefined || b.month === undefined) return false
    if (a.month !== b.month) return a.month > b.month
    return a.day !== undefined && b.day !== undefined && a.day > b.day
  }
  return b.year === undefined && a.month !== undefined && a.month === b.month && a.day !== undefined && b.day !== undefined && a.day > b.day
}
