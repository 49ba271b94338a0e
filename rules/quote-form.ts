import type { Article } from '../src/article/article.js'
import { flaws, oddQuotes, quoteAround, type Flaw, type Quote } from '../src/language/quotes.js'
import { defineRule, matches, type Problem } from '../src/rule.js'

// 他说:"这就是工匠精神。"
//      ^             ^  汉字旁的直引号
const straight = /''|["＂'＇〝〞〟]/gu
// 获评「文明村」称号
//     ^
const corners = /[「『]/gu

export default defineRule({
  summary: '横排引号用弯引号“”‘’',
  why: '横排的简体中文用“ ”和‘ ’；「」『』属于竖排，直引号是打字机和代码的遗迹。外文句子、英寸和代码里的直引号不动。通篇使用「」的出版物可把 corner 关掉。',
  source: 'GB/T 15834—2011 4.8.2、5.1.3、5.2.3',
  covers: ['P12'],
  severity: 'warning',
  options: { corner: { default: true, help: '是否检查「」『』' } },
  examples: [
    '引领职工竞逐{『新赛道』=>“新赛道”}',
    '获评{「文明村」=>“文明村”}称号。',
    '她说：“我们是{「文明村」=>‘文明村’}。”',
    '他说：{"这就是工匠精神。"=>“这就是工匠精神。”}',
    '开展{"五小"=>“五小”}{"三进"=>“三进”}活动。',
    '实施“211”{"985"=>“985”}工程。',
    '村里开展{\'\'五小\'\'=>“五小”}活动。',
    '他写道{"}路通了。',
    '引领职工竞逐“新赛道”',
    '他说：“这就是‘工匠精神’。”',
    '歌名是"Hey Jude"。',
    '这块屏幕有5.5"大。',
    '执行SELECT * FROM news WHERE title=\'江州\'即可查出，网页里写的是class="标题"。',
    { text: '获评「文明村」称号。', options: { corner: false } },
  ],
  patterns: [corners],
  prosePatterns: [straight],
  *check(article, { corner }) {
    if (corner) for (const quote of oddQuotes(article)) {
      if ((quote.mark !== '「' && quote.mark !== '『') || !quote.closed || quote.end - quote.start > 300) continue
      yield pair(article, quote.start, quote.end, isInside(quote))
    }
    yield* straightMarks(article)
  },
})

/** Straight marks face no way, so they are paired by order within a block. */
function* straightMarks(article: Article): Generator<Problem> {
  let open: { start: number; char: string } | undefined
  // 一半直、一半弯的引号，缺的那一半由 quote-pairs 报告
  let slips: readonly Flaw[] | undefined
  let next = 0
  let reach = -1
  const reported = (): boolean => {
    slips ??= [...flaws(article)].sort((a, b) => a.start - b.start)
    for (; next < slips.length && slips[next]!.start <= open!.start; next++) reach = Math.max(reach, slips[next]!.end)
    return open!.start < reach
  }
  const left = (): Problem => ({ start: open!.start, end: open!.start + open!.char.length, message: `直引号 ${open!.char} 只有一个，宜查明后改为弯引号` })
  for (const { start, end, text, block } of matches(article, straight, { in: 'prose' })) {
    if (open && open.start < block.start) {
      if (isChinese(article, open.start) && !reported()) yield left()
      open = undefined
    }
    if (/[A-Za-z\d]/u.test(article.prose[start - 1] ?? '') && (!open || open.char !== text) || (text === '\'' && /[A-Za-z]/u.test(article.prose[end] ?? ''))) continue
    if (!open) open = { start, char: text }
    else if (open.char === text || /[〝〞〟]/u.test(text)) {
      const inner = article.prose.slice(open.start + open.char.length, start)
      const chinese = /\p{Script=Han}/u.test(inner) && article.prose[open.start - 1] !== '='
      const beside = /[\p{Script=Han}，。、；：“”《》（）！？]/u
      if (chinese || (/^[\d+]+$/u.test(inner) && beside.test(article.prose[open.start - 1] ?? '') && beside.test(article.prose[end] ?? ''))) yield pair(article, open.start, end, !!quoteAround(article, start, '“'), text.length)
      open = undefined
    }
  }
  if (open && isChinese(article, open.start) && !reported()) yield left()
}

function pair({ prose }: Article, start: number, end: number, inside: boolean, width = 1): Problem {
  const was = prose.slice(start, end)
  const now = `${inside ? '‘' : '“'}${was.slice(width, -width)}${inside ? '’' : '”'}`
  return { start, end, message: was.length > 30 ? `引号${was.slice(0, width)} ${was.slice(-width)}应为${now[0]} ${now.at(-1)}` : `${was}应为${now}`, fix: now }
}

function isInside(quote: Quote): boolean {
  let level = 0
  for (let q = quote.parent; q && q.mark !== '《'; q = q.parent) if ('“‘「『'.includes(q.mark)) level++
  return level % 2 === 1
}

function isChinese({ prose }: Article, at: number): boolean {
  return /[\p{Script=Han}，。：；、]/u.test(prose[at - 1] ?? '') && prose[at] !== '\''
}
