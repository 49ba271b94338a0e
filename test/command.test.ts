/** `zh-news` as people and CI use it: exit statuses, fixes, encodings, what goes wrong with files. */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { formats } from '../src/report/index.js'
import { place, places, zhNews } from './desk.js'

process.env.ZH_NEWS_THREADS = 'at once'

const clean = '市里昨天开了会，会上说，要把园区办好。\n'
const dirty = '市里昨天开了会,会上说,要把园区办好。\n'
const fixed = clean

test('exit 0 without errors, 1 with errors, 2 when something could not be done, findings told all the same', async () => {
  const root = place({ 'clean.txt': clean, 'dirty.txt': dirty })
  assert.equal((await zhNews(root, 'clean.txt')).status, 0)
  assert.equal((await zhNews(root, 'dirty.txt')).status, 1)
  const ran = await zhNews(root, 'dirty.txt', 'gone.txt', '-f', 'json')
  assert.equal(ran.status, 2)
  assert.equal(places(ran, root).length, 2)
  assert.equal(ran.err, 'zh-news：gone.txt：没有这个文件或目录\n')
})

test('no path: the working directory; a directory with nothing to check is exit 2', async () => {
  assert.equal((await zhNews(place({ 'dirty.txt': dirty }))).status, 1)
  const empty = await zhNews(place({ 'a.pdf': '' }))
  assert.equal(empty.status, 2)
  assert.match(empty.err, /目录里没有可查的文件/)
})

test('only warnings: 0, unless there are more than --max-warnings; --quiet hides them', async () => {
  const root = place({ 'dirty.txt': dirty })
  const warn = ['--rule', 'punctuation-width=warning', '-f', 'json']
  assert.equal((await zhNews(root, ...warn)).status, 0)
  assert.equal((await zhNews(root, ...warn, '--max-warnings', '2')).status, 0)
  const many = await zhNews(root, ...warn, '--max-warnings', '1', '--quiet')
  assert.equal(many.status, 1)
  assert.match(many.err, /有 2 条警告，多于 --max-warnings 1/)
  assert.deepEqual(places(many, root), [])
})

test('--max-error-rate is a gate', async () => {
  const root = place({ 'dirty.txt': clean.repeat(100) + '增幅约4-6%。\n' })
  const rules = ['--only', 'number-range', '--rule', 'number-range=warning']
  assert.equal((await zhNews(root, ...rules, '--max-error-rate', '3')).status, 0)
  const over = await zhNews(root, ...rules, '--max-error-rate', '0.1')
  assert.equal(over.status, 1)
  assert.match(over.err, /编校差错率（估算）为万分之 [\d.]+，超过 --max-error-rate 0\.1/)
})

for (const [args, message] of [
  [['--fromat', 'json'], /没有 --fromat 这个选项，是不是“--format”？/],
  [['-f', 'jsno'], /没有名为“jsno”的格式，是不是“json”？/],
  [['--threads', 'many'], /--threads 应为 1 到 256 的整数或 auto/],
  [['--max-warnings', 'few'], /--max-warnings 应为不小于 0 的数/],
  [['--max-warnings'], /--max-warnings 后面要写「N」/],
  [['--fix', '--fix-dry-run'], /不能一起用/],
  [['--stdin', '--changed'], /--changed 不能和 --stdin 一起用/],
  [['--stdin-ndjson', '--baseline', 'x'], /--baseline 不能和 --stdin-ndjson 一起用/],
  [['merge', 'x', '--fix'], /--fix 不能和 merge 一起用/],
  [['--encoding', 'klingon'], /不认识编码「klingon」/],
  [['--shard', '3/2'], /--shard 应写成 I\/N/],
  [['explain', 'punctuation-widht'], /是不是“punctuation-width”？/],
] as const) {
  test(`${args.join(' ')} is exit 2 with a plain reason`, async () => {
    const { status, err } = await zhNews(place({ 'a.txt': dirty }), ...args)
    assert.equal(status, 2)
    assert.match(err, message)
    assert.doesNotMatch(err, /\n {4}at /)
  })
}

