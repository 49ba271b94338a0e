import { allRoles, defineRule, matches, type Problem } from '../src/rule.js'
import { datedNumbers, dates, daysIn, isPossible, numbers, unit, valueOf, type DateToken } from '../src/language/numbers.js'

const [YEAR, MONTH] = [unit('年'), unit('月')]
const JOINTS = Array.from('至到—～-', unit)

// 二〇二三年十三月   二〇二三年二月三十日
//  ^^^^^^^            ^^^^^^^^^^^
const hanDate = /(?<=二)〇([〇一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?/gu

// 2023-02-30
//     ^^^^^^
const isoDate = /-(?<=(?<![\dA-Za-z/\-号])(?:19|20)\d\d-)(\d\d)-(\d\d)(?![\dA-Za-z/\-])/gu

// 腊月三十一   正月初十一   农历九月三十一
//     ^^^^         ^^^^             ^^^^
const lunar = /(?:正月|腊月|冬月|(?:农历|阴历)[一二三四五六七八九十]{1,2}月)(三十[一二三四五六七八九]|初十[一二三四五六七八九]|初[二三]十)(?!十?(?:[点时家口大早起整清到直定同行片次场顿人下桌位个里天夜路声件户只辆条支对]|过(?!年)))/gu
// 第五季度
const quarter = /第([五六七八九5-9])季度(?!假)/gu

// 星期八   周九晚上
const day = /星期(?:[七八九十〇]|[089](?!\d))(?![个节次小天点时场名日人元万、至到—～多来几课堂.]|[七八九十])|周[七八九〇](?=[上下早晚，。至]午?)(?<![姓名、和“]周.)/gu

export default defineRule({
  summary: '月、日要是日历上有的',
  why: '2月30日、13月、6月31日都不存在，多半是录入时按错了键，读者却可能照着去办事。平年没有2月29日（写明年份时才查）。后面跟着月日的年份应是四位数。农历大月三十天，没有三十一。',
  source: '编辑部惯例；GB/T 7408.1—2023（公历日期）',
  covers: ['N13'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '会议定于{2月30日}召开。',
    '{13月5日}起受理报名。',
    '2023年{6月31日}截止。',
    '展览从3月1日持续到{3月32日}。',
    '展期为3月15日至{32日}。',
    '比赛于{2023年2月29日}举行。',
    '统计截至2023{-02-30}。',
    '二{〇二三年二月三十日}，大坝合龙。',
    '{20223年}3月15日，大桥通车；{203年}3月15日，{2203年}3月动工。',
    '大桥{20020年}建成。遗址距今20020年，20100年前已有人烟。',
    '评审会定于{星期八}举行。',
    '{腊月三十一}过年，{正月初十一}走亲戚。',
    '{第五季度}生产总值增长5%。',
    '日全食直到2132年6月13日才会再现，佛历2567年5月；天宝十四载（755年12月16日），618年5月，李渊称帝。',
    '腊月三十一大早出门，腊月三十一家人围坐，腊月三十八点开始，正月初十一早，正月初十二人赏灯。',
    '所谓“2月30日”并不存在，一星期七天。',
    '每星期8小时，每星期九节课；第五季度假主题；合同编号为2023-45-12。',
    '公元203年3月，赤壁之战前五年；腊月三十，三月三十一日；连续第五季度增长。',
    '比赛于2024年2月29日举行，每逢2月29日他过一次生日。',
    '会议定于2月28日召开，6月30日闭幕，1月31日前报名。',
    '喂到13月龄断奶，历时13个月，倒计时100日。',
    '腊月三十吃年夜饭，农历二月三十日。',
    '二〇二四年二月二十九日，大坝合龙。',
    '拨打12345，13号楼，31日前办结。',
    '房号2023-13-31，产品批次A2023-02-30。',
  ],
  *check(article): Generator<Problem> {
    const { wide } = article
    for (const date of dates(article)) {
      const { start, end, month, day } = date
      const possible = isPossible(date)
      if (possible && !JOINTS.includes(wide.charCodeAt(end))) continue
      if (/[./_\-]/.test(wide[start - 1] ?? '')) continue
      // 所谓“2月30日”
      if (!possible && wide[start - 1] === '“' && wide[end] === '”') continue
      if (!possible) {
        // 年份只与闰年有关时才一并标出
        const behindYear = date.year === undefined || (month === 2 && day === 29) ? start : wide.indexOf('年', start) + 1
        yield { start: behindYear, end, message: `“${wide.slice(behindYear, end)}”：${reason(date)}` }
      } else if (month !== undefined && day !== undefined) {
        const last = lastDay(wide, end, article)
        if (last && last.day > daysIn(month, date.year)) yield { start: last.start, end: last.end, message: `“${wide.slice(last.start, last.end)}”：${month}月没有${last.day}日` }
      }
    }
    const tokens = numbers(article)
    for (const k of datedNumbers(article)) {
      // 20223年3月15日   203年3月15日   2203年3月
      const token = tokens[k]!
      if (token.digits < 3 || token.after !== YEAR || (token.digits === 4 && token.value < 2100)) continue
      const { start, end, text, value } = token
      // 20020年建成，不是距今20020年
      if (token.digits === 5 && value >= 20000 && value < 21000 && text.length === 5 && !/[今约近过超达前]$/u.test(wide.slice(Math.max(0, start - 1), start)) && !/^年(?:之?[前后]|以[前上后]|历史|左右|间|多|来)/u.test(wide.slice(end, end + 4))) {
        yield { start, end: end + 1, message: `年份“${text}年”多了数字，请核对` }
        continue
      }
      const month = tokens[k + 1]
      if (month?.start !== end + 1 || month.after !== MONTH || /[—～~\-.]/.test(wide[start - 1] ?? '')) continue
      if (text.length > 4) yield { start, end: end + 1, message: `年份“${text}年”多了数字，请核对` }
      else if (text.length === 3 && /^(?:0|1[89]|20|22)/u.test(text) && !/公元前?$/u.test(wide.slice(Math.max(0, start - 3), start)) && !/[帝王朝汉魏晋隋唐宋秦吴蜀称]|罗马|纪元|公元/u.test(wide.slice(Math.max(0, start - 40), end + 40))) yield { start, end: end + 1, message: `年份“${text}年”疑缺一位数字，请核对`, severity: 'warning' }
      // 2132年6月13日的日食，佛历2567年
      else if (value >= 2100 && value < 2300 && !/[历元直将待等超]/u.test(wide.slice(Math.max(0, start - 8), start))) yield { start, end: end + 1, message: `年份“${text}年”疑误，请核对`, severity: 'warning' }
    }
    for (const { start, end, text } of matches(article, lunar)) yield { start, end, message: `农历没有“${text}”这一天` }
    for (const { start, end, text } of matches(article, day)) yield { start, end, message: `没有“${text}”` }
    for (const { start, end, text } of matches(article, quarter)) {
      if (!wide.startsWith('连续', start - 2)) yield { start, end, message: `“${text}”：一年只有四个季度` }
    }
    for (const { start, end, text, groups } of matches(article, hanDate)) {
      const date: DateToken = { start, end, year: valueOf(`二〇${groups[0]}`), month: valueOf(groups[1]!), day: groups[2] ? valueOf(groups[2]) : undefined }
      if (date.month !== undefined && !isPossible(date)) yield { start, end, message: `“二${text}”：${reason(date)}` }
    }
    for (const { start, end, groups } of matches(article, isoDate)) {
      const date: DateToken = { start, end, year: Number(wide.slice(start - 4, start)), month: Number(groups[0]), day: Number(groups[1]) }
      if (!isPossible(date) && !/[号码第]/u.test(wide.slice(Math.max(0, start - 8), start - 4))) yield { start, end, message: `“${wide.slice(start - 4, end)}”：${reason(date)}` }
    }
  },
})

function reason({ year, month, day }: DateToken): string {
  if (month! < 1 || month! > 12) return `一年没有${month}月`
  return year !== undefined && month === 2 && day === 29 ? `${year}年不是闰年，没有2月29日` : `${month}月没有${day}日`
}

/** 3月15日至32日：the day that the range ends with. */
function lastDay(wide: string, at: number, article: Parameters<typeof numbers>[0]): { start: number; end: number; day: number } | undefined {
  const m = /^[至到—～\-](\d{1,2})日/u.exec(wide.slice(at, at + 5))
  return m && article.blockAt(at).end >= at + m[0].length ? { start: at + 1, end: at + m[0].length, day: Number(m[1]) } : undefined
}
