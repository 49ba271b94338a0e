import { isTransliteration } from '../src/language/transliteration.js'
import { defineRule, matches } from '../src/rule.js'

const MARKS: Readonly<Record<string, string>> = { '﹐': '，', '‚': '，', '﹑': '、', '､': '、', '｡': '。', '﹔': '；', '﹕': '：', '︰': '：', '∶': '：', '﹖': '？', '﹗': '！', '﹙': '（', '﹚': '）', '︐': '，', '︑': '、', '︒': '。', '︓': '：', '︔': '；', '︕': '！', '︖': '？', '︵': '（', '︶': '）', '﹁': '“', '﹂': '”', '﹃': '‘', '﹄': '’', '︽': '《', '︾': '》' }
// 记者∶钱从哪里来   书店､茶馆
//     ^                ^  小号、竖排、半宽的标点，数学里的比号；长∶宽＝3∶2是比
const small = /[﹐‚﹑､｡﹔﹕︰∶﹖﹗﹙﹚︐-︖︵︶﹁-﹄︽︾](?<=[\p{Script=Han}\d%”’）》︰].)(?!\d|(?<=∶)(?:\p{Script=Han}{1,4}∶){0,4}\p{Script=Han}{1,4}(?:[＝=]|[为是]?\d+∶))/gu
// 书店丶茶馆
//     ^  当顿号用的笔画、日文反复号
const stroke = /[丶ヽ](?<=[\p{Script=Han}”》）].)(?=[\p{Script=Han}“《])/gu
// 少放盐°   不断〇可过去   馒头o孙桂花
//       ^        ^            ^  认成圆圈的句号；二〇二三年、李○○、画○打×、甲〇一号不是
const circle = /[°○〇o](?<=[\p{Script=Han}”）](?<![一二三四五六七八九十百千零廿卅某第画打填标圈]).)(?=[\p{Script=Han}“”]|$)(?![一二三四五六七八九十百千零][一二三四五六七八九十百千零○〇年月号式]|[零某的]|型血|表示|代表)/gmu
// 被告人李小○、张明○
const masked = /(?:^|[、，。：“人者手方士])\p{Script=Han}\p{Script=Han}$/u
// 完成全年目标任务．
//                 ^  全角的点
const point = /．(?<=\p{Script=Han}{4}.)(?=[”’）]|\p{Script=Han}{4}|$)/gmu
// 庭审中.，李某辩称
//       ^  点号前多出的一点
const speck = /\.(?<=\p{Script=Han}.)(?=[，、：；])/gu
// 他在作文里写道；“灯亮了。”
//               ^  认错的冒号
const said = /；(?<=(?:说|道|称|问|答|喊|写着|表示|指出|介绍|认为|回忆|坦言|最爱问的是).)(?=“)/gu

export default defineRule({
  summary: '标点不用形近的字符代替',
  why: '识别和转码常把标点换成样子差不多的字符：小号、竖排、半宽的标点（﹐︰｡），比号（∶），笔画（丶），圆圈（○、o、°），句中的全角点（．）。看上去只是位置略偏，检索、朗读、断行却会出错。二〇二三年、李○○、25°、3∶1不在此列。',
  source: 'GB/T 15834—2011 4.1—4.7、5.1',
  covers: ['P01', 'O17'],
  severity: 'error',
  yieldsTo: ['interpunct', 'zero-form', 'number-letters', 'number-decimal', 'punctuation-width'],
  examples: [
    '记者{∶=>：}钱从哪里来？',
    '孩子们问{︰=>：}“鸟会不会觉得脚环太重？”',
    '村里有书店{､=>、}茶馆{﹑=>、}修理铺。',
    '工业生产平稳{﹐=>，}消费回暖{｡=>。}',
    '书店{丶~>、}茶馆{ヽ~>、}修理铺都开了门。',
    '药要按时吃，少放盐{°~>。}”他说。',
    '村民说{﹁=>“}路通了{﹂=>”}，村{︵=>（}组{︶=>）}道路全部硬化{︒=>。}',
    '做出的米粉韧而不断{○~>。}可过去山高路远。',
    '他端来热腾腾的米粥和馒头{o~>。}老人拉着他的手。',
    '市里召开会议，部署工作。\n\n干部们表示，要确保完成全年目标任务{．~>。}\n\n会议还表彰了先进。',
    '庭审中{.~>}，李某辩称自己并不知情。',
    '他在作文里写道{；~>：}“灯亮的时候，满屋都是光。”',
    '二〇二三年，甲队以3∶1取胜，气温25°左右。',
    '受害人李○○、王○与某○公司签约，建于一九○二年。',
    '成绩为○的同学要补考，表中○表示合格。',
    '被告人李小○当庭认罪，评委在选项后画○或打×，作品编号为甲〇一号。',
    '按长∶宽＝3∶2的比例裁剪，水泥∶沙∶石子为1∶2∶3。',
    '阿布丶是他的网名“丶”，O型血告急。',
    '图中的∠A为30°角，北纬30°附近。',
    '他说：“好。”她问；他不答。',
    '约翰．斯密斯到访，一．工作回顾',
    '一曲终了；“再来一个！”台下喊。',
  ],
  patterns: [said],
  prosePatterns: [small, stroke, circle, point, speck],
  *check(article) {
    const { prose } = article
    for (const { start, end, text } of matches(article, small, { in: 'prose' })) yield { start, end, message: `“${text}”应为“${MARKS[text]}”`, fix: MARKS[text]! }
    for (const { start, end, text } of matches(article, stroke, { in: 'prose', roles: ['body', 'crosshead', 'caption'] })) {
      // 网名、笔画名
      if (/[“（]/u.test(prose[start - 1]!) || /[是”）]/u.test(prose[end]!)) continue
      yield { start, end, message: `“${text}”疑为顿号“、”`, suggest: ['、'], severity: 'warning' }
    }
    for (const { start, end, text, block } of matches(article, circle, { in: 'prose', roles: ['body', 'crosshead'] })) {
      if (block.role === 'crosshead' && !'°o'.includes(text)) continue
      // 李○○、王○：隐去的名字
      if (text !== '°' && (prose[start - 1] === text || prose[end] === text || (text !== 'o' && (surnames.test(prose[start - 1]!) || surnames.test(prose[start - 2] ?? '') && masked.test(prose.slice(Math.max(0, start - 3), start)))))) continue
      yield { start, end, message: `“${text}”疑为句号“。”`, suggest: ['。'], severity: 'warning' }
    }
    for (const { start, end } of matches(article, point, { in: 'prose', roles: ['body', 'crosshead'] })) {
      if (isTransliteration(prose.slice(start - 2, start)) && isTransliteration(prose.slice(end, end + 2))) continue
      yield { start, end, message: '“．”疑为句号“。”', suggest: ['。'], severity: 'warning' }
    }
    for (const { start, end } of matches(article, speck, { in: 'prose' })) yield { start, end, message: '点号前的“.”宜删去', suggest: [''], severity: 'warning' }
    for (const { start, end } of matches(article, said)) yield { start, end, message: '引出原话的“；”疑为“：”', suggest: ['：'], severity: 'warning' }
  },
})

const surnames = /[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤某×]/u
