import { defineRule, matches } from '../src/rule.js'

// 数：200、3.5万、两百、千、三分之二、一半
const N = String.raw`(?:\d[\d.,]*(?:万亿|[万亿])?|三分之[一二]|[一二两三四五六七八九十百千万亿]{1,7}|半(?=个|小时|年|天|数)|一半)`
const UNIT = String.raw`(?:%|‰|℃|个百分点|个小时|个月|[个名人家元吨次户亩件倍岁天年日周届项场台辆套座条所成点时里斤米克度]|人次|公里|公斤|公顷|千米|千克|千瓦|厘米|毫米|[平立]方米|美元|欧元|小时|分钟|秒钟|元钱|多?块钱|摄氏度)`
/** 「近10多年来」的“近”是“最近” */
const SPAN = String.raw`(?!个?(?:年|月|日|天|周|小时|世纪|分钟|届|场|轮|季))`

// 约200多人   近6500余家   超过300多户   多达50余次
// ^^^^^^      ^^^^^^^      ^^^^^^^^      ^^^^^^^^
const aboutMore = new RegExp(String.raw`(?:(?<![节公合契条制签违预简缔履缩立邀失誓特盟和毁爽相纽续隐赴践婚])(?<!(?:^|[^河湖东西华江苏皖淮])北|(?:^|[^\p{Script=Han}]|[在赴于到]) ?里)约(?:有|为|占|需)?|(?<=大)概|(?<![附最靠临贴邻走远亲就切拉毗挨逼迫新])近(?!年)|(?<=(?<![看听见找想达买料得做收受感查遇碰等赶猜])不)[足到]|超过|(?<![高反赶中英德意西法超土俄乙甲女村苏])超|(?<!不)逾)(?!过)(${N})([多余])${SPAN}`, 'gu')
const asManyMore = new RegExp(String.raw`(?:多达|高达)(${N})(余)${SPAN}`, 'gu')

// 约1小时左右   大约在10%左右   超过500人左右   至少30天左右
const aboutAround = new RegExp(String.raw`(?:(?<![节公合契条制签违预简缔履缩立邀失誓特盟和毁爽相纽续隐赴践婚])(?<!(?:^|[^河湖东西华江苏皖淮])北|(?:^|[^\p{Script=Han}]|[在赴于到]) ?里)约|(?<=大)概|(?<![附最靠临贴邻走远亲就切拉毗挨逼迫新])近|超过|至少|多达|(?<=(?<![看听见找想达买料得做收受感查遇碰等赶猜])不)[足到])[在占为有需]?(${N})(?:多|余)?${UNIT}{0,2}(左右(?![两手翼侧逢摇为开各])|上下(?=[，。；、的）]))`, 'gum')

// 超过10%以上   至少3人以上   逾500家以上
const overAbove = new RegExp(String.raw`(?:超过|(?<!不)逾|至少|最少|起码|不少于|不低于|(?<![节公合契条制签违预简缔履缩立邀失誓特盟和毁爽相纽续隐赴践婚])(?<!(?:^|[^河湖东西华江苏皖淮])北|(?:^|[^\p{Script=Han}]|[在赴于到]) ?里)约|(?<![附最靠临贴邻走远亲就切拉毗挨逼迫新])近)(${N})(?:多|余)?${UNIT}{0,2}(以上)(?!的?(?:地震|工业|企业|学历|洪水|城市|人员|级别))`, 'gu')

// 最多不超过50人以内
const underWithin = new RegExp(String.raw`(?:不超过|最多|至多|不多于|不高于)(${N})${UNIT}{0,2}(以内|以下|之内)`, 'gu')

// 20几个   几10人
const mixedFew = /(?<!茶)几(?:10+|20)(?![\d.年月日])|(?<=(?<![\d.年月A-Za-z])[1-9]0)几(?![何率乎点维])/gu

