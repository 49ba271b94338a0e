import { defineRule, matches } from '../src/rule.js'

// 国办发[2024]12号
//       ^^^^^^  年份用六角括号
const year = /(?:[[［【](?<=\p{Script=Han}.)|[(（](?<=(?<!证)字.|[发函办令规告通文].))((?:19|20)\d{2})[\]］】)）](?=第?\d{1,4}号(?![楼院机线门桥]))/gu
// 国发〔2024〕第3号、〔2024〕03号
//           ^        ^
const padded = /(?<=〔(?:19|20)\d{2}〕)(?:(?<![令告].{6})第0*|0+)(?=[1-9]\d{0,3}号)/gu

export default defineRule({
  summary: '发文字号的年份用六角括号',
  why: '发文字号中标示年份用六角括号〔〕，序号不加“第”、不编虚位。法院案号（2023）苏09民终1号用圆括号，不在此列。',
  source: 'GB/T 15834—2011 4.9.3.4；GB/T 9704—2012 7.2.5',
  covers: ['P19'],
  severity: 'error',
  examples: [
    '国办发{[2024]=>〔2024〕}12号文件明确要求。',
    '苏政发{（2023）=>〔2023〕}8号印发实施。',
    '国发{【2024】=>〔2024〕}3号文件下发。',
    '国发〔2024〕{第~>}3号文件下发。',
    '财税{【2022】=>〔2022〕}8号文件规定。',
    '中国人民银行令〔2023〕第1号，公告〔2023〕第3号。',
    '国办发〔2024〕12号文件明确要求。',
    '（2023）苏09民终1号判决书，沪卫食证字（2008）第1101号。',
    '【新华社南京3月15日电】',
    '全文转发（2024）年度名单。',
  ],
  patterns: [year, padded],
  *check(article) {
    for (const { start, end, groups } of matches(article, year)) yield { start, end, message: `发文字号的“${article.prose.slice(start, end)}”应为“〔${groups[0]}〕”`, fix: `〔${groups[0]}〕` }
    for (const { start, end, text } of matches(article, padded)) yield { start, end, message: `发文字号的序号前不用“${text}”`, suggest: [''], severity: 'warning' }
  },
})
