/** Every format: a small snapshot, and read back by a real consumer. `UPDATE=1` writes the snapshots anew. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Table, TableRow, Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import stringWidth from 'string-width'
import { unified } from 'unified'
import { errorRate } from '../src/errorrate/rate.js'
import { tally } from '../src/errorrate/tally.js'
import { formats } from '../src/report/index.js'
import { Lines } from '../src/report/position.js'
import { articles, cwd, input, results } from './report-sample.js'

const report = async (format: string, change: Partial<typeof input> = {}): Promise<string> => [...(await formats[format]!.load())({ ...input, ...change })].join('')
const parseXml = (text: string): any => {
  assert.equal(XMLValidator.validate(text), true)
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false, trimValues: false, htmlEntities: true, isArray: (name) => ['file', 'error', 'testsuite', 'testcase'].includes(name) }).parse(text)
}

describe('snapshots', () => {
  for (const format of ['vfile', 'json', 'sarif', 'github', 'checkstyle', 'junit', 'rdjson', 'markdown']) {
    test(format, async () => {
      let text = await report(format)
      if (/json|sarif/u.test(format)) text = JSON.stringify(JSON.parse(text), null, 1) + '\n'
      const file = new URL(`reports/${format}.txt`, import.meta.url)
      if (process.env.UPDATE) writeFileSync(file, text)
      assert.ok(existsSync(file), `run the test with UPDATE=1 to write ${file.pathname}`)
      assert.equal(text, readFileSync(file, 'utf8'))
    })
  }
})

test('findings that lie in a file, and are other objects each time they are asked for, are told as others are', async () => {
  const kept = results.map((result) => ({ ...result, get findings() { return structuredClone(result.findings) } }))
  for (const format of Object.keys(formats)) assert.equal(await report(format, { results: kept }), await report(format), format)
})

test('a megabyte on one line with twenty thousand findings is reported within seconds, in every format', async () => {
  const source = '他走了很远的路，回到家里,天还没有亮，院子里的灯却开着。桌上有一封信'.repeat(30_000).slice(0, 1_000_000)
  const findings = [...source.matchAll(/,/gu)].slice(0, 20_000).map(({ index }, i) => ({ ...results[2]!.findings[0]!, start: index, end: index + 1, fix: { start: index, end: index + 1, text: i % 2 ? '，' : '。' } }))
  const result = { path: `${cwd}/long.txt`, source, findings }
  for (const format of Object.keys(formats)) {
    const before = performance.now()
    await report(format, { results: [result], failures: [], articleOf: undefined, errorRate: undefined })
    const seconds = (performance.now() - before) / 1000
    assert.ok(seconds < 8, `${format} took ${seconds.toFixed(1)} s`)
    if (process.env.TIMES) console.log(format, seconds.toFixed(2))
  }
})

describe('positions', () => {
  test('lines end at LF, CRLF and CR, and nowhere else', () => {
    const lines = new Lines('甲\n乙\r\n丙\r丁\u2028戊')
    assert.deepEqual([0, 1, 2, 3, 5, 6, 7, 8, 10, 99].map((i) => { const { line, column } = lines.at(i); return `${line}:${column}` }), ['1:1', '1:2', '2:1', '2:2', '3:1', '3:2', '4:1', '4:2', '4:4', '4:4'])
    assert.deepEqual([1, 2, 3, 4].map((line) => lines.text(line)), ['甲', '乙', '丙', '丁\u2028戊'])
  })
  test('bytes', () => assert.deepEqual(new Lines('a\né汉😀,').bytesAt(6), { line: 2, column: 2 + 3 + 4 + 1 }))
  test('bytes out of order', () => {
    const lines = new Lines('汉字汉字\n汉字')
    assert.deepEqual([3, 1, 6, 4].map((offset) => lines.bytesAt(offset).column), [10, 4, 4, 13])
  })
  test('what stands around', () => {
    const lines = new Lines('甲乙丙\r\n丁戊己庚\n辛')
    assert.deepEqual(lines.around(6, 7, 1), { before: '丁', after: '己', moreBefore: false, moreAfter: true })
    assert.deepEqual(lines.around(1, 6, 9), { before: '甲', after: '戊己庚', moreBefore: false, moreAfter: false })
  })
  test('an empty source has one line', () => assert.deepEqual(new Lines('').at(0), { line: 1, column: 1 }))
})

describe('json', () => {
  test('is textlint’s: every file, offsets that cut out the text, textlint’s levels', async () => {
    const files = JSON.parse(await report('json'))
    assert.deepEqual(files.map((file: any) => file.filePath), results.map((result) => result.path))
    assert.equal(files[1].messages.length, 0)
    const [comma, , , , , word, , , other] = files[0].messages
    assert.deepEqual(comma, {
      type: 'lint', ruleId: 'zh-news/comma', message: '半角“,”应为全角“，”', index: 19, line: 3, column: 7, range: [19, 20],
      loc: { start: { line: 3, column: 7 }, end: { line: 3, column: 8 } }, severity: 2, fix: { range: [19, 20], text: '，' },
    })
    assert.equal(word.severity, 1)
    assert.deepEqual(word.suggestions.map((one: any) => one.fix.text), ['即日', '次日'])
    assert.deepEqual([other.ruleId, other.severity], ['ja/no-link', 3])
    for (const [i, file] of files.entries()) for (const { range, index } of file.messages) {
      assert.equal(index, range[0])
      assert.ok(results[i]!.source.slice(...(range as [number, number])))
    }
    assert.equal(files[0].estimatedErrorRate.points, 2.5)
  })
  test('goes through textlint’s own formatters', async () => {
    const { loadFormatter } = await import('@textlint/linter-formatter')
    const files = JSON.parse(await report('json'))
    const { format } = await loadFormatter({ formatterName: 'unix', color: false } as never)
    assert.match(format(files), /1版,头条%\.md:3:7:/u)
  })
})

describe('sarif', () => {
  const require = createRequire(import.meta.url)
  // the official schema; what it uses of draft 4 means the same in draft 7
  const { $schema: _, id: $id, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  // a pattern of the official schema is not valid under the u flag
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  ;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
  const validate = ajv.compile({ $id, ...schema })

  test('the schema itself tells right from wrong', () => assert.equal(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: {} }] }] }), false))
  test('is valid, with and without findings', async () => {
    for (const change of [{}, { results: [], failures: [] }, { errorRate: undefined }]) {
      validate(JSON.parse(await report('sarif', change)))
      assert.deepEqual(validate.errors ?? [], [])
    }
  })
  test('regions, fixes and rules lead back to the text', async () => {
    const [run] = JSON.parse(await report('sarif')).runs
    assert.equal(run.columnKind, 'utf16CodeUnits')
    assert.equal(run.originalUriBaseIds.SRCROOT.uri, 'file:///%E6%96%B0%E9%97%BB%20%E9%83%A8/')
    for (const result of run.results) {
      const rule = run.tool.driver.rules[result.ruleIndex]
      assert.equal(rule.id, result.ruleId)
      const { artifactLocation, region } = result.locations[0].physicalLocation
      const uri = artifactLocation.uriBaseId ? new URL(artifactLocation.uri, run.originalUriBaseIds.SRCROOT.uri).href : artifactLocation.uri
      const source = results.find((one) => new URL(`file://${one.path.split('/').map(encodeURIComponent).join('/')}`).href === uri)!.source
      assert.equal(source.slice(region.charOffset, region.charOffset + region.charLength), region.snippet.text)
      const line = source.split(/\r\n|\n/u)[region.startLine - 1]!
      assert.ok(line.slice(region.startColumn - 1).startsWith(region.snippet.text))
      for (const fix of result.fixes ?? []) assert.equal(fix.artifactChanges[0].replacements[0].deletedRegion.charOffset, region.charOffset)
    }
    assert.equal(run.results[5].fixes.length, 2)
    assert.equal(run.results[5].relatedLocations[0].message.text, '标题在这里')
    assert.match(run.tool.driver.rules[0].help.markdown, /GB\/T 15834/u)
    assert.equal(run.invocations[0].executionSuccessful, false)
    assert.equal(run.invocations[0].toolExecutionNotifications[0].message.text, '无法识别 坏了.txt 的编码')
  })
  test('a fingerprint survives lines added above, and is its own in the file', async () => {
    const prints = async (change: Partial<typeof input>): Promise<string[]> => JSON.parse(await report('sarif', change)).runs[0].results.map((result: any) => result.partialFingerprints['zhNews/v1'])
    const before = await prints({ results: [results[0]!] })
    assert.equal(new Set(before).size, before.length)
    const added = '新加的一行\n\n'
    const moved = results[0]!.findings.map((finding) => ({ ...finding, start: finding.start + added.length, end: finding.end + added.length }))
    assert.deepEqual(await prints({ results: [{ ...results[0]!, source: added + results[0]!.source, findings: moved }] }), before)
  })
  test('keeps within the limits of code scanning, the gravest first', async () => {
    const one = results[2]!.findings[0]!
    const many = { ...results[2]!, findings: Array.from({ length: 25_010 }, (_, i) => ({ ...one, severity: i < 25_000 ? 'info' as const : 'error' as const })) }
    const [run] = JSON.parse(await report('sarif', { results: [many], failures: [] })).runs
    assert.equal(run.results.length, 25_000)
    assert.deepEqual(run.results.slice(8, 12).map((result: any) => result.level), ['error', 'error', 'note', 'note'])
    assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, /共 25010 处/u)
  })
})

describe('github', () => {
  /** As the runner of GitHub Actions reads a workflow command. */
  const command = (line: string): { name: string; properties: Record<string, string>; message: string } => {
    const [, name, list, message] = /^::(\w+)(?: ([^:]*))?::(.*)$/u.exec(line)!
    const unescape = (text: string): string => text.replace(/%3A/gu, ':').replace(/%2C/gu, ',').replace(/%0D/gu, '\r').replace(/%0A/gu, '\n').replace(/%25/gu, '%')
    return { name: name!, message: unescape(message!), properties: Object.fromEntries((list ?? '').split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))])) }
  }
  test('each line is one command that gives back file, place and message', async () => {
    const lines = (await report('github')).trimEnd().split('\n').map(command)
    assert.deepEqual(lines.map((line) => line.name), ['notice', 'error', 'error', 'error', 'error', 'error', 'error', 'warning', 'error', 'error', 'notice', 'error'])
    assert.equal(lines[2]!.properties.file, '要闻/1版,头条%.md')
    assert.deepEqual([lines[2]!.properties.line, lines[2]!.properties.col, lines[2]!.properties.title], ['3', '7', 'zh-news/comma'])
    assert.equal(lines[10]!.message, 'Found "link" <a>\n& more')
    assert.match(lines[0]!.message, /估算编校差错率/u)
  })
})

