import { allRoles, defineRule, matches } from '../src/rule.js'

const DIGIT: Readonly<Record<string, string>> = { O: '0', o: '0', О: '0', о: '0', '〇': '0', '○': '0', '◯': '0', l: '1', I: '1', '|': '1', '丨': '1', '｜': '1' }

// 2O23年   l2月   3O万元   增长I5%   2l世纪
//  ^       ^      ^         ^        ^
const letter = /[OoОо〇○◯lI|丨｜]+/gu
// 共1S0个   2B3万元：夹在两个数字中间的
//    ^       ^
const shaped = /[SsBZzbGgqQDi](?<=\d.)(?=\d)/gu
// 9z.6%   18D万元   12G个   8s岁
//  ^        ^         ^      ^  数字之后、单位之前的；5G、3D、4S是名称
const tail = /[sSzZbBqgGQDi](?<=(?<![A-Za-z\d.\-])\d{1,4}.)(?=\.\d+[%万亿]|[年月日岁]|万?[元名亩户]|[%％]|[万亿][人吨件]|个(?!股))/gu
// z021年   共容纳Z40名   信息l300多条
//  ^               ^          ^  打头的
const head = /[zZ](?<=[^A-Za-z\d.\-].)(?=0\d\d年|\d{1,3}(?:\.\d+)?(?:[%万亿]|[元岁名天户亩](?![A-Za-z])))|[li](?<=[\p{Script=Han}，。、；：“].)(?=\d{2,}(?:\.\d+)?(?:[多年月日时分个名人万亿%元吨亩户条位件次场米座所]|公里|领先|比\d))/gu
// ll月24日   I月1日
const month = /[lI]{1,2}(?<=(?<![A-Za-z\d.\-])[lI]{1,2})(?=月\d{1,2}日)/gu
// 自1]月份以来
//    ^  前面没有“[”
const bracket = /\](?<=[\d今去本当从自至到截于年]\])(?=\d?月(?:份|\d|[，。、底初末中起至])|\d?日[，。、起至上下])/gu
const SHAPES: Readonly<Record<string, string>> = { S: '5', s: '5', B: '8', Z: '2', z: '2', b: '6', G: '6', g: '9', q: '9', Q: '0', D: '0', i: '1', l: '1', ']': '1' }
/** 竖线常作栏目与正文之间的分隔（视频丨2023年3月），只有夹在一个说得通的数里才算 */
const BAR = /[|丨｜]/u

/** 数字之后能跟的：数量单位、年月日、百分号、标点 */
const BEHIND = /^[年月日号时点分秒个名人万亿千百%‰℃元吨亩户件次米公里克家项所条台岁届世天周倍村户度座期级位场只辆套种处张页名成余多几]/u

/** 字母打头时更要拿得准：I5处理器不是数 */
const SURE = /^[年月日时分个名人万亿%元吨亩户]/u

