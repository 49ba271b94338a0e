import { defineRule, matches } from '../src/rule.js'

// “文明村”、“卫生村”
//         ^  并列的引语之间
const between = /、(?:(?=“)(?<=”、)|(?=《)(?<=》、)|(?=‘)(?<=’、))/gu
// 学校、医院、和社区
//           ^  连词前不用顿号
const beforeAnd = /、(?=以及)|、(?=及(?![时格第其早]|物动|地长|[腰膝笄]|冠礼))|、(?=和(?![/平谐睦衷解气田风县静服盘声合顺煦美善龙硕林玺牧谈而暖乐畅弦亲贵缓珅歌弘顾约尚棋讯某馅颜悦]|面[、，。团揉]|稀泥|事佬|光同|记黄|牌(?![照匾坊])|局[、，。\d一两]|果子|装[、，。]|胃(?![肠癌病口])|[中血音][、，。]|政县|布克))/gu
// 土地、人才、等方面
//           ^  “等”前不用顿号
const beforeEtc = /、(?=等(?:[。，；）”\d两二三四五六七八九十]|多种|国家|地区|单位|部门|方面|活动|项目|领域))/gu
// 就业需求旺盛、但供给不足
//             ^  分句之间用逗号
const beforeClause = /、(?=但是|因此|所以|因为|虽然|然而|不过|于是|而且|那么|由于|其中|同时(?![、期代])|此外|据悉|据介绍|以便|从而|不仅|不但|随着)(?<=\p{Script=Han}{5}、)/gu
// “一事一议” “一户一策”的原则
//           ^  并列的引语之间不空格
const spaced = / (?=“)(?<=[^。！？…，；：]” )| (?=《)(?<=》 )/gu

// 上海、广东、等省份
//           ^  “等”前不用顿号（“等”不是“等级”“等待”的；挂号、等检查、等结果是几个动作）
const beforeOther = /、(?=等(?![级离候待号额价比差效同高边距温闲身你我他她它到于量份位第外速腰式值次车人着了不来孩雨客货红活结保电渗风水压轴时]|一[下会]|天|距|分圆|班车|[座灯干][、，。]|[鱼菜饭药床]|电[话梯]|绿灯|公交|地铁|消息|通知|回复|快递|外卖|出租|叫号|放学|下班|\p{Script=Han}{1,5}、))(?<!、等\p{Script=Han}{1,5}、)/gu

// “送温暖”“送清凉”，等活动
//                   ^  引语、书名之后，“等”前也不用逗号
const comma = /等(?=多种|国家|地区|单位|部门|方面|活动|项目|领域|媒体|报刊|栏目|作品)(?<=[”》]，等)/gu

export default defineRule({
  summary: '并列引语之间、连词和“等”之前不用顿号',
  why: '并列的引语之间、并列的书名之间通常不用顿号。“和”“及”“以及”“等”之前不再用顿号。',
  source: 'GB/T 15834—2011 4.5.3.5、附录A.3、附录B.1.2',
  covers: ['P08', 'P09'],
  severity: 'error',
  options: { between: { default: true, help: '是否提示并列引语、书名之间的顿号（2012年前的标准不删）' } },
  examples: [
    '开展“劳模三进”{、~>}“新思想职工讲”等活动。',
    '演出了《长征组歌》{、~>}《黄河大合唱》等曲目。',
    '走访了学校、医院{、~>}和社区。',
    '走访了学校、医院{、~>，}以及社区。',
    '涉及土地、资金、人才{、=>}等方面。',
    '开展“劳模三进”“新思想职工讲”等活动。',
    '增强“四个意识”、坚定“四个自信”、做到“两个维护”。',
    '订阅《人民日报》（海外版）、《光明日报》等报刊。',
    '开展“送温暖”“送清凉”{，~>}等活动。',
    '上海、广东{、~>}等省份伸出援手。',
    '全市就业需求旺盛{、~>，}同时供给不足。', '按照“一事一议”{ =>}“一户一策”的原则，及时发现、及时帮扶。',
    '他说：“好。” “走吧！”她说。', '全市已经建成、正在建设的项目有三十个，逐步削弱、进而取代旧有设备。',
    '走访了学校、医院和社区。涉及土地、资金、人才等要素。',
    '压力过大、作息不规律，以及营养失衡，都会致病。',
    '参加者有王某、和某、李某，胜局2分、和局1分，方药有清热、和胃、止泻之功，会做烙饼、和面、擀皮。',
    '看病要挂号、等检查、等结果、等床位，看电影、等班车都可以刷手机。',
    '建设和平、和谐、繁荣的家园，探测器、等离子体成像仪就位。',
    { text: '演出了《长征组歌》、《黄河大合唱》等曲目。', options: { between: false } },
  ],
  patterns: [between, beforeAnd, beforeEtc, beforeOther, comma, beforeClause, spaced],
  *check(article, { between: checkBetween }) {
    if (checkBetween) for (const { start, end } of matches(article, between)) yield { start, end, message: `并列的${article.wide[end] === '《' ? '书名' : '引语'}之间通常不用顿号`, suggest: [''], severity: 'info' }
    for (const { start, end } of matches(article, beforeAnd)) {
      const word = article.wide.startsWith('以及', end) ? '以及' : article.wide[end]!
      yield { start, end, message: word === '以及' ? '“以及”前的“、”宜为“，”' : `“${word}”前不用顿号`, suggest: [word === '以及' ? '，' : ''], severity: 'warning' }
    }
    for (const { start } of matches(article, comma)) yield { start: start - 1, end: start, message: '“等”前不用逗号', suggest: [''], severity: 'warning' }
    for (const { start, end } of matches(article, beforeClause)) yield { start, end, message: '分句之间的“、”疑为“，”', suggest: ['，'], severity: 'warning' }
    for (const { start, end, block } of matches(article, spaced)) if (block.role === 'body') yield { start, end, message: '并列的引语、书名之间的空格应删去', fix: '', severity: 'warning' }
    const certain = new Set<number>()
    for (const { start } of matches(article, beforeEtc)) certain.add(start)
    for (const { start, end } of matches(article, beforeOther)) if (!certain.has(start)) yield { start, end, message: '“等”前不用顿号', suggest: [''], severity: 'warning' }
    for (const { start, end } of matches(article, beforeEtc)) yield { start, end, message: '“等”前不用顿号', fix: '' }
  },
})
