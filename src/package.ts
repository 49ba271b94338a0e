import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAME = 'textlint-rule-preset-zh-news'
let found: { root: string; version: string } | undefined

/** Where the package lies and which version it is, from the sources, from `dist/` and from a bundle alike. */
export function ownPackage(): { root: string; version: string } {
  for (let at = dirname(fileURLToPath(import.meta.url)); !found; at = dirname(at)) {
    const manifest = join(at, 'package.json')
    if (existsSync(manifest)) {
      const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string; version: string }
      if (name === NAME) found = { root: at, version }
    }
    if (dirname(at) === at) throw new Error('package.json of zh-news not found')
  }
  return found
}
