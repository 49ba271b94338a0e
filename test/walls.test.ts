/** Who may import whom (design: rules → rule, language, article types; lint → rules; ways in → lint, fix, batch, report). */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = ['src', 'rules'].flatMap((dir) => readdirSync(join(root, dir), { recursive: true }).map((f) => join(dir, String(f)))).filter((f) => f.endsWith('.ts'))
const waysIn = ['src/cli.ts', 'src/start.ts', 'src/bundle.ts', 'src/server.ts', 'src/textlint.ts', 'src/preset.ts', 'src/remark.ts', 'src/index.ts']

interface Import { from: string; to: string; typeOnly: boolean }
const imports: Import[] = files.flatMap((from) => [...readFileSync(join(root, from), 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'(\.[^']+)'|(?<!typeof )import\('(\.[^']+)'\)/gmu)]
  .map((m) => ({ from, to: normalize(join(dirname(from), m[2] ?? m[3]!)).replace(/\.js$/u, '.ts'), typeOnly: m[1] !== undefined })))

const offenders = (wrong: (i: Import) => boolean): string[] => imports.filter(wrong).map(({ from, to }) => `${from} → ${to}`)

test('every relative import leads to a file', () => {
  assert.deepEqual(offenders(({ to }) => !existsSync(join(root, to)) && !to.endsWith('.json') && !to.includes('dist')), [])
})
test('a rule never imports a rule', () => {
  assert.deepEqual(offenders(({ from, to }) => from.startsWith('rules/') && from !== 'rules/index.ts' && to.startsWith('rules/')), [])
})
test('rules import only the contract, the language and the article', () => {
  assert.deepEqual(offenders(({ from, to }) => from.startsWith('rules/') && from !== 'rules/index.ts' && !/^src\/(?:rule\.ts|language\/|article\/)/u.test(to)), [])
})
test('nothing imports a way in', () => {
  assert.deepEqual(offenders(({ from, to }) => waysIn.includes(to) && !waysIn.includes(from)), [])
})
test('the article and the language know nothing of rules, engine or reports', () => {
  assert.deepEqual(offenders(({ from, to, typeOnly }) => /^src\/(?:article|language)\//u.test(from) && !typeOnly && !/^src\/(?:article|language)\/|^src\/rule\.ts/u.test(to)), [])
})
test('the engine knows nothing of batches and reports', () => {
  assert.deepEqual(offenders(({ from, to }) => /^src\/(?:lint|fix|rule|marked|finding)\.ts/u.test(from) && /^src\/(?:batch|report)\//u.test(to)), [])
})
test('only textlint.ts knows the rule API of textlint, and only thirdparty.ts its kernel', () => {
  const users = files.filter((f) => /from '(?:textlint|@textlint\/)|import\('(?:textlint|@textlint\/)/u.test(readFileSync(join(root, f), 'utf8')))
  assert.deepEqual(users.filter((f) => !/^src\/(?:textlint|thirdparty|config)\.ts$/u.test(f)), [])
})
test('no folder or file is named utils or helpers', () => {
  assert.deepEqual(files.filter((f) => /util|helper|misc|common/u.test(f)), [])
})
