import type { Article, Block } from '../src/article/article.js'
import { cost } from '../src/language/dictionary.js'
import { quoteAround } from '../src/language/quotes.js'
import { defineRule, matches } from '../src/rule.js'

const gap = ' \\t\\u00A0\\u2002-\\u200A\\u3000'
// 会议指出 ，要抓落实、绿色低碳 发展示范区
//         ^                    ^  汉字与全角标点之间、汉字之间的空格
const spaces = new RegExp(`[${gap}](?<=[\\p{Script=Han}，。、；：“‘（《].)[${gap}]*(?=[\\p{Script=Han}，。、；：？！”’）》])`, 'gu')
// 他说： “路通了。” ，大家都笑了
//       ^           ^  两个标点之间
const between = new RegExp(`[${gap}](?<=[，、；：].)[${gap}]*(?=[“‘《（])|[${gap}](?<=[”’）》].)[${gap}]*(?=[，。、；：？！])`, 'gu')
const isHan = (char: string): boolean => (char >= '一' && char <= '\u9FFF') || /\p{Script=Han}/u.test(char)
const credits = /记者|通讯员|特派员|编辑|摄影|作者|主持人|执笔|撰稿|供稿|供图|制图|综合|报道|评论员|责编|校对|策划|统筹|整理|新华社|本报|日电|专电|日讯|来源/u
/** 混排在正文里的署名、来源 */
const signatures = /记者 |记者[^，。\s]{2,3} | 摄|原标题|编辑|实习生|来源|通讯员/u

export default defineRule({
  summary: '汉字之间、全角标点旁不加空格',
  why: '正文里汉字与汉字、汉字与全角标点之间没有空格，空格多是断行、识别或网页转码的残留。署名和电头的人名之间、标题的两段之间、《》里的两段题名之间、诗句之间的空格是排版，不动；汉字与数字、拉丁字母之间留不留空格各家不同，也不管。',
  source: '编辑部惯例；参照 GB/T 15834—2011 5.1',
  covers: ['P35', 'O15'],
  severity: 'error',
  yieldsTo: ['byline-format', 'dateline-format'],
  examples: [
    '“孩子们今天才算真正读懂了。”——班主任 李老师',
    '会议指出{ =>}，要抓落实。',
    '会议指出，{ =>}要抓落实。',
    '会议指出{\u3000=>}，要抓落实。',
    '会议指出，{\u3000=>}要抓落实，今年粮食播种面积稳中有增。',
    '{今 年 以 来 ， 全 市 粮 食=>今年以来，全市粮食}播种面积稳中有增。',
    '获奖名单公布，张三、李四、王五入选。王 伟 李 强 赵 敏 陈 军也在其中。',
    '他说：{ =>}“路通了”{ =>}，大家都笑了。',
    '“{ =>}一带一路”倡议提出以来，成果丰硕。',
    '全市上下正在全力建设绿色低碳{ =>}发展示范区，成效明显。',
    '引领职工竞逐“新赛道” 争当改革先锋',
    '□通讯员 张三 记者 李四',
    '他以《坚持党建引领 锻造铁军》为题授课，组里采写《70华诞 乡村新貌》。',
    '本报南京5月3日电 （记者 张三 李四）全省春耕进展顺利，播种过半。',
    '新华社记者 张三摄', '新华社江州5月3日体育专电 赛事组委会通报，比赛改期，门票仍然有效。',
    '江州财经讯 近日，市民服务大厅启用新设备，办事更方便。',
    '江州网消息 昨日，大桥合龙，两岸群众赶来观看。',
    '该文转自《江州日报》（2023年5月1日 第1版），读者反响热烈。',
    '记者{ =>}从市文旅局获悉，《江{ =>}州日报》报道了此事。',
    '江州市{ =>}位于江苏省南部，总面积1200平方公里。',
    '他念道：“春江潮水连海平 海上明月共潮生”，满座叫好。',
    '今年要责任到人、联{ =>}系到户，不留死角。',
    '这名48岁{ =>}的男子被当场抓获，他对{ =>}此供认不讳。',
    '会议强调，要全面{\u00A0=>}推进各项工作落地见效。',
    '据中国气象{ =>}局预计，“健康丝{ =>}绸之路”建设将提速，必要的融{ =>}资支持不会少。',
    '记者从国家{ =>}能源局了解到，全国累计发电量增长一成。',
    '本报江州1月11日电  记者从交通运输部门获悉，春运客流创新高。',
    '第三条 本办法自发布之日起施行，由市文联解释。',
    '张三　我觉得这条路修得好，出门方便多了。',
    '问 这条路什么时候修好？',
    '在 AI 时代，用 5 年时间完成改造。',
    '出席活动的有王　伟、李建国、赵　敏等同志。',
    '图为市民在公园赏花。 张三 摄',
    '图①为演出现场，市民踊跃参加。 图②为演员与观众合影。',
    '全国人大代表 张某：要让农民的腰包鼓起来，日子才有奔头。',
    '横幅上写着“热烈庆祝建厂六十周年 永远跟党走”，门前“学党史 悟思想 办实事 开新局”的标语十分醒目。',
    '农历正月十五 元宵节 宜出行。',
    '邮差阿昌（刘大江 饰）成了学徒，书是名著《远行》（李小河 译）。',
    '本次大赛一等奖获得者：张三 李四 王五 赵六。',
  ],
  patterns: [spaces, between],
  *check(article) {
    for (const { start, end, block } of matches(article, between)) if (block.role === 'body') yield { start, end, message: '两个标点之间的空格应删去', fix: '' }
    const found = [...matches(article, spaces)]
    for (let i = 0; i < found.length; i++) {
      const { start, end, text, block } = found[i]!
      let last = i
      while (found[last + 1]?.start === found[last]!.end + 1 && found[last + 1]!.block === block) last++
      if (last - i >= LETTERS - 1 && isLetterspaced(article, start, found[last]!.end, block)) {
        const [from, to] = [start - 1, found[last]!.end + 1]
        const shut = article.prose.slice(from, to).replace(someSpace, '')
        yield { start: from, end: to, message: `“${shut.length > 8 ? `${shut.slice(0, 6)}……` : shut}”各字之间的空格应删去`, fix: shut }
        i = last
        continue
      }
      const left = isHan(article.wide[start - 1]!)
      const right = isHan(article.wide[end]!)
      if (left && right) {
        if ((block.role !== 'body' && block.role !== 'note') || isLayout(article, start, end, block)) continue
        const certain = text.length === 1 && block.role === 'body'
        const context = `${article.prose.slice(Math.max(block.start, start - 4), start)}${text}${article.prose.slice(end, Math.min(block.end, end + 4))}`
        yield { start, end, message: `“${context}”中的空格应删去`, ...(certain ? { fix: '' } : { suggest: [''], severity: 'warning' }) }
      } else if (left !== right && (!text.includes('\u3000') || '，。、；：？！'.includes(article.wide[end]!) || block.role === 'body' && '，、；'.includes(article.wide[start - 1]!)) && !isCredit(article.wide, start, end, block)) {
        yield { start, end, message: '全角标点旁的空格应删去', fix: '' }
      }
    }
  },
})

