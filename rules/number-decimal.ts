import { hasNarrowStop } from '../src/article/width.js'
import { defineRule, matches } from '../src/rule.js'
import { numbers, partedNumbers, unit } from '../src/language/numbers.js'

/** 数后面的这些符号，可能是小数点写错的 */
const POINTS = Array.from('·。，,', unit)
const UNIT = '(?=[%％‰万亿元米吨倍个度克瓦]|公[里斤顷]|千[米克瓦]|平方|美元|百分点)'

// 增长0·46个百分点   投资10。5亿元   增长0．46%
//        ^^                ^^              ^^
const fraction = new RegExp(`\\d+${UNIT}`, 'uy')
// 下降.46%
//     ^
const leading = new RegExp(`\\.(?<=(?<![\\dA-Za-z.]).)\\d+${UNIT}`, 'gu')
// 增长5..8%
//      ^^
const doubled = /\.(?<=\d\.)[.．]\d/gu

// 3.0.5公里   全长0.5.公里
//    ^               ^  两个小数点；版本号、标题的编号后面不跟这些单位
const second = /\.(?<=(?<![\d.])\d{1,4}\.\d{1,3}\.)(?=\d{1,3}(?:[%‰万亿吨]|公[里斤顷]|千[米克瓦]|平方)|(?<=\p{Script=Han}\d{1,4}\.\d{1,3}\.)(?:[%‰万亿吨元米]|公[里斤顷]|千[米克瓦]|平方))/gu

