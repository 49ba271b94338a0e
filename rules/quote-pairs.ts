import { flaws, oddQuotes } from '../src/language/quotes.js'
import { defineRule } from '../src/rule.js'

const partners: Readonly<Record<string, string>> = { '“': '”', '”': '“', '‘': '’', '’': '‘', '「': '」', '」': '「', '『': '』', '』': '『' }
const closers: Readonly<Record<string, string>> = { '《': '》', '〈': '〉', '（': '）', '【': '】', '〔': '〕' }
const names: Readonly<Record<string, string>> = { '“': '双引号', '”': '双引号', '‘': '单引号', '’': '单引号' }

export default defineRule({
  summary: '引号前后成对，方向不反，里面不空',
  why: '缺了一半的引号使引文没有边界，读者分不清哪些是别人的话；两个前引号或两个后引号多是输入法或识别所致。按段核对：分段引用时每段段首用前引号、只有末段用后引号，不算缺；一句话被换行截成两段，也不重复报。',
  source: 'GB/T 15834—2011 4.8.2、4.8.3.5、5.1.3',
  covers: ['P12', 'P14'],
  severity: 'error',
  examples: [
    '{“守护这片海，是我们的责任。他说。}',
    '{网友称赞他是最美逆行者”}。',
    '推出“活力赛事”“避暑康养{“~>”}等旅游产品。',
    '{”~>“}锆石”高超音速导弹亮相。',
    '她答：“爷爷常说{‘不怕慢，就怕站。}”',
    '他把这称为{“”}，还写进了日记。',
    '“守护这片海，是我们的责任。”他说。',
    '网友称赞他是“最美逆行者”。',
    '他说：“要弘扬‘孺子牛’精神。”',
    '“第一段是开头。\n\n“第二段接着说。\n\n“最后一段收尾。”',
    '她在信里写道：“那年水大。\n\n“后来堤修好了，再没淹过。”',
    '老人说：“先修路，\n\n再修渠。”',
    '他背出“‘Tis better to have loved and lost.”，衣服上印着“Rock ’n’ Roll”。',
    '来自西安（Xi’an）的O’Neill说，’95级的同学都到了。',
    '解读《推进“一县一品”实施方案》。',
    '“《》”叫书名号，“（）”叫括号，引号“”要成对，答案填入（）内。',
    '1）先报名；2）再缴费；3）领“参赛证”。',
  ],
  *check(article) {
    for (const { mark, start, end, closed } of oddQuotes(article)) if (closed && end - start === 2 && !isNamed(article.wide, start, end)) yield { start, end, message: `${mark} ${partners[mark] ?? closers[mark]}里没有内容，疑有缺字` }
    for (const { kind, at, mark, start, end } of flaws(article)) {
      const other = partners[mark]
      if (!other) continue
      const name = names[mark] ?? '引号'
      // 引文里的原话不再套引号，免得引号叠引号
      if (kind === 'reversed') yield { start, end, message: `${name}方向反了，这里应为${'“‘「『'.includes(other) ? '前' : '后'}引号`, suggest: [other] }
      else if (kind === 'unclosed') yield { start, end, message: `“${article.prose.slice(at + 1, Math.min(end, at + 13))}”前面的${name}没有收尾，缺少后一半` }
      else yield { start, end, message: `“${article.prose.slice(Math.max(start, at - 12), at)}”后面的${name}没有开头，缺少前一半`, related: [{ start: at, end: at + 1, message: '没有开头的后引号' }] }
    }
  },
})

/** “《》”叫书名号、引号“”、填入（）内：讲的是标点，或是待填的空 */
function isNamed(wide: string, start: number, end: number): boolean {
  return wide[start - 1] === '“' && wide[end] === '”' || /(?:书名号|引号|括号|填入|填在)$/u.test(wide.slice(Math.max(0, start - 3), start)) || wide[start] === '（' && /[内里中]/u.test(wide[end] ?? '')
}
