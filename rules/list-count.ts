import { defineRule, matches, type Problem } from '../src/rule.js'
import type { Article } from '../src/article/article.js'
import { toHan, valueOf } from '../src/language/numbers.js'

const START = '(?<=^|[。；：，、“（！？…—]|其中|分别|主要|就|即)'
const H = '十?[一二三四五六七八九十]'

/** 一套序次语：怎样认出来，第 n 个怎么写，相隔多远（字）就不再算同一套，后面的项长什么样。 */
interface Series { pattern: RegExp; write: (n: number) => string; far?: number; later: RegExp }
const SERIES: readonly Series[] = [
  // 一是……二是……四是……
  //               ^^
  ...['是', '要', '靠'].map((word): Series => ({ pattern: new RegExp(`${START}(${H})${word}(?!\\1)`, 'gmu'), write: (n) => toHan(n) + word, far: 1500, later: new RegExp(`^[二三四]${word}`, 'u') })),
  // 其一……其三……
  { pattern: /(?<=^|[。；：，“])其(十?[一二三四五六七八九])(?=[，是：])/gmu, write: (n) => `其${toHan(n)}`, far: 1500, later: /^其/u },
  // 第一，……第三，……
  { pattern: /(?<=^|[。；：“])(?:第(十?[一二三四五六七八九十])(?=[，是：]|个是)|(首先|其次|再次)(?=[，是]))/gmu, write: (n) => `第${toHan(n)}`, far: 3000, later: /^第|^其次/u },
  // （一）……（三）……
  { pattern: /^（([一二三四五六七八九十]{1,3})）/gmu, write: (n) => `（${toHan(n)}）`, later: /^（[二三四]/u },
  // 一、……三、……
  { pattern: /^([一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十])/gmu, write: (n) => `${toHan(n)}、`, later: /^[二三四]、/u },
  // 1. …… 3. ……
  { pattern: /(?<=^|附[件录][：:]\s?)(\d{1,2})[.．、](?!\d)/gmu, write: (n) => `${n}.`, later: /^[23]/u },
  { pattern: /^（(\d{1,2})）/gmu, write: (n) => `（${n}）`, later: /^（[234]/u },
]

// 二是   其二   第二，   （二）   二、   2.
// ^^     ^^     ^^^      ^^^      ^^    ^^
const second = /[二三四][是要靠]|其[二三四次][，是：]|第[二三四][，是：个]|（[二三四234]）|^[二三四]、|^[23][.．、]/gmu

/** 三项举措：一是   主要原因有二：一是 */
const announced = /(?<![第\d.几数前后近另])([一二两三四五六七八九十]|\d{1,2})(?:(?:个(?!半?月|多|小时|星期|世纪|季度|工作日|年头|[省市县乡镇村区人]|社区|部门|单位|小组)|项|点|条|大|种|类|步|件|重|方面)[^，。；：！？、\d]{0,12})(?:[，：。；]|——|……)?“?$|有([二两三四五六七八九])(?:[，：。；]|——)$/u

/** 与“第二，”“第三，”合成一套的词 */
const WORDS: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3 }

interface Item { n: number; start: number; end: number }
interface Run { items: Item[]; claim?: { n: number; start: number; end: number } }

