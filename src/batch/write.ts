import { chmodSync, chownSync, closeSync, fstatSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reasonOf } from './find.js'

/** A file could not be written; it is as it was. The message is Chinese, for the user. */
export class WriteError extends Error {}

/**
 * Replaces a file's content all at once: a temporary file beside it, then a rename, so that nobody ever sees half a file.
 * Mode and owner are kept; a symbolic link stays one and its target is replaced. If `expected` is given and the file no
 * longer holds it, somebody else is at work on it and nothing is written. Throws {@link WriteError}.
 *
 * (write-file-atomic does the same but takes a short write for a whole one: on a nearly full disk the rename would then
 * put the truncated file in place. `writeFileSync` on a descriptor goes on until everything is written or fails.)
 */
export function replaceFile(path: string, bytes: Uint8Array, expected?: Buffer): void {
  let target: string
  try {
    target = realpathSync(path)
    if (expected && !readFileSync(target).equals(expected)) throw new WriteError('检查期间文件被别的程序改动，未写入')
  } catch (error) {
    if (error instanceof WriteError) throw error
    throw new WriteError(`未写入：${reasonOf(error)}`)
  }
  writeTemporary(target, bytes, statSync(target))
}

/** Writes a file that need not exist yet (a report, a cache), whole or not at all. Throws {@link WriteError}. */
export function putFile(path: string, bytes: Uint8Array | string): void {
  const old = statSync(path, { throwIfNoEntry: false })
  const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  if (old && !old.isFile()) { // /dev/stdout, a named pipe: nothing to replace
    try {
      writeFileSync(path, data)
    } catch (error) {
      throw new WriteError(`未写入：${reasonOf(error)}`)
    }
  } else writeTemporary(old ? realpathSync(path) : path, data, old)
}

let written = 0

function writeTemporary(target: string, bytes: Uint8Array, like: { mode: number; uid: number; gid: number } | undefined): void {
  // Its own short name: the target's may be as long as the system allows.
  const temporary = join(dirname(target), `.zh-news-${process.pid}-${Math.random().toString(36).slice(2, 10)}-${written++}.tmp`)
  let fd: number | undefined
  try {
    fd = openSync(temporary, 'wx', like?.mode ?? 0o666)
    writeFileSync(fd, bytes)
    if (fstatSync(fd).size !== bytes.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
    fsyncSync(fd)
    closeSync(fd)
    fd = undefined
    if (like) {
      chmodSync(temporary, like.mode)
      try {
        chownSync(temporary, like.uid, like.gid)
      } catch {
        // Only root may give files away; the content matters more.
      }
    }
    renameSync(temporary, target)
  } catch (error) {
    if (fd !== undefined) try { closeSync(fd) } catch { /* the first error is the one to tell */ }
    try { rmSync(temporary, { force: true }) } catch { /* likewise */ }
    throw new WriteError(`未写入，原文件没有改动：${reasonOf(error)}`)
  }
}