// 3、4个人
//    ^
const afterDigits = /(?:个(?!人赛|性|税)|名(?![进晋出将])|人(?![间制艇])|天|岁(?!组)|次(?!列|设备|回路|侧)|公里|里路|公斤|斤|家|户|米|年(?!级|制|期|生|[初底末春夏秋冬])|分钟|小时|元|万|千|百)/uy

// 三、四十名   七、八天
//    ^            ^
const afterHan = /十(?![一二三四五六七八九、号届])|[百千万亿](?!人大)|个(?!五年)|名|天(?![然气])|岁(?!组)|次(?![产侧电网]|设备|能源|回路|融合|系统|污染|供水)|公里|公斤|斤|人(?!民|大|称)|里(?!面)|年(?!级|制|期|生|代)|小时|分钟|位|倍|元|米|尺|丈|亩|户|家(?!庭)|辆|条|句(?=话|台词)/uy
/** 前面是这些字的，是序数或各自独立的列举 */
const NO_HAN = '第十百千万亿0123456789〇零一二两三四五六七八九、之年月级线届周期初'

// 数十余家   几百多人
// ^^^        ^^^
const severalMore = new RegExp(String.raw`[几数](?<![无人户总件次倍字基指分参岁点]数)[十百千万亿]{1,2}[多余]${SPAN}`, 'gu')

// 约近300人   将近约300人
// ^^          ^^
const stacked = /(?:(?<![节公合契条制签违预简缔履缩立邀失誓特盟和毁爽相纽续隐赴践婚])(?<!(?:^|[^河湖东西华江苏皖淮])北|(?:^|[^\p{Script=Han}]|[在赴于到]) ?里)约(?:有|为|占|需)?[近超逾]|(?<![附最靠临贴邻走远亲就切拉毗挨逼迫新])近约|概约)(?=[\d一二两三四五六七八九十百千])/gu
// 300多余名
//    ^^
const doubledMore = /(?:多余|余多|多几|余几)(?<=[\d十百千万]..)(?=[个名家户件元次吨亩辆套台场条项]|人(?![员口力才手事物]))/gu
// 几十人左右   三四十人左右
// ^^^^^^      ^^^^^^
const vagueAround = new RegExp(String.raw`(?:十几|[几数](?<![无人户总件次倍字基指分参岁点]数)[十百千万]{1,2}|(?<![〇零一二三四五六七八九十百千万第])(?:两三|三四|四五|五六|六七|七八|八九)[十百千万]?)${UNIT}{0,2}(左右(?![两手翼侧逢摇为开各])|上下(?=[，。；、的）]))`, 'gu')

// 5000多万元左右
//     ^^^^^^^
const moreAround = new RegExp(String.raw`[多余](?<=\d[万亿]?.)[万亿]?${UNIT}{0,2}(左右(?![两手翼侧逢摇为开各]))`, 'gu')

// 三、四   3、4
//   ^        ^
const adjacent = /、(?<=[1-9]、)(?=[1-9])|、(?<=[一二两三四五六七八九]、)(?=[一二三四五六七八九])/gu

const HAN = '零一二三四五六七八九'

