import { flaws } from '../src/language/quotes.js'
import { defineRule, matches } from '../src/rule.js'

// 抢险仍在进行。。
//            ^^  相连的两个点号
const stacked = /[，、；：。？！][，、；：。]+|[，、；：。][？！]/gu
// “，这里变化真大。”
//  ^  前引号、前括号后的点号；分不清“，”和“。”，讲的是标点本身
const afterOpener = /[，。、；：](?<=[“‘（《【].)(?![”’）》】])[，。、；：]*/gu

export default defineRule({
  summary: '点号不叠用',
  why: '两个点号相连，多是改稿时留下了原来的一个，或识别时把污点当成标点；句号之后不再有逗号。问号、叹号叠用另有规定；三个句号是省略号误作。',
  source: 'GB/T 15834—2011 4.1—4.7、5.1.1—5.1.2',
  covers: ['P02', 'P04', 'P33', 'P36'],
  severity: 'error',
  examples: [
    '抢险工作仍在进行{。。=>。}',
    '他说{，，=>，}要早作打算。',
    '雨停后，队员立即上堤巡查{，。~>，|。}',
    '建成道路{、，~>、|，}桥梁等设施。',
    '“{，~>}这里变化真大。”',
    '祝贺{！，~>！|，}他连声说道，问题出在哪{，？~>，|？}',
    '雨停后，抢险队员立即上堤巡查。',
    '“好！”众人齐声说。',
    '他说：“路通了。”，随后转身离开，（下转第三版）。',
    '他（时任镇长）回忆说：《海》、《山》……，都是好书。',
    '他等啊等。。。',
    '标题不超过二十字（含标点“，。、；”）。',
    '新式标点刚推行时，有人分不清“，”和“。”。',
    '真的吗？！',
  ],
  patterns: [stacked, afterOpener],
  *check(article) {
    for (const { start, end, text } of matches(article, stacked)) {
      if (/^。{3,}$/u.test(text)) continue
      // 含标点“，。！？”：逐个列举
      if (new Set(text).size === text.length && /[“（]$/u.test(article.wide.slice(start - 1, start)) && /^[，、；：。？！]*[”）]/u.test(article.wide.slice(end, end + 8))) continue
      const kinds = [...new Set(text)]
      const problem = { start, end, message: `标点“${text}”叠用，${kinds.length === 1 ? '应' : '疑'}为“${kinds.join('”或“')}”` }
      yield kinds.length === 1 ? { ...problem, fix: kinds[0]! } : { ...problem, suggest: kinds }
    }
    // 前引号本身错了的，由 quote-pairs 报告
    const isAlone = (at: number): boolean => flaws(article).some((flaw) => flaw.at === at)
    for (const { start, end, text } of matches(article, afterOpener)) {
      if (text.length === 1 && !isAlone(start - 1)) yield { start, end, message: `“${article.wide[start - 1]}”后不应有“${text}”`, suggest: [''] }
    }
  },
})
