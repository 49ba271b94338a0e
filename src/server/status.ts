import { errorRate } from '../errorrate/rate.js'
import { tally } from '../errorrate/tally.js'
import type { Draft } from './draft.js'

/** `zh-news/status`: what a status bar shows of a draft. */
export interface Status {
  uri: string
  version: number
  /** False for documents that are not checked. */
  active: boolean
  errors: number
  warnings: number
  infos: number
  /** Findings that `fixAll` would mend. */
  fixable: number
  /** Estimated slips in ten thousand characters, and up to how many an issue passes. */
  rate: number
  limit: number
  characters: number
}

export function statusOf(draft: Draft, covers: (rule: string) => readonly string[]): Status {
  const { checked, findings, document: { uri, version } } = draft
  if (!checked) return { uri, version, active: false, errors: 0, warnings: 0, infos: 0, fixable: 0, rate: 0, limit: 0, characters: 0 }
  const count = { error: 0, warning: 0, info: 0 }
  let fixable = 0
  for (const { severity, fix } of findings) {
    count[severity]++
    if (fix) fixable++
  }
  const { batch, limit } = errorRate([tally(checked.article, findings, covers)])
  return { uri, version, active: true, errors: count.error, warnings: count.warning, infos: count.info, fixable, rate: batch.per10k, limit, characters: batch.characters }
}
