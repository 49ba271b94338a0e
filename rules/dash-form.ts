import { isTransliteration } from '../src/language/transliteration.js'
import { defineRule, matches } from '../src/rule.js'

// 一条大河--长江穿城而过
//         ^^  冒充破折号的横线
const wrong = /[-－─━―﹣ー]+(?:—+| ―)?|— —|—{1,2}[-－─━―﹣ー]+/gu
// 一条大河—长江穿城而过
//         ^  只有一半的破折号
const half = /(?<!(?:[—―─\w.%]|—\n))—(?!(?:[—―─A-Za-z]|\n—))/gu
// 只有一个一一庆祝丰收
//         ^^  认作汉字“一”的破折号；“一一列举”不是
const ones = /一一(?![列核回对介说解作查检记登走落化点展呈道告握拥问慰拜细数品体参打亮上颁授送发给为向与同和在被将把得过分罗验兑应实标排询讲诉听念读写签交拆试找叫指尝看辨破攻克突击战淘否拒谢答复比配掌梳整处办纠消清收领摆陈述叙阐讨审评考筛选挑装卸取提拿接迎见认识录登报公通宣示演表唱跳画制加删改换补修调抽扫擦洗倒剪切断开关推拉敲踏踩跨越爬攀追捕抓逮落入联起定直致样般旦切共]|学[期年]|[、，。）”])(?<![唯我他她它你们都就已可以能会地来再又却并须要]一一)/gu
// 一条大河————长江
//         ^^^^
const long = /—(?<!——)——+/gu
// 一条大河——，长江
//           ^  破折号后的点号；“当——，当——，”“妈——，我回来了！”是声音的延长
const followed = /[，。；：、](?<=[\p{Script=Han}，。”]——.)(?<![“，。！？—]\p{Script=Han}{1,3}——.)/gu
// 连成一片 ——古城之内      古城之内—— 连成一片
//        ^                          ^  只有一边有空格
const spaced = / (?=——[\p{Script=Han}“《])(?<=[\p{Script=Han}”》] )| (?<=[\p{Script=Han}”》]—— )(?=[\p{Script=Han}“《])/gu

const proper = /(?:[国洲江河湖海港湾山峡市省县区州路城站村镇桥园会院]|东盟|阿根廷|欧盟)$/u

export default defineRule({
  summary: '破折号用“——”，占两字位置',
  why: '破折号是两字长、中间不断的一条线，不用连字符、制表线、两个减号代替，也不能只有一半；一字线“—”是连接号，只用来连接起止、相关的词（北京—上海）。破折号前后通常不用点号。',
  source: 'GB/T 15834—2011 4.10.2、5.1.4、附录B.2.3',
  covers: ['P20'],
  severity: 'error',
  yieldsTo: ['glyph-misread', 'number-style'],
  examples: [
    '一条大河{--=>——}长江穿城而过。',
    '一条大河 {--=>——} 长江穿城而过。',
    '一条大河{──=>——}长江穿城而过，只有一条路{ーー=>——}修桥。', '古城之内{ =>}——三街六巷，灯火通明；古城之外——{ =>}一片新区拔地而起。',
    '一条大河{－－=>——}长江穿城而过。',
    '一条大河{— —=>——}长江穿城而过。',
    '一条大河{——-=>——}长江穿城而过。',
    '一条大河——{，=>}长江穿城而过。',
    '一条大河{———=>——}长江穿城而过。',
    '“走，”他说{—~>——}“快走！”',
    '{—~>——}访全国人大代表张某',
    '它坐落在城东最高的那座山上{—~>——}那里从前是一座香火很旺的庙。',
    '目的只有一个{一一~>——}庆祝丰收。',
    '一条大河——长江穿城而过，古城之内 —— 三街六巷，スーパー。',
    '他向到场的人一一道谢，这是唯一一条路。',
    '她问他用的是不是--help选项。',
    '“妈——，我回来了！”“当——，当——，”钟声响了十二下。',
    '沿此线剪下----------------，签名：————————。',
    '| 社区 | 食堂 |\n|---|---|\n| 城东 | — |',
    '她的生卒年是（1900年—？），表中“—”表示无数据。',
    '履历：2001年7月—，在江州县工作；2013年5月—',
    '求救信号是“···———···”。',
    '伊拉克总理阿卜杜勒—迈赫迪感谢中国医疗专家组。',
    '推动澜沧江—湄公河合作媒体云峰会如期举行。',
    '——访全国人大代表张某',
    '它叫“和平方舟”——一艘医院船。',
    '北京—上海高铁票已售罄，2—3项工作，3月5日—11日。',
    '推行企业—园区—社区职工议事会制度。',
    '他一一列举，歼-20亮相。',
    '大一一学期下来，他读完了三十本书。',
    '京津冀—长三角—粤港澳大湾区协同发展。',
    '中国—东盟博览会开幕，“丝绸之路—长安”展出。',
  ],
  patterns: [wrong, long, ones, followed, half, spaced],
  *check(article) {
    for (const { start, end, text, block } of matches(article, wrong)) if (isDashLike(article.wide.slice(Math.max(block.start, start - 2), start), text, article.wide.slice(end, Math.min(block.end, end + 2)))) yield { start, end, message: `破折号“${text}”应为“——”`, fix: '——' }
    for (const { start, end, text } of matches(article, long)) if (text.length !== 4 && text.length <= LONGEST && article.wide[start - 1] !== '·') yield { start, end, message: `破折号“${text}”应为“——”`, fix: '——' }
    for (const { start, end, block } of matches(article, spaced)) if (block.role === 'body') yield { start, end, message: '破折号旁的空格应删去', fix: '', severity: 'warning' }
    for (const { start, end } of matches(article, ones)) yield { start, end, message: '“一一”疑为破折号“——”', suggest: ['——'], severity: 'info' }
    for (const { start, end, text } of matches(article, followed)) yield { start, end, message: `破折号后的“${text}”应删去`, fix: '' }
    for (const { start, end, block } of matches(article, half)) {
      const sure = isDash(article.wide, start, block.start, block.end)
      if (sure) yield { start, end, message: `破折号${sure === 'error' ? '只有一半，“—”应为' : '疑只有一半，“—”宜为'}“——”`, suggest: ['——'], severity: sure }
    }
  },
})

