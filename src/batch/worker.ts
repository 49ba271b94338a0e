import { workerData } from 'node:worker_threads'
import { Checker, type CheckOptions, type Outcome } from './check.js'

// Tinypool hands its own data first and ours second.
const checker = new Checker((workerData as [unknown, CheckOptions])[1])

/** What runs in a thread: checks a few files in order. As JSON, which is half as dear as a message of many small objects. */
export default async function checkFiles(files: readonly string[]): Promise<string> {
  const outcomes: Outcome[] = []
  for await (const outcome of checker.checkTogether(files.map((path) => ({ path })))) outcomes.push(outcome)
  return JSON.stringify(outcomes)
}
