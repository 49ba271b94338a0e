import { workerData } from 'node:worker_threads'
import { Checker, type CheckOptions, type Outcome } from './check.js'

// Tinypool hands its own data first and ours second.
const checker = new Checker((workerData as [unknown, CheckOptions])[1])

/** What runs in a thread: checks a few files in order. */
export default async function checkFiles(files: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const file of files) outcomes.push(await checker.check(file))
  return outcomes
}
