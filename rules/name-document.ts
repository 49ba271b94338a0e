import type { Article } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'
import { glyphs } from '../src/language/glyphs.js'
import { areLikelyTwo, areSideBySide, garbledPhrases, isVariant, phraseGroups, phraseLists, rarelyOtherwise, type QuotedPhrase } from '../src/language/slogans.js'
import { oddOnesOut, type PhraseFact } from '../src/language/variants.js'

export default defineRule({
  summary: '同一文件、作品的题名前后一致',
  why: '书名号里的名称以原题为准，前后差一个字、少一个顿号，总有一处不对。以文中用得多的、先出现的为参照，只提示核对。年份、届次、地名不同的本来是几个文件，加了“关于”“的通知”的是另一层题名，不报。',
  source: '编辑部惯例；1997年《报纸编校质量评比差错认定细则》（前后不一致）',
  covers: ['P24'],
  severity: 'warning',
  examples: [
    '签订《教师疗休养合作框架协议》。按照{《教师休养合作框架协议》}，明年再聚。',
    '印发《数字乡村建设行动方案》。{《数字乡村建没行动方案》}提出十项任务。',
    '《南来北往》首演。《南来北往》讲拉面。《南来北往》谢幕。{《南来北住》}还要再演。',
    '《春江花月》首演。《春江花月》谢幕。《春江花月》再演。《秋江花月》是另一出。',
    '印发《“一县一品”实施方案》。《“一县一品”实施方案》共八条。',
    '长篇小说《青石镇的春天》出版。《青石镇的春天》首印三万册，《青石镇的春天》写了十年，{“青石镇的春天”~>《青石镇的春天》}读者见面会举行。',
    '长篇小说《青石镇的春天》出版。《青石镇的春天》首印三万册，《青石镇的春天》写了十年，有人读{青石镇的春天~>《青石镇的春天》}流了泪。',
    '依据《江州市养犬管理办法》，修订{《江州市养犬官理办法》}。',
    '《红楼梦》与《红楼梦》研究，《春天的故事》唱的就是“春天的故事”。',
    '《二〇二三年工作要点》与《二〇二四年工作要点》。',
    '《关于推进数字乡村建设的意见》印发，《数字乡村建设的意见》解读见二版。',
    '《江州市志》和《海州市志》同时出版。',
    '《论持久战》《论联合政府》陈列在柜中。',
    '《城乡居民养老保险条例》《城乡居民医疗保险条例》同日施行。',
    '依据《城镇职工生育保险办法》《城镇职工工伤生育保险办法》办理。',
  ],
  *check(article) {
    const titles: (readonly QuotedPhrase[])[] = []
    for (const group of phraseGroups(article).values()) {
      if (group[0]!.key.length < 6) continue
      const named = group.every(isTitle) ? group : group.filter(isTitle)
      if (named.length) titles.push(named)
    }
    const said = new Set<QuotedPhrase>()
    for (const { odd, model } of garbledPhrases(article, isTitle)) for (const phrase of odd) {
      said.add(phrase)
      yield problem(phrase, model[0]!)
    }
    if (titles.length > 1) for (const found of variants(article, titles)) if (![...said].some(({ start }) => start === found.start)) yield found
    for (const found of shortTitles(article)) if (![...said].some(({ start }) => start === found.start)) yield found
    yield* otherMarks(article)
    for (const group of titles) {
      const first = group[0]!
      for (const phrase of group) if (phrase.text !== first.text) yield problem(phrase, first)
    }
  },
  facts(article) {
    const seen: PhraseFact[] = []
    for (const phrases of phraseLists(article)) {
      const first = phrases[0]!.text.length >= 8 ? phrases.find(isTitle) : undefined
      if (first) seen.push([first.text, article.sourceStart(first.start), article.sourceEnd(first.end)])
    }
    return seen.length ? seen : undefined
  },
  *compare(all) {
    yield* oddOnesOut(all, (odd, usual, files) => `题名《${odd}》在另外${files}篇里作《${usual}》，请核对`)
  },
})

