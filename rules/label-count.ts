import type { Article } from '../src/article/article.js'
import { defineRule, matches, type Problem } from '../src/rule.js'
import { valueOf } from '../src/language/numbers.js'

const N = '[两二三四五六七八九十]|\\d{1,2}'
const KIND = '(?:工程|行动|计划|机制|模式|目标|要求|战略|体系|举措|品牌|活动|理念|工作法|工作|原则|标准|思路|格局|服务|建设|任务|精神|制度|平台)?'
const COLON = '(?:，?即|：|——|（|，?也就是|，?包括|，?分别是)[：“]?'

// “四融入”：融入新课堂，融入新社区，融入新赛场
// ^^^^^^^^^
const quoted = new RegExp(`“(${N})个?(\\p{Script=Han}{1,3})”${KIND}(?:${COLON}|，)`, 'gu')
// 四融入：融入新课堂……
//       ^
const opening = /(?<=[两二三四五六七八九十]\p{Script=Han}{1,4})(?:，即|：|——|（)/gu
const bare = /(?<![一二三四五六七八九十百第“])([两二三四五六七八九十])个?(\p{Script=Han}{1,3})(?:，即|：|——|（)$/u
// 五大行动：强基、赋能、暖心、维权。
//  ^
const counted = new RegExp(`[大项个种类条](?<=(?<![第\\d.每前后近几数多余首一二三四五六七八九十百千万零]|其中)(${N})[大项个种类条])(?![多余])\\p{Script=Han}{2,8}”?${COLON}`, 'gu')

export default defineRule({
  summary: '带数字的提法与后面列举的项数相符',
  why: '“四融入”后面只列了三个“融入”，“五大行动”后面只列了四项，不是漏了就是提法有误。只看紧跟在提法后面、在同一句里列完的：缩略提法要求各项都以同一个词开头或收尾；其他要求各项之间只用顿号、分号或引号隔开，没有“等”字。',
  source: '编辑部惯例',
  covers: [],
  severity: 'warning',
  yieldsTo: ['slogan-label'],
  examples: [
    '深化{“四融入”：融入新课堂，融入新社区，融入新赛场}。',
    '深化{四融入：融入新课堂，融入新社区，融入新赛场}。',
    '深化{“四融入”，融入新课堂、融入新社区、融入新赛场}。',
    '深化“四融入”，服务职工、融入新课堂。',
    '做到{“三有”，即有人管护、有章可循}。',
    '增强{“三性”（政治性、先进性、群众性、时代性}）。',
    '实施{五大行动：强基、赋能、暖心、维权}。',
    '打造{三大平台：“岗位建功”“技能培训”}。',
    '聚焦{四个方向：油脂加工；活性分子；健康油脂}。',
    '深化“四融入”：融入新课堂，融入新社区，融入新赛场，融入新网络。',
    '做到“三有”，即有人管护、有章可循、有钱运转。推动农家书屋“三有”。有人管护。有章可循。',
    '增强“三性”（政治性、先进性、群众性），做到“五不”，即不推诿、不拖延、不扯皮、不吃请、不收礼。',
    '实施五大行动：强基、赋能、暖心、维权和创新。',
    '分为五种类型，即桶形、筒形、鼓形、束腰形和异形。',
    '打造三大平台：产教融合、校企合作等。',
    '实施三大行动：防范、化解风险，精准帮扶，污染防治。',
    '三家企业：大唐、中兴、华为，它们各有所长。',
    '新增两个专业：电子商务、现代物流，招生80人。',
    '音乐会将在6个省（区、市）开展，涉及三大类（国家重点、省重点）动物。',
    '第三项任务：强基、赋能、暖心、维权。',
    '选定6个重点县（市、区），墙上写着八个大字：实事求是、艰苦奋斗。庆“六一”，一起做游戏、一起画图画。',
    '涉及六个区县：包河、蜀山、庐阳三区和肥东、肥西、长丰三县。',
    '家里有五个亲人：父亲、母亲、两个弟弟、妹妹。含有五种元素（如甲、乙、丙）。',
    '全市12个单位：工会、妇联、团委负责人参加。',
    '他提出三个建议：加强学习。完善制度。强化监督。',
  ],
  patterns: [quoted, opening, counted],
  *check(article): Generator<Problem> {
    const { wide } = article
    const reported = new Set<number>()
    for (const { start, end, text, n, word } of labels(article)) {
      const list = listAt(wide, end, article.blockAt(start).end, text.endsWith('（') ? '）' : '', true)
      const items = itemsOf(list, true)
      if (items.length < 2 || items.length === n || items.length > n + 4) continue
      // “六一”，一起唱歌、一起跳舞
      if (/^[一二三四五六七八九]/u.test(word)) continue
      if (!items.every((item) => item.startsWith(word)) && !items.every((item) => item.endsWith(word))) continue
      reported.add(start)
      yield report(start, end + list.length, text.replace(/(?:，?即|：|——|（|，?也就是|，?包括|，?分别是|，)[：“]?$/u, ''), items)
    }
    for (const { start, end, groups, text } of matches(article, counted)) {
      const n = valueOf(groups[0]!)!
      const from = start - groups[0]!.length
      if (n < 2 || n > 10 || reported.has(from - 1)) continue
      const list = listAt(wide, end - (/“$/u.test(text) ? 1 : 0), article.blockAt(start).end, text.includes('（') ? '）' : '', false)
      const items = itemsOf(list, false)
      if (items.length < 2 || items.length === n || items.length > n + 4) continue
      if (items.some((item) => item.length > 16 || /[\d等即]|其中|以及|并/u.test(item))) continue
      // “和”连着两项，“两个弟弟”是两项，“（市、区）”“（如甲、乙）”不是列举
      const joined = items.filter((item) => /[和及与或]/u.test(item)).length
      if (items.length < n && items.length + joined >= n) continue
      if (items.some((item) => /^(?:[如含]|例如|包括|主要)|[两二三四五双对][个名位条家座]/u.test(item)) || items.every((item) => /^[省市区州县旗盟师团]$/u.test(item)) || /字[”]?(?:，?即|：|——|（)/u.test(text)) continue
      const name = /^[大项个种类条]\p{Script=Han}{2,8}?(?=”?(?:，?即|：|——|（|，?也就是|，?包括|，?分别是))/u.exec(text)![0]
      yield report(from, end - (/“$/u.test(text) ? 1 : 0) + list.length, groups[0]! + name, items)
    }
  },
})

