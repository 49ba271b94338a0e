/**
 * `npm run build` (and `npm install`, through prepare): generated files, then dist/: the modules, the compiled tables that they
 * read, and the command as one file. Last, the package is linked into its own node_modules, since textlint looks
 * for presets there and nowhere else.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { unescaped, type preparedAnchors } from '../src/language/anchors.js'
import { escaped, rewrite, spellOut } from './bundle.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (script: string, ...args: string[]): void => { execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }) }

run(join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/generate.ts')
rmSync(join(root, 'dist'), { recursive: true, force: true })
run(join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json')
for (const file of readdirSync(join(root, 'src/language')).filter((f) => f.endsWith('.bin'))) copyFileSync(join(root, 'src/language', file), join(root, 'dist', file))

// The command and the preset start fastest as one CommonJS file in which everything heavy waits until it is asked for.
const parsers = join(root, 'src/article/parsers.ts')
const late: Plugin = {
  name: 'late parsers',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/parsers\.js$/ }, () => ({ path: parsers, namespace: 'late' }))
    // vfile-reporter asks the terminal for colours; our report tells it
    onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'plain' }))
    onLoad({ filter: /.*/, namespace: 'plain' }, () => ({ contents: 'export default { stdout: { hasBasic: false }, stderr: { hasBasic: false } }' }))
    onResolve({ filter: /^\.\/parsers\.cjs$/ }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /.*/, namespace: 'late' }, () => ({
      resolveDir: dirname(parsers),
      contents: ['parseMarkdown', 'parsePage', 'parseFragment'].map((name) => `export const ${name} = (text) => require('./parsers.cjs').${name}(text)`).join('\n'),
    }))
  },
}
// Node's own modules that most runs never use: loading them takes longer than checking an article.
const seldom: Readonly<Record<string, readonly string[]>> = { 'node:crypto': ['createHash'], 'node:child_process': ['execFileSync'], 'node:readline': ['createInterface'], 'node:os': ['availableParallelism', 'tmpdir'] }
const lateBuiltins: Plugin = {
  name: 'late builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, importer, kind }) => kind === 'import-statement' && path in seldom && !importer.includes('node_modules') ? { path, namespace: 'seldom' } : undefined)
    onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path }) => ({ contents: seldom[path]!.map((name) => `export const ${name} = (...args) => require('${path}').${name}(...args)`).join('\n') }))
  },
}
// Node has them all; without this esbuild turns every literal with \p{…} into a `new RegExp` that runs each time it is met.
const supported = { 'regexp-unicode-property-escapes': true }
const packages = ['textlint', '@textlint/*', 'textlint-filter-rule-comments', 'tinypool', 'iconv-lite', 'chardet', 'cli-progress', 'vscode-languageserver', 'vscode-languageserver/*', 'vscode-languageserver-textdocument', 'tsx', 'tsx/*']
await build({
  entryPoints: { parsers }, outdir: join(root, 'dist'), outExtension: { '.js': '.cjs' }, bundle: true, platform: 'node', target: 'node20', format: 'cjs',
  minifySyntax: true, minifyWhitespace: true, legalComments: 'none', logLevel: 'warning',
})
await build({
  entryPoints: { bundle: join(root, 'src/bundle.ts') }, outdir: join(root, 'dist'), outExtension: { '.js': '.cjs' },
  bundle: true, platform: 'node', target: 'node20', format: 'cjs', minifySyntax: true, minifyWhitespace: true, charset: 'ascii', legalComments: 'none',
  external: packages, supported, plugins: [late, lateBuiltins], alias: { 'string-width': join(root, 'src/report/columns.ts') },
  logOverride: { 'empty-import-meta': 'silent' }, define: { 'import.meta.url': 'bundleUrl' }, banner: { js: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;" }, logLevel: 'warning',
})
// Code from V8's cache may not import by itself (Node 20): compiled.ts hands it a way. It runs the file as the function that it
// is: putting a function around it then would copy a megabyte at every start.
const bundle = join(root, 'dist/bundle.cjs')
const { code, renamed } = rewrite(readFileSync(bundle, 'utf8').replace(/(?<![\w$."'`])import\(/gu, 'bundleImport('))
writeFileSync(bundle, `(function(exports,require,module,__filename,__dirname,bundleImport){${escaped(code)}\n})`)
await build({
  entryPoints: { 'zh-news': join(root, 'src/bin.ts') }, outdir: join(root, 'dist'), outExtension: { '.js': '.cjs' }, bundle: true, platform: 'node', target: 'node20', format: 'cjs',
  external: ['../package.json'], define: { 'import.meta.url': '__filename' }, logLevel: 'warning',
})
// What others load, textlint and the threads: small files that lead to the bundle.
await build({
  entryPoints: { preset: join(root, 'src/preset.ts'), worker: join(root, 'src/worker.ts') }, outdir: join(root, 'dist'), bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning',
})

// The anchors name patterns by their source, which in the bundle is another.
const inBundle = (source: string): string => renamed.get(source) ?? unescaped(spellOut(source))
run(join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/anchors.ts', 'dist/src/language/anchors.json')
const anchors = JSON.parse(readFileSync(join(root, 'dist/src/language/anchors.json'), 'utf8')) as ReturnType<typeof preparedAnchors>
for (const { anchored, plain } of Object.values(anchors)) {
  for (const entry of anchored) entry[1] = inBundle(entry[1])
  plain.forEach((key, i) => {
    const flags = key.indexOf('/') + 1
    plain[i] = key.slice(0, flags) + inBundle(key.slice(flags))
  })
}
writeFileSync(join(root, 'dist/anchors.json'), JSON.stringify(anchors))
// A run over the samples compiles what a run needs, a second one what another report needs; later runs start from there.
for (const [compile, format] of [['new', 'vfile'], ['more', 'json']] as const) {
  try {
    execFileSync(process.execPath, ['dist/zh-news.cjs', '--no-config', '--format', format, 'samples'], { cwd: root, stdio: 'ignore', env: { ...process.env, ZH_NEWS_COMPILE: compile } })
  } catch {
    // status 1: the samples have findings
  }
}

for (const [name, target] of [['textlint-rule-preset-zh-news', '..'], ['.bin/zh-news', '../../dist/zh-news.cjs']] as const) {
  const link = join(root, 'node_modules', name)
  const isLink = lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()
  if (isLink) rmSync(link)
  if (!existsSync(link)) symlinkSync(target, link, process.platform === 'win32' ? 'junction' : undefined)
}
