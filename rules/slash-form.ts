import { defineRule, matches } from '../src/rule.js'

// 混双组合张某、/李某
//            ^^  分隔号旁的点号
const beside = /[，。、；：](?=[/／])|[/／](?=[，。、；：])/gu
// 张某\李某
//     ^  反斜线；D:\文件\照片是路径
const back = /\\(?=\p{Script=Han})(?<=\p{Script=Han}.)(?<![A-Za-z]:\\[^\s，。]{0,60}.)/gu
// 1//3   1\3   1／3
//  ^^     ^     ^  分数
const fraction = /(?:\/\/|\\|／)(?<=(?<![\d.:/A-Za-z\\／])\d{1,3}(?:\/\/|\\|／))(?=\d{1,3}(?![\d/.A-Za-z\\／]))/gu
// http:/www.example.com   http：//www.example.com
//     ^^                      ^^^
const address = /:\/(?<=https?:\/)(?=[\w\uFFFC])|：\/\/(?<=https?：\/\/)/gu

export default defineRule({
  summary: '分隔号用“/”，前后不加点号',
  why: '分隔号“/”隔开并列的人名、诗行、层次，前后都不能再有点号，也不能用反斜线代替。',
  source: 'GB/T 15834—2011 4.17、5.1.9、附录A.14',
  covers: ['P28'],
  severity: 'warning',
  examples: [
    '混双组合张某{、~>}/李某晋级。',
    '混双组合张某{\\=>/}李某晋级。',
    '全省1{//=>/}3的家庭，近2{\\=>/}5的人。',
    { text: '详见http{:/~>://}www.example.com/a.html，或http{：//~>://}example.com。', format: 'text' },
    '混双组合张某/李某晋级。',
    '白居易：离离原上草/一岁一枯荣。',
    '票价200元/人，和/或。',
    '详见：https://example.cn/a，或来电。',
    '文/张某 图/李某',
    '照片存在D:\\文件\\照片里。',
  ],
  patterns: [beside, back, fraction],
  prosePatterns: [address],
  *check(article) {
    for (const match of matches(article, beside)) {
      const start = /[/／]/u.test(match.text) ? match.end : match.start
      const end = start + 1
      const text = article.wide[start]!
      // 网址里的斜线
      if (article.prose.startsWith('//', end) || article.prose.startsWith('//', start - 2) || /\w/u.test(article.prose[start - 2] ?? '')) continue
      // 黑夜给了我黑色的眼睛，/我却用它寻找光明：引的是诗，点号是原诗的
      const verse = text !== '、' && /[/／]/u.test(article.wide[end]!)
      yield { start, end, message: `分隔号旁的“${text}”宜删去`, suggest: [''], ...(verse && { severity: 'info' as const }) }
    }
    for (const { start, end, text } of matches(article, address, { in: 'prose' })) yield { start, end, message: `网址里的“${text}”应为“://”`, suggest: ['://'] }
    for (const { start, end, text } of matches(article, fraction)) yield { start, end, message: `分数线“${text}”应为“/”`, fix: '/' }
    for (const { start, end } of matches(article, back)) yield { start, end, message: '分隔号“\\”应为“/”', fix: '/' }
  },
})
