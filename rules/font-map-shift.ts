import { unusual } from '../src/language/unusual.js'
import { defineRule, matches } from '../src/rule.js'

const shifted: Readonly<Record<string, string>> = { 癿: '的', 収: '发', 斱: '方', 叐: '受', 丌: '不', 亍: '于', 仸: '任', 劢: '动', 秱: '移', 乊: '之' }
// 发展癿方向
//   ^  字体编码错位的字
const glyph = /癿(?!藏)|亍(?<!彳亍)|丌(?!官)|[収斱叐仸劢秱乊]/gu
const telling = /[癿斱叐仸秱乊]/u

export default defineRule({
  summary: 'PDF 字体编码错位的字',
  why: '有的 PDF 内嵌字体编码错位，复制出来“的”成了“癿”、“方”成了“斱”，通篇成批出现。彳亍、人名用的劢、日文里的収单独出现时不报。改动的是汉字，所以只给建议。',
  source: '编辑部惯例',
  covers: ['O19'],
  severity: 'error',
  examples: [
    '新能源发展{癿~>的}方向明确。',
    '优秀{癿~>的}研{収~>发}能力来自团队。',
    '较高{癿~>的}质量标准和{斱~>方}便的剂型。',
    '发展的方向', '公司的构成', '受访者表示', '他独自彳亍在雨巷里。', '王劢获得冠军。', '积石山县癿藏镇发生地震，王劢赶赴现场，记者在路上彳亍，孔子之妻为丌官氏。', '写作“収入”的是日文。',
  ],
  *check(article) {
    if (!unusual(article).shifted) return // 其余几个单独出现是人名、日文
    const found = [...matches(article, glyph)]
    if (!found.some(({ text }) => telling.test(text))) return
    for (const { start, end, text } of found) {
      yield { start, end, message: `“${text}”疑为“${shifted[text]}”，是字体编码错位`, suggest: [shifted[text]!] }
    }
  },
})
