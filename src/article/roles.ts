import type { Article, Block, Role } from './article.js'
import { hasSurname, parseByline, plainSpaces } from './byline.js'

/**
 * What each line of an article is, by the shapes newspapers give them (rule book L01–L15). First the lines that tell by
 * themselves (byline, credit, page furniture…), then the headline block above the body, then the short lines in between.
 * Linear in the length of the article.
 */
export function assignRoles({ blocks, wide }: Article): void {
  const lines: Line[] = [] // one for each block
  const doubtful: Line[] = [] // those that may be something other than prose
  let usualIndent = Infinity
  let stop = -1 // the next 。: one search through the article instead of one in each line
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    if (stop < block.start) stop = wide.indexOf('。', block.start)
    if (stop < 0) stop = wide.length
    if (isIndented(block) && block.indent! < usualIndent) usualIndent = block.indent!
    if (stop < block.end && isPlainlyProse(block, wide)) lines.push(prose)
    else {
      const line = new Line(block, i, wide, stop < block.end)
      lines.push(line)
      doubtful.push(line)
    }
  }
  assignSectionNumbers(doubtful)
  for (const line of doubtful) line.role ??= ownRole(line)
  const body = bodyStart(lines, usualIndent)
  assignHead(lines.slice(0, body))
  assignBody(lines, blocks, body)
  for (const line of doubtful) line.block.role = line.role ?? 'body'
}

const isIndented = ({ indent }: Block): boolean => indent !== undefined && indent >= 2

/** Whether a line with a 。 in it is body wherever it stands, as most lines are: long, and nothing that {@link ownRole} would know. */
function isPlainlyProse({ kind, start, end }: Block, wide: string): boolean {
  if (end - start <= LONG || (kind !== 'paragraph' && (kind === 'title' || kind === 'meta' || kind === 'caption' || kind === 'heading'))) return false
  return end - start > TOO_LONG || (wide.charCodeAt(end - 1) === STOP && !mayEndInStop[wide.charCodeAt(start)])
}

const STOP = 0x3002
/** Units: from this length on no line is a headline, and none is anything but prose from the other. */
const LONG = 48
const TOO_LONG = 100

/** A block and what its shape is judged by. Most lines are prose by their length and last mark, and nobody asks for their text. */
class Line {
  role: Role | undefined = undefined
  readonly length: number
  readonly isLong: boolean
  /** Ends like a sentence, or holds one. */
  readonly isSentence: boolean
  private cut: string | undefined = undefined
  constructor(readonly block: Block, readonly index: number, private readonly wide: string, readonly hasStop: boolean) {
    this.length = block.end - block.start
    this.isLong = this.length > LONG
    this.isSentence = this.length > 1 && (hasStop || endsSentence(wide, block.end - Math.min(4, this.length), block.end) || isDateline(this))
  }

  get firstUnit(): number {
    return this.wide.charCodeAt(this.block.start)
  }

  get lastUnit(): number {
    return this.wide.charCodeAt(this.block.end - 1)
  }

  get text(): string {
    if (this.cut === undefined) {
      const text = this.wide.slice(this.block.start, this.block.end)
      this.cut = this.length > TOO_LONG ? text : plainSpaces(text)
    }
    return this.cut
  }

  /** Han characters; for a line too long to be anything but prose, its length. */
  get han(): number {
    if (this.length > TOO_LONG) return this.length
    let han = 0
    for (let i = this.block.start; i < this.block.end; i++) {
      const unit = this.wide.charCodeAt(i)
      if (unit >= 0x4E00 && unit <= 0x9FFF) han++
    }
    return han
  }
}

/** Stands for every line that is plainly prose. */
const prose = new Line({ kind: 'paragraph', role: 'body', start: 0, end: LONG + 1 }, -1, '。'.repeat(LONG + 1), true)
prose.role = 'body'

