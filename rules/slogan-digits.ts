import { defineRule } from '../src/rule.js'
import { knownSlogans } from '../src/language/slogan-table.js'
import { inQuotes, phraseLists, phrasesByText } from '../src/language/slogans.js'

const HAN_DIGITS = '〇一二三四五六七八九十'

// 下面各种写法里都有的
const digit = /[\dNX]/u
// 4个意识、2个维护、5大行动：缩略语的数字用汉字
// ^
const counted = /^(\d{1,2})([个大项条种类有])(\p{Script=Han}{2,6})$/u
// 五+2、1+三：公式里汉字与阿拉伯数字混用
const mixed = /^(?=.*[一二三四五六七八九十])(?=.*[\dNX])[一二三四五六七八九十\dNX]+(?:\+[一二三四五六七八九十\dNX]+)+$/u

// 3个转变、5大行动：归纳性的名词，不是数东西
const abstract = /^(?:转变|统一|结合|回归|坚持|坚决|必须|一批|一流|意识|自信|确立|维护|确保|提升|行动|工程|平台|体系|机制|清单|计划|战略|突破|融合|协同|面向|先行|更加|覆盖|注重|聚焦|强化|带头|到位|满意|不变|不准|不放过|不摘|务必|走进|进|建设|攻坚|专项行动|攻坚战|自觉|自我|伟大|革命|精准|全覆盖|同步|倡议|文明)$/u

export default defineRule({
  summary: '口号、缩略语里的数字写法',
  why: '数字缩略语用汉字：“四个意识”不作“4个意识”；公式式的名称用阿拉伯数字，前后同一种：“5+2”“1+N”不作“五+2”；汉字年份和名称里的零用“〇”，不用阿拉伯数字0。已有的名称“345”机制、“8+X”照旧。引号里真是数量（“3个苹果”）时不查，只查通行短语表里的、或文中另有汉字写法的。',
  source: 'GB/T 15835—2011 4.2；编辑部惯例',
  covers: ['S08', 'N08'],
  severity: 'warning',
  examples: [
    '增强{“4个意识”~>“四个意识”}，做到{“2个维护”~>“两个维护”}。',
    '培育{“五+2”~>“5+2”}战略性新兴产业。',
    '“五大抓手”见效，{“5大抓手”~>“五大抓手”}不松。',
    '规划建设{“二0二五”~>“二〇二五”}展区。',
    '推进{“3个转变”~>“三个转变”}，实施{“5大行动”~>“五大行动”}。',
    '增强“四个意识”，建立“345”机制。',
    '“5+2”战略性新兴产业、“1+N”政策体系、“8+X”综合服务。',
    '他数了数，说“3个苹果”。',
    '“24小时”读书驿站开门。',
  ],
  *check(article) {
    const texts = phrasesByText(article)
    for (const phrases of phraseLists(article)) {
      const { text } = phrases[0]!
      const right = digit.test(text) ? rightDigits(text, texts) : undefined
      if (!right) continue
      const known = knownSlogans.has(right) || texts.has(right) || !counted.test(text)
      for (const { quote } of inQuotes(phrases)) {
        const [open, close] = quote.mark === '‘' ? '‘’' : '“”'
        yield { start: quote.start, end: quote.end, message: `“${text}”中的数字宜作“${right}”`, suggest: [`${open}${right}${close}`], ...(known ? {} : { severity: 'info' as const }) }
      }
    }
  },
})

function rightDigits(text: string, others: ReadonlyMap<string, unknown>): string | undefined {
  const abbreviation = counted.exec(text)
  if (abbreviation) {
    const [, digits, unit, noun] = abbreviation
    const n = Number(digits)
    for (const numeral of n === 2 ? ['两', '二'] : [inHan(n)]) {
      const form = `${numeral}${unit}${noun}`
      if (knownSlogans.has(form) || others.has(form)) return form
    }
    if (n > 1 && n <= 10 && /[个大项]/u.test(unit!) && abstract.test(noun!)) return `${n === 2 ? '两' : inHan(n)}${unit}${noun}`
    return undefined
  }
  if (mixed.test(text)) return text.replace(/[一二三四五六七八九十]/gu, (c) => String(HAN_DIGITS.indexOf(c)))
  if (/[一二三四五六七八九]0|0[一二三四五六七八九]/u.test(text) && !/[1-9]/u.test(text)) return text.replace(/0/gu, '〇')
  return undefined
}

function inHan(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return `${tens > 1 ? HAN_DIGITS[tens] : ''}${tens ? '十' : ''}${ones || !tens ? HAN_DIGITS[ones] : ''}`
}
