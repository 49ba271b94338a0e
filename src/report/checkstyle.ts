import { ruleName, type Report } from './index.js'
import { shortPath } from './path.js'
import { Lines } from './position.js'
import { rateNote } from './summary.js'
import { xml } from './xml.js'

/** Checkstyle's XML, which Jenkins, SonarQube and many others read. Files without findings are included. */
export const checkstyle: Report = function* ({ results, failures, cwd, errorRate }) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n'
  if (errorRate) yield `<!-- ${rateNote(errorRate).replace(/--/gu, '——')} -->\n`
  for (const { path, source, findings } of results) {
    const lines = new Lines(source)
    const out = [`<file name="${xml(shortPath(path, cwd))}">`]
    for (const finding of findings) {
      const { line, column } = lines.at(finding.start)
      out.push(`<error line="${line}" column="${column}" severity="${finding.severity}" message="${xml(finding.message)}" source="${xml(ruleName(finding))}"/>`)
    }
    out.push('</file>', '')
    yield out.join('\n')
  }
  for (const { path, message } of failures) {
    yield `<file name="${xml(path === undefined ? 'zh-news' : shortPath(path, cwd))}">\n<error line="1" severity="error" message="${xml(message)}" source="zh-news"/>\n</file>\n`
  }
  yield '</checkstyle>\n'
}
