import type { Article, Block } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'

const STOP = '。'.charCodeAt(0)
const openEnd = /[\p{Script=Han}\d%％℃A-Za-z》]$|[^。！？…](?<![A-Za-z][.?!])[”’]$/u
// ……供图。新华社记者 张三
//          ^^^^^^^^^^^^  段末的署名、来源
const credit = /记者|通讯员|作者|编辑|摄$|[摄供]影|供图|制图|日电|来源|整理|综合|报道$|https?:|www\.|\d{3,4}-\d{7,8}/u
// （某大学某学院教授）落款的单位
const body = /^[^，、的了是在]{0,24}(?:单位|学院|大学|公司|[委局厅院会部])$/u
// 一是……；  （二）……；  ——……；  2. ……；
const item = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是]|第[一二三四五六七八九十]|其[一二三四]|[—■●◆□◇▲★·•①-⑳…]|[^，。；]{1,8}：)/u

export default defineRule({
  summary: '正文段落以句末点号收尾',
  why: '一段正文写完要有句号、问号、叹号或省略号，或者以含有这些标点的引号、括号收尾。句子在段末断开、下段接着写的，由断段规则报告；只有一两个短句的行可能是小标题、图片说明、列表，不报。',
  source: 'GB/T 15834—2011 4.1.3.1',
  covers: ['P02'],
  severity: 'warning',
  yieldsTo: ['paragraph-broken'],
  roles: ['body'],
  examples: [
    '雨停后，抢险队员立即上堤巡查。全线布设观测点四十二处，昼夜都有人值守{~>。}',
    '雨停后，抢险队员立即上堤巡查，在险段打下木桩，又装填了两千多只沙袋。\n\n他们轮流值守，把这段堤叫作全县的“生命线”，谁也不敢合眼，一直守到洪峰在第三天清晨安全通过县城下游的大桥{~>。}\n\n天亮了，雨也停了。',
    '雨停后，抢险队员立即上堤巡查，在险段打下木桩，装填了两千多只沙袋{；~>。}\n\n他们轮流值守，谁也不敢合眼。', '雨停后，抢险队员立即上堤巡查，在险段打下木桩，又装填了两千多只沙袋{，~>。}',
    '会议要求：\n\n抓紧备耕，落实种植面积；\n\n抓紧排查水库险情。',
    '雨停后，抢险队员立即上堤巡查。',
    '图为村民采摘草莓',
    '他说：“再难也要把路修通。”',
    '据外媒报道，这家公司的负责人在社交平台上回应网友，说的是：“That is not true.”',
    '比赛将于周日举行，地点设在市体育馆',
    '雨停后，抢险队员立即上堤巡查。（记者张某）',
    '雨停后，抢险队员登上堤坝，他朝乡亲们挥手致意，用家乡的土话喊了一声：“放心吧，都回屋去睡觉！（方言：都回去）”',
    '雨停后，抢险队员立即上堤巡查，连夜排险。　本报记者　张某',
    '参赛须带以下证件。报到时间为五月三日，逾期不候：',
  ],
  *check(article) {
    const { blocks } = article
    yield* wrongMarks(article)
    const open = blocks.filter((block) => isUnfinished(article, block))
    if (!open.length) return
    // 通篇列表、诗行不用句末点号，是体例
    if (open.length > 3 && open.length * 4 > blocks.length) return
    const unfinished = new Set(open)
    for (const [i, block] of blocks.entries()) {
      if (!unfinished.has(block) || isBullet(article, i)) continue
      const { end } = block
      yield { start: end, end, message: '段末缺少句末点号，疑漏“。”', suggest: ['。'], ...(isSummary(article, i, unfinished) && { severity: 'info' as const }) }
    }
  },
})

function isUnfinished(article: Article, block: Block): boolean {
  const length = block.end - block.start
  if (length < 30 || article.wide.charCodeAt(block.end - 1) === STOP || block.role !== 'body' || block.kind !== 'paragraph') return false
  if ('！？…：；，、'.includes(article.wide[block.end - 1]!) || !openEnd.test(article.wide.slice(block.end - 4, block.end))) return false
  const tail = article.wide.slice(Math.max(block.start, block.end - 240), block.end)
  const last = tail.slice(Math.max(...[...'。！？；'].map((mark) => tail.lastIndexOf(mark))) + 1)
  if (last.length === tail.length && !(length >= 50 && last.includes('，'))) return false
  // “……谢谢大家！（掌声）”：括注在引号之内，点号已在括注前
  if (last.length < tail.length && /^（[^（）]*）[”’]?$/u.test(last)) return false
  if (last.length < 6 && !/[说道问答示]$/u.test(last)) return false
  return !/[ \u3000]\p{Script=Han}{0,12}$/u.test(last) && !(last.length < 40 && credit.test(last)) && !body.test(last)
}

/** 段末单独一个“；”；没有下文的“，”“、”。逐条列举、诗行的不算 */
function* wrongMarks(article: Article): Generator<Problem> {
  const { blocks, wide } = article
  const last = (block: Block | undefined): string => block ? wide[block.end - 1]! : ''
  const semicolons = blocks.filter((block) => last(block) === '；').length
  for (const [i, block] of blocks.entries()) {
    const mark = last(block)
    if (!'；，、'.includes(mark) || block.role !== 'body' || block.kind !== 'paragraph') continue
    const next = blocks[i + 1]
    const before = blocks[i - 1]
    const isList = [before, block, next].some((b) => b && item.test(wide.slice(b.start, Math.min(b.end, b.start + 10)))) || /[：—…]/u.test(last(before)) || last(next) === '…' || next && wide.slice(block.start, block.start + 3).includes(wide[next.start]!)
    const ends = mark === '；' ? semicolons === 1 : next?.role !== 'body'
    // 诗行短，前后也短；小标题短，前后是长段
    const isProse = block.end - block.start >= 25 || [before, next].every((b) => b && b.end - b.start >= 60)
    if (ends && !isList && isProse) yield { start: block.end - 1, end: block.end, message: `段末的“${mark}”疑为“。”`, suggest: ['。'] }
  }
}

/** ■ 一条一条的要点，照例不用句末点号 */
function isBullet({ blocks, prose }: Article, i: number): boolean {
  return [blocks[i], blocks[i + 1]].some((block) => block && /[■●◆□◇▲★·•]/u.test(prose[block.start]!)) || /^(?:核心阅读|内容提要|导读|阅读提示)$/u.test(i > 0 ? prose.slice(blocks[i - 1]!.start, blocks[i - 1]!.end) : '')
}

/** A summary in front of the story or a section: newspapers set it without a final mark. */
function isSummary({ blocks }: Article, i: number, unfinished: ReadonlySet<Block>): boolean {
  let first = i
  while (first > 0 && unfinished.has(blocks[first - 1]!)) first--
  return blocks[first - 1]?.role !== 'body'
}
