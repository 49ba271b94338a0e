import { cost, isPair } from '../src/language/dictionary.js'
import { glyphPlaces } from '../src/language/glyphs.js'
import { hanEnd, hanStart, isHanUnit } from '../src/language/han.js'
import { numbers } from '../src/language/numbers.js'
import { quoteAround } from '../src/language/quotes.js'
import { unusual } from '../src/language/unusual.js'
import type { Article } from '../src/article/article.js'
import { defineRule, matches, type Problem } from '../src/rule.js'

// 建d设   推进x重点工程
//   ^         ^
const letters = /[a-zA-Z](?<=\p{Script=Han}.)[a-z]{0,2}(?=\p{Script=Han})/gu
/** 第3、近5年、这7个、胜6负3：前面是这些字的是数 */
const counted = '第近每这那哪各头前后逢满胜负平积获得进打达超逾约共仅一二三四五六七八九十百千万亿零〇两几数初周号从到由自为至加减乘除比于是'
/** 数字后面是量词、单位的是数 */
const units = '年月日时分秒天周旬季点刻个名位人次届例家项件条台只头匹张把座栋幢间所处场轮局盘球回合节步站号级档类种批支队组班团师军旅营连排岁元角块万亿千百十多余成倍度米里亩顷吨克升斤公厘毫平立册本部篇章页字句首幅卷版层楼门户口辆艘架列趟班箱瓶袋包盒杯桶份套双对副枚颗粒根棵株朵片段阶期代世辈州省市县区镇乡村街路线弄单院校厂店国馆比至到或和、以税费银金铜连县房厅卫大小强进胜负平险证优好老死伤男女孩娃孔卡环环环后前中上下高非'
// 座谈会视http://example.com/a.html频
//         ^^^^^^^^^^^^^^^^^^^^^^^^^  正文里网址、图片占一个位子
const address = /\uFFFC(?<=\p{Script=Han}.)(?=\p{Script=Han})/gu
// 社★会   认真学习😀会议精神
//   ^            ^^
const symbols = /[★☆♥❤♡✓✔✗✘→←↑↓⇒◆◇●▲△▼▽※§¶†‡☻☺♀♂♪♫¤¢£¥€](?<=\p{Script=Han}.)\uFE0F?(?=\p{Script=Han})/gu
// 教/育   支の持
//   ^       ^  只有夹在词中间才算
const typed = /[@#$%^&*~|\\/_+=<>ぁ-ヺ](?<=\p{Script=Han}.)(?=\p{Script=Han})/gu
const emoji = /[\u{1F300}-\u{1F6FF}\u{1F900}-\u{1FAFF}](?<=\p{Script=Han}.)\uFE0F?(?=\p{Script=Han})/gu

/** 两旁的字连起来，句子至少要通顺这么多（奈特），才算夹在一个词中间。 */
const least = { letters: 4, more: 7, digits: 6, marks: 6.5, rareMarks: 4.5, pauseMarks: 7, sureMarks: 9 }
/** 通顺这么多的，名称、引号里的也算。 */
const certain = 8

/** x轴、p值、t恤、k歌、b站、c位、q版、u盘：字母后面是这些字的是名称 */
const named = /[轴坐标射光方值型形级类组罩盘股杠线点班区座卡键字相比恤歌图站超脸领位端栋弹版萌友币块页排号楼门档膜检分函格路链段联客次个种多倍年元维项层遍星等与和或为是]/u
/** 维c、卡拉o、设a为常数：字母前面是这些字的也是 */
const naming = /[第维肝设若令求当角边老小阿叫称名与和或是登录打开下载]/u
/** 不论个数的词：前面不会单写一个数。5工作日、3建设单位在外 */
const uncounted = /^(?:工作(?![日人组站室者间])|建设(?!者|单位|银行)|发展(?!中)|经济(?!体|师)|社会(?!组织)|管理(?!员|局|处)|推[进动广行]|鼓励|加[强快大]|提[高升供出]|开[展始]|进[行入]一?|实[现施践行]|生活|生产(?!线|基地|企业)|繁荣|能源(?!公司|企业)|有[效力关]|积极|全面|深入|不断|逐步|继续|坚持|坚决|努力|认真|必须|应该|可以|能够|已经|正在|由于|因为|但是|而且|以及|因此|还是|就是|不是|自己|他们|我们|通过|利用|根据|按照|关于|对于|成为|作为|受到|得到|取得|获得|促进|保障|保护|改革|创新(?!中心|平台|基地)|合作(?!社|伙伴|项目|协议)|交流|安全|健康|生态|环境|教育|文化|科学|技术|信息|重要|主要|严重|明显|认为|指出|强调|要求|希望|支持|维护|落实|贯彻|参与|参加|组织开展|召开|举[行办])/u
export default defineRule({
  summary: '词语中间不夹字母、数字、符号、标点',
  why: '误触键盘、识别污点、转存残留会在一个词中间留下字母、数字、符号（建d设、经1济、社★会、推进😀工作），标点打早、打晚一个字，也会把词切开（正式公，布后）。两旁的字合起来成词的才报；小写字母在新闻的汉字中间几乎都是误键，全篇只此一处的也报。T恤、维C、卡拉OK、x轴、第3名、近5年、五★级、我♥北京、成都→拉萨等名称、数、示意不在此列。',
  source: '编辑部惯例（规则书 O14、O22）',
  covers: ['O14', 'O22'],
  severity: 'warning',
  yieldsTo: ['interpunct', 'punctuation-lookalike', 'character-stray', 'dash-form', 'punctuation-width', 'number-letters', 'letter-lookalike', 'markup-left', 'number-style', 'character-lost', 'pinyin-left'],
  roles: ['body', 'crosshead', 'caption', 'headline', 'subheadline', 'eyebrow'],
  examples: [
    '全市重点项目建{d~>}设全面提速。',
    '代表们认真审{x~>}议了工作报告。',
    '发展数字经{1~>}济，拓展农家生{33~>}活体验。',
    '这一举措得到了社{★~>}会各界的好评，也离不开群{😀~>}众支持。',
    '两地将加强教育{33~>}实践活动成果的转化，着力推动共同{7~>}繁荣。',
    '要办好高等教{+~>}育，支{の~>}持家庭发展，群众十分喜{@~>}欢。',
    '互联网+教育，教师/学生，要闻|时政，日の出咖啡馆，时间=金钱。',
    '条例正式公{，~>}布后于明年施行。', '各部门合力推{；~>}动项目落地，机关工{、~>}作人员下沉一线，基层治{：~>}理水平明显提{？~>}高。',
    '这里的歌、舞、乐都很有名，港、澳居民可报名，四、六级考试照常，要啃下贫中之贫、困中之困。', '记者：您怎么看？答：会变好的！村里人说；村外人听。', '有关部门正在优{。~>}化通关流程。', '此前，省里召{。~>}开现场会，部署下一步工作。',
    '机场到了，场面热烈。经过，济南，会上，海边都看到了。',
    '备货期为5工作日，双11促进消费，歼20参加演练，东风41亮相，新36条推进落实。',
    '全镇积极推进{x~>}重点工程建设。',
    '各地扎实开展{♥~>}春耕备耕工作。',
    { text: '大力弘扬爱国主义精{www.example.cn}神，凝聚奋进力量。', format: 'text' },
    { text: '登录官网www.example.cn查询，或打开http://www.example.com/a.html下载表格。', format: 'text' },
    '他穿着T恤，打开b站，补充维c和维生素B族，照了X光。',
    '第3名和第5名之间只差1分，近5年来每3天开一班。',
    '设a为常数，a的取值决定x轴上的截距，这里a大于零。',
    '登录i青石平台办理，扫码加入e家人计划，n次尝试。',
    '五★级酒店，我♥北京，种植→加工→销售一条龙。',
    '有网友留言加油💪大家一起努力，现场太感动了😭泪目了。', '本台消息▲图为现场。',
    '航线为成都→拉萨→林芝，请在合适的选项后打✓并签名。',
    '计数从2开始，到9结束。',
    '执纪者必先守纪，律人者必先律己。',
    '2023年3月15日8时30分，3死5伤，7胜2负积23分。',
    '李×明、王○○，二○二三年。',
    '国有土地上C级危险住房，国内A股，中国B股。',
  ],
  *check(article) {
    const { prose } = article
    const strayIn = (text: string, start: number, end: number) => ({ start, end, message: `汉字之间的“${text}”疑为误键、误认`, suggest: [''] })
    yield* misplacedMarks(article)
    for (const { start, end, text, block } of matches(article, letters, { in: 'prose' })) {
      const joined = gain(article, start, end)
      if (joined < certain && (text.length === 1 && named.test(prose[end]!) || isNickname(article, start))) continue
      if (joined >= (text.length > 1 || text < 'a' ? least.more : least.letters)) yield strayIn(text, start, end)
      else if (block.role === 'body' && text.length === 1 && text >= 'a' && text !== 'e' && text !== 'n' && !naming.test(prose[start - 1]!) && isOnly(article, text)) yield strayIn(text, start, end)
    }
    for (const { start, end } of strayNumbers(article)) {
      if (isNickname(article, start)) continue
      const block = article.blockAt(start)
      if (gain(article, start, end) >= least.digits || block.role === 'body' && !proper.test(prose.slice(Math.max(block.start, start - 2), start)) && uncounted.test(prose.slice(end, end + 5))) yield strayIn(prose.slice(start, end), start, end)
    }
    for (const { start, end } of matches(article, address, { in: 'prose' })) {
      if (gain(article, start, end) >= least.digits) yield { start, end, message: '网址、图片夹在词语中间' }
    }
    for (const { start, end, text } of matches(article, typed, { in: 'prose' })) if (gain(article, start, end) >= (text === '/' || text === '|' ? certain : least.digits) && !isNickname(article, start)) yield strayIn(text, start, end)
    for (const pattern of unusual(article).emoji ? [symbols, emoji] : [symbols]) for (const { start, end, text, block } of matches(article, pattern, { in: 'prose' })) {
      const joined = gain(article, start, end)
      if (joined < certain && isNickname(article, start)) continue
      const isWithin = joined >= least.letters
      if (isWithin || block.role === 'body' && !/[→←↑↓⇒▲△▼▽]/u.test(text) && !/[我你他她爱打画勾五四三了吧啊呢哦呀吗谢油棒好赞哈嘛啦到息讯]/u.test(prose[start - 1]!) && prose.indexOf(text) === prose.lastIndexOf(text) && /[。！？”]$/u.test(article.text(block)) && !quoteAround(article, start)) yield strayIn(text, start, end)
    }
  },
})

/** 常起句的字：前面的点号多半不错，不必细看 */
const starters = new Uint8Array(0x10000)
for (const letter of '在这我中为他一不但以要也并全是对有推同加而从其还让如当就将美今坚通更实提可各目此该把因南共最由每深习她随近比确只完特使北相增尽海都又第积打希已广形据正包促做无必截充引向再根三那依努两很它才支帮既即除需受双首构给带严传预欧你没另李去英助尤培未') starters[letter.charCodeAt(0)] = 1

/** 正式公，布   优。化   推；动：点号把一个词切开。 */
function* misplacedMarks(article: Article): Generator<Problem> {
  const { wide } = article
  for (const at of glyphPlaces(article).parted) {
    const mark = wide[at]!
    const next = wide.charCodeAt(at + 1)
    if (starters[next] === 1 || !isHanUnit(next) || next === wide.charCodeAt(at - 1) || !isPair(wide.charCodeAt(at - 1), next)) continue
    const isRare = '；：！？'.includes(mark)
    const joined = gain(article, at, at + 1)
    if (joined < (isRare ? least.rareMarks : mark === '、' ? least.pauseMarks : least.marks) || isParallel(wide, at) || mark === '、' && isSeries(wide, at)) continue
    yield { start: at, end: at + 1, message: `“${wide[at - 1]}${wide[at + 1]}”中间的“${mark}”疑多余或错位`, suggest: [''], ...(!isRare && joined < least.sureMarks && { severity: 'info' as const }) }
  }
}

/** 四、六级   港、澳   歌、舞、乐   贫中之贫、困中之困：并列的连起来可以碰巧像词。 */
const isSeries = (wide: string, at: number): boolean =>
  [1, 2].every((i) => wide[at - 4 + i] === wide[at + 1 + i]) || /[、（）]/u.test(wide.slice(Math.max(0, at - 6), at) + wide.slice(at + 1, at + 7)) || /[港澳台省市县区乡镇村]/u.test(wide[at - 1]!) || /[一二三四五六七八九十]、?[一二三四五六七八九十]/u.test(wide[at - 1]! + wide[at + 1]!)

/** 执纪者必先守纪，律人者必先律己：前后两句一样长，几处用字相同。 */
function isParallel(wide: string, at: number): boolean {
  const before = /[^，。；：！？\n]*$/u.exec(wide.slice(Math.max(0, at - 20), at))![0]
  const behind = /^[^，。；：！？\n]*/u.exec(wide.slice(at + 1, at + 21))![0]
  return before.length === behind.length && [...before].filter((letter, i) => letter === behind[i]).length >= 2
}

/** 双11、歼20、新36、苹果7：数字是名称的一部分 */
const proper = /[双于为是歼运轰直东海红长新老版条型款代中铁钢核腾讯果米为旗路道线站点图表注卷章节项题例式组队班区楼院]$|[一-龥]星$/u

/** 经1济发展、体验农家生33活：夹在汉字中间、后面没有单位的数。 */
function* strayNumbers(article: Article): Generator<{ start: number; end: number }> {
  const { prose } = article
  for (const number of numbers(article)) if (number.digits === 1 || number.digits === 2) {
    const { start, end } = number
    if (isHanUnit(number.after) && isHanUnit(number.before) && prose[start]! <= '9' && !units.includes(prose[end]!) && !counted.includes(prose[start - 1]!)) yield { start, end }
  }
}

/** How much likelier the words become, in nats, when what stands on both sides is read together. */
function gain({ prose }: Article, start: number, end: number): number {
  const left = prose.slice(hanStart(prose, Math.max(0, start - 5), start), start)
  const right = prose.slice(end, hanEnd(prose, end, Math.min(prose.length, end + 5)))
  return cost(left) + cost(right) - cost(left + right)
}

/** In a short quotation: “金e融”, “一π万千”. */
function isNickname(article: Article, at: number): boolean {
  const quote = quoteAround(article, at)
  return quote !== undefined && quote.end - quote.start < 12
}

/** True if the letter stands by itself nowhere else: a variable or a name comes again. */
function isOnly({ prose }: Article, letter: string): boolean {
  let count = 0
  for (let at = prose.indexOf(letter); at >= 0; at = prose.indexOf(letter, at + 1)) {
    if (!/[A-Za-z]/u.test((prose[at - 1] ?? '') + (prose[at + 1] ?? '')) && ++count > 1) return false
  }
  return true
}