export default defineRule({
  summary: '约数的写法：不叠用，不夹顿号，不混用两种数字',
  why: '“约”“近”“超”与“多”“余”“左右”“以上”说的是一回事，甚至互相抵触，取一即可。相邻两个数字连用表示概数（三四十人）时中间不用顿号，也不用阿拉伯数字；顿号只用在各自独立的缩略语里（三、四年级，七、八月份）。带“几”的数用汉字。“近10多年来”的“近”是“最近”，不算叠用。',
  source: 'GB/T 15835—2011 4.2.2、5.2.1；GB/T 15834—2011 4.5.3.4；《报纸编校质量评比差错认定细则》（2005）§19',
  covers: ['N05', 'C50', 'P07'],
  severity: 'warning',
  examples: [
    '现场{约200多}人参加活动。',
    '航程{约1小时左右}。',
    '订单增幅{超过10%以上}。',
    '{近6500多}家企业线上参展。',
    '{近百余}名志愿者上岗，新增{近百座以上}，占{约10%以上}。',
    '占比{大约在10%左右}。',
    '{至少3人以上}才能成团，{将近200多}人报名，现场{大概300人左右}，用时{不到2小时左右}。',
    '参加人数{多达300余}人。',
    '筹到5000{多万元左右~>多万元}，用时{不超过30天以内}。',
    '{数十余}家企业报名，{约近}300人到场，来了300{多余~>多|余}名群众。',
    '现场有{三四十人左右~>三四十人}，走了{几十公里左右~>几十公里}。',
    '每月{约有近}千名职工受益，来了20{多几~>多}人。',
    '附近约200人到场，没有多余名额，约近郊十里。',
    '涉及{20几~>二十几}个区县。',
    '来了{几10~>几十}个人。',
    '来了{3、4~>三四}个人。',
    '走了{5、6~>五六}公里山路。',
    '现场有三{、=>}四十名群众。',
    '会议开了七{、=>}八天，每亩增产五{、=>}六百斤。',
    '他在村里住了两{、=>}三年，那时他十二{、=>}三岁。',
    '现场约200人参加活动，有200多人登记，航程1小时左右。',
    '近10多年来，这里变化很大；最近20余天连续降雨。',
    '当天发生超过12次2.5级以上的地震。',
    '附近10多家商户响应，节约200多万元，签约30余个项目。',
    '中超10余支球队公布名单，客队反超10多分。',
    '约200名60岁左右的老人参加。',
    '约300名干部上下一心，约20名学生左右开弓。',
    '超过200家规模以上企业复工。',
    '来了三四十人，涉及二十几个区县。',
    '7、8月份主要指标回升，获得1、2号种子席位，3、4年级学生参加。',
    '一、二、三产业融合发展，小学三、四年级学生参加，第二十二、二十三届获奖者出席。',
    '上世纪五{、~>}六十年代的老照片。',
    '她生在盐城。三{、=>}四岁时，父母教她识字。',
    '二、三个突破',
    '两队分获3、4名，第十二、三名选手出场。',
    '本次比赛的第一、二名，两队分别得到3、4个积分。',
    '预计2023年几何题难度不变，几点出发未定。',
    '看不到20多米外的路牌，想不到三十多个人报名，达不到30%左右的水平。',
    '他相约20多名同学，大家相约8点左右出发，纽约近3000人参加，北约30余国与会。',
    '村超20余支球队登场，里约近百名志愿者到岗。',
    '湖北{约200多}人参加，城里{约200多}户受益，{不到200多}人报名。',
    '茶几10个，G20几个成员国，参与人数百余人，馆藏总数百余件。',
    '小组1、2名晋级，3、4名将打附加赛，设有3、4人间，分3、4岁组和5、6岁组。',
    '周三、四天气晴好，正月初三、四天气转阴，对一、二次设备进行检修。',
    '前两句写景，三、四句抒情；位居二、三位，包揽二、三名，小组二、三名，前二、三名。',
    '一九七八年左右，他回到家乡；一九五六年左右，铁路通车。',
    '来了{十几名左右~>十几名}大学生。',
    '说了三{、=>}四句话，此前三{、=>}四个月没下雨。',
  ],
  patterns: [aboutMore, asManyMore, aboutAround, overAbove, underWithin, stacked, doubledMore, vagueAround, moreAround, severalMore, mixedFew, adjacent],
  *check(article) {
    const { wide } = article
    for (const pattern of [aboutMore, asManyMore, aboutAround, overAbove, underWithin]) {
      for (const { start: at, end, text, groups } of matches(article, pattern)) {
        // 大约、大概、将近、接近、不足、不到：从后一个字找起，报告整个词
        const start = /[大将接不]/u.test(wide[at - 1] ?? '') && /[约概近足到]/u.test(text[0]!) ? at - 1 : at
        const head = wide.slice(start, at + text.indexOf(groups[0]!)).replace(/[在占为有需]$/u, '')
        yield { start, end, message: `“${wide.slice(start, end)}”里的“${head}”和“${groups[1]}”宜只取其一`, ...(pattern === asManyMore ? { severity: 'info' as const } : {}) }
      }
    }
    for (const { start, end, text } of matches(article, stacked)) yield { start, end, message: `“${text}”宜只取其一` }
    for (const { start, end, text } of matches(article, doubledMore)) yield { start, end, message: `“${text}”宜只取其一`, suggest: text.includes('几') ? [text[0]!] : ['多', '余'] }
    for (const pattern of [vagueAround, moreAround]) for (const { start, end, text, groups } of matches(article, pattern)) yield { start, end, message: `“${text}”宜删去“${groups[0]}”，前面已是约数`, suggest: [text.slice(0, -groups[0]!.length)] }
    for (const { start, end, text } of matches(article, severalMore)) yield { start, end, message: `“${text}”宜为“${text.slice(0, -1)}”，“${text[0]}”和“${text.at(-1)}”都表示约数` }
    for (const { start, end, text } of matches(article, mixedFew)) {
      const from = text === '几' ? start - 2 : start
      const was = wide.slice(from, end)
      const right = was.replace(/\d+/u, (n) => n === '20' || text === '几' ? `${n[0] === '1' ? '' : HAN[Number(n[0])]}十` : '十百千'[n.length - 2] ?? n)
      yield { start: from, end, message: `“${was}”应为“${right}”，带“几”的数用汉字`, suggest: [right], severity: 'error' }
    }
    for (const { start: at } of matches(article, adjacent)) {
      const was = wide.slice(at - 1, at + 2)
      if (/\d/u.test(was[0]!)) {
        if (Number(was[2]) !== Number(was[0]) + 1 || /[\d.、第/—～-]/u.test(wide[at - 2] ?? '') || !behind(wide, at + 2, afterDigits) || isList(wide, at - 1)) continue
        const right = `${was[0] === '2' ? '两' : HAN[Number(was[0])]}${HAN[Number(was[2])]}`
        yield { start: at - 1, end: at + 2, message: `“${was}”疑为“${right}”，相邻两个数字表示概数用汉字，不用顿号`, suggest: [right] }
        continue
      }
      const a = HAN.indexOf(was[0] === '两' ? '二' : was[0]!)
      const b = HAN.indexOf(was[2]!)
      if (a < 1 || b < 1 || (b !== a + 1 && !(a === 3 && b === 5)) || (NO_HAN.includes(wide[at - 2] ?? '\n') && !isTeens(wide, at)) || !behind(wide, at + 2, afterHan)) continue
      // “二、三个突破”是序号
      if (at - 1 === article.blockAt(at).start || isList(wide, at - 1) || (/[。；！？：（(“\s]/u.test(wide[at - 2] ?? '') && !/[岁天年人里斤]/u.test(wide[at + 2]!))) continue
      if (wide.startsWith('十年代', at + 2)) yield { start: at, end: at + 1, message: `“${was}十年代”宜为“${was[0]}${was[2]}十年代”，连用的两个数字之间通常不用顿号`, suggest: [''], severity: 'info' }
      else yield { start: at, end: at + 1, message: `“${was}”应为“${was[0]}${was[2]}”，概数的两个数字之间不用顿号`, fix: '', severity: 'error' }
    }
  },
})

/** 分别得到3、4个：各是各的，不是概数 */
const isList = (wide: string, at: number): boolean => /分别|依次|(?:[各获列居揽夺]|排名?|小组)[^，。]{0,2}$|(?<![之此以目年天])前$/u.test(wide.slice(Math.max(0, at - 10), at))

function behind(text: string, at: number, pattern: RegExp): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** 十二、三岁 */
const isTeens = (wide: string, at: number): boolean => wide[at - 2] === '十' && /[岁天名人里斤亩户]/u.test(wide[at + 2] ?? '') && !/第/u.test(wide.slice(Math.max(0, at - 5), at))
