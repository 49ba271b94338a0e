import { defineRule, matches } from '../src/rule.js'

// “现在好了，”他说：“水通到了家门口。”
//                ^  一句话中间的提示语后用逗号
const colon = /：(?=“)(?<=，”[^“”：，。\n]{1,10}：)/gu

export default defineRule({
  summary: '插在一句引语中间的“某某说”后用逗号',
  why: '“某某说”在引语前用冒号，在引语后用句号，插在一句引语中间用逗号。前半句引语以句号收尾的，后半是另一句话，用冒号不错。',
  source: 'GB/T 15834—2011 附录B.1.5',
  covers: ['P34'],
  severity: 'warning',
  examples: [
    '“现在好了，”他说{：=>，}“水通到了家门口。”',
    '“再试试，”教练补充{：=>，}“别怕输。”',
    '“现在好了，”他说，“水通到了家门口。”',
    '“水通到了家门口。”他说：“现在好了。”',
    '他说：“水通到了家门口。”',
    '“水通到了家门口。”他说。',
  ],
  patterns: [colon],
  *check(article) {
    for (const { start, end } of matches(article, colon)) yield { start, end, message: '插在引语中间的提示语后，“：”应为“，”', fix: '，' }
  },
})
