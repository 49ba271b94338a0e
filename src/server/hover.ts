import { MarkupKind, type Hover } from 'vscode-languageserver/node.js'
import { rules } from '../../rules/index.js'
import type { Finding } from '../finding.js'
import type { Draft } from './draft.js'
import { rangeOf } from './diagnostics.js'

/** Why the text under the pointer was marked, and which clause says so. */
export function hoverAt(draft: Draft, offset: number, markdown: boolean, pageOf: (rule: string) => string | undefined): Hover | null {
  const here = draft.findings.filter((finding) => finding.start <= offset && offset <= finding.end)
  if (!here.length) return null
  const seen = new Set<string>()
  const parts = here.filter(({ rule, message }) => !seen.has(rule + message) && seen.add(rule + message)).map((finding) => describe(finding, markdown, pageOf))
  const narrowest = here.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a))
  return { contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: parts.join(markdown ? '\n\n---\n\n' : '\n\n') }, range: rangeOf(draft.document, narrowest) }
}

function describe(finding: Finding, markdown: boolean, pageOf: (rule: string) => string | undefined): string {
  const rule = finding.thirdParty ? undefined : rules[finding.rule]
  if (!rule) return markdown ? `${escape(finding.message)}\n\n\`${finding.rule}\`` : `${finding.message}\n${finding.rule}`
  if (!markdown) return `${rule.summary}（zh-news/${finding.rule}）\n${finding.message}\n${rule.why}\n依据：${rule.source}`
  const page = pageOf(finding.rule)
  const name = `\`zh-news/${finding.rule}\``
  return `**${escape(rule.summary)}** ${page ? `[${name}](${page})` : name}\n\n${escape(finding.message)}\n\n${escape(rule.why)}\n\n依据：${escape(rule.source)}`
}

const escape = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/gu, '\\$&')
