import { flaws, quotes } from '../src/language/quotes.js'
import { defineRule } from '../src/rule.js'

const partners: Readonly<Record<string, string>> = { '（': '）', '）': '（', '【': '】', '】': '【', '〔': '〕', '〕': '〔' }

export default defineRule({
  summary: '括号前后成对，同形不套用',
  why: '括号缺了一半，括注就没有边界。括号里再用括号，应换一种形状；里层在书名号或引号里的另算。序次语只用后半个括号（1）、a））不算缺。',
  source: 'GB/T 15834—2011 4.9.2、4.9.3.6、5.1.3',
  covers: ['P17'],
  severity: 'error',
  examples: [
    '大会{（含分会场同步直播。}',
    '{大会含分会场）}同步直播。',
    '{【新华社南京3月15日电}',
    '该条例（草案{（二次审议稿）}）提请审议。',
    '长三角职工（劳模）休养大会举行。',
    '1）先报名；2）再缴费；a）个人，b）单位。',
    '（一）总体要求；（二）主要任务。',
    '《关于〈规定〉的解释（试行）》印发。',
    '《村镇建设办法（2023年版）》（以下简称《办法（2023年版）》）施行。',
    '国发〔2024〕3号、（2023）苏09民终1号。',
  ],
  *check(article) {
    for (const { kind, mark, start, end } of flaws(article)) {
      const other = partners[mark]
      if (!other) continue
      yield { start, end, message: kind === 'unclosed' ? `括号“${mark}”没有收尾，缺少“${other}”` : `括号“${mark}”没有开头，缺少“${other}”` }
    }
    for (const { mark, start, end, parent, closed } of quotes(article)) {
      if (mark === '（' && closed && parent?.mark === '（') yield { start, end, message: `“${article.prose.slice(start, end)}”套在同形的括号里，宜换用另一种括号`, severity: 'info' }
    }
  },
})
