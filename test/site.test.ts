/** A real static-site build (Astro) with the unified plugin in it: a story with an error ends the build, a clean one is built. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { place } from './desk.js'

// A checkout without development dependencies has no Astro.
const installed = (() => { try { return Boolean(import.meta.resolve('astro')) } catch { return false } })()

test('Astro', { skip: !installed && 'astro is not installed' }, () => {
  const repository = fileURLToPath(new URL('..', import.meta.url))
  const story = '---\ntitle: 园区开会\n---\n\n市里昨天开了会，会上说要**办好**园区。\n'
  const root = place({
    'package.json': '{ "type": "module" }',
    'astro.config.mjs': `import remarkZhNews from ${JSON.stringify(join(repository, 'src/remark.ts'))}
      export default { markdown: { syntaxHighlight: false, remarkPlugins: [[remarkZhNews, { failOn: 'error' }]] } }`,
    'src/pages/index.md': story.replace('会，会', '会,会'),
  })
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  const build = () => spawnSync(process.execPath, ['--import', 'tsx', 'node_modules/astro/astro.js', 'build'], { cwd: root, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } })
  const failed = build()
  assert.equal(failed.status, 1, failed.stdout)
  assert.match(failed.stdout + failed.stderr, /index\.md:5:8 有 1 处须改：半角“,”应为全角“，”/)
  writeFileSync(join(root, 'src/pages/index.md'), story)
  const built = build()
  assert.equal(built.status, 0, built.stdout + built.stderr)
  assert.match(readFileSync(join(root, 'dist/index.html'), 'utf8'), /会，会上说要<strong>办好<\/strong>园区/)
})