describe('checkstyle', () => {
  test('an XML parser gives back every finding', async () => {
    const { checkstyle } = parseXml(await report('checkstyle'))
    assert.deepEqual(checkstyle.file.map((file: any) => [file.name, file.error?.length ?? 0]), [['要闻/1版,头条%.md', 9], ['好稿.txt', 0], ['/别处/b.txt', 1], ['坏了.txt', 1]])
    const { line, column, severity, message, source } = checkstyle.file[0].error[8]
    assert.deepEqual([line, column, severity, message, source], ['5', '26', 'info', 'Found "link" <a>\n& more', 'ja/no-link'])
  })
  test('what XML cannot hold does not break it', async () => {
    const [first] = results
    const hostile = { ...first!, path: '/新闻 部/a"<&>\u0001.txt', findings: [{ ...first!.findings[0]!, message: '\u0000]]>\uD800“&amp;”\uFFFF' }] }
    for (const format of ['checkstyle', 'junit']) parseXml(await report(format, { results: [hostile] }))
  })
})

describe('junit', () => {
  test('fails for errors alone, and names every case once', async () => {
    const { testsuites } = parseXml(await report('junit'))
    assert.deepEqual([testsuites.tests, testsuites.failures, testsuites.errors], ['12', '8', '1'])
    const [suite, clean] = testsuites.testsuite
    assert.equal(suite.testcase.length, Number(suite.tests))
    assert.equal(suite.testcase.filter((one: any) => one.failure).length, Number(suite.failures))
    assert.equal(new Set(suite.testcase.map((one: any) => one.name)).size, suite.testcase.length)
    assert.deepEqual([clean.testcase[0].name, clean.failures], ['没有发现问题', '0'])
  })
})

