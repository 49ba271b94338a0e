/** Rules of others, named in .textlintrc, in the same command and the same report. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { place, places, zhNews } from './desk.js'

process.env.ZH_NEWS_THREADS = 'at once'

const packages = {
  'node_modules/textlint-rule-no-foo/package.json': '{ "name": "textlint-rule-no-foo", "version": "1.0.0" }',
  'node_modules/textlint-rule-no-foo/index.js': `const report = ({ Syntax, RuleError, report, getSource, fixer }, options) => ({
    [Syntax.Str](node) {
      const at = getSource(node).indexOf('foo')
      if (at >= 0) report(node, new RuleError('no foo, ' + (options.say || 'please'), { index: at, fix: fixer.replaceTextRange([at, at + 3], '福') }))
    } })
    module.exports = { linter: report, fixer: report }`,
  'node_modules/textlint-rule-throws/package.json': '{ "name": "textlint-rule-throws", "version": "1.0.0" }',
  'node_modules/textlint-rule-throws/index.js': `module.exports = ({ Syntax }) => ({ [Syntax.Str]() { throw new Error('kaputt') } })`,
}
const config = (rules: object) => JSON.stringify({ rules: { 'preset-zh-news': true, ...rules } })

test('findings come out in one report, in order, under the name textlint gives; --fix applies both', async () => {
  const root = place({ ...packages, '.textlintrc': config({ 'no-foo': { say: 'thanks', severity: 'warning' } }), 'a.md': '他说foo,好。\n', 'b.txt': 'foo\n', 'c.html': '<p>foo</p>' })
  const ran = await zhNews(root, 'a.md', 'b.txt', 'c.html', '-f', 'json')
  assert.equal(ran.err, '')
  assert.deepEqual(places(ran, root), ['a.md:1:3 no-foo', 'a.md:1:6 zh-news/punctuation-width', 'b.txt:1:1 no-foo'])
  assert.match(ran.out, /no foo, thanks/)
  assert.equal((await zhNews(root, 'a.md', 'b.txt', 'c.html', '-f', 'json', '--threads', '2')).out, ran.out)
  assert.equal((await zhNews(root, 'a.md', '--fix')).status, 0)
  assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), '他说福，好。\n')
})

test('disable comments hold for them too', async () => {
  const root = place({ ...packages, '.textlintrc': config({ 'no-foo': true }), 'a.md': '<!-- textlint-disable no-foo -->\n\n他说foo,好。\n' })
  assert.deepEqual(places(await zhNews(root, 'a.md', '-f', 'json'), root), ['a.md:3:6 zh-news/punctuation-width'])
})

test('a rule that throws is a failure of that file; what ours found is told, other files are checked', async () => {
  const root = place({ ...packages, '.textlintrc': config({ throws: true }), 'a.txt': '他说,好。\n', 'b.txt': '' })
  const ran = await zhNews(root, '-f', 'json')
  assert.equal(ran.status, 2)
  assert.deepEqual(places(ran, root), ['a.txt:1:3 zh-news/punctuation-width'])
  assert.match(ran.err, /a\.txt：第三方规则出错：.*kaputt/)
})

test('a rule that is not installed is exit 2, told once with its name', async () => {
  const root = place({ '.textlintrc': config({ 'not-there': true }), 'a.txt': '好。\n', 'b.txt': '好。\n' })
  const { status, err } = await zhNews(root)
  assert.equal(status, 2)
  assert.match(err, /^zh-news：.*\.textlintrc：找不到“not-there”，装了吗？（npm install）\n$/)
})

test('the preset turned off: only theirs', async () => {
  const root = place({ ...packages, '.textlintrc': JSON.stringify({ rules: { 'preset-zh-news': false, 'no-foo': true } }), 'a.txt': '他说foo,好。\n' })
  assert.deepEqual(places(await zhNews(root, '-f', 'json'), root), ['a.txt:1:3 no-foo'])
})

test('the .textlintrc of this project: ours and the language-neutral rules of preset-ja-technical-writing, one defect told once', async () => {
  const own = fileURLToPath(new URL('..', import.meta.url))
  const root = place({ 'a.txt': '他说\u200B好\u0008。这\u30C0が\u3099是ｱ,好!\n' })
  const ran = await zhNews(root, 'a.txt', '--config', join(own, '.textlintrc'), '-f', 'json')
  assert.equal(ran.err, '')
  const found = places(ran, root)
  assert.ok(found.some((line) => /:8 ja-technical-writing\/no-nfd|:\d+ ja-technical-writing\/no-nfd/.test(line)), found.join('\n'))
  assert.ok(found.some((line) => line.includes('zh-news/punctuation-width')))
  const at = found.map((line) => line.split(' ')[0])
  for (const place of ['a.txt:1:3', 'a.txt:1:5']) assert.equal(at.filter((one) => one === place).length, 1, `${place}\n${found.join('\n')}`)
})
