import { resolve } from 'node:path'
import { rules } from '../../rules/index.js'
import type { Outcome } from '../batch/check.js'
import { displayPath } from '../batch/find.js'
import { openLines, type Lines } from '../batch/lines.js'
import { WriteError } from '../batch/write.js'
import { UsageError, type Flags } from '../flags.js'
import { nearest } from '../nearest.js'
import { formats, type Look, type RuleInfo } from '../report/index.js'
import type { Surroundings } from './check.js'

/** The format of `--format`, loaded. Throws a UsageError that names the nearest one. */
export async function formatNamed(name: string) {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (!format) throw new UsageError(`没有名为“${name}”的格式${nearest(name, Object.keys(formats)) || `，可用的有 ${Object.keys(formats).join(' ')}`}`)
  return format.load()
}

/** What a report says about the rules themselves. */
export function ruleInfo(): ReadonlyMap<string, RuleInfo> {
  return new Map(Object.entries(rules).map(([id, { summary, why, source, severity }]) => [id, { id, summary, why, source, severity }]))
}

export function lookOf(flags: Flags, stdout: NodeJS.WriteStream): Omit<Look, 'cwd'> {
  const width = stdout.columns
  return { color: useColor(flags, stdout), ...(width && { width }) }
}

function useColor(flags: Flags, stdout: NodeJS.WriteStream): boolean {
  if (flags.color !== undefined) return flags.color
  if (process.env['NO_COLOR']) return false
  if (process.env['FORCE_COLOR'] && process.env['FORCE_COLOR'] !== '0') return true
  return flags['output-file'] === undefined && stdout.isTTY === true
}

/** What the fixes of an article change, as `diff -u` shows it. */
export async function diffOf({ path, source, fixed }: Outcome, cwd: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff')
  const name = displayPath(path, cwd)
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, source, fixed!.text, undefined, undefined, { context: 1 }).replace(/^=+\n/, '')
}

/** Writes a report to `--output-file` or standard output, and to a copy of it. A report that breaks off leaves no file. */
export async function output(pieces: Iterable<string | Uint8Array>, flags: Flags, { cwd, stdout }: Surroundings, copy?: Lines): Promise<void> {
  const file = flags['output-file']
  let out: Lines | undefined
  try {
    out = openLines(file === undefined ? stdout : resolve(cwd, file))
    for (const piece of inBulk(pieces)) {
      await out.write(piece)
      await copy?.write(piece)
    }
    await out.finish()
    await copy?.finish()
  } catch (error) {
    out?.discard()
    copy?.discard()
    throw error instanceof WriteError ? new WriteError(`${file}：${error.message}`) : error
  }
}

/** Each writing costs something; and for longer pieces the system has to find new memory each time. */
const BULK = 1 << 16

/** The same pieces in UTF-8, many at a time. Each holds until the next is asked for. */
function* inBulk(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  const bulk = Buffer.allocUnsafe(BULK)
  let used = 0
  for (const piece of pieces) {
    const most = typeof piece === 'string' ? piece.length * 3 : piece.length
    if (used && used + most > BULK) {
      yield bulk.subarray(0, used)
      used = 0
    }
    if (most > BULK) yield typeof piece === 'string' ? Buffer.from(piece) : piece
    else if (typeof piece === 'string') used += bulk.write(piece, used)
    else {
      bulk.set(piece, used)
      used += piece.length
    }
  }
  yield bulk.subarray(0, used)
}
