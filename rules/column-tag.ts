import { allRoles, defineRule, matches } from '../src/rule.js'

// 编者案：本报今起推出系列报道
//   ^  应为“编者按”
const editor = /(?<=编者)案/gu
// 【开拦的话】、相关连接
const misspelt = /(?<=[开专])拦(?=的话|目)|(?<=^【?(?:相关|新闻|背景|知识|政策))连接(?=[】：:]?$)/gmu
// 【新春【走基层】
//      ^  方头括号里不再套方头括号
const nested = /(?<=【[^】\n]{0,20})【/gu
// 《新春走基层》：守岛人的除夕
// ^^^^^^^^^^^^  栏目名不是作品名
const title = /^《[^》\n]{2,8}》[：｜|丨]/gmu

export default defineRule({
  summary: '栏目名、编者按的写法',
  why: '栏目名用方头括号【】或引号，不用书名号（《焦点访谈》一类节目名是作品名，不在此列），方头括号不嵌套；“编者按”不写“编者案”。',
  source: 'GB/T 15834—2011 4.9.3.3；GF 1001—2001；编辑部惯例（规则书 L10）',
  covers: ['L10'],
  severity: 'warning',
  roles: allRoles,
  examples: [
    '编者{案~>按}：本报今起推出系列报道。',
    '【新春{【}走基层】守岛人的除夕',
    '{《新春走基层》：}守岛人的除夕',
    '【开{拦~>栏}的话】\n\n即日起，本报推出系列报道。', '大桥昨日合龙，两岸群众奔走相告。\n\n相关{连接~>链接}\n\n大桥全长两公里。', '相关连接件已更换。',
    '编者按：本报今起推出系列报道。', '【新春走基层】守岛人的除夕', '新闻背景', '《焦点访谈》播出调查报道。', '【新春走基层】【暖新闻】守岛人的除夕', '《农村土地承包法》：土地承包期再延长三十年，农民吃上定心丸。',
  ],
  patterns: [editor, misspelt, nested, title],
  *check(article) {
    for (const { start, end } of matches(article, editor)) yield { start, end, message: '“编者案”应为“编者按”', suggest: ['按'], severity: 'error' }
    for (const { start, end, text } of matches(article, misspelt)) yield { start, end, message: `栏目名里的“${text}”应为“${text === '拦' ? '栏' : '链接'}”`, suggest: [text === '拦' ? '栏' : '链接'], severity: 'error' }
    for (const { start, end } of matches(article, nested)) yield { start, end, message: '方头括号里不套方头括号，疑前面缺“】”' }
    for (const { start, end, text, block } of matches(article, title)) {
      if (block.role === 'body' || /[法例规]》|办法|规定|意见/u.test(text)) continue
      yield { start, end, message: `栏目名“${text.slice(0, -1)}”宜用【】`, severity: 'info' }
    }
  },
})
