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
const repeated = /(?:个个(?![体人别性股案唱展位税头子旧中例])|元元(?![旦宵月代朝年气老素首件曲宇末初谋])|户户(?!均|籍|型|用|主|外|口|联|内|通|有|都)|亩亩(?!均|产)|岁岁(?![月年平末首尾])|吨吨(?![位袋包均钢煤粮])|名名(?![气老家师校医将模匠厨角导优企品人士流嘴编媛])|%%|万万(?![不没千岁同]))(?<=(?:\d|\d[万亿])(?:个个|元元|户户|亩亩|岁岁|吨吨|名名|%%|万万))/gu
// 投资3亿元亿元   升高1.4米米
//        ^^^^             ^^
// 提高8个百分点%
//       ^^^^^^
const points = /个百分点%(?<=\d个百分点%)|%个百分点(?<=\d%个百分点)/gu
const twice = /(?:亿元亿元|万元万元|米米|公里公里|公斤公斤|平方米平方米|公顷公顷|人人|万亿万)(?<=[\d万亿](?:万亿万|亿元亿元|万元万元|米米|公里公里|公斤公斤|平方米平方米|公顷公顷|人人))(?![均手都皆有心能可选才机工民物员数身格类兰黄色粉饭线])/gu
// 全程5KM   重3KG   占地20m2
//      ^^      ^^          ^^
const letters = /(?:K[Mm]|K[Gg]|ML|C[Mm]|M[Mm]|KW|K[Ww][Hh]|HZ|km2|[mM][23])(?<=(?<![A-Za-z\d.-])[\d.]{1,8}(?: ?(?:K[Mm]|K[Gg]|ML|C[Mm]|M[Mm]|KW|K[Ww][Hh]|HZ|km2)|[mM][23]))(?![A-Za-z\d.-])/gu
const SYMBOLS: Readonly<Record<string, string>> = { KM: '公里', KG: '公斤', ML: '毫升', CM: '厘米', MM: '毫米', KW: '千瓦', KWH: '千瓦时', HZ: '赫兹', KM2: '平方公里', M2: '平方米', M3: '立方米' }
// 全程5公里km   占地20㎡米   39摄氏度℃
//      ^^^^            ^^      ^^^^^
const both = /(?:公里|千米)(?:km|KM)(?!\/)|(?:公斤|千克)(?:kg|KG)|厘米(?:cm|CM)|毫米(?:mm|MM)|毫升(?:m[lL]|ML)|平方米(?:㎡|m2|m²|平米)|㎡米|千米公里|公里千米|公斤千克|千克公斤|摄氏度[℃度]|℃[度C]/gu
// 气温22° C   零下269°c   46C°
//      ^^^             ^^    ^^
const degree = /(?:° C|°c|C°|度C|[oO]C)(?<=\d ?(?:° C|°c|C°|度C|[oO]C))(?![A-Za-z\d级区座号])/gu
// 降温超14°，
//        ^  只有一个圈，不知是角度还是温度
const bare = /°(?<=(?:[气降升高低]温|温度|零[下上])[^，。；\n]{0,8}\d°)(?![CF\d′″'"NSEW东西南北以角]|\s?[CF])/gu
// ￥30元   $75亿美元   1000元人民币元
// ^        ^               ^^^^^^^^
const money = /[￥¥$](?=[\d.,]{1,12}[万亿]{0,2}(?:元|美元|人民币))|RMB(?=\s?[\d.,]{1,12}[万亿]{0,2}元)|币元(?<=\d[万亿]{0,2}元人民币元)/gu
// 今年57、岁   增长5；%
//       ^           ^
const parted = /[、；：](?<=\p{Script=Han}\d{1,4}[、；：])(?=岁(?![月末首尾寒暮岁朝])|[%℃]|公[里斤]|[万亿][元吨])/gu
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
    '全程5{公里km~>公里}，全长8{Km~>公里}，占地20{㎡米~>平方米}，气温39{摄氏度℃~>摄氏度}，最低8{° C~>℃}，降温超14{°~>℃}。',
    '每亩{￥~>}30元，他今年57{、~>}岁，女儿21{岁岁~>岁}，共计1.8{万亿万~>万}人。',
    '角度为30°，北纬30° C区，￥30，30元，$50，20公里/小时，4万亿元，5G网速50MHz，货币M2增长8%，前50、100公里处，MacBook Air 13 M2，要点：1、公里数；2、岁月。',
    '全长10米米黄色石材，引进12人人才团队，8人人机大战，20公里公里数。',
    '5人人均三千元，每3人人手一册，型号A20m2，产品5KM-3，全程5km。',
    '最高气温25摄氏度，墙高2米，航程500海里，扯了六尺花布。',
    '好评率提高8{个百分点%~>个百分点|%}，村里有5{个个~>个}合作社，吸纳20个个体户。',
    '300户户均增收5000元，10万亩亩均增产50斤，200元元旦礼包，50名名师，20吨吨袋，4万万同胞。',
    '打了两公斤酱油，走了三公里，种了五公顷。',
    '打了三公方案的底稿，三公经费，哩哩啦啦下了半天雨。',
  ],
  patterns: [celsius, old, compound, repeated, points, twice, letters, both, degree, bare, money, parted],
  *check(article) {
    for (const { start, end, text, groups: [sign, low, mark, high] } of matches(article, celsius)) {
      const right = `${sign === undefined ? '' : '零下'}${low}${mark ? `${mark}${high}` : ''}摄氏度`
      yield { start, end, message: `“${text}”应为“${right}”`, suggest: [right] }
    }
    for (const pattern of [old, compound]) {
      for (const { start, end, text } of matches(article, pattern)) yield { start, end, message: `“${text}”已停用，应为“${METRIC[text]}”`, suggest: [METRIC[text]!] }
    }
    for (const { start, end, text } of matches(article, twice)) yield { start, end, message: `“${text}”疑重复，应为“${text.slice(Math.ceil(text.length / 2))}”`, suggest: [text.slice(Math.ceil(text.length / 2))], severity: 'warning' }
    for (const { start, end, text } of matches(article, both)) {
      const right = text[0] === '㎡' ? '平方米' : /^(?:\p{Script=Han}{2,3}(?=[a-zA-Z㎡℃]|平米|公里|千米|千克|公斤)|摄氏度|℃)/u.exec(text)![0]
      yield { start, end, message: `单位“${text}”重复，疑为“${right}”`, suggest: [right], severity: 'warning' }
    }
    for (const pattern of [degree, bare]) for (const { start, end, text } of matches(article, pattern)) yield { start, end, message: `温度单位“${text}”${pattern === bare ? '疑' : '应'}为“℃”`, suggest: ['℃'], severity: pattern === bare ? 'info' : 'warning' }
    for (const { start, end, text } of matches(article, money)) yield { start, end, message: `货币单位重复，“${text}”宜删去`, suggest: [''], severity: 'warning' }
    for (const { start, end, text } of matches(article, parted)) yield { start, end, message: `数和单位之间的“${text}”宜删去`, suggest: [''], severity: 'warning' }
    // km<sup>2</sup>不动
    for (const { start, end, text } of matches(article, letters)) if (article.isContiguous(start, end)) yield { start, end, message: `“${text}”不是规范的单位符号，宜为“${SYMBOLS[text.toUpperCase()]}”`, suggest: [SYMBOLS[text.toUpperCase()]!], severity: 'warning' }
    for (const { start, end, text } of matches(article, points)) yield { start, end, message: `单位“${text}”重复，宜为“个百分点”或“%”`, suggest: ['个百分点', '%'], severity: 'warning' }
    for (const { start, end, text } of matches(article, repeated)) yield { start, end, message: `数量单位“${text}”重复，疑为“${text[0]}”`, suggest: [text[0]!], severity: 'warning' }
  },
})