/** So many spaces, with one letter or mark between each two, are more than a name or a short headline has. */
const LETTERS = 6
const someSpace = new RegExp(`[${gap}]`, 'gu')

/** 今 年 以 来 ， 全 市 粮 食……：在成句的段落里逐字隔开，不是署名、名单 */
function isLetterspaced({ wide, prose }: Article, start: number, end: number, block: Block): boolean {
  if (block.role !== 'body' || !/[，。！？]/u.test(wide.slice(block.start, block.end)) || credits.test(prose.slice(Math.max(block.start, start - 12), Math.min(block.end, end + 8)).replace(someSpace, ''))) return false
  const letters = prose.slice(start - 1, end + 1).replace(someSpace, '')
  // 王 伟 李 强 赵 敏：一字隔一字是姓
  return [0, 1].every((from) => [...letters].some((letter, i) => i % 2 === from && !surnames.includes(letter)))
}

/** 。 张三摄、责编： 张三 */
function isCredit(wide: string, start: number, end: number, block: Block): boolean {
  // 图①为演出现场。 图②为观众合影
  if (wide[start - 1] === '。' && (block.role === 'caption' || /^[左右上下]?图(?:[①-⑳一二三四五为]|\d)/u.test(wide.slice(end, end + 3)))) return true
  if (wide[start - 1] === '。' && credits.test(wide.slice(end, Math.min(block.end, end + 8)))) return true
  if (wide[start - 1] === '。') return block.end - end <= 24 && !/[，。、；]/u.test(wide.slice(end, block.end))
  return wide[start - 1] === '：' && /\d$/u.test(wide.slice(0, start - 1).slice(-1)) || wide[start - 1] === '：' && credits.test(wide.slice(Math.max(block.start, start - 6), start))
}

