/** The thread of the bundled command: the same bundle, compiled already. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workerData } from 'node:worker_threads'
import type { CheckOptions } from './batch/check.js'
import { loadBundle } from './compiled.js'

export default loadBundle(dirname(fileURLToPath(import.meta.url))).threadOf((workerData as [unknown, CheckOptions])[1])
