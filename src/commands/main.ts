import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Surroundings } from './check.js'
import { helpText, parseCommandLine, UsageError, type Flags } from '../flags.js'

const commands: Readonly<Record<string, (args: string[], flags: Flags, around: Surroundings) => Promise<number>>> = {
  explain: async (args, _, around) => (await import('./explain.js')).explain(args, around),
  init: async (args, _, around) => (await import('./init.js')).init(args, around),
  slogans: async (args, flags, around) => (await import('./slogans.js')).slogans(args, flags, around),
  merge: async (args, flags, around) => (await import('./check.js')).merge(args, flags, around),
}

/**
 * Runs a command line and returns the exit status: 0 fine, 1 findings, 2 something could not be done.
 * Only what is asked for gets loaded: most runs are one small file, and loading is most of their time.
 */
export async function main(args: readonly string[], around: Surroundings): Promise<number> {
  const { stdout, stderr, cwd } = around
  try {
    const { flags, paths } = await parseCommandLine(args, (word) => isRevision(word, cwd))
    const { write } = await import('../batch/lines.js')
    if (flags.help) {
      const { formats } = await import('../report/index.js')
      await write(stdout, helpText(Object.keys(formats)))
      return 0
    }
    if (flags.version) {
      const { ownPackage } = await import('../package.js')
      await write(stdout, ownPackage().version + '\n')
      return 0
    }
    const command = Object.hasOwn(commands, paths[0] ?? '') ? commands[paths[0]!] : undefined
    if (command) return await command(paths.slice(1), flags, around)
    if (flags['stdin-ndjson']) return await (await import('./ndjson.js')).checkLines(flags, around)
    if (flags['show-roles']) return await (await import('./roles.js')).showRoles(paths, flags, around)
    return await (await import('./check.js')).check(paths, flags, around)
  } catch (error) {
    stderr.write(`zh-news：${await explanation(error)}\n`)
    return 2
  }
}

/** A sentence for people. A stack only for those who ask for it, with DEBUG=zh-news: it means a bug of ours. */
async function explanation(error: unknown): Promise<string> {
  if (error instanceof UsageError) return `${error.message}（zh-news --help 列出全部用法）`
  const { ConfigError } = await import('../lint.js')
  const { WriteError } = await import('../batch/write.js')
  if (error instanceof ConfigError || error instanceof WriteError) return error.message
  if (process.env['DEBUG']?.includes('zh-news') && error instanceof Error) return error.stack ?? error.message
  const { reasonOf } = await import('../batch/find.js')
  return `内部出错：${reasonOf(error)}（设 DEBUG=zh-news 可看到详情）`
}

function isRevision(word: string, cwd: string): boolean {
  if (existsSync(resolve(cwd, word))) return false
  const { spawnSync } = process.getBuiltinModule('node:child_process') // only --changed needs it
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', `${word}^{commit}`], { cwd }).status === 0
}
