import type { Root } from 'mdast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import { rules } from '../rules/index.js'
import { readArticle } from './article/read.js'
import { Configuration } from './config.js'
import { lint, resolveConfig, type RuleSetting } from './lint.js'

export interface RemarkZhNewsOptions {
  /** As in `.textlintrc` under `preset-zh-news`. Without them, the `.textlintrc` above each file holds, as for the command. */
  rules?: Readonly<Record<string, RuleSetting>>
  /** Throw, and so end the build, on findings of this level or above. Default: `never`. */
  failOn?: 'error' | 'warning' | 'never'
}

/**
 * A unified plugin for static-site builds: every finding becomes a message on the file, `fatal` for errors, with what was
 * `actual` and `expected`. It reads the file's source, so it belongs before plugins that change the text.
 */
const remarkZhNews: Plugin<[RemarkZhNewsOptions?], Root> = ({ rules: settings, failOn = 'never' } = {}) => {
  const ownConfig = settings && resolveConfig({ rules: settings })
  const configuration = new Configuration({ cwd: process.cwd() })
  return (_tree, file: VFile) => {
    const config = ownConfig ?? configuration.for(file.path ?? 'text.md').config
    const source = String(file)
    const { toPoint } = location(source)
    const { findings } = lint(readArticle(source, { ...(file.path ? { path: file.path } : {}), format: file.extname === '.txt' ? 'text' : 'markdown' }), config)
    for (const finding of findings) {
      const start = toPoint(finding.start)
      const end = toPoint(finding.end)
      const message = file.message(finding.message, { ...(start && end ? { place: { start, end } } : {}), ruleId: finding.rule, source: 'zh-news' })
      message.fatal = finding.severity === 'error' ? true : finding.severity === 'warning' ? false : undefined
      message.actual = source.slice(finding.start, finding.end)
      const expected = finding.fix ? [finding.fix.text] : finding.suggest?.map((edit) => edit.text)
      if (expected) message.expected = expected
      const rule = rules[finding.rule]
      if (rule) message.note = `${rule.why}\n依据：${rule.source}`
    }
    const bad = findings.filter((finding) => failOn !== 'never' && (finding.severity === 'error' || (failOn === 'warning' && finding.severity === 'warning')))
    if (bad.length) {
      const point = toPoint(bad[0]!.start)
      throw new Error(`${file.path ?? '稿件'}${point ? `:${point.line}:${point.column}` : ''} 有 ${bad.length} 处须改：${bad[0]!.message}`)
    }
  }
}

export default remarkZhNews
