import { defineRule, matches } from '../src/rule.js'

const UNIT = '(?=[%％‰万亿元米吨倍个度克瓦]|公[里斤顷]|千[米克瓦]|平方|美元|百分点)'

// 增长0·46个百分点   投资10。5亿元   增长0．46%
//      ^                 ^              ^
const point = new RegExp(`[．·。](?<=\\d[．·。])\\d+${UNIT}`, 'gu')
// 下降.46%
//     ^
const leading = new RegExp(`\\.(?<=(?<![\\dA-Za-z.]).)\\d+${UNIT}`, 'gu')
// 增长0,46个百分点
//      ^
const comma = new RegExp(`[,，](?<=(?<![\\d.,，:：比])0[,，])\\d{1,2}(?!\\d)${UNIT}`, 'gu')

export default defineRule({
  summary: '小数点用半角下圆点，小数点前的“0”不能省',
  why: '小数点写成间隔号、句号、全角点，或省去前面的“0”，一个数就成了两个数，或者看错一位。',
  source: 'GB/T 15835—2011 5.1.2',
  covers: ['N11'],
  severity: 'error',
  examples: [
    '增长0{．=>.}46个百分点。',
    '投资10{·=>.}5亿元。',
    '投资10{。~>.}5亿元。',
    '下降{=>0}.46%。',
    '增长0{,~>.}46个百分点。',
    '增长0.46个百分点，投资10.5亿元，“3·15”晚会。',
    '歼-20、No.3个人赛、5.1版本、第3.5%处。',
    '共有12人。30个项目开工。',
    '比分为3：0，46个球。',
  ],
  *check(article) {
    for (const { start, end, text, block } of matches(article, point, { in: 'prose' })) {
      const mark = text[0]!
      if (mark !== '。') yield { start, end: start + 1, message: `数中的“${mark}”应为小数点“.”`, fix: '.' }
      // 30个项目……：句号后面另起一句
      else if (!/个|\d{3}/u.test(article.prose.slice(start + 1, end + 1)) && start > block.start) yield { start, end: start + 1, message: '数中的“。”疑为小数点“.”', suggest: ['.'], severity: 'warning' }
    }
    for (const { start } of matches(article, leading, { in: 'prose' })) yield { start, end: start, message: '小数点前应有“0”', fix: '0' }
    for (const { start, text } of matches(article, comma, { in: 'prose' })) yield { start, end: start + 1, message: `数中的“${text[0]}”疑为小数点“.”`, suggest: ['.'], severity: 'warning' }
  },
})
