/** A real static-site build (Astro) with the unified plugin in it: a story with an error ends the build, a clean one is built. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { AstroInlineConfig } from 'astro'
import remarkZhNews from '../src/remark.js'
import { place } from './desk.js'

process.env['ASTRO_TELEMETRY_DISABLED'] = '1'

// A checkout without development dependencies has no Astro.
const installed = (() => { try { return Boolean(import.meta.resolve('astro')) } catch { return false } })()

test('Astro', { skip: !installed && 'astro is not installed' }, async () => {
  const { build } = await import('astro')
  const story = '---\ntitle: 园区开会\n---\n\n市里昨天开了会，会上说要**办好**园区。\n'
  const root = place({ 'package.json': '{ "type": "module" }', 'src/pages/index.md': story.replace('会，会', '会,会') })
  const config: AstroInlineConfig = { root, logLevel: 'silent', configFile: false, markdown: { syntaxHighlight: false, remarkPlugins: [[remarkZhNews, { failOn: 'error' }]] } }
  await assert.rejects(build(config), /index\.md:5:8 有 1 处须改：半角“,”应为全角“，”/)
  writeFileSync(join(root, 'src/pages/index.md'), story)
  await build(config)
  assert.match(readFileSync(join(root, 'dist/index.html'), 'utf8'), /会，会上说要<strong>办好<\/strong>园区/)
  writeFileSync(join(root, '.textlintrc'), '{ "rules": { "preset-zh-news": { "overrides": [{ "files": "src/", "punctuation-width": "warning" }] } } }')
  writeFileSync(join(root, 'src/pages/index.md'), story.replace('会，会', '会,会'))
  await build(config)
})