describe('rdjson', () => {
  /** reviewdog's DiagnosticResult, without its older spellings and with nothing else allowed. */
  const closed = (properties: object, required: string[]): object => ({ type: 'object', properties, required, additionalProperties: false })
  const text = { type: 'string' }
  const position = closed({ line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } }, ['line', 'column'])
  const range = closed({ start: position, end: position }, ['start', 'end'])
  const location = closed({ path: text, range }, ['path'])
  const validate = new Ajv().compile(closed({
    source: closed({ name: text, url: text }, ['name']),
    diagnostics: { type: 'array', items: closed({
      message: { type: 'string', minLength: 1 }, location, severity: { enum: ['ERROR', 'WARNING', 'INFO'] }, code: closed({ value: text, url: text }, ['value']),
      suggestions: { type: 'array', items: closed({ range, text }, ['range', 'text']) },
      relatedLocations: { type: 'array', items: closed({ message: text, location }, ['location']) },
    }, ['message', 'location', 'severity']) },
  }, ['source', 'diagnostics']))
  test('is what reviewdog reads', async () => {
    validate(JSON.parse(await report('rdjson')))
    assert.deepEqual(validate.errors ?? [], [])
  })
  test('columns count bytes; suggestions can be committed', async () => {
    const { diagnostics } = JSON.parse(await report('rdjson'))
    const bytes = Buffer.from(results[0]!.source)
    const starts = [0, ...[...bytes.keys()].filter((i) => bytes[i] === 10).map((i) => i + 1)]
    const offset = ({ line, column }: { line: number; column: number }): number => starts[line - 1]! + column - 1
    const own = diagnostics.filter((one: any) => one.location.path === '要闻/1版,头条%.md' && one.location.range)
    assert.equal(own.length, results[0]!.findings.length)
    own.forEach((one: any, i: number) => {
      const { start, end } = results[0]!.findings[i]!
      assert.equal(bytes.subarray(offset(one.location.range.start), offset(one.location.range.end)).toString(), results[0]!.source.slice(start, end))
    })
    assert.deepEqual(own[5].suggestions.map((one: any) => one.text), ['即日', '次日'])
    assert.equal(own[0].code.url, 'https://example.com/rules#comma')
    assert.match(diagnostics.at(-1).message, /估算编校差错率/u)
  })
  test('a clean run has no diagnostics', async () => assert.deepEqual(JSON.parse(await report('rdjson', { results: [results[1]!], failures: [] })).diagnostics, []))
})

