import { weightAround } from '../src/language/dictionary.js'
import { isQuotedPlay, isTwice, touchesQuotes } from '../src/language/deliberate.js'
import { glyphs } from '../src/language/glyphs.js'
import { watch } from '../src/language/phrases.js'
import { gain, isHan } from '../src/language/terms.js'
import { defineRule } from '../src/rule.js'

// 天天见报、一字不易的名称和提法；前面有 = 的另有只差一字的提法（从严治警、产业互联网），换了字不算错
const names = `
中国特色社会主义 社会主义核心价值观 社会主义市场经济 =社会主义现代化 人类命运共同体 中华民族伟大复兴 中华民族共同体 供给侧结构性改革 粤港澳大湾区 长江经济带 京津冀协同发展 长三角一体化 海南自由贸易港 =自由贸易试验区 新型冠状病毒 新冠肺炎 新质生产力 中国式现代化 =新发展理念 =新发展格局 全过程人民民主 =全面从严治党 =全面依法治国 =全面深化改革 全面建成小康社会 乡村振兴战略 脱贫攻坚战 生态文明建设 绿水青山就是金山银山 马克思列宁主义 =马克思主义 毛泽东思想 邓小平理论 科学发展观 国民经济和社会发展 治理体系和治理能力现代化 =优化营商环境 基本公共服务 人民代表大会 政治协商会议 常务委员会 纪律检查委员会 监察委员会 国务院办公厅 发展和改革委员会 国家发展改革委 人力资源和社会保障 工业和信息化部 住房和城乡建设 =生态环境部 =农业农村部 文化和旅游部 国家卫生健康委 市场监督管理 =国家税务总局 证券监督管理委员会 =最高人民法院 最高人民检察院 中央广播电视总台 =中国人民解放军 武装警察部队 =中国人民银行 联合国教科文组织 =世界卫生组织 =世界贸易组织 上海合作组织 亚太经合组织 国际货币基金组织 新疆维吾尔自治区 内蒙古自治区 广西壮族自治区 宁夏回族自治区 西藏自治区 香港特别行政区 澳门特别行政区 非物质文化遗产 =爱国主义教育 =思想政治教育 意识形态 党风廉政建设 中央八项规定精神 =基层党组织 =精神文明建设 =基础设施建设 固定资产投资 国内生产总值 居民消费价格指数 社会消费品零售总额 规模以上工业增加值 =进出口总额 =知识产权保护 战略性新兴产业 =先进制造业 =高新技术产业 =高新技术企业 人工智能 =移动互联网 =工业互联网 =新型城镇化 =城乡融合发展 突发公共卫生事件 联防联控机制 百年未有之大变局 百年奋斗目标 总体国家安全观 和平共处五项原则 人道主义援助 =可持续发展 =温室气体排放 生物多样性 =高质量发展 =复工复产 疫情防控 脱贫攻坚 改革开放 =一带一路 =绿水青山 =习近平总书记 =中国共产党 =共产党员 =中华人民共和国 =国务院总理 =联合国秘书长 =新闻发言人 =新闻发布会 =有限责任公司 =股份有限公司`
// 换字、漏字、添字要报，首尾不全的不报；前面有 = 的能仿造（因校制宜、见义智为、转危为机），换了字不算错
const idioms = `
坚定不移 实事求是 众志成城 =因地制宜 全力以赴 脚踏实地 千方百计 持之以恒 有条不紊 源源不断 =不忘初心 =牢记使命 =各行各业 再接再厉 齐心协力 =同心协力 =攻坚克难 =迎难而上 砥砺前行 =继往开来 与时俱进 艰苦奋斗 =自力更生 勤俭节约 廉洁奉公 一丝不苟 精益求精 兢兢业业 任劳任怨 无私奉献 义无反顾 =前赴后继 坚持不懈 =坚韧不拔 锲而不舍 循序渐进 对症下药 标本兼治 统筹兼顾 雷厉风行 立竿见影 事半功倍 卓有成效 =成效显著 =举世瞩目 举足轻重 至关重要 密不可分 相辅相成 相得益彰 日新月异 突飞猛进 欣欣向荣 蒸蒸日上 方兴未艾 如火如荼 热火朝天 络绎不绝 川流不息 摩肩接踵 人山人海 载歌载舞 =欢聚一堂 座无虚席 家喻户晓 耳熟能详 脍炙人口 =喜闻乐见 =丰富多彩 琳琅满目 应有尽有 美不胜收 流连忘返 叹为观止 =独一无二 得天独厚 源远流长 博大精深 薪火相传 发扬光大 推陈出新 =古为今用 潜移默化 耳濡目染 身体力行 以身作则 =言传身教 =率先垂范 =身先士卒 当务之急 刻不容缓 迫在眉睫 燃眉之急 未雨绸缪 防患未然 =居安思危 =有备无患 安居乐业 =国泰民安 丰衣足食 自给自足 来之不易 =史无前例 =前所未有 =供不应求 =名列前茅 遥遥领先 脱颖而出 崭露头角 =大显身手 不可或缺 =不可替代 =不容忽视 显而易见 众所周知 由此可见 毫无疑问 理所当然 顺理成章 水到渠成 名副其实 当之无愧 实至名归 =不约而同 异口同声 情不自禁 =热泪盈眶 欣喜若狂 =依依不舍 念念不忘 记忆犹新 =历历在目 意味深长 =发人深省 =引人深思 =引以为戒 =引人注目 万无一失 安然无恙 =争分夺秒 夜以继日 =日以继夜 不辞辛苦 不遗余力 =竭尽全力 全心全意 =尽心尽力 设身处地 无微不至 雪中送炭 =助人为乐 =见义勇为 奋不顾身 =挺身而出 临危不惧 视死如归 可歌可泣 惊心动魄 波澜壮阔 =扣人心弦 =引人入胜 淋漓尽致 栩栩如生 惟妙惟肖 别具一格 =独树一帜 =耳目一新 焕然一新 翻天覆地 天翻地覆 可见一斑 有目共睹 不言而喻 一如既往 矢志不渝 接二连三 层出不穷 屡见不鲜 司空见惯 习以为常 无独有偶 雨后春笋 星罗棋布 错综复杂 千变万化 =千差万别 =因势利导 =因人而异 =量力而行 循规蹈矩 按部就班 井然有序 秩序井然 一目了然 =不胜枚举 举一反三 触类旁通 融会贯通 深入浅出 通俗易懂 言简意赅 画龙点睛 =锦上添花 =如虎添翼 =如鱼得水 得心应手 游刃有余 轻而易举 易如反掌 迎刃而解 一帆风顺 =一波三折 来日方长 任重道远 任重而道远 望而却步 知难而退 =半途而废 功亏一篑 前功尽弃 付诸东流 得不偿失 适得其反 事与愿违 杯水车薪 无济于事 束手无策 无能为力 力不从心 捉襟见肘 举步维艰 雪上加霜 祸不单行 岌岌可危 危在旦夕 千钧一发 化险为夷 =转危为安 死里逃生 劫后余生 触目惊心 骇人听闻 耸人听闻 无中生有 断章取义 以讹传讹 混淆视听 颠倒黑白 贼喊捉贼 欲盖弥彰 自欺欺人 掩耳盗铃 弄虚作假 铤而走险 逍遥法外 绳之以法 罪有应得 =大快人心 拍手称快`
/** By the first or the last part of a name, which a slip in the other part leaves alone: the name, the other part, and whether that comes last. */
const namesWith = new Map<string, { name: string; other: string; step: 1 | -1 }[]>()
/** Parts that stand by themselves all the time: what is beside them tells nothing. */
const everyday = new Set('中国 经济 社会 疫情 人民 服务 重要 安全 教育 习近平 管理 科学 生产 不断 相关 生态 坚持 群众 持续 历史 智能 改革 新闻 总书记 数字 社会主 社会主义 深入 有效 现代化 委员会 基层 工业 农业 坚定 互联网 党员 丰富 有的 中国人 统筹 意识 始终 奋斗 先进 应急 不可 显著 有序 身体 成效 复杂 高等 职业 志愿 小康 联合国 国务院'.split(' '))
const exact = new Set<string>()
const isIdiom = new Set(idioms.trim().split(/\s+/u))
const entriesOf = (list: string): string[] => list.trim().split(/\s+/u)
for (const entry of [...entriesOf(names), ...entriesOf(idioms)]) {
  const name = entry.replace('=', '')
  if (name === entry) exact.add(name)
  const half = name.length >> 1
  const first = name.slice(0, half)
  const last = name.slice(half)
  for (const [part, other, step] of [[first, last, 1], [last, first, -1]] as const) if (!everyday.has(part)) namesWith.set(part, [...namesWith.get(part) ?? [], { name, other, step }])
}
const parts = watch(namesWith.keys())

