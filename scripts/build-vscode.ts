/**
 * `npm run build:vscode`: the extension for VS Code as one file that needs no install step, `editors/vscode/zh-news-<version>.vsix`.
 * The server is bundled into it with the rules' tables and pages; nothing is fetched.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const home = join(root, 'editors/vscode')
const dist = join(home, 'dist')

/** Our sources load some packages late through a `require` of their own, which esbuild would leave to the user's disk. */
const bundleLateRequires: Plugin = {
  name: 'bundle late requires',
  setup(build) {
    build.onLoad({ filter: /[\\/](?:src|rules)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^const require = createRequire\(import\.meta\.url\)$/mu, ''), loader: 'ts',
    }))
  },
}

rmSync(dist, { recursive: true, force: true })
await build({
  entryPoints: [join(home, 'src/extension.ts')], outfile: join(dist, 'extension.js'),
  bundle: true, minify: true, platform: 'node', format: 'cjs', target: 'node18', external: ['vscode'], logLevel: 'warning',
})
// CommonJS: the Node inside older VS Codes starts no ES module as a server.
await build({
  entryPoints: [join(root, 'src/server.ts')], outfile: join(dist, 'server.js'),
  bundle: true, minify: true, keepNames: true, platform: 'node', format: 'cjs', target: 'node18', logLevel: 'warning', plugins: [bundleLateRequires],
  define: { 'import.meta.url': 'moduleUrl' }, banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
})
for (const name of readdirSync(join(root, 'src/language'))) if (name.endsWith('.bin')) copyFileSync(join(root, 'src/language', name), join(dist, name))
mkdirSync(join(home, 'rules'), { recursive: true })
// VS Code opens the page as a document; its examples of what is wrong are no slips of the user's.
writeFileSync(join(home, 'rules/README.md'), `<!-- textlint-disable -->\n${readFileSync(join(root, 'rules/README.md'), 'utf8')}`)
copyFileSync(join(root, 'LICENSE'), join(home, 'LICENSE'))
const preset = JSON.parse(readFileSync(join(root, 'rules/schema.json'), 'utf8'))
writeFileSync(join(home, 'textlintrc.schema.json'), JSON.stringify({
  $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', allowTrailingCommas: true,
  properties: { rules: { type: 'object', properties: { 'preset-zh-news': { anyOf: [{ type: 'boolean' }, { ...preset, $schema: undefined }] } } } },
}))

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const own = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
if (own.version !== version) throw new Error(`editors/vscode/package.json says ${own.version}, package.json says ${version}`)
const vsix = join(home, `zh-news-${version}.vsix`)
execFileSync(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links', '-o', vsix], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] })
console.log(`${vsix} (${Math.round(statSync(vsix).size / 1024)} KB)`)
