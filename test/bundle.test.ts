/** What is shipped says what the sources say: the bundled command, the workers' bundle, and the engine, on the samples. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readArticle } from '../src/article/read.js'
import { lint, resolveConfig } from '../src/lint.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = join(root, 'dist/zh-news.cjs')
const built = existsSync(bundle) ? {} : { skip: 'dist/ is not built' }
const samples = readdirSync(join(root, 'samples')).filter((name) => /\.(?:md|txt|html)$/u.test(name)).map((name) => join(root, 'samples', name))

interface Result { filePath: string; messages: { ruleId: string; range: [number, number]; message: string }[] }
function run(...args: string[]): Result[] {
  const { stdout, stderr } = spawnSync(process.execPath, [bundle, '--no-config', '--format', 'json', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, ZH_NEWS_THREADS: 'at once' } })
  assert.equal(stderr, '')
  return JSON.parse(stdout) as Result[]
}

test('the bundled command finds what the engine finds', built, () => {
  const config = resolveConfig()
  for (const { filePath, messages } of run(...samples)) {
    const source = readFileSync(filePath, 'utf8')
    const expected = lint(readArticle(source, { path: filePath }), config).findings
    assert.deepEqual(messages.map((m) => [m.ruleId, ...m.range, m.message]), expected.map((f) => [`zh-news/${f.rule}`, f.start, f.end, f.message]), filePath)
  }
})
test('so do its threads', built, () => assert.deepEqual(run('--threads', '2', ...samples), run('--threads', '1', ...samples)))
test('the bundle holds nothing but ASCII, which is how it is read', built, () => assert.doesNotMatch(readFileSync(join(root, 'dist/bundle.cjs'), 'latin1'), /[^\x00-\x7F]/u))
test('textlint’s own command, with the repository’s .textlintrc, finds the same in the sample', built, () => {
  const story = join(root, 'samples/story.md')
  const textlint = spawnSync(process.execPath, [join(root, 'node_modules/textlint/bin/textlint.js'), '--format', 'json', story], { cwd: root, encoding: 'utf8' })
  const ours = spawnSync(process.execPath, [bundle, '--format', 'json', story], { cwd: root, encoding: 'utf8' })
  const seen = (json: string): string[] => (JSON.parse(json) as Result[]).flatMap(({ messages }) => messages.map((m) => `${m.ruleId} ${m.range[0]}`)).sort()
  assert.notEqual(seen(textlint.stdout).length, 0)
  assert.deepEqual(seen(ours.stdout), seen(textlint.stdout))
})
