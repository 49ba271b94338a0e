import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { ConfigError } from '../lint.js'
import type { Finding } from '../finding.js'

/** Lines of each file (absolute path) that are new since a revision, as ranges from first to last, counted from 1. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [number, number])[]>

const ALL: readonly [number, number] = [1, Infinity]

/**
 * What differs between the working tree and a revision, or rather the commit where the two parted, so that what others did
 * to `main` meanwhile does not count. Files that git does not know yet are new in full. Throws {@link ConfigError} outside
 * of a repository and for an unknown revision.
 */
export function changedLines(since: string, cwd: string): ChangedLines {
  const root = git(cwd, 'rev-parse', '--show-toplevel').trim()
  if (!succeeds(cwd, 'rev-parse', '--verify', '--quiet', `${since}^{commit}`)) {
    if (since === 'HEAD') return new Map(listFiles(root).map((path) => [path, [ALL]])) // nothing committed yet
    throw new ConfigError(`git 里没有“${since}”这个版本；浅克隆（fetch-depth: 1）时要多取一些历史`)
  }
  const base = succeeds(cwd, 'merge-base', since, 'HEAD')?.trim() || since
  const changed = new Map<string, [number, number][] | (readonly [number, number])[]>()
  // --text: git takes UTF-16 for binary. Its lines cannot be counted by bytes, so such a file counts as changed in full.
  const diff = git(root, '-c', 'core.quotePath=off', '-c', 'diff.noprefix=false', '-c', 'diff.mnemonicPrefix=false', 'diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-renames', '--diff-filter=d', base, '--')
  let ranges: [number, number][] = []
  let content = 0 // lines of a hunk still to come: they may look like anything
  for (const line of diff.split('\n')) {
    if (content && /^[-+]/.test(line)) content--
    else if (line.startsWith('+++ ')) {
      ranges = []
      changed.set(resolve(root, unquote(line.slice(4).replace(/\t$/, '')).replace(/^b\//, '')), ranges)
    } else if (line.startsWith('@@ ')) {
      const [, removed = '1', first, added = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
      const from = Number(first)
      const lines = Number(added)
      content = Number(removed) + lines
      if (lines) ranges.push([from, from + lines - 1])
    } else if (line.startsWith('Binary files ')) {
      const name = / and b\/(.*) differ$/.exec(line)?.[1]
      if (name) changed.set(resolve(root, name), [ALL])
    }
  }
  for (const path of listFiles(root)) changed.set(path, [ALL])
  return changed
}

/** Whether a finding touches a changed line. `lineStarts`: offset of each line of the source. */
export function touches(finding: Finding, ranges: readonly (readonly [number, number])[], lineStarts: readonly number[]): boolean {
  const first = lineAt(lineStarts, finding.start)
  const last = lineAt(lineStarts, Math.max(finding.start, finding.end - 1))
  return ranges.some(([from, to]) => first <= to && last >= from)
}

/** Offsets at which the lines of a source begin. */
export function lineStartsOf(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low + 1
}

function listFiles(root: string): string[] {
  return git(root, 'ls-files', '--others', '--exclude-standard', '-z').split('\0').filter(Boolean).map((name) => resolve(root, name))
}

function git(cwd: string, ...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { code, stderr = '' } = error as { code?: string; stderr?: string }
    if (code === 'ENOENT') throw new ConfigError('--changed 要用 git，但找不到 git')
    if (/not a git repository/.test(stderr)) throw new ConfigError('--changed 要在 git 仓库里用，这里不是')
    if (/dubious ownership/.test(stderr)) throw new ConfigError('git 不信任这个目录的属主；请运行 git config --global --add safe.directory 加上它')
    throw new ConfigError(`git ${args[0]} 出错：${stderr.split('\n')[0]}`)
  }
}

function succeeds(cwd: string, ...args: string[]): string | undefined {
  try {
    return git(cwd, ...args)
  } catch {
    return undefined
  }
}

/** Git puts a name with quotes or control characters in C quotes. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name
  const bytes: number[] = []
  const escapes: Record<string, number> = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11 }
  for (const [token, octal, letter] of name.slice(1, -1).matchAll(/\\(?:([0-7]{3})|(.))|[^\\]+/gsu)) {
    if (octal) bytes.push(parseInt(octal, 8))
    else if (letter) bytes.push(escapes[letter] ?? letter.charCodeAt(0))
    else bytes.push(...Buffer.from(token))
  }
  return Buffer.from(bytes).toString('utf8')
}