export default defineRule({
  summary: '数字里不能混入字母 O、l、I',
  why: '扫描识别和手工录入常把 0 认成 O、〇，把 1 认成 l、I、|。混在数字里肉眼难辨，数据却错了。型号、化学式和网址（CO2、O2O、G20、Wi-Fi）不查。',
  source: '编辑部惯例；GB/T 15835—2011 5.1.7',
  covers: ['O02', 'O03'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '2{O=>0}23年3月15日举行。',
    '投入3{O=>0}万元，2{O=>0}2{O=>0}年。',
    '投入{O=>0}.8亿元，共3{〇~>0}个。',
    '{l=>1}2月{l=>1}日起施行。',
    '增长{I=>1}5%，减少l个百分点。',
    '进入2{l=>1}世纪。',
    '全县共有{lO=>10}5个村。',
    '第{l=>1}0届运动会，共1{S~>5}0个项目，投入2{B~>8}3万元。',
    '风险为8%—{l=>1}3%。',
    '签约居民有2{z~>2}6万人，居民续约率9{z~>2}.6%。', '购房款18{D~>0}万元。', '最年长的8{s~>5}岁。', '可容纳{Z~>2}40名学生，回收信息{l~>1}300多条。',
    '02｜天下，8|人物，12｜周末，3｜名家，桶装5l米酒，新建5G300个，流量10G30元，7D名片，iPhone 6s元件。',
    '5G用户、3D打印、4S店、2B业务，128G内存，6G年内试验，3D名画。',
    '今年{]~>1}1月起施行，截至{]~>1}月底。',
    '自1{]~>1}月份以来已举办十场，[1]月报，[2024年1]月底。',
    '减排CO2 3万吨，O2O业务增长12%。',
    '二〇二三年，G20峰会在杭州举行，PM2.5下降。',
    '比亚迪3S店，4S店，1Z5型，2B3室。',
    '大会{ll=>11}月24日召开，{I=>1}月3日开工。',
    '第11届运动会12月1日开幕，H2O是水的化学式。',
    '他的车牌尾号是5O8的轿车停在楼下。',
    'MP3、4K、5G、A4纸、B12、iPhone12手机。',
    '视频丨2023年3月15日，专题|12月动态，3月｜15日。',
    '参数为l=5个单位长，I5处理器。',
  ],
  patterns: [letter, shaped, tail, head, bracket, month],
  *check(article) {
    const { wide } = article
    for (const { start, end, text } of matches(article, letter)) {
      if (wide[start - 1] === '月' && wide[end] === '日' && /^[lI]+$/u.test(text)) {
        yield { start, end, message: `“${text}日”里的“${text}”应为数字“${fixOf(text)}”`, fix: fixOf(text) }
        continue
      }
      // 5l米酒：升
      if (text === 'l' && wide[end] === '米' && /[酒醋]/u.test(wide[end + 1] ?? '')) continue
      const digitBefore = isDigit(wide[start - 1])
      const digitBehind = isDigit(wide[end]) || (wide[end] === '.' && isDigit(wide[end + 1]) && !digitBefore)
      if (!digitBefore && !digitBehind) continue
      if (!digitBehind && !BEHIND.test(wide.slice(end, end + 1))) continue
      let from = start
      while (start - from < 12 && (isDigit(wide[from - 1]) || (wide[from - 1] === '.' && isDigit(wide[from - 2])) || (wide[from - 1]! in DIGIT && isDigit(wide[from - 2])))) from--
      let to = end
      while (to - end < 12 && (isDigit(wide[to]) || (wide[to] === '.' && isDigit(wide[to + 1])) || (wide[to]! in DIGIT && (isDigit(wide[to + 1]) || BEHIND.test(wide[to + 1] ?? ''))))) to++
      // 一头一尾都不能是字母或连着型号、网址的符号；后面要跟单位
      // 10%-l5% 的短横线是起止号
      if ((/[A-Za-zА-я_/@#\-+=]/u.test(wide[from - 1] ?? '') && !/[\d%]-$/u.test(wide.slice(Math.max(0, from - 2), from))) || !BEHIND.test(wide.slice(to, to + 1))) continue
      if (!digitBefore && (/[〇○◯|丨｜]/u.test(text) || !(SURE.test(wide.slice(to, to + 1)) || (wide[from - 1] === '第' && text !== 'I')))) continue
      const value = Number(fixOf(wide.slice(from, to)))
      const unit = wide[to]!
      // 02｜天下，8|人物：版次与栏目
      if (BAR.test(text) && !digitBehind && !/[年月]|日(?![报历常程志化])/u.test(wide.slice(to, to + 2))) continue
      if (BAR.test(text) && !(unit === '年' ? to - from === 4 : unit === '月' ? value <= 12 : unit === '日' ? value <= 31 : value < 1000)) continue
      yield { start, end, message: `“${wide.slice(from, to)}”里的“${text}”应为数字“${fixOf(text)}”`, ...(/[〇丨]/u.test(text) ? { suggest: [fixOf(text)] } : { fix: fixOf(text) }) }
    }
    for (const { start, end, text } of matches(article, month)) yield { start, end, message: `“${text}月”里的“${text}”应为数字“${fixOf(text)}”`, fix: fixOf(text) }
    for (const { start, end, text } of matches(article, shaped)) {
      const number = /(?<![A-Za-z\d.\-])\d+$/u.exec(wide.slice(Math.max(0, start - 6), start))
      const rest = /^\d+(?:\.\d+)?(?=[年月日个名万亿%元吨亩户家人岁条])/u.exec(wide.slice(end, end + 10))
      // 5G300个基站，流量10G30元
      if (number && rest && !(text === 'G' && (/^[2-6]$/u.test(number[0]) || /[元天日月年]/u.test(wide[end + rest[0].length]!)))) yield { start, end, message: `“${number[0]}${text}${rest[0]}”里的“${text}”疑为数字“${SHAPES[text]}”`, suggest: [SHAPES[text]!], severity: 'warning' }
    }
    for (const pattern of [tail, head, bracket]) for (const { start, end, text, block } of matches(article, pattern)) {
      if (text === ']' && wide.slice(block.start, start).includes('[')) continue
      const number = wide.slice(Math.max(block.start, start - 4), Math.min(block.end, end + 4))
      if (named.test(wide.slice(Math.max(block.start, start - 3), end + 2))) continue
      yield { start, end, message: `“${number}”里的“${text}”疑为数字“${SHAPES[text]}”`, suggest: [SHAPES[text]!], severity: 'warning' }
    }
  },
})

/** 5G、3D、4S、2B是名称，不是数 */
const named = /(?<!\d)\d{1,2}G年|(?<!\d)[2-6]G(?!岁|\d)|(?<!\d)[2-9]D|(?<!\d)[3-9][Ss](?!岁)|(?<!\d)[12][bBzZ]|\d[Gg][个元]|[A-Za-z]{2}/u

const fixOf = (text: string): string => text.replace(/[^\d.]/gu, (c) => DIGIT[c] ?? c)
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9'
