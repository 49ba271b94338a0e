import type { Article, Block } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'

export default defineRule({
  summary: '同一篇的小标题格式一致',
  why: '同一篇稿件的小标题长短相近、句内停顿的写法一致：别的小标题中间都有逗号（或空格），唯独一个连成一气，多半是换行或空格在抽取时丢了。只比顿号后面过长、显然接着另一个短语的小标题，别的长短不一不报。',
  source: '编辑部惯例（规则书 L08）；GB/T 15834—2011 附录B.4',
  covers: ['L08'],
  severity: 'warning',
  roles: ['crosshead'],
  examples: [
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{紧扣农时特点、地方特色服务生产大局}\n\n各地抢抓农时，确保颗粒归仓，进展顺利。\n\n深化改革赋能，粮食生产挑起大梁\n\n农机手培训班开到田间地头，场场爆满。\n\n聚焦“四个到位”，凸显农技人员本领\n\n专家组驻村指导，一住就是一个月。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n紧扣农时特点、地方特色，服务生产大局\n\n各地抢抓农时，确保颗粒归仓，进展顺利。\n\n深化改革赋能，粮食生产挑起大梁\n\n农机手培训班开到田间地头，场场爆满。\n\n聚焦“四个到位”，凸显农技人员本领\n\n专家组驻村指导，一住就是一个月。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{备耕种足种好早当先}\n\n各地抢抓农时，确保颗粒归仓，进展顺利。\n\n管护：科技添力\n\n农机手培训班开到田间地头，场场爆满。\n\n增收：订单到户\n\n专家组驻村指导，一住就是一个月。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n抢农时\n\n各地抢抓农时，确保颗粒归仓，进展顺利。\n\n深化改革赋能，粮食生产挑起大梁\n\n农机手培训班开到田间地头，场场爆满。\n\n聚焦“四个到位”，凸显农技人员本领\n\n专家组驻村指导，一住就是一个月。',
  ],
  *check(article) {
    yield* colonLost(article)
    const heads = article.blocks.filter((block) => block.role === 'crosshead' && block.end - block.start >= 10)
    if (heads.length < 3) return
    const marks = heads.map((block) => pauses(article, block))
    for (const mark of ['，', ' ']) {
      const at = marks.findIndex((pauses) => !pauses.includes(mark))
      if (at < 0 || marks.some((pauses, i) => i > at && !pauses.includes(mark))) continue
      const odd = heads[at]!
      const others = heads.filter((block) => block !== odd)
      if (marks[at] !== '' || !runsOn(article.wide.slice(odd.start, odd.end))) continue
      yield { start: odd.start, end: odd.end, message: `小标题“${article.text(odd)}”中间疑漏${mark === ' ' ? '空格' : '逗号'}，别的小标题都有`, related: others.slice(0, 2).map((block) => ({ start: block.start, end: block.end, message: '同篇小标题' })) }
      return
    }
  },
})

/** 铸魂：……、赋能：……、惠民……: all but one have a colon behind as many characters. */
function* colonLost(article: Article): Generator<Problem> {
  const heads = article.blocks.filter((block) => block.role === 'crosshead')
  if (heads.length < 3) return
  const colons = heads.map(({ start, end }) => article.wide.slice(start, end).indexOf('：'))
  const odd = colons.indexOf(-1)
  const at = colons[odd === 0 ? 1 : 0]!
  if (odd < 0 || at < 2 || at > 4) return
  // 关键词：……、关键词……：冒号前的字都一样，别的小标题有没有冒号就不论了
  const prefix = (i: number): string => article.wide.slice(heads[i]!.start, heads[i]!.start + at)
  const isSeries = colons.filter((colon, i) => colon === at && prefix(i) === prefix(odd)).length >= 2
  if (!isSeries && colons.some((colon, i) => i !== odd && colon !== at)) return
  const { start, end } = heads[odd]!
  if (end - start < at + (isSeries ? 2 : 3) || !/^\p{Script=Han}+$/u.test(article.wide.slice(start, start + at + 2))) return
  yield { start, end, message: `小标题“${article.text(heads[odd]!)}”里疑漏冒号，别的小标题都有` }
}

/** 「……、……」 whose second half is so long that another phrase must begin in it. */
function runsOn(text: string): boolean {
  const halves = text.split('、')
  return halves.length === 2 && !/[“《（]/u.test(text) && halves[1]!.length >= Math.max(9, halves[0]!.length + 3)
}

/** The marks inside that part the line: ， and the space; quoted and bracketed text aside. */
function pauses(article: Article, { start, end }: Block): string {
  return article.wide.slice(start, end).replace(/[“（《][^”）》]*[”）》]/gu, '').replace(/\u3000/gu, ' ').replace(/[^， ：？！—]/gu, '')
}
