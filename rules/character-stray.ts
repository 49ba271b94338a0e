import { cost } from '../src/language/dictionary.js'
import { hanEnd, hanStart } from '../src/language/han.js'
import { quoteAround } from '../src/language/quotes.js'
import { surnameLength } from '../src/language/names.js'
import type { Article } from '../src/article/article.js'
import { defineRule, matches } from '../src/rule.js'

// 拆成两半的字：左右两半 → 原字
const WHOLE: Readonly<Record<string, string>> = Object.fromEntries('亻本体 亻门们 亻乍作 亻牛件 亻也他 亻十什 亻寸付 亻直值 亻言信 亻呆保 亻木休 亻主住 亻立位 亻氐低 亻侯候 扌巴把 扌丁打 扌是提 扌寺持 扌支技 扌殳投 扌旦担 扌广扩 扌戈找 扌户护 扌斤折 扌召招 扌妾接 扌隹推 扌军挥 扌非排 氵工江 氵可河 氵每海 氵去法 氵台治 氵舌活 氵主注 氵充流 氵先洗 氵青清 氵胡湖 氵又汉 讠兑说 讠吾语 讠人认 讠己记 讠十计 讠果课 讠式试 讠方访 讠义议 讠寸讨 讠上让 讠井讲 讠青请 讠周调 礻土社 礻见视 礻申神 礻羊祥 礻且祖 礻畐福 钅真镇 钅失铁 钅同铜 钅戋钱 钅艮银 纟工红 纟己纪 纟吉结 纟且组 纟合给 纟及级 纟勺约 纟充统 纟圣经 纟只织 禾刂利 禾口和 禾中种 禾斗科 禾火秋 禾呈程 禾只积 矢口知 白勺的 又寸对 木寸村 日寸时 耳又取 云力动 力口加 女口如 夕卜外 古攵故 正攵政 孝攵教 丩攵收 攵正政 令页领 工页项 予页预 丁页顶 川页顺 禺页颙 开彡形 采彡彩 土亻仕 冫欠次 冫夬决 冫令冷 丿一人'.split(' ').map((triple) => [triple.slice(0, 2), triple.slice(2)]))
// 艺团亻本登台   旅游丩攵入
//       ^            ^  单独出现的偏旁、笔画
const part = /[亻扌氵礻讠钅纟刂攵灬冫丿亠彡丩冂宀辶艹忄犭饣衤疒罒廴冖凵夂巛彐](?<=[\p{Script=Han}，。、；：“”].)(?=[\p{Script=Han}，。、；：])/gu
// 石屏木寸集体经济   一间图书室禾口一口井
//       ^                  ^  拆成两个常用字的，只取后一半少见的
const halves = /寸(?<=[又木日]寸)|勺(?<=白勺)|卜(?<=夕卜)|页(?<=[令工予丁川]页)|口(?<=[力女禾矢]口)|禾(?:中(?!学)|[斗火呈只])|耳又|云力(?!公司|科技|集团|股份)/gu
/** Nats by which the sentence becomes likelier when the halves are put together. */
const least = 7
// 说明这里吃得饱`睡得稳   专项^资金   三分⊥之一
//               ^             ^             ^  汉字之间的零星符号
const symbol = /[`^_ˉ″¨´⊥┬┴≡Φ¤ー](?<=\p{Script=Han}.)(?=\p{Script=Han})/gu
// 据了解'市里将启动行动
//       ^  一段里只有一个的单撇、星号、井号
const lone = /['*#](?<=\p{Script=Han}.)(?=\p{Script=Han})/gu
// 他是首席教授|，并发表讲话   《|国富论》
//             ^                 ^  标点旁的竖线
const bar = /[|｜](?<=[\p{Script=Han}\d%][|｜])(?=[，。；])|[|｜](?<=[，。；《（“][|｜])(?=\p{Script=Han})/gu
// 镇上的/J、学
//       ^^^  认成符号的“小”
const small = /\/(?:[Jj]、|\\|\]\\)(?<=\p{Script=Han}\/.{1,2})(?=\p{Script=Han})/gu

export default defineRule({
  summary: '文中没有零散的部首、笔画和符号',
  why: '识别会把一个字拆成两半（亻本—体、日寸—时、力口—加），把纸上的污点认成符号（`、^、ˉ、″），或把字认成符号（三分⊥、/J、学）。偏旁单独出现在句中的必是残字；两半都是常用字的，合起来才成词的才报。谈论偏旁的文章（“氵”旁、三点水）、隐去的名字（王*明）、话题（#…#）不在此列。',
  source: '编辑部惯例（规则书 O14、O22）',
  covers: ['O14', 'O22'],
  severity: 'warning',
  yieldsTo: ['glyph-misread', 'traditional-forms', 'odd-characters', 'variant-forms', 'number-letters', 'character-lost', 'quote-pairs', 'quote-form', 'bracket-pairs'],
  roles: ['body', 'crosshead', 'caption', 'headline', 'subheadline', 'eyebrow'],
  examples: [
    '多个曲艺团{亻本~>体}登台。',
    '旅游{丩攵~>收}入创历史新高。',
    '谁的遗{冫}体告别仪式。',
    '同{日寸~>时}响起，铜锣声传得很远。',
    '规模以上工业增{力口~>加}值增长一成。',
    '一间图书室{禾口~>和}一口深水井。',
    '说明这里吃得饱{`}睡得稳。',
    '一是政府设立{^}专项资金。',
    '技术三分{⊥}靠练。',
    '据了解{\'}市里将启动行动。',
    '他是首席教授{|~>}，并随后发表讲话，翻译了《{|~>}国富论》。', '责编|陈柱，文|李力。', '春天|我们在路上，专栏|名家。',
    '顾站长要去镇上的{/J、}学。',
    '“氵”旁的字多与水有关，氵旁、灬底都要写得匀称。',
    '中奖者为阮*华，抖音号乡村_阿强，云力公司开业。', '海报上写着吃^喝^玩^乐。',
    '产品的口碑靠实力口口相传。',
    '参赛者王*明、李*获奖，张某某#话题#上了热榜。',
    '手工页岩砖，甲骨文里的“禾”字。',
    '子女口中的父亲，能力口才俱佳。',
    '嘉禾中学的学子返校。',
  ],
  prosePatterns: [part, halves, symbol, lone, bar, small],
  *check(article) {
    const { prose } = article
    let last = 0
    for (const { start: at, end: to } of matches(article, part, { in: 'prose' })) {
      if (at < last || quoteAround(article, at)?.mark === '“' && /[“‘]/u.test(prose[at - 1]!) || /[“‘’”]/u.test(prose[to]!) || /[旁部底头字偏]/u.test(prose[to]!)) continue
      const behind = prose.slice(at, at + 2)
      const before = prose.slice(at - 1, at + 1)
      const [start, end] = WHOLE[behind] ? [at, at + 2] : WHOLE[before] ? [at - 1, at + 1] : [at, to]
      last = end
      const right = WHOLE[prose.slice(start, end)]
      yield right
        ? { start, end, message: `“${prose.slice(start, end)}”疑为“${right}”拆成了两半`, suggest: [right] }
        : { start, end, message: `偏旁、笔画“${prose[at]}”单独出现在句中，疑为残字` }
    }
    for (const { start: at, end: to, text } of matches(article, halves, { in: 'prose' })) {
      const start = text.length === 2 ? at : at - 1
      const right = WHOLE[prose.slice(start, to)]
      if (right && gain(article, start, to, right) >= least) yield { start, end: to, message: `“${prose.slice(start, to)}”疑为“${right}”拆成了两半`, suggest: [right] }
    }
    for (const { start, end, text, block } of matches(article, symbol, { in: 'prose', roles: ['body'] })) {
      const line = prose.slice(block.start, block.end)
      // 账号、文件名里的下划线，吃^喝^玩^乐
      if ('_^'.includes(text) && (line.indexOf(text) !== line.lastIndexOf(text) || named.test(prose.slice(Math.max(block.start, start - 12), start)))) continue
      yield { start, end, message: `汉字之间的“${text}”疑为污点或误认的字` }
    }
    for (const { start, end, text, block } of matches(article, lone, { in: 'prose', roles: ['body'] })) {
      const line = prose.slice(block.start, block.end)
      if (line.indexOf(text) !== line.lastIndexOf(text) || (text === '*' && (surnameLength(prose, start - 1) > 0 || /[某号款]/u.test(prose[start - 1]! + prose[end]!)))) continue
      yield { start, end, message: `汉字之间的“${text}”疑为污点或误认的字` }
    }
    for (const { start, end, text } of matches(article, bar, { in: 'prose', roles: ['body'] })) yield { start, end, message: `标点旁的“${text}”疑为污点或误认的字`, suggest: [''] }
    for (const { start, end, text } of matches(article, small, { in: 'prose' })) yield { start, end, message: `“${text}”疑为误认的字` }
  },
})


// 抖音号乡村_阿强
const named = /[号名称为叫：]\p{Script=Han}{0,8}$/u

/** How much likelier the words around become, in nats, when the two halves are one letter. */
function gain({ prose }: Article, start: number, end: number, right: string): number {
  const left = prose.slice(hanStart(prose, Math.max(0, start - 5), start), start)
  const behind = prose.slice(end, hanEnd(prose, end, Math.min(prose.length, end + 5)))
  return cost(left + prose.slice(start, end) + behind) - cost(left + right + behind)
}
