import { writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errorRate } from '../errorrate/rate.js'
import { tally } from '../errorrate/tally.js'
import { formats } from '../report/index.js'
import { rules } from '../../rules/index.js'
import type { Draft } from './draft.js'

/** Writes the draft as a proof (the command's `--format html`) into a directory; returns the page's path. */
export async function proof(draft: Draft, path: string, pageOf: (rule: string) => string | undefined, directory: string): Promise<string> {
  const { article } = draft.checked!
  const findings = [...draft.findings]
  const report = await formats['html']!.load()
  const html = [...report({
    results: [{ path, source: article.source, findings }], failures: [],
    rules: new Map(Object.entries(rules).map(([id, { summary, why, source, severity }]) => [id, { id, summary, why, source, severity, url: pageOf(id) }])),
    cwd: dirname(path), color: false, version: '',
    articleOf: () => article,
    errorRate: errorRate([tally(article, findings, (rule) => rules[rule]?.covers ?? [])]),
  })].join('')
  const page = join(directory, `${basename(path).replace(/[^\p{L}\p{N}._-]/gu, '_')}.html`)
  writeFileSync(page, html, { mode: 0o600 })
  return page
}
