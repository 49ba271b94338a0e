import { defineRule, matches } from '../src/rule.js'
import { numbers, partedNumbers, unit } from '../src/language/numbers.js'

const JOINTS = Array.from('.．、/-', unit)
// 2023.3.15   2023、3、15   2023/3/15
//     ^^^^^       ^^^^^         ^^^^^
const full = /([.．、/])(1[0-2]|0?[1-9])\1(3[01]|[12]\d|0?[1-9])(?![\d.、/A-Za-z])/uy
// 截至2023-3的数据
//         ^^
const short = /-(1[0-2]|0?[1-9])(?![\d\-—～A-Za-z]|赛季|学年|年|期|号|财年|届)/uy
// 一月5日召开   3月5，天气晴好   2020.3月5日
//  ^            ^^               ^^
const mixed = /月(?<=(?<![一二三四五六七八九十年])(?:十[一二]?|[一二三四五六七八九])月)(?=\d{1,2}日)/gu
const dayless = /月(?<=(?:^|[^历\d])\d{1,2}月)(?:3[01]|[12]\d|[1-9])(?=[，。；](?!\d)|[电讯](?!\p{Script=Han})|上午|下午|晚|凌晨|早上|召开|举行|以来|至今)/gmu
// 2017年年9月   3月月   20217月26日
//      ^^        ^^        ^
const stutter = /年年(?<=\d{4}年年)(?=\d)|月月(?<=\d月月)(?=[\d份初中下，。至])|日号(?<=\d日号)(?!称)|日日(?<=月\d{1,2}日日)(?=[，。、；）)召举开至起前后上下凌晚在印发公])/gu
// 11月11月24日   2月24日24日   2025年2025年
//     ^^^            ^^^        ^^^^^
const twice = /月(?<=(?<!\d)(?:\d{1,2})月)(?=\d{1,2}月)|日(?<=月\d{1,2}日)(?=\d{1,2}日)|年(?<=(?<!\d)\d{4}年)(?=\d{4}年)/gu
// 11月份24日
//     ^
const needless = /份(?<=\d月份)(?=\d{1,2}日)/gu
// 于11.24日召开
//     ^
const slashed = /[./](?<=[年于在从自至到截定](?:1[0-2]|[1-9])[./])(?:3[01]|[12]\d|[1-9])日(?![元均])/gu
// 2020年3.18起
//       ^
const point = /\.(?<=\d年(?:1[0-2]|[1-9])\.)(?:3[01]|[12]\d|[1-9])(?=[日，。至起）将前后]|$)(?!日日)/gmu
const merged = /月(?<=(?<!\d)20\d{2}(?:1[0-2]|[1-9])月)(?=\d{1,2}日)/gu
const yearless = /\.(?<=(?<![\d.])(?:19|20)\d\d\.)(?:1[0-2]|[1-9])月/gu
// “1998.1.6”命案
//          ^^^  以日期为名的案件、事件，照习惯写法
const names = /^[”’]\p{Script=Han}{0,5}(?:案|事件|事故|专案)/u
// 3月15号
//      ^
const spoken = /号(?<=\d月(?:3[01]|[12]\d|[1-9])号)(?![线院楼文令机公店馆门厅桥台])/gu

