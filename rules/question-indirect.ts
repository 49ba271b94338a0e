import { defineRule, matches } from '../src/rule.js'

// 大家都在思考企业为什么亏损？
//                           ^  疑问词在宾语里，全句并不发问
const indirect = /？(?!？)(?<=(?:不知道|不清楚|分不清|没有人知道|取决于|在思考|在研究|弄清|说明|掌握了?|了解到?|明白)[^。？！“”，；\n]{0,12}(?:为什么|怎么|如何|谁|什么|哪|是否)[^。？！“”，；\n]{0,20}？)/gu
// 你吃饭了吗。
//          ^  “吗”收尾的句子是问句
const asked = /。(?<=(?<![干要])吗。)/gu
// 如何才能让村民致富呢。
//                     ^  有疑问词，又以“呢”收尾
const wondered = /。(?<=(?<!没|没有|不知道?|不管|不论|无论)(?:怎么|怎样|如何|为何|何以|为啥|谁|哪[些里个]|什么|多少)[^。？！，、“”\n]{0,14}呢。)/gu
const asking = /[你您]|[吗呢]$|^(?:难道|是否|是不是|怎样|如何|为什么|有多少|有没有|怎么|谁)/u

export default defineRule({
  summary: '句末问号：发问的用，不发问的不用',
  why: '“吗”收尾的句子是问句，句末用问号。“什么”“怎么”“如何”“谁”在主语、宾语里出现时，句子是陈述语气，句末用句号。要靠语感判断，因此只作提示。',
  source: 'GB/T 15834—2011 4.2.3.1、附录A.2',
  covers: ['P03'],
  severity: 'info',
  roles: ['body', 'caption', 'note'],
  examples: [
    '大家都在思考企业为什么亏损{？~>。}',
    '记者至今不清楚事故是如何发生的{？~>。}',
    '你吃过饭了吗{。~>？}',
    '那么，如何才能让村民致富呢{。~>？}办法是人想出来的。',
    '她还没睡呢。这里不知道什么时候才能通车呢。',
    '你在干吗。',
    '没有人知道他去了哪里？？？？',
    '钱从哪里来？人往哪里去？',
    '大家都在思考企业为什么亏损。',
    '究竟是巧合，还是有意安排？',
    '你知道他为什么来吗？',
    '“你明白这是为什么吗？”他问。',
    '如何了解企业为什么亏损？',
  ],
  patterns: [indirect, asked, wondered],
  *check(article) {
    for (const { start, end } of matches(article, asked)) yield { start, end, message: '“吗”收尾的问句，“。”宜为“？”', suggest: ['？'], severity: 'warning' }
    for (const { start, end } of matches(article, wondered)) yield { start, end, message: '以“呢”收尾的问句，“。”宜为“？”', suggest: ['？'], severity: 'warning' }
    for (const { start, end, text, block } of matches(article, indirect)) {
      let from = start
      while (from > block.start && !/[。？！“”]/u.test(article.wide[from - 1]!)) from--
      if (asking.test(article.wide.slice(from, start))) continue
      yield { start, end, message: `全句并不发问，“${text}”宜为“。”`, suggest: ['。'] }
    }
  },
})
