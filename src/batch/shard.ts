import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { ConfigError } from '../lint.js'
import type { Failure } from '../finding.js'
import type { Outcome } from './check.js'
import { displayPath } from './find.js'
import { resolve } from 'node:path'

/** `--shard 2/5`. */
export interface Shard { index: number; of: number }

/** What one shard leaves for `zh-news merge`: one JSON line that says what it is, then one for each file. */
export interface Header { 'zh-news': 'shard'; version: string; index: number; of: number; files: number; failures: Failure[] }
/** `at`: the place of the file among all files of all shards, so that merging restores their order. `path`: relative, with `/`. */
export type Line = Outcome & { at: number }

/** Throws {@link ConfigError} unless it reads `I/N` with 1 ≤ I ≤ N. */
export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (!index || Number(index) < 1 || Number(index) > Number(of)) throw new ConfigError(`--shard 应写成 I/N，如 2/5（第 2 份，共 5 份），不能是“${text}”`)
  return { index: Number(index), of: Number(of) }
}

/** The files of one shard, dealt out in turn: neighbours are of like size, so the shards are too. */
export function filesOf({ index, of }: Shard, files: readonly string[]): { file: string; at: number }[] {
  return files.flatMap((file, at) => (at % of === index - 1 ? [{ file, at }] : []))
}

export function shardLine(outcome: Outcome, at: number, cwd: string): string {
  const line: Line = { at, ...outcome, path: displayPath(outcome.path, cwd) }
  return JSON.stringify(line) + '\n'
}

/**
 * The outcomes of all shards, in the order one run would have given them. Constant memory: the files are read side by
 * side. Throws {@link ConfigError} if a file is no shard, or if the shards do not make a whole.
 */
export async function mergeShards(paths: readonly string[], cwd: string): Promise<{ files: number; failures: Failure[]; outcomes: AsyncGenerator<Outcome> }> {
  const shards = await Promise.all(paths.map((path) => openShard(resolve(cwd, path), path)))
  const of = shards[0]!.header.of
  const indexes = new Set(shards.map(({ header }) => header.index))
  for (const { header, path } of shards) if (header.of !== of) throw new ConfigError(`${path}：是 ${header.of} 份中的一份，别的却是 ${of} 份中的`)
  if (indexes.size !== shards.length) throw new ConfigError('同一份结果给了两次')
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((i) => !indexes.has(i))
  if (missing.length) throw new ConfigError(`缺第 ${missing.join('、')} 份（共 ${of} 份）`)
  const failures: Failure[] = []
  for (const { header } of shards) for (const failure of header.failures) if (!failures.some(({ path, message }) => path === failure.path && message === failure.message)) failures.push(failure)
  return { files: shards.reduce((sum, { header }) => sum + header.files, 0), failures, outcomes: inOrder(shards, cwd) }
}

interface Open { path: string; header: Header; lines: AsyncIterator<string> }

async function openShard(file: string, path: string): Promise<Open> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator]()
  let first: IteratorResult<string>
  try {
    first = await lines.next()
  } catch {
    throw new ConfigError(`${path}：读不了`)
  }
  try {
    const header = JSON.parse(first.value) as Header
    if (header['zh-news'] === 'shard') return { path, header, lines }
  } catch {
    // said below
  }
  throw new ConfigError(`${path}：不是 zh-news --shard 写出的结果`)
}

async function* inOrder(shards: readonly Open[], cwd: string): AsyncGenerator<Outcome> {
  const heads = await Promise.all(shards.map(async (shard) => ({ shard, seen: 0, line: await nextLine(shard) })))
  for (;;) {
    let first: (typeof heads)[number] | undefined
    for (const head of heads) if (head.line && (!first || head.line.at < first.line!.at)) first = head
    if (!first) break
    const { at: _, ...outcome } = first.line!
    const path = resolve(cwd, outcome.path)
    yield { ...outcome, path, ...(outcome.tally && { tally: { ...outcome.tally, path } }) }
    first.seen++
    first.line = await nextLine(first.shard)
  }
  for (const { shard: { path, header }, seen } of heads) if (seen !== header.files) throw new ConfigError(`${path}：只有 ${seen} 篇的结果，应有 ${header.files} 篇，大概没有写完`)
}

async function nextLine({ lines, path }: Open): Promise<Line | undefined> {
  const { value, done } = await lines.next()
  if (done) return undefined
  try {
    return JSON.parse(value) as Line
  } catch {
    throw new ConfigError(`${path}：写坏了`)
  }
}
