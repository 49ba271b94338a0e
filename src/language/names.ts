import { parseByline } from '../article/byline.js'
import { once } from '../article/once.js'
import { onlyDifference } from './differ.js'
import { hanEnd, hanStart } from './han.js'
import { watch } from './phrases.js'

/** A person's name where a byline or a post shows that it is one. Prose offsets. */
export interface PersonMention {
  readonly name: string
  readonly start: number
  readonly end: number
  /** 记者、市总工会党组书记……: the words right in front, as far as they read as a post; '' where the person speaks. */
  readonly post: string
  readonly where: 'byline' | 'post' | 'speaker'
}

// 通行姓氏（据《百家姓》和公安部姓名报告的常见姓，自行整理）
const single = new Set('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付闫涂代邸仝冼佘佟迟苟初原栗晋牟楚亓佀信修展帅应忻战揭揣操敬斯旷楼欒母永沐泮清滿漆矫禤税第粟练缑臣苑茆药蓋衣角谌谯豆赫迮邝邬郇郄鄢鄭银铁锁隋霸靖頡麦麻黑齐龙'.replace(/\s/gu, ''))
const compound = new Set('欧阳 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 长孙 宇文 司徒 司空 令狐 澹台 淳于 轩辕 呼延 闻人 申屠 钟离 公冶 宗政 濮阳 单于 赫连 万俟 仲孙 鲜于 闾丘 亓官 公羊 百里 东郭 南门 拓跋 纳兰'.split(' '))

const posts = '书记|主任|主席|市长|县长|区长|镇长|乡长|村长|局长|厅长|部长|处长|科长|司长|省长|州长|校长|院长|所长|站长|队长|班长|组长|会长|社长|台长|行长|馆长|秘书长|理事长|董事长|监事长|总经理|经理|厂长|总裁|总监|总编辑|主编|总工程师|工程师|教授|研究员|院士|检察长|庭长|法官|检察官|律师|医生|教练|政委|司令员|支队长|大队长|指导员|警长|教导员|店长|场长|记者|通讯员|特约记者|实习生'.split('|')
const afterName = /^(?:[，。、；：！？）（“”《》\n \u3000]|$|说|表示|介绍|告诉|指出|认为|强调|带|在|出席|主持|一行|等|的|和|与|及|率|来到|作|向|对|为|宣布|致辞|致词|讲话|参加|用|以|就|也|还|从|到|走|深入|调研|要求|回应|透露|坦言|感慨|回忆|笑|接受|听|看|陪|会见|分别|代表|报道|摄|讲|谈|给|被|把|将)/u
/** By the first unit of a name: 1 for a surname, 2 for the beginning of a surname of two characters, 3 for both. */
const heads = new Uint8Array(0x10000)
for (const name of single) heads[name.charCodeAt(0)] = 1
for (const name of compound) heads[name.charCodeAt(0)]! |= 2
const sayings = '说|表示|介绍|告诉|指出|认为|坦言|感慨|回忆|透露|强调|建议|提醒|解释|补充|呼吁|直言'.split('|')
const saidWhat = /^(?:[，：。“]|道|记者)/u
// 单看像姓名的常用词
const words = new Set('强调 文章 应邀 关怀 卓越 高度 全面 和平 安全 金融 方面 方案 向全 应当 项目 经常 常务 常委 常年 时间 时代 明确 明年 明天 成员 成功 成为 水平 水利 万元 万名 计划 许多 易于 于是 单位 平台 平均 高兴 包括 安排 关于 关注 古老 全体 全国 全省 全市 全县 全村 全区 全镇 司令 管理 温暖 白天 毛病 马上 和谐 和睦 东方 公开 公布 广大 广东 解决 解释 通过 通知 通报 连续 支持 支部 支队 步行 利用 能够 党员 党委 党组 容易 文化 文明 应急 应对 习惯 习近 相关 相互 国家 国际 国内 车间 农业 农村 农民 都是 查看 查处 红色 双方 游客 冷静 初步 应该 曾经 曾任 储备'.split(' '))
const postPlaces = watch(posts)
const sayingPlaces = watch(sayings.flatMap((word) => word.length === 1 ? ['，', '：', '。', '“', '道'].map((c) => word + c) : [word]))

const particle = /[的了和在是与等说某]|称$/u

/** Length of the surname that stands at `start`; 0 if none. */
export function surnameLength(text: string, start = 0): number {
  const kind = heads[text.charCodeAt(start)]
  if (!kind) return 0
  return kind >= 2 && compound.has(text.slice(start, start + 2)) ? 2 : kind & 1
}

