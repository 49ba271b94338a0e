import { defineRule, matches, type Problem } from '../src/rule.js'
import type { Article } from '../src/article/article.js'
import { amount, lastPlaceOf, numberAt, numbers, worthOf, type NumberToken } from '../src/language/numbers.js'

// 省级12个、市级20个，共30个
//                     ^^
const total = /(?:总共|一共|共计|合计|总计|(?<![公总一国中])共(?!同|识|建|享|和|赢|产|青))(?:有(?:(?!其中|等)\p{Script=Han}){0,6}?|为|是|达)?(?=\d)/gu
// 全院共有36人，其中男20人、女15人
//                ^^^^^^^^^^^^^^^
const sexes = /其中(?<=(?<!\d)(\d{1,6})(人|名)[^，。；：\d]{0,8}，其中)[，：]?男[^，。；：\d]{0,4}(\d{1,6})[人名][、，]女[^，。；：\d]{0,4}(\d{1,6})[人名]/gu
// 3金2银1铜共7枚奖牌
//  ^
const medals = /金(?<=(?<!\d)(\d{1,3})金)[、，]?(\d{1,3})银[、，]?(\d{1,3})铜[，、]?(?:总?共|共计|合计|总计)(?:有|获|得|获得)?(\d{1,3})[枚块]/gu
const UNIT = /(?:人次|个|名|人|家|户|件|项|所|套|辆|台|枚|块|处|座|条|场|次|例|起|吨|亩|元|美元|公里|平方米|公顷|篇|幅|部|册|张|头|只|支|队|位|间|艘|架|门|类|种)/uy

