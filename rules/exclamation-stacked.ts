import { defineRule, matches } from '../src/rule.js'

// 多好的政策啊！！！！
//            ^^^^  最多叠用三个
const stacked = /[！？]{2,}|[‼⁇⁈⁉](?!\uFE0F)/gu

export default defineRule({
  summary: '叹号、问号至多叠用三个；又问又叹先问后叹',
  why: '新闻语言要克制。叹号、问号叠用以三个为限；既疑问又感叹，先用问号再用叹号。引号里的口号、网帖照录，只作提示。',
  source: 'GB/T 15834—2011 4.2.3.3、4.3.3.3、4.3.3.4',
  covers: ['P03', 'P04'],
  severity: 'warning',
  examples: [
    '多好的政策啊{！！！！~>！|！！！}',
    '他竟敢在高速上倒车{！？=>？！}',
    '没有人知道他去了哪里{？？？？~>？|？？？}',
    '太好了{‼=>！！}',
    '多好的政策啊！',
    '他竟敢在高速上倒车？！',
    '加油！加油！！加油！！！',
    '真有此事？？',
    '手机弹出“暴雨红色预警‼️请注意防范”。',
    '标题不超过二十字（含标点“，。！？”）。',
  ],
  patterns: [stacked],
  *check(article) {
    for (const { start, end, text } of matches(article, stacked)) {
      if (/[，。、；：]/u.test(article.wide[start - 1] ?? '')) continue // 标点“，。！？”：逐个列举
      const plain = text.replace(/[‼⁇⁈⁉]/gu, (c) => ({ '‼': '！！', '⁇': '？？', '⁈': '？！', '⁉': '！？' })[c]!)
      if (text !== plain) yield { start, end, message: `“${text}”应为“${plain === '！？' ? '？！' : plain}”`, fix: plain === '！？' ? '？！' : plain }
      else if (plain === '！？') yield { start, end, message: '“！？”应为“？！”：先问后叹', fix: '？！' }
      else if (plain.length > 3) {
        const kinds = plain.includes('？') && plain.includes('！') ? '？！' : plain[0]!
        yield { start, end, message: `“${text}”叠用过多，宜为“${kinds}”`, suggest: kinds.length === 1 ? [kinds, kinds.repeat(3)] : [kinds] }
      }
    }
  },
})
