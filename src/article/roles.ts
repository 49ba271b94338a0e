import type { Article, Block, Role } from './article.js'

/**
 * What each line of an article is, by the shapes newspapers give them (rule book L01–L15). First the lines that tell by
 * themselves (byline, credit, page furniture…), then the headline block above the body, then the short lines in between.
 */
export function assignRoles(article: Article): void {
  const lines = article.blocks.map((block) => new Line(block, article.wide.slice(block.start, block.end)))
  for (const line of lines) line.role = ownRole(line)
  const body = bodyStart(lines)
  assignHead(lines.slice(0, body))
  assignBody(lines, body)
  for (const line of lines) line.block.role = line.role ?? 'body'
}

class Line {
  role: Role | undefined
  readonly han: number
  constructor(readonly block: Block, readonly text: string) {
    let han = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit >= 0x4E00 && unit <= 0x9FFF) han++
    }
    this.han = han
  }

  /** Ends like a sentence, or holds one. */
  get isSentence(): boolean {
    return /[。！？…；：，、][”’）》】]*$|。|[。！？…]$/u.test(this.text) && this.text.length > 1
  }

  get isLong(): boolean {
    return this.text.length > 48
  }
}

const HAN = '\\p{Script=Han}'
const role = '(?:本报|本刊|本网|[\\p{Script=Han}]{2,6}(?:日报|晚报|晨报|周报|新闻网|电视台))?(?:见习|首席|实习|特约|驻站|高级|全媒体)?(?:记者|通讯员|评论员|撰稿人?|摄影|摄影报道|实习生|学生记者|编辑)|新华社记者|中新社记者|文[/／]图?|图[/／]文?|文字?|作者|图|撰文|供稿|整理|采写'
const name = `${HAN}{2,4}|${HAN}[ \u3000]{1,2}${HAN}|${HAN}{1,8}·${HAN}{1,12}`
const person = `(?:(?:${role})[：:]?[ \u3000]*)?(?:${name})(?:[（(]${HAN}{2,8}[）)])?`
const bylineShape = new RegExp(`^[□■◇◆○●口囗▢]?[ \u3000]*(?:${person})(?:[ \u3000、，;；/]+(?:${role}|${person}))*(?:[ \u3000]*(?:文|图|摄|摄影报道|报道|文/图))?$`, 'u')
const hasRole = new RegExp(`^[□■◇◆▢]|(?:^|[ \u3000、，□■◇])(?:${role})(?:[ \u3000：:]|${HAN}{2,4}(?:[ \u3000、，]|$))`, 'u')

const shapes: readonly (readonly [Role, RegExp])[] = [
  ['jump', /^[（(【]?(?:(?:紧)?(?:下转|上接)第?[\d一二三四五六七八九十A-Z]{1,4}版[^）)】]{0,12}|(?:全文|报道|相关报道|详细?)?(?:见|刊)第?[\dA-Z一二三四五六七八九十]{1,4}版)[）)】]?$/u],
  ['furniture', /^(?:第?[ \u3000]?[A-Z]?\d{1,3}[ \u3000]?版|[A-Z]\d{1,3}|版[ \u3000]?[A-Z]?\d{1,3})(?:[ \u3000·|/]*\p{Script=Han}{2,6})?$|^\p{Script=Han}{2,6}[ \u3000·|/]*(?:第[ \u3000]?)?[A-Z]?\d{1,3}[ \u3000]?版$/u],
  ['furniture', /^\d{1,3}$|^\d{4}年\d{1,2}月\d{1,2}日(?:[ \u3000·|]*(?:星期|周)[一二三四五六日天])?(?:[ \u3000·|].{0,30})?$/u],
  ['furniture', /^[（(]?(?:本版|本期)?(?:责任编辑|责编|本版编辑|执行主编|值班编委|版式(?:设计)?|美编|美术编辑|视觉|校对|检校|组版|投稿邮箱|电子信箱|邮箱|新闻热线|广告热线|订阅热线|联系电话|传真|邮编|地址|国内统一(?:连续出版物号|刊号)|邮发代号)[ \u3000]*[：:／/].{0,80}$/u],
  ['note', /^[（(【[](?:责任编辑|责编|编辑|作者|本文|据|综合|来源|原载|完|记者|本报|实习|通讯员|参与|图片|注|整理|资料|根据)[^（）()【】]*[）)】\]]$|^[（(【](?:完|待续|未完待续|转载自.{1,20}|.{2,30}(?:供稿|整理|报道|综合|编译))[）)】]$|^【编辑[：:].{1,12}】$/u],
  ['credit', /^[（(]?(?:(?:图片?|摄影|照片|供图|制图|绘图|漫画|插图|视频|海报|数据来源|题图)[ \u3000]*[：:／/|].{1,40}|.{0,24}(?:新华社发|新华社记者|本报记者|记者|通讯员|[ \u3000]).{0,16}[ \u3000]*(?:摄|供图|制图|绘|[／/]摄|摄影报道|图片报道))[）)]?$/u],
  ['caption', /^(?:图为|上图|下图|左图|右图|题图|中图|大图|小图|(?:图|图片)[①-⑳一二三四五六七八九\d]+[：:．.、 \u3000为]|资料图|▲|△|↑|↓|◀|▶).{2,}$/u],
  ['caption', /^[^。！？；]{2,30}(?:现场|仪式|一角|资料图|资料照片|剪影|场景|专场|合影|效果图|示意图|现场会)$/u],
  ['column', /^【[^】]{2,14}】$|^(?:编者按|编后|记者手记|采访手记|记者观察|相关链接|新闻链接|延伸阅读|新闻背景|背景链接|名词解释|短评|快评|今日谈|本报评论员文章|专家点评|编辑点评)$/u],
]

