import { defineRule, matches } from '../src/rule.js'
import { toHan, valueOf } from '../src/language/numbers.js'

interface Row {
  clause: string
  /** begins with a rare character; with `left`, the first group is a lookbehind that captures what stands in front of it and belongs to it */
  pattern: RegExp
  left?: true
  /** the text wanted; '': we only point; `undefined`: this one is right */
  right?: (groups: readonly string[], text: string) => string | undefined
  why: string
  severity?: 'warning' | 'info'
  option?: 'capitals' | 'decades'
}

const MEASURE = '[年天个月多余%\\d.:：场次名家万人亿件吨元项点台斤辆只头条支座部幅趟公桌批种块张本位千百户盘袋箱盏对尊艘架篇所]'
const WEEK = '日一二三四五六日'

const QUANTITY = '计量用阿拉伯数字'
const FIXED = '定型的词用汉字数字'
const ORDER = '届次用汉字数字'
const SAME = '同一处的数字只用一种写法'

/** 五一路、八一路是街名 */
const STREETS = /^(?:五一|八一|七一|六一|五四|二七|三八|一二九)$/u

const rows: readonly Row[] = [
  // 全长五百km
  //       ^^
  { clause: '4.1.1', left: true, why: QUANTITY, pattern: /(?<=(?<![\d几数上一二三四五六七八九十百千])([一二三四五六七八九十百千]{1,6}(?:点[〇零一二三四五六七八九]{1,3})?))(?:km|kg|cm|mm|kW|MW|GW|mg|℃|%)(?![A-Za-z])/gu, right: ([n], unit) => decimal(n!)?.concat(unit) },
  // 乘三〇二路公交车
  //         ^^^
  { clause: '4.1.2', left: true, why: '编号用阿拉伯数字', pattern: /(?<=(?<![一二三四五六七八九])([一二三四五六七八九〇零]{2,4}))路(?:公交|电车)/gu, right: ([n], rest) => STREETS.test(n!) ? undefined : codeDigits(n!) + rest },
  // 咨询电话：88,123,456
  { clause: '4.1.2', why: '编号不加千分位', pattern: /(?:电话|热线|传真)[：:]?\d{1,3}(?:[,，]\d{3})+(?!\d)/gu, right: (_, text) => text.replace(/[,，]/gu, '') },
  // 五G基站
  { clause: '4.1.3', left: true, why: '定型的词用阿拉伯数字', pattern: /(?<=(?<![一二三四五六七八九十])([三四五六]))G(?=[\p{Script=Han}，、。+＋])/gu, right: ([n]) => `${valueOf(n!)}G` },
  { clause: '4.1.3', why: '定型的词用阿拉伯数字', pattern: /维生素[Bb](十二|[一二三五六九])/gu, right: ([n]) => `维生素B${valueOf(n!)}` },
  { clause: '4.1.3', left: true, why: '定型的词用阿拉伯数字', pattern: /(?<=(五))·一二(?=”?(?:汶川|地震|特大|大地震))/gu, right: () => '5·12' },
  { clause: '4.1.3', left: true, why: '定型的词用阿拉伯数字', severity: 'warning', pattern: /(?<=(?<![一二三四五六七八九〇零百千万])([六七八九零]))零后(?![来面台勤方续期果顾退])/gu, right: ([n]) => `${codeDigits(n!)}0后` },
  // 正月15   农历2月2
  { clause: '4.2.1', why: '农历用汉字数字', pattern: new RegExp(`(正月|腊月|冬月)初?(\\d{1,2})(?!${MEASURE})日?`, 'gu'), right: ([month, day]) => Number(day) <= 30 ? `${month}${lunarDay(Number(day))}` : undefined },
  { clause: '4.2.1', why: '农历用汉字数字', pattern: /(农历|阴历)(\d{1,2})月初?(\d{1,2})(?![\d.%])日?/gu, right: ([word, month, day]) => Number(month) <= 12 && Number(day) <= 30 ? `${word}${toHan(Number(month))}月${lunarDay(Number(day))}` : undefined },
  // 星期5   周3，
  { clause: '4.2.3', why: FIXED, pattern: /星期([1-7])(?![\d天个.])/gu, right: ([n]) => `星期${WEEK[Number(n)]}` },
  { clause: '4.2.3', why: FIXED, pattern: /(?<![每上下双单一二两三四五六七八九十数\d孕圆首整满隔])周([1-6])(?=[，。、；晚早上下）]|[至到](?!\d)|$)/gmu, right: ([n]) => `周${WEEK[Number(n)]}` },
  { clause: '4.2.3', why: FIXED, pattern: /党(的?)(1[1-9]|2\d)大(?![道学会家型步工项举措任要件])/gu, right: ([de, n]) => `党${de}${toHan(Number(n))}大` },
  { clause: '4.2.3', left: true, why: FIXED, pattern: /(?<=(?<!\d)(\d{1,2}|[二三]?十[一二三四五六七八九]?))届([1-7一二三四五六七])中全会/gu, right: ([n, k], text) => /\d/u.test(n! + k!) ? `${toHan(valueOf(n!)!)}届${toHan(valueOf(k!)!)}${text.slice(2)}` : undefined },
  { clause: '4.2.3', why: FIXED, pattern: /第([123])产业(?![园链带集基化大工单群学研])/gu, right: ([n]) => `第${toHan(Number(n))}产业` },
  { clause: '4.2.3', left: true, why: FIXED, pattern: /(?<=(?<!\d)(5|12))·(?:4(?=”?运动)|1(?=”?(?:国际)?劳动节)|9(?=”?运动))/gu, right: ([n], text) => ({ '5·4': '五四', '5·1': '五一', '12·9': '一二·九' })[n + text] },
  // 二〇〇八年8月   2008年八月八日
  //         ^^^         ^^^^^^^
  { clause: '4.3', left: true, why: SAME, pattern: /(?<=([一二][〇零○九八][〇零○一二三四五六七八九]{2}))年(\d{1,2}月)(?:\d{1,2}日)?/gu, right: ([year], text) => codeDigits(year!) + text },
  { clause: '4.3', left: true, why: SAME, pattern: /(?<=(?<!\d)(\d{4}))年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/gu, right: ([year, month, day]) => Number(year) < 1912 ? undefined : `${year}年${valueOf(month!)}月${valueOf(day!)}日` },
  // 20二〇年
  //   ^^
  { clause: '4.3', why: SAME, pattern: /(?<!\d)(19|20)([〇零○一二三四五六七八九]{2})(?=年)/gu, right: ([century, year]) => century + codeDigits(year!) },
  // 2零25年   二〇25年   十3户
  { clause: '4.3', why: SAME, pattern: /(?<!\d)2[零〇○]([12]\d)(?=年)/gu, right: ([rest]) => `20${rest}` },
  { clause: '4.3', left: true, why: SAME, pattern: /(?<=(?<![一二三四五六七八九〇零])(二))[〇零○][12]\d(?=年)/gu, right: (_, text) => `20${text.slice(1)}` },
  { clause: '4.3', why: SAME, severity: 'warning', pattern: /(?<![一二三四五六七八九百千万第〇零])十([1-9])(?=[户名]|个(?![人体别])|[亩岁])/gu, right: ([n]) => `1${n}` },
  // 十四.五规划
  { clause: '4.2.3', left: true, why: FIXED, pattern: /(?<=(十[一二三四五六]?))[.·．、]五(?=”?规划)/gu, right: ([n]) => `${n}五` },
  { clause: '4.2.3', left: true, why: FIXED, severity: 'warning', pattern: /(?<=(?<!\d)([89]))[.·．](?:1(?=”?(?:建军节|南昌起义))|3(?=”?(?:阅兵|胜利日|纪念日)))/gu, right: ([n]) => n === '8' ? '八一' : '九三' },
  // 二十世纪80年代   20世纪八十年代
  { clause: '4.3', left: true, why: SAME, pattern: /(?<=(十[八九]|二十一?))世纪\d0年代/gu, right: ([n], text) => `${valueOf(n!)}${text}` },
  { clause: '4.3', left: true, why: SAME, pattern: /(?<=(?<!\d)([12]\d))世纪([二三四五六七八九])十年代/gu, right: ([n, decade]) => `${n}世纪${valueOf(decade!)}0年代` },
  // 14届全国人大   市委8届4次全会   全国人大1次会议
  //   ^^^^^^            ^^^^^^              ^^^^^^
  { clause: '4.3', left: true, why: ORDER, pattern: /(?<=(?<![\d第])(\d{1,2}))届(?:全国(?:人大|政协)(?<![任续当选了的是为、]\d{1,2}届.{4})|[省市县区](?:人大|政协|委)(?=常委会|[\d一二三四五六七八九十]{1,2}次))/gu, right: ([n], text) => toHan(Number(n)) + text },
  { clause: '4.3', left: true, why: ORDER, pattern: /(?<=(?<![\d第])(\d{1,2}))届([1-9])次(全会|全体会议|会议)/gu, right: ([n, k, what]) => `${toHan(Number(n))}届${toHan(Number(k))}次${what}` },
  { clause: '4.3', left: true, why: ORDER, pattern: /(?<=(?:人大|政协|[省市县区]委)([1-9]))次(?:会议|全会)/gu, right: ([k], what) => `${toHan(Number(k))}${what}` },
  // 高32班：高三2班，还是高32班
  { clause: '4.3 示例4', why: '年级和班号连写会读错，宜作“高三2班”或“高三（2）班”', pattern: /(?<![最当起提更较年月期])[初高][1-3]\d{1,2}个?班(?![次列车])/gu },
  // 七八年底：七八年也是约数
  //   ^
  { clause: '5.2.2', left: true, why: '年份省作两位会与约数混淆，应写四位', severity: 'warning', pattern: /(?<=(?<![一二三四五六七八九〇零十百千万几第\d])([六七八九][〇零一二三四五六七八九]))年(?=[初末](?![心衷期级步])|底(?![蕴气线色])|[春夏秋冬](?![秋夏去节晚运])|[一二三四五六七八九十]{1,2}月)/gu },
  // 投资7千亿元   捐出3百元   全村2千8百人
  //      ^             ^          ^^^
  // 近5十年   8十年代
  //    ^          ^
  { clause: '5.3', left: true, why: '阿拉伯数字后面只跟“万”“亿”', severity: 'warning', pattern: /(?<=(?<![A-Za-z\d.第])([1-9]))十(?=年代?|天|[个名位岁场次项家人元余多](?!大|佳|强))/gu, right: ([n]) => `${n}0` },
  { clause: '5.3', left: true, why: '阿拉伯数字后面只跟“万”“亿”', severity: 'warning', pattern: /(?<=(?<![A-Za-z\d.双])(\d{1,3}(?:\.\d)?))([千百十])(?:(\d)([百十]))?(?![克米瓦伏安卡帕焦赫升字兆比分强大佳货年家里店\d百]|万亿次|亿次|公里[加\d])(?=[多余亿万人名个户元吨件次亩套台斤块]|公[里斤]|平方)/gu, right: ([n, unit, m, small]) => /^\d(?!00)\d\d$/u.test(n!) ? undefined : n!.length > 1 && !n!.includes('.') ? '' : multiplied(n!, unit!, m, small) },
  // 1980年代
  { clause: '4.3', left: true, option: 'decades', why: '年代要说明世纪', severity: 'warning', pattern: /(?<=(?<![\d“《])((?:19|20)\d0))年代/gu, right: ([year]) => year!.startsWith('19') ? `20世纪${year!.slice(2)}年代` : `21世纪${year!.slice(2)}年代` },
  // 第20次全国代表大会
  { clause: '4.2.3', why: FIXED, severity: 'warning', pattern: /第(\d{1,2})次(?=全国代表大会)/gu, right: ([n]) => `第${toHan(Number(n))}次` },
  // 驻村第1书记   第1，压实责任
  { clause: '4.3', why: FIXED, severity: 'warning', pattern: /第([123])(书记|时间(?![段窗节])|课堂|方阵|现场|责任人|线(?![路程圈索]))/gu, right: ([n, word]) => `第${toHan(Number(n))}${word}` },
  { clause: '4.3', why: '列举的序数用汉字数字', severity: 'warning', pattern: /(?<=^|[。；]|(?<![名次绩])：)第([1-9])(?=，)/gmu, right: ([n]) => `第${toHan(Number(n))}` },
  // 捐款叁仟元
  { clause: '5.2.4', option: 'capitals', why: '大写数目字只用于票据和法律文书', severity: 'warning', pattern: /(?<![“‘写为值壹贰叁肆伍陆柒捌玖拾佰仟万亿])(?:[壹贰叁肆伍陆柒捌玖拾佰仟][壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{1,10}(?<!伍佰)[元圆名人户件吨亩]|[壹贰叁肆伍柒捌玖拾佰仟][元圆](?![银纸硬]))整?/gu },
]

// 80年代，村里建起窑厂
//  ^^^
const decade = /(?<=(?<![世纪\d“]|[、至到和—～或—-])[2-9])0年代/gu

export default defineRule({
  summary: '阿拉伯数字与汉字数字用对地方',
  why: '计量、编号和已定型的词（5G、“5·12”）用阿拉伯数字；农历、星期、会议届次、成语式的定型词用汉字；同一处同类的数字只用一种；阿拉伯数字后面只能跟“万”“亿”，不能跟“千”“百”“十”。两种写法都可以的（三倍/3倍、17号楼/十七号楼、约三百人/约300人）一律不查。',
  source: 'GB/T 15835—2011 第4章、5.2、5.3（各条见报告）',
  covers: ['N01', 'N02', 'N03', 'N04', 'N06', 'N07', 'N08', 'N09', 'N18', 'N19', 'N20', 'N25', 'N26', 'N27'],
  severity: 'error',
  options: {
    decades: { default: true, help: '提示“1980年代”和不带世纪的“80年代”' },
    capitals: { default: true, help: '提示正文里的大写数目字（叁仟元）' },
  },
  examples: [
    '全长{五百km~>500km}，湿度降至{四十%~>40%}。',
    '乘{三〇二路公交~>302路公交}车可达。',
    '咨询{电话：88,123,456~>电话：88123456}。',
    '全市建成{五G~>5G}基站1.2万座。',
    '“{五·一二~>5·12}”汶川特大地震15周年，志愿者多是{九零后~>90后}。',
    '{正月15~>正月十五}，社火闹起来。',
    '{农历2月2~>农历二月初二}，俗称“龙抬头”。',
    '评审会定于{星期5~>星期五}举行，下次在本{周3~>周三}，地点不变。',
    '{党的20大~>党的二十大}报告提出，{20届3中全会~>二十届三中全会}公报发布。',
    '{2零25~>2025}年脱贫，{二〇25~>2025}年整修，{十3~>13}户受益，“{十四.五~>十四五}”规划，“{8·1~>八一}”建军节。',
    '{第3产业~>第三产业}增加值增长5%。',
    '{二〇〇八年8月8日~>2008年8月8日}开幕。',
    '{2008年八月八日~>2008年8月8日}开幕，{20二〇~>2020}年闭幕。',
    '{二十世纪80年代~>20世纪80年代}的老照片。',
    '{14届全国人大~>十四届全国人大}{1次会议~>一次会议}闭幕。',
    '市委{8届4次全会~>八届四次全会}召开。',
    '{高32班}全体同学。',
    '{七八年}底他下了乡。',
    '投资{7千~>7000}亿元，捐出{3百~>300}元，全村{2千8百~>2800}人，发生{7千~>7000}多次余震。',
    '{1980年代~>20世纪80年代}，村里建起窑厂。',
    '{80年代~>20世纪80年代}，村里建起窑厂。',
    '20世纪80年代建起窑厂，90年代停办。',
    '党的{第20次~>第二十次}全国代表大会。',
    '驻村{第1书记~>第一书记}{第1时间~>第一时间}赶到。',
    '{第1~>第一}，压实责任。',
    '捐款{叁仟元}，奖金{壹万元整}，参会人员{伍拾名}。',
    '全长523.56千米，乘302路公交车，拨打12345热线，维生素B12，G20峰会。',
    '正月初八到十二这5天，销售额比去年农历同期增长6.8%，2月17日（正月初八）。',
    '航班增至每周3班，党的二十大报告提出，二十届三中全会公报发布，第15届运动会启动。',
    '2008年8月8日开幕。二〇〇八年八月八日开幕。20世纪80年代至90年代，上世纪六七十年代。',
    '高三2班、高三（2）班、初二3个班，高三三个班。',
    '一九七八年底，七八年前的旧事，二〇〇八年春。',
    '载重5千克，装机200千瓦，110千伏，全书30千字，7000多亿元，10.5万人，5千万亿次。',
    '驻村第一书记，第25页，连续第8个月回升，名列第1，总分第2。',
    '17号楼、十七号楼，3倍、三倍，100多件、一百多件，约300人、约三百人，76岁、七十六岁。',
    '给{200百}余名学生上课，“八〇后”“九〇后”是主力。',
    '发票上写明“叁仟元整”，伍先生到场，大陆人口增长，陆元老师讲课。',
    '百分之百、三百六十五行、十四亿人，三千米障碍赛，五一假期。',
    '停靠五一路公交站、二七路公交首末站；正月12台大戏，腊月20斤腊肉，正月15辆大巴。',
    '这周2到3次，首周3晚座无虚席；党的10大优良传统，入党12大步骤；第1产业园开工。',
    '1898年四月二十三日颁布诏书；连任3届市人大代表、5届全国人大代表，20届县委接力植树。',
    '七八年春节没回家，双11百亿补贴，618百亿补贴；第2时间段，第3线路图；总排名：第1，成绩2分。',
    '歌手伍佰人气不减，民国三年壹圆银元，面值壹圆。',
    '{14届全国人大~>十四届全国人大}常委会，市{8届市委~>八届市委}三次全会。',
    '{14届全国政协~>十四届全国政协}委员，连任3届全国人大代表。',
    '“2020年代行动十年”，21世纪20年代。',
    { text: '1980年代，村里建起窑厂。', options: { decades: false } },
    { text: '捐款叁仟元。', options: { capitals: false } },
  ],
  patterns: [...rows.map(({ pattern }) => pattern), decade],
  *check(article, options) {
    const { wide } = article
    for (const row of rows) {
      if (row.option && !options[row.option]) continue
      for (const { start, end, text, groups } of matches(article, row.pattern)) {
        const { clause, left, right, why, severity } = row
        const from = left ? start - groups[0]!.length : start
        const was = wide.slice(from, end)
        const wanted = right?.(groups as string[], text)
        if (right && wanted === undefined) continue
        if (wanted) yield { start: from, end, message: `“${was}”应为“${wanted}”，${why}（${clause}）`, suggest: [wanted], severity }
        else yield { start: from, end, message: `“${was}”：${why}（${clause}）`, severity }
      }
    }
    if (!options.decades) return
    for (const { start, end } of matches(article, decade)) {
      // 前文说过世纪的，后面的年代可以承前省略
      if (/世纪/u.test(wide.slice(Math.max(article.blockAt(start).start, start - 200), start))) continue
      const was = wide.slice(start - 1, end)
      yield { start: start - 1, end, message: `“${was}”宜为“20世纪${was}”，年代要说明世纪（4.3）`, suggest: [`20世纪${was}`], severity: 'info' }
    }
  },
})

/** 五百 → 500，十二点五 → 12.5 */
function decimal(han: string): string | undefined {
  const [whole, fraction] = han.split('点')
  const value = valueOf(whole!)
  return value === undefined ? undefined : fraction ? `${value}.${codeDigits(fraction)}` : String(value)
}

/** 三〇二 → 302 */
const codeDigits = (han: string): string => [...han].map((c) => '零一二三四五六七八九'.indexOf(c.replace(/[〇○]/u, '零'))).join('')

/** 5 → 初五，15 → 十五 */
const lunarDay = (day: number): string => day <= 10 ? `初${toHan(day)}` : toHan(day)

const UNITS: Readonly<Record<string, number>> = { 千: 1000, 百: 100, 十: 10 }

/** 7千 → 7000，2千8百 → 2800 */
function multiplied(n: string, unit: string, m: string | undefined, small: string | undefined): string {
  return String(Math.round(Number(n) * UNITS[unit]! + (m ? Number(m) * UNITS[small!]! : 0)))
}
