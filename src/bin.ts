#!/usr/bin/env node
// The first file that runs. What needs no engine is answered before the engine is read from disk; the engine itself comes
// with the code that V8 compiled for it when the package was built, and is compiled anew if this is another V8.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

const { argv, env } = process
const here = dirname(import.meta.url) // the bundler puts __filename here
const require = createRequire(import.meta.url)
const command = join(here, 'command.cjs')
const cache = join(here, 'command.cache')

if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')) console.log((require('../package.json') as { version: string }).version)
else start()

function start(): void {
  // Hundreds of patterns meet one article: compiling each twice, as V8 does, costs more than running it.
  setFlagsFromString('--no-regexp-tier-up')
  // What checking leaves behind is garbage at once: few large collections are cheaper than many small ones.
  setFlagsFromString('--semi-space-growth-factor=16')
  // And hundreds of small functions take turns: optimising each as soon as V8 would, with all that it calls, and again when
  // that fails, costs a quarter of a batch.
  setFlagsFromString('--interrupt-budget=1200000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300')
  // The bundle is ASCII: read as Latin-1 it is neither decoded nor twice as long in memory.
  const source = `(function(exports,require,module,__filename,__dirname,bundleImport){${readFileSync(command, 'latin1')}\n})`
  // `new` and `more`: the build writes the cache, then adds what another report needs
  const known = env.ZH_NEWS_COMPILE === 'new' ? undefined : cached()
  const script = new Script(source, { filename: command, ...(known ? { cachedData: known } : {}) })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(command), module, command, here, (specifier: string) => import(specifier))
  if (env.ZH_NEWS_COMPILE) process.on('exit', () => writeFileSync(cache, script.createCachedData()))
}

function cached(): Buffer | undefined {
  try {
    return readFileSync(cache)
  } catch {
    return undefined
  }
}
