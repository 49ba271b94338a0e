import { basename, dirname, join } from 'node:path'
import { reasonOf } from './find.js'
import { WriteError } from './write.js'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

/** A long text written line by line: to a stream, or to a file that has its name only when it is whole. */
export interface Lines {
  /** Done once the bytes have gone out: their memory may be used again. */
  write(line: string | Uint8Array): Promise<void>
  finish(): Promise<void>
  discard(): void
}

export function openLines(to: string | NodeJS.WritableStream): Lines {
  if (typeof to !== 'string') {
    return {
      write: (line) => write(to, line),
      finish: async () => {},
      discard() {},
    }
  }
  const old = statSync(to, { throwIfNoEntry: false })
  if (old && !old.isFile()) { // a named pipe, /dev/null: nothing to replace
    const fd = attempt(() => openSync(to, 'w'))
    return { write: async (line) => attempt(() => writeFileSync(fd, line)), finish: async () => closeSync(fd), discard: () => closeSync(fd) }
  }
  const temporary = join(dirname(to), `.zh-news-${process.pid}-${basename(to)}.tmp`)
  const fd = attempt(() => openSync(temporary, 'wx'))
  return {
    write: async (line) => attempt(() => writeFileSync(fd, line)),
    async finish() {
      attempt(() => {
        fsyncSync(fd)
        closeSync(fd)
        renameSync(temporary, to)
      })
    },
    discard() {
      closeSync(fd)
      rmSync(temporary, { force: true })
    },
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new WriteError(`未写入：${reasonOf(error)}`)
  }
}

/** Waits until a pipe has taken everything: the process may end right after. */
export function write(stream: NodeJS.WritableStream, data: string | Uint8Array): Promise<void> {
  if (!data.length) return Promise.resolve()
  return new Promise((done) => stream.write(data, () => done()))
}