test('--help is in Chinese and fits a screen; --version is the package’s', async () => {
  const { status, out } = await zhNews('/', '--help')
  assert.equal(status, 0)
  const lines = out.trimEnd().split('\n')
  assert.ok(lines.length <= 45, `${lines.length} lines`)
  const columns = (line: string) => [...line].reduce((sum, char) => sum + (char > '\u2E7F' ? 2 : 1), 0)
  for (const line of lines) assert.ok(columns(line) <= 110, line)
  for (const name of Object.keys(formats)) assert.ok(out.includes(name), name)
  assert.match((await zhNews('/', '-v')).out, /^\d+\.\d+\.\d+\n$/)
})

test('every format with every way to run', async () => {
  const root = place({ 'a.txt': dirty, 'b.md': `# 标题\n\n${dirty}`, 'c.html': `<p>${dirty}</p>`, 'bad.txt': '\x89PNG\r\n\x1a\n\0\0' })
  for (const format of Object.keys(formats)) {
    for (const how of [[], ['--quiet'], ['--fix-dry-run'], ['--max-error-rate', '1'], ['--color'], ['--only', 'punctuation-width'], ...(format === 'json' ? [['--threads', '2']] : [])]) {
      const { status, out, err } = await zhNews(root, 'a.txt', 'b.md', 'c.html', '-f', format, ...how)
      assert.equal(status, 1, `${format} ${how} ${err}`)
      assert.ok(out.endsWith('\n'), `${format} ${how}`)
    }
    assert.equal((await zhNews(root, '-f', format)).status, 2, format)
  }
})

test('--fix mends the file and reports what is left', async () => {
  const root = place({ 'a.txt': dirty, 'b.txt': clean })
  const before = statSync(join(root, 'b.txt')).mtimeMs
  const { status, err } = await zhNews(root, '--fix')
  assert.equal(status, 0)
  assert.equal(readFileSync(join(root, 'a.txt'), 'utf8'), fixed)
  assert.equal(statSync(join(root, 'b.txt')).mtimeMs, before, 'a clean file is not touched')
  assert.match(err, /改了 1 个文件，共 2 处/)
  assert.deepEqual(readdirSync(root), ['a.txt', 'b.txt'])
})

test('--fix-dry-run prints a diff, changes nothing, and tells of errors still there', async () => {
  const root = place({ 'a.txt': dirty })
  const { status, out } = await zhNews(root, '--fix-dry-run')
  assert.equal(status, 1)
  assert.match(out, /^--- a\/a\.txt\n\+\+\+ b\/a\.txt\n@@ -1,1 \+1,1 @@\n-市里昨天开了会,会上说,.*\n\+市里昨天开了会，会上说，/)
  assert.equal(readFileSync(join(root, 'a.txt'), 'utf8'), dirty)
})

for (const [name, text, encoding, bom] of [
  ['GBK', dirty, 'gbk', false], ['GB18030', dirty.replace('市里', '𠮷市里'), 'gb18030', false], ['UTF-8 with BOM', dirty, 'utf8', true],
  ['UTF-16LE', dirty, 'utf16le', true], ['UTF-16BE', dirty, 'utf16-be', true], ['CRLF, no final newline', `${dirty}第二天,大家又来了。\n`.replaceAll('\n', '\r\n').trimEnd(), 'utf8', false],
] as const) {
  test(`${name} stays ${name}, byte for byte outside the fixes`, async () => {
    const root = place({ 'a.txt': iconv.encode(text, encoding, { addBOM: bom }) })
    assert.equal((await zhNews(root, '--fix')).status, 0)
    assert.deepEqual(readFileSync(join(root, 'a.txt')), iconv.encode(text.replaceAll(',', '，'), encoding, { addBOM: bom }))
  })
}

test('what cannot be written back is not written', async () => {
  const root = place({ 'a.txt': Buffer.concat([iconv.encode('开会', 'gbk'), Buffer.from([0xa3, 0xa0]), iconv.encode(dirty, 'gbk')]) })
  const before = readFileSync(join(root, 'a.txt'))
  const { status, err } = await zhNews(root, '--fix')
  assert.equal(status, 2)
  assert.match(err, /a\.txt：.*无法原样写回，文件未改/)
  assert.deepEqual(readFileSync(join(root, 'a.txt')), before)
})

