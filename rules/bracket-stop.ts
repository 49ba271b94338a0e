import { defineRule, matches } from '../src/rule.js'

// 大会（含分会场，）同步直播
//              ^  后括号前的点号；没有前括号的“：）”是笑脸
const before = /[，、；：](?=）)(?<=（[^）\n]{1,80}.)/gu
// 该县（省级贫困县。）今年摘帽
//                ^  句内括注末尾不用句号
const stop = /。(?=）)(?<=(?:[\p{Script=Han}\d%》]|(?<![。！？…])”)\s{0,2}（[^（）。\n]{1,30}。)/gu
// 颁布《办法》，（以下简称《办法》）自发布之日起施行
//             ^  括注紧贴被注的词
const apart = /[，。；](?=（(?:以下|下)(?:简)?称)|[，。](?=（(?:约合|折合|相当于|[\d.]+%）))|，(?=（(?:又称|也称|化名|音译|见图|下同))/gu

export default defineRule({
  summary: '句内括注紧贴被注的词，末尾不用点号',
  why: '句内括号是注释句中某个词的，里面末尾不用逗号、顿号、分号、句号（问号、叹号、省略号可以），该有的停顿放在后括号之后。句外括号另起，里面可以有句号。',
  source: 'GB/T 15834—2011 附录A.8、附录B.2.2',
  covers: ['P18'],
  severity: 'warning',
  examples: [
    '大会（含分会场{，=>}）同步直播。',
    '该县（省级贫困县{。=>}）今年摘帽。',
    '条例共六章（含附则{。=>}），自7月1日起施行。',
    '本报北京3月1日电  （记者张三{。=>}）昨日开幕。',
    '奖金为三亿卢布{。~>}（约合410万美元）', '市里印发了办法{，~>}（以下简称《办法》）。',
    '大会（含分会场）同步直播。',
    '活动圆满结束。（记者张某）',
    '条例共六章（含附则），自7月1日起施行。',
    '活动圆满结束。（本次活动由市文联主办。）',
    '他（真是他吗？）走了过来。',
    '有句话说得好：“不乱于心，不困于情。”（此语出处未详，姑存之。）',
    '网友留言：“谢谢您：）”',
  ],
  patterns: [before, stop, apart],
  *check(article) {
    for (const { start, end, text } of matches(article, before)) yield { start, end, message: `后括号前的“${text}”应删去`, fix: '' }
    for (const { start, end, text } of matches(article, apart)) yield { start, end, message: `括注前的“${text}”宜移到括注之后`, suggest: [''] }
    for (const { start, end } of matches(article, stop)) yield { start, end, message: '句内括注末尾的“。”应删去', fix: '' }
  },
})
