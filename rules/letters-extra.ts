import { costBetween, weightAround } from '../src/language/dictionary.js'
import { isTwice } from '../src/language/deliberate.js'
import { dividedWeight, glyphPlaces } from '../src/language/glyphs.js'
import { inName } from '../src/language/name-context.js'
import { isHan } from '../src/language/terms.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { unusual } from '../src/language/unusual.js'
import type { Article } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'

// 去掉这个字，句子的可能性（自然对数）至少增加这么多
const least = 11
/** 同前后字相同的：经经济 */
const leastOfDoubled = 7.5
/** 去掉之后每字的代价不超过这么多，才是平常的文字；人名、简称、诗文更高 */
const ordinary = 5.4
/** 把一个词拆开来说的：负总责、大拆大建、看一看、不太敢 */
const mayDivide = new Set('一二两三四五六七八九十几半多个些不了过着得完好成上下起出到来去为难太真很最更又再还都也才就只可能会要敢愿总先后前中大小新老共同互相各每某此该所何第越两之')
/** 省|省会、助餐|餐厅、潜潜水：常作前一个词的末字，或能重叠的动词 */
const mayEnd = new Set('国省市县区镇乡村州队党城案展餐证所舱校院馆站厂店车船机员会部局委司园组班网报刊台社团厅室科处街路桥河江湖海山岛港湾林田地法权税费款金价率量额值期年月日周季级类型器具品件物药菜酒茶花草树鱼人民家学生军水火联潜游动聊散帮洗跑见睡谈唱吃说写读走看听')
/** 一件件、三司司长、钉钉子 */
const beforeDoubled = /[一几每逐]/u
const afterDoubled = /^[长员子头儿]/u

export default defineRule({
  summary: '词中多出一个字',
  why: '打字时手指带出一个字（经我济、脱贫攻的坚），或者一个字打了两遍（经经济、提高高）。多出的字与前后都不成词，去掉它两边正好合成常用词，才报。人名简称、四字格、拆开来说的（负总责、看一看）、文中一再出现的说法不报。由人定夺，只给建议。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）衍文',
  covers: ['O18'],
  severity: 'warning',
  yieldsTo: ['text-repeated', 'letters-swapped', 'misspelt-words', 'misspelt-idioms', 'near-idioms', 'confusable-words', 'glyph-misread', 'slogan-wording', 'slogan-canonical', 'name-document', 'name-organisation', 'name-person'],
  examples: [
    '全市经{我~>}济运行平稳。',
    '坚决打赢脱贫攻{的~>}坚战。',
    '全市{经经~>经}济运行平稳，为研究提{供供~>供}了思路。',
    '他是全国人大代{表表~>表}，又是从外地{聘聘~>聘}请的专家，为社会{主主~>主}义建设出力。',
    '到助餐餐厅吃饭，到省省会办事，闲时潜潜水、聊聊天，2024年年底隧道施工工法获奖。',
    '中央负总责，不搞大拆大建，生态建设促进共同富裕。',
    '凝心聚力谋发展，群众脱了贫，企业解了困，到村里走一走看一看。',
    '加快发展展现新貌，司局局长、一件件文物、四川川菜、钉钉子精神。',
    '依米然·白和提是村里的干部，云岭村来了客人。',
    '公述民评已办三年，“公述民评”受欢迎。',
    '天朗气清，惠风和畅。',
    '作为一校之长，他十余年没有领过薪水。',
  ],
  *check(article) {
    const text = article.prose
    yield* doubled(article)
    const { between } = glyphPlaces(article)
    for (let n = 0; n < between.length; n++) {
      const at = between[n]!
      const letter = text.charCodeAt(at)
      if (!isHan(letter)) continue
      if (mayDivide.has(text[at]!) && text[at] !== text[at - 1] && text[at] !== text[at + 1]) continue
      const isLikeFirst = letter === text.charCodeAt(at - 1)
      const isLikeSecond = letter === text.charCodeAt(at + 1)
      const isDoubled = isLikeFirst !== isLikeSecond
      if (isDoubled ? !isDoubledAlone(text, at, isLikeFirst) : !isAlone(text, at)) continue
      const { gain, after } = without(text, at)
      if (gain < (isDoubled ? leastOfDoubled : least) || after > ordinary) continue
      if (isTwice(text, at - 1) || isTwice(text, at) || text.slice(Math.max(0, at - 5), at + 6).includes('·') || inName(text, at - 1) || inName(text, at) || inName(text, at + 1) || inTraditionalScript(article, at)) continue
      const start = isLikeFirst ? at - 1 : at
      const end = isDoubled ? start + 2 : at + 1
      yield { start, end, message: `“${text.slice(at - 1, at + 2)}”疑为“${text[at - 1]}${text[at + 1]}”，多了一个“${text[at]}”字`, suggest: [isDoubled ? text[at]! : ''] }
    }
  },
})

