import { quoteAround } from '../src/language/quotes.js'
import { unusual } from '../src/language/unusual.js'
import { allRoles, defineRule, matches } from '../src/rule.js'

// 青石镇⟨U+FFFD⟩农技站
//       ^  解码失败或自造字
const lost = /(?:[\uE000-\uF8FF\uFFFD]|[\u{F0000}-\u{10FFFD}])+/gu
// 窑户胡□信
//       ^  汉字中间的方框；同意□不同意□是待勾选的
const box = /(?<=\p{Script=Han})[□■▇〓▯](?=\p{Script=Han})(?!\p{Script=Han}{1,4}□)(?<!□\p{Script=Han}{1,4}.)/gu
// 记者袁（日希）报道
//       ^^^^  拆开写的人名用字
const split = /[（(][日火金王水木月土石竹草女口][\p{Script=Han}][)）](?=报道|摄|文|说|摄影|供图)/gu

/** 释文、碑帖里的方框是原文的缺字 */
const inscribed = /铭|碑|简牍|竹简|释文|残|拓|题记|帛书|甲骨|墓志/u

export default defineRule({
  summary: '缺字、乱码须补上原字',
  why: '替换符“\uFFFD”和自造区的字在读者那里是空白或方框，原字已经丢失，只能由人查补；最常丢的是人名里的生僻字。版面上的□署名符号不在此列。引号里、文物文字旁的方框也可能是释文里的缺文，只作提示。',
  source: '编辑部惯例；GB 18030—2022 附录',
  covers: ['O14'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '青石镇{\uFFFD}农技站的同志来了。',
    '记者{\uE5E5}某报道',
    '村里自{〓}理一套账目，干部群众都{□}好。',
    '砖上有“迎銮窑户胡{□}信”字样。',
    '记者袁{（日希）}报道，大会今天开幕。',
    '□记者 张三',
    '一等奖：■青石镇 ■白水镇',
    '姓名用字“喆”“㛃”“𠅤”照常显示。',
    '记者袁（女）说',
    '您的意见：同意□不同意□，性别：男□女□。',
  ],
  *check(article) {
    const has = unusual(article)
    if (has.lost) for (const { start, end, text } of matches(article, lost, { in: 'prose' })) {
      yield { start, end, message: `此处字符丢失（U+${text.codePointAt(0)!.toString(16).toUpperCase()}），须查补原字` }
    }
    if (has.box) for (const { start, end, text, block } of matches(article, box)) {
      if (block.role === 'byline') continue
      const sure = block.role === 'body' && !quoteAround(article, start) && !inscribed.test(article.wide.slice(block.start, block.end))
      yield { start, end, message: `“${text}”处疑有缺字`, severity: sure ? 'warning' : 'info' }
    }
    for (const { start, end, text } of matches(article, split)) yield { start, end, message: `“${text}”疑为拆开写的一个字，须查补原字`, severity: 'warning' }
  },
})
