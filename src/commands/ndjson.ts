import { createInterface } from 'node:readline'
import { resolve } from 'node:path'
import type { Format } from '../article/article.js'
import { Checker } from '../batch/check.js'
import { openLines } from '../batch/lines.js'
import type { Flags } from '../flags.js'
import { file as textlintJson } from '../report/json.js'
import { checkOptions, refuse, type ExitStatus, type Surroundings } from './check.js'

/** A line of input. `path` decides format and configuration as it would for a file; `format` wins over its extension. */
interface Article { id?: unknown; text: string; path?: string; format?: Format }

/**
 * `--stdin-ndjson`: one article per line in, one result per line out, in the same order: `{id, messages}` with textlint's
 * messages, `output` with `--fix`, or `{id, error}`. Holds one article at a time, so the stream may be endless.
 */
export async function checkLines(flags: Flags, { cwd, stdin, stdout, stderr, stopped }: Surroundings): Promise<ExitStatus> {
  refuse(flags, ['stdin', 'format', 'changed', 'shard', 'cache', 'cache-location', 'baseline', 'update-baseline', 'threads', 'max-warnings', 'max-error-rate', 'encoding'], '--stdin-ndjson')
  const options = checkOptions(flags, cwd)
  const checker = new Checker({ ...options, tally: false, ...(options.fix && { fix: 'show' }) })
  const out = openLines(flags['output-file'] === undefined ? stdout : resolve(cwd, flags['output-file']))
  let number = 0
  let bad = 0
  let errors = 0
  try {
    for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
      number++
      if (stopped()) break
      if (!line.trim()) continue
      const article = parse(line)
      if (typeof article === 'string') {
        bad++
        await out.write(JSON.stringify({ line: number, error: `第 ${number} 行${article}` }) + '\n')
        continue
      }
      const { id, text, path, format } = article
      const outcome = await checker.checkText(text, resolve(cwd, path ?? '-'), format)
      const name = { ...(id !== undefined ? { id } : path === undefined && { line: number }), ...(path !== undefined && { path }) }
      if (!outcome.readable) {
        bad++
        await out.write(JSON.stringify({ ...name, error: outcome.failure!.message }) + '\n')
        continue
      }
      const findings = flags.quiet ? outcome.findings.filter(({ severity }) => severity === 'error') : outcome.findings
      if (findings.some(({ severity }) => severity === 'error')) errors++
      const { messages } = textlintJson({ path: outcome.path, source: outcome.source, findings }, cwd) as { messages: unknown[] }
      await out.write(JSON.stringify({ ...name, messages, ...(outcome.fixed && { output: outcome.fixed.text }), ...(outcome.failure && { error: outcome.failure.message }) }) + '\n')
      if (outcome.failure) bad++
    }
    await out.finish()
  } catch (error) {
    out.discard()
    throw error
  }
  if (bad) stderr.write(`zh-news：${number} 行里有 ${bad} 行没能查，见该行的 error\n`)
  return bad || stopped() ? 2 : errors ? 1 : 0
}

const formats: readonly unknown[] = ['markdown', 'text', 'html']

/** The article, or what is wrong with the line. */
function parse(line: string): Article | string {
  let value: Partial<Article>
  try {
    value = JSON.parse(line) as Partial<Article>
  } catch {
    return '不是 JSON'
  }
  if (typeof value?.text !== 'string') return '缺 text'
  if (value.path !== undefined && typeof value.path !== 'string') return '的 path 不是文字'
  if (value.format !== undefined && !formats.includes(value.format)) return '的 format 只能是 markdown、text、html'
  return value as Article
}