/** 聘聘请、社会主主义: a letter twice, of which one is left over beside the word that the other belongs to. */
function* doubled(article: Article): Generator<Problem> {
  const text = article.prose
  for (const start of unusual(article).doubles) {
    const letter = text.charCodeAt(start)
    // 走走停停、高高兴兴、红通通、一件件
    if (text[start + 2] === text[start + 3] || text[start - 1] === text[start - 2] || beforeDoubled.test(text[start - 1] ?? '') || afterDoubled.test(text.slice(start + 2)) || weightAround(text, start + 1, letter, 1) > 0) continue
    const front = weightAround(text, start, letter, 1) > 0
    if (front === weightAround(text, start + 1, letter, 2) > 0) continue
    const { gain, after } = without(text, front ? start : start + 1)
    // 老年助餐|餐厅、施工|工法：前一个词、后一个词可能是词表里没有的
    const needed = front ? leastOfDoubled + 3.5 : mayEnd.has(text[start]!) ? leastOfDoubled + 5 : leastOfDoubled + 0.5
    if (gain < needed || after > ordinary || isTwice(text, start) || text.slice(Math.max(0, start - 5), start + 7).includes('·') || inName(text, start) || inName(text, start + 2) || inTraditionalScript(article, start)) continue
    yield { start, end: start + 2, message: `“${text.slice(start - 1, start + 3)}”疑多了一个“${text[start]}”字`, suggest: [text[start]!] }
  }
}

/** True if neither the letter nor its neighbours stand in any word, and they are not one of four letters by themselves. */
function isAlone(text: string, at: number): boolean {
  for (const i of [at, at + 1, at - 1]) if (weightAround(text, i, text.charCodeAt(i)) > 0) return false
  return !/(?<!\p{Script=Han})\p{Script=Han}{4}(?!\p{Script=Han})/u.test(text.slice(Math.max(0, at - 4), at + 5))
}

/** True if a letter that stands twice belongs to a word once only, and both together are no reduplication. */
function isDoubledAlone(text: string, at: number, isLikeFirst: boolean): boolean {
  const first = isLikeFirst ? at - 1 : at
  const letter = text.charCodeAt(at)
  if (beforeDoubled.test(text[first - 1] ?? '') || afterDoubled.test(text.slice(first + 2)) || weightAround(text, first + 1, letter, 1) > 0) return false
  return isLikeFirst ? weightAround(text, first, letter, 1) === 0 : weightAround(text, first + 1, letter, 2) === 0
}

/** What the sentence gains without the letter, and what each of its letters costs then; nothing if no common word comes about. */
function without(text: string, at: number): { gain: number; after: number } {
  let from = at
  while (at - from < 6 && isHan(text.charCodeAt(from - 1))) from--
  let to = at + 1
  while (to - at < 7 && isHan(text.charCodeAt(to))) to++
  const meant = text.slice(from, at) + text.slice(at + 1, to)
  if (weightAround(meant, at - from, meant.charCodeAt(at - from), 1) < dividedWeight.phrase) return { gain: 0, after: 0 }
  const cost = costBetween(meant, 0, meant.length)
  return { gain: costBetween(text, from, to) - cost, after: cost / meant.length }
}
