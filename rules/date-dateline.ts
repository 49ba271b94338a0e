import { defineRule } from '../src/rule.js'
import { articleDate, dates, isPossible } from '../src/language/numbers.js'

const DAY = 864e5
const HISTORY = 731

export default defineRule({
  summary: '电头日期与稿件日期要相符',
  why: '“新华社北京3月15日电”的日期不会晚于刊发日期，也很少早上许多天：相差过大，多半是套用旧稿时忘了改，或头信息填错。年份没有写明时取离稿件日期最近的一年。',
  source: '编辑部惯例',
  covers: ['N13'],
  severity: 'warning',
  options: {
    days: { default: 15, help: '电头日期最多可以早于稿件日期多少天' },
  },
  examples: [
    { text: '---\ntitle: 春耕\ndate: 2023-03-15\n---\n\n新华社北京{3月25日}电（记者张三）各地抓好春耕。', format: 'markdown' },
    { text: '---\ntitle: 春耕\ndate: 2023-03-15\n---\n\n本报盐城{1月13日}电（记者张三）各地抓好春耕。', format: 'markdown' },
    { text: '---\ntitle: 春耕\ndate: 2023-03-15\n---\n\n新华社北京3月14日电（记者张三）各地抓好春耕。', format: 'markdown' },
    { text: '---\ntitle: 新年\ndate: 2024-01-01\n---\n\n新华社北京12月31日电（记者张三）各地迎接新年。', format: 'markdown' },
    { text: '---\ntitle: 春耕\ndate: 2023-03-15\n---\n\n会议将于3月25日召开。5月1日电影上映。', format: 'markdown' },
    { text: '---\ntitle: 电报里的开国大典\ndate: 2025-10-01\n---\n\n新华社北京1949年10月1日电，是最早播发的一批电讯。', format: 'markdown' },
    '新华社北京3月25日电（记者张三）各地抓好春耕。',
  ],
  *check(article, { days }) {
    const now = articleDate(article)
    if (!now) return
    const today = Date.UTC(now.year, now.month - 1, now.day)
    for (const date of dates(article)) {
      if (date.month === undefined || date.day === undefined || !isDateline(article.wide, date.end) || !isPossible(date)) continue
      // 电头在段首：前面只有社名和地名
      const before = article.wide.slice(article.blockAt(date.start).start, date.start)
      if (before.length > 24 || !/(?:社|报|网|台|讯|刊)/u.test(before) || /[。！？；]/u.test(before)) continue
      const years = date.year !== undefined ? [date.year] : [now.year, now.year - 1, now.year + 1]
      const gaps = years.map((year) => (Date.UTC(year, date.month! - 1, date.day!) - today) / DAY)
      const gap = gaps.reduce((a, b) => Math.abs(b) < Math.abs(a) ? b : a)
      // 时差可以让电头晚一天；写明多年以前的，是旧电讯
      if ((gap <= 1 && gap >= -days) || (date.year !== undefined && gap < -HISTORY)) continue
      const text = article.wide.slice(date.start, date.end)
      yield { start: date.start, end: date.end, message: `电头日期“${text}”比稿件日期${now.year}年${now.month}月${now.day}日${gap > 0 ? '晚' : '早'}${Math.abs(gap)}天，请核对` }
    }
  },
})

/** 3月15日电 / 3月15日讯, not 3月15日电影 */
const isDateline = (wide: string, at: number): boolean => wide[at] === '讯' || (wide[at] === '电' && !/[影视力话网商竞动子台报]/u.test(wide[at + 1] ?? ''))