test('--stdin: format by name, encoding found out; with --fix the text goes to standard output in its encoding', async () => {
  const root = place()
  const page = `<p>${dirty}</p>`
  const ran = await zhNews(root, '--stdin', '--stdin-filename', 'x/page.html', '-f', 'json', { stdin: page })
  assert.deepEqual([ran.status, places(ran, root)[0]], [1, 'x/page.html:1:11 zh-news/punctuation-width'])
  const gbk = await zhNews(root, '--stdin', '--fix', { stdin: iconv.encode(dirty, 'gbk') })
  assert.equal(gbk.status, 0)
  assert.deepEqual(gbk.bytes, iconv.encode(fixed, 'gbk'))
  assert.match((await zhNews(root, '--stdin', { stdin: Buffer.from('\x89PNG\0\0', 'latin1') })).err, /是 PNG 图片，不是文本/)
  assert.equal((await zhNews(root, '--stdin', 'a.txt', { stdin: '' })).status, 2)
})

test('symbolic links: the target is mended, the link stays; mode is kept', async () => {
  const root = place({ 'store/real.txt': dirty })
  chmodSync(join(root, 'store/real.txt'), 0o640)
  symlinkSync('store/real.txt', join(root, 'link.txt'))
  assert.equal((await zhNews(root, 'link.txt', '--fix')).status, 0)
  assert.ok(lstatSync(join(root, 'link.txt')).isSymbolicLink())
  assert.equal(readFileSync(join(root, 'store/real.txt'), 'utf8'), fixed)
  assert.equal(statSync(join(root, 'store/real.txt')).mode & 0o777, 0o640)
})

test('a PNG named .txt, a broken link, damaged text: a reason each, the rest is checked', async () => {
  const root = place({ 'a.txt': dirty, 'pic.txt': Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'cut.txt': Buffer.from(dirty).subarray(0, 20) })
  symlinkSync('nowhere.txt', join(root, 'link.txt'))
  const ran = await zhNews(root, '.', '-f', 'json')
  assert.equal(ran.status, 2)
  assert.equal(places(ran, root).length, 2)
  assert.match(ran.err, /pic\.txt：是 PNG 图片，不是文本/)
  assert.match(ran.err, /link\.txt：符号链接指向的文件不存在/)
  assert.match(ran.err, /cut\.txt：像是 UTF-8，但第 1 行第 19 字节处/)
})

test('a file that somebody else changes or deletes while we check is left alone', async () => {
  const { replaceFile } = await import('../src/batch/write.js')
  const root = place({ 'a.txt': 'new' })
  assert.throws(() => replaceFile(join(root, 'a.txt'), Buffer.from('x'), Buffer.from('old')), /检查期间文件被别的程序改动/)
  assert.equal(readFileSync(join(root, 'a.txt'), 'utf8'), 'new')
  assert.throws(() => replaceFile(join(root, 'b.txt'), Buffer.from('x'), Buffer.from('old')), /文件不存在，可能刚被删除/)
  assert.equal(existsSync(join(root, 'b.txt')), false)
  const { Checker } = await import('../src/batch/check.js')
  const gone = await new Checker({ cwd: root }).check(join(root, 'gone.txt'))
  assert.match(gone.failure!.message, /可能刚被删除/)
})

test('a name as long as the system allows', async () => {
  const name = `${'长'.repeat(83)}.txt`
  const root = place({ [name]: dirty })
  assert.equal((await zhNews(root, '--fix')).status, 0)
  assert.equal(readFileSync(join(root, name), 'utf8'), fixed)
})