/** True for a Chinese name of two to four characters, and for transliterated and ethnic names with ·. */
export function isPersonName(text: string): boolean {
  if (text.includes('·')) return /^\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,12}){1,3}$/u.test(text)
  const surname = surnameLength(text)
  return surname > 0 && text.length - surname >= 1 && text.length - surname <= 2 && hanEnd(text, 0, text.length) === text.length
}

/** Names in bylines, behind posts and in front of verbs of saying, in order. */
export const personMentions = once((article): readonly PersonMention[] => {
  const found: PersonMention[] = []
  const { wide } = article
  for (const block of article.blocks) {
    if (block.role !== 'byline') continue
    let post = ''
    for (const part of parseByline(wide.slice(block.start, block.end)) ?? []) {
      const text = wide.slice(block.start + part.start, block.start + part.end)
      if (part.kind === 'label') post = /(?:记者|通讯员|实习生)$/u.exec(text)?.[0] ?? text
      const name = text.replace(/[ \u3000]/gu, '')
      if (part.kind === 'name' && isPersonName(name)) found.push({ name, start: block.start + part.start, end: block.start + part.end, post, where: 'byline' })
    }
  }
  const unsure: number[] = []
  for (const { end } of postPlaces(article)) {
    if (!heads[wide.charCodeAt(end)]) continue
    const name = nameAt(wide, end)
    if (name) found.push({ name, start: end, end: end + name.length, post: postBefore(wide, end), where: 'post' })
    else if (isPersonName(wide.slice(end, end + 3)) && !particle.test(wide.slice(end, end + 3))) unsure.push(end)
  }
  for (const { start, end } of sayingPlaces(article)) {
    const name = speakerBefore(wide, start)
    if (name && (wide[start] === '说' || saidWhat.test(wide.slice(end, end + 2)))) found.push({ name, start: start - name.length, end: start, post: '', where: 'speaker' })
  }
  if (unsure.length && found.length) addAlike(found, unsure, wide)
  if (found.length < 2) return found
  return found.sort((a, b) => a.start - b.start || b.post.length - a.post.length).filter((mention, i, all) => i === 0 || mention.start !== all[i - 1]!.start)
})

/** 后面的词看不出姓名到哪里为止：与文中别处的姓名相同或只差一字，才算姓名 */
function addAlike(found: PersonMention[], unsure: readonly number[], wide: string): void {
  /** 头两个字；首尾两个字，中间空一格。两样都相同，就是同名 */
  const alike = new Set<string>()
  for (const { name } of found) if (name.length === 3) alike.add(name.slice(0, 2)).add(`${name[0]} ${name[2]}`)
  if (alike.size) for (const start of unsure) {
    const name = wide.slice(start, start + 3)
    if (alike.has(name.slice(0, 2)) || alike.has(`${name[0]} ${name[2]}`)) found.push({ name, start, end: start + 3, post: postBefore(wide, start), where: 'post' })
  }
}

/** The name that begins here: three characters if what follows can follow a name, else two. */
export function nameAt(text: string, start: number): string | undefined {
  const surname = surnameLength(text, start)
  if (!surname) return undefined
  for (let length = surname + 2; length > surname; length--) {
    const name = text.slice(start, start + length)
    if (name.length === length && isPersonName(name) && afterName.test(text.slice(start + length, start + length + 4)) && !particle.test(name) && !words.has(name.slice(0, 2))) return name
  }
  return undefined
}

/** 。王玉兰说: a name alone between a mark and the verb. */
function speakerBefore(text: string, at: number): string | undefined {
  for (let length = 2; length <= 4; length++) {
    if (at > length && !marks[text.charCodeAt(at - length - 1)]) continue
    const name = text.slice(Math.max(0, at - length), at)
    if (isPersonName(name) && !words.has(name) && !name.includes('某')) return name
  }
  return undefined
}

/** 1 for what can stand in front of a name that begins a clause. */
const marks = new Uint8Array(0x10000)
for (const mark of '，。；：“”！？\n\u3000') marks[mark.charCodeAt(0)] = 1

/** 市总工会主席; for a reporter only 记者, whatever paper. */
function postBefore(text: string, at: number): string {
  const words = text.slice(hanStart(text, Math.max(0, at - 24), at), at)
  return '者员生'.includes(words.slice(-1)) ? /(?:记者|通讯员|实习生)$/u.exec(words)?.[0] ?? words : words
}

/** True if two names of one length differ in exactly one character, and not in the surname. */
export function differInOne(a: string, b: string): boolean {
  return a.length > 2 && onlyDifference(a, b) > 0
}
