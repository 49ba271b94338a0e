import { flaws } from '../src/language/quotes.js'
import { defineRule } from '../src/rule.js'

const neverFirst = Array.from('。，、；：？！”’）》〉】〕～', (c) => c.charCodeAt(0))
const neverLast = Array.from('“‘（《〈【〔', (c) => c.charCodeAt(0))
const halves = Array.from('—…', (c) => c.charCodeAt(0))
const STOP = '。'.charCodeAt(0) // 大多数行以它收尾

export default defineRule({
  summary: '点号、后半标号不在行首，前半标号不在行末',
  why: '一行以逗号、句号、后引号开头，或以前引号、前括号收尾，说明文字在这里断开或丢失了。段落因换行截断的，由断段规则报告。',
  source: 'GB/T 15834—2011 5.1.1—5.1.9',
  covers: ['P32'],
  severity: 'error',
  yieldsTo: ['paragraph-broken'],
  examples: [
    '{，}全市经济稳中向好。',
    '{。}这是今年首场演出。',
    '一条大河{—}\n—长江穿城而过。',
    '——访劳动模范李某',
    '（记者王某）',
    '“路通了。”',
    '……他没有再说下去。',
    '《海》公演。',
    '会议通过了《',
    '来海岛住一晚，记得带一件厚外套。\n\n～END～',
  ],
  *check(article) {
    const { wide } = article
    // 本身缺了另一半的引号、括号，由各自的规则报告
    const isAlone = (at: number): boolean => flaws(article).some((flaw) => flaw.at === at)
    for (const { start, end } of article.blocks) {
      if (neverFirst.includes(wide.charCodeAt(start)) && !isAlone(start) && !/^’\d/u.test(wide.slice(start, start + 2)) && !(wide[start] === '～' && wide[end - 1] === '～')) yield { start, end: start + 1, message: `“${wide[start]}”不应在行首，疑有断行或缺字` }
      const last = wide.charCodeAt(end - 1)
      if (last === STOP) continue
      if (neverLast.includes(last) && end - start > 1 && !isAlone(end - 1)) yield { start: end - 1, end, message: `“${wide[end - 1]}”不应在行末，疑有断行或缺字` }
      // 一条大河—⏎—长江：破折号、省略号拆在两行
      if (halves.includes(last) && wide.charCodeAt(end + 1) === last && wide.charCodeAt(end - 2) !== last) yield { start: end - 1, end, message: `“${wide[end - 1]!.repeat(2)}”不应拆在两行` }
    }
  },
})
