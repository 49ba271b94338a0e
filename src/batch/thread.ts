import { Checker, type CheckOptions, type Outcome } from './check.js'

/**
 * Outcomes on their way between threads. JSON is half as dear as a message of many small objects; what is long goes beside it.
 */
export interface Parcel { outcomes: string; sources: string[]; texts: (Uint8Array | undefined)[] }

/** What runs in a thread: checks a few files in order. */
export function threadOf(options: CheckOptions): (files: readonly string[]) => Promise<Parcel> {
  const checker = new Checker(options)
  return async (files) => packed(await checker.checkAll(files.map((path) => ({ path }))))
}

function packed(outcomes: readonly Outcome[]): Parcel {
  return {
    outcomes: JSON.stringify(outcomes.map((outcome) => ({ ...outcome, source: '', ...(outcome.said && { said: { ...outcome.said, text: '' } }) }))),
    sources: outcomes.map(({ source }) => source),
    texts: outcomes.map(({ said }) => said?.text),
  }
}

export function unpacked({ outcomes, sources, texts }: Parcel): Outcome[] {
  const all = JSON.parse(outcomes) as Outcome[]
  all.forEach((outcome, i) => {
    outcome.source = sources[i]!
    if (outcome.said) outcome.said.text = texts[i]!
  })
  return all
}
