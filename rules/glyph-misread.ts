import type { Article } from '../src/article/article.js'
import { gain, isHan } from '../src/language/terms.js'
import { unusual } from '../src/language/unusual.js'
import { allRoles, defineRule, matches, whichMatch, type Severity } from '../src/rule.js'

interface Misreading { pattern: RegExp; from: string; to: string; level?: Severity }
const m = (pattern: RegExp, from: string, to: string, level?: Severity): Misreading => level ? { pattern, from, to, level } : { pattern, from, to }

// 每行一种误认；排除的上文写在前瞻里，使匹配从误认的字本身开始
const misreadings: readonly Misreading[] = [
  // 第—时间、统—部署
  //   ^  数词位置上的横线
  m(/(?<=[第统唯惟])—(?!—)|(?<![—\dA-Za-z])—(?=[个名次位项种](?!—))/gu, '—', '一'),
  // O04 己已巳
  m(/(?<=自)(?<!(?:不能|难以|情难|[各亲独来源出取选])自)已(?!经)/gu, '已', '己'),
  m(/(?<![自知舍为于立推克律利损责修异正])己(?=经|有(?!成竹)|达|完成|建成|超过|全部|开始|成为)/gu, '己', '已'),
  m(/(?<=而)己(?![所身达立欲人])/gu, '己', '已'),
  m(/(?<=[自知])巳/gu, '巳', '己'),
  m(/巳(?=经)/gu, '巳', '已'),
  // O05 未末
  m(/(?<![周期月年岁季纪始本清明宋汉隋粉旬文句片段篇春夏秋冬唐晋元卷词])末(?=来|能|曾|必|知|成年|经|免|婚)/gu, '末', '未'),
  m(/(?<=[周期始])未(?=[，。；、]|的(?!确)|$)|未(?=端(?![正上坐详出稳起平走着])|尾(?!随)|梢|代(?=皇帝|王朝|国?君|沙皇|[港总]督)|班车|位淘汰)/gmu, '未', '末'),
  // O06 日曰
  m(/(?<=[\d今昨近节]|(?<![先学医门诸书儒后小])生)曰(?!：)|(?<![一二三四五六七八九十])曰(?=前|常|均|益|报社)/gu, '曰', '日'),
  // O07 人入
  m(new RegExp([
    /(?<=(?<!夜|资|广)深)人(?![心士员物类静无])|(?<=投)人(?![民所之])|(?<=(?<![招接签征验回吸丰])收)人(?![民才员数群心之钱财礼物好恩情])|(?<=(?<![出缴交])纳)人(?![民员数之])|(?<=(?<![系色排下前名陈并])列)人(?![民大员物才士类之])|(?<=(?<!金)融)人(?![民才员群合类大])/u,
    /(?<=(?<![先引促跃推增改前跟沙走淌沁])进)人(?![民大才口员类物行家权生退心工之关计用数指渠程标考名编])|(?<=(?<![参增追附更印])加)人(?![民员才力数口次工均类物气和之手加])/u,
    /(?<![个一有无机本负外工客两三四五六七八九十几多数家专军名众行仆友派他旁自私])人(?=驻(?![留地足村外扎])|围(?![观着坐在聚成绕住拢攻]))/u,
  ].map((pattern) => pattern.source).join('|'), 'gu'), '人', '入', 'warning'),
  m(/(?<![录收投进列介插加转纳走调编划移])入(?=员)|(?<=\d万?)入(?=次)|(?<![步进深走融投转引收纳注加介列流输买嵌代写放存装切落插])入(?=才)|(?<![深进走融投转引涌插闯混潜加吸编列纳写划落飞迁移])入(?=民(?![间警营族国房宅]))/gu, '入', '人'),
  // O08 土士干千
  m(/(?<=博|(?<![边国守防])护|硕|战|女|男|院|烈|武|卫|壮|勇)土(?![地豆壤家耳产匪改司著木层方的工坡墙法生特楼])/gu, '土', '士'),
  m(/士(?=地(?:流转|承包|利用|整治|征收|面积|使用权|出让|资源))|(?<=领)士(?![官兵卒气])|(?<=泥)士/gu, '士', '土'),
  m(/(?<![一二三四五六七八九十百万数几余多上近\d])千(?=部(?![影手作佳电书片剧好经文短])|净|劲|群关系|警)|(?<=若)千(?![年里钧军帆古百万])|(?<=苦)千(?!年|万)/gu, '千', '干', 'warning'),
  m(/(?<![饼若相])干(?=米(?![粉线饭糕肠粒饼面])|瓦(?![尔片])|伏(?!案))/gu, '干', '千', 'warning'),
  m(/(?<=(?<![自理])由)干(?![部警涉扰预什活湿变细冷燥旱群流净涸支线脆到道渠果货冰料粮酪草系式法河])/gu, '干', '于', 'warning'),
  // O09 其他
  m(/(?<=戊)戍|戌(?=边|守|卫)/gu, '', ''),
  m(/(?<=卫)戌/gu, '戌', '戍'),
  m(/廿(?=肃|蔗)|(?<=同)廿(?=共苦)|(?<=心)廿(?=情愿)/gu, '廿', '甘'),
  m(/^[口囗ロ](?=(?:本报)?(?:记者|通讯员))/gmu, '', '□'),
  m(/(?<=(?<![变搬拆])迁)徒/gu, '徒', '徙'),
  m(/(?<=温|嘘寒问)暧/gu, '暧', '暖'),
  m(/(?<=(?<![放望入满举一])眼|(?<![一稳])定)晴(?![天空朗雨好])/gu, '晴', '睛'),
  m(/遗(?=返)|(?<=派)遗(?![产址存风留憾韵珍孤音孀老墨迹脉书作])/gu, '遗', '遣'),
  m(/谴(?=派)/gu, '谴', '遣'),
  m(/(?<=火中取)粟/gu, '粟', '栗'),
  m(/(?<=沧海一)栗/gu, '栗', '粟'),
  m(/(?<=如火如)茶/gu, '茶', '荼'),
  m(/(?<=乱)剌|剌(?=激)/gu, '剌', '刺'),
  m(/(?<=饮)鸠(?=止渴)/gu, '鸠', '鸩'),
  m(/(?<=完)壁(?=归赵)/gu, '壁', '璧'),
  m(/汩(?=罗江)/gu, '汩', '汨'),
]
const patterns = misreadings.map(({ pattern }) => pattern)

