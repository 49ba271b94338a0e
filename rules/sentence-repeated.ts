import { isWord } from '../src/language/dictionary.js'
import { quoteAround } from '../src/language/quotes.js'
import { repeats } from '../src/language/repeats.js'
import type { Article } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'

const markOrClosing = /[，。；：！？”’）]/u
const beginning = /[，。；：！？“”‘’（）\n]/u
const stop = /[。！？]/u
const sentenceEdge = /[。！？\n]/u
const closing = /[”’）]/u
// 隔得更远，可能是图片说明、前后呼应
const near = 3

export default defineRule({
  summary: '不重复句子、分句',
  why: '粘贴、移行、光学识别会把一句话、一个分句多出一遍：紧接着重复的，或同一段里又来一遍的整句。口号、歌词里的呼喊（以叹号收尾）和不足八个字的反复不在此列；引号里不长的反复可能是说话人的语气，只作提示；隔段的重复可能是引题、提要，不报。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）衍文',
  covers: ['O18'],
  severity: 'error',
  yieldsTo: ['text-repeated'],
  roles: ['body', 'caption', 'note'],
  examples: [
    '全市计划改造老旧小区一百二十个，{惠及居民三万余户，惠及居民三万余户~>惠及居民三万余户}。',
    '{居民最关心的停车难问题将得到缓解。居民最关心的停车难问题将得到缓解~>居民最关心的停车难问题将得到缓解}。负责人表示，改造将充分听取意见。',
    '目前，{首批四十个小区已经开工，预计年底前完工。首批四十个小区已经开工，预计年底前完工~>首批四十个小区已经开工，预计年底前完工}。',
    '这座桥去年动工，今年合龙，通车后两岸往来只要十分钟。桥长两公里。{这座桥去年动工，今年合龙，通车后两岸往来只要十分钟。~>}',
    '加快建设，加快建设，再加快建设。', '“中国人民站起来了！中国人民站起来了！”', '他说了一遍：“这条路一定要修通。”又说了一遍：“这条路一定要修通。”',
    '{民以食为天，食以粮为先。民以食为天，食以粮为先。~>民以食为天，食以粮为先。}又是一年秋收尽。',
    '促进{高质量发展和高水平安全良性互动高质量发展和高水平安全良性互动~>高质量发展和高水平安全良性互动}。',
    '会议明{确，加快老旧小区改造，年底前完成确，加快老旧小区改造，年底前完成~>确，加快老旧小区改造，年底前完成}电梯加装。',
    '他历任河口镇党委书记，江州区委常委、河口镇党委书记，江州区委常委、副区长。',
    '推进农业现代化，就要推进农业科技现代化。', '第一季度完成投资三亿元，第二季度完成投资三亿元。',
  ],
  *check(article) {
    const { prose, wide } = article
    let done = 0
    const ends: number[] = [] // 已经看过的，止于何处
    for (const { place, distance } of repeats(article).longer) {
      const block = article.blockAt(place)
      if (place < done || place - distance < block.start) continue
      // 从 from 到 to 与前面隔 distance 的文字相同
      let from = place
      while (from - distance > block.start && wide[from - 1] === wide[from - 1 - distance]) from--
      let to = place + 1
      while (to < block.end && wide[to] === wide[to - distance]) to++
      const start = onEnd(wide, from, to, distance)
      if (start !== undefined) {
        const again = start + distance
        const end = textEnd(wide, start, again) + distance
        const once = prose.slice(again, end)
        if (letters(once) >= 8 && !prose.slice(start, again).includes('！')) {
          // 说话人、歌词里的反复
          const said = quoteAround(article, start, '“')
          const spoken = letters(once) <= 12 && (said ? end <= said.end : /^[我你您咱]/u.test(once))
          yield { start, end, message: `“${short(once)}”疑重复`, suggest: [once], ...(spoken && { severity: 'info' as const }) }
        }
        done = end
        ends.push(end)
      } else {
        const own = sentenceAt(wide, place)
        const first = { start: own.start - distance, end: own.end - distance, message: '首次出现' }
        const sentence = prose.slice(own.start, own.end)
        if (own.start < from || own.end > to || !begins(wide, first.start) || letters(sentence) < 12 || sentence.includes('！')) continue
        if (wide.slice(first.end, own.start).split(stop).length > near) continue
        yield { ...own, severity: 'warning', message: `“${short(sentence)}”与本段前面一句相同，疑重复`, suggest: [''], related: [first] }
        done = own.end
      }
    }
    yield* onEndAgain(article, ends)
  },
})

/** 句中字眼来回重复（民以食为天，食以粮为先）的，上面看不出又来了一遍：逐句与后一句相比 */
function* onEndAgain({ wide, prose }: Article, seen: readonly number[]): Generator<Problem> {
  for (let at = wide.indexOf('。'), next = 0; at >= 0; at = next) {
    next = wide.indexOf('。', at + 1)
    // 两句的末三字先比
    if (next < 0 || wide.charCodeAt(at - 1) !== wide.charCodeAt(next - 1) || wide.charCodeAt(at - 3) !== wide.charCodeAt(next - 3)) continue
    const sentence = wide.slice(at + 1, next + 1)
    const start = at + 1 - sentence.length
    if (start < 0 || sentence.length > 200 || /[！“”\n]/u.test(sentence) || !wide.startsWith(sentence, start) || !begins(wide, start) || (sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 7) continue
    const end = next + 1
    if (!seen.some((done) => done > start && done <= end + 1)) yield { start, end, message: `“${short(sentence)}”疑重复`, suggest: [prose.slice(start, at + 1)] }
  }
}

/** 紧接着又来一遍的，前一遍从哪里起：一个分句的开头，收尾的点号两遍可以不同；没有标点的一串字，从哪里起都行；起止拆开了词的也行，那是移行、粘贴多出来的 */
function onEnd(wide: string, from: number, to: number, distance: number): number | undefined {
  const earliest = from - distance
  for (let start = earliest; start + distance < to; start++) {
    if (begins(wide, start) && textEnd(wide, start, start + distance) + distance <= to) return start
  }
  if (to - from < distance) return undefined
  return /^[\p{L}\p{N}]+$/u.test(wide.slice(earliest, from)) || (distance >= 10 && (isInWord(wide, earliest) || isInWord(wide, to))) || (distance >= 14 && !wide.slice(earliest, from).includes('、')) ? earliest : undefined
}

const isInWord = (wide: string, at: number): boolean => isWord(wide.slice(at - 1, at + 1)) || /^\d[\d年月日时万亿]/u.test(wide.slice(at - 1, at + 1))

const begins = (wide: string, at: number): boolean => at === 0 || beginning.test(wide[at - 1]!)

function textEnd(wide: string, start: number, end: number): number {
  while (end > start && markOrClosing.test(wide[end - 1]!)) end--
  return end
}

/** 整句，连同收尾的引号 */
function sentenceAt(wide: string, place: number): { start: number; end: number } {
  let start = place
  while (start > 0 && !sentenceEdge.test(wide[start - 1]!)) start--
  while (closing.test(wide[start]!)) start++
  let end = place
  while (end < wide.length && !sentenceEdge.test(wide[end]!)) end++
  while (end < wide.length && (stop.test(wide[end]!) || closing.test(wide[end]!))) end++
  return { start, end }
}

const letters = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0
const short = (text: string): string => text.length > 16 ? `${text.slice(0, 12)}……` : text