/** A longer line is a rule or a blank to fill in: 签名：———————— */
const LONGEST = 6

/** 减号、制表线两个以上（或一条长线），一边是汉字或标点，不是命令行选项、数值范围 */
function isDashLike(left: string, text: string, right: string): boolean {
  if (text.length > LONGEST || text.length < 2 && !/[─━―]/u.test(text)) return false
  const before = left.trimEnd().at(-1) ?? ''
  const after = right.trimStart()[0] ?? ''
  if (/^[\p{Script=Han}”》）’，。：！？…]?$/u.test(before)) return /^[\p{Script=Han}“”《（‘\dA-Z]?$/u.test(after) && before + after !== ''
  return /^[\w%％)]$/u.test(before) && /^[\p{Script=Han}“《]?$/u.test(after)
}

/**
 * A single line between two nouns is a connector; beside a point mark, a quotation mark or the edge of the line, or
 * between long clauses, it is half a dash.
 */
function isDash(wide: string, at: number, from: number, to: number): 'error' | 'info' | undefined {
  const before = at > from ? wide[at - 1]! : '\n'
  const after = at + 1 < to ? wide[at + 1]! : '\n'
  // 表格里的空格；1998年9月—2001年7月、2013年5月—（至今）
  if (before === '\n' && after === '\n' || /[年月日]/u.test(before) && /[\n，。；、？]/u.test(after)) return undefined
  // “—”表示无数据
  if (before === '“' && after === '”') return undefined
  // — 12 —：页码
  if (before === '\n' && /\d/u.test(wide.slice(at + 1, at + 3).trimStart()[0] ?? '')) return undefined
  if (/[\n，。！？：；…]/u.test(before) || /[\n，。、！？：；…”]/u.test(after)) return 'error'
  if (/\d/u.test(after)) return before === '”' ? 'info' : undefined
  if (/\s/u.test(before) || /\s/u.test(after)) return undefined
  let left = at
  while (left > from && at - left < 14 && !/[，。！？；：、“”《》（）\s—·]/u.test(wide[left - 1]!)) left--
  let right = at + 1
  while (right < to && right - at < 14 && !/[，。！？；：、“”《》（）\s—·]/u.test(wide[right]!)) right++
  const longLeft = at - left
  const longRight = right - at - 1
  if (/[说道问]/u.test(before) && after === '“' || /[了吗呢吧啊是]/u.test(before)) return 'info'
  if (/[”》]/u.test(before) && (longRight >= 3 || after === '“') || before === '）' && longRight >= 5) return 'info'
  // 地名、机构名、译名相连的是连接号：澜沧江—湄公河、中国—东盟
  if (proper.test(wide.slice(left, at)) || isTransliteration(wide.slice(at - 2, at)) && isTransliteration(wide.slice(at + 1, at + 3))) return undefined
  if (/[“《]/u.test(after) && longLeft >= 2 || longLeft >= 5 && longRight >= 3) return 'info'
  return /^(?:[那这他她它我就也即是从在把让不与而但因由其都已有没要能会却还仍像将被]|包括|可[以根]|以及|甚至|尤其|特别|例如|比如|争当|一[个座条位种])/u.test(wide.slice(at + 1, at + 3)) ? 'info' : undefined
}