// 一行只有电头，正文在别处
const dateline = /^(?:据?新华社|中新社|中新网|本报|本台|央视网消息)[^，。（(]{0,16}[讯电]?[（(]/u
const isDateline = (line: Line): boolean => '据新中本央'.includes(String.fromCharCode(line.firstUnit)) && dateline.test(line.text)

/** 句末点号，后面最多还有收尾的引号、括号 */
function endsSentence(text: string, from: number, to: number): boolean {
  for (let i = to - 1; i >= from; i--) {
    const mark = text[i]!
    if ('。！？…；：，、～~'.includes(mark)) return true
    if (!'”’）》】'.includes(mark)) return false
  }
  return false
}

/**
 * The shape of a kind of line. It is tried on a line only if that begins with one of `begins` or ends with one of `ends`,
 * where every line of the shape has to: hardly any other line does.
 */
interface Shape { role: Role; pattern: RegExp; begins: string; ends?: string }

/** At most eight shapes, with bit i for each unit that shape i begins or ends with: most lines are none of them by their first and last. */
interface Shapes { list: readonly Shape[]; begins: Uint8Array; ends: Uint8Array }

function shapesOf(list: readonly Shape[]): Shapes {
  return { list, begins: flags(list.map(({ begins }) => begins)), ends: flags(list.map(({ ends = '' }) => ends)) }
}

function flags(sets: readonly string[]): Uint8Array {
  const flagged = new Uint8Array(0x10000)
  for (const [bit, chars] of sets.entries()) for (let i = 0; i < chars.length; i++) flagged[chars.charCodeAt(i)]! |= 1 << bit
  return flagged
}

const digits = '0123456789'
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

// 每个形状只看短行，从行首起认
const pageShapes = shapesOf([
  { role: 'jump', begins: '（(【紧下上转▶►→↓', ends: '版）)】', pattern: /^[（(【▶►→↓]{0,3}(?:紧?(?:下转|上接|紧接|下接|转)第?[\d一二三四五六七八九十A-Z]{1,4}版[^）)】]{0,12}|[^（）()。]{0,30}(?:详?见|刊)(?:今日)?(?:本报)?第?[\dA-Z一二三四五六七八九十]{1,4}版)[）)】]?$/u },
  { role: 'furniture', begins: `第版 \u3000${digits}${capitals}`, ends: '版', pattern: /^(?:第?[ \u3000]?[A-Z]?\d{1,3}[ \u3000]?版|[A-Z]\d{1,3}|版[ \u3000]?[A-Z]?\d{1,3})(?:[ \u3000·|/：]+\p{Script=Han}{2,6}|(?<=版)\p{Script=Han}{2,4})?$|^\p{Script=Han}{2,6}[ \u3000·|/]*(?:第[ \u3000]?)?[A-Z]?\d{1,3}[ \u3000]?版$/u },
  { role: 'furniture', begins: `·—–- ${digits}/／|IC星图①②③④⑤⑥⑦⑧⑨hw总第`, pattern: /^[·—–\- ]{0,4}\d{1,3}[·—–\- ]{0,4}$|^\d{1,3} ?[/／|]$|^[/／|] ?\d{1,3}$|^图?[①-⑨]$|^https?:?\/{0,2}$|^www\.?$|^总第\d{0,6}[号期]?$|^第\d{1,5}期$|^\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}$|^(?:ISSN|CN)[ \d-]{4,20}|^星期[一二三四五六日]$|^\d{4}年\d{1,2}月\d{1,2}日[ \u3000·|]*(?:星期|周)[一二三四五六日天](?:[ \u3000·|].{0,30})?$|^\d{4}年\d{1,2}月\d{1,2}日[ \u3000·|]{1,4}(?:第?[ \u3000]?[A-Z]?\d{1,3}[ \u3000]?版.{0,12}|农历.{2,8}|今日.{2,12})$/u },
  { role: 'furniture', begins: '（(本责执值签版美视校检组投电邮新广订国编审初复终监热地传农甲乙丙丁戊己庚辛壬癸网官', pattern: /^(?:责任编辑|责编|编辑|校对|美编|版式|电话|邮箱|审核|初审|复审|终审|监制|热线|地址|邮编|网址|传真)[ \u3000]*[：:]$|^(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年(?:[\p{Script=Han}]{2,8})?$|^(?:网址|官方网站|官网)[ \u3000]*[：:].{4,40}$|^(?![（(【](?:责任编辑|责编|编辑)[：:])[（(]?(?:本版|本期)?(?:责任编辑|责编|本版编辑|执行主编|值班(?:编委|主任|总编|编辑|总值)|签发|版式(?:设计)?|美编|美术编辑|视觉|校对|检校|组版|投稿邮箱|电子信箱|邮箱|新闻热线|广告热线|订阅热线|国内统一(?:连续出版物号|刊号)|邮发代号)(?:[ \u3000]*[：:／/|｜]|[ \u3000]).{0,80}$/u },
  // 网页、数字报的导航、计数、备案号，报头的日期和期号
  { role: 'furniture', begins: `星周上下放字【点浏阅赞在收评转分C©京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼首当您所网微P更总社本承零爆报料广发订${digits}`, ends: `${digits}版`, pattern: /^(?:星期|周)[一二三四五六日天][ \u3000·|]{1,4}\d{4}年\d{1,2}月\d{1,2}日(?:[ \u3000·|].{0,20})?$|^\p{Script=Han}{2,6}[报刊][ \u3000·|]{1,4}\d{4}年\d{1,2}月\d{1,2}日[ \u3000·|].{0,12}$|^(?:PAGE|Page)[ .]?\d{1,3}$|^[上下]一[版期篇页](?:[ \u3000|·]{1,4}[上下]一[版期篇页]){1,3}$|^放大[+＋ ]{0,3}缩小.{0,12}$|^【?(?:字体|字号)[ \u3000]*[：:][ \u3000]*[大中小+\-A \u3000|｜默认]{1,16}】?$|^(?:点击|浏览|阅读|点赞|评论)(?:次数|数|量|率)?[ \u3000]*[：:][ \u3000]*[\d,，万+]{1,8}(?:次|人)?$|^(?:【(?:打印|打印本页|关闭|关闭窗口|收藏|返回|分享|纠错|复制链接|顶部)】){1,5}$|^(?:阅读原文|点赞|在看|分享|收藏|转发|评论)(?:[ \u3000、|·]{1,3}(?:阅读原文|点赞|在看|分享|收藏|转发|评论)){1,4}$|^(?:Copyright|COPYRIGHT|©).{2,60}$|^[\p{Script=Han}][ \u3000]?ICP备.{4,24}$|^(?:网站)?首页(?:[ \u3000]*[>＞»›/][ \u3000]*\p{Script=Han}{2,8}){1,5}$|^(?:当前位置|您?所在的?位置)[ \u3000]*[：:].{2,40}$|^(?:本报|本版)?(?:爆料|报料|发行|订报|广告)(?:电话|热线|邮箱)[ \u3000]*[：:]?[ \u3000]*[\d\-—A-Za-z@. 、/]{5,40}$|^微信扫一扫.{0,16}$|^更多(?:精彩)?(?:内容|资讯|新闻)[，,]?(?:请|敬请)?(?:关注|扫码|下载|点击|登录).{0,24}$|^(?:社址|本报地址|报社地址|承印)[：:].{2,60}$|^零售(?:每份|价).{1,10}元.{0,10}$|^总第\d{3,6}[号期](?:.{0,16})$/u },
  { role: 'furniture', begins: '海扫长点您分打关上下返', pattern: /^(?:扫码|扫一扫|长按识别)(?:看|听|观看|收听|了解|查看|进入|下载|识别)[\p{Script=Han}A-Za-z]{1,8}$|^海量资讯、精准解读|^(?:扫码|扫一扫|扫描|长按|点击).{0,12}(?:关注|阅读|二维码|下载|订阅)|^您(?:当前|现在)的(?:当前)?位置|^(?:分享到|打印本页|关闭窗口|上一篇|下一篇|返回(?:首页|顶部|列表))[：:]?.{0,40}$/u },
])
const shapes = shapesOf([
  { role: 'note', begins: '（(【[', pattern: /^[（(【[](?!图片由|照片由|图由)(?:责任编辑|责编|编辑|作者|本文|据|综合|来源|原载|原标题|完|记者|本报|本栏|新华社|中新社|实习|通讯员|参与|图片|注|整理|资料|根据|执笔|应.{2,8}要求).*[）)】\]](?:版式设计[：:].{2,12})?$|^[（(【](?:完|待续|未完待续|转载自.{1,20}|.{2,80}(?:供稿|整理|报道|综合|编译|参与采写|参与写作))[）)】]$|^【编辑[：:].{1,12}】$/u },
  { role: 'note', begins: `（([［【《原内稿文图本来发更上浏点阅字转采视策统整设监编资出联传邮地CA${digits}`, ends: '闻道息报网社品作有', pattern: /^[[［【]?(?:原标题|(?:内容|稿件|文章|图片|本版图片)?来源|(?:发布|发稿)(?:时间|日期|者)|(?:更新|发表|上传)时间|浏览(?:次数|量)|点击(?:数|量|次数)?|阅读(?:次数|量)?|字号|转自|转载自|原载|(?:内容|本期|本版|采访|图表|视频)?(?:策划|统筹|整理|设计|监制|编导|资料)|出品|编译|联系电话|联系人|传真|邮编|地址)[\]］】]?[ \u3000]*[：:|｜丨].{1,60}$|^\[原标题\].{2,60}$|^[（(][\p{Script=Han} \u3000]{2,5}[）)]$|^(?:(?:本报|记者)综合|[^，。]{2,12}综合).{0,30}(?:新闻|报道|消息|日报|[网社报])$|^《[^》]{2,20}》.{0,20}(?:第\d{1,3}期|版[）)])$|^.{2,30}(?:出品|制作|版权所有)$|^(?:Copyright|All Rights Reserved).{0,60}$|^来源[／/ ].{2,20}$|^[（(].{2,30}(?:为|系)化名[）)]$|^\d{4}年\d{1,2}月\d{1,2}日$/u },
  { role: 'credit', begins: '（(本图摄照供制绘漫插视海数题新资影人东中', ends: '摄图绘道文）)', pattern: /^[^。]{4,36}。(?:.{0,6}(?:记者|通讯员))?[ \u3000]?\p{Script=Han}{2,4}[ \u3000]?摄$|^[（(](?:本版|本文)?(?:图片|照片|图)均?由?[^。（）]{2,16}(?:提供|拍摄)[）)]$|^[（(]?(?:(?:本版)?(?:图片?|摄影|照片|供图|制图|绘图|漫画|插图|视频|海报|数据来源|题图|制表)[ \u3000]*[：:／/|｜].{1,40}|新华社发|资料图片|影像中国|人民视觉|视觉中国|人民图片|中新社发|东方IC|.{0,24}(?:新华社发|新华社记者|本报记者|记者|通讯员|[ \u3000]).{0,16}[ \u3000]*(?:摄|供图|制图|绘|[／/]摄|摄影报道|图片报道)|[\p{Script=Han}· \u3000]{2,12}(?:摄|绘|供图|制图)(?:（.{2,12}）)?|[\p{Script=Han} ]{2,6}[图文][ \u3000]+[\p{Script=Han} ]{2,6}[图文]|\p{Script=Han}{2,4} ?[/／] ?(?:摄|供图|制图|绘))[）)]?$/u },
  { role: 'caption', begins: '图上下左右题中大小资▲△↑↓◀▶', pattern: /^(?:图为|上图|下图|左图|右图|题图|中图|大图|小图|(?:图|图片)[①-⑳一二三四五六七八九\d]+[：:．.、 \u3000为]|资料图|▲|△|↑|↓|◀|▶).{2,}$/u },
  { role: 'caption', begins: '', ends: '场式角图片影景会', pattern: /^[^。！？；：]{2,30}(?:现场|仪式|一角|资料图|资料照片|剪影|场景|专场|合影|效果图|示意图|现场会)$/u },
  { role: 'column', begins: '【编开记采核阅相新延背名短快今本专目', ends: '案传介片：:', pattern: /^【[^】]{2,14}】$|^(?:编者按|编后|编者的话|开栏的话|记者手记|采访手记|记者观察|核心阅读|阅读提示|相关链接|相关新闻|新闻链接|延伸阅读|新闻背景|背景链接|名词解释|短评|快评|今日谈|本报评论员文章|专家点评|编辑点评|目录|\p{Script=Han}{2}(?:档案|小传|简介|名片))[：:]?$/u },
])

// 句号收尾的整句，除了图片说明和括注，不会是别的
const mayEndInStop = flags(['图上下左右题中大小资▲△↑↓◀▶（【['])

/** The role that a line shows by its shape alone. */
function ownRole(line: Line): Role | undefined {
  const { kind } = line.block
  if (kind === 'title') return 'headline'
  if (kind === 'meta') return 'note'
  if (kind === 'caption') return 'caption'
  if (kind === 'heading' || kind === 'cell') return undefined
  if (line.length > TOO_LONG) return undefined
  if (line.lastUnit === STOP && line.length === 2 && '了的着们地得等'.includes(line.text[0]!)) return 'fragment'
  if (line.lastUnit === STOP && !mayEndInStop[line.firstUnit]) return undefined
  const { text } = line
  if (line.length <= 4 && /^[上下左右题]?图为[：:]?$/u.test(text)) return 'fragment'
  const page = kind === 'listItem' ? undefined : shapeOf(pageShapes, text)
  if (page) return page
  if (parseByline(text) && !/(?<!文[/／])(?:摄|绘|供图|制图)[）)]?$/u.test(text)) return 'byline'
  const shape = shapeOf(shapes, text)
  if (shape && !(shape === 'caption' && /。$/u.test(text) && !/^[图▲△↑↓]|^[上下左右题]图/u.test(text))) return shape
  // 分隔线、独占一行的省略号、大号数字
  if (text.length < 12 && line.han === 0 && !/\p{L}/u.test(text)) return 'verse'
  return undefined
}

function shapeOf({ list, begins, ends }: Shapes, text: string): Role | undefined {
  const possible = begins[text.charCodeAt(0)]! | ends[text.charCodeAt(text.length - 1)]!
  if (possible === 0) return undefined
  for (let i = 0; i < list.length; i++) if (possible & 1 << i && list[i]!.pattern.test(text)) return list[i]!.role
  return undefined
}

// 日记、大事记、一周安排：日期独占一行，逐条不同；逐页相同的是报头
const sectionDates = [/^\d{4}年\d{1,2}月\d{1,2}日[ \u3000·|]*(?:星期|周)[一二三四五六日天](?:[ \u3000·|]\p{Script=Han}{1,8})?$/u, /^\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}$/u, /^星期[一二三四五六日]$/u]