// 领到1’6万元   达到2:4万亩
//       ^              ^  认错的小数点；比分、时刻后面不跟这些单位
const apostrophe = /[’'](?<=\d.)(?=\d{1,2}(?:[%万亿米元吨亩倍秒]|个百分点))/gu
const colon = /[:：](?<=(?<![\d:：.案图表题项例档类组款])\d{1,4}.)(?=\d{1,2}(?:%|[万亿][元亩吨户人件]|个百分点))/gu
// 增长5,4%   2,8万个
//      ^      ^  逗号后不满三位，不是千分位
const comma = /,(?<=(?<![\d,.第比])\d{1,4},)(?=\d{1,2}(?:%|[万亿][元亩吨户人件个只]|个百分点))/gu
// 占优，命中率43，6%，罚球
//               ^  只有百分数才拿得准
const wideComma = /，(?<=[率达占长升降高低为约过](?<!分别.{0,4})\d{1,3}，)(?=\d(?:%|[万亿][元件亩吨美人]|个百分点))/gu
// 价值1、08亿元   只有13、6%
//      ^                ^  后一个数小的，不是并列的两个数
const pause = /、(?<=(?<![\d、.第—～~-])\d{1,3}、)(?=\d{1,2}(?:[%℃]|[万亿][^、]|摄氏度|个百分点)(?![、和或至]))/gu

const parted: readonly (readonly [RegExp, 'prose' | 'wide'])[] = [[apostrophe, 'prose'], [colon, 'prose'], [comma, 'prose'], [wideComma, 'wide'], [pause, 'wide']]

export default defineRule({
  summary: '小数点用半角下圆点，小数点前的“0”不能省',
  why: '小数点写成间隔号、句号、全角点，或省去前面的“0”，一个数就成了两个数，或者看错一位。',
  source: 'GB/T 15835—2011 5.1.2',
  covers: ['N11'],
  severity: 'error',
  yieldsTo: ['number-width'],
  examples: [
    '增长0{．=>.}46个百分点。',
    '投资10{·=>.}5亿元。',
    '投资10{。~>.}5亿元。',
    '下降{=>0}.46%。',
    '这样的说法令人信服.13个方面的优势很明显.',
    '每户领到1{’~>.}6万元，养殖面积2{:~>.}4万亩，增长5{,~>.}4%，命中率43{，~>.}6%，价值1{、~>.}08亿元，占13{、~>.}6%。',
    '涨幅分别为13、6%，提前2、3年，共3、5万元，第8、5%分位。',
    '以3:2取胜，万人欢呼；配比为3:7，1,024万元，分别为12%，8%。',
    '增长0{,~>.}46个百分点。',
    '增长5{..=>.}8%。',
    '修通道路3.0{.}5公里，沟渠全长0.5{.}公里。',
    '升级到3.0.5版，见1.2.5节。',
    '增长0.46个百分点，投资10.5亿元，“3·15”晚会。',
    '歼-20、No.3个人赛、5.1版本、第3.5%处。',
    '共有12人。30个项目开工。',
    '比分为3：0，46个球。',
    '以2—0取胜，2—0，20万球迷彻夜狂欢；新增为0，13个区清零。',
    '方案1：5万元以内，方案2：8万元以内。',
  ],
  *check(article) {
    for (const [pattern, where] of parted) for (const { start, end } of matches(article, pattern, { in: where })) {
      if (pattern === pause && !isFraction(article.wide, start)) continue
      yield { start, end, message: `数中的“${article.prose.slice(start, end)}”疑为小数点“.”`, suggest: ['.'], severity: 'warning' }
    }
    const { prose, wide } = article
    for (let at = prose.indexOf('．'); at >= 0; at = prose.indexOf('．', at + 1)) {
      fraction.lastIndex = at + 1
      if (/\d/.test(wide[at - 1] ?? '') && fraction.test(wide)) yield { start: at, end: at + 1, message: '数中的“．”应为小数点“.”', fix: '.' }
    }
    const tokens = numbers(article)
    for (const k of partedNumbers(article)) {
      const token = tokens[k]!
      if (!POINTS.includes(token.after)) continue
      const mark = prose[token.end] ?? ''
      if (!'·。，,'.includes(mark) || ('，,'.includes(mark) && token.text !== '0')) continue
      fraction.lastIndex = token.end + 1
      const digits = fraction.exec(wide)?.[0]
      if (!digits) continue
      const at = { start: token.end, end: token.end + 1 }
      if (mark === '·') yield { ...at, message: `数中的“${mark}”应为小数点“.”`, fix: '.' }
      // 30个项目……：句号后面另起一句
      else if (mark === '。' ? digits.length < 3 && prose[token.end + 1 + digits.length] !== '个' : digits.length < 3 && !/^个(?!百分点)/u.test(prose.slice(token.end + 1 + digits.length, token.end + 5 + digits.length)) && !/[.,，:：比—\-–]/u.test(prose[token.start - 1] ?? '')) {
        yield { ...at, message: `数中的“${mark}”疑为小数点“.”`, suggest: ['.'], severity: 'warning' }
      }
    }
    for (const { start, end } of matches(article, second, { in: 'prose' })) yield { start, end, message: '一个数有两个小数点，请核对', severity: 'warning' }
    for (const { start, end } of matches(article, doubled, { in: 'prose' })) yield { start, end: end - 1, message: '小数点重复', fix: '.' }
    // 丢了全角的稿子里，“令人信服的.13个方面”是句号
    for (const { start } of matches(article, leading, { in: 'prose' })) if ('长降升增减低高为达约至比率占'.includes(prose[start - 1]!) || !hasNarrowStop(article)) yield { start, end: start, message: '小数点前应有“0”', fix: '0' }
  },
})

/** 13、6%：顿号后面的数小，又没有“分别”，不是并列的两个数；1、08亿：没有“08亿” */
function isFraction(wide: string, at: number): boolean {
  const [, first] = /(\d{1,3})$/u.exec(wide.slice(Math.max(0, at - 3), at))!
  const second = /^\d+/u.exec(wide.slice(at + 1, at + 4))![0]
  return second[0] === '0' || Number(second) < Number(first) && !/分别|依次|各|第|或/u.test(wide.slice(Math.max(0, at - 16), at))
}