describe('markdown', () => {
  const text = (node: Nodes): string => 'value' in node ? (node.type === 'html' ? '' : node.value) : 'children' in node ? node.children.map(text).join('') : ''
  test('is one GFM table with five cells a row, whose text is the article’s', async () => {
    const tree = unified().use(remarkParse).use(remarkGfm).parse(await report('markdown'))
    const rows = (tree.children.find((node): node is Table => node.type === 'table')!.children as TableRow[]).map((row) => row.children.map(text))
    assert.deepEqual(rows[0], ['文件', '行', '原文', '改为', '依据'])
    assert.ok(rows.every((row) => row.length === 5))
    assert.deepEqual(rows[1], ['要闻/1版,头条%.md', '3 共 5 处', '“桥通了😀,路近了,”村…', '“桥通了😀，路近了,”村…', '错误：半角“,”应为全角“，”（GB/T 15834—2011 5.1.1）'])
    assert.deepEqual(rows[2]!.slice(1, 4), ['5', '会议将于既日举行,共有2…', '会议将于即日举行,共有2… ／ 会议将于次日举行,共有2…（待核）'])
    assert.match(rows[3]![3]!, /（删“代”）（待核）$/u)
    assert.match(rows[4]![2]!, /⟨U\+200B⟩/u)
    assert.equal(rows[5]![3], '（请核对）')
  })
  test('no cell is torn or turned into markup by the article', async () => {
    const source = '甲|乙<script>`*_[x](y)~~\\|&amp;\u202E尾'
    const hostile = { path: `${cwd}/a|b.md`, source, findings: [{ ...results[0]!.findings[0]!, start: 1, end: source.length - 1, fix: undefined, message: source }] }
    const tree = unified().use(remarkParse).use(remarkGfm).parse(await report('markdown', { results: [hostile], errorRate: undefined, failures: [] }))
    const [, row] = (tree.children.find((node) => node.type === 'table') as Table).children
    assert.deepEqual(row!.children.map(text)[0], 'a|b.md')
    assert.equal(text(row!.children[2]!), source.replace('\u202E', '⟨U+202E⟩'))
    assert.deepEqual(row!.children[2]!.children.map((node) => node.type).filter((type) => type !== 'text'), ['html', 'html'])
  })
})