/** 句子的可能性（自然对数）至少增加这么多 */
const leasts = { lost: 7, edge: 8, added: 8, other: 9, alike: 3, swapped: 6 } as const
/** 长的名称漏了字，总还像几个词：供给侧|结|性|改革 */
const leastOfLong = 4
/** 四个字的换了一个字，也许是有意仿造 */
const leastOfFour = 13
/** 另有只差一字的提法的，换了个同音、形近的字 */
const leastOfOthers = 6

/** 名称中间加得进去的字：人类的命运共同体 */
const connecting = new Set('的和及与或之等')

export default defineRule({
  summary: '固定名称和提法不错字、不漏字',
  why: '机构、法规、战略、指标的名称天天见报，一字不易；漏一个字（供给侧结性改革）、多一个字、换一个字、两字颠倒，都是差错。只看名称表里的，前半或后半完好、只差一个字、改过来句子通顺得多才报；本来另有所指的（全面从严治警、产业互联网）不报。',
  source: '党和国家文件中的通行名称；《报纸编校质量评比差错认定细则》（1997）漏字、错字各条',
  covers: ['O18'],
  severity: 'warning',
  yieldsTo: ['near-idioms', 'misspelt-words', 'misspelt-idioms', 'glyph-misread', 'slogan-canonical', 'slogan-wording', 'text-repeated', 'name-organisation', 'name-document', 'traditional-forms', 'variant-forms', 'odd-characters'],
  examples: [
    '深化{供给侧结性改革~>供给侧结构性改革}。',
    '推动构建{人类命运同共体~>人类命运共同体}。',
    '坚持{中国特色社会义~>中国特色社会主义}道路。',
    '建设{粤港澳大是湾区~>粤港澳大湾区}，向{中国忍民解放军~>中国人民解放军}致敬，推动{高址量发展~>高质量发展}。',
    '申报{非物质文话遗产~>非物质文化遗产}。',
    '全面从严治警，全面从严治校，推进产业互联网建设。',
    '人类是命运共同体，人类的命运共同体，高质量的发展，社会主义核心价值体系。',
    '“棋心协力、棋开得胜”全国网络赛开幕。',
    '各校因校制宜，倡导见义智为，力求锦上添彩、转危为机，居安思变，应对百年未有的大变局。',
    '召开常委会，各级人大代表参加，国务院办公室主任发言。',
    '中国特色大国外交，粤港澳三地，新冠疫情，国家安全。',
  ],
  *check(article) {
    const text = article.prose
    let end = 0
    for (const place of parts(article)) {
      if (place.start < end) continue
      const part = text.slice(place.start, place.end)
      let best: { start: number; end: number; name: string; gain: number } | undefined
      for (const { name, other, step } of namesWith.get(part) ?? []) {
        const slip = slipIn(text, step === 1 ? place.end : place.start, other, exact.has(name), step)
        if (!slip) continue
        const start = step === 1 ? place.start : slip.end
        const end = step === 1 ? slip.end : place.end
        best = better(best, { start, end, name, gain: gain(text, start, end, name) - leastFor(name, slip.kind) })
      }
      if (!best || best.gain < 0 || best.start < end || isQuotedPlay(text, best.start) || isIdiom.has(best.name) && touchesQuotes(text, best.start, best.end)) continue
      end = best.end
      yield { start: best.start, end, message: `“${text.slice(best.start, end)}”疑为“${best.name}”`, suggest: [best.name] }
    }
  },
})