// 推行学校一家庭一社会协同育人制度
//     ^^^^^^^^^^^^^^  三个并列的名词，中间是横线
const chain = /一(?![个次名种项条位场批家体些般样定起直致切旦流线级])(?=\p{Script=Han}{2}一)/uy
const link = /(?<=(?:推行|实施|建立|形成|打造|构建|完善|搭建|推广|探索|实行)(?:\p{Script=Han}{2}))一(\p{Script=Han}{2})一(?![个次名种项条位场批家体些般样定起直致切旦流线级])\p{Script=Han}{2}/uy
const idiomatic = /[又接比每各]/u
// 两侧是同类名词、后面有制度、线路的才算
const system = /制度|机制|体系|平台|模式|网络|高铁|铁路|航线|高速|公路|段|线$/u

export default defineRule({
  summary: '形近字误认：上下文已经封闭的',
  why: '扫描识别把形近的字认错：一与—、己与已、未与末、日与曰、人与入、土与士、干与千。这里只收上下文足以断定的说法，每条都列着排除的用法（情不自已、周末能、夜深人静、印加人、若千年），在一千四百万字新闻稿上核过。别的误认由词典规则提示。改动的是汉字，所以只给建议。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）错别字各条',
  covers: ['O01', 'O04', 'O05', 'O06', 'O07', 'O08', 'O09'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '确定2{一~>—}3项重点工作。',
    '全市统{—~>一}部署，第{—~>一}时间响应。',
    '推行企业{一~>—}园区{一~>—}社区职工议事会制度。',
    '他自{已~>己}动手修好了水泵。', '项目{己~>已}完成投资。', '仅此而{己~>已}。',
    '面向{末~>未}来，携手同行。', '每到周{未~>末}，景区爆满。', '3月15{曰~>日}开工。', '近{曰~>日}，记者走进该村。',
    '广泛深{人~>入}开展调研。', '首批企业{人~>入}驻园区。', '培训人员2万{入~>人}次。', '20名博{土~>士}入选。', '规范{士~>土}地流转。',
    '党员{千~>干}部带头。', '全长12{干~>千}米。', '由{干~>于}连续降雨，道路中断。',
    '{廿~>甘}肃省', '{口~>□}记者 张三', '候鸟迁{徒~>徙}', '派{遗~>遣}医疗队',
    '完善一企一策、一户一案。', '这是一次又一次的考验。', '北京—上海高铁', '2—3项', '激动之情不能自已。', '自己经营一家水站。', '周末能出游了。', '月末来访。', '清末满族诗坛',
    '子曰：学而时习之。', '走进深山。夜深人静。', '沙进人退变绿进沙退。', '长期有人驻留。', '深入民间采风。', '印加人倡导节俭。', '院士走进课堂。', '近千部影片报名。', '收入才能稳定增长。', '地利加人和。', '北上广深人才集聚。', '深耕土地流转。', '电压500千伏。',
    '清末能臣辈出，他率领士兵守城。', '医院土建工程完工，流派遗产丰富。', '录入员核对名册，他加入民盟。', '上周未到岗。', '下列人群应当接种。',
    '严把进人关，安排专人驻守，家人围炉夜话，拿人手短、收人钱财。', '捐赠千部手机，若千帆竞发，晒干米粉，车流由干道驶入支路。',
    '订单来自已签约客户，双方各自已有安排。', '文末能扫码报名，夏末来这里避暑。', '学习态度未端正，他未代表公司表态，货款未代收。', '一曰常，二曰均。',
    '低价买入才赚钱，写入民法典，纳入员额管理。', '防护土工布，医院土法上马。', '时代变迁徒增感慨，放眼晴川阁，海派遗珍展开幕。', '清代{未~>末}代皇帝溥仪', '注意事项写在{未~>末}尾。',
    '廿四节气', '卫戍部队', '□记者 张三', '健全一业一链一平台推进机制。', '推行一月一课一实践制度。',
    '他今天穿一身中山装——一个老派的人。',
  ],
  *check(article) {
    const { ones } = unusual(article)
    // 确定2一3项
    //      ^  数字之间的“一”
    for (const start of ones) if (isDigit(article.wide.charCodeAt(start - 1)) && isDigit(article.wide.charCodeAt(start + 1))) {
      yield { start, end: start + 1, ...say(article, start, start + 1, '一', '—') }
    }
    for (const i of whichMatch(article, patterns)) {
      const { pattern, from, to, level } = misreadings[i]!
      for (const { start, end, text } of matches(article, pattern)) {
        const right = from === '' ? mark(text) ?? to : text.replace(from, to)
        // 清末|能臣、率领|士兵：原文已经成词
        if (isHan(right.charCodeAt(0)) && gain(article.prose, start, end, right) < 0) continue
        yield { start, end, ...say(article, start, end, text, right), ...(level ? { severity: level } : {}) }
      }
    }
    yield* chains(article, ones)
  },
})

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

