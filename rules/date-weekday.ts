import { allRoles, defineRule } from '../src/rule.js'
import { articleDate, dates, isPossible, unit, weekdayOf, type ArticleDate, type DateToken } from '../src/language/numbers.js'

// 3月15日（星期三）   3月15日周三
//        ^^^^^^^            ^^
const weekday = /[（( \u3000]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![年岁边围刊报期岛家密]|[至到—～、]|次)/uy
const FIRST = Array.from('（( \u3000星周礼', unit)
const DAYS = '日一二三四五六'

export default defineRule({
  summary: '日期与星期要对得上',
  why: '日期和星期写在一起，就能互相核对：对不上，两者必有一错，读者可能白跑一趟。年份写明时直接推算；没有写明时按稿件的日期（头信息、报头或文件名）推定，推不定的不查。',
  source: '编辑部惯例',
  covers: ['N13'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '会议定于2023年3月15日（星期{四~>三}）召开。',
    '2023年3月15日 星期{四~>三}\n\n各地抓好春耕，确保不误农时，力争全年丰收。',
    '2024年2月29日周{三~>四}，气温回升。',
    { text: '---\ntitle: 春耕\ndate: 2023-03-14\n---\n\n发布会3月15日（星期{五~>三}）举行。', format: 'markdown' },
    { text: '---\ntitle: 供暖\ndate: 2024-01-03\n---\n\n发布会去年12月28日（星期四）举行。', format: 'markdown' },
    { text: '---\ntitle: 春耕\ndate: 2024-03-01\n---\n\n办法明年1月1日（星期三）施行，去年12月31日（星期日）公布，当年2月1日（星期一）废止。', format: 'markdown' },
    { text: '---\ntitle: 春耕\ndate: 2024-03-01\n---\n\n办法去年12月31日（星期{一~>日}）公布。', format: 'markdown' },
    '会议定于2023年3月15日（星期三）召开，2023年3月19日星期日闭幕。',
    '发布会3月15日（星期五）举行。',
    '2023年3月15日周年纪念活动举行。',
    '2023年3月15日周一至周五均可参观。',
    '每周三办理，3月15日起施行。',
  ],
  *check(article) {
    const { wide } = article
    for (const date of dates(article)) {
      if (date.month === undefined || date.day === undefined || !FIRST.includes(wide.charCodeAt(date.end)) || !isPossible(date)) continue
      weekday.lastIndex = date.end
      const m = weekday.exec(wide)
      if (!m) continue
      const year = yearOf(date, articleDate(article), wide.slice(Math.max(0, date.start - 2), date.start))
      if (year === undefined) continue
      const right = DAYS[weekdayOf(year, date.month, date.day)]!
      if (right === m[1]!.replace('天', '日')) continue
      const at = date.end + m[0].length - 1
      const known = date.year === undefined
      yield { start: at, end: at + 1, message: `“${m[0].replace(/[（( \u3000]/gu, '')}”与日期不符，${year}年${date.month}月${date.day}日是星期${right}`, suggest: [right], severity: known ? 'warning' : 'error' }
    }
  },
})

/** 去年12月31日：说定了是哪一年 */
const SAID: Readonly<Record<string, number>> = { 前: -2, 去: -1, 今: 0, 本: 0, 明: 1 }

/** The year of a date: as written, or the one that brings it within 100 days of the article's date. */
function yearOf(date: DateToken, now: ArticleDate | null, before: string): number | undefined {
  if (date.year !== undefined) return date.year
  if (!now || /[次翌当同那某该每]年/u.test(before)) return undefined
  const said = /[前去今本明]年/u.exec(before)?.[0]
  if (said) return now.year + SAID[said[0]!]!
  const today = Date.UTC(now.year, now.month - 1, now.day)
  return [now.year, now.year - 1, now.year + 1].find((year) => Math.abs(Date.UTC(year, date.month! - 1, date.day!) - today) <= 100 * 864e5)
}