const sectionNumbers = [/^[①-⑨]$/u, /^第\d{1,5}期$/u, /^[（(]?[一二三四五六七八九十]{1,3}[）)、]?$/u, /^[（(]?0?\d{1,2}[）)．.]?$/u, /^(?:PART|Part)[ .]?\d$/u]

/** 1 for what any of these begins with: hardly any line does. */
const beginsSection = flags([`（(一二三四五六七八九十①②③④⑤⑥⑦⑧⑨第P星${digits}`])

/** 一、二、三 or 1, 2, 3 on lines of their own count sections; a lone figure is a folio. */
function assignSectionNumbers(lines: readonly Line[]): void {
  const short = lines.filter((line) => line.length <= 24 && beginsSection[line.firstUnit])
  if (short.length < 2) return
  for (const kind of [...sectionNumbers, ...sectionDates]) {
    const numbers = short.filter((line) => kind.test(line.text))
    if (new Set(numbers.map((line) => line.text)).size >= 2) for (const line of numbers) line.role = 'crosshead'
  }
}

/** Index of the first line of the body: the first sentence that is no headline. `usualIndent`: that of its paragraphs, Infinity if they have none. */
function bodyStart(lines: readonly Line[], usualIndent: number): number {
  let first = -1
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line === prose) return i
    if (line.role) continue
    if (first < 0) first = i
    if (line.block.kind === 'heading') continue
    if (usualIndent < Infinity && i < 6 && lines.length > 1) {
      const { indent = 0 } = line.block
      // further in than the paragraphs: a headline in the middle of the page
      if ((indent < 2 || (indent > usualIndent + 1 && !line.hasStop)) && !(line.hasStop && line.isLong)) continue
      return i
    }
    if (line.isLong || isDateline(line)) return i
    if (!line.isSentence) continue
    // 标题可以用问号、叹号、省略号收尾，或以冒号引出
    if (lines.length > 1 && i <= first + 2 && !line.hasStop && line.length <= 40 && !/[，、；：][”’）]?$/u.test(line.text)) continue
    return i
  }
  return lines.length
}

