import type { Article } from '../src/article/article.js'
import { defineRule, type Problem } from '../src/rule.js'
import { glyphs } from '../src/language/glyphs.js'
import { knownSlogans } from '../src/language/slogan-table.js'
import { hanStart } from '../src/language/han.js'
import type { Place } from '../src/language/phrases.js'
import { areLikelyTwo, areSideBySide, garbledPhrases, inQuotes, isQuoted, isVariant, majority, numbering, phraseGroups, phraseLists, phraseUses, rarelyOtherwise, type QuotedPhrase } from '../src/language/slogans.js'
import { oddOnesOut, type PhraseFact } from '../src/language/variants.js'

export default defineRule({
  summary: '同一口号、活动名称的字句和标点前后一致',
  why: '“新思想职工讲”和“新思想、职工讲”，“绿色低碳发展新赛道”和“绿色发展新赛道”，多一个顿号、少两个字，多半是转录或压缩标题时走了样。以文中用得多的写法为准，只给建议。一级与二级、治港与治澳、上半篇与下半篇这类本来不同的短语不报，首尾加了字的（构建……、……体系）也不报。',
  source: '编辑部惯例；1997年《报纸编校质量评比差错认定细则》（前后不一致）',
  covers: ['S03'],
  severity: 'warning',
  examples: [
    '启动“新思想青年讲”活动。“新思想青年讲”已讲百场。\n\n{“新思想、青年讲”~>“新思想青年讲”}启动仪式',
    '推行“山上种茶、家中迎客”，{“山上种茶，家中迎客”~>“山上种茶、家中迎客”}名声在外。',
    '“绿色低碳出行周”启动，“绿色低碳出行周”办了七天，{“绿色出行周”~>“绿色低碳出行周”}落幕。',
    '引领万名工匠竞逐绿色低碳发展“新航道”。\n\n全市万名工匠竞逐绿色低碳发展新航道，在竞逐绿色低碳发展新航道中建功；我市竞逐{绿色发展新航道~>绿色低碳发展新航道}经验推广。',
    '打造“金字招牌”，各县都来擦亮{“金字招木”~>“金字招牌”}。',
    '开展“绿色低碳出行周”活动，{“绿色低出碳行周”~>“绿色低碳出行周”}办了七天。',
    '推行“一网通办”，群众都说“一网通办”好，{“一网网通办”~>“一网通办”}省时间，{“一通网办”~>“一网通办”}还要推广。',
    '学习“三个代表”，让“三个代表”深入人心；{“三个表”~>“三个代表”}是旗帜。',
    '推行“一户一策”，又推行“一企一策”，做到“五证合一”“多证合一”。',
    '“新思想职工讲”办了十场，听过“新思想职工讲”的有五千人。',
    '坚持“爱国者治港”“爱国者治澳”原则。',
    '做好“上半篇文章”，更要做好“下半篇文章”。',
    '推动构建“人类命运共同体”，深化“构建人类命运共同体”理念。',
    '“一级响应机制”转为“二级响应机制”。',
    '评出“最美基层民警”和“最美基层法官”。',
    '“船边直提”省时间。“船边直提”省冷藏费。“船边直提”已推广。{“船边直堤”~>“船边直提”}还要扩大范围。',
    '“绿色低碳出行周”启动，倡导绿色出行。',
    '先后获得“国家卫生城市”“国家园林城市”“国家森林城市”称号。创建“国家园林城市”用了三年。创建“国家森林城市”用了四年。',
  ],
  *check(article) {
    const groups = phraseGroups(article)
    yield* markVariants(groups)
    const said = new Set<QuotedPhrase>()
    for (const { odd, model } of garbledPhrases(article, isQuoted)) for (const phrase of odd) {
      said.add(phrase)
      yield variant(phrase, model[0]!.text, model[0]!, model.length)
    }
    yield* wordVariants(article, groups, said)
    yield* shortNames(article)
    yield* clippedNames(article)
  },
  facts(article) {
    const seen: PhraseFact[] = []
    for (const phrases of phraseLists(article)) {
      const { text } = phrases[0]!
      const first = text.length >= 4 && text.length <= 24 ? phrases.find(isQuoted) : undefined
      if (first) seen.push([text, article.sourceStart(first.start), article.sourceEnd(first.end)])
    }
    return seen.length ? seen : undefined
  },
  *compare(all) {
    yield* oddOnesOut(all, (odd, usual, files) => `“${odd}”在另外${files}篇里作“${usual}”，请核对`)
  },
})

/** The same words with other marks inside. */
function* markVariants(groups: ReadonlyMap<string, readonly QuotedPhrase[]>): Generator<Problem> {
  for (const group of groups.values()) {
    const [first] = group as [QuotedPhrase]
    if (first.key.length < 4 || group.every(({ text }) => text === first.text)) continue
    const quoted = group.filter(({ quote }) => '“‘「『'.includes(quote.mark))
    const canonical = quoted.find(({ text }) => knownSlogans.has(text))?.text
    const best = majority(quoted.map(({ text }) => text))
    if (!best || best.count === quoted.length) continue
    const right = canonical ?? best.value
    const models = quoted.filter(({ text }) => text === right)
    for (const phrase of quoted) if (phrase.text !== right) yield variant(phrase, right, models[0]!, models.length)
  }
}

