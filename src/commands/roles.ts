import { readFileSync } from 'node:fs'
import { readArticle } from '../article/read.js'
import { showRoles as printRoles } from '../article/show.js'
import { decode } from '../batch/decode.js'
import { displayPath, findFiles, reasonOf } from '../batch/find.js'
import type { Flags } from '../flags.js'
import { write } from '../batch/lines.js'
import type { ExitStatus, Surroundings } from './check.js'

/** `--show-roles`: what each line was taken for; when a rule is silent or loud in the wrong place, the reason is usually here. */
export async function showRoles(paths: readonly string[], flags: Flags, { cwd, stdout, stderr }: Surroundings): Promise<ExitStatus> {
  const { files, failures } = await findFiles(paths.length ? paths : ['.'], cwd)
  for (const path of files) {
    let source: string
    try {
      source = decode(readFileSync(path), flags.encoding).text
    } catch (error) {
      failures.push({ path, message: error instanceof Error && !('code' in error) ? error.message : reasonOf(error) })
      continue
    }
    const article = readArticle(source, { path })
    await write(stdout, `${displayPath(path, cwd)}\n${printRoles(article)}\n`)
  }
  for (const { path, message } of failures) stderr.write(`zh-news：${displayPath(path!, cwd)}：${message}\n`)
  return failures.length ? 2 : 0
}
