import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { putFile } from '../batch/write.js'
import { configNames, load } from '../config.js'
import type { Finding } from '../finding.js'

/** A column of the newsroom's list of slogans (see `slogans.ts`). */
export type Column = 'always' | 'never' | 'names'
/** What may be written into the list on account of a finding. */
export interface Entry { column: Column; phrase: string; title: string }

const outer = /^[“‘「『"']|[”’」』"']$/gu

/** The list is the place for what a newsroom knows better than we do: that a phrase is a name, or needs no quotation marks. */
export function entriesFor({ rule, start, end }: Finding, source: string): Entry[] {
  if (!rule.startsWith('slogan-')) return []
  const phrase = source.slice(start, end).replace(outer, '')
  if (!/^[^\n]{2,40}$/u.test(phrase)) return []
  if (rule === 'slogan-quotes') {
    return [
      { column: 'never', phrase, title: `记入口号表：“${phrase}”可以不加引号` },
      { column: 'always', phrase, title: `记入口号表：“${phrase}”每次加引号` },
    ]
  }
  return [{ column: 'names', phrase, title: `记入口号表：“${phrase}”是正式写法` }]
}

/**
 * Writes a phrase into the list that speaks for a draft; makes the list, and the configuration that names it, if there is
 * none. Returns the list's path. Throws an Error with a Chinese message where it cannot.
 */
export function remember(draft: string, top: string, column: Column, phrase: string): string {
  const configuration = findConfiguration(dirname(draft)) ?? join(top, '.textlintrc')
  const named = existsSync(configuration) ? namedList(configuration) : undefined
  const list = resolve(dirname(configuration), named ?? 'slogans.yml')
  const before = existsSync(list) ? readFileSync(list, 'utf8') : ''
  const after = withPhrase(before, column, phrase)
  if (!named) nameList(configuration)
  if (after !== before) putFile(list, after)
  return list
}

function findConfiguration(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    const name = configNames.find((one) => existsSync(join(at, one)))
    if (name) return join(at, name)
    if (dirname(at) === at) return undefined
  }
}

function namedList(configuration: string): string | undefined {
  const setting: unknown = load(configuration, false).content['rules']?.['preset-zh-news']?.slogans
  return typeof setting === 'string' ? setting : undefined
}

/** Comments and layout stay: a newsroom keeps its reasons there. */
export function withPhrase(text: string, column: Column, phrase: string): string {
  const item = /^[\p{Script=Han}][\p{Script=Han}A-Za-z\d、，·]*$/u.test(phrase) ? phrase : JSON.stringify(phrase)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const head = new RegExp(`^${column}:[ \\t]*(.*?)[ \\t]*\\r?$`, 'mu').exec(text)
  if (!head) return `${text}${text && !text.endsWith('\n') ? newline : ''}${column}:${newline}  - ${item}${newline}`
  const end = head.index + head[0].replace(/\r$/u, '').length
  const flow = /^\[(.*)\]/u.exec(head[1]!)
  if (flow) {
    const items = flow[1]!.split(',').map((one) => one.trim()).filter(Boolean)
    if (items.includes(item) || items.includes(JSON.stringify(phrase))) return text
    return `${text.slice(0, head.index)}${column}: [${[...items, item].join(', ')}]${head[1]!.slice(flow[0].length) && ` ${head[1]!.slice(flow[0].length).trim()}`}${text.slice(end)}`
  }
  const section = /^(?:\r?\n(?:[ \t]+.*|-.*|#.*)?$)*/mu.exec(text.slice(end))![0]
  if (section.split(/\r?\n/u).some((line) => line.replace(/^\s*-\s*/u, '').replace(/\s+#.*$/u, '').trim() === item)) return text
  const indent = /^\r?\n([ \t]*)-/mu.exec(section)?.[1] ?? '  '
  return `${text.slice(0, end)}${newline}${indent}- ${item}${text.slice(end)}`
}

/** Puts `"slogans": "slogans.yml"` into a configuration, or makes one. */
function nameList(configuration: string): void {
  const named = '"slogans": "slogans.yml"'
  if (!existsSync(configuration)) return putFile(configuration, `{\n  "rules": {\n    "preset-zh-news": { ${named} }\n  }\n}\n`)
  const text = readFileSync(configuration, 'utf8')
  const changed = text.replace(/("preset-zh-news"\s*:\s*)(?:true|\{(\s*))/u, (_, key: string, space: string | undefined) => (space === undefined ? `${key}{ ${named} }` : `${key}{${space || ' '}${named},${space || ' '}`))
    .replace(/,(\s*)\}/u, (all, space: string, at: number, whole: string) => (whole.slice(0, at).endsWith(named) ? `${space || ' '}}` : all))
  if (changed === text || /\.(?:c?js|ya?ml)$/u.test(configuration)) throw new Error('请先在配置的 preset-zh-news 里写上 "slogans": "slogans.yml"')
  putFile(configuration, changed)
}
