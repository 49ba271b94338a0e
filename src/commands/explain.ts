import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../../rules/index.js'
import { ownPackage } from '../package.js'
import { write } from '../batch/lines.js'
import { ruleId, type ExitStatus, type Surroundings } from './check.js'

const levels = { error: '错误', warning: '警告', info: '提示' }

/** `zh-news explain [ID]`: the rule's page out of `rules/README.md`, or a list of all rules. */
export async function explain(names: readonly string[], { stdout }: Surroundings): Promise<ExitStatus> {
  if (!names.length) {
    const widest = Math.max(...Object.keys(rules).map((id) => id.length))
    const lines = Object.entries(rules).map(([id, { summary, severity, enabled }]) => `${id.padEnd(widest)}  ${enabled === false ? '默认关' : levels[severity]}  ${summary}`)
    await write(stdout, lines.join('\n') + '\n')
    return 0
  }
  const pages = readFileSync(join(ownPackage().root, 'rules/README.md'), 'utf8').split(/^(?=## )/mu)
  for (const name of names) {
    const id = ruleId(name)
    const page = pages.find((text) => text.startsWith(`## ${id}\n`)) ?? `## ${id}\n\n${rules[id]!.summary}。${rules[id]!.why}\n`
    await write(stdout, page.replace(/^## /, '').replace(/<br>$/gm, '').replace(/\\([<>|*_])/g, '$1').trimEnd() + '\n')
  }
  return 0
}
