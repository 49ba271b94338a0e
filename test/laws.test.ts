/** What holds for every rule, on every example of every rule and on every sample. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rules } from '../rules/index.js'
import { readArticle } from '../src/article/read.js'
import type { Finding } from '../src/finding.js'
import { applyFixes } from '../src/fix.js'
import { lint, resolveConfig } from '../src/lint.js'
import { parseMarked } from '../src/marked.js'

const samples = new URL('../samples/', import.meta.url)
const texts: { path: string; text: string }[] = [
  ...Object.entries(rules).flatMap(([id, rule]) => rule.examples.map((example, i) => {
    const { text, format = 'text' } = typeof example === 'string' ? { text: example } : example
    return { path: `${id}-${i}.${{ text: 'txt', markdown: 'md', html: 'html' }[format]}`, text: parseMarked(text).text }
  })),
  ...readdirSync(samples).filter((name) => !/gbk/u.test(name)).map((name) => ({ path: name, text: readFileSync(new URL(name, samples), 'utf8') })),
]
const config = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, true])) })
const check = (path: string, text: string): Finding[] => lint(readArticle(text, { path }), config).findings
const han = (text: string): string => text.replace(/\P{Script=Han}/gu, '')
const count = (findings: Finding[]): Map<string, number> => findings.reduce((map, f) => map.set(f.rule, (map.get(f.rule) ?? 0) + 1), new Map<string, number>())

function fixAll(path: string, text: string): string {
  for (let round = 0; round < 8; round++) {
    const { output, applied } = applyFixes(text, check(path, text))
    if (!applied.length) return text
    text = output
  }
  return text
}

test('findings lie inside the source, in order, and say something', () => {
  for (const { path, text } of texts) {
    let last = 0
    for (const f of check(path, text)) {
      assert.ok(f.start >= last && f.start <= f.end && f.end <= text.length, `${path} ${f.rule} ${f.start}–${f.end} of ${text.length}`)
      assert.ok(f.message.length > 3)
      for (const r of f.related ?? []) assert.ok(r.start >= 0 && r.start <= r.end && r.end <= text.length)
      last = f.start
    }
  }
})
test('fixing ends, and fixing twice equals fixing once', () => {
  for (const { path, text } of texts) {
    const once = fixAll(path, text)
    assert.equal(check(path, once).filter((f) => f.fix).length, 0, `${path}: fixes are left after eight rounds`)
    assert.equal(applyFixes(once, check(path, once)).output, once, path)
  }
})
test('every Han character survives every fix, in order', () => {
  for (const { path, text } of texts) assert.equal(han(fixAll(path, text)), han(text), path)
})
test('a fix raises nothing new', () => {
  for (const { path, text } of texts) {
    const before = check(path, text)
    const after = count(check(path, fixAll(path, text)))
    for (const [rule, n] of after) assert.ok(n <= (count(before).get(rule) ?? 0), `${path}: ${rule} ${JSON.stringify(check(path, fixAll(path, text)).filter((f) => f.rule === rule))}`)
  }
})
test('one defect, one finding: no range is reported twice', () => {
  for (const { path, text } of texts) {
    const seen = new Map<string, string>()
    for (const f of check(path, text)) {
      const key = `${f.start}-${f.end}`
      assert.ok(!seen.has(key), `${path}: ${seen.get(key)} and ${f.rule} both report ${JSON.stringify(text.slice(f.start, f.end))}`)
      seen.set(key, f.rule)
    }
  }
})
test('CRLF, a BOM and a missing final newline change nothing', () => {
  const what = (text: string, path: string): string[] => check(path, text).filter((f) => f.rule !== 'character-invisible' || f.start > 0).map((f) => `${f.rule} ${text.slice(f.start, f.end).replace(/\r/gu, '')} ${f.message.replace(/\r/gu, '')}`)
  for (const { path, text } of texts) {
    if (text.includes('\r')) continue
    const plain = what(text, path)
    assert.deepEqual(what(text.replace(/\n/gu, '\r\n'), path), plain, `${path} as CRLF`)
    if (!text.startsWith('\uFEFF')) assert.deepEqual(what(`\uFEFF${text}`, path), plain, `${path} with a BOM`)
    assert.deepEqual(what(`${text.replace(/\n+$/u, '')}`, path), what(`${text.replace(/\n+$/u, '')}\n`, path), `${path} without final newline`)
  }
})
test('fixes keep line ends and the BOM', () => {
  for (const { path, text } of texts) {
    if (text.includes('\r') || text.startsWith('\uFEFF')) continue
    assert.equal(fixAll(path, `\uFEFF${text.replace(/\n/gu, '\r\n')}`), `\uFEFF${fixAll(path, text).replace(/\n/gu, '\r\n')}`, path)
  }
})
test('code, addresses, attributes and front-matter keys are not read', () => {
  for (const { text } of texts) {
    const line = text.replace(/\s*\n\s*/gu, ' ').replace(/[`~<>[\]\\]/gu, '').trim()
    if (!line) continue
    const md = `# 标题在此\n\n正文如下。\n\n\`\`\`\n${line}\n\`\`\`\n\n正文到此为止。\n`
    assert.deepEqual(check('code.md', md).filter((f) => f.start > md.indexOf('```') && f.end < md.lastIndexOf('```')), [], line)
    const html = `<p>正文如下。<code>${line.replace(/&/gu, '&amp;')}</code></p><script>${line}</script><!-- ${line.replace(/--/gu, '')} -->`
    assert.deepEqual(check('code.html', html).filter((f) => f.start >= html.indexOf('<code>')), [], line)
  }
})
test('hostile input comes to an end, however long', () => {
  const hostile = ['“', '”', '（', '《', '(', ',', '。', '—', '…', '一', '1', '1,', '的', '“‘', '汉,', 'a', ' ', '\u3000', '\n', '汉\n', '1—', '一、', '20', '年', '>', '- ', '*', '[', '<', '&', '`', '|', '|-', '# ', '汉字', '“汉字”、', '让他们更好，', '是', '１', '.']
  for (const piece of hostile) for (const format of ['text', 'markdown', 'html'] as const) {
    // parse5 and micromark have their own superlinear corners; they are theirs, and bounded by the size here
    const n = format === 'text' ? 60_000 : 3_000
    const started = process.cpuUsage()
    const text = piece.repeat(Math.ceil(n / piece.length))
    assert.ok(Array.isArray(lint(readArticle(text, { format }), config).findings))
    const seconds = process.cpuUsage(started).user / 1e6
    assert.ok(seconds < 20, `${JSON.stringify(piece)} as ${format} took ${seconds.toFixed(1)} s`)
  }
})
