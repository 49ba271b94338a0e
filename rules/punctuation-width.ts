import { quotes } from '../src/language/quotes.js'
import type { Article } from '../src/article/article.js'
import { defineRule } from '../src/rule.js'

// 他说,好   （见第3,4版）：哪些在汉语文句中，看 article.wide
//     ^         ^
const marks = /[,;:?!.()]/g

export default defineRule({
  summary: '汉语文句中的标点用全角',
  why: '句号、逗号、分号、冒号、问号、叹号和圆括号在汉语文句中各占一字位置。半角标点多是输入法切换、网页转码或 OCR 宽度丢失造成的，见报即为差错。数字中的小数点、千分位、时刻与比分的冒号，外文句子、网址、代码和公式里的标点不动。标题末尾的半角括注是一些网站的排法，只作提示。',
  source: 'GB/T 15834—2011 4.1.2—4.7.2、4.9.2、5.1.1—5.1.3',
  covers: ['P01', 'P17', 'O16'],
  severity: 'error',
  yieldsTo: ['number-decimal', 'ordinal-marks'],
  options: {
    brackets: { default: 'full', oneOf: ['full', 'half', 'same', 'any'], help: '圆括号的宽度：full 全角，half 半角（有的网站如此），same 一篇之内从多数，any 只查前后两半宽度不一的' },
  },
  examples: [
    '会议强调{,=>，}要抓好春耕备耕。',
    '全市生产总值增长5.8%{,=>，}高于全省平均水平。',
    '这项改革怎么落地{?=>？}记者走进社区一探究竟{!=>！}',
    '长三角职工{(=>（}劳模{)=>）}休养大会举行。',
    '他说{:=>：}“路通了{,=>，}日子就好了。”',
    '长三角职工（劳模{)=>）}休养大会举行。',
    '长三角职工{(=>（}劳模）休养大会举行。',
    '这是根本性问题{.~>。}降低成本要靠改革。',
    '这部片子获得一等奖{.~>。}2015年又得金奖。',
    '会议强调 {,=>，}这次要抓好落实。',
    '完成率达92%{.~>。}其中水田占八成。',
    'Q{:=>：}怎么办理{?=>？}A{:=>：}到窗口办理{!=>！}',
    '全场鼓掌{!=>！}{!=>！}',
    '增长10.5%{,=>，}达到3.2万人{;=>；}同比增加200人{,=>，}创新高。',
    '她拿到了offer{,=>，}全家高兴。',
    '比赛将于15:40开球，首回合比分3:1，入场券1,024张。',
    '他翻译了“To be, or not to be”这一名句。',
    '“Stay hungry, stay foolish.”是他常说的话。',
    '函数f(x)在区间(0,1)上连续。',
    '1.提高认识。',
    '网址是https://example.cn/要闻?q=江州,老街。',
    '他走出29.Nxf7!这步妙手。',
    '变量x∈(0,1]，y属于[0,1)，区间(a,b]左开右闭。',
    '[1] 王某. 江州报业史[M]. 江州: 江州出版社, 2010: 23-25.',
    '文件名是readme.txt，网址是https://example.cn/a?b=1,2。',
    '那场球的主角是小罗、大卫.贝克汉姆。',
    '约翰.肯尼迪号航母，联合国秘书长安东尼奥.古特雷斯。',
    '活动圆满结束。【编辑:张三】',
    '聚焦“5+2”产业，推进“互联网+”行动。',
    { text: '长三角职工(劳模)休养大会举行。', options: { brackets: 'half' } },
    { text: '长三角职工{（=>(}劳模{）=>)}休养大会举行。', options: { brackets: 'half' } },
    { text: '职工(劳模)大会举行，区(县)参加，镇{（=>(}街{）=>)}列席。', options: { brackets: 'same' } },
    { text: '职工（劳模）大会举行，区（县）参加，镇{(=>（}街{)=>）}列席。', options: { brackets: 'same' } },
    { text: '职工(劳模)大会举行，区（县）参加，镇（街{)=>）}列席。', options: { brackets: 'any' } },
  ],
  *check(article, { brackets }) {
    const { prose } = article
    const widened = widenedMarks(article)
    // 汉语里没有半角括号，就只有要求半角的才有话说
    const pairs = brackets === 'half' || widened.some((index) => isBracket(prose[index]!)) ? bracketPairs(article) : []
    const wanted = brackets === 'half' || (brackets === 'same' && isMostlyHalf(prose, pairs)) ? '()' : '（）'
    for (const index of widened) {
      if (isBracket(prose[index]!)) continue
      const wide = article.wide[index]!
      // 句点可能是别的残缺，只提示不改
      if (wide === '。') yield { start: index, end: index + 1, message: `半角“${prose[index]}”疑为全角“${wide}”`, suggest: [wide], severity: 'warning' }
      else yield { start: index, end: index + 1, message: `半角“${prose[index]}”应为全角“${wide}”`, fix: wide }
    }
    for (const { open, close } of pairs) {
      if (prose[open] === wanted[0] && prose[close] === wanted[1]) continue
      const mixed = (prose[open] === '(') !== (prose[close] === ')')
      if (brackets === 'any' && !mixed) continue
      const { role, end } = article.blockAt(open)
      const tag = !mixed && close + 1 === end && (role === 'headline' || role === 'eyebrow' || role === 'subheadline')
      for (const at of [open, close]) {
        const right = at === open ? wanted[0]! : wanted[1]!
        if (prose[at] === right) continue
        const width = wanted === '（）' ? ['半角', '全角'] : ['全角', '半角']
        yield { start: at, end: at + 1, message: `${width[0]}“${prose[at]}”应为${width[1]}“${right}”`, fix: right, ...(tag && { severity: 'info' as const }) }
      }
    }
  },
})

/** The half-width marks that are full-width ones in the wide text. */
function widenedMarks({ prose, wide }: Article): number[] {
  const found: number[] = []
  if (prose === wide) return found
  marks.lastIndex = 0
  while (marks.test(prose)) {
    const at = marks.lastIndex - 1
    if (prose.charCodeAt(at) !== wide.charCodeAt(at)) found.push(at)
  }
  return found
}

const isBracket = (mark: string): boolean => mark === '(' || mark === ')'

function isMostlyHalf(prose: string, pairs: readonly { open: number; close: number }[]): boolean {
  const half = pairs.filter((pair) => prose[pair.open] === '(' && prose[pair.close] === ')').length
  const full = pairs.filter((pair) => prose[pair.open] === '（' && prose[pair.close] === '）').length
  return half > full
}

/** The round brackets that stand in Chinese, both halves. */
function bracketPairs(article: Article): { open: number; close: number }[] {
  const pairs = []
  for (const { mark, start, end, closed } of quotes(article)) if (mark === '（' && closed) pairs.push({ open: start, close: end - 1 })
  return pairs
}
