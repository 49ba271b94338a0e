import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** A long text written line by line: to a stream, or to a file that has its name only when it is whole. */
export interface Lines {
  write(line: string): Promise<void>
  finish(): Promise<void>
  discard(): void
}

export function openLines(to: string | NodeJS.WritableStream): Lines {
  if (typeof to !== 'string') {
    return {
      write: (line) => new Promise((done) => (to.write(line) ? done() : to.once('drain', done))),
      finish: async () => {},
      discard() {},
    }
  }
  const temporary = `${to}.${process.pid}.tmp`
  const fd = openSync(temporary, 'wx')
  return {
    write: async (line) => writeFileSync(fd, line),
    async finish() {
      fsyncSync(fd)
      closeSync(fd)
      renameSync(temporary, to)
    },
    discard() {
      closeSync(fd)
      rmSync(temporary, { force: true })
    },
  }
}

/** Waits until a pipe has taken everything: the process may end right after. */
export function write(stream: NodeJS.WritableStream, data: string | Uint8Array): Promise<void> {
  if (!data.length) return Promise.resolve()
  return new Promise((done) => stream.write(data, () => done()))
}
