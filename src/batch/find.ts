import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { Failure } from '../finding.js'

/** Extensions that a directory stands for. */
export const extensions = ['.md', '.markdown', '.txt', '.html', '.htm'] as const

export interface Found {
  /** Absolute paths: in the order of the arguments, within a directory sorted by code unit; each file once. */
  files: string[]
  failures: Failure[]
  /** Files that were named but that `.textlintignore` leaves out. */
  ignored: string[]
}

const require = createRequire(import.meta.url)

/**
 * The files that paths, directories and globs stand for. `.gitignore` and `.textlintignore` hold for directories and
 * globs; a file named in full is only held back by `.textlintignore` (lint-staged names every file it has).
 * What is missing or may not be read becomes a failure; nothing is thrown.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<Found> {
  const found: Found = { files: [], failures: [], ignored: [] }
  const seen = new Set<string>()
  const ignores = new Ignores(cwd)
  const add = (file: string) => {
    if (!seen.has(file)) {
      seen.add(file)
      found.files.push(file)
    }
  }
  for (const given of paths) {
    const path = resolve(cwd, given)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      const files: string[] = []
      walk(path, ignores, files, found.failures)
      if (!files.length) found.failures.push({ path: given, message: `目录里没有可查的文件（${extensions.join(' ')}）` })
      for (const file of files) add(file)
    } else if (stat) {
      if (ignores.holdsBack(path, '.textlintignore')) found.ignored.push(path)
      else add(path)
    } else if (isGlob(given)) {
      const { glob } = await import('tinyglobby')
      const hits = await glob(sep === '\\' ? given.replaceAll('\\', '/') : given, { cwd, absolute: true, ignore: ['**/node_modules/**', '**/.git/**'], followSymbolicLinks: false })
      const files = hits.map((hit) => resolve(hit)).filter((hit) => !ignores.holdsBack(hit)).sort()
      if (!files.length) found.failures.push({ path: given, message: '没有文件符合这个通配式' })
      for (const file of files) add(file)
    } else {
      found.failures.push({ path: given, message: isBrokenLink(path) ? '符号链接指向的文件不存在' : '没有这个文件或目录' })
    }
  }
  return found
}

/** The part of a path that people read: relative to `cwd` when it lies below, with `/` on every platform. */
export function displayPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return (short.startsWith('..') || resolve(short) === short ? path : short).replaceAll('\\', '/')
}

function walk(directory: string, ignores: Ignores, files: string[], failures: Failure[]): void {
  let entries
  try {
    entries = readdirSync(directory, { withFileTypes: true })
  } catch (error) {
    failures.push({ path: directory, message: `读不了这个目录：${reasonOf(error)}` })
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const { name } = entry
    if (name.startsWith('.') || name === 'node_modules') continue
    const path = directory.endsWith(sep) ? directory + name : directory + sep + name // join does far more, a thousand times
    if (entry.isDirectory()) {
      if (!ignores.holdsBackEntry(directory, name + '/')) walk(path, ignores, files, failures)
    } else if ((extensions as readonly string[]).includes(extname(name).toLowerCase()) && !ignores.holdsBackEntry(directory, name)) {
      if (entry.isSymbolicLink()) {
        const stat = statSync(path, { throwIfNoEntry: false })
        if (!stat) failures.push({ path, message: '符号链接指向的文件不存在' })
        if (!stat?.isFile()) continue
      } else if (!entry.isFile()) continue
      files.push(path)
    }
  }
}

/** Plain Chinese for what the system refused. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException)?.code
  const known: Record<string, string> = {
    ENOENT: '文件不存在，可能刚被删除', EACCES: '没有权限', EPERM: '没有权限', EISDIR: '是目录，不是文件', ENOSPC: '磁盘已满', EDQUOT: '磁盘配额已满',
    EROFS: '磁盘只读', EMFILE: '同时打开的文件太多', ELOOP: '符号链接成了环', EIO: '磁盘读写出错', ENAMETOOLONG: '文件名太长', ENOTDIR: '路径中间有一节不是目录', ERR_FS_FILE_TOO_LARGE: '文件太大', EBUSY: '文件正被占用',
  }
  return (code && known[code]) || (error instanceof Error ? error.message : String(error))
}

const isGlob = (path: string): boolean => /[*?{}[\]!]/.test(path)

function isBrokenLink(path: string): boolean {
  try {
    return readdirSync(dirname(path), { withFileTypes: true }).some((entry) => entry.name === basename(path) && entry.isSymbolicLink())
  } catch {
    return false
  }
}

type IgnoreFile = '.gitignore' | '.textlintignore'
interface Matcher { name: IgnoreFile; test(path: string): { ignored: boolean; unignored: boolean } }

/**
 * Which ignore files speak for a directory, outermost first. They are looked for up to the root of the git repository,
 * or, outside one, up to the working directory (a home directory may hold a `.gitignore` of `*`).
 */
class Ignores {
  private readonly known = new Map<string, readonly { root: string; matcher: Matcher }[]>()
  private readonly top: string | undefined

  constructor(cwd: string) {
    this.top = isInRepository(cwd) ? undefined : cwd
  }

  /** For an entry met while walking (its directory is known not to be held back). `name` ends in `/` for a directory. */
  holdsBackEntry(directory: string, name: string): boolean {
    return this.decide(directory, name)
  }

  /** For a path met in any other way: each directory above it may be held back too. */
  holdsBack(path: string, only?: IgnoreFile): boolean {
    const parents: string[] = []
    for (let at = dirname(path); this.chain(at).length && at !== dirname(at); at = dirname(at)) parents.push(at)
    for (const parent of parents.reverse()) if (this.decide(dirname(parent), basename(parent) + '/', only)) return true
    return this.decide(dirname(path), basename(path), only)
  }

  private decide(directory: string, name: string, only?: IgnoreFile): boolean {
    const chain = this.chain(directory)
    for (const kind of ['.gitignore', '.textlintignore'] as const) {
      if (only && kind !== only) continue
      let ignored = false
      for (const { root, matcher } of chain) {
        if (matcher.name !== kind) continue
        const path = relative(root, directory).replaceAll('\\', '/')
        const verdict = matcher.test(path ? `${path}/${name}` : name)
        if (verdict.ignored) ignored = true
        else if (verdict.unignored) ignored = false
      }
      if (ignored) return true
    }
    return false
  }

  private chain(directory: string): readonly { root: string; matcher: Matcher }[] {
    let chain = this.known.get(directory)
    if (!chain) {
      const parent = dirname(directory)
      const isRoot = parent === directory || directory === this.top || existsSync(join(directory, '.git'))
      const own = (['.gitignore', '.textlintignore'] as const).flatMap((name) => {
        const matcher = load(directory, name)
        return matcher ? [{ root: directory, matcher }] : []
      })
      const above = isRoot ? [] : this.chain(parent)
      chain = own.length ? [...above, ...own] : above
      this.known.set(directory, chain)
    }
    return chain
  }
}

function isInRepository(directory: string): boolean {
  return existsSync(join(directory, '.git')) || (dirname(directory) !== directory && isInRepository(dirname(directory)))
}

function load(directory: string, name: IgnoreFile): Matcher | undefined {
  let text: string
  try {
    text = readFileSync(join(directory, name), 'utf8')
  } catch {
    return undefined
  }
  const ignore: typeof import('ignore') = require('ignore')
  const list = ignore().add(text)
  return { name, test: (path) => list.test(path) }
}