export default defineRule({
  summary: '年月日的写法',
  why: '正文里的日期写“2023年3月15日”；“2023-03-15”只在年月日齐全时可用；不用点号、顿号、斜线代替“年”“月”。“3月15号”是口语，书面写“日”。',
  source: 'GB/T 15835—2011 5.1.4；GB/T 15834—2011 4.13.3.1b',
  covers: ['N13'],
  severity: 'warning',
  roles: ['eyebrow', 'headline', 'subheadline', 'body', 'crosshead', 'caption'],
  examples: [
    '{2023.3.15~>2023年3月15日}举行。',
    '{2023、3、15~>2023年3月15日}举行。',
    '{2023/3/15~>2023年3月15日}举行。',
    '截至{2023-3~>2023年3月}的数据。',
    '3月15{号~>日}，天气晴好。',
    '五{月}3日召开，3{月15~>月15日}晚闭幕，新华社北京3{月15~>月15日}电，2020{.3月~>年3月}5日开工。',
    '2017{年年~>年}9月16日开学，去年3{月月~>月}初，{20217~>2021年7}月26日，自2020年3{.18~>月18日}起施行。',
    '大会于11月{11月~>}24日召开，2月24日{24日~>}闭幕，2025年{2025年~>}起施行。',
    '大会于11月{份~>}24日召开，定于11{.24日~>月24日}闭幕。',
    '工程12月25{日日~>日}前验收，11月12月15日两次检查，平均住院6.5日，2024年2025年度计划。',
    '三月三日开工，共3个月5万元，历时3月5天，5月20.5万人次。',
    '2023年3月15日举行，统计口径为2023-03-15。',
    '10月2号线开通，住在3月院2号楼。',
    '2019-20赛季，2011-12赛季，《求是》2023-3期。',
    '俗称农历8月半，每到农历8月15，合同编号2023-12，文号为财建2023-5，软件版本2024.3.1发布，系统升级到2024.5.3版。',
    '版本2020.3.15a，GB/T 7408-2005，网址example.com/2023/3/15。',
    '他说：“我3月15号就回来。”',
    '警方侦破“1996.4.9”命案，“2015.6.1”特大事故调查结束。',
  ],
  *check(article) {
    const { wide } = article
    const tokens = numbers(article)
    for (const k of partedNumbers(article)) {
      const token = tokens[k]!
      if (token.digits !== 4 || !JOINTS.includes(token.after)) continue
      const { start, end, text, value } = token
      if (value < 1900 || value >= 2100 || /[A-Za-z./、\-]/u.test(wide[start - 1] ?? '')) continue
      full.lastIndex = short.lastIndex = end
      const m = full.exec(wide) ?? short.exec(wide)
      if (!m) continue
      // 编号、文号、软件版本
      if (/(?:[编文批型期单案]号|版本?|系统|字|建|发)[为是：:]?$/u.test(wide.slice(Math.max(0, start - 4), start)) || wide[end + m[0].length] === '版') continue
      const right = m.length === 4 ? `${text}年${Number(m[2])}月${Number(m[3])}日` : `${text}年${Number(m[1])}月`
      if (names.test(wide.slice(end + m[0].length, end + m[0].length + 8)) && /[“‘]/u.test(wide[start - 1] ?? '')) continue
      const was = text + m[0]
      yield { start, end: end + m[0].length, message: `“${was}”宜为“${right}”${m.length === 4 ? '' : '，年月日不全时不用短横线'}`, suggest: [right], ...(m[1] === '/' ? { severity: 'info' as const } : {}) }
    }
    for (const { start, end } of matches(article, mixed)) yield { start, end, message: '同一个日期里汉字数字和阿拉伯数字混用，月、日宜都用阿拉伯数字' }
    for (const { start, end, text } of matches(article, dayless)) yield { start, end, message: `“${text}”后疑漏“日”`, suggest: [`${text}日`] }
    for (const { start, end, text } of matches(article, stutter)) yield { start, end, message: `“${text}”重复`, suggest: [text.endsWith('号') ? text[0]! : text[1]!] }
    for (const { start, end, text } of matches(article, twice)) {
      const first = /\d+$/u.exec(wide.slice(Math.max(0, start - 4), start))![0] + text
      if (wide.startsWith(first, end)) yield { start: end, end: end + first.length, message: `“${first}”重复`, suggest: [''] }
    }
    for (const { start, end } of matches(article, needless)) yield { start, end, message: '后面有“日”，“月份”宜为“月”', suggest: [''] }
    for (const { start, end, text } of matches(article, slashed)) yield { start, end, message: `“${text}”的“${text[0]}”宜为“月”`, suggest: [`月${text.slice(1)}`] }
    for (const { start, end, text } of matches(article, point)) yield { start, end: wide[end] === '日' ? end + 1 : end, message: `“${text}”的“.”宜为“月”`, suggest: [`月${text.slice(1)}日`] }
    for (const { start } of matches(article, merged)) {
      const was = /\d+$/u.exec(wide.slice(start - 6, start))![0]
      const right = `${was.slice(0, 4)}年${was.slice(4)}`
      yield { start: start - was.length, end: start, message: `“${was}月”疑为“${right}月”`, suggest: [right] }
    }
    for (const { start, end, text } of matches(article, yearless)) yield { start, end, message: `“${text}”的“.”宜为“年”`, suggest: [`年${text.slice(1)}`] }
    for (const { start, end, block } of matches(article, spoken)) {
      if (isQuoted(wide.slice(Math.max(block.start, start - 300), start))) continue
      yield { start, end, message: '日期里的“号”宜为“日”，“号”是口语', suggest: ['日'], severity: 'info' }
    }
  },
})

/** Inside a quotation: people may speak as they do. */
const isQuoted = (before: string): boolean => before.lastIndexOf('“') > before.lastIndexOf('”')
