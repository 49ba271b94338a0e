import { defineRule, matches } from '../src/rule.js'

// 《数据条例》（草案）
//          ^^^^^  属于标题的括注
const outside = /》(?<!）》)(（(?:草案|试行|暂行|征求意见稿|修订草案|二次审议稿)）)/gu
// 《人民日报（海外版）》
//          ^^^^^^^^  版本说明
const inside = /(（(?:海外版|彩图本|客户端)）)》/gu

export default defineRule({
  summary: '属于标题的括注在书名号内，版本说明在书名号外',
  why: '“（草案）”“（试行）”“（征求意见稿）”是文件标题的一部分，放在书名号里面；“（海外版）”“（彩图本）”只说明版本，放在外面。',
  source: 'GB/T 15834—2011 附录A.13.4、A.13.5',
  covers: ['P26'],
  severity: 'info',
  examples: [
    '《数据条例{》（草案）~>（草案）》}提请审议。',
    '《管理办法{》（试行）~>（试行）》}印发。',
    '据《人民日报{（海外版）》~>》（海外版）}报道。',
    '《数据条例（草案）》提请审议。',
    '据《人民日报》（海外版）报道。',
    '新书《钱从哪儿来？》首发。',
    '会议审议了《数据条例》草案。',
  ],
  patterns: [outside, inside],
  *check(article) {
    for (const { start, end, text, groups } of matches(article, outside)) yield { start, end, message: `“${groups[0]}”属于标题，“${text}”宜为“${groups[0]}》”`, suggest: [`${groups[0]}》`] }
    for (const { start, end, text, groups } of matches(article, inside)) yield { start, end, message: `“${groups[0]}”是版本说明，“${text}”宜为“》${groups[0]}”`, suggest: [`》${groups[0]}`] }
  },
})
