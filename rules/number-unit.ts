import { defineRule, matches } from '../src/rule.js'

// 最高气温摄氏25度   摄氏零下8度
//         ^^^^^^^
const celsius = /摄氏(零下|负)?(\d+(?:\.\d+)?)(?:([—～至到-])(\d+(?:\.\d+)?))?度/gu
// 墙高2公尺   载重10公吨
//      ^^          ^^
const old = /公(?<=[\d一二三四五六七八九十百千万两几多余半]公)(?:尺|分(?![钟里母之开别成为])|升|吨|方(?![案式便面法向位圆])|厘(?!米))/gu
// 航程500浬
//        ^
const compound = /[浬呎吋](?<=[\d一二三四五六七八九十百千万两几多余半]\s?[浬呎吋])/gu
// 投资3亿元元   共500户户
//       ^^            ^^
const repeated = /(?:元元(?![旦宵月代朝年气老素首件曲宇末初谋])|户户(?!均|籍|型|用|主|外|口|联|内|通|有|都)|亩亩(?!均|产)|吨吨(?![位袋包均钢煤粮])|名名(?![气老家师校医将模匠厨角导优企品人士流嘴编媛])|%%|万万(?![不没千岁同]))(?<=(?:\d|\d[万亿])(?:元元|户户|亩亩|吨吨|名名|%%|万万))/gu
// 投资3亿元亿元   升高1.4米米
//        ^^^^             ^^
const twice = /(?:亿元亿元|万元万元|米米|公里公里|公斤公斤|平方米平方米|公顷公顷|人人)(?<=[\d万亿](?:亿元亿元|万元万元|米米|公里公里|公斤公斤|平方米平方米|公顷公顷|人人))(?![均手都皆有心能可选才机工民物员数身格类兰黄色粉饭线])/gu
// 全程5KM   重3KG   占地20m2
//      ^^      ^^          ^^
const letters = /(?:KM|KG|ML|CM|MM|km2|m2|m3)(?<=(?<![A-Za-z\d.-])[\d.]{1,8}(?:KM|KG|ML|CM|MM|km2|m2|m3))(?![A-Za-z\d.-])/gu
const SYMBOLS: Readonly<Record<string, string>> = { KM: '公里', KG: '公斤', ML: '毫升', CM: '厘米', MM: '毫米', km2: '平方公里', m2: '平方米', m3: '立方米' }
const METRIC: Readonly<Record<string, string>> = { 公尺: '米', 公分: '厘米', 公升: '升', 公吨: '吨', 公方: '立方米', 公厘: '毫米', 浬: '海里', 呎: '英尺', 吋: '英寸' }

export default defineRule({
  summary: '计量单位用法定名称',
  why: '温度写“25摄氏度”或“25℃”，不写“摄氏25度”；公尺、公分、公升、公吨、浬、呎、吋已停用；单位写重了也查。公斤、公里、公顷、海里和乡土题材里的尺、斤、亩不查。',
  source: 'GB/T 15835—2011 4.1.1；《中华人民共和国法定计量单位》（1984）；《关于改用部分计量单位名称统一用字的通知》（1977）',
  covers: ['N22'],
  severity: 'error',
  examples: [
    '最高气温{摄氏25度~>25摄氏度}。',
    '最低气温{摄氏零下8度~>零下8摄氏度}。',
    '气温在{摄氏20至25度~>20至25摄氏度}之间。',
    '墙高2{公尺~>米}，身长80{公分~>厘米}。',
    '载重10{公吨~>吨}，航程500{浬~>海里}。',
    '投资3亿{元元~>元}，惠及500{户户~>户}，增长5{%%~>%}。',
    '投资3{亿元亿元~>亿元}，水位升高1.4{米米~>米}，全程5{KM~>公里}，占地20{m2~>平方米}。',
    { text: '<p>新区面积为3km<sup>2</sup>。</p>', format: 'html' },
    '全长10米米黄色石材，引进12人人才团队，8人人机大战，20公里公里数。',
    '5人人均三千元，每3人人手一册，型号A20m2，产品5KM-3，全程5km。',
    '最高气温25摄氏度，墙高2米，航程500海里，扯了六尺花布。',
    '300户户均增收5000元，10万亩亩均增产50斤，200元元旦礼包，50名名师，20吨吨袋，4万万同胞。',
    '打了两公斤酱油，走了三公里，种了五公顷。',
    '打了三公方案的底稿，三公经费，哩哩啦啦下了半天雨。',
  ],
  patterns: [celsius, old, compound, repeated, twice, letters],
  *check(article) {
    for (const { start, end, text, groups: [sign, low, mark, high] } of matches(article, celsius)) {
      const right = `${sign === undefined ? '' : '零下'}${low}${mark ? `${mark}${high}` : ''}摄氏度`
      yield { start, end, message: `“${text}”应为“${right}”`, suggest: [right] }
    }
    for (const pattern of [old, compound]) {
      for (const { start, end, text } of matches(article, pattern)) yield { start, end, message: `“${text}”已停用，应为“${METRIC[text]}”`, suggest: [METRIC[text]!] }
    }
    for (const { start, end, text } of matches(article, twice)) yield { start, end, message: `“${text}”疑重复，应为“${text.slice(text.length / 2)}”`, suggest: [text.slice(text.length / 2)], severity: 'warning' }
    // km<sup>2</sup>不动
    for (const { start, end, text } of matches(article, letters)) if (article.isContiguous(start, end)) yield { start, end, message: `“${text}”不是规范的单位符号，宜为“${SYMBOLS[text]}”`, suggest: [SYMBOLS[text]!], severity: 'warning' }
    for (const { start, end, text } of matches(article, repeated)) yield { start, end, message: `数量单位“${text}”重复，疑为“${text[0]}”`, suggest: [text[0]!], severity: 'warning' }
  },
})
