/** The bundle with the code that V8 compiled for it when the package was built; compiled anew if this is another V8. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/**
 * How V8 is to treat hundreds of patterns and small functions that take turns over short texts. The flags hold for the
 * process. textlint's command, whose parser is built like that too, gains by them: with no rule at all it takes a fifth less CPU.
 */
const flags = [
  // Hundreds of patterns meet one article: compiling each twice, as V8 does, costs more than running it.
  '--no-regexp-tier-up',
  // What checking leaves behind is garbage at once: few large collections are cheaper than many small ones.
  '--semi-space-growth-factor=16',
  // V8 would notice that what is made early in a turn lives to its end, and put such things where only a full collection finds
  // them again, with all that they point to: a seventh of a run over 10,000 articles.
  '--no-allocation-site-pretenuring',
  // So little grows old that waiting until three times as much has gathered, as V8 does, only costs memory.
  '--heap-growing-percent=60',
  // And hundreds of small functions take turns: optimising each as soon as V8 would, with all that it calls, and again when
  // that fails, costs a quarter of a batch.
  '--interrupt-budget=1200000',
  '--max-inlined-bytecode-size-cumulative=300',
]

export function setFlags(): void {
  for (const flag of flags) setFlagsFromString(flag)
}

/** Runs the bundle that lies in a folder. V8 takes the compiled code only under the flags it was compiled with, {@link setFlags}. */
export function loadBundle(folder: string): typeof import('./bundle.js') {
  const bundle = join(folder, 'bundle.cjs')
  const cache = join(folder, 'bundle.cache')
  // The bundle, one function (scripts/build.ts), is ASCII: read as Latin-1 it is neither decoded nor twice as long in memory.
  const source = readFileSync(bundle, 'latin1')
  // `new` and `more`: the build writes the cache, then adds what another report needs
  const { ZH_NEWS_COMPILE: compile } = process.env
  const known = compile === 'new' ? undefined : read(cache)
  const script = new Script(source, { filename: bundle, ...(known ? { cachedData: known } : {}) })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, folder, (specifier: string) => import(specifier))
  if (compile) process.on('exit', () => writeFileSync(cache, script.createCachedData()))
  return module.exports as typeof import('./bundle.js')
}

function read(cache: string): Buffer | undefined {
  try {
    return readFileSync(cache)
  } catch {
    return undefined
  }
}