/** Names, credits, the parts of a title or a verse, a list: spaces that someone set on purpose. */
function isLayout(article: Article, start: number, end: number, block: Block): boolean {
  const { prose } = article
  const left = runBefore(prose, start, block.start)
  const right = runAfter(prose, end, block.end)
  const before = prose[start - left.length - 1] ?? '\n'
  const after = prose[end + right.length] ?? '\n'
  // 第三条 本办法……；行首的说话人、标签
  if (/第[〇零一二三四五六七八九十百千]{1,5}[编章节条款项回集讲课幕场部]$/u.test(left)) return true
  if (start - left.length === block.start && left.length <= 5 && (end - start > 1 || prose[start] === '\u3000' || surnames.includes(left[0]!) && !/[省市县区镇乡村局院校厂]$/u.test(left) || /^(?:问|答|主持人|嘉宾|导语|摘要|关键词|附件?|注|按语?|提要|背景|链接)$/u.test(left))) return true
  // （《江州日报》2023年5月1日 第1版）
  if (right === '第' && quoteAround(article, start)?.mark === '（' && /^第 ?\d{1,3} ?版/u.test(prose.slice(end, end + 8))) return true
  // 全国人大代表 张某：
  if (after === '：' && right.length <= 4 && surnames.includes(right[0]!) && !/[，。；：！？]/u.test(prose.slice(block.start, start))) return true
  // ——班主任 李老师
  if (before === '—' && right.length <= 4 && end + right.length === block.end && surnames.includes(right[0]!)) return true
  // 新江晚报讯 近日、江州网消息 记者
  if (start - left.length === block.start && /..(?:讯|消息)$/u.test(left)) return true
  const quote = quoteAround(article, start)
  const isBetweenNames = quote?.mark !== '《' && isName(left, right, before, after, prose[start] === '\u3000')
  if (!isBetweenNames && (isInWord(left, right) || isReporting(left, right))) return false
  if (credits.test(left) || credits.test(right) || signatures.test(prose.slice(Math.max(block.start, start - 12), Math.min(block.end, end + 6)))) return true
  if (isBetweenNames) return true
  if (quote?.mark === '【' || quote?.mark === '《' && start - quote.innerStart > 2 && quote.innerEnd - end > 2) return true
  if (quote?.mark === '（' && credits.test(prose.slice(quote.start, quote.end))) return true
  // （刘某某 饰）、（王某 译）
  if (quote?.mark === '（' && part.test(right) && end + right.length === quote.innerEnd) return true
  // 诗句、对仗、引号里的两段标题
  if (left.length === right.length && left.length >= 3 && /[“：。\n]/u.test(before) && /[”。，；！？—\n]/u.test(after)) return true
  if (quote?.mark === '“' && left.length >= 3 && right.length >= 3 && (slogan.test(prose.slice(Math.max(block.start, quote.start - 8), quote.start)) || severalSpaces.test(prose.slice(quote.innerStart, quote.innerEnd))) && !/[，。；]/u.test(prose.slice(quote.innerStart, quote.innerEnd))) return true
  if (quote && left.length >= 6 && right.length >= 6 && !/[，。；]/u.test(prose.slice(quote.innerStart, quote.innerEnd))) return true
  return isSpaced(article, block)
}

/** Nats by which the two sides must be likelier as one: 气象 局, 联系群 众. */
const oneWord = 5

/** True if the space divides a word. */
const isInWord = (left: string, right: string): boolean => {
  const [end, start] = [left.slice(-6), right.slice(0, 6)]
  return cost(end) + cost(start) - cost(end + start) >= oneWord
}

// 记者从国家 能源局了解到：说的是采访，不是署名
const reporting = /记者(?:从|在|了解|获悉|采访|来到|注意|发现|看到|走进)/u
function isReporting(left: string, right: string): boolean {
  const at = (left + right).search(reporting)
  return at >= 0 && at < left.length
}
const part = /^(?:饰演?|扮演?|译|著|编著?|主编|绘|配音|摄|供图|口述|整理|导演|作[词曲]?|[词曲]|书|注)$/u

/** 横幅上写着“…… ……”、“学党史 悟思想 办实事” */
const slogan = /横幅|标语|条幅|口号|对联|题词|写着|写有|印有|[为以]$/u
const severalSpaces = /^\P{Script=Han}?\p{Script=Han}{3,}(?: \p{Script=Han}{3,}){2,}/u

let last: { block?: Block; spaced: boolean } = { spaced: false }

/** No sentence, or spaces so dense that they are a layout. Remembers the last block: its spaces are asked about one by one. */
function isSpaced(article: Article, block: Block): boolean {
  if (last.block !== block) {
    const text = article.text(block)
    const count = text.replace(/[(（][^()（）]*[)）]/gu, '').match(spaces)?.length ?? 0
    last = { block, spaced: !/[。！？]/u.test(text) || (count >= 2 && text.length <= 24 && !text.includes('，')) || (count >= 3 && count * 80 > text.length) }
  }
  return last.spaced
}

const LONGEST = 20
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'

/** 王 伟、张三 李四：姓名中间或姓名之间的空格 */
function isName(left: string, right: string, before: string, after: string, set: boolean): boolean {
  if (/\d/u.test(before) || /\d/u.test(after)) return false
  const isSurname = (char: string | undefined): boolean => char !== undefined && surnames.includes(char)
  // 两个字的姓名：单姓 + 单名
  if (isSurname(left.at(-1))) {
    if (left.length === 1 && right.length <= (set ? 6 : 3)) return true
    if (right.length === 1 && (left.length <= 3 || /(?:[员长者师家人手]|书记|主任|教授|经理|代表|委员|主席|总统|同志|[有为由])$/u.test(left.slice(0, -1)))) return true
  }
  return left.length <= 3 && right.length <= 4 && left.length >= 2 && isSurname(left[0]) && isSurname(right[0])
}

function runBefore(prose: string, at: number, from: number): string {
  let start = at
  while (start > from && at - start < LONGEST && isHan(prose[start - 1]!)) start--
  return prose.slice(start, at)
}

function runAfter(prose: string, at: number, to: number): string {
  let end = at
  while (end < to && end - at < LONGEST && isHan(prose[end]!)) end++
  return prose.slice(at, end)
}