/** The role that a line shows by its shape alone. */
function ownRole({ block, text, han }: Line): Role | undefined {
  if (block.kind === 'title') return 'headline'
  if (block.kind === 'meta') return 'note'
  if (block.kind === 'caption') return 'caption'
  if (block.kind === 'heading') return undefined
  if (text.length <= 60 && isByline(text)) return 'byline'
  for (const [shape, pattern] of shapes) if (text.length <= 100 && pattern.test(text) && !(shape === 'caption' && /。$/u.test(text) && !/^[图▲△↑↓]|^[上下左右题]图/u.test(text))) return shape
  if (han === 0 && text.length < 12 && !text.includes('\uFFFC')) return 'furniture'
  return undefined
}

function isByline(text: string): boolean {
  return !/[。！？“”《》]/u.test(text) && hasRole.test(text) && bylineShape.test(text)
}

/** Index of the first line of the body: the first sentence that is no headline. */
function bodyStart(lines: readonly Line[]): number {
  const indented = lines.some((line) => (line.block.indent ?? 0) >= 2)
  const first = lines.findIndex((line) => !line.role)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line.role) continue
    if (line.block.kind === 'heading') continue
    if (indented && i < 6 && lines.length > 1) {
      if ((line.block.indent ?? 0) < 2 && !(line.isSentence && /。/u.test(line.text) && line.isLong)) continue
      return i
    }
    if (line.isLong) return i
    if (!line.isSentence) continue
    // 标题可以用问号、叹号、省略号收尾，或以冒号引出
    if (lines.length > 1 && i <= first + 2 && !line.text.includes('。') && line.text.length <= 40 && !/[，、；：][”’）]?$/u.test(line.text)) continue
    return i
  }
  return lines.length
}

function assignHead(head: readonly Line[]): void {
  const open = head.filter((line) => !line.role)
  const headings = open.filter((line) => line.block.kind === 'heading')
  const titled = head.some((line) => line.block.kind === 'title')
  const top = headings.find((line) => line.block.depth === 1) ?? (titled ? undefined : headings[0])
  const bylineAt = head.findIndex((line) => line.role === 'byline')
  let main: Line | undefined = top
  if (!main && !titled && open.length) {
    const titles = open.filter((line) => !/^(?:——|—|―|–)/u.test(line.text))
    const aboveByline = bylineAt > 0 ? titles.filter((line) => head.indexOf(line) < bylineAt).at(-1) : undefined
    main = aboveByline ?? (titles.length > 1 ? shortest(titles.slice(0, 3)) : titles[0]) ?? open[0]
  }
  if (main) main.role = 'headline'
  const mainAt = main ? head.indexOf(main) : titled ? head.findIndex((line) => line.block.kind === 'title') : -1
  // a line that is cut off cannot be a headline, nor can what stands above it
  let broken = -1
  head.forEach((line, i) => { if (!line.role && i < mainAt && line.block.kind !== 'heading' && isCutOff(line.text)) broken = i })
  head.forEach((line, i) => {
    if (line.role) return
    if (i <= broken) line.role = 'fragment'
    else if (i < mainAt) line.role = 'eyebrow'
    else if (/^(?:——|—|―)/u.test(line.text) || (line.block.kind !== 'heading' && (bylineAt < 0 || i < bylineAt) && i - mainAt <= 2)) line.role = 'subheadline'
    else line.role = 'crosshead'
  })
}

function shortest(lines: readonly Line[]): Line | undefined {
  return lines.filter((line) => line.han >= 5).sort((a, b) => a.han - b.han)[0] ?? lines[0]
}

/** Ends or begins where no title can: in a bare year, with a conjunction. */
function isCutOff(text: string): boolean {
  return /(?:暨|第|及|与|和|的|20\d\d年|“|（|《)[^。！？]{0,12}(?:\d{4}年|第|及|与|和|暨|“|（|《)$|^(?:暨|及|的|性)/u.test(text) || /\d{4}年$/u.test(text) && /暨|及/u.test(text)
}

function assignBody(lines: readonly Line[], from: number): void {
  let lastBody = -1
  lines.forEach((line, i) => { if (i >= from && !line.role && (line.isSentence || line.isLong)) lastBody = i })
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!
    if (line.role) continue
    if (line.block.kind === 'heading') line.role = 'crosshead'
    else if (line.isSentence || line.isLong) line.role = 'body'
    else if (line.block.kind === 'cell' || line.block.kind === 'listItem') line.role = 'verse'
    else if (isVerse(lines, i)) line.role = 'verse'
    else if (i > lastBody) line.role = 'fragment'
    else line.role = isFragmentShape(line) ? 'fragment' : 'crosshead'
  }
}

/** Three or more short lines in a row are verse, a list, a table pasted as text. */
function isVerse(lines: readonly Line[], i: number): boolean {
  const short = (line: Line | undefined): boolean => !!line && !line.isLong && line.block.kind !== 'heading' && (!line.role || line.role === 'verse') && line.han >= 3
  let run = 1
  for (let k = i - 1; short(lines[k]); k--) run++
  for (let k = i + 1; short(lines[k]); k++) run++
  return run >= 3 && (lines[i - 1]?.block.gap === 0 || (lines[i + 1]?.block.gap ?? 1) === 0 || run >= 4)
}

function isFragmentShape({ text, han }: Line): boolean {
  return han < 4 || isCutOff(text)
}
