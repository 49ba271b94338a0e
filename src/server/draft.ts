import { fileURLToPath } from 'node:url'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Article, Format } from '../article/article.js'
import { formatOf } from '../article/read.js'
import type { Edit, Finding } from '../finding.js'
import type { Facts } from '../rule.js'

/** What a check of one version of a draft gave. */
export interface Checked {
  version: number
  article: Article
  /** Of our rules, in order of position, useless disable comments among them. */
  findings: Finding[]
  facts: Record<string, Facts>
  /** Milliseconds it took. */
  cost: number
}

/** Findings that arrive later than the check: those of other people's rules, and those that only a comparison of articles shows. */
interface Late { source: string; findings: Finding[] }

/** A document that is open in the editor. */
export class Draft {
  checked: Checked | undefined
  timer: NodeJS.Timeout | undefined
  /** Held back by `.textlintignore`. */
  ignored = false
  private others: Late = { source: '', findings: [] }
  private batch: Late = { source: '', findings: [] }
  private merged: { of: unknown[]; findings: Finding[] } | undefined
  /** The editor's own idea of what it last got: for pulled reports that say "unchanged". */
  serial = 0

  /** `path` is undefined for a draft that was never saved or lies elsewhere than on this machine. */
  constructor(public document: TextDocument, readonly path: string | undefined, readonly format: Format | undefined) {}

  get uri(): string {
    return this.document.uri
  }

  /** Everything known about the draft, in order of position. Late findings follow the text through edits until they are replaced. */
  get findings(): readonly Finding[] {
    if (!this.checked) return []
    const { findings, article: { source } } = this.checked
    this.others = carry(this.others, source)
    this.batch = carry(this.batch, source)
    const of = [findings, this.others.findings, this.batch.findings]
    if (this.merged?.of.every((part, i) => part === of[i])) return this.merged.findings
    const all = [...findings]
    for (const other of this.others.findings) if (!findings.some((ours) => isSameRepair(ours, other))) all.push(other)
    all.push(...this.batch.findings)
    if (all.length > findings.length) all.sort((a, b) => a.start - b.start || a.end - b.end)
    this.merged = { of, findings: all }
    return all
  }

  setOthers(source: string, findings: Finding[]): void {
    this.others = { source, findings }
  }

  /** Returns whether anything changed. */
  setBatch(source: string, findings: Finding[]): boolean {
    const before = JSON.stringify(carry(this.batch, source).findings)
    this.batch = { source, findings }
    return before !== JSON.stringify(findings)
  }

  get batchFindings(): readonly Finding[] {
    return this.batch.findings
  }
}

/** One defect, one finding: a rule of ours and one of others that would make the very same repair. */
function isSameRepair(a: Finding, b: Finding): boolean {
  return a.start === b.start && a.end === b.end && a.fix !== undefined && b.fix !== undefined && a.fix.text === b.fix.text
}

/** Findings of an older text on a newer one: those in front of and behind what changed. */
function carry(late: Late, source: string): Late {
  const { source: old, findings } = late
  if (old === source) return late
  if (!findings.length) return { source, findings }
  let head = 0
  const most = Math.min(old.length, source.length)
  while (head < most && old.charCodeAt(head) === source.charCodeAt(head)) head++
  let tail = 0
  while (tail < most - head && old.charCodeAt(old.length - 1 - tail) === source.charCodeAt(source.length - 1 - tail)) tail++
  const shift = source.length - old.length
  const kept = findings.flatMap((finding) => finding.end <= head ? [finding] : finding.start >= old.length - tail ? [moved(finding, shift)] : [])
  return { source, findings: kept }
}

function moved(finding: Finding, by: number): Finding {
  const edit = (e: Edit): Edit => ({ ...e, start: e.start + by, end: e.end + by })
  return {
    ...finding, start: finding.start + by, end: finding.end + by,
    ...(finding.fix && { fix: edit(finding.fix) }), ...(finding.suggest && { suggest: finding.suggest.map(edit) }),
  }
}

/** The path of a `file:` address on this machine. */
export function pathOf(uri: string): string | undefined {
  if (!/^file:/iu.test(uri)) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** How a document is to be read: by its name, as the command does; a draft without one by the editor's language. */
export function formatFor(path: string | undefined, languageId: string): Format | undefined {
  const named = path === undefined ? undefined : formatOf(path)
  if (named) return named
  switch (languageId) {
    case 'markdown': case 'mdx': return 'markdown'
    case 'html': return 'html'
    case 'plaintext': case 'text': case 'txt': return 'text'
    default: return undefined
  }
}
