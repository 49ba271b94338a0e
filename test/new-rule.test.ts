import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readArticle } from '../src/article/read.js'
import { parseMarked } from '../src/marked.js'
import type { Rule } from '../src/rule.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const scaffold = (id: string, at: string) => spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/new-rule.ts'), id, at], { encoding: 'utf8' })

test('npm run new:rule writes a rule whose examples hold, and never writes over one', async () => {
  const place = mkdtempSync(join(root, 'test/output-'))
  try {
    mkdirSync(join(place, 'rules'))
    symlinkSync(join(root, 'src'), join(place, 'src'))
    assert.equal(scaffold('sample-word', place).status, 0)
    const { default: rule } = await import(pathToFileURL(join(place, 'rules/sample-word.ts')).href) as { default: Rule }
    for (const example of rule.examples) {
      const { text, marks } = parseMarked(example as string)
      assert.deepEqual([...rule.check(readArticle(text), {})].map(({ start, end, suggest }) => ({ start, end, suggest })), marks)
    }
    const again = scaffold('sample-word', place)
    assert.equal(again.status, 2)
    assert.match(again.stderr, /已经存在/u)
    assert.match(scaffold('Wrong', place).stderr, /用法/u)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
})