export default defineRule({
  summary: '分项相加要等于总数',
  why: '“省级12个、市级20个，共30个”读者一加就知道不对。只在同一句里各分项写全、单位相同、总数紧跟其后（或分项在括号里）时才算；“其中”后面的分项只在单项大于总数，或男女人数相加不等时才报。',
  source: '编辑部惯例',
  covers: [],
  severity: 'error',
  examples: [
    '建成实训基地省级12个、市级20个，{共30个}。',
    '现有专业教师18人、兼职教师7人，{共计26人}。',
    '投入省级资金1.2亿元、市级资金8000万元，{合计3亿元}。',
    '获金牌3枚、银牌2枚、铜牌1枚，{共7枚}。',
    '代表团获得3{金2银1铜，共7枚}奖牌。',
    '全市{共有公园36个}（市级12个、县级20个）。',
    '全院共有36人，{其中男20人、女15人}。',
    '全厂职工320人，{其中男职工200人，女职工130人}。',
    '培训班共30人，其中女学员{35}人。',
    '{共30个}（省级12个、市级20个）。',
    '建成实训基地省级12个、市级20个，共32个。',
    '培训班共40人，其中女学员20人、党员25人。',
    '共40人，其中男25人、女15人。',
    '走访企业12家、社区5个，共收集建议60条。',
    '评出一等奖1名、二等奖2名、三等奖3名，共有56名选手参赛；评出金奖3个、银奖5个，共120个作品参评。',
    '全县共12个乡镇，其中山区乡镇5个，辖行政村150个。',
    '共有站点12个（含东区3个、西区5个），共有职工36人（男20人、女16人，党员12人）。',
    '共有教师25人（高级职称10人、博士20人），每天上午2场、下午3场，共15场。',
    '去年新建5个、今年新建7个，3年来共20个。',
    '覆盖5个省、20个市，共120个县。',
    '评出一等奖3名、二等奖5名、三等奖10名，{共20名}。',
    '三个县分别投入100万元、200万元、300万元，{共计700万元}。',
    '全镇有12个村、3个社区，{共16个}。',
    '获得3枚金牌、2枚银牌、1枚铜牌，{共7枚}奖牌。',
    '全镇有12个村、3个社区，共15个。',
    '全镇有12个村、3个社区，共16个（含新设1个）。',
    '建成公园3个、广场5个，共投入500万元，新增8个岗位。',
    '省级12个、市级20个等，共40个。',
    '建成公园3个、广场5个，共栽树20棵。',
    '投入1.2亿元、0.85亿元，合计2.1亿元。',
    '现有男职工20人，中共党员5人，共青团员3人。',
    '他先后获省级奖2个、市级奖3个、县级奖1个，共6个。',
  ],
  patterns: [total, sexes, medals],
  *check(article): Generator<Problem> {
    const { wide } = article
    const tokens = numbers(article)
    for (const { start, end, text, block } of matches(article, total)) {
      const k = numberAt(article, end)
      const sum = tokens[k]
      if (!sum) continue
      const unit = unitAt(wide, sum.tail)
      if (!unit) continue
      const parts = /[共计有为是达]$/u.test(text) ? partsBefore(article, tokens, k, start, block.start, unit) : []
      if (parts.length >= 2) {
        // 评出一等奖2名、二等奖3名，共有56名选手参赛：说的是另一回事
        if (/^\p{Script=Han}{0,8}?(?:参[加赛与评展演]|报名|申报|角逐|竞|入围|到场|出席|投稿|应征)/u.test(wide.slice(sum.tail + unit.length, sum.tail + unit.length + 11))) continue
        if (!addsUp(parts, sum) && !/^（含/u.test(wide.slice(sum.tail + unit.length, sum.tail + unit.length + 2))) yield mismatch(start, sum, unit, parts)
        continue
      }
      const behind = wide.slice(sum.tail + unit.length, Math.min(block.end, sum.tail + unit.length + 60))
      const inside = /^（([^（）]{4,50})）/u.exec(behind)
      if (inside && !/等|其中|^[含新比较]|包括|党员|博士|硕士|学历|职称|少数民族/u.test(inside[1]!)) {
        const bracketed = partsIn(wide, tokens, k + 1, sum.tail + unit.length + inside[0].length, unit)
        if (bracketed.length >= 2 && bracketed.length === inside[1]!.split(/[、，；]/u).length && !addsUp(bracketed, sum)) yield mismatch(start, sum, unit, bracketed)
      } else if (/^[^，。；]{0,6}，其中/u.test(behind)) yield* amongThem(article, tokens, k, unit, block.end)
    }
    for (const { start, end, groups } of matches(article, sexes)) {
      const [all, unit, men, women] = groups
      if (Number(men) + Number(women) !== Number(all)) yield { start, end, message: `男${men}${unit}、女${women}${unit}相加是${Number(men) + Number(women)}${unit}，与总数${all}${unit}不符，请核对` }
    }
    for (const { start, end, groups } of matches(article, medals)) {
      const [gold, silver, bronze, all] = groups.map(Number)
      if (gold! + silver! + bronze! !== all) yield { start, end, message: `${gold}金${silver}银${bronze}铜相加是${gold! + silver! + bronze!}，与“${all}枚”不符，请核对` }
    }
  },
})

/**
 * The parts in front of a total: label, number, unit, noun, mark; label, number, unit, noun, mark. Empty unless they are
 * all there and of one kind.
 */
function partsBefore(article: Article, tokens: readonly NumberToken[], k: number, at: number, from: number, unit: string): NumberToken[] {
  const { wide } = article
  const parts: NumberToken[] = []
  const nouns: string[] = []
  let end = at
  for (let i = k - 1; i >= 0 && i > k - 16 && tokens[i]!.start >= from; i--) {
    const part = tokens[i]!
    const own = unitAt(wide, part.tail)
    const behind = own !== undefined && part.tail + own.length <= end ? /^((?:(?!等)\p{Script=Han}){0,6}?)[、，和及与]?$/u.exec(wide.slice(part.tail + own.length, end)) : null
    if (!behind || own !== unit) break
    const label = /[^、，。；：！？（）\d]{0,30}$/u.exec(wide.slice(Math.max(from, part.start - 30), part.start))![0]
    if (/等(?![奖级次品级])|另|还|其中|各|每|博士|硕士|党员|高级|学历|约|近|超|多|增|减|比|从|由|至/u.test(label)) return []
    parts.unshift(part)
    nouns.push(behind[1]!)
    end = part.start - label.length
    if (end <= from || /[。；：（！？]/u.test(wide[end - 1]!)) return ofOneKind(nouns, nounAt(wide, tokens[k]!.tail + unit.length)) ? parts : []
    if (!/[、，]/u.test(wide[end - 1]!)) return []
  }
  // 这一句前面还有别的数，就不知道从哪里算起
  const before = wide.slice(Math.max(from, end - 200), end)
  if (/\d/u.test(before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('：')) + 1))) return []
  return parts.length && ofOneKind(nouns, nounAt(wide, tokens[k]!.tail + unit.length)) ? parts : []
}

