import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Cache } from './cache.js'
import { Checker, TOGETHER, type CheckOptions, type FileToCheck, type Outcome } from './check.js'

export interface RunOptions extends CheckOptions {
  /** Number of threads; `auto` starts more than one only where that pays. */
  threads: number | 'auto'
  cache?: Cache
  /** True once the user has asked to stop: files under way are finished, no more are begun. */
  stopped?: () => boolean
}

/** Files a thread gets at a time: enough to make messages rare, few enough to keep memory flat. */
const CHUNK = 16
/**
 * A thread has all the rules to compile and warm up again: a second of work on two cores. And the first files, by which we
 * guess, cost twice what the later ones do. So threads begin late, and only for a lot.
 */
const WORTH_THREADS_MS = 2500
const TRIAL_MS = 500

/** Checks files, one outcome each, in the order of the files whatever the number of threads. */
export async function* run(files: readonly string[], options: RunOptions): AsyncGenerator<Outcome> {
  const { threads, cache, stopped = () => false, ...checkOptions } = options
  const cores = threads === 'auto' ? availableParallelism() : threads
  const checker = new Checker(checkOptions)
  let next = 0
  if (cores === 1 || threads === 'auto' || files.length < 2) {
    const began = process.cpuUsage()
    while (next < files.length) {
      if (stopped()) return
      const few = files.slice(next, next + (options.fix ? 1 : TOGETHER))
      next += few.length
      if (cache) yield* await checkAll(few, (missing) => all(checker.checkTogether(missing)), checker, cache)
      else yield* checker.checkTogether(few.map((path) => ({ path })))
      // Timers and Ctrl-C get their turn.
      await new Promise(setImmediate)
      if (cores > 1) {
        const { user, system } = process.cpuUsage(began) // where others take the processor, the clock says nothing
        const worked = (user + system) / 1000
        if (worked > TRIAL_MS && (worked / next) * (files.length - next) > WORTH_THREADS_MS) break
      }
    }
    if (next === files.length) return
  }
  yield* runInThreads(files.slice(next), checker, checkOptions, cores, cache, stopped)
}

async function all<T>(given: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of given) list.push(item)
  return list
}

/** The remembered outcome of a file; or its bytes and the key to remember it by. */
function recall(checker: Checker, file: string, cache: Cache): { outcome?: Outcome; bytes?: Buffer; key?: string } {
  try {
    const bytes = readFileSync(file)
    const key = checker.cacheKey(file, bytes, cache.build)
    const outcome = cache.get(key, file, bytes)
    return outcome ? { outcome } : { bytes, key }
  } catch {
    return {} // an unreadable file or a wrong configuration: checking says so
  }
}

async function* runInThreads(files: readonly string[], checker: Checker, options: CheckOptions, threads: number, cache: Cache | undefined, stopped: () => boolean): AsyncGenerator<Outcome> {
  const { Tinypool } = await import('tinypool')
  const pool = new Tinypool({
    filename: workerModule(),
    minThreads: threads, maxThreads: threads, workerData: options, isolateWorkers: false,
    resourceLimits: { maxYoungGenerationSizeMb: 8 }, // what checking leaves behind is garbage at once; more room would only be filled
  })
  const underWay: Promise<Outcome[]>[] = []
  try {
    let next = 0
    const begin = () => {
      const from = next
      next = Math.min(files.length, next + Math.max(1, Math.min(CHUNK, Math.ceil((files.length - from) / threads / 2))))
      underWay.push(checkAll(files.slice(from, next), (missing) => pool.run(missing.map(({ path }) => path)) as Promise<Outcome[]>, checker, cache))
    }
    while (next < files.length && underWay.length < threads * 3) begin()
    while (underWay.length) {
      for (const outcome of await underWay.shift()!) yield outcome
      if (next < files.length && !stopped()) begin()
    }
  } finally {
    for (const chunk of underWay) chunk.catch(() => {}) // the reader has gone; nobody is left to tell
    await pool.destroy()
  }
}

/** The built module; or, when we run from the sources (tests), one that first turns TypeScript on: threads do not inherit tsx. */
function workerModule(): string {
  const here = import.meta.url
  if (!here.endsWith('.ts')) return new URL('./worker.js', here).href
  const worker = JSON.stringify(new URL('./worker.ts', here).href)
  return `data:text/javascript,import{register}from${JSON.stringify(import.meta.resolve('tsx/esm/api'))};register();export default(await import(${worker})).default`
}

/** The outcomes of a few files in their order, some of them remembered. `check` gets those that are not. */
async function checkAll(files: readonly string[], check: (missing: readonly FileToCheck[]) => Promise<Outcome[]>, checker: Checker, cache: Cache | undefined): Promise<Outcome[]> {
  if (!cache) return check(files.map((path) => ({ path })))
  const recalled = files.map((file) => ({ file, ...recall(checker, file, cache) }))
  const missing = recalled.filter(({ outcome }) => !outcome)
  const fresh = missing.length ? await check(missing.map(({ file, bytes }) => ({ path: file, bytes }))) : []
  const outcomes = new Map(fresh.map((outcome, i) => {
    const { file, key } = missing[i]!
    if (key) cache.put(key, outcome)
    return [file, outcome]
  }))
  return recalled.map(({ file, outcome }) => outcome ?? outcomes.get(file)!)
}
