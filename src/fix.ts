import type { Finding } from './finding.js'

/**
 * Applies every `fix` that does not overlap an earlier one. Returns the text and what was applied; a second call on the
 * result takes care of what had to wait.
 */
export function applyFixes(source: string, findings: readonly Finding[]): { output: string; applied: Finding[] } {
  const applied: Finding[] = []
  let output = ''
  let at = 0
  const fixable = findings.filter((finding) => finding.fix).sort((a, b) => a.fix!.start - b.fix!.start || a.fix!.end - b.fix!.end)
  let lastInsert = -1
  for (const finding of fixable) {
    const { start, end, text } = finding.fix!
    if (start < at || (start === end && start === lastInsert)) continue
    output += source.slice(at, start) + text
    at = end
    if (start === end) lastInsert = start
    applied.push(finding)
  }
  return { output: output + source.slice(at), applied }
}
