import { defineRule, type Problem } from '../src/rule.js'
import { amount, joinedNumbers, lastPlaceOf, numbers, unit, worthOf, type NumberToken } from '../src/language/numbers.js'

const UP = '增加|增长|猛增|激增|增|提高|提升|上升|升高|升|扩大|扩|上涨|涨'
const DOWN = '减少|锐减|骤减|减|下降|骤降|降低|降|缩短|缩减|下滑|下跌|跌'

// 从100个增加到150个
//      ^^^^^^^^^
const verb = new RegExp(`^(\\p{Script=Han}{0,3}?)(?:(${UP})|(${DOWN}))了?[到至为]$`, 'u')
// 150个，增加60个
//    ^^^^^^
const result = new RegExp(`^(\\p{Script=Han}{0,3}?)，(?:净|共|累计)?(?:(?:${UP})|(?:${DOWN})|增幅|涨幅|降幅|跌幅)(?:了|为|达到?|是)?$`, 'u')

const [TO, UNTIL, INTO] = [unit('到'), unit('至'), unit('为')]

export default defineRule({
  summary: '“从多少到多少”与增减的方向、幅度相符',
  why: '“从150个增加到120个”方向反了；“从100个增加到150个，增加60个”“从60%提高到75%，提高10个百分点”算不上来。只看两个数单位相同、增减幅度紧跟在后面的；同比、年均等另有基数的，带“约”“近”“超”“多”的，排名和零下的数都不查。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（2005）§19',
  covers: [],
  severity: 'warning',
  examples: [
    '志愿者从{150人增加到120}人。',
    '办理时限由{5天缩短到7}天。',
    '实训基地从100个增加到150个，增加{60个}。',
    '绿化率由60%提高到75%，提高{10个百分点}。',
    '参保人数从1000万人增加到1200万人，增长{30%}。',
    '志愿者从120人增加到150人，增加30人。',
    '绿化率由60%提高到75%，提高15个百分点。',
    '参保人数从1135.24万人增加到1330.12万人，增长17.2%。',
    '储备从3444.7亿美元降至2760.97亿美元，降幅为19.8%。',
    '收入由5697元增加到12951元，年均增长12.4%。',
    '产量从100吨增加到150吨，同比增长20%。',
    '产量从100吨增加到150吨，增长近60%，增长约50%。',
    '排名由12位上升至8位，响应由4级提升至3级，汇率由7.35升至7.10，成绩从10.05秒提高到9.98秒。',
    '审批时间从2015年的3年缩短到2020年的1年。',
    '排名从第5位上升到第2位，气温从零下5度升到零下2度。',
    '时间从1小时缩短到40分钟，从3年降到18个月。',
    '人口从5.6亿降至4200万，从2019年底的150个增加到200个。',
    '从2016年增长至今，已有7年，覆盖12个县。',
  ],
  *check(article): Generator<Problem> {
    const { wide } = article
    const tokens = numbers(article)
    for (const k of joinedNumbers(article)) {
      const from = tokens[k - 1]!
      const to = tokens[k]!
      const { before } = to
      if (before !== TO && before !== UNTIL && before !== INTO) continue
      const moved = verb.exec(wide.slice(from.tail, to.start))
      // 由、从就在前面，数前面没有“第”“零下”“约”
      if (!moved || !/[从由][^，。；！？\n]{0,20}$/u.test(wide.slice(Math.max(0, from.start - 21), from.start)) || /[第负\-约近超]$|零下$|将近$/u.test(wide.slice(Math.max(0, from.start - 2), from.start))) continue
      const unit = moved[1]!
      const { tail } = to
      if (!wide.startsWith(unit, tail) || /[多余几]/u.test(unit + (wide[tail] ?? '')) || (from.scale === '%') !== (to.scale === '%') || (unit === '' && from.scale === '' && to.scale !== '')) continue
      if (unit === '' && from.scale === '' && /[年月日号点时分]/u.test(wide[tail] ?? '')) continue
      // 从2015年的3年缩短到2020年的1年
      if (unit === '年' && to.digits === 4) continue
      const a = amount(from)
      const b = amount(to)
      // 名次、等级、汇率、竞速成绩：数字小了才是升
      if (b < a && (/^[位名级等线品档]/u.test(unit) || /排名|名次|位次|位列|座次|汇率|人民币|成绩|纪录|记录/u.test(wide.slice(Math.max(0, from.start - 30), from.start)))) continue
      if (b > a && (/^[位名级等线品档]$/u.test(unit) || /排名|名次|位次|汇率|人民币|成绩/u.test(wide.slice(Math.max(0, from.start - 30), from.start)))) continue
      if (moved[2] ? b < a : b > a) {
        yield { start: from.start, end: tail, message: `从${from.text}${from.scale}到${to.text}${to.scale}不是“${moved[2] ?? moved[3]}”，请核对`, severity: 'error' }
        continue
      }
      const by = tokens[k + 1]
      if (!by || by.start - tail > 12) continue
      const said = result.exec(wide.slice(tail, by.start))
      if (!said || said[1] !== unit) continue
      yield* checkAmount(wide, from, to, by, unit)
    }
  },
})

/** The difference in the same unit, in percentage points, or in per cent of the first number. */
function* checkAmount(wide: string, from: NumberToken, to: NumberToken, by: NumberToken, unit: string): Generator<Problem> {
  const [a, b, said] = [amount(from), amount(to), amount(by)]
  const difference = Math.abs(b - a)
  const slack = (lastPlaceOf(from) + lastPlaceOf(to) + lastPlaceOf(by)) / 2 + difference * 1e-9
  const after = wide.slice(by.tail, by.tail + 5)
  if (from.scale === '%') {
    if (by.scale !== '' || !after.startsWith('个百分点')) return
    if (Math.abs(difference * 100 - by.value) > 50 * (lastPlaceOf(from) + lastPlaceOf(to)) + lastPlaceOf(by) / 2 + 1e-9) yield problem(by.start, by.end + 4, `${trim(difference * 100)}个百分点`)
  } else if (by.scale === '%') {
    if (a === 0 || /^[以左多之]/u.test(after)) return
    const percent = difference / a * 100
    const inexact = 50 * (lastPlaceOf(from) * b / a / a + lastPlaceOf(to) / a) + lastPlaceOf(by) / worthOf(by) / 2
    if (Math.abs(percent - by.value) > inexact + 0.051) yield problem(by.start, by.tail, `${trim(percent)}%`)
  } else if (unit !== '' && wide.startsWith(unit, by.tail)) {
    if (Math.abs(difference - said) > slack) yield problem(by.start, by.tail + unit.length, `${trim(difference / worthOf(by))}${by.scale}${unit}`)
  }
}

const problem = (start: number, end: number, right: string): Problem => ({ start, end, message: `按前面的两个数，应是${right}，请核对` })

const trim = (n: number): string => String(Number(n.toFixed(2)))
