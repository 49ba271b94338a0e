import { defineRule, matches } from '../src/rule.js'

// 采茶、炒茶、品茶...游客乐在其中
//                 ^^^  冒充省略号的点
const dots = /\.{3,}|。{3,}|⋯+|(?<!—)·{3,}(?!—)|(?<!…)…(?!…)|(?<!…)…{3}(?!…)|…{5,}|…{4}(?<=\p{Script=Han}…{4})(?=\p{Script=Han})|(?<=[\p{Script=Han}”])(?:\.\.|．{2,6})(?=[\p{Script=Han}“])/gu
// 佩香囊等……寓意吉祥
//       ^^^  省略号与“等”不并用
const etc = /等(?<=……等)等?(?=[。，；])|等(?<=、\p{Script=Han}{1,6}……等)(?=\p{Script=Han})(?![到了着你我他她它不待候级您咱这那])|……(?<=等……)(?<![“‘，。！？…—][你我他您别请先]{0,2}等{1,2}……)(?!”|等)/gu
// 采茶、炒茶、……
//           ^
const beside = /[，、；](?=……)|。(?<=……。)(?!。)|[、；](?<=……[、；])(?<!(?:如果|只要|若)……[、；])/gu

export default defineRule({
  summary: '省略号用“……”，六个点占两字位置',
  why: '省略号是六个居中的点，不用三个英文句点、三个句号或半个省略号代替；省略整段、整行诗才用十二个点。省略号与“等”“等等”不并用，前后通常不用顿号、逗号、分号。外文句子里的三个点不动。',
  source: 'GB/T 15834—2011 4.11.2、5.1.5、附录A.9、附录B.2.4',
  covers: ['P21'],
  severity: 'error',
  examples: [
    '采茶、炒茶、品茶{...=>……}游客乐在其中。',
    '采茶、炒茶、品茶{…=>……}游客乐在其中。',
    '采茶、炒茶、品茶{。。。=>……}游客乐在其中。',
    '他说：“可是{......=>……}”', '采茶、炒茶{…………=>……}制茶{..=>……}游客乐在其中{．．．=>……}掌声又起。',
    '一路走，一路看，山高水长……{。~>}大家都笑了。',
    '采茶、炒茶{、~>}……{等等~>}。',
    '佩香囊等{……~>}寓意吉祥。',
    '采茶、炒茶、品茶……游客乐在其中。',
    '好！……掌声经久不息。',
    '如果……，那么……',
    '佩戴香囊等，寓意吉祥。',
    '摊上有苹果、梨、香蕉……{等~>}水果。',
    '他唱起“Once upon a time...”来。',
    '论文题为“A new route to …”。',
    '他走了，再没有回来。\n{......=>……}\n二十年过去了。',
    '…………',
    '他说：“等等……”',
    '“等等……你先别走！”“你等……等一下！”',
    '表中“…”表示数据不足最小单位数。',
    '第一章 总则……………………1\n第二章 机构............12',
    '求救信号是“···———···”。',
  ],
  patterns: [etc, beside],
  prosePatterns: [dots],
  *check(article) {
    for (const { start, end, text } of matches(article, dots, { in: 'prose' })) {
      if (text[0] === '.' && !isInChinese(article.prose, start, end)) continue
      // 外文里的 A new route to …
      if (text === '…' && /[A-Za-z,] $/.test(article.prose.slice(Math.max(0, start - 2), start))) continue
      // “…”表示数据不足
      if (article.prose[start - 1] === '“' && article.prose[end] === '”' && text.length === 1) continue
      // 目录里引到页码的点线
      if (text.length > 4 && leader.test(article.prose.slice(end, end + 8))) continue
      yield { start, end, message: `省略号“${text}”应为“……”`, fix: '……' }
    }
    for (const { start, end, text } of matches(article, etc)) yield { start, end, message: `省略号与“等”不并用，“${text}”宜删去`, suggest: [''], severity: 'warning' }
    for (const { start, end, text } of matches(article, beside)) yield { start, end, message: `省略号前后通常不用“${text}”`, suggest: [''], severity: 'info' }
  },
})

const leader = /^\s?\d{1,4}(?:\n|$)/u

/** Dots after Chinese, or between a Chinese word and the end. */
function isInChinese(prose: string, start: number, end: number): boolean {
  const before = prose[start - 1] ?? '\n'
  const after = prose[end] ?? '\n'
  // 独占一行的点
  if (before === '\n' && after === '\n') return true
  const chinese = /[\p{Script=Han}，。、；：？！“”‘’《》（）]/u
  return chinese.test(before) || (/[\s\d%％]/u.test(before) && (chinese.test(after) || /^\d{1,4}\p{Script=Han}/u.test(prose.slice(end, end + 6))))
}