/** One or two characters dropped from the middle, or one exchanged. */
function* wordVariants(article: Article, groups: ReadonlyMap<string, readonly QuotedPhrase[]>, said: Set<QuotedPhrase>): Generator<Problem> {
  if (groups.size < 2) return
  const names: (readonly QuotedPhrase[])[] = []
  const ends = new Set<number>()
  for (const group of groups.values()) {
    const { key, quote } = group[0]!
    if (key.length < 5 || !'“‘「『'.includes(quote.mark)) continue
    names.push(group)
    ends.add(key.charCodeAt(0) * 0x4000 + key.charCodeAt(key.length - 1))
  }
  // 两种写法首尾的字总是相同的；没有首尾相同的，就不必再比
  if (ends.size === names.length) return
  // 长短相近、首字或末字相同的才比，不必两两相比
  const buckets = new Map<string, (readonly QuotedPhrase[])[]>()
  for (const group of names) for (const bucket of [`^${group[0]!.key.slice(0, 2)}`, `$${group[0]!.key.slice(-2)}`]) {
    const list = buckets.get(bucket)
    if (!list) buckets.set(bucket, [group])
    else if (list.length < 40) list.push(group)
  }
  for (const list of buckets.values()) for (const a of list) for (const b of list) {
    if (a.length < b.length || (a.length === b.length && (a[0]!.key.length < b[0]!.key.length || a === b || (a[0]!.key.length === b[0]!.key.length && a[0]!.start > b[0]!.start)))) continue
    if (!isVariant(a[0]!.key, b[0]!.key) || areSideBySide(article, a, b)) continue
    const sure = a.length > 1 && !areLikelyTwo(a[0]!.key, b[0]!.key)
    for (const phrase of b) {
      if (said.has(phrase)) continue
      said.add(phrase)
      yield { ...variant(phrase, a[0]!.text, a[0]!, a.length), ...(sure ? {} : { severity: 'info' as const }) }
    }
  }
}

/** “船边直提” three times, and once “船边直堤”: too short to be told by the words alone. */
function* shortNames(article: Article): Generator<Problem> {
  const short = phraseLists(article).filter((phrases) => /^\p{Script=Han}{4,5}$/u.test(phrases[0]!.text) && phrases.every(isQuoted))
  if (short.length < 2 || short.length > 60) return
  const { lookAlike } = glyphs()
  for (const { often, rare, at } of rarelyOtherwise(short)) {
    const { text } = often[0]!
    // 同音的可能有意双关（全民悦读）
    if (lookAlike(text.charCodeAt(at), rare.text.charCodeAt(at)) && !areLikelyTwo(text, rare.text)) yield variant(rare, text, often[0]!, often.length)
  }
}

function variant(phrase: QuotedPhrase, right: string, model: QuotedPhrase, count: number): Problem {
  const { start, end, quote, text } = phrase
  const [open, close] = quote.mark === '‘' ? '‘’' : '“”'
  return {
    start, end,
    message: `“${text}”在文中另有${count}处作“${right}”，宜统一`,
    suggest: [`${open}${right}${close}`],
    related: [{ start: model.start, end: model.end, message: `此处作“${right}”` }],
  }
}

const REACH = 8

/** A phrase whose standing attribute has lost a word: 绿色发展新赛道, where it is 绿色低碳发展新赛道 elsewhere. */
function* clippedNames(article: Article): Generator<Problem> {
  const uses = phraseUses(article)
  for (const phrases of phraseLists(article)) {
    const { text } = phrases[0]!
    if (phrases.length >= 4 && !uses.has(text)) yield* clippedName(article, text, inQuotes(phrases), [])
  }
  for (const { text, quoted, bare } of uses.values()) yield* clippedName(article, text, quoted, bare)
}

function* clippedName(article: Article, text: string, quoted: readonly QuotedPhrase[], bare: readonly Place[]): Generator<Problem> {
  if (quoted.length + bare.length < 4 || text.length < 3 || !hasWordsBefore(article, quoted, bare)) return
  const places: Place[] = [...quoted.map(({ quote }) => ({ start: quote.start, end: quote.end })), ...bare].sort((a, b) => a.start - b.start)
  const before = places.map(({ start }) => /\p{Script=Han}*$/u.exec(article.wide.slice(Math.max(0, start - REACH), start))![0])
  const best = majority(before.filter((words) => words.length === REACH))
  if (!best || best.count < 3) return
  for (const [i, place] of places.entries()) {
    const gap = gapIn(best.value, before[i]!)
    if (!gap) continue
    const start = place.start - (REACH - gap.end) - 2
    const model = places[before.indexOf(best.value)]!
    const name = article.wide.slice(place.start, place.end)
    const right = best.value.slice(gap.start - 2) + name
    yield {
      start, end: place.end,
      message: `“${article.wide.slice(start, place.end)}”疑为“${right}”，文中另有${best.count}处如此`,
      suggest: [right],
      related: [{ start: model.start - (REACH - gap.start + 2), end: model.end, message: `此处作“${right}”` }],
    }
  }
}

/** True if so many Han characters stand in front of three or more of the places that they can be an attribute. */
function hasWordsBefore({ wide }: Article, quoted: readonly Place[], bare: readonly Place[]): boolean {
  let count = 0
  for (const { start } of quoted) if (start >= REACH && hanStart(wide, start - REACH, start) === start - REACH) count++
  for (const { start } of bare) if (start >= REACH && hanStart(wide, start - REACH, start) === start - REACH) count++
  return count >= 3
}

/** Where `words` lacks one or two characters of `whole`: not at either end. */
function gapIn(whole: string, words: string): { start: number; end: number } | undefined {
  for (const size of [1, 2]) for (let start = 2; start + size <= whole.length - 2; start++) {
    const rest = whole.slice(0, start) + whole.slice(start + size)
    if (words.endsWith(rest) && !whole.endsWith(words.slice(-4 - size)) && !numbering.test(whole.slice(start, start + size))) return { start, end: start + size }
  }
  return undefined
}
