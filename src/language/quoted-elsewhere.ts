import type { Article } from '../article/article.js'
import { gather } from '../article/gather.js'
import type { ArticleFacts, BatchProblem } from '../rule.js'
import { hanStart } from './han.js'
import { quoteAround } from './quotes.js'
import { watch } from './phrases.js'
import { isQuoted, phraseLists } from './slogans.js'
import type { PhraseFact } from './variants.js'

/** How many files must quote a phrase before one that does not is odd. */
const FILES = 3

/** What one article tells the others: phrases that it quotes, and words in front of 活动、行动… that it does not. Source offsets. */
export interface QuoteFacts {
  readonly quoted: readonly PhraseFact[]
  readonly bare: readonly PhraseFact[]
}

// 开展苏工暖新行动：通用名词前面没有引号的字，可能是别的稿件加了引号的名称
//         ^
const nouns = watch('活动|行动|工程|机制|品牌|模式|计划|竞赛|大赛|课堂|讲堂|驿站|工作法|体系|项目|服务站|平台|专项|经验|制度|精神'.split('|'))
const LONGEST = 8

export function quoteFacts(article: Article): QuoteFacts | undefined {
  const { wide } = article
  const quoted: PhraseFact[] = []
  const lists = phraseLists(article)
  for (let i = 0; i < lists.length; i++) {
    const { text } = lists[i]![0]!
    const first = text.length >= 3 && text.length <= LONGEST ? lists[i]!.find(isQuoted) : undefined
    if (first) quoted.push([text, article.sourceStart(first.start), article.sourceEnd(first.end)])
  }
  const bare = new Map<string, PhraseFact>()
  for (const { start } of nouns(article)) {
    if (bare.size >= 30) break
    const from = hanStart(wide, Math.max(0, start - LONGEST), start)
    if (start - from < 3) continue
    const words = wide.slice(from, start)
    if (!bare.has(words) && article.isContiguous(from, start) && !quoteAround(article, from)) bare.set(words, [words, article.sourceStart(from), article.sourceEnd(start)])
  }
  return quoted.length || bare.size ? { quoted, bare: [...bare.values()] } : undefined
}

/** Phrases that most files quote and one does not; `skip` tells those that are no matter of consistency. */
export function* bareElsewhereQuoted(all: readonly ArticleFacts[], skip: (text: string) => boolean): Generator<BatchProblem> {
  const usual = new Map<string, { files: number; path: string; start: number; end: number }>()
  for (const { path, facts } of all) for (const [text, start, end] of (facts as QuoteFacts).quoted) {
    const known = usual.get(text)
    if (known) known.files++
    else usual.set(text, { files: 1, path, start, end })
  }
  // 多数短语只有一两篇提到
  const common = new Map([...usual].filter(([, { files }]) => files >= FILES))
  if (!common.size) return
  const ends = new Set([...common.keys()].map((text) => text.slice(-2)))
  const found = new Map<string, BatchProblem[]>()
  for (const { path, facts } of all) {
    let own: ReadonlySet<string> | undefined
    for (const [words, , end] of (facts as QuoteFacts).bare) if (ends.has(words.slice(-2))) for (let length = words.length; length >= 3; length--) {
      const text = words.slice(-length)
      const model = common.get(text)
      own ??= new Set((facts as QuoteFacts).quoted.map(([quoted]) => quoted))
      if (!model || own.has(text) || skip(text)) continue
      gather(found, text, {
        path, start: end - length, end, severity: model.files >= FILES * 2 ? 'warning' : 'info',
        message: `“${text}”在另外${model.files}篇里都加引号，此处没有，宜统一`, suggest: [`“${text}”`],
        related: [{ path: model.path, start: model.start, end: model.end, message: '此处加了引号' }],
      })
      break
    }
  }
  // 不加引号的也不少，就是两可
  for (const [text, problems] of found) if (problems.length * 3 <= usual.get(text)!.files) yield* problems
}
