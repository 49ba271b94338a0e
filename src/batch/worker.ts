/** The thread of an unbundled command. Tinypool hands its own data first and ours second. */
import { workerData } from 'node:worker_threads'
import type { CheckOptions } from './check.js'
import { threadOf } from './thread.js'

export default threadOf((workerData as [unknown, CheckOptions])[1])
