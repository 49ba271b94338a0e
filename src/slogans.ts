import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Article } from './article/article.js'
import { gather } from './article/gather.js'
import { knownSlogans, type SloganClass } from './language/slogan-table.js'
import { PhraseIndex } from './language/phrases.js'
import { keyOf, quotedPhrases } from './language/slogans.js'
import { quoteAround } from './language/quotes.js'
import { ConfigError, type RuleSetting } from './lint.js'
import { nearest } from './nearest.js'

const require = createRequire(import.meta.url)

/**
 * A newsroom's own list, `slogans.yml`: which phrases are always quoted, which never, how a name is written, and what is
 * written for it by mistake. `"slogans": "slogans.yml"` in the settings of the preset names it.
 */
const sections = {
  always: '每次都加引号的短语',
  never: '不加引号、或可加可不加的短语',
  names: '口号、活动名称的正式写法（不含外面的引号）',
  forms: '误写: 正确写法',
} as const

/** The settings of the rules that a list stands for. Throws {@link ConfigError} with the place of what is wrong. */
export function sloganSettings(text: string): Record<string, RuleSetting> {
  const { parseDocument }: typeof import('yaml') = require('yaml')
  const document = parseDocument(text)
  const error = document.errors[0]
  if (error) throw new ConfigError(`口号表写法有误，在第 ${error.linePos?.[0].line ?? '?'} 行第 ${error.linePos?.[0].col ?? '?'} 列附近`)
  const list: unknown = document.toJS() ?? {}
  if (typeof list !== 'object' || Array.isArray(list)) throw new ConfigError('口号表应分栏写，如 always: [苏工暖新]')
  for (const [name, value] of Object.entries(list as object)) {
    if (!(name in sections)) throw new ConfigError(`口号表没有“${name}”这一栏${nearest(name, Object.keys(sections))}`)
    const right = value === null || (name === 'forms' ? typeof value === 'object' && !Array.isArray(value) && Object.values(value as object).every((v) => typeof v === 'string') : Array.isArray(value) && value.every((v) => typeof v === 'string'))
    if (!right) throw new ConfigError(`口号表的“${name}”一栏应为${name === 'forms' ? '“误写: 正确写法”各一行' : '短语的列表（纯数字的短语加引号）'}`)
  }
  const { always, never, names, forms } = list as { always?: string[] | null; never?: string[] | null; names?: string[] | null; forms?: Record<string, string> | null }
  const own = [...new Set([...always ?? [], ...names ?? []])]
  return {
    'slogan-quotes': { ...(always && { always }), ...(never && { never }) },
    'slogan-boundary': { ...(own.length && { names: own }) },
    'slogan-canonical': { ...(own.length && { names: own }), ...(forms && { forms }) },
  }
}

/** The same from a file. */
export function loadSlogans(path: string): Record<string, RuleSetting> {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')
  } catch (error) {
    throw new ConfigError(`${path}：读不了口号表（${(error as NodeJS.ErrnoException).code}）`)
  }
  try {
    return sloganSettings(text)
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError(`${path}：${error.message}`) : error
  }
}

export interface DraftOptions {
  /** How often a phrase must be quoted to be listed. */
  least?: number
}

interface Count { text: string; quoted: number; bare: number; articles: number }

/**
 * Drafts a list from an archive: every phrase that is quoted often enough, with its counts, sorted into always, never and
 * both. `read` is called twice: first for what is quoted, then for how often the same words stand bare.
 */
export async function draftSlogans(read: () => AsyncIterable<Article> | Iterable<Article>, { least = 3 }: DraftOptions = {}): Promise<string> {
  const counts = new Map<string, Count>()
  let articles = 0
  for await (const article of read()) {
    articles++
    const here = new Set<string>()
    for (const { text, quote } of quotedPhrases(article)) {
      if (!'“‘「『'.includes(quote.mark) || text.length < 3 || text.length > 24) continue
      let count = counts.get(text)
      if (!count) counts.set(text, (count = { text, quoted: 0, bare: 0, articles: 0 }))
      count.quoted++
      if (!here.has(text)) count.articles++
      here.add(text)
    }
  }
  const chosen = [...counts.values()].filter(({ quoted, articles }) => quoted >= least && articles >= Math.min(2, least))
  const index = new PhraseIndex(chosen.map(({ text }) => text))
  for await (const article of read()) for (const { start, end } of index.find(article.wide)) {
    const around = quoteAround(article, start, '“‘「『《〈')
    if (!around || around.end - around.start > 40) counts.get(article.wide.slice(start, end))!.bare++
  }

  const byKey = new Map<string, Count[]>()
  for (const count of counts.values()) gather(byKey, keyOf(count.text), count)
  const classes: Record<'always' | 'never', Count[]> = { always: [], never: [] }
  const names: { count: Count; others: Count[] }[] = []
  for (const count of chosen) {
    const others = byKey.get(keyOf(count.text))!.filter((other) => other !== count)
    if (others.some((other) => other.quoted > count.quoted)) continue
    if (others.length) names.push({ count, others })
    const kind = count.quoted >= 19 * count.bare ? 'always' : 'never'
    if (!sameClass(kind, knownSlogans.get(count.text)?.class)) classes[kind].push(count)
  }
  const often = (a: Count, b: Count): number => b.articles - a.articles || b.quoted - a.quoted || (a.text < b.text ? -1 : 1)
  const row = ({ text, quoted, bare, articles }: Count, note = ''): string => `  - ${scalar(text)} # 加引号 ${quoted}，不加 ${bare}，见于 ${articles} 篇${note}`
  return [
    `# 口号表初稿，从 ${articles} 篇稿件统计。请逐条审定，再在 .textlintrc 里写 "slogans": "slogans.yml"。`,
    '# 通行短语（四个意识、一带一路……）程序里已有，不再列出。',
    '',
    `# ${sections.always}`,
    'always:', ...classes.always.sort(often).map((count) => row(count)),
    '',
    `# ${sections.never}`,
    'never:', ...classes.never.sort(often).map((count) => row(count)),
    '',
    `# ${sections.names}；稿件里有别的写法的列在这里`,
    'names:', ...names.sort((a, b) => often(a.count, b.count)).map(({ count, others }) => row(count, `；另作 ${others.map(({ text, quoted }) => `${text} ${quoted} 次`).join('、')}`)),
    '',
    `# ${sections.forms}`,
    'forms:',
    '',
  ].join('\n')
}

const sameClass = (kind: 'always' | 'never', known: SloganClass | undefined): boolean => known !== undefined && (kind === 'always' ? known === 'always' || known === 'usual' : known === 'never' || known === 'mixed')

/** A YAML scalar: quoted where the plain text would mean something else. */
const scalar = (text: string): string => /^[\p{Script=Han}][\p{Script=Han}A-Za-z\d、，·]*$/u.test(text) ? text : JSON.stringify(text)