interface Label { start: number; end: number; text: string; n: number; word: string }

/** “四融入”：  四融入： */
function* labels(article: Article): Generator<Label> {
  for (const { start, end, text, groups } of matches(article, quoted)) yield { start, end, text, n: valueOf(groups[0]!)!, word: groups[1]! }
  for (const { end, block } of matches(article, opening)) {
    const m = bare.exec(article.wide.slice(Math.max(block.start, end - LONGEST - 1), end))
    if (m) yield { start: end - m[0].length, end, text: m[0], n: valueOf(m[1]!)!, word: m[2]! }
  }
}

/** Units of the longest label without quotation marks: 四个大融入—— */
const LONGEST = 7

/** The list behind a label, up to the end of its sentence; '' if it does not end where lists end. */
function listAt(wide: string, from: number, blockEnd: number, close: string, commas: boolean): string {
  const text = wide.slice(from, Math.min(blockEnd, from + 160))
  const end = close ? text.indexOf(close) : text.search(/[。！？]|$/u)
  if (end < 0 || (!close && end === text.length && from + end < blockEnd)) return ''
  const list = text.slice(0, end)
  if (/[：—（）…]/u.test(list) || (!commas && list.includes('，'))) return ''
  return list
}

/** The members of a list: by quotes if they stand side by side, by ； if there is one, else by 、 (and ，). */
function itemsOf(list: string, commas: boolean): string[] {
  if (!list || (list.includes('等') && /等[^、，；]{0,6}$/u.test(list))) return []
  if (list[0] === '“' && /^“[^“”]+”(?:[、和及与]?“[^“”]+”)+$/u.test(list)) return list.match(/“[^“”]+”/gu)!
  const items = list.split(list.includes('；') ? '；' : commas ? /[，、]/u : '、')
  if (/[“”]/u.test(list)) for (const [i, item] of items.entries()) items[i] = item.replace(/[“”]/gu, '')
  return items.every(Boolean) ? items : []
}

const report = (start: number, end: number, name: string, items: readonly string[]): Problem => ({
  start, end, message: `${name}后面列了${items.length}项（${brief(items)}），请核对`,
})

const brief = (items: readonly string[]): string => items.map((item) => item.length > 6 ? `${item.slice(0, 5)}…` : item).join('、')
