import { flaws, oddQuotes } from '../src/language/quotes.js'
import { defineRule, matches } from '../src/rule.js'

const partners: Readonly<Record<string, string>> = { '（': '）', '）': '（', '【': '】', '】': '【', '〔': '〕', '〕': '〔' }

// 《决定》草案[以下简称《决定》]收集意见
//             ^^^^^^^^^^^^^^^^  半角方括号里的汉字
const square = /\[([^[\]\n]{3,40})\]/gu
// 新华社北京3月15日电记者张某)全国春耕
//                             ^  没有前半的半角括号
const lone = /\)(?<=\p{Script=Han}\))(?=[\p{Script=Han}\d，。])/gu

export default defineRule({
  summary: '括号前后成对，同形不套用',
  why: '括号缺了一半，括注就没有边界。括号里再用括号，应换一种形状；里层在书名号或引号里的另算。序次语只用后半个括号（1）、a））不算缺。',
  source: 'GB/T 15834—2011 4.9.2、4.9.3.6、5.1.3',
  covers: ['P17'],
  severity: 'error',
  examples: [
    '大会{（含分会场同步直播。}',
    '{大会含分会场）}同步直播。',
    '{【新华社南京3月15日电}',
    '该条例（草案{（二次审议稿）}）提请审议。',
    '会议通过了决定草案{[以下简称草案]~>（以下简称草案）}。',
    '新华社北京3月15日电记者张某{)}全国春耕进展顺利。',
    '长三角职工（劳模）休养大会举行。',
    '著有小说三部[1]，译者为[英]史密斯，网友留言[笑哭]。',
    '1）先报名；2）再缴费；a）个人，b）单位。',
    '（一）总体要求；（二）主要任务。',
    '今天讨论问题1）谁来办？2）怎么办？',
    '“（”不能放在行尾，“）”不能放在行首。',
    '网友留言：“谢谢您：）”“辛苦啦；）”',
    '（编者按：今年是建馆百年，本报推出系列报道。\n\n从今天起陆续刊发，敬请关注。）',
    '变量x∈(0,1]，y属于[0,1)，区间(a,b]左开右闭。',
    '患者张某（男，52）已经出院，门诊（工作日：09:00—18:00）照常。',
    '今年三项任务（目标：1）增产；2）增收；3）增绿）全部完成。',
    '《关于〈规定〉的解释（试行）》印发。',
    '《村镇建设办法（2023年版）》（以下简称《办法（2023年版）》）施行。',
    '国发〔2024〕3号、（2023）苏09民终1号。',
  ],
  *check(article) {
    for (const { kind, mark, start, end } of flaws(article)) {
      const other = partners[mark]
      if (!other) continue
      yield { start, end, message: kind === 'unclosed' ? `括号“${mark}”没有收尾，缺少“${other}”` : `括号“${mark}”没有开头，缺少“${other}”` }
    }
    for (const { start, end, text, groups, block } of matches(article, square, { in: 'prose' })) {
      // 行首的标签（[原标题]）是网站的格式
      if (start > block.start && /\p{Script=Han}{3}/u.test(text)) yield { start, end, message: `“${text}”宜用圆括号“（${groups[0]}）”`, suggest: [`（${groups[0]}）`], severity: 'info' }
    }
    for (const { start, end, block } of matches(article, lone)) if (!/[(（]/u.test(article.wide.slice(block.start, start))) yield { start, end, message: '括号“)”没有开头，缺少“(”' }
    for (const { mark, start, end, parent, closed } of oddQuotes(article)) {
      if (mark === '（' && closed && parent?.mark === '（') yield { start, end, message: `“${article.prose.slice(start, end)}”套在同形的括号里，宜换用另一种括号`, severity: 'info' }
    }
  },
})
