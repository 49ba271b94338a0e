import { defineRule, matches } from '../src/rule.js'

// 投资12. 5亿元   投资12 .5亿元   占比45 %   20 23年
//        ^              ^              ^       ^
const spaced = / (?<=(?:^|[\p{Script=Han}，。、；：“（])\d{1,9}(?:\.\d{0,4})? )(?:[%％‰](?![A-Za-z])|\d{1,2}(?=[%％万亿])(?<=\p{Script=Han}\d{1,3} \d{1,2})|(?<=\p{Script=Han}\d \d?)\d\.\d{1,2}%|(?<=[\p{Script=Han}，]1 )\d月|(?<=月[123] )\d日|(?<=\p{Script=Han}\d{1,4}\. )\d{1,2}(?=公[里斤顷]|[亩吨米倍])|(?<=\d )0{1,3}[多余]|(?<=\. )\d{1,4}(?=[%％万亿元个倍吨米克千名人例])|\.\d{1,4}(?=[%％万亿元个倍吨米秒分岁公])|\d{1,3}(?<=(?<!\d)(?:1|2|19|20|19\d|20\d|1\d|2\d) \d{1,3})(?=年))/gmu
// 实际转移8 4 1 7人
//         ^^^^^^^  一位一位隔开的
const apart = / (?<=(?:^|[\p{Script=Han}，。、；：“（])\d )\d(?: \d){1,4}(?=\.\d|[年月日万亿元人个名户亩吨米公多余床种条%件次岁])/gmu

// 20　年来   2019\t年
//   ^             ^  数与年月日之间的制表符、全角空格
const wideSpace = /[ \u3000\t]*[\u3000\t][ \u3000\t]*(?<=\d[ \u3000\t]{1,4})(?=[年月日])| {2,4}(?<=\d {2,4})(?=[年月日])/gu

// 政策制定者中有1⏎1位   Markdown的段内换行
//               ^
const wrapped = / (?<=\p{Script=Han}\d{1,4} )(?=\d{1,4}(?:\.\d{1,4})?[\p{Script=Han}%])/gu

const HEAD: ReadonlySet<string> = new Set(['eyebrow', 'headline', 'subheadline', 'crosshead', 'caption'])

export default defineRule({
  summary: '一个数不能断成两行，中间不能有空格',
  why: '数字、小数点、百分号要在同一行。转换版面时一个数被截成两段，读者看到的是两个错误的数。表格和清单不查。',
  source: 'GB/T 15835—2011 5.1.7.2',
  covers: ['N23'],
  severity: 'error',
  examples: [
    '据统计，全市去年完成投资12{\n~>}5亿元，比上年增长近一成，创下新高。',
    '全市规模以上工业增加值同比增长8.{\n~>}5%，高于全省平均水平，居全省前列。',
    '全市高技术产业投资占比45{\n~>}%，比上年提高两个百分点，高于全省平均水平。',
    '全市完成投资12.{ =>}5亿元，占比45{ =>}%，比20{ =>}23年多，重0.{ =>}02克。',
    '贡献率为6{ =>}3.0%，1{ =>}2月2{ =>}1日，500{ =>}0多亩。',
    '20{ 　=>}年来，2019{\t=>}年起。',
    '实际转移{8 4 1 7~>8417}人，命中率43.6{ =>}%。',
    { text: '今年三月的图里，十九位委员中有1{\n~>}1位预计至少降息两次。', format: 'markdown' },
    '捐款3 000元，共5 10公斤，完成投资12.5亿元，2023年15时，A4 3.5%。',
    '据统计，全市去年完成投资12.5亿元。\n项目已经全部开工，进展顺利。',
    '这次比赛全市共有3个项目、15名选手获奖，分别是\n1.张三，李四，王五，赵六。\n2.孙七，周八，吴九，郑十。',
    '投资12\n5\n8\n9',
    '一图读懂新时代这十年2022\n2022年，全市生产总值突破千亿元，比上年增长两成。',
    '全市工会改革2.0\n3月15日，全市工会工作会议召开，部署全年工作。',
  ],
  *check(article) {
    const { blocks, wide } = article
    for (let i = 0; i + 1 < blocks.length; i++) {
      const a = blocks[i]!
      if (!isPart(wide.charCodeAt(a.end - 1))) continue
      const b = blocks[i + 1]!
      if (!isPart(wide.charCodeAt(b.start))) continue
      if (a.kind === 'cell' || a.kind === 'listItem' || b.kind !== a.kind || a.role === 'verse' || a.role === 'furniture' || a.role === 'byline') continue
      const end = wide.slice(Math.max(a.start, a.end - 6), a.end)
      const next = wide.slice(b.start, Math.min(b.end, b.start + 12))
      if (!/\p{Script=Han}[^\n]*\d\.?$/u.test(wide.slice(Math.max(a.start, a.end - 20), a.end)) || !/^(?:[%％‰]|\.\d|\d+(?:[%％]|(?![、.．)）\d])[^\n]*\p{Script=Han}))/u.test(next)) continue
      // 标题以年份、版次收尾，正文又以数字开头的，不是断行
      if (/[\d]$/u.test(end) && /^\d/u.test(next) && HEAD.has(a.role) && !/^\d+(?:\.\d+)?[万亿%％]/u.test(next)) continue
      if (/(?<!\d)(?:19|20)\d\d$/u.test(end)) continue
      const seam = `${end.replace(/^.*?(?=[\d.]+$)/u, '')}${/^[\d.%％‰]+/u.exec(next)![0]}`
      yield { start: a.end, end: b.start, message: `一个数断成两行，疑为“${seam}”`, suggest: [''] }
    }
    for (const { start, end, block } of matches(article, wideSpace)) if (block.role === 'body') yield { start, end, message: '数与单位之间的空白应删去', fix: '' }
    for (const { start, end, block } of matches(article, wrapped)) if (block.role === 'body' && /[\r\n]/u.test(article.source[article.sourceStart(start)]!)) yield { start, end, message: '一个数断成两行', suggest: [''], severity: 'warning' }
    for (const { start, end } of matches(article, apart)) {
      const number = wide.slice(start - 1, end)
      yield { start: start - 1, end, message: `“${number}”疑为一个数，中间的空格应删去`, suggest: [number.replaceAll(' ', '')], severity: 'warning' }
    }
    for (const { start, text } of matches(article, spaced)) {
      const year = /\d$/u.test(text) && wide[start + text.length] === '年' ? /\d+$/u.exec(wide.slice(Math.max(0, start - 3), start))![0] + text.slice(1) : ''
      if (year && !/^(?:19|20)\d\d$/u.test(year)) continue
      yield { start, end: start + 1, message: year ? `“${year}”中间的空格应删去` : '一个数中间的空格应删去', fix: '' }
    }
  },
})

/** A digit, a point or a percent sign. */
const isPart = (unit: number): boolean => unit > 0x39 ? unit === 0x2030 : unit >= 0x30 || unit === 0x2E || unit === 0x25
