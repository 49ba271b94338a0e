import type { Article, Block } from '../src/article/article.js'
import { defineRule } from '../src/rule.js'

// 的新赛道上再出发
// ^  转行转在了词中间
const head = /^(?:的(?![士哥姐确])|了(?![不却解断结无如然得悟凡]))(?=\p{Script=Han}{4})/u
// 冬季供热改燃工程纪实记者 马超
//                     ^  署名接在标题后面
const byline = /(?<=^.{9,}\p{Script=Han}(?<![老女战名位小大首席]))(?:本报|本网|\p{Script=Han}{2,4}[报网])?记者[ \u3000\u00A0]\p{Script=Han}[ \u3000\u00A0]?\p{Script=Han}{1,2}(?:[ \u3000\u00A0].{2,30})?$/u
// 春耕正当时_青禾新闻网   标题：春耕正当时
//           ^^^^^^^^^^^   ^^^  网页的标题、稿签带来的
const site = /(?:_|[ \u3000]?[-—–|｜丨][ \u3000]?)\p{Script=Han}{2,6}(?:新闻网|日报|晚报|在线|门户网站|客户端)(?:[-_]\p{Script=Han}{2,8})?$/u
const label = /^(?:标题|题目|主标题|主题)[：:](?=.{4})/u
// 栏目、体裁的名称，独占一行也是眉题
const columns = new Set('特稿 特写 特刊 专访 专题 专栏 专版 访谈 对话 深度 深读 深一度 调查 关注 聚焦 焦点 热点 观察 人物 讲述 追踪 纪实 纪事 述评 综述 评论 时评 社论 社评 短评 快评 锐评 杂谈 杂文 随笔 散文 诗歌 小说 小小说 连载 书评 剧评 影评 乐评 漫画 副刊 笔会 导读 头条 独家 读者来信 来信 声音 视点 视野 镜头 民生 法治'.split(' '))

export default defineRule({
  summary: '标题之上没有不相干的行，标题转行不拆词',
  why: '题区只有引题、主题、副题。主题之上再有断头断尾的短行（“……暨长三角地区2022年”），多是照片横幅、图片说明、邻近稿件被识别到了前面，应当归位或删去。与主题有共同词语的引题、栏目名不报。标题一行不以“的”字开头。',
  source: '编辑部惯例（规则书 L01、O12）；《报纸编校质量评比差错认定细则》（1997）第48条',
  covers: ['L01', 'O12'],
  severity: 'warning',
  roles: ['fragment', 'eyebrow', 'headline', 'subheadline'],
  examples: [
    '{我市承办全国性职工大赛~>}\n\n{全国性职工技能大赛暨长三角地区2022年~>}\n\n比武场上见真章\n\n□记者 张小满\n\n昨日，全市技能大赛举行，三百名选手参赛。',
    '比武场上见真章\n{的}技能大赛圆满收官\n　　昨日，全市技能大赛举行，三百名选手参赛。',
    '农技专家驻村 订单排到八月\n\n青石镇大棚里的好日子\n\n□记者 张三\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '【新春走基层】\n\n守岛人的除夕\n\n本报记者 张三\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '守岛人的除夕\n\n本报讯（记者张三）昨日，全市春耕现场会召开。',
    '了不起的乡村篮球\n\n的哥的姐护送考生\n\n本报讯（记者张三）昨天，高考第一场结束，爱心送考车队集结待命。',
    '特稿\n\n老街的修笔匠\n\n本报记者 张三\n\n铺子只有六平方米，一张桌子，一盏灯。',
    '春耕正当时{_青禾新闻网~>}\n\n本报记者 张三\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '{标题：~>}春耕正当时\n\n本报记者 张三\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '冬季供热改燃并网工程纪实{记者 马超}\n\n　　昨日，全市春耕现场会召开，部署了下一步工作。',
    '地下管廊建设提速\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
  ],
  *check(article) {
    const top = article.blocks.findIndex((block) => block.role === 'headline')
    for (let i = 0; i < top; i++) {
      const block = article.blocks[i]!
      if (block.role === 'fragment' || (block.role === 'eyebrow' && isUnrelated(article, block))) {
        yield { start: block.start, end: block.end, message: `“${article.text(block)}”在标题之上，疑为误入的图片说明或残片`, suggest: [''] }
      }
    }
    for (let i = 0; i < article.blocks.length; i++) {
      const { role, start, end } = article.blocks[i]!
      if (role !== 'eyebrow' && role !== 'headline' && role !== 'subheadline') continue
      const split = head.exec(article.wide.slice(start, start + 10))
      const joined = byline.exec(article.wide.slice(start, end))
      const tail = site.exec(article.wide.slice(start, end))
      const front = label.exec(article.wide.slice(start, start + 12))
      if (tail) yield { start: start + tail.index, end, message: `“${tail[0]}”是网页标题里的网站名，宜删去`, suggest: [''] }
      if (front) yield { start, end: start + front[0].length, message: `“${front[0]}”宜删去`, suggest: [''] }
      if (joined) yield { start: start + joined.index, end, message: '署名疑与标题连在一行' }
      if (split) yield { start, end: start + 1, message: `标题一行不以“${split[0]}”字开头，疑转行拆开了词` }
    }
  },
})

/** Four characters or fewer, none of which the article uses again. */
function isUnrelated(article: Article, { start, end }: Block): boolean {
  const text = article.wide.slice(start, end)
  if (!/^\p{Script=Han}{2,4}$/u.test(text) || columns.has(text)) return false
  for (const char of text) if (article.wide.indexOf(char, end) >= 0) return false
  return true
}
