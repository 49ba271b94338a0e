import { hasNarrowStop } from '../src/article/width.js'
import { defineRule, matches } from '../src/rule.js'
import { isTransliteration } from '../src/language/transliteration.js'

// 安东尼奥・古特雷斯
//         ^  冒充间隔号的点
const lookalike = /[・•‧･∙⋅●](?=\p{Script=Han})(?<=\p{Script=Han}.)/gu
// 汤姆 · 克鲁斯
//    ^^^  间隔号旁的空格
const spaced = /·(?<=[ \u3000\u00A0]·)[ \u3000\u00A0]{0,2}|·[ \u3000\u00A0]{1,2}/gu
// 约翰.肯尼迪
//     ^  译名里的句点、实心点
const point = /[.．](?=\p{Script=Han})(?<=\p{Script=Han}.)/gu
// （解码．乡村文化振兴）   中国．抚州
//     ^                       ^  汉字之间全角的点
const full = /．(?<=[\p{Script=Han}—”](?<![一二三四五六七八九十、甲乙丙丁上中下]).)(?=\p{Script=Han})/gu
// 《水星·火星和金星》
//            ^  已用间隔号分开的题名
const and = /[和与](?=[^《》·\n]{1,6}》)(?<=《[^《》\n]{1,20}·[^《》·\n]{1,6}.)/gu
// 哈桑··鲁哈尼
//     ^^
const doubled = /··(?<=\p{Script=Han}··)(?=\p{Script=Han})/gu

// 完成投资12.5亿元·同比增长8%
//                ^  认成点的逗号
const comma = /·(?<=(?:\d[万亿]?元|美元|%|公里|公顷|[万亿\d][吨人件户亩]|人次|百分点)·)(?=\p{Script=Han})/gu

export default defineRule({
  summary: '间隔号用“·”（U+00B7）',
  why: '外国人名、少数民族人名各部分之间，书名与篇名之间，月日之间用间隔号。日文中点、项目符号、英文句点都不是间隔号，检索和排版会出错。',
  source: 'GB/T 15834—2011 4.14、5.1.7、附录A.12',
  covers: ['P23', 'O17'],
  severity: 'error',
  examples: [
    '联合国秘书长安东尼奥{・=>·}古特雷斯发表讲话。',
    '阿依古丽{•=>·}买买提当选。',
    '约翰{．=>·}斯密斯到访，哈桑{··=>·}鲁哈尼发表讲话。',
    '约翰{.~>·}肯尼迪号航母停靠。',
    '演员汤姆{ · =>·}克鲁斯到场。',
    '“清朗 · 网络”专项行动',
    '春水绕古城（寻找美丽乡村{．~>·|。|、}在江边）',
    '《水星·火星{和~>·}金星》开机。',
    '联合国秘书长安东尼奥·古特雷斯发表讲话。',
    '《水星·火星·金星》开机。',
    '《百年巨匠·齐白石和张大千》开播，《西游·降魔与伏魔》上映，《史记·屈原和贾生》选段。',
    '现场挂出横幅●大屏滚动播放●志愿者就位，要闻●时政',
    '联合国秘书长安东尼奥{●=>·}古特雷斯抵达。',
    '“九·一八”历史博物馆闭馆维护。',
    '盐城·建湖专场',
    '增长5.8%，“12·8”火灾',
    '完成投资12.5亿元{·~>，}同比增长8%。',
    '一．工作回顾',
    '•本报讯',
  ],
  patterns: [spaced, comma, and],
  prosePatterns: [lookalike, point, full, doubled],
  *check(article) {
    for (const { start, end, text } of matches(article, lookalike, { in: 'prose' })) {
      // 要闻●时政：报眉、栏目之间的圆点
      if (text === '●' && !isName(article.prose, start)) continue
      yield { start, end, message: `间隔号“${text}”应为“·”`, fix: '·' }
    }
    for (const { start, end, text } of matches(article, point, { in: 'prose' })) {
      if (isName(article.prose, start)) yield { start, end, message: `译名中的“${text}”应为间隔号“·”`, ...(text === '．' ? { fix: '·' } : { suggest: ['·'] }), ...(text === '.' && hasNarrowStop(article) ? { severity: 'warning' as const } : {}) }
    }
    for (const { start, end, block } of matches(article, full, { in: 'prose' })) if (start > block.start + 1 && !isName(article.prose, start)) yield { start, end, message: '汉字之间不用“．”，疑为间隔号“·”或别的标点', suggest: ['·', '。', '、'], severity: 'warning' }
    for (const { start, end } of matches(article, comma, { roles: ['body'] })) yield { start, end, message: '数量后面不用“·”，疑为“，”', suggest: ['，'], severity: 'warning' }
    for (const { start, end } of matches(article, doubled, { in: 'prose' })) yield { start, end, message: '间隔号重复', fix: '·' }
    for (const { start: dot, end, block } of matches(article, spaced)) {
      let start = dot
      while (start > block.start && /\s/u.test(article.prose[start - 1]!)) start--
      if (start - 2 >= block.start && isTransliteration(article.prose.slice(start - 2, start)) && isTransliteration(article.prose.slice(end, end + 2))) yield { start, end, message: '译名中间隔号旁的空格应删去', fix: '·', severity: 'warning' }
    }
    for (const { start, end, text } of matches(article, and)) if (isList(article.wide, start)) yield { start, end, message: `题名已用间隔号分开，“${text}”宜为“·”`, suggest: ['·'], severity: 'warning' }
  },
})

/** 《水星·火星和金星》三项一样长；《史记·屈原和贾生》《百年巨匠·齐白石和张大千》的前一项是书名、总名 */
function isList(wide: string, at: number): boolean {
  const from = wide.lastIndexOf('《', at)
  const items = wide.slice(from + 1, wide.indexOf('》', at)).split(/[·和与]/u)
  return items.every((item) => item.length === items[0]!.length) && !/^(?:史记|汉书|后汉书|三国|水浒|西游|红楼|聊斋|诗经|论语|左传|楚辞|庄子|孟子)$/u.test(items[0]!)
}

/** At least two transliteration characters on either side. */
function isName(prose: string, at: number): boolean {
  return isTransliteration(prose.slice(at - 2, at)) && isTransliteration(prose.slice(at + 1, at + 3))
}
