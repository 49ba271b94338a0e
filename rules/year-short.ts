import { defineRule } from '../src/rule.js'
import { articleDate, datedNumbers, isCode, numbers, unit } from '../src/language/numbers.js'

const YEAR = unit('年')

/** 后面是月份：98年3月。只能是年份（20年3个月是时长） */
const MONTH = /年(?=(?:1[0-2]|0?[1-9])月(?![大龄])|[一二三四五六七八九十]{1,2}月(?:份|[一二三四五六七八九十]{1,3}[日号]))/uy
/** 后面是一年中的时段：98年底、09年初 */
const SEASON = /年(?:底(?![蕴气线色子层部])|初(?![心衷期级步始创见显具成次])|末(?!尾)|春(?![秋华风夏晖光运])|夏(?:天|季)|秋(?:天|季)|冬(?:天|季)|[上下]半年|年[初底末]|第?[一二三四]季度)/uy

/** 后面是一生中的大事：92年入党 */
const EVENT = /年(?:参加(?:工作|革命)|入[党团伍]|参军|毕业(?!生)|出生|生人|考[入上取]|进厂|结婚|成立|从[^，。]{1,8}毕业)/uy

export default defineRule({
  summary: '年份写全四位数字',
  why: '“98年底”“21年3月”读者要猜是哪个世纪，也会与时长混淆。年份一律写四位；起止年份的后一个也不能省作两位（2021—2025年）。“改革开放40年”“80年来”是时长，“77级”是届别，不查；“’98”只用于事件名。',
  source: 'GB/T 15835—2011 5.1.4 示例3、5.2.2',
  covers: ['N14'],
  severity: 'error',
  examples: [
    '{98年~>1998年}底投产。',
    '{09年~>2009年}初，他回乡创业。',
    '{21年~>2021年}3月15日，大桥通车。',
    '{’21年~>2021年}3月，大桥通车。',
    '他{95年~>1995年}12月参加工作。',
    '规划期为2021—{25年~>2025年}。',
    '截至{20年~>2020年}11月30日，报名结束。',
    '1978年至{85年~>1985年}，他在村里教书。',
    '{08年~>2008年}汶川地震时他还是学生。',
    '他于{85年~>1985年}参加工作，{92年~>1992年}入党。',
    '截至{22年~>2022年}底，全市建成60个站点。',
    '1998年底投产，规划期为2021—2025年。',
    '走过96年光辉历程，抗战胜利80年来。',
    '有期徒刑20年3个月，工龄30年6个月。',
    '改革开放40年春华秋实，扎根山区30年初心不改，85年春秋。',
    '2021年至今已有15年，任期为2021年至2025年。',
    '栽下的树要等10年秋后才结果，80年代的房子。',
    '纪念“’98抗洪”，学校成立90年，00年代生人，工作38年退休。',
    '民国26年7月7日，公元79年8月24日，公元前44年3月15日，光绪24年6月11日，昭和20年8月15日。',
    '建校80年毕业生逾10万人，连续12年3月上山植树。',
    '1950年到60年代，1970年至80年代的老照片。',
    '从1921年到49年后的1970年。',
  ],
  *check(article) {
    const { wide } = article
    const tokens = numbers(article)
    for (const k of datedNumbers(article)) {
      const token = tokens[k]!
      if (token.digits !== 2 || token.after !== YEAR) continue
      const before = wide[token.start - 1] ?? ''
      if (isCode(token) && before !== '-' || before === '.') continue
      const full = fullYear(token.value, articleDate(article)?.year)
      const from = rangeStart(wide, token.start)
      if (from !== undefined) {
        // 2021—25年：后两位接着前一个年份往下数
        if (token.value > from % 100 && !/[代间后前来度多]/u.test(wide[token.end + 1] ?? '')) yield problem(token.start, token.end + 1, `${token.text}年`, `${Math.floor(from / 100)}${token.text}年`)
        continue
      }
      // 08年：以 0 开头的只能是年份
      const sure = at(wide, token.end, MONTH) || (token.text[0] === '0' && wide[token.end + 1] !== '代')
      if (sure && /(?:[元国前帝宗期]|昭和|大正|明治|平成|令和|道光|康熙|雍正|乾隆|嘉庆|咸丰|同治|光绪|宣统|万历|嘉靖|崇祯|洪武|永乐|贞观|开元|建武|[连持陆]续|时隔|每隔|此后|整整)$/u.test(wide.slice(Math.max(0, token.start - 2), token.start))) continue
      const era = /^[089]/u.test(token.text)
      const upTo = /截(?:至|止|至到|止到)$/u.test(wide.slice(Math.max(0, token.start - 3), token.start))
      if (!sure && !(at(wide, token.end, SEASON) && (upTo || (era && !/[—～\-~至到第前近约过历经]/u.test(before)))) && !(era && at(wide, token.end, EVENT) && !/[第前近约过历经满]/u.test(before))) continue
      const apostrophe = before === '’' || before === "'" || before === '‘'
      yield problem(apostrophe ? token.start - 1 : token.start, token.end + 1, wide.slice(apostrophe ? token.start - 1 : token.start, token.end + 1), `${full}年`)
    }
  },
})

const problem = (start: number, end: number, was: string, right: string) => ({ start, end, message: `“${was}”疑为“${right}”，年份应写四位数字`, suggest: [right] })

function at(text: string, index: number, pattern: RegExp): boolean {
  pattern.lastIndex = index
  return pattern.test(text)
}

/** The four-digit year in front of a range mark that ends here, if there is one. */
function rangeStart(wide: string, end: number): number | undefined {
  const m = /(?<!\d)((?:19|20)\d\d)(年?)([—～~\-–－至到])$/u.exec(wide.slice(Math.max(0, end - 6), end))
  if (!m) return undefined
  // “1921年到49年后”“2021至25年”：“至”“到”前面没有“年”的说不准
  return /[至到]/u.test(m[3]!) && !m[2] ? undefined : Number(m[1])
}

/** 两位数指哪一年：不晚于稿件当年（没有日期时按 30 分界）的是 20××年。 */
const fullYear = (short: number, current = 2030): number => short <= current - 2000 ? 2000 + short : 1900 + short