const dashed = /^(?:——|—|―|–)/u

// 大字标题下面的图片说明也可以是整句
const pictured = /(?:合影|合照|留影|留念|现场|场景|画面|一角)。$/u

function assignHead(head: readonly Line[]): void {
  const titled = head.some((line) => line.block.kind === 'title')
  let open = head.filter((line) => !line.role)
  if (!open.length && !titled) {
    // “……举行授旗仪式”是标题，不是图片说明
    const first = head.find((line) => line.role === 'caption' && line.block.kind === 'paragraph')
    if (first) first.role = undefined
    open = first ? [first] : []
  }
  const headings = open.filter((line) => line.block.kind === 'heading')
  const top = headings.find((line) => line.block.depth === 1) ?? (titled ? undefined : headings[0])
  const bylineAt = head.findIndex((line) => line.role === 'byline')
  let main: Line | undefined = top
  if (!main && !titled && open.length) {
    const titles = open.filter((line) => !dashed.test(line.text))
    const aboveByline = bylineAt > 0 ? titles.filter((line) => line.index < bylineAt).at(-1) : undefined
    main = aboveByline ?? (titles.length > 1 ? shortest(titles.slice(0, 3)) : titles[0]) ?? open[0]
  }
  if (main) main.role = 'headline'
  const mainAt = main ? main.index : titled ? head.findIndex((line) => line.block.kind === 'title') : -1
  // a line that is cut off cannot be a headline, nor can what stands above it
  let broken = -1
  for (const line of head) if (!line.role && line.index < mainAt && line.block.kind !== 'heading' && isCutOff(line.text)) broken = line.index
  for (const line of head) {
    const i = line.index
    if (line.role) continue
    if (i <= broken) line.role = 'fragment'
    else if (i > mainAt && line.block.kind === 'paragraph' && pictured.test(line.text)) line.role = 'caption'
    else if (i < mainAt) line.role = 'eyebrow'
    else if (dashed.test(line.text) || (line.block.kind !== 'heading' && (bylineAt < 0 || i < bylineAt) && i - mainAt <= 2)) line.role = 'subheadline'
    else line.role = 'crosshead'
  }
}

