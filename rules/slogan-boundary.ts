import { gather } from '../src/article/gather.js'
import type { Article } from '../src/article/article.js'
import { cost } from '../src/language/dictionary.js'
import { defineRule, type Problem } from '../src/rule.js'
import { knownSlogans } from '../src/language/slogan-table.js'
import { boundaryFacts, oddBoundaries } from '../src/language/boundary-facts.js'
import { isQuoted, phraseLists, phrasesByText, type QuotedPhrase } from '../src/language/slogans.js'

const nouns = new Set('行动|活动|工程|计划|机制|模式|品牌|平台|专项|制度|体系|改革|政策|精神|倡议|战略|方针|原则|理念|规划|时期|时代|企业|讲堂|课堂|驿站|项目|现场|建设|监管|工作|报告'.split('|'))

// 双随机”、一公开：后引号提前，把名称切成两截
//       ^
const rest = /^”[、，·]?([\p{Script=Han}\d+]{1,12})/u

export default defineRule({
  summary: '引号不把名称切开，也不把后面的通用名词圈进去',
  why: '“苏工暖新”行动写成“苏工暖”新行动，“双随机、一公开”写成“双随机”、一公开，是后引号放错了位置；“三个代表”重要思想写成“三个代表重要思想”，是把引号外的名词圈了进去。以通行短语表和文中别处的写法为准，由人定夺。',
  source: 'GB/T 15834—2011 4.8.3；编辑部惯例',
  covers: ['S05'],
  severity: 'warning',
  options: { names: { default: [] as string[], help: '本单位的口号、活动名称（完整的引号内文字）' } },
  examples: [
    '{“苏工暖”新~>“苏工暖新”}行动现场',
    '推行{“双随机”、一公开~>“双随机、一公开”}监管。',
    '共建{“一带”一路~>“一带一路”}，合作共赢。',
    '共建{一“带一路”~>“一带一路”}，“返乡摩骑”出发，{返“乡摩骑”~>“返乡摩骑”}平安到家。',
    '学习{“三个代表重要思想”~>“三个代表”重要思想}。',
    '深化{“放管服改革”~>“放管服”改革}。',
    '“暖心驿家”行动启动，{“暖心”驿家~>“暖心驿家”}行动走进社区。',
    '“青苗课堂”开讲，{“青苗”课堂~>“青苗课堂”}收官，“青苗课堂”明年再办。',
    '“苏工暖新”行动走进驿站。',
    '“双随机、一公开”监管，“放管服”改革，“三个代表”重要思想。',
    '“一带一路”倡议与“一带一路”建设。',
    '“五一”假期和“五一”劳动奖章。',
    '他说“放管服改革让我少跑了腿”。',
    '“千万工程”经验与“千万”粉丝无关。',
    '“三农”工作和“三农工作队”的队旗。',
  ],
  *check(article, { names }) {
    const byText = phrasesByText(article)
    const texts: string[] = []
    for (const phrases of phraseLists(article)) {
      if (!phrases.some(isQuoted)) continue
      const { text } = phrases[0]!
      texts.push(text)
      if (text.length >= 4 && nounEnds.has(text.slice(-2))) yield* swallowedNouns(article, phrases.filter(isQuoted), byText)
    }
    if (!texts.length) return
    yield* cutNames(article, texts, names)
    yield* cutStarts(article, texts)
  },
  facts: boundaryFacts,
  *compare(all) {
    yield* oddBoundaries(all, nouns)
  },
})

type ByText = ReadonlyMap<string, readonly QuotedPhrase[]>

/** “苏工暖”新行动: the words behind the closing mark complete a name that is known, or quoted whole elsewhere. */
function* cutNames(article: Article, texts: readonly string[], names: readonly string[]): Generator<Problem> {
  const known = names.length ? new NameIndex([...tableList, ...names]) : tableNames
  let own: QuotedNames | undefined
  const sorted = texts.toSorted()
  for (let i = 0; i < sorted.length; i++) {
    const text = sorted[i]!
    // 一个短语若是另一个的开头，就紧排在它前面
    const isBeginning = i + 1 < sorted.length && sorted[i + 1]!.startsWith(text)
    if ((!isBeginning && !known.goesOn(text)) || knownSlogans.has(text)) continue
    own ??= new QuotedNames(article, texts)
    for (const phrase of phrasesByText(article).get(text)!) {
      const problem = isQuoted(phrase) && cutName(article, phrase, known, own)
      if (problem) yield problem
    }
  }
}

function cutName({ wide }: Article, phrase: QuotedPhrase, known: NameIndex, own: QuotedNames): Problem | undefined {
  const behind = rest.exec(wide.slice(phrase.end - 1, phrase.end + 14))
  if (!behind) return undefined
  const sure = known.complete(phrase.text, behind[1]!)
  const name = sure ?? own.complete(phrase.text, behind[1]!)
  const end = name && endOf(wide, phrase, name)
  if (!end) return undefined
  const problem = { start: phrase.start, end, message: `${wide.slice(phrase.start, end)}的后引号疑应在“${name}”之后`, suggest: [`“${name}”`] }
  if (sure) return problem
  const isNoun = nouns.has(name.slice(phrase.text.length))
  const times = own.times.get(name)!
  // “直出”报告与“直出报告”各一处：名词本来可内可外
  if (isNoun && times <= own.times.get(phrase.text)!) return undefined
  return { ...problem, severity: times > 1 && !isNoun ? 'warning' : 'info' }
}

