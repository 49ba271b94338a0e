import { halfwidthMarks } from '../src/article/width.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '汉语文句中的标点用全角',
  why: '句号、逗号、分号、冒号、问号、叹号和圆括号在汉语文句中各占一字位置。半角标点多是输入法切换、网页转码或 OCR 宽度丢失造成的，见报即为差错。数字中的小数点、千分位、时刻与比分的冒号，外文句子、网址、代码和公式里的标点不动。',
  source: 'GB/T 15834—2011 4.1.2—4.7.2、4.9.2、5.1.1—5.1.3',
  covers: ['P01', 'O16'],
  severity: 'error',
  options: {
    brackets: { default: 'full', oneOf: ['full', 'half', 'any'], help: '圆括号的宽度：full 全角，half 半角（有的网站如此），any 不查' },
  },
  examples: [
    '会议强调{,=>，}要抓好春耕备耕。',
    '全市生产总值增长5.8%{,=>，}高于全省平均水平。',
    '这项改革怎么落地{?=>？}记者走进社区一探究竟{!=>！}',
    '长三角职工{(=>（}劳模{)=>）}休养大会举行。',
    '他说{:=>：}“路通了{,=>，}日子就好了。”',
    '比赛将于15:40开球，首回合比分3:1，入场券1,024张。',
    '他翻译了“To be, or not to be”这一名句。',
    '函数f(x)在区间(0,1)上连续。',
    { text: '长三角职工(劳模)休养大会举行。', options: { brackets: 'half' } },
  ],
  *check(article, { brackets }) {
    for (const { index, wide } of halfwidthMarks(article.prose)) {
      if (brackets !== 'full' && (wide === '（' || wide === '）')) continue
      const was = article.prose[index]!
      // 句点可能是别的残缺，只提示不改
      if (wide === '。') yield { start: index, end: index + 1, message: `半角“${was}”疑为全角“${wide}”`, suggest: [wide], severity: 'warning' }
      else yield { start: index, end: index + 1, message: `半角“${was}”应为全角“${wide}”`, fix: wide }
    }
  },
})
