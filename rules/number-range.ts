import type { Article } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'
import { isCode, joinedNumbers, numbers, type NumberToken } from '../src/language/numbers.js'

/** 连接数字的符号 → 该用的符号。 */
const MARKS: Readonly<Record<string, string>> = { '—': '—', '～': '～', '-': '—', '~': '～', '〜': '～', '–': '—', '―': '—', '─': '—', '－': '—', '−': '—', '——': '—', '--': '—', '－－': '—', '~~': '～', '～～': '～', '――': '—', '──': '—', '━━': '—', '—-': '—', '-—': '—', '~-': '～', '-~': '～', '—～': '～', '～—': '～', '到—': '到', '到-': '到', '至—': '至', '至-': '至', 至: '至', 到: '到' }

/** 起点后面的单位：3月5日——11日 */
const PLAIN_UNIT = /[年月日时分号岁级度米吨元]|公里|℃/uy
/** 数量单位：前面的半字线只能是起止号（型号、电话、比分、学年后面没有它们） */
const QUANTITY = /[年月日时天周岁个名人元吨亩户件次倍度%‰℃万亿斤克米家条项台套所只]|公[里斤顷]|小时|分钟|千[克米瓦]|厘米|毫[米升]/uy

export default defineRule({
  summary: '数值范围的连接号和单位',
  why: '起止之间用一字线“—”或浪纹线“～”，不用破折号、半字线和半角波浪号。百分号和“万”“亿”不能省：“15～30%”是从 15 到 30%，“9～16亿元”是从 9 元到 16 亿元。其他单位前一个可以省（5～10公斤）。电话、型号、比分、标准号里的半字线不动。',
  source: 'GB/T 15835—2011 5.1.3；GB/T 15834—2011 4.13.3.2、A.11',
  covers: ['N12', 'P22'],
  severity: 'error',
  options: {
    hyphen: { default: true, help: '数量范围里的半字线（10-15公斤）也提示' },
  },
  examples: [
    '增长{15～30%=>15%～30%}。',
    '增长{15～30％=>15％～30％}。',
    '客流增长{4—6.5%=>4%—6.5%}。',
    '损失率在{0.5~1%=>0.5%～1%}之间。',
    '增幅约{4-6%=>4%—6%}。',
    '投入{9～16亿元~>9亿～16亿元}。',
    '新增{50—60万个~>50万—60万个}岗位。',
    '增幅在{10%～15~>10%～15%}之间。',
    '增幅在{15至30%~>15%至30%}之间，投入{9到16亿元~>9亿到16亿元}。',
    '会期为3月5日{——=>—}11日。',
    '规划期为2023{--=>—}2025年。',
    '规划期为2023{–=>—}2025年，共2{――=>—}3个，约5{到—=>到}7天。',
    '每亩用种量10{~=>～}15公斤。',
    '每亩用种量10{-~>—|～}15公斤。',
    '1{-~>—|～}10月，全市进出口总额增长3%。',
    '孩子多在{15—10~>10—15}岁，工期{5至3~>3至5}年。',
    '以2-1胜出，由5至3年，公元前475—221年，零下20—10℃，1998—02年，11—2月，22—6时，5～-3℃。',
    '确定2—3项工作重点抓，规划期为2021—2025年。',
    '增长15%～30%，投入9亿～16亿元，用种10～15公斤，气温-36～-8℃。',
    '咨询电话0515-86123456，校园卡尾号3-1-502，比分3-1。',
    '歼-20、CN11-1399、GB/T 15834—2011、波音737-800飞机。',
    '2023-03-15 08:30发布，2019—2020赛季收官。',
    '费率为0—3%，从2015年到30%以上，15%至30%。',
    '票价2000—5万元不等。',
    '占比达到30%——这是五年来最高的。',
    '他今年80——“老骨头还能干”，他说。',
  ],
  *check(article, { hyphen }) {
    const { wide } = article
    const tokens = numbers(article)
    for (const k of joinedNumbers(article)) {
      const first = tokens[k - 1]!
      const second = tokens[k]!
      const { tail } = first
      const gap = second.start - tail
      if (gap > 4) continue
      const at = gap === 1 ? tail : behind(wide, tail, PLAIN_UNIT)
      const was = wide.slice(at, second.start)
      const right = MARKS[was]
      if (!right) continue
      if (isCode(first) || /[A-Za-z—～\-.]/u.test(wide[second.end] ?? '') || wide[first.start - 1] === '—' && wide[first.start - 2] !== '—') continue
      const quantity = read(wide, second.end, QUANTITY)
      const ascii = was === '-'
      if (isReversed(article, first, second, at)) {
        const turned = `${second.text}${wide.slice(first.end, second.start)}${first.text}`
        yield { start: first.start, end: second.end, message: `“${wide.slice(first.start, second.end)}”起止疑颠倒`, suggest: [turned], severity: 'warning' }
        continue
      }
      if (ascii && (!quantity || first.value >= second.value || first.text.startsWith('0') && !first.text.includes('.'))) continue
      const scale = scaleProblem(article, first, second, at, right)
      if (scale) yield scale
      else if (ascii) {
        if (hyphen) yield { start: at, end: second.start, message: '起止之间的半字线“-”宜为“—”或“～”', suggest: ['—', '～'], severity: 'info' }
      } else if (right !== was && (!/^[—―─━]{2}$/u.test(was) || continues(first, second, at)) && (!/[－−]/u.test(was) || quantity)) {
        yield { start: at, end: second.start, message: `起止之间的“${was}”应为“${right}”`, fix: right }
      }
    }
  },
})