const leastFor = (name: string, kind: keyof typeof leasts): number => kind === 'edge' && isIdiom.has(name) ? Infinity : kind === 'lost' && name.length >= 6 ? leastOfLong : (kind === 'other' || kind === 'alike') && name.length === 4 ? leastOfFour : kind === 'alike' && !exact.has(name) ? leastOfOthers : leasts[kind]

const better = <T extends { gain: number }>(one: T | undefined, other: T): T => one && one.gain >= other.gain ? one : other

/**
 * How the letters from `from` on (or, with `step` −1, those before it) differ from `part` by one slip, and where they end;
 * undefined if they do not. The letter next to the other half is the first of `part` that way.
 */
function slipIn(text: string, from: number, part: string, isExact: boolean, step: 1 | -1): { kind: keyof typeof leasts; end: number } | undefined {
  const length = part.length
  const near = step === 1 ? from : from - 1
  const first = step === 1 ? 0 : length - 1
  // after nearly every place quite other letters come
  if (length > 1 && text[near] !== part[first] && text[near] !== part[first + step] && text[near + step] !== part[first + step]) return undefined
  const meant = (i: number): string => part[step === 1 ? i : length - 1 - i]!
  const at = (i: number): number => step === 1 ? from + i : from - 1 - i
  const seen = (i: number): string => text[at(i)] ?? ''
  const endOf = (count: number): number => from + count * step
  const agree = (i: number, k: number, count: number): boolean => {
    for (let n = 0; n < count; n++) if (seen(i + n) !== meant(k + n)) return false
    return true
  }
  let same = 0
  while (same < length && seen(same) === meant(same)) same++
  if (same === length) return undefined
  const rest = length - same - 1
  const odd = at(same)
  if (!isHan(text.charCodeAt(odd))) return isExact && rest === 0 && length > 1 ? { kind: 'edge', end: endOf(length - 1) } : undefined
  if (rest > 0 && seen(same) === meant(same + 1) && seen(same + 1) === meant(same) && agree(same + 2, same + 2, rest - 1)) return { kind: 'swapped', end: endOf(length) }
  if (rest > 0 && agree(same, same + 1, rest)) return { kind: 'lost', end: endOf(length - 1) }
  // 中国忍民解放军
  if (agree(same + 1, same + 1, rest) && glyphs().alike(text.charCodeAt(odd), meant(same).charCodeAt(0))) return { kind: 'alike', end: endOf(length) }
  const isLone = weightAround(text, odd, text.charCodeAt(odd)) === 0 && !isTwice(text, odd) && !isTwice(text, odd - 1)
  // a sentence by itself: 人类是命运共同体
  if (same > 0 && isLone && !connecting.has(text[odd]!) && text.slice(odd - 2, odd + 2) !== '人类是命' && agree(same + 1, same, length - same)) return { kind: 'added', end: endOf(length + 1) }
  // 百年未有的大变局：之、的可换
  if (isExact && isLone && !connecting.has(text[odd]!) && agree(same + 1, same + 1, rest)) return { kind: 'other', end: endOf(length) }
  return isExact && rest === 0 && length > 1 ? { kind: 'edge', end: endOf(length - 1) } : undefined
}
