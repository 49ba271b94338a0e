import { defineRule, matches } from '../src/rule.js'

// 下午15时40分   早上15:00
// ^^^^^          ^^^^^
const doubled = /(?:(?:上午|早上|凌晨|早晨|清晨)(1[3-9]|2[0-4])|(下午|傍晚)(1[3-9]|2[0-4]))(?=[时点:：])(?!时代)/gu
// 比赛15：40开始
//       ^
const colon = /：(?<=(?<![\d：:∶.])(?:[01]?\d|2[0-4])：)[0-5]\d(?![\d：:∶.]|[%个万亿元人名])/gu
// 15:40分开始
//      ^
const redundant = /分(?<=(?<!\d)(?:[01]?\d|2[0-4])[:：][0-5]\d分)(?![钟之])/gu
// 8时75分   15日25时
//   ^^^^        ^^^^
const minutes = /时(?<=(?<![\d.])(?:[01]?\d|2[0-4])时)([6-9]\d)分/gu
const hours = /(?:(?<![单今昨每当近首])日）?|(?<=\d)[:：][0-5]\d[—～~-]|上午|中午|下午|晚上?|凌晨|早上?)(2[5-9]|[3-9]\d)(?:时|点|:[0-5]\d)(?![间段期代后内速])|(?<![\d历用耗长程共约计近超])2[5-9]时[0-5]?\d分/gu
// 6时时21分   09::16   6: 00
//   ^^         ^^       ^
const stutter = /时时(?<=\d时时)(?=\d)|[:：]{2}(?<=\D\d{1,2}..)(?=[0-5]\d\D)|[:：] (?<=(?<![\d：:])(?:[01]?\d|2[0-4]). )(?=[0-5]\d(?:[—～~-]|[（）]|开|起))/gu
// 每晚22：81
//      ^^^^^
const sixties = /[:：][6-9]\d(?<=[午晚早晨](?:[01]?\d|2[0-4])...)(?![\d:：])/gu

export default defineRule({
  summary: '时刻的写法',
  why: '时刻写“15时40分”“下午3时40分”或“15:40”（半角冒号）。“下午15时”重复，“15:40分”多一个“分”；25时、75分不存在。“晚22时”习用，不查。',
  source: 'GB/T 15835—2011 5.1.5',
  covers: ['N15'],
  severity: 'error',
  examples: [
    '{下午15}时40分，列车到站。',
    '定于{早上15}:00出发。',
    '比赛15{：=>:}40开始。',
    '比赛15:40{分}开始。',
    '比赛8{时75分}开始。',
    '截至15{日25时}，雨势减弱。',
    '6{时时~>时}21分，列车到站，营业时间8{: ~>:}00—20:00，每晚22{:81}开播，预约时段为17{:00～25:00}。',
    '15时40分，列车到站；下午3时40分，列车到站。',
    '比赛15:40开始，晚22时结束，24时施行。',
    '首回合比分3:1，第二局21∶19。',
    '各地情况如下：15人到岗，图1：40个村庄，第5：30%的人。',
    '凌晨12时，48时内办结，15日350时速的列车开行。',
    '9:30分组审议，10:00分两批参观，8:00分赴各地，14:00分段验收；A股单日50点振幅。',
    '女排以25：23、21：15、15：12，连胜三局；按1：10的比例稀释，首局比分21：15，次局11：10，王晨又以21：19和22：20击败对手。',
    '会议于当日下午3{：=>:}40，在市会议中心召开，活动9{：=>:}00至11:00举行。',
    '9{：=>:}00—11{：=>:}30，分组讨论。',
    '仪式将于10{：=>:}00在广场举行。',
    '15:40分享会开始。',
  ],
  patterns: [doubled, colon, redundant, minutes, hours, stutter, sixties],
  *check(article) {
    const { wide } = article
    for (const { start, end, text, groups } of matches(article, doubled)) {
      const hour = Number(groups[0] ?? groups[2])
      const word = text.slice(0, 2)
      yield groups[1]
        ? { start, end, message: `“${text}${wide[end]}”宜为“${word}${hour - 12}${wide[end]}”或“${hour}${wide[end]}”，24小时制不再加“${word}”`, severity: 'warning' }
        : { start, end, message: `“${text}${wide[end]}”自相矛盾，${hour}时不在${word}` }
    }
    for (const { start, text } of matches(article, colon)) {
      // 时刻前后的词：15：40开始、15：40，
      if (!/[，。、；至到—～～开始许左右起前后准整分在的（）()”\s]|$/u.test(wide[start + text.length] ?? '') || /[图表例附第](?:\d{1,2})$/u.test(wide.slice(Math.max(0, start - 3), start))) continue
      // 21：15、15：12是比分，1：10是比例：前后有表示时间的词才算
      const before = wide.slice(Math.max(0, start - 10), start)
      const after = wide.slice(start + text.length, start + text.length + 4)
      const hour = /[日午晚晨早夜晓间时刻点]|周[一二三四五六日末]|[定将]于|截至|[：:]\d\d[—～~至到-]\d{1,2}$|^\d{1,2}$|\n\d{1,2}$/u.test(before) || /^(?:开始|许|左右|起|准时|准点|前后|到达|抵|发|至[次\d]|[—～]\d)/u.test(after)
      if (!hour || /比分|比例|比数|[局盘胜负]|以\d{1,2}$/u.test(before)) continue
      yield { start, end: start + 1, message: `时刻中的“${text[0]}”应为半角“:”`, fix: ':' }
    }
    for (const { start, end } of matches(article, redundant)) {
      if (/[享发布工会类为成别组批赴头段两三四五散流期配乘区送道层级步阶时]/u.test(wide[end] ?? '')) continue
      yield { start, end, message: `“${wide.slice(start - 5, end).replace(/^\D/u, '')}”里的“分”多余，冒号已表示时和分` }
    }
    for (const { start, end, text } of matches(article, stutter)) yield { start, end, message: text.endsWith(' ') ? '时刻中的空格应删去' : `“${text}”重复`, suggest: [text[0]!], severity: 'warning' }
    for (const { start, end, text } of matches(article, sixties)) yield { start, end, message: `“${text.slice(1)}”不合事理，一小时没有这一分`, severity: 'warning' }
    for (const { start, end, text } of matches(article, minutes)) yield { start, end, message: `“${text.slice(1)}”不合事理，一小时没有这一分` }
    for (const { start, end, text } of matches(article, hours)) yield { start, end, message: `“${text.replace(/^\D+/u, '')}”不合事理，一天只有24时`, severity: 'warning' }
  },
})