function shortest(lines: readonly Line[]): Line | undefined {
  return lines.filter((line) => line.han >= 5).sort((a, b) => a.han - b.han)[0] ?? lines[0]
}

/** Ends or begins where no title can: in a bare year, with a conjunction. */
function isCutOff(text: string): boolean {
  if (text.length > 60) return false
  return /(?:第|及|与|和|暨|“|（|《)$|^(?:暨|及其?|的|性)\p{Script=Han}|^\d{1,2}月\d{1,2}$/u.test(text) || /\d{4}年$/u.test(text) && /暨|及|[^，、 \u3000]{12,}\d{4}年$/u.test(text)
}

// 文末署名、来源、声明混在一行
const tailNote = /【(?:编辑|责任编辑|本文)|^（.*）$|记者|通讯员|作者|声明|编辑|来源|[：:].|(?:网|社|报)$/u

function assignBody(lines: readonly Line[], blocks: readonly Block[], from: number): void {
  let lastBody = lines.length - 1
  while (lastBody >= from && !isBody(lines[lastBody]!)) lastBody--
  assignVerse(lines, from)
  const between: Line[] = []
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!
    if (line.role) continue
    if (line.block.kind === 'heading') line.role = 'crosshead'
    else if (line.isSentence || line.isLong) line.role = 'body'
    else if (line.block.kind === 'cell' || line.block.kind === 'listItem') line.role = 'verse'
    else if (dashed.test(line.text) && !['crosshead', 'verse'].includes(lines[i - 1]?.role ?? '')) line.role = 'note'
    else if (i > lastBody) line.role = isSignature(line.text) ? 'byline' : (line.length > 4 && tailNote.test(line.text)) || isSignOff(lines, i) ? 'note' : 'fragment'
    else {
      line.role = 'crosshead'
      between.push(line)
    }
  }
  if (!between.length) return
  // 小标题不会只有两三个字而又没有同伴
  const siblings = lines.filter((line) => line.role === 'crosshead' || (line.role === 'verse' && line.han > 0)).length
  // 头一个小标题（春、2023年）紧跟着标题，像副题
  const isLater = (line: Line): boolean => lines.some(({ role, length, han }) => role === 'subheadline' && length === line.length && han === line.han)
  for (const line of between) if (isCutOff(line.text) || (line.length < 7 && siblings < 2 && line.han < 5 && !isLater(line) && !beginsAnew(line.block, blocks[line.index + 1]!))) line.role = 'fragment'
}

