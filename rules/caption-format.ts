import type { Article, Block } from '../src/article/article.js'
import { allRoles, defineRule, matches, type Problem } from '../src/rule.js'

// 会议要求记者 张三 摄各单位抓好落实
//         ^^^^^^^^^  图片署名插进了正文
const credit = /摄(?!影|[制于像氏入录取得自]|下[了这那一当])[，。、]?(?=[ \u3000]?[\p{Script=Han}\d])/gu
// 疤。（记者 张三 摄）那是去年
//     ^^^^^^^^^^^^^^  括注的署名后面又是正文
const bracketed = /（(?:本报|新华社)?(?:记者|通讯员)[ \u3000]?\p{Script=Han}{2,4}[ \u3000]?摄）(?<=[。！？”]（[^（）]{4,16}摄）)(?=\p{Script=Han}{2})/gu
const creditBefore = /(?:记者|通讯员)[ \u3000]?(?!的)\p{Script=Han}{2,3}(?<![拍所航抢])[ \u3000]?$|[ \u3000](?!不|也|都)\p{Script=Han}{2,3}[ \u3000]$|(?<=\p{Script=Han})\p{Script=Han}{2,3}[/／]$/u
// 图为：村民在插秧。   图为图为村民在插秧。
//     ^                 ^^
const lead = /[：:](?<=^[上下左右]?图为[：:])|图为(?<=^图为图为)/gmu
// 李四／摄
//     ^  斜线用半角
const slash = /(?<=\p{Script=Han}{2,3})／(?=摄)/gu
// 摄影/张三摄
//        ^  与“摄影”重复
const twice = /(?<=摄影[/／：:][ \u3000]?\p{Script=Han}{2,3}[ \u3000]?)摄(?!影|像)/gu

