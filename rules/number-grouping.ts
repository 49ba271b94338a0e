import { defineRule } from '../src/rule.js'
import { numbers, partedNumbers, unit } from '../src/language/numbers.js'

const MARKS = Array.from(',，、', unit)
const UNIT = '(?:[元人名例家座吨户亩个件次册套台辆株棵公美万多余]|平方|千[米克瓦])'

// 捐款624，000元   投入12、500元
//        ^^^^             ^^^^
const wideGroups = new RegExp(String.raw`[，、]\d{3}(?!\d)(?:[，、]\d{3}(?!\d)){0,5}(?:\.\d+)?(?=${UNIT})`, 'uy')
// 捐款1234,567元   捐款12,3456元
//         ^^^^           ^^^^^
const oddGroup = new RegExp(String.raw`,(?:\d{4,12}(?=[\p{Script=Han}])|\d{3}(?=${UNIT}))`, 'uy')
// 捐款12,34,5元   捐款12,34万元
//        ^^^^^            ^^^
const shortGroup = new RegExp(String.raw`,\d{1,2}(?:,\d{1,3}){0,4}(?=${UNIT}|[亿例辆家只条起所位%])`, 'uy')

export default defineRule({
  summary: '多位数的分节',
  why: '四位以上的整数可以三位一节，用半角逗号或窄空格分开；全角逗号、顿号会把一个数读成两个。新闻稿通常不分节，以“万”“亿”作单位（62.4万元）。',
  source: 'GB/T 15835—2011 5.1.1',
  covers: ['N10'],
  severity: 'warning',
  examples: [
    '捐款{624，000~>624,000|624000}元。',
    '投入{12、500~>12,500|12500}元。',
    '捐款{1234,567}元，惠及{12,34,5}人，确诊{15,7153}例，投资{12,34}亿元。',
    '捐款624,000元，捐款62.4万元，受理12345热线诉求1256件。',
    '两地分别投入12、500万元，第1,2名获奖，两县分别为12,15万元。',
    '名列第3，100人参加。',
    '面额50、100元纸币，100、200元两档消费券。',
    '上午9:30，300名志愿者集合；2-1，300名球迷到场；参加G20，500名代表出席。',
    '2023，520人报名。',
    '一季度增长5%，300个项目开工，共有5、6、7三个档次。',
  ],
  *check(article) {
    const { wide, prose } = article
    const tokens = numbers(article)
    for (const k of partedNumbers(article)) {
      const token = tokens[k]!
      if (!MARKS.includes(token.after)) continue
      const { start, end, text } = token
      const mark = wide[end]
      if (mark === ',') {
        oddGroup.lastIndex = shortGroup.lastIndex = end
        const short = shortGroup.exec(wide)?.[0]
        if (short && text.length <= 3 && !/[第.,、—-]|分别为?|依次为?/u.test(wide.slice(Math.max(0, start - 3), start))) yield { start, end: end + short.length, message: `“${text}${short}”的分节不是三位一节，请核对` }
        const group = oddGroup.exec(wide)?.[0]
        if (!group || (text.length < 4 && group.length === 4) || /[.,]/u.test(wide[start - 1] ?? '')) continue
        yield { start, end: end + group.length, message: `“${text}${group}”的分节不是三位一节，请核对` }
      } else if ((mark === '，' || mark === '、') && text.length <= 3) {
        wideGroups.lastIndex = end
        const groups = /[第.,，、:：比A-Za-z—\-–]/u.test(wide[start - 1] ?? '') ? undefined : wideGroups.exec(wide)?.[0]
        // 分别投入12、500万元：各是各的；5，300个：“300”未必是一节
        if (!groups || /分别|依次|各|第|排名|为[^，。]{0,4}、/u.test(wide.slice(Math.max(0, start - 8), start)) || (groups[0] === '，' && !/0$|[，、].*[，、]/u.test(groups))) continue
        // 50、100元，100、200元：由小到大的几档
        const next = Number(groups.slice(1, 4))
        if (mark === '、' && next > token.value && next <= token.value * 10) continue
        const joined = (text + groups).replace(/[，、]/gu, ',')
        yield { start, end: end + groups.length, message: `“${prose.slice(start, end + groups.length)}”疑为“${joined}”，分节不用全角标点`, suggest: [joined, joined.replaceAll(',', '')] }
      }
    }
  },
})
