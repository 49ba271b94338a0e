import type { Edit, Finding } from '../finding.js'

/** The edits a finding proposes: its one fix, or the choices of a person; empty if it only points. */
export function edits({ fix, suggest }: Finding): readonly Edit[] {
  return fix ? [fix] : suggest ?? []
}
