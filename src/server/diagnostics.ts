import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { dirname, join } from 'node:path'
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type Location, type Range } from 'vscode-languageserver/node.js'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { rules } from '../../rules/index.js'
import type { Finding } from '../finding.js'

/** More would only slow the editor down: nobody reads them, and a text with so many is no draft yet. */
export const MOST = 5000

const severities = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information } as const

export interface Presentation {
  /** Address of a rule's page, if the client can show one. */
  pageOf(rule: string): string | undefined
  /** A place in another article. */
  locate(path: string, start: number, end: number): Location | undefined
  /** What the client understands. */
  related: boolean
  tags: boolean
}

export function toDiagnostics(document: TextDocument, findings: readonly Finding[], presentation: Presentation): Diagnostic[] {
  const diagnostics = findings.slice(0, MOST).map((finding) => toDiagnostic(document, finding, presentation))
  if (findings.length > MOST) {
    const { range } = diagnostics[MOST - 1]!
    diagnostics.push({ range, severity: DiagnosticSeverity.Information, source: 'zh-news', message: `问题太多，只标出前 ${MOST} 处，共 ${findings.length} 处` })
  }
  return diagnostics
}

export function toDiagnostic(document: TextDocument, finding: Finding, presentation: Presentation): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeOf(document, finding), severity: severities[finding.severity], message: finding.message,
    code: finding.rule, source: finding.thirdParty ? 'textlint' : 'zh-news',
  }
  const page = presentation.pageOf(finding.rule)
  if (page) diagnostic.codeDescription = { href: page }
  if (presentation.tags && isNeedless(finding)) diagnostic.tags = [DiagnosticTag.Unnecessary]
  if (presentation.related && finding.related) {
    diagnostic.relatedInformation = finding.related.flatMap(({ path, start, end, message }) => {
      const location = path === undefined ? { uri: document.uri, range: rangeOf(document, { start, end }) } : presentation.locate(path, start, end)
      return location ? [{ location, message }] : []
    })
  }
  return diagnostic
}

export function rangeOf(document: TextDocument, { start, end }: { start: number; end: number }): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

/** What is to be deleted is shown faded. */
function isNeedless({ rule, start, end, fix, suggest }: Finding): boolean {
  if (rule === 'unused-directive') return true
  return end > start && (fix ? fix.text === '' : suggest !== undefined && suggest.length > 0 && suggest.every(({ text }) => text === ''))
}

/** Finds the pages that come with the package; the server may have been bundled to another depth of it. */
export function rulePages(): string | undefined {
  let at = dirname(fileURLToPath(import.meta.url))
  for (let i = 0; i < 4; i++, at = dirname(at)) {
    const page = join(at, 'rules', 'README.md')
    if (existsSync(page)) return pathToFileURL(page).href
  }
  return undefined
}

/** Whether a rule has a page: those of others have none here. */
export const hasPage = (rule: string): boolean => Object.hasOwn(rules, rule)
