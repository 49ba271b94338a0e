import { workerData } from 'node:worker_threads'
import { Checker, type CheckOptions } from './check.js'

// Tinypool hands its own data first and ours second.
const checker = new Checker((workerData as [unknown, CheckOptions])[1])

/** What runs in a thread: checks a few files in order. As JSON, which is half as dear as a message of many small objects. */
export default async function checkFiles(files: readonly string[]): Promise<string> {
  return JSON.stringify(await checker.checkAll(files.map((path) => ({ path }))))
}