/** True for a line that stands nearer to the one below than to the one above: the headline of the next article on the page. */
export const beginsAnew = ({ gap = 0 }: Block, next: Block): boolean => gap > 1 && next.gap !== undefined && next.gap < gap

const isBody = (line: Line): boolean => line === prose || (!line.role && (line.isSentence || line.isLong))

// 2025年11月于武汉、乙巳立冬于姑苏、序于听潮楼
const placeAndTime = /^(?:\d{4}年|\d{1,2}月\d{1,2}日|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|二[〇○零]).{0,10}(?:[于於].{1,8}|[春夏秋冬月日夜晨夕])$|^\p{Script=Han}{2,5}(?:[书写记序识撰]|谨识)[于於]\p{Script=Han}{2,8}$/u
const closingWords = /^(?:(?:永远)?(?:爱|想|念|思念|惦记)?着?[你您]们?的\p{Script=Han}{1,6}|(?:祝|顺颂|敬颂|此颂|即颂|敬祝|恭祝)\p{Script=Han}{1,6})$/u
const office = /(?:[局厅部委会院社队所站室处]|中心|公司|集团|政府|大学|学校|[小中]学|[书博美]\p{Script=Han}?馆|银行)$/u
const fullDate = /^(?:\d{4}|[二〇○零一三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月(?:[\d一二三四五六七八九十]{1,3}日)?(?:于.{1,8})?$/u

/** A line of the block that signs a notice, a letter or an essay: who, where and when. */
function isSignOff(lines: readonly Line[], i: number): boolean {
  const { text, block } = lines[i]!
  if (placeAndTime.test(text) || closingWords.test(text) || (block.indent ?? 0) >= 8) return true
  if (!office.test(text)) return false
  for (let k = i + 1; k < lines.length && k <= i + 4; k++) if (fullDate.test(lines[k]!.text)) return true
  return false
}

/** A reader's letter ends with a place and a name. */
function isSignature(text: string): boolean {
  const m = /^\p{Script=Han}{3,12}[ \u3000]{1,4}(\p{Script=Han}(?:[ \u3000]{0,2}\p{Script=Han}){1,2})$/u.exec(text)
  return !!m && hasSurname(m[1]!)
}

/** Three or more short lines in a row are verse, a list, a table pasted as text. */
function assignVerse(lines: readonly Line[], from: number): void {
  let begin = from // of the run of short lines
  for (let i = from; i <= lines.length; i++) {
    const line = lines[i]
    if (line && line !== prose && isShort(line)) continue
    if (i - begin >= 3 && (i - begin > 3 || lines[begin + 1]!.block.gap === 0 || lines[begin + 2]!.block.gap === 0)) for (let k = begin; k < i; k++) lines[k]!.role = 'verse'
    begin = i + 1
  }
}

const isShort = (line: Line): boolean => !line.isLong && !line.isSentence && !line.role && line.block.kind !== 'heading' && line.han >= 3