export default defineRule({
  summary: '列举的序次要连贯，数目要与总说相符',
  why: '说“三项举措”，后面却有“一是”“二是”“四是”，不是漏了一项就是写错了数。一是/二是、第一/第二、（一）（二）、1. 2. 各成一套，按次序查跳号、重号；总说的数目紧挨在“一是”“第一”前面的，再查与实际项数是否相符。',
  source: '编辑部惯例；GB/T 15834—2011 附录 B.3',
  covers: ['P30'],
  severity: 'warning',
  examples: [
    '会议提出三项举措：一是强基础，二是补短板，{四是~>三是}抓落实。',
    '他谈了三点体会。一是要学，二是要干，{二是~>三是}要坚持。',
    '会议部署{四项任务}：一是强基础，二是补短板，三是抓落实。',
    '要做好以下{四个方面工作}。一要提高认识，二要压实责任，三要加强督导。',
    '主要原因{有三}：一是基础弱，二是短板多。',
    '第一，压实责任。第二，协同推进。{第四~>第三}，强化督查。', '一是强基础，{一是~>二是}补短板，三是抓落实。',
    '会议提出三项举措：一是强基础，{三是~>二是}补短板。',
    '1.学习文件\n张三领学。\n{3.~>2.}交流体会\n李四主持。',
    '一、总体要求\n要把握原则。\n二、主要任务\n要突出重点。\n{四、~>三、}保障措施\n要加强领导。',
    '会议提出三项举措：一是强基础，二是补短板，三是抓落实。',
    '农民致富有两条路，一是外出务工，二是就地创业。',
    '一是一，二是二，实事求是。',
    '我国是人口大国，第一是基础，第三产业发展快。',
    '会议提出20条举措：一是强基础，二是补短板，其余各条另行公布。',
    '一是抓党建。既有部署：一是学习，二是调研。二是抓项目。三是抓作风。',
    '首先，压实责任。其次，协同推进。{第四~>第三}，强化督查。',
    '有三大挑战。首先，技术待突破。其次，人才不足。再者，资金紧张。',
    '首先，压实责任。其次，协同推进。再次，强化督查。',
    '其一，重在学习；其二，贵在坚持。',
    '全市有三个重点：一个是产业，一个是人才，还有一个是环境。',
    '一、二、三产业融合发展。',
    '1.学习文件\n张三领学。\n2.交流体会\n李四主持。\n3.总结\n王五点评。\n附件：1.任务清单\n2.责任分工\n3.联系方式',
    '三个月来，一是抓培训，二是抓督查。三个县区，一是自查，二是互查。',
  ],
  // 没有第二、第三项就不成列举
  patterns: [second],
  *check(article): Generator<Problem> {
    const found = [...matches(article, second)].map(({ text }) => text)
    for (const { pattern, write, far = 6000, later } of SERIES) {
      if (!found.some((text) => later.test(text))) continue
      const open: Run[] = []
      for (const { start, end, groups } of matches(article, pattern)) {
        const n = groups[0] ? valueOf(groups[0]) : WORDS[groups[1]!]
        if (!n) continue
        const item: Item = { n, start, end }
        if (n === 1) {
          while (open.length && start - open.at(-1)!.items.at(-1)!.start > far) yield* shortOf(article, open.pop()!)
          if (open.length > 8) open.shift()
          // “首先”起头的常以“最后”“同时”收尾，数不准
          open.push({ items: [item], claim: groups[0] ? claimBefore(article, start) : undefined })
          continue
        }
        // 内层列完了，回到外层
        let depth = open.length - 1
        while (depth >= 0 && open[depth]!.items.at(-1)!.n !== n - 1) depth--
        if (depth >= 0) {
          for (const run of open.splice(depth + 1)) yield* shortOf(article, run)
          open[depth]!.items.push(item)
          continue
        }
        if (!groups[0]) continue // 其次、再次不限于第二、第三
        const run = open.at(-1)
        const last = run?.items.at(-1)
        // 一是……一是……三是：写错的是第二个“一是”
        const twin = n === 3 && run?.items.length === 1 && open.at(-2)?.items.length === 1 && start - open.at(-2)!.items[0]!.start <= far ? open.at(-2)!.items[0]! : undefined
        if (twin && last) {
          yield { start: last.start, end: last.end, suggest: [write(2)], message: `“${article.wide.slice(last.start, last.end)}”疑为“${write(2)}”，前面已有“${article.wide.slice(twin.start, twin.end)}”`, related: [{ start: twin.start, end: twin.end, message: '前一项' }] }
          open.splice(-2, 2, { items: [twin, { ...last, n: 2 }, item] })
          continue
        }
        if (!run || !last || start - last.start > far || n > last.n + 2 || n < last.n) continue
        const was = article.wide.slice(start, end)
        const right = write(last.n + 1)
        yield {
          start, end, suggest: [right], message: `“${was}”疑为“${right}”，前一项是“${article.wide.slice(last.start, last.end)}”`,
          related: [{ start: last.start, end: last.end, message: '前一项' }],
        }
        run.claim = undefined
        run.items.push({ ...item, n: n === last.n ? last.n + 1 : n })
      }
      for (const run of open) yield* shortOf(article, run)
    }
  },
})

/** The number of items that the words right in front of the first item announce. */
function claimBefore(article: Article, start: number): Run['claim'] {
  const block = article.blockAt(start)
  let text = article.wide.slice(Math.max(block.start, start - 30), start)
  let end = start
  if (start === block.start) {
    // 总说在上一段末尾
    if (block.start === 0) return undefined
    const before = article.blockAt(block.start - 1)
    if (!/[：。]$/u.test(article.text(before))) return undefined
    end = before.end
    text = article.wide.slice(Math.max(before.start, end - 30), end)
  }
  const m = announced.exec(text)
  const n = m && valueOf(m[1] ?? m[2]!)
  if (!m || !n || n < 2 || n > 10) return undefined
  const from = end - text.length + m.index
  return { n, start: from, end: from + m[0].replace(/(?:[，：。；“]|——|……)+$/u, '').length }
}

/** A list of which fewer or more items follow than were announced. */
function* shortOf(article: Article, { items, claim }: Run): Generator<Problem> {
  if (!claim || items.length < 2 || items.length === claim.n) return
  // 只引述了前几项的不算：差两项以上，或后面还有别的说法接着列
  const last = items.at(-1)!
  if (claim.n - items.length > 1 && claim.n > 4) return
  if (/等(?:等)?[。；]|此外|另外|还有|最后|还要|同时，/u.test(article.wide.slice(last.start, Math.min(article.blockAt(last.start).end, last.start + 300)))) return
  yield {
    start: claim.start, end: claim.end, message: `说有${article.wide.slice(claim.start, claim.end).replace(/^有/u, '')}，后面列了${items.length}项，请核对`,
    related: items.map((item) => ({ start: item.start, end: item.end, message: `第${item.n}项` })),
  }
}
