import { CodeActionKind, type CodeAction, type Diagnostic, type Range, type WorkspaceEdit } from 'vscode-languageserver/node.js'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Edit, Finding } from '../finding.js'
import { applyFixes } from '../fix.js'
import { rules } from '../../rules/index.js'
import { disabling } from './disable.js'
import { rangeOf, toDiagnostic, type Presentation } from './diagnostics.js'
import type { Draft } from './draft.js'

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.zh-news`

export interface ActionContext {
  presentation: Presentation
  /** The client takes edits that name the version they are for. */
  versioned: boolean
  /** Findings of a text as if it were the draft: to prove an action before offering it. */
  recheck(source: string): readonly Finding[]
  /** Actions that need more than the draft. */
  more(finding: Finding): CodeAction[]
}

/** What can be done about the findings that touch a range. */
export function actionsFor(draft: Draft, range: Range, only: readonly string[] | undefined, given: readonly Diagnostic[], context: ActionContext): CodeAction[] {
  const wants = (kind: string): boolean => !only?.length || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
  const actions: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(draft, range, given, context))
  // Without being asked for, an action for the whole article would crowd every menu.
  if (only?.length && wants(FIX_ALL)) {
    const edits = fixAllEdits(draft.document.getText(), draft.findings, context.recheck)
    if (edits.length) actions.push({ title: '改正全篇有把握的问题', kind: FIX_ALL, edit: workspaceEdit(draft.document, edits, context.versioned) })
  }
  return actions
}

function quickFixes(draft: Draft, range: Range, given: readonly Diagnostic[], context: ActionContext): CodeAction[] {
  const { document, findings } = draft
  const start = document.offsetAt(range.start)
  const end = document.offsetAt(range.end)
  const here = findings.filter((finding) => finding.start <= end && finding.end >= start)
  // With the caret between two findings that touch, the one it stands in comes first.
  here.sort((a, b) => Number(b.start <= start && start < b.end) - Number(a.start <= start && start < a.end))
  const mending: CodeAction[] = []
  const silencing: CodeAction[] = []
  for (const finding of here.slice(0, 20)) {
    const diagnostics = [matching(given, toDiagnostic(document, finding, context.presentation))]
    const action = (title: string, edits: readonly Edit[], preferred = false): CodeAction => ({
      title, kind: CodeActionKind.QuickFix, diagnostics, ...(preferred && { isPreferred: true }), edit: workspaceEdit(document, edits, context.versioned),
    })
    const source = document.getText()
    if (finding.fix) mending.push(action(titleOf(finding.fix, source), [finding.fix], true))
    for (const suggestion of finding.suggest ?? []) mending.push(action(titleOf(suggestion, source), [suggestion]))
    if (finding.rule === 'unused-directive') mending.push(action('删去这条停用注释', [wholeLine(finding, source)], true))
    const off = finding.rule === 'unused-directive' ? undefined : disabling(draft, finding, context.recheck)
    silencing.push(...context.more(finding).map((one) => ({ ...one, diagnostics })))
    if (off) silencing.push(action(`此处不查“${nameOf(finding)}”（加停用注释）`, off))
  }
  const wider: CodeAction[] = []
  for (const rule of new Set(here.filter(({ fix }) => fix).map((finding) => finding.rule))) {
    const same = findings.filter((finding) => finding.rule === rule && finding.fix)
    if (same.length < 2) continue
    const { applied } = applyFixes(document.getText(), same)
    wider.push({ title: `改正全篇同类问题：${nameOf(same[0]!)}（${applied.length} 处）`, kind: CodeActionKind.QuickFix, edit: workspaceEdit(document, applied.map(({ fix }) => fix!), context.versioned) })
  }
  const fixable = findings.filter(({ fix }) => fix)
  if (here.length && fixable.length > 1) {
    const edits = fixAllEdits(document.getText(), findings, context.recheck)
    wider.push({ title: `改正全篇有把握的问题（${fixable.length} 处）`, kind: CodeActionKind.QuickFix, edit: workspaceEdit(document, edits, context.versioned) })
  }
  const seen = new Set<string>()
  return [...mending, ...wider, ...silencing].filter((one) => {
    const key = `${one.title}\0${JSON.stringify(one.edit ?? one.command)}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Fixes may make room for others; the command stops after as many rounds. */
const ROUNDS = 10

/** All safe fixes until there are none left: what the command's `--fix` does. */
export function fixAllEdits(source: string, findings: readonly Finding[], recheck: (source: string) => readonly Finding[]): Edit[] {
  const first = applyFixes(source, findings)
  if (!first.applied.length) return []
  let output = first.output
  for (let round = 1; round < ROUNDS; round++) {
    const next = applyFixes(output, recheck(output))
    if (!next.applied.length || next.output === output) break
    output = next.output
  }
  return output === first.output ? first.applied.map(({ fix }) => fix!) : difference(source, output)
}

/** Edits that turn one text into another: line by line where the lines still correspond, otherwise one stretch. */
function difference(before: string, after: string): Edit[] {
  const old = before.split('\n')
  const now = after.split('\n')
  if (old.length !== now.length) return trimmed(0, before, after)
  const edits: Edit[] = []
  let at = 0
  old.forEach((line, i) => {
    edits.push(...trimmed(at, line, now[i]!))
    at += line.length + 1
  })
  return edits
}

function trimmed(at: number, before: string, after: string): Edit[] {
  if (before === after) return []
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return [{ start: at + head, end: at + before.length - tail, text: after.slice(head, after.length - tail) }]
}

export function workspaceEdit(document: TextDocument, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  const textEdits = edits.map((edit) => ({ range: rangeOf(document, edit), newText: edit.text }))
  return versioned
    ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: textEdits }] }
    : { changes: { [document.uri]: textEdits } }
}

function titleOf({ start, end, text }: Edit, source: string): string {
  const old = source.slice(start, end)
  if (text === '') return `删去“${visible(old)}”`
  if (old === '') return `补上“${visible(text)}”`
  return `改为“${visible(text)}”`
}

/** White space made visible, long texts shortened. */
function visible(text: string): string {
  const shown = text.replace(/\r?\n/gu, '↵').replace(/ /gu, '␣').replace(/\u3000/gu, '□').replace(/[\u200B-\u200F\u2060-\u2064\uFEFF\u00AD]/gu, (c) => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
  const characters = [...shown]
  return characters.length > 30 ? `${characters.slice(0, 14).join('')}…${characters.slice(-14).join('')}` : shown
}

const nameOf = ({ rule, thirdParty }: Finding): string => (thirdParty ? rule : rules[rule]?.summary ?? rule)

function wholeLine({ start, end }: Finding, source: string): Edit {
  const from = source.lastIndexOf('\n', start - 1) + 1
  const lineEnd = source.indexOf('\n', end)
  const to = lineEnd < 0 ? source.length : lineEnd + 1
  return source.slice(from, start).trim() === '' && source.slice(end, to).trim() === '' ? { start: from, end: to, text: '' } : { start, end, text: '' }
}

/** The client's own copy of a diagnostic, which it may compare by identity. */
function matching(given: readonly Diagnostic[], own: Diagnostic): Diagnostic {
  return given.find((one) => one.code === own.code && one.message === own.message && JSON.stringify(one.range) === JSON.stringify(own.range)) ?? own
}
