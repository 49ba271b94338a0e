/** A piece of a byline (rule book L03, L15). Offsets are those of the text that was parsed. */
export interface BylinePart {
  /** `mark` □；`label` 记者、通讯员、文/图；`name` a person；`place` where a reader's letter comes from；`tail` 摄、报道 at the end */
  kind: 'mark' | 'label' | 'name' | 'tail'
  start: number
  end: number
}

const label = String.raw`(?:[\p{Script=Han}·]{0,10}?(?:记者|通讯员|实习生|评论员|特派员|撰稿人?|编辑|校对|审核|责编|主编|校审|终审|监制|编审|美编|摄影报道|摄影)|文[/／]图|图[/／]文|图文|文并?图|文字|文|图|作者|撰文|供稿|整理|采写|执笔|记者组)`
const person = String.raw`(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}·\p{Script=Han}{1,12})`
const labelled = new RegExp(`^(${label})([：:|｜]?)(${person})?$`, 'u')
const tail = /^(?:文|图|摄|摄影|文[/／]?[图摄]|[图摄][/／]文|文并摄|报道|摄影报道|综合报道|整理|采写|文字|供图|供稿)$/u
const glued = /^(\p{Script=Han}{2,3})(文|摄|文并摄|文[/／]图|整理|采写)$/u
const plainName = new RegExp(`^${person}$`, 'u')
const oneHan = /^\p{Script=Han}$/u
const markAt = /^[□■◇◆▢○●口囗ロ][ \u3000]*(?=\p{Script=Han})/u
const notInByline = /[。！？“”《》…；]/u
// 每一种 label 里都有其中一个字
const inEveryLabel = /[者员生稿辑对核编审制影图文写理笔]/u
const strong = /本报|本刊|本网|本台|本社|新华社|中新社|中新网|每经|[日晚晨早周时]报|[报社网台](?:见习|首席|实习|特约|驻.{1,6})?(?:记者|编辑)/u

const tokens = /[^ \u3000\u00A0、，,；/／|｜：:]+(?:[/／](?=图|文|摄)[^ \u3000、，,；|｜：:]+)?[：:]?/gu

/**
 * The parts of a line that is a byline and nothing else; undefined for any other line. A name counts as one when it
 * begins with a surname, or when □ or the name of a paper stands in front.
 */
export function parseByline(line: string): BylinePart[] | undefined {
  if (line.length > 80 || notInByline.test(line)) return undefined
  const text = plainSpaces(line)
  const mark = '□■◇◆▢○●口囗ロ'.includes(text[0] ?? ' ') ? markAt.exec(text) : null
  if (!mark && !inEveryLabel.test(text)) return undefined
  const parts: BylinePart[] = []
  let at = 0
  if (mark) {
    parts.push({ kind: 'mark', start: 0, end: 1 })
    at = mark[0].length
  }
  let labels = 0
  let names = 0
  let surnames = 0
  let sure = mark !== null && text[0] === '□'
  let half: { start: number; end: number } | undefined
  const addName = (start: number, end: number): void => {
    parts.push({ kind: 'name', start, end })
    names++
    if (hasSurname(text.slice(start, end))) surnames++
  }
  const rest = text.slice(at)
  tokens.lastIndex = 0
  for (let m = tokens.exec(rest); m; m = tokens.exec(rest)) {
    let token = m[0]
    const start = at + m.index
    // 文/高爽、图/张三：斜线前的是分工
    const note = token.endsWith('）') || token.endsWith(')') ? /[（(]\p{Script=Han}{2,12}[）)]$/u.exec(token) : null
    if (note) token = token.slice(0, note.index)
    const end = start + token.length
    if (half) {
      if (!oneHan.test(token)) return undefined
      addName(half.start, end)
      half = undefined
      continue
    }
    const known = inEveryLabel.test(token) ? labelled.exec(token) : null
    if (known) {
      parts.push({ kind: 'label', start, end: start + known[1]!.length })
      labels++
      if (strong.test(known[1]!)) sure = true
      if (known[3]) addName(end - known[3].length, end)
    } else if (tail.test(token)) parts.push({ kind: 'tail', start, end })
    else if (oneHan.test(token)) half = { start, end }
    else if (glued.test(token) && labels + names > 0) {
      const [, name, end2] = glued.exec(token)!
      addName(start, start + name!.length)
      parts.push({ kind: 'tail', start: end - end2!.length, end })
    } else if (plainName.test(token)) addName(start, end)
    else return undefined
  }
  if (half || names === 0 || (labels === 0 && !mark)) return undefined
  if (labels === 0 && parts.at(-1)!.kind === 'tail') return undefined
  return sure || surnames * 2 >= names ? parts : undefined
}

/** The same text with every kind of space as U+0020; same length. */
export function plainSpaces(text: string): string {
  return /[\t\u00A0\u2000-\u200A\u202F]/u.test(text) ? text.replace(/[\t\u00A0\u2000-\u200A\u202F]/gu, ' ') : text
}

/** True if a name of two to four Han begins with a Chinese surname; foreign names with a · count too. */
export function hasSurname(name: string): boolean {
  const bare = name.includes(' ') || name.includes('\u3000') ? name.replace(/[ \u3000]/gu, '') : name
  return bare.includes('·') || (bare.length <= 3 && single.has(bare[0]!)) || double.has(bare.slice(0, 2))
}

const single = new Set('王李车张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷龙段郝孔邵史毛常万顾赖武康贺严钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛岳柴覃路柯梅辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柳喻解强柱栾燕匡闵冉逯晏褚阮冷尚敖简蒲符古苟桂商米滕边卞戚岑窦巩季闻丘仇储楚丛邸丰封扈华计冀焦晋居鞠阚寇鄺邝郎劳连廉练麦满茅明母慕南能农欧蓬皮卓平蒙蓬濮朴普漆钱全权阙饶荣芮桑沙佘邵沈生師师水司索台邰谈佟佗宛危巫邬奚习鲜冼相谐幸胥宣荀鄢言晏仰伊应雍尤有虞宇郁尉员臧詹湛仉赵郑竹訾宗祖左种仝年伍来战初丑代刁仵伏但修候倪党兰养冶凡出区卓历及双台吉呼和咸问国图塔字宝家容富尼巴布希库开彩德忻怀恒战拉撒敏斯时普晁晨曰木本朗来查格桓梦次母水汲沃沐泽洛浦海涵淡渠滑牧玉珠琪瑞益盖真矫祥称窝竺答粟红维缪罕羊羿考职肇胜腾艾苑英莎萨葆蔺虎补衣谌豆豪豹贝赫赛辜迟迪逄郜酆钮铁银锁门阴雪霜青鞏韶顿风鹿麻'.split(''))
const double = new Set('欧阳 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 长孙 宇文 司徒 司空 令狐 澹台 淳于 轩辕 呼延 闻人 阿不 阿卜 艾力 买买 努尔 古丽 扎西 次仁 达瓦 尼玛 巴桑 格桑 旺堆 乌兰 其其 阿依 那日 白玛 嘎玛'.split(' '))
