import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Reads a binary that lies beside this module: in `src/language`, or in `dist` beside the bundle, which the compiled modules in
 * `dist/src/language` share. A bundle in CommonJS has no `import.meta.url`; it has `__dirname`.
 */
export function readData(name: string): Uint8Array {
  const url = import.meta.url as string | undefined
  const home = url ? dirname(fileURLToPath(url)) : __dirname
  const beside = join(home, name)
  return readFileSync(existsSync(beside) ? beside : join(home, '../..', name))
}