const nounAt = (wide: string, at: number): string => /^\p{Script=Han}{0,8}/u.exec(wide.slice(at, at + 8))![0]

/** 12个村、3个社区，共15个；3枚金牌、2枚银牌，共5枚奖牌；不是 5个省、20个市，共120个县. */
const ofOneKind = (nouns: readonly string[], whole: string): boolean =>
  nouns.every((noun) => noun === '') || whole === '' || nouns.every((noun) => whole.startsWith(noun) || (noun !== '' && noun.at(-1) === whole.at(-1)))

function partsIn(wide: string, tokens: readonly NumberToken[], from: number, end: number, unit: string): NumberToken[] {
  const parts: NumberToken[] = []
  for (let i = from; i < tokens.length && tokens[i]!.start < end; i++) if (wide.startsWith(unit, tokens[i]!.tail)) parts.push(tokens[i]!)
  return parts
}

/** Behind 其中 only what is certain: a part greater than the whole. */
function* amongThem(article: Article, tokens: readonly NumberToken[], k: number, unit: string, blockEnd: number): Generator<Problem> {
  const { wide } = article
  const sum = tokens[k]!
  const whole = amount(sum)
  const limit = Math.min(blockEnd, sum.end + 150)
  const length = wide.slice(sum.end, limit).search(/[。；]/u)
  const stop = length < 0 ? limit : sum.end + length
  for (let i = k + 1; i < tokens.length && tokens[i]!.start < stop; i++) {
    const part = tokens[i]!
    if (!wide.startsWith(unit, part.tail)) continue
    // 只比第一个：后面的可能又是分项里的（其中山区乡镇5个，辖村150个）
    if (amount(part) <= whole || /[辖设含涉有]/u.test(wide.slice(sum.tail, part.start))) return
    if (/增|减|比|去年|累计/u.test(wide.slice(sum.end, part.start))) return
    yield { start: part.start, end: part.end, message: `“其中”的${wide.slice(part.start, part.tail)}${unit}多于总数${wide.slice(sum.start, sum.tail)}${unit}，请核对`, related: [{ start: sum.start, end: sum.end, message: '总数' }] }
    return
  }
}

function addsUp(parts: readonly NumberToken[], sum: NumberToken): boolean {
  // 四舍五入：每个分项、总数的末位各容半个单位
  const slack = [...parts, sum].reduce((all, token) => all + lastPlaceOf(token) / 2, 0)
  const exact = parts.every((token) => !token.text.includes('.')) && !sum.text.includes('.') && [...parts, sum].every((token) => token.scale === '')
  for (let i = 0; i + 1 < parts.length; i++) {
    const added = parts.slice(i).reduce((all, token) => all + amount(token), 0)
    if (Math.abs(added - amount(sum)) <= (exact ? 0 : slack)) return true
  }
  return false
}

function mismatch(start: number, sum: NumberToken, unit: string, parts: readonly NumberToken[]): Problem {
  const scale = worthOf(sum)
  const added = Number((parts.reduce((all, token) => all + amount(token), 0) / scale).toFixed(4))
  return {
    start, end: sum.tail + unit.length, message: `分项相加是${added}${sum.scale}${unit}，与总数${sum.text}${sum.scale}${unit}不符，请核对`,
    related: parts.map((part) => ({ start: part.start, end: part.tail, message: '分项' })),
  }
}

function unitAt(wide: string, at: number): string | undefined {
  UNIT.lastIndex = at
  return UNIT.exec(wide)?.[0]
}
