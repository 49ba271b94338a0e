/** Many files: threads, cache, baseline, changed lines, shards, streams. The results must be the same by every road. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { Store } from '../src/batch/store.js'
import { place, places, zhNews } from './desk.js'

process.env.ZH_NEWS_THREADS = 'at once'

const clean = '市里昨天开了会，会上说，要把园区办好。\n'
const dirty = '市里昨天开了会,会上说,要把园区办好。\n'

function archive(count: number): string {
  const files: Record<string, string | Buffer> = { 'bad.txt': Buffer.from('\x89PNG\0\0\0', 'latin1') }
  for (let i = 0; i < count; i++) {
    const text = `第${i}号园区开会\n\n${i % 3 ? clean.repeat(i % 5 + 1) : dirty}\n`
    files[`${i % 4}/${i}.${i % 2 ? 'md' : 'txt'}`] = i % 7 ? text : iconv.encode(text, 'gbk')
  }
  return place(files)
}

test('the same report with 1 and with 3 threads, with a cold and a warm cache, in shards of any number', async () => {
  const root = archive(80)
  for (const format of ['json', 'vfile']) {
    const one = await zhNews(root, '-f', format, '--threads', '1')
    assert.equal(one.status, 2)
    assert.ok(one.out.length > 1000)
    const same = async (what: string, ...args: string[]) => {
      const ran = await zhNews(root, '-f', format, ...args)
      assert.deepEqual([ran.status, ran.out, ran.err], [one.status, one.out, one.err], what)
    }
    await same('threads', '--threads', '3')
    await same('cold cache', '--cache', '--cache-location', `${format}.cache`)
    await same('warm cache', '--cache', '--cache-location', `${format}.cache`)
    rmSync(join(root, `${format}.cache.report`), { force: true })
    await same('warm cache in threads', '--threads', '3', '--cache', '--cache-location', `${format}.cache`)
    for (const of of [1, 3]) {
      const parts = Array.from({ length: of }, (_, i) => `../${root.split('/').pop()}-${format}-${of}-${i + 1}.shard`)
      for (const [i, part] of parts.entries()) await zhNews(root, '--shard', `${i + 1}/${of}`, '-o', part)
      const merged = await zhNews(root, 'merge', ...parts.reverse(), '-f', format)
      parts.forEach((part) => rmSync(join(root, part)))
      assert.deepEqual([merged.status, merged.out, merged.err], [one.status, one.out, one.err], `${of} shards`)
    }
  }
})

test('a report on articles that have not changed is told again, and only then', async () => {
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.txt`, i % 2 ? clean : dirty]))
  const root = place(files)
  const report = join(root, '.zhnewscache.report')
  const kept = () => readFileSync(report, 'utf8')
  const run = (...args: string[]) => zhNews(root, '--cache', '--max-warnings', '0', '--rule', 'punctuation-width=warning', ...args)
  for (const args of [[], ['-f', 'json'], ['-f', 'markdown'], ['-f', 'json', '-o', 'out.json']]) {
    const first = await run(...args)
    assert.equal(first.status, 1, first.err)
    assert.match(first.err, /有 6 条警告，多于 --max-warnings 0/)
    const written = args.includes('-o') ? readFileSync(join(root, 'out.json'), 'utf8') : undefined
    writeFileSync(report, kept().replaceAll('半角', '（再说一遍）半角')) // so that we see where it comes from
    const again = await run(...args)
    assert.deepEqual([again.status, again.out, again.err], [first.status, first.out.replaceAll('半角', '（再说一遍）半角'), first.err], args.join(' '))
    if (written !== undefined) assert.equal(readFileSync(join(root, 'out.json'), 'utf8'), written.replaceAll('半角', '（再说一遍）半角'))
  }
  const fresh = async (why: string, ...args: string[]) => {
    const plain = await zhNews(root, '--max-warnings', '0', '--rule', 'punctuation-width=warning', ...args)
    const ran = await run(...args)
    assert.deepEqual([ran.status, ran.out, ran.err], [plain.status, plain.out, plain.err], why)
    writeFileSync(report, kept().replaceAll('半角', '（再说一遍）半角'))
  }
  await fresh('other flags', '-f', 'json', '--quiet')
  await fresh('a format', '-f', 'json')
  const { atime, mtime } = statSync(join(root, '2.txt'))
  writeFileSync(join(root, '2.txt'), dirty.replace('园区', '学校'))
  utimesSync(join(root, '2.txt'), atime, mtime)
  await fresh('other content of the same size and date', '-f', 'json')
  writeFileSync(join(root, '7.txt'), dirty)
  await fresh('a new file', '-f', 'json')
  renameSync(join(root, '7.txt'), join(root, '8.txt'))
  await fresh('another name', '-f', 'json')
  writeFileSync(join(root, '.textlintrc'), '{ "rules": { "preset-zh-news": { "han-space": false } } }')
  await fresh('a configuration', '-f', 'json')
  rmSync(report)
  writeFileSync(report, 'zh-news-report 1 {')
  await fresh('a damaged report', '-f', 'json')
  rmSync(report)
  mkdirSync(report)
  const ran = await run('-f', 'json')
  assert.equal(ran.status, 1)
  assert.equal(places(ran, root).length, 8, 'no place for the report')
  assert.doesNotMatch(ran.err, /report/)
})

test('the cache knows content, configuration and options; it is never in the way', async () => {
  const root = place({ 'a.txt': dirty })
  const run = (...args: string[]) => zhNews(root, 'a.txt', '--cache', '-f', 'json', ...args)
  assert.equal(places(await run(), root).length, 2)
  const kept = readFileSync(join(root, '.zhnewscache'), 'utf8')
  assert.equal(places(await run(), root).length, 2)
  assert.equal(readFileSync(join(root, '.zhnewscache'), 'utf8'), kept, 'nothing new, nothing written')
  assert.equal(places(await run('--rule', 'punctuation-width=off'), root).length, 0)
  writeFileSync(join(root, '.textlintrc'), '{ "rules": { "preset-zh-news": { "punctuation-width": false } } }')
  assert.equal(places(await run(), root).length, 0)
  rmSync(join(root, '.textlintrc'))
  writeFileSync(join(root, 'a.txt'), clean)
  assert.equal(places(await run(), root).length, 0)
  writeFileSync(join(root, 'a.txt'), dirty)
  assert.equal((await run('--fix')).status, 0)
  assert.equal(readFileSync(join(root, 'a.txt'), 'utf8'), clean, 'a remembered finding does not keep --fix from fixing')
  writeFileSync(join(root, '.zhnewscache'), 'zh-news-cache 1\ngarbage\n\xff')
  assert.equal((await run()).status, 0)
  const nowhere = await zhNews(root, 'a.txt', '--cache-location', '/proc/no/cache', '-f', 'json')
  assert.deepEqual([nowhere.status, nowhere.out.length > 0], [0, true])
  assert.match(nowhere.err, /缓存未写入/)
})

test('the cache sees that a list of words has changed', async () => {
  const list = join(place(), 'words.tsv')
  const root = place({ 'a.txt': '园区里的大爷大妈都来了。\n', '.textlintrc': JSON.stringify({ rules: { 'preset-zh-news': { 'care-words': { file: list } } } }) })
  // The rule keeps a list for the life of the process, so each run is one of its own.
  const run = () => {
    const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, new URL('../src/cli.ts', import.meta.url).pathname, 'a.txt', '--cache', '-f', 'json'], { cwd: root, encoding: 'utf8' })
    return places({ status: 0, out: stdout, err: stderr, bytes: Buffer.alloc(0) }, root).filter((line) => line.includes('care-words')).length
  }
  writeFileSync(list, '没有的词\t别的词\n')
  assert.equal(run(), 0)
  writeFileSync(list, '大爷大妈\t老年人\n')
  assert.equal(run(), 1)
})

test('the cache does not answer for a file that a cached one was renamed to another format', async () => {
  const root = place({ 'a.txt': '`他说,好`\n' })
  const run = (file: string) => zhNews(root, file, '--cache', '-f', 'json')
  assert.equal(places(await run('a.txt'), root).length, 1)
  renameSync(join(root, 'a.txt'), join(root, 'a.md'))
  assert.equal(places(await run('a.md'), root).length, 0)
})

test('baseline: accepted findings are silent wherever their line goes; new ones and second ones are told; stale entries are listed', async () => {
  const root = place({ 'a.txt': dirty, 'b.txt': dirty })
  const made = await zhNews(root, '--baseline', 'base.json', '--update-baseline', '--only', 'punctuation-width')
  assert.deepEqual([made.status, made.err], [0, '基线 base.json 记下了 4 条\n'])
  const run = () => zhNews(root, '--baseline', 'base.json', '-f', 'json', '--only', 'punctuation-width')
  assert.deepEqual([(await run()).status, places(await run(), root)], [0, []])
  writeFileSync(join(root, 'a.txt'), `新的第一段。\n\n${dirty}他来了,也走了。\n`)
  assert.deepEqual(places(await run(), root), ['a.txt:4:4 zh-news/punctuation-width'])
  writeFileSync(join(root, 'a.txt'), dirty + dirty)
  assert.equal(places(await run(), root).length, 2, 'the same again is not accepted')
  writeFileSync(join(root, 'a.txt'), clean)
  const stale = await run()
  assert.equal(stale.status, 0)
  assert.match(stale.err, /基线里有 2 条已经不再出现[^]*a\.txt：zh-news\/punctuation-width「,」/)
  await zhNews(root, 'a.txt', '--baseline', 'base.json', '--update-baseline', '--only', 'punctuation-width')
  assert.equal((await run()).err, '')
  assert.equal((JSON.parse(readFileSync(join(root, 'base.json'), 'utf8')) as { accepted: object[] }).accepted.length, 2, 'entries of files that were not checked stay')
  assert.match((await zhNews(root, '--baseline', 'none.json')).err, /没有这个基线文件；用 --update-baseline 建立/)
  writeFileSync(join(root, 'base.json'), '{}')
  assert.match((await run()).err, /不是 zh-news 的基线文件/)
})

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', '-c', 'commit.gpgsign=false', ...args], { cwd, stdio: 'pipe' })
}

test('--changed: only lines that are new since a revision', async () => {
  const root = place({ 'a.txt': `${dirty}\n第二段好。\n`, '旧稿 "一".txt': dirty, 'sub/c.txt': dirty })
  git(root, 'init', '-q')
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'one')
  const run = (...args: string[]) => zhNews(root, '-f', 'json', '--only', 'punctuation-width', ...args)
  assert.deepEqual(places(await run('--changed'), root), [])
  appendFileSync(join(root, 'a.txt'), '++ 他说,好。\n')
  appendFileSync(join(root, '旧稿 "一".txt'), '又说,好。\n')
  writeFileSync(join(root, 'new.txt'), dirty)
  const expected = ['a.txt:4:6 zh-news/punctuation-width', 'new.txt:1:8 zh-news/punctuation-width', 'new.txt:1:12 zh-news/punctuation-width', '旧稿 "一".txt:2:3 zh-news/punctuation-width']
  assert.deepEqual(places(await run('--changed'), root), expected)
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'two')
  assert.deepEqual(places(await run('--changed'), root), [])
  assert.deepEqual(places(await run('--changed', 'HEAD~1'), root), expected)
  assert.deepEqual(places(await run('--changed', 'HEAD~1', 'new.txt'), root), expected.slice(1, 3))
  assert.deepEqual(places(await zhNews(join(root, 'sub'), '-f', 'json', '--changed=HEAD~1'), root), [])
  const wrong = await run('--changed=nonesuch')
  assert.deepEqual([wrong.status, /没有“nonesuch”这个版本/.test(wrong.err)], [2, true])
  assert.match((await zhNews(place({ 'a.txt': '' }), '--changed')).err, /要在 git 仓库里用/)
})

test('--changed --fix leaves old lines alone', async () => {
  const root = place({ 'a.txt': `${dirty}\n${dirty}` })
  git(root, 'init', '-q')
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'one')
  appendFileSync(join(root, 'a.txt'), '又说,好。\n')
  for (const threads of ['1', '2']) {
    await zhNews(root, '--changed', '--fix', '--threads', threads)
    assert.equal(readFileSync(join(root, 'a.txt'), 'utf8'), `${dirty}\n${dirty}又说，好。\n`)
  }
})

test('--changed on a branch: what main got meanwhile does not count', async () => {
  const root = place({ 'a.txt': `${clean}${dirty}` })
  git(root, 'init', '-q')
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'base')
  git(root, 'checkout', '-qb', 'topic')
  writeFileSync(join(root, 'b.txt'), dirty)
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'topic')
  git(root, 'checkout', '-q', 'main')
  writeFileSync(join(root, 'a.txt'), clean)
  git(root, 'commit', '-qam', 'mended on main')
  git(root, 'checkout', '-q', 'topic')
  assert.deepEqual(places(await zhNews(root, '-f', 'json', '--only', 'punctuation-width', '--changed', 'main'), root).map((p) => p.split(':')[0]), ['b.txt', 'b.txt'])
})

test('what only a comparison of articles shows is the same by every road, counted and accepted like the rest', async () => {
  const root = place(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.txt`, `江州市总工会主席${i === 5 ? '王玉蓝' : '王玉兰'}出席活动并为劳模颁奖，现场${i + 200}名职工参加了这次活动。\n`])))
  const run = (...args: string[]) => zhNews(root, '-f', 'json', ...args)
  const one = await run()
  assert.deepEqual(places(one, root), ['5.txt:1:9 zh-news/name-person'])
  assert.match(one.out, /5\.txt.*?"points":[1-9]/)
  assert.equal((await run('--threads', '3')).out, one.out)
  for (const warm of [false, true]) assert.equal((await run('--cache')).out, one.out, String(warm))
  for (const i of [1, 2]) await zhNews(root, '--shard', `${i}/2`, '-o', `../${root.split('/').pop()}-${i}.shard`)
  const parts = [1, 2].map((i) => `../${root.split('/').pop()}-${i}.shard`)
  assert.equal((await zhNews(root, 'merge', ...parts, '-f', 'json')).out, one.out)
  parts.forEach((part) => rmSync(join(root, part)))
  assert.equal((await run('--baseline', 'b.json', '--update-baseline')).status, 0)
  const accepted = await run('--baseline', 'b.json')
  assert.deepEqual([places(accepted, root), accepted.err], [[], ''])
})

test('merge refuses what is no whole', async () => {
  const root = archive(6)
  for (const i of [1, 2]) await zhNews(root, '--shard', `${i}/2`, '-o', `${i}.shard`)
  const refused = async (message: RegExp, ...parts: string[]) => {
    const { status, err } = await zhNews(root, 'merge', ...parts)
    assert.deepEqual([status, message.test(err)], [2, true], err)
  }
  await refused(/缺第 2 份（共 2 份）/, '1.shard')
  await refused(/同一份结果给了两次/, '1.shard', '1.shard')
  await refused(/不是 zh-news --shard 写出的结果/, '0/0.txt')
  await refused(/读不了/, 'gone.shard')
  writeFileSync(join(root, '2.shard'), readFileSync(join(root, '2.shard'), 'utf8').split('\n').slice(0, 2).join('\n') + '\n')
  await refused(/只有 1 篇的结果，应有 \d 篇/, '1.shard', '2.shard')
  assert.match((await zhNews(root, '--shard', '1/2', '--baseline', 'x')).err, /请写在 zh-news merge 后面/)
})

test('a store past its memory gives back what it was given', () => {
  const store = new Store()
  const source = '汉𠮷\r\n'.repeat(1_000_000)
  const finding = (start: number) => ({ rule: 'x', severity: 'error' as const, start, end: start + 1, message: '“汉”' })
  for (let i = 0; i < 12; i++) store.add({ path: `${i}`, source: source + i, findings: i % 2 ? [finding(i)] : [] })
  store.replace(11, { path: '11', source: source + 11, findings: [finding(1), finding(2)], said: Buffer.from('话') })
  for (const i of [11, 0, 7, 11]) {
    const { path, source: text, findings, said } = store.results[i]!
    assert.equal(path, String(i))
    assert.equal(text === source + i, true)
    assert.equal(said && Buffer.from(said).toString(), i === 11 ? '话' : undefined)
    assert.deepEqual(findings, i === 11 ? [finding(1), finding(2)] : i % 2 ? [finding(i)] : [])
  }
  store.close()
})

test('a pile of many values gives them back in order, however often it is asked', () => {
  const store = new Store()
  const value = (i: number) => ({ path: `${i}\n`, facts: [['汉𠮷\ud842"', i]] })
  const values = Array.from({ length: 20_000 }, (_, i) => value(i))
  values[9_000]!.path = '长'.repeat(400_000) // longer than what is written at a time
  const [pile, other] = [store.pile<ReturnType<typeof value>>(), store.pile<number>()]
  assert.deepEqual([...pile], [])
  for (const one of values) {
    pile.push(one)
    other.push(one.facts.length)
  }
  for (let time = 0; time < 2; time++) assert.deepEqual([...pile], values)
  for (const i of [0, 1, 9_000, 9_001, 19_999]) assert.deepEqual(pile.at(i), values[i])
  assert.equal([...other].length, values.length)
  store.close()
})

test('--stdin-ndjson: a line in, a line out, in order, errors in their place', async () => {
  const lines = [{ id: 7, text: '他说,好' }, 'oops', { path: 'x/a.md', text: '`他说,好`' }, { text: '好', format: 'docx' }, { id: 'e', text: '' }]
  const ran = await zhNews(place(), '--stdin-ndjson', { stdin: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n') })
  assert.equal(ran.status, 2)
  const results = ran.out.trimEnd().split('\n').map((line) => JSON.parse(line) as { messages?: { ruleId: string; column: number }[] })
  assert.deepEqual(results.map(({ messages, ...rest }) => ({ ...rest, ...(messages && { messages: messages.map(({ ruleId, column }) => `${column} ${ruleId}`) }) })), [
    { id: 7, messages: ['3 zh-news/punctuation-width'] }, { line: 2, error: '第 2 行不是 JSON' }, { path: 'x/a.md', messages: [] },
    { line: 4, error: '第 4 行的 format 只能是 markdown、text、html' }, { id: 'e', messages: [] },
  ])
  const fixed = await zhNews(place(), '--stdin-ndjson', '--fix', { stdin: '{"text":"他说,好"}\n' })
  assert.equal((JSON.parse(fixed.out) as { output: string }).output, '他说，好')
  assert.equal((await zhNews(place(), '--stdin-ndjson', { stdin: '{"text":"好"}' })).status, 0)
})

test('GNU parallel over shards gives what one run gives', { skip: spawnSync('parallel', ['--version']).status !== 0 }, async () => {
  const root = archive(20)
  const command = [process.execPath, ...process.execArgv, new URL('../src/cli.ts', import.meta.url).pathname].map((part) => `'${part}'`).join(' ')
  mkdirSync(join(root, '../', `${root.split('/').pop()}-out`))
  const out = `${root}-out`
  spawnSync('parallel', ['--will-cite', '-j2', `${command} --shard {}/3 -o ${out}/{}.shard`, ':::', '1', '2', '3'], { cwd: root })
  const one = await zhNews(root, '-f', 'json')
  const merged = await zhNews(root, 'merge', ...[1, 2, 3].map((i) => `${out}/${i}.shard`), '-f', 'json')
  rmSync(out, { recursive: true })
  assert.deepEqual([merged.status, merged.out, merged.err], [one.status, one.out, one.err])
})