export default defineRule({
  summary: '图片说明和图片署名不混进正文',
  why: '图片说明自成一行，署名放在说明之后（“张三 摄”“张三/摄”“记者 张三 摄”）。排在两段正文之间、堆在文末的图片说明，多是扫描或网页抽取时丢了图片，要移回图下；有“图为”“上图”字样的和网页里标明是图注的不报，“摄影”“摄制”不是署名。',
  source: '编辑部惯例（规则书 L06、L07）；GB/T 15834—2011 附录A.1',
  covers: ['L06', 'L07'],
  severity: 'warning',
  roles: allRoles,
  options: { interleaved: { default: true, help: '提示排在正文之间、堆在文末的图片说明' } },
  examples: [
    '会议要求{记者 张三 摄}各单位抓好落实，确保完成任务。',
    '图为现场{记者 张三 摄}活动还设置了展台，吸引市民参观。',
    '他手上有块疤。{（本报记者 张三 摄）}那是前年焊接最后一道缝时留下的。',
    '这道缝他焊了{ 张三 摄} 四个小时，探伤结果出来：一级，零缺陷，全厂的人都松了一口气。',
    '金秋晒秋忙\n\n图①：村民在晒楼上翻晒辣椒、玉米。\n\n{图①}：农民将贡菊摊在竹匾上晾晒。\n\n图③：游客在稻田里体验打谷。',
    '金秋晒秋忙\n\n图①：村民在晒楼上翻晒辣椒、玉米。\n\n图②：农民将贡菊摊在竹匾上晾晒。\n\n图①③由记者张三摄，其余为资料图片。',
    '图为{：~>}村民在大棚内采摘草莓。', '图为{图为~>}村民在大棚内采摘草莓。',
    '李四{／=>/}摄',
    '摄影/张三{摄}',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{春耕农机展示现场}\n\n各地要抢抓农时，确保颗粒归仓。',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{农机手技能大赛启动仪式}',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n图为农机展示现场\n\n各地要抢抓农时，确保颗粒归仓。',
    '图为村民在大棚内采摘草莓。 记者 张三 摄', '精密结构件产业职工技能大赛现场', '（本报记者张三摄）', '记者张三摄影报道', '通讯员的摄影作品获奖。', '他随记者团摄制了纪录片。', '照片是新华社记者刘宇拍摄的。', '记者李明摄下了这一幕。', '据通讯员王超拍摄的视频显示，桥面已封闭。',
    '会议在现场召开，气氛热烈。', '抢抓农时不松劲，田间地头显担当',
  ],
  *check(article, { interleaved }) {
    for (const { start, end, block } of matches(article, credit, { roles: ['body', 'caption', 'headline'] })) {
      const before = creditBefore.exec(article.wide.slice(Math.max(block.start, start - 9), start))
      // “张三/摄”“ 张三 摄 ”没有写明是记者：要前后都是正文才算混入
      // 图①由本报记者张三摄，其余……
      if (before && !/由(?:本报|新华社|本社)?(?:特约|实习)?$/u.test(article.wide.slice(Math.max(block.start, start - before[0].length - 6), start - before[0].length)) && (/记者|通讯员/u.test(before[0]) || (block.role === 'body' && block.end - block.start > 20))) yield { start: start - before[0].length, end, message: `图片署名“${article.prose.slice(start - before[0].length, end)}”疑混入正文` }
    }
    for (const { start, end, text, block } of matches(article, bracketed)) if (block.role === 'body') yield { start, end, message: `图片署名“${text}”疑混入正文` }
    for (const { start, end, text } of matches(article, lead)) yield { start, end, message: text === '图为' ? '“图为”重复' : `“图为”后的“${text}”宜删去`, suggest: [''] }
    for (const { start, end } of matches(article, slash)) yield { start, end, message: '署名里的“／”宜为半角“/”', fix: '/' }
    for (const { start, end } of matches(article, twice)) yield { start, end, message: '“摄影”与“摄”重复，疑多一“摄”字' }
    yield* wrongNumbers(article)
    if (!interleaved) return
    const { blocks } = article
    const body = blocks.findIndex((block) => block.role === 'body')
    if (body < 0) return
    for (let i = body + 1; i < blocks.length; i++) {
      const block = blocks[i]!
      if (block.role === 'caption' && isBare(article, block)) yield { start: block.start, end: block.end, message: `图片说明“${short(article.text(block))}”夹在正文里，宜移到图下`, severity: 'info' }
    }
  },
})

/** 图①……图②……图②……: a number that comes again, or one that is left out. */
function* wrongNumbers(article: Article): Generator<Problem> {
  const numbered: { block: Block; number: number }[] = []
  for (const block of article.blocks) {
    if (block.role !== 'caption' && block.role !== 'credit') continue
    const number = article.wide.charCodeAt(block.start + 1) - 0x245F // ①
    if (article.wide[block.start] !== '图' || number < 1 || number > 20 || block.end - block.start < 12) continue
    // 图①②由某人摄：说的是署名
    if (/^图.{0,6}(?:[①-⑳]|由|均)/u.test(article.wide.slice(block.start, block.start + 1) + article.wide.slice(block.start + 2, block.start + 9))) return
    numbered.push({ block, number })
  }
  if (numbered.length < 2 || numbered[0]!.number !== 1) return
  for (let i = 1; i < numbered.length; i++) {
    const { block, number } = numbered[i]!
    const expected = numbered[i - 1]!.number + 1
    if (number === expected) continue
    yield { start: block.start, end: block.start + 2, message: `图片编号“${article.wide.slice(block.start, block.start + 2)}”应为“图${String.fromCharCode(0x245F + expected)}”，与前面的不连续` }
    return
  }
}

function isBare(article: Article, block: Block): boolean {
  return block.kind === 'paragraph' && !/^(?:图|[上下左右题中大小]图|资料图|[▲△↑↓◀▶])|。/u.test(article.wide.slice(block.start, block.end))
}

const short = (text: string): string => (text.length > 16 ? `${text.slice(0, 15)}…` : text).replace(/“/gu, '‘').replace(/”/gu, '’')
