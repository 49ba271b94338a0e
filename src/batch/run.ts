import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Cache } from './cache.js'
import { unpacked, type Parcel } from './thread.js'
import { Checker, TOGETHER, type CheckOptions, type FileToCheck, type Outcome } from './check.js'

export interface RunOptions extends CheckOptions {
  /** The most threads; more than one are started only where that pays. `auto`: as many as there are cores. */
  threads: number | 'auto'
  cache?: Cache
  /** True once the user has asked to stop: files under way are finished, no more are begun. */
  stopped?: () => boolean
}

/**
 * A thread has all the rules to compile and warm up again: a second of work on two cores. And the first files, by which we
 * guess, cost two or three times what the later ones do. So threads begin early only for a great lot, and late for a lot.
 */
const WORTH_THREADS_MS = 2500
const TRIAL_MS = 500
const FIRST_GUESS_MS = 100
/** For tests of `--threads N`, whose batches are small. */
const atOnce = (): boolean => process.env.ZH_NEWS_THREADS === 'at once'

/** Checks files, one outcome each, in the order of the files whatever the number of threads. */
export async function* run(files: readonly string[], options: RunOptions): AsyncGenerator<Outcome> {
  const { threads, cache, stopped = () => false, ...checkOptions } = options
  const cores = threads === 'auto' ? availableParallelism() : threads
  const checker = new Checker(checkOptions)
  let next = 0
  if (cores === 1 || files.length < 2 || threads === 'auto' || !atOnce()) {
    const began = process.cpuUsage()
    while (next < files.length) {
      if (stopped()) return
      const few = files.slice(next, next + (options.fix ? 1 : TOGETHER))
      next += few.length
      if (cache) yield* await recallOr(few, (missing) => checker.checkAll(missing), checker, cache)
      else yield* checker.checkTogether(few.map((path) => ({ path })))
      // Timers and Ctrl-C get their turn.
      await new Promise(setImmediate)
      if (cores > 1) {
        const { user, system } = process.cpuUsage(began) // where others take the processor, the clock says nothing
        const worked = (user + system) / 1000
        const left = (worked / next) * (files.length - next)
        if (left > WORTH_THREADS_MS * (worked > TRIAL_MS ? 1 : 4) && worked > FIRST_GUESS_MS) break
      }
    }
    if (next === files.length) return
  }
  yield* runInThreads(files.slice(next), checker, checkOptions, cores, cache, stopped)
}

/** The remembered outcome of a file; or its bytes and the key to remember it by. */
function recall(checker: Checker, file: string, cache: Cache): { outcome?: Outcome; bytes?: Buffer; key?: string } {
  try {
    const bytes = readFileSync(file)
    const key = checker.cacheKey(file, bytes, cache.build)
    cache.asked.set(file, { path: file, size: bytes.length, key })
    const outcome = cache.get(key, file, bytes)
    return outcome ? { outcome } : { bytes, key }
  } catch {
    return {} // an unreadable file or a wrong configuration: checking says so
  }
}

/** Chunks that wait with each of the other threads, and the files in the first that it gets. */
const QUEUE = 4
const FIRST = 4
/** How many chunks may be done before the first of them is: what another thread takes to begin, this one spends on checking. */
const AHEAD = 64

/** This thread, warmed up by now, checks along with the others: what it finds need not be sent. */
async function* runInThreads(files: readonly string[], checker: Checker, options: CheckOptions, threads: number, cache: Cache | undefined, stopped: () => boolean): AsyncGenerator<Outcome> {
  const { Tinypool } = await import('tinypool')
  const others = threads - 1
  const pool = new Tinypool({
    filename: workerModule(), minThreads: others, maxThreads: others, workerData: options, isolateWorkers: false,
    concurrentTasksPerWorker: QUEUE, // while this thread checks, nobody hands out chunks
  })
  const underWay: { outcomes: Promise<Outcome[]>; done: boolean; here: boolean }[] = []
  let next = 0
  let warm = false // the first chunk takes the others long: they get a small one, and no more until it is back
  const begin = (here: boolean): void => {
    const from = next
    const most = here || warm ? TOGETHER : FIRST
    next = Math.min(files.length, next + Math.max(1, Math.min(most, Math.ceil((files.length - from) / threads / 2))))
    const check = here ? (missing: readonly FileToCheck[]) => checker.checkAll(missing) : async (missing: readonly FileToCheck[]) => unpacked(await pool.run(missing.map(({ path }) => path)) as Parcel)
    const chunk = { outcomes: recallOr(files.slice(from, next), check, checker, cache), done: false, here }
    const done = (): void => {
      chunk.done = true
      if (!here) warm = true
    }
    chunk.outcomes.then(done, done) // a failure is told when its turn comes, or to nobody if the reader has gone
    underWay.push(chunk)
  }
  try {
    while (next < files.length || underWay.length) {
      const more = () => next < files.length && !stopped()
      while (more() && underWay.reduce((sum, { here }) => sum + (here ? 0 : 1), 0) < others * (warm ? QUEUE : 1)) begin(false)
      const first = underWay[0]
      if (!first) break
      if (!first.done && more() && underWay.length < AHEAD) {
        begin(true)
        await underWay.at(-1)!.outcomes.catch(() => {})
        await new Promise(setImmediate) // the others' messages get in
        continue
      }
      underWay.shift()
      yield* await first.outcomes
    }
  } finally {
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
async function recallOr(files: readonly string[], check: (missing: readonly FileToCheck[]) => Promise<Outcome[]>, checker: Checker, cache: Cache | undefined): Promise<Outcome[]> {
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
