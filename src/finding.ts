import type { Severity } from './rule.js'

/** A replacement of `source.slice(start, end)`. Offsets are UTF-16 units of the decoded source. */
export interface Edit { start: number; end: number; text: string }

/** What the engine reports. Offsets are UTF-16 units of the decoded source. */
export interface Finding {
  /** Id of the rule without the preset's name (`quote-pairs`); the id as it is for third-party rules. */
  rule: string
  severity: Severity
  start: number
  end: number
  message: string
  /** Safe, applied by `--fix`. */
  fix?: Edit
  /** A person chooses one. */
  suggest?: Edit[]
  related?: { path?: string; start: number; end: number; message: string }[]
  /** Set for third-party rules that ran through textlint. */
  thirdParty?: true
}

/** One file's findings, in order of position. */
export interface FileResult {
  path: string
  /** The decoded source the offsets refer to. */
  source: string
  findings: Finding[]
  /** What the report says of the article, in UTF-8, if it has been put into words already; the findings may be missing then. It holds until the next is asked for. */
  said?: Uint8Array | undefined
}

/** Something that could not be done: exit status 2. `message` is a plain Chinese sentence. */
export interface Failure { path?: string; message: string }
