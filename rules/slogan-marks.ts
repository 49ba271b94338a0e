import type { Article } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'
import { quotes, type Quote } from '../src/language/quotes.js'
import { inQuotes, phraseLists } from '../src/language/slogans.js'

// “千村示范、万村整治。”工程：名称里不带句号
//                       ^
const nouns = /^(?:工程|工作法|行动|活动|计划|机制|模式|品牌|制度|体系|专项|主题|理念|原则|目标|要求|思路|方针|精神|格局|战略|政策|口号|标语)/u

export default defineRule({
  summary: '口号内部的标点',
  why: '作名称用的口号，末尾不带句号、逗号；三个以上等长的分句之间用同一种点号，要么都是顿号，要么都是逗号。两两成对的（甲、乙，丙、丁）另有层次，不查；原话整句引用的不查。',
  source: 'GB/T 15834—2011 4.5.3、4.8；编辑部惯例',
  covers: ['S04'],
  severity: 'warning',
  examples: [
    '落实“讲政治、守规矩{，~>、}重实干、作表率”要求。',
    '实施“千村示范、万村整治{。=>}”工程。',
    '践行“学在前、干在前{，~>、}冲在前”。',
    '落实“讲政治、守规矩、重实干、作表率”要求。',
    '弘扬“爱岗敬业、争创一流，艰苦奋斗、勇于创新，淡泊名利、甘于奉献”的劳模精神。',
    '“希望你们热爱党、热爱祖国，好好学习。”主题班会上，老人说。',
    '“强村富民兴业{。=>}”工程推开。',
    '推行“院领导包案、听证会化解、司法救助兜底{。=>}”工作法。',
    '他说：“路通了，日子好了。”工程队听了很高兴。',
    '推行“企业提效、职工提素”模式，“服务+”意识更强。',
  ],
  *check(article) {
    yield* stops(article)
    for (const phrases of phraseLists(article)) {
      const { text } = phrases[0]!
      if (text.includes('，') && text.includes('、')) for (const { quote } of inQuotes(phrases)) yield* mixedMarks(article, text, quote)
    }
  },
})

/** Parts of equal length with 、 between some and ， between others. */
function* mixedMarks({ wide }: Article, text: string, quote: Quote): Generator<Problem> {
  const parts = text.split(/[、，]/u)
  if (parts.length < 3 || new Set(parts.map((part) => part.length)).size > 1 || parts[0]!.length > 5 || parts[0]!.length < 2) return
  const marks = text.replace(/[^、，]/gu, '')
  const commas = marks.replace(/、/gu, '').length
  if (isPaired(marks, parts[0]!.length)) return
  const mark = commas * 2 > marks.length ? '，' : '、'
  for (let at = quote.innerStart; at < quote.innerEnd; at++) {
    const was = wide[at]!
    if (was !== (mark === '、' ? '，' : '、')) continue
    yield { start: at, end: at + 1, message: `“${text}”中的分项宜用同一种点号，此处“${was}”宜为“${mark}”`, suggest: [mark] }
  }
}

/** 甲、乙，丙、丁: two levels, with parts of four characters; three characters are one level. */
const isPaired = (marks: string, length: number): boolean => length >= 4 && /^(?:、，)+、$/u.test(marks)

const stop = new Uint8Array(0x10000)
for (const mark of '。，；、') stop[mark.charCodeAt(0)] = 1

function* stops(article: Article): Generator<Problem> {
  const { wide } = article
  const all = quotes(article)
  for (let i = 0; i < all.length; i++) {
    const quote = all[i]!
    if (stop[wide.charCodeAt(quote.innerEnd - 1)] !== 1) continue
    const { mark, closed, start, end, innerStart, innerEnd } = quote
    if (innerEnd - innerStart > 30 || mark !== '“' || !closed || !nouns.test(wide.slice(end, end + 3)) || (innerEnd - innerStart > 18 && !wide.startsWith('工作法', end))) continue
    const inner = wide.slice(innerStart, innerEnd - 1)
    // 他说：“路通了。”工程队听了很高兴
    const before = wide[start - 1] ?? '\n'
    const opens = before === '\n' && !inner.includes('，') && inner.length <= 10
    if (/[。！？；]/u.test(inner) || (!opens && !/[^说道称问答喊\P{Script=Han}]/u.test(before))) continue
    yield { start: innerEnd - 1, end: innerEnd, message: `名称“${inner}”末尾的“${wide[innerEnd - 1]}”应删去`, fix: '' }
  }
}