/** What only a document is called. */
const document = /(?:条例|办法|方案|规划|纲要|意见|通知|决定|协议|公约|章程|宪章|规定|细则|约法|白皮书)$/u

/** 《X》 twice and more, and once “X”, or X without marks. */
function* otherMarks(article: Article): Generator<Problem> {
  const { wide } = article
  for (const group of phraseGroups(article).values()) {
    const { text, key } = group[0]!
    if (key.length < 5 || group.length < 2 || group.length > 12 || !group.some(isTitle)) continue
    const titles = group.filter(isTitle)
    const quoted = group.filter(({ quote }) => quote.mark === '“' && quote.depth === 0)
    const related = [{ start: titles[0]!.start, end: titles[0]!.end, message: `此处作《${text}》` }]
    if ((titles.length >= 2 || document.test(text)) && quoted.length === 1) yield { start: quoted[0]!.start, end: quoted[0]!.end, message: `“${text}”在文中另有${titles.length}处用书名号，宜统一为《${text}》`, suggest: [`《${text}》`], related }
    if (titles.length < (document.test(text) ? 2 : 3) || !/^\p{Script=Han}{5,24}$/u.test(text) || group.some((phrase) => phrase.text !== text)) continue
    let bare = -1
    let count = 0
    for (let at = wide.indexOf(text); at >= 0; at = wide.indexOf(text, at + text.length)) {
      if (group.some(({ start, end }) => at >= start && at < end)) continue
      bare = at
      count++
    }
    // 俄罗斯文艺编辑部：别的名称的一部分
    if (count === 1 && article.blockAt(bare).role === 'body' && /[\p{Script=Han}，。；：、\n]/u.test(wide[bare - 1] ?? '\n') && !/[对就以代]/u.test(wide[bare - 1] ?? '') && !/^(?:编辑|杂志|主编|剧组|[奖节社网报学馆展院])/u.test(wide.slice(bare + text.length, bare + text.length + 2))) yield { start: bare, end: bare + text.length, message: `“${text}”在文中另有${titles.length}处用书名号，此处疑漏`, suggest: [`《${text}》`], related }
  }
}

const isTitle = ({ quote }: QuotedPhrase): boolean => quote.mark === '《' && quote.depth === 0

function* variants(article: Article, titles: readonly (readonly QuotedPhrase[])[]) {
  for (const a of titles.slice(0, 80)) for (const b of titles.slice(0, 80)) {
    if (a === b || a.length < b.length || (a.length === b.length && isLess(a[0]!, b[0]!))) continue
    if (!isVariant(a[0]!.key, b[0]!.key) || areSideBySide(article, a, b)) continue
    const level = areLikelyTwo(a[0]!.key, b[0]!.key) ? { severity: 'info' as const } : {}
    for (const phrase of b) yield { ...problem(phrase, a[0]!), ...level }
  }
}

/** 《南来北往》 three times and more, and once 《南来北住》: too short a title to be told by its words alone. */
function* shortTitles(article: Article): Generator<Problem> {
  const short = phraseLists(article).filter((phrases) => phrases[0]!.text.length >= 4 && phrases[0]!.text.length <= 5 && phrases.every(isTitle))
  if (short.length < 2) return
  const { soundAlike, lookAlike } = glyphs()
  for (const { often, rare, at } of rarelyOtherwise(short)) {
    const [a, b] = [often[0]!.text.charCodeAt(at), rare.text.charCodeAt(at)]
    if (soundAlike(a, b) || lookAlike(a, b)) yield problem(rare, often[0]!)
  }
}

/** 次数相同时以字多的、先出现的为准：漏字比衍字常见 */
const isLess = (a: QuotedPhrase, b: QuotedPhrase): boolean => a.key.length - b.key.length < 0 || (a.key.length === b.key.length && a.start > b.start)

function problem({ start, end, text }: QuotedPhrase, model: QuotedPhrase) {
  return { start, end, message: `题名《${text}》与文中《${model.text}》不一致，请核对`, related: [{ start: model.start, end: model.end, message: `此处作《${model.text}》` }] }
}
