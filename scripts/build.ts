/**
 * `npm run build` (and `npm install`, through prepare): generated files, then dist/: the modules, the tables that rules read
 * beside them, and the command as one file. Last, the package is linked into its own node_modules, since textlint looks
 * for presets there and nowhere else.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (script: string, ...args: string[]): void => { execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }) }

run(join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/generate.ts')
rmSync(join(root, 'dist'), { recursive: true, force: true })
run(join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json')
for (const dir of ['src', 'rules']) for (const file of readdirSync(join(root, dir), { recursive: true }).map(String)) {
  if (!/\.(?:tsv|bin|json|md)$/u.test(file)) continue
  mkdirSync(dirname(join(root, 'dist', dir, file)), { recursive: true })
  copyFileSync(join(root, dir, file), join(root, 'dist', dir, file))
}

const link = join(root, 'node_modules/textlint-rule-preset-zh-news')
const isLink = lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()
if (!existsSync(link) || isLink) {
  if (isLink) rmSync(link)
  symlinkSync('..', link, 'junction')
}