describe('vfile', () => {
  test('columns are aligned by what a terminal shows', async () => {
    const rows = (await report('vfile')).split('\n').filter((line) => /^要闻.*:\d+:\d+ /u.test(line))
    assert.equal(rows.length, 7)
    const column = (line: string, part: RegExp): number => stringWidth(line.slice(0, line.search(part)))
    assert.equal(new Set(rows.map((line) => column(line, /错误|警告|提示/u))).size, 1)
    assert.equal(new Set(rows.filter((line) => / zh-news$/u.test(line)).map((line) => column(line, /zh-news$/u))).size, 1)
  })
  test('the caret stands under the place', async () => {
    const lines = (await report('vfile')).split('\n')
    const at = lines.findIndex((line) => line.includes('既日举行'))
    const [, blank, carets] = /^( +│ *)(\^+)$/u.exec(lines[at + 1]!)!
    assert.equal(stringWidth(blank!), stringWidth(lines[at]!.slice(0, lines[at]!.indexOf('既日'))))
    assert.equal(carets!.length, stringWidth('既日'))
  })
  test('folds what repeats, counts everything, and says what is left', async () => {
    const text = await report('vfile')
    assert.match(text, /另有 2 处同类（comma）/u)
    assert.match(text, /检查 3 篇，2 篇有问题：错误 8 处，警告 1 处，提示 1 处；另有 1 项没有查成，见下\n  其中 7 处可用 --fix 直接改好，2 处有参考改法，由人选定\n  估算编校差错率约/u)
    assert.match(text, /✖ 无法识别 坏了\.txt 的编码/u)
  })
  test('a long line is cut to the width', async () => {
    const source = `${'长'.repeat(300)},${'文'.repeat(300)}`
    const text = await report('vfile', { width: 80, results: [{ path: `${cwd}/a.txt`, source, findings: [{ ...results[2]!.findings[0]!, start: 300, end: 301 }] }], errorRate: undefined, failures: [] })
    for (const line of text.split('\n')) assert.ok(stringWidth(line) <= 80, line)
  })
  test('a long message is broken to fit the terminal, under its own beginning', async () => {
    const message = '“这一句话说得很长”应为“那一句话也说得很长，长到一行放不下”，GB/T-15834-2011-4.8 如此规定'
    const text = await report('vfile', { width: 70, results: [{ ...results[2]!, path: `${cwd}/b.txt`, findings: [{ ...results[2]!.findings[0]!, message }] }], errorRate: undefined, failures: [] })
    const lines = text.split('\n')
    for (const line of lines) assert.ok(stringWidth(line) <= 72, line)
    const at = lines.findIndex((line) => line.startsWith('b.txt:3:3'))
    const column = stringWidth(lines[at]!.slice(0, lines[at]!.indexOf('“')))
    assert.equal(/^ +/u.exec(lines[at + 1]!)![0].length, column)
    assert.equal(lines.slice(at).join('').replace(/ *comma +zh-news|\s/gu, '').slice(0, 150).includes(message.replace(/\s/gu, '')), true)
  })
  test('colours only when wanted, and no escape from an article reaches the terminal', async () => {
    assert.doesNotMatch(await report('vfile'), /\u001B/u)
    assert.match(await report('vfile', { color: true }), /\u001B\[31m错误\u001B\[39m/u)
    const source = '他说,\u001B[2J好'
    const text = await report('vfile', { results: [{ path: `${cwd}/\u001B[2J.txt`, source, findings: [{ ...results[2]!.findings[0]!, start: 2, end: 3, message: '\u001B]0;x\u0007' }] }] })
    assert.doesNotMatch(text, /[\u001B\u0007]/u)
  })
  test('nothing found', async () => assert.match(await report('vfile', { results: [results[1]!], failures: [], errorRate: errorRate([tally(articles.get(results[1]!.path)!, [], () => [])]) }), /^✔ 检查 1 篇，没有发现问题\n  估算编校差错率约 0\/万/u))
})
