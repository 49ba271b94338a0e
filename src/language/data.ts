import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Reads a binary that lies beside this module: in `src/language`, in the compiled tree, or beside the bundle (the build
 * copies `src/language/*.bin` there). A bundle in CommonJS has no `import.meta.url`; it has `__dirname`.
 */
export function readData(name: string): Uint8Array {
  const url = import.meta.url as string | undefined
  return readFileSync(url ? fileURLToPath(new URL(name, url)) : join(__dirname, name))
}
