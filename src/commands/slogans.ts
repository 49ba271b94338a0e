import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Article } from '../article/article.js'
import { readArticle } from '../article/read.js'
import { decode } from '../batch/decode.js'
import { displayPath, findFiles, reasonOf } from '../batch/find.js'
import { write } from '../batch/lines.js'
import type { Failure } from '../finding.js'
import { UsageError, type Flags } from '../flags.js'
import { draftSlogans } from '../slogans.js'
import type { ExitStatus, Surroundings } from './check.js'

/** `zh-news slogans draft [paths…]`: a list of slogans drafted from an archive, to standard output or `--output-file`. */
export async function slogans(args: readonly string[], flags: Flags, { cwd, stdout, stderr, stopped }: Surroundings): Promise<ExitStatus> {
  const [what, ...paths] = args
  if (what !== 'draft') throw new UsageError(`${what === undefined ? 'zh-news slogans 后面要写 draft' : `没有 zh-news slogans ${what}`}：zh-news slogans draft 稿库目录 > slogans.yml`)
  const { files, failures } = await findFiles(paths.length ? paths : ['.'], cwd)
  const unreadable = new Map<string, Failure>()
  function* read(): Generator<Article> {
    for (const path of files) {
      if (stopped() || unreadable.has(path)) continue
      try {
        yield readArticle(decode(readFileSync(path), flags.encoding).text, { path })
      } catch (error) {
        unreadable.set(path, { path, message: error instanceof Error && !('code' in error) ? error.message : reasonOf(error) })
      }
    }
  }
  const draft = await draftSlogans(read)
  const all = [...failures, ...unreadable.values()]
  if (flags['output-file'] !== undefined) (await import('../batch/write.js')).putFile(resolve(cwd, flags['output-file']), draft)
  else await write(stdout, draft)
  for (const { path, message } of all) stderr.write(`zh-news：${path ? `${displayPath(path, cwd)}：` : ''}${message}\n`)
  return all.length ? 2 : 0
}