/** 一“带一路”: the letters before the opening mark belong to a name that is known, or quoted whole elsewhere. */
function* cutStarts(article: Article, texts: readonly string[]): Generator<Problem> {
  const { wide } = article
  const byText = phrasesByText(article)
  const own = new Map<string, string[]>()
  for (const text of texts) if (text.length >= 3) gather(own, text.slice(-2), text)
  for (const text of texts) if (text.length >= 2 && !knownSlogans.has(text)) for (const names of [tableEnds, own]) for (const name of names.get(text.slice(-2)) ?? []) {
    if (name.length <= text.length || !name.endsWith(text)) continue
    const missing = name.slice(0, -text.length)
    for (const phrase of byText.get(text)!) {
      const start = phrase.start - missing.length
      if (!isQuoted(phrase) || wide.slice(Math.max(0, start), phrase.start) !== missing) continue
      // 新“赛道”与“新赛道”都说得通，一“带一路”把词拆开了
      const isSplit = cost(missing) + cost(text) > cost(name) + 2
      if (!isSplit && names === tableEnds) continue
      yield { start, end: phrase.end, message: `${wide.slice(start, phrase.end)}的前引号疑应在“${name}”之前`, suggest: [`“${name}”`], ...(isSplit ? {} : { severity: 'info' as const }) }
    }
  }
}

/** Index behind the characters of the name, the closing mark counted. */
function endOf(wide: string, { quote, end, text }: QuotedPhrase, name: string): number | undefined {
  let at = end
  for (const c of name.slice(text.length)) {
    if (wide[at] !== c && /[、，·]/u.test(wide[at] ?? '')) at++
    if (/[、，·]/u.test(c)) continue
    if (wide[at] !== c) return undefined
    at++
  }
  return at > quote.end ? at : undefined
}

/** “三个代表重要思想”: a known phrase and the noun that stands outside its quotation marks. */
function* swallowedNouns({ wide }: Article, phrases: readonly QuotedPhrase[], byText: ByText): Generator<Problem> {
  const { text } = phrases[0]!
  for (let length = Math.max(2, text.length - 4); length <= text.length - 2; length++) {
    const name = text.slice(0, length)
    const noun = text.slice(length)
    const slogan = knownSlogans.get(name)
    const others = byText.get(name)
    if (!slogan && !others) continue
    const isNoun = nouns.has(noun)
    const elsewhere = isNoun && others ? others.filter(isQuoted) : []
    // 文中别处就是“名称”加这个名词
    const sure = (slogan?.class === 'always' && slogan.tails.includes(noun)) || (isNoun && elsewhere.filter((other) => wide.startsWith(noun, other.end)).length > phrases.length)
    if (!sure && !(isNoun && (elsewhere.length >= 2 || (slogan && slogan.class !== 'never')))) continue
    const right = `“${name}”${noun}`
    for (const { start, end } of phrases) yield { start, end, message: `“${text}”的后引号宜在“${name}”之后`, suggest: [right], ...(sure ? {} : { severity: 'info' as const }) }
    return
  }
}

/** What a text that has swallowed its noun can end in. */
const nounEnds = new Set([...nouns, ...[...knownSlogans.values()].flatMap(({ tails }) => tails)].map((noun) => noun.slice(-2)))

/** Names by their first two characters: finds the one that begins with what was quoted and goes on with what follows. */
class NameIndex {
  private readonly byHead = new Map<string, string[]>()
  constructor(names: readonly string[]) {
    for (const name of names) {
      if (name.length < 3) continue
      const head = name.slice(0, 2)
      const list = this.byHead.get(head)
      if (!list) this.byHead.set(head, [name])
      else if (list.length < 40) list.push(name)
    }
  }

  /** True if a name begins with what was quoted and goes on. */
  goesOn(quoted: string): boolean {
    const list = this.byHead.get(quoted.slice(0, 2))
    return list !== undefined && list.some((name) => name.length > quoted.length && name.startsWith(quoted))
  }

  complete(quoted: string, behind: string): string | undefined {
    const marks = /[、，·]/gu
    return this.byHead.get(quoted.slice(0, 2))?.find((name) => {
      if (name.length <= quoted.length || !name.startsWith(quoted)) return false
      const missing = name.slice(quoted.length).replace(marks, '')
      return missing.length > 0 && behind.startsWith(missing)
    })
  }
}

/** The names that the article itself quotes, and how often. */
class QuotedNames extends NameIndex {
  readonly times: ReadonlyMap<string, number>
  constructor(article: Article, texts: readonly string[]) {
    super(texts)
    this.times = new Map(texts.map((text) => [text, phrasesByText(article).get(text)!.filter(isQuoted).length]))
  }
}

// 比喻词和通常不加引号的短语，半截加引号可能另有用意
const tableList = [...knownSlogans.values()].filter(({ class: kind }) => kind !== 'never' && kind !== 'mixed').map(({ phrase }) => phrase)
const tableNames = new NameIndex(tableList)
const tableEnds = new Map<string, string[]>()
for (const name of tableList) gather(tableEnds, name.slice(-2), name)
