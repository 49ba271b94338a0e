import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { displayPath, findFiles } from '../src/batch/find.js'

const made: string[] = []
after(() => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })))

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'zh-news-find-'))
  made.push(root)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

async function found(root: string, ...paths: string[]) {
  const { files, failures, ignored } = await findFiles(paths, root)
  return { files: files.map((file) => displayPath(file, root)), failures: failures.map(({ path, message }) => `${displayPath(path!, root)}：${message}`), ignored: ignored.map((file) => displayPath(file, root)) }
}

test('a directory stands for its articles, sorted, without hidden and installed ones', async () => {
  const root = tree({ 'b.md': '', 'a.TXT': '', 'sub/c.html': '', 'sub/d.htm': '', 'sub/e.markdown': '', 'f.docx': '', 'node_modules/x/g.md': '', '.github/h.md': '' })
  assert.deepEqual((await found(root, '.')).files, ['a.TXT', 'b.md', 'sub/c.html', 'sub/d.htm', 'sub/e.markdown'])
})

test('.gitignore and .textlintignore hold, nested and negated', async () => {
  const root = tree({ '.git/HEAD': '', '.gitignore': 'out/\n*.tmp.md\n', '.textlintignore': 'old/*\n!old/keep.md\n', 'a.md': '', 'a.tmp.md': '', 'out/b.md': '', 'old/c.md': '', 'old/keep.md': '', 'sub/.gitignore': '/d.md\n', 'sub/d.md': '', 'sub/deep/d.md': '' })
  const expected = ['a.md', 'old/keep.md', 'sub/deep/d.md']
  assert.deepEqual((await found(root, '.')).files, expected)
  assert.deepEqual((await found(root, '**/*.md')).files, expected)
  assert.deepEqual((await found(join(root, 'sub'), '.')).files, ['deep/d.md'])
})

test('a file named in full is held back by .textlintignore only, and said so', async () => {
  const root = tree({ '.gitignore': 'a.md\n', '.textlintignore': 'old/\n', 'a.md': '', 'old/b.md': '' })
  assert.deepEqual(await found(root, 'a.md', 'old/b.md'), { files: ['a.md'], failures: [], ignored: ['old/b.md'] })
})

test('each file once, in the order of the arguments; any extension when named', async () => {
  const root = tree({ 'a.md': '', 'b.md': '', 'notice.rst': '' })
  assert.deepEqual((await found(root, 'b.md', '.', './a.md', 'notice.rst')).files, ['b.md', 'a.md', 'notice.rst'])
})

test('a name with brackets is a file before it is a glob', async () => {
  const root = tree({ '[要闻]一版.md': '' })
  assert.deepEqual((await found(root, '[要闻]一版.md')).files, ['[要闻]一版.md'])
})

test('what is missing is a failure with its reason', async () => {
  const root = tree({ 'a.md': '', 'empty/readme.pdf': '' })
  symlinkSync('gone.md', join(root, 'link.md'))
  assert.deepEqual((await found(root, 'no.md', '*.rst', 'empty', 'link.md')).failures, [
    'no.md：没有这个文件或目录', '*.rst：没有文件符合这个通配式', 'empty：目录里没有可查的文件（.md .markdown .txt .html .htm）', 'link.md：符号链接指向的文件不存在',
  ])
  assert.deepEqual(await found(root, '.'), { files: ['a.md'], failures: ['link.md：符号链接指向的文件不存在'], ignored: [] })
})

test('a link to a directory is not followed, so a circle does no harm', async () => {
  const root = tree({ 'a.md': '', 'sub/b.md': '' })
  symlinkSync('..', join(root, 'sub/up'))
  assert.deepEqual((await found(root, '.')).files, ['a.md', 'sub/b.md'])
})
