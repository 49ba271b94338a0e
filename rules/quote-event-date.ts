import { defineRule, matches } from '../src/rule.js'

const events = '汶川|事件|事故|晚会|地震|案|火灾|恐怖袭击|消费者|特大|重大(?!更新|升级|版本|改版)|较大|大地震'

// 3.15晚会曝光多家企业
// ^^^^  月日之间用间隔号，外加引号
const bare = new RegExp(String.raw`(?<![\d·.．“/:A-Za-z-]|里氏|发生)(?:[1-9]|1[0-2])[.．·](?:[1-9]|[12]\d|3[01])(?![\d.．%”])(?=${events})`, 'gu')

export default defineRule({
  summary: '用月日标记的事件：引号加间隔号',
  why: '用阿拉伯数字的月日称呼事件、节日时，月日之间用间隔号，并加引号，以免误作小数：“3·15”晚会。五四运动、五一国际劳动节等已定型的不必加。',
  source: 'GB/T 15834—2011 4.8.3、4.14.3.5；GB/T 15835—2011 5.2.3',
  covers: ['P16'],
  severity: 'warning',
  examples: [
    '{3.15~>“3·15”}晚会曝光多家企业。',
    '{3·15~>“3·15”}晚会曝光多家企业。',
    '{5.12~>“5·12”}汶川地震发生后，他赶赴灾区。',
    '{12·8~>“12·8”}火灾事故调查报告公布。',
    '“3·15”晚会曝光多家企业。',
    '“12·8”较大火灾事故调查报告公布。',
    '五四运动影响深远，“五一”假期客流创新高。',
    '当地发生5.8级地震，日本发生里氏6.2地震，系统4.2重大升级。',
    '“九·一八”历史博物馆闭馆维护。',
  ],
  patterns: [bare],
  *check(article) {
    for (const { start, end, text } of matches(article, bare)) {
      const now = `“${text.replace(/[.．]/u, '·')}”`
      yield { start, end, message: `“${text}”用作事件名，宜用间隔号并加引号：${now}`, suggest: [now] }
    }
  },
})