/** 5—3年：后一个数反而小；2-1战胜（比分）、由5至3、1998—02年、22—6时不算 */
function isReversed({ wide }: Article, first: NumberToken, second: NumberToken, at: number): boolean {
  if (at !== first.tail || first.value <= second.value || first.scale !== '' && first.scale !== second.scale || first.digits === 4 || second.text.startsWith('0')) return false
  return !/[比第由从降胜负前下\-—]$/u.test(wide.slice(first.start - 1, first.start)) && (second.scale === '%' || /^[万亿]?(?:[岁年天元吨户名℃]|公[里斤])/u.test(wide.slice(second.end, second.end + 3)))
}

/** A percent sign, 万 or 亿 that one of the two numbers lacks. */
function scaleProblem({ wide, prose }: Article, first: NumberToken, second: NumberToken, at: number, joint: string): Problem | undefined {
  const { start } = first
  const spoken = joint === '至' || joint === '到'
  const missing = missingScale(first, second, at)
  if (missing) {
    const end = missing === '%' ? second.tail : behind(wide, second.tail, /[元人吨个名]/uy)
    const was = prose.slice(start, end)
    // 全角百分号照样补全角的
    const right = `${prose.slice(start, first.end)}${missing === '%' ? prose[second.end] : missing}${joint}${prose.slice(second.start, end)}`
    // “至”“到”连接的，标准没有明说
    if (spoken) return { start, end, message: `“${was}”宜为“${right}”，前一个数的“${missing}”不宜省`, suggest: [right], severity: missing === '%' ? 'warning' : 'info' }
    if (missing === '%') return { start, end, message: `“${was}”应为“${right}”，前一个数的百分号不能省`, fix: right }
    return { start, end, message: `“${was}”疑为“${right}”，前一个数的“${missing}”不能省`, suggest: [right], severity: 'warning' }
  }
  if (first.scale === '%' && second.scale === '' && at === first.tail && second.value > first.value && !spoken && /[，。；、）的左以之间区不\n]/u.test(wide[second.end] ?? '\n')) {
    const was = prose.slice(start, second.end)
    return { start, end: second.end, message: `“${was}”疑为“${was}%”，后一个数缺百分号`, suggest: [`${was}%`], severity: 'warning' }
  }
  return undefined
}

/** What multiplies the second number and is missing behind the first, if that can only be an oversight. */
function missingScale(first: NumberToken, second: NumberToken, at: number): string | undefined {
  if (at !== first.end || first.scale !== '' || second.scale === '' || second.scale === '‰') return undefined
  // 0 不需要百分号；2000—5万 的前一个数确是 2000
  if (first.value === 0 || first.value >= second.value || first.value >= 1000) return undefined
  return second.scale
}

/** 占比30%——5年来最高：破折号后面另起一说，不是起止。 */
function continues(first: NumberToken, second: NumberToken, at: number): boolean {
  if (first.value >= second.value && at === first.tail) return false
  return at > first.tail || first.scale === second.scale
}

function read(text: string, at: number, pattern: RegExp): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function behind(text: string, at: number, pattern: RegExp): number {
  return at + (read(text, at, pattern)?.length ?? 0)
}
