import { defineRule, matches } from '../src/rule.js'

// 近年来我市持续加大投入
//       ^  句首状语之后、主语之前
const adverbs = '近年来|多年来|近[一两三几]年来|去年以来|今年以来|长期以来|一直以来|日前|近日|截至目前|与此同时|为此|此外|今年|当前'
const adverbial = new RegExp(String.raw`(?:${adverbs})(?=我[省市县区州]|该[省市县区校院厂村]|全[省市县区]|本市|为[^，。；]{2,16}，)(?<=(?:^|[。！？；：“])(?:${adverbs}))`, 'gmu')

export default defineRule({
  summary: '句首的时间状语后加逗号',
  why: '“近年来”“今年以来”之类的状语放在句首，与主语之间有停顿，通常加逗号。连着念不停顿也可以，因此只作提示。',
  source: 'GB/T 15834—2011 4.4.3.1—4.4.3.3、附录A.3',
  covers: ['P05'],
  severity: 'info',
  roles: ['body', 'caption', 'note'],
  examples: [
    '近年来{~>，}我市持续加大投入。',
    '今年以来{~>，}全县新开工项目42个。',
    '活动很多。今年{~>，}为增强针对性，我们改了办法。',
    '近年来，我市持续加大投入。',
    '今年以来，全县新开工项目42个。',
    '由于连日降雨，部分路段积水。',
    '日前召开的会议作了部署。',
    '今年为止的数据。',
  ],
  patterns: [adverbial],
  *check(article) {
    for (const { end } of matches(article, adverbial)) yield { start: end, end, message: '句首状语后宜加“，”', suggest: ['，'] }
  },
})