test('a place that takes no new files, and a full disk: said so, nothing changed', { skip: !existsSync('/proc/sys/kernel/hostname') || !existsSync('/dev/full') }, async () => {
  const { putFile, replaceFile } = await import('../src/batch/write.js')
  const before = readFileSync('/proc/sys/kernel/hostname')
  assert.throws(() => replaceFile('/proc/sys/kernel/hostname', Buffer.from('x'), before), /未写入，原文件没有改动/)
  assert.throws(() => putFile('/dev/full', 'x'), /磁盘已满/)
  const { status, err } = await zhNews(place({ 'a.txt': dirty }), '-f', 'json', '-o', '/dev/full')
  assert.equal(status, 2)
  assert.match(err, /\/dev\/full：未写入：磁盘已满/)
})

test('1 MB on one line', async () => {
  const text = '市里昨天开了会，会上说要把园区办好。'.repeat(20_000) + '他说,好。'
  const root = place({ 'a.txt': text, 'b.md': text })
  const ran = await zhNews(root, '--only', 'punctuation-width', '-f', 'json')
  assert.deepEqual(places(ran, root), ['a.txt:1:360003 zh-news/punctuation-width', 'b.md:1:360003 zh-news/punctuation-width'])
})

test('Ctrl-C: what was found is told, the rest is not begun, exit 2 here and 130 from the process', async () => {
  const root = place(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.txt`, dirty])))
  let checks = 0
  const ran = await zhNews(root, '--fix', '-f', 'json', '--threads', '1', { stopped: () => ++checks > 10 })
  assert.equal(ran.status, 2)
  assert.match(ran.err, /中断了，查了 10 篇，还有 50 篇没查/)
  const texts = readdirSync(root).map((name) => readFileSync(join(root, name), 'utf8'))
  assert.equal(texts.filter((text) => text === fixed).length, 10)
  assert.equal(texts.filter((text) => text === dirty).length, 50)
  let stop = false
  const threads = await zhNews(root, '--fix', '-f', 'json', '--threads', '2', { stopped: () => stop || !(stop = true) })
  const [, seen, left] = /查了 (\d+) 篇，还有 (\d+) 篇没查/.exec(threads.err) ?? []
  assert.equal(Number(seen) + Number(left), 60)
  assert.equal((JSON.parse(threads.out) as object[]).length, Number(seen), 'what threads had begun is finished and told')
})

test('--show-roles', async () => {
  const { status, out } = await zhNews(place({ 'a.md': `# 园区开会\n\n${clean}` }), '--show-roles')
  assert.equal(status, 0)
  assert.match(out, /a\.md\n\s+1\s+主题\s+（标题）\s+园区开会\n\s+3\s+正文/)
})

test('explain: the page of a rule, and the list', async () => {
  assert.match((await zhNews('/', 'explain', 'zh-news/punctuation-width')).out, /^punctuation-width\n[^]*依据：GB\/T 15834/)
  assert.match((await zhNews('/', 'explain')).out, /^punctuation-width\s+错误\s+\S/m)
})

test('--output-file', async () => {
  const root = place({ 'a.txt': dirty })
  const ran = await zhNews(root, '-f', 'json', '-o', 'report.json')
  assert.deepEqual([ran.status, ran.out], [1, ''])
  assert.equal(places({ ...ran, out: readFileSync(join(root, 'report.json'), 'utf8') }, root).length, 2)
  await zhNews(root, '-f', 'html', '-o', '校样.html')
  const first = readFileSync(join(root, '校样.html'), 'utf8')
  await zhNews(root, '-f', 'html', '-o', '校样.html')
  assert.equal(readFileSync(join(root, '校样.html'), 'utf8'), first, 'a report is no article')
  assert.match((await zhNews(root, '-o', 'no/such/dir/x')).err, /no\/such\/dir\/x：未写入/)
})

test('disable comments, and a report of those that do nothing', async () => {
  const root = place({ 'a.md': `<!-- textlint-disable zh-news/punctuation-width -- 引自来函 -->\n\n${dirty}\n<!-- textlint-enable -->\n\n第二天，大家又来了。\n\n<!-- textlint-disable-next-line punctuation-width -->\n第三天，人都走了。\n` })
  const ran = await zhNews(root, '-f', 'json')
  assert.equal(ran.status, 0)
  assert.deepEqual(places(ran, root), ['a.md:9:1 zh-news/unused-directive'])
})
