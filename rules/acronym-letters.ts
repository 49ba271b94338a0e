import { allRoles, defineRule, matches } from '../src/rule.js'

// 人均GPD   兼CE0   拉动lPO
//     ^^^     ^^^       ^^^  怎样都不是别的缩写的
const WRONG: Readonly<Record<string, string>> = Object.fromEntries('GPD GDP,CE0 CEO,CF0 CFO,CT0 CTO,C00 COO,WT0 WTO,IP0 IPO,WH0 WHO,NAT0 NATO,UF0 UFO,BT0 BTO,0PEC OPEC,0ECD OECD,T0EFL TOEFL,lPO IPO,lELTS IELTS,VlP VIP,CPl CPI,PPl PPI,PMl PMI,APl API,lMF IMF,lBM IBM,aPP App,CCVT CCTV,HPVV HPV,APCE APEC,ASEEN ASEAN,UNSECO UNESCO,UNCIEF UNICEF,PM25 PM2.5,WIIF WIFI'.split(',').map((pair) => pair.split(' ') as [string, string]))
const wrong = new RegExp(`(?<![A-Za-z\\d\\-./])(?:${Object.keys(WRONG).join('|')})(?![A-Za-z\\d\\-])`, 'gu')
// 大力发展5g网络   推进Al技术
//         ^^           ^^  大小写看后面的字才分得清：5g盐、Al合金
const byContext = /[456]g(?<![\w.]..)(?=网络|技术|基站|时代|通信|手机|商用|信号|终端|频段|产业|建设|智能|智慧|消息|套餐|用户|应用|融合|赋能|覆盖|热点|全景|工厂|、(?:大数据|人工智能|云计算|物联网|AI)|\+)|Al(?<![\w.]..)(?=技术|应用|能力|大?模型|智能|赋能|助手|眼镜|手机|芯片|产业|算法|场景|时代|人才|教育|医疗|绘画|创作|\+)/gu
// NAB总决赛（NBA）   GSP定位（GPS）   DAN检测（DNA）
// ^^^                ^^^              ^^^  单看也是缩写，文中另有正写的
const SWAPPED: Readonly<Record<string, string>> = { NAB: 'NBA', GSP: 'GPS', DAN: 'DNA', RAN: 'RNA', CAB: 'CBA', IOP: 'IPO', WOT: 'WTO', ECO: 'CEO', CIP: 'CPI', MPI: 'PMI' }
const swapped = /(?:NAB|GSP(?!认证|证书|管理|规范|标准|要求)|DAN|RAN|CAB|IOP|WOT|ECO|CIP|MPI)(?<![A-Za-z\d\-]...)(?![A-Za-z\d\-])/gu

export default defineRule({
  summary: '通行的外文缩写字母不错位、不混数字',
  why: '“GPD”“CE0”“lPO”“PM25”是字母敲颠倒、把数字0和小写l当作字母O、I，检索不到，读者一看便知是错。只查通行的缩写；药品的GSP、铝合金（Al）、5g盐等另有所指的，看上下文才报。',
  source: '编辑部惯例（规则书 O02）',
  covers: ['O02'],
  severity: 'warning',
  roles: allRoles,
  yieldsTo: ['number-letters', 'letter-lookalike'],
  examples: [
    '去年人均{GPD~>GDP}超过十万元。',
    '公司{CE0~>CEO}出席，{lPO~>IPO}募资十亿元，加入{WT0~>WTO}二十年。',
    '在手机{aPP~>App}上办理，{PM25~>PM2.5}浓度下降。',
    '加快{5g~>5G}网络和{Al~>AI}技术应用。',
    'NBA常规赛开打，{NAB~>NBA}官方公布了赛程。',
    '药店通过GSP认证，DAN是某公司的简称，NAB银行。',
    '每日食盐不超过5g，Al合金，含Al量，4g蛋白质。',
    'GDP、CEO、IPO、WTO、App、APP、PM2.5、AI、5G。',
    '型号为WT0-15，编号CE0123，http://a.cn/aPP。',
  ],
  patterns: [wrong, byContext, swapped],
  *check(article) {
    const { wide } = article
    const say = (start: number, end: number, text: string, meant: string) => ({ start, end, message: `“${text}”疑为“${meant}”`, suggest: [meant] })
    for (const { start, end, text } of matches(article, wrong)) yield say(start, end, text, WRONG[text]!)
    for (const { start, end, text } of matches(article, byContext)) if (text !== 'Al' || !wide.includes('铝')) yield say(start, end, text, text === 'Al' ? 'AI' : text.toUpperCase())
    for (const { start, end, text } of matches(article, swapped)) if (wide.includes(SWAPPED[text]!) && wide.indexOf(text) === wide.lastIndexOf(text)) yield say(start, end, text, SWAPPED[text]!)
  },
})