function* chains(article: Article, ones: readonly number[]): Generator<{ start: number; end: number; message: string; suggest: string[] }> {
  for (const start of ones) {
    if (article.wide.charCodeAt(start + 3) !== 0x4e00) continue
    chain.lastIndex = link.lastIndex = start
    const m = chain.test(article.wide) && link.exec(article.wide)
    if (!m || m.index + m[0].length > article.blockAt(start).end) continue
    const verb = article.wide.slice(start - 2, start + m[0].length)
    if (idiomatic.test(verb) || !system.test(article.wide.slice(start + m[0].length, start + m[0].length + 12))) continue
    for (const at of [start, start + 3]) yield { start: at, end: at + 1, message: `“${verb}”中的“一”疑为“—”`, suggest: ['—'] }
  }
}

/** 戊戍 → 戊戌, 戌边 → 戍边, 口记者 → □记者 */
const mark = (text: string): string | undefined => ({ 戍: '戌', 戌: '戍' })[text]

function say(article: Article, start: number, end: number, text: string, right: string): { message: string; suggest: string[] } {
  const { prose } = article
  const block = article.blockAt(start)
  const left = prose.slice(Math.max(block.start, start - 1), start)
  const next = prose.slice(end, Math.min(block.end, end + 1))
  return { message: `“${left}${text}${next}”疑为“${left}${right}${next}”`, suggest: [right] }
}
