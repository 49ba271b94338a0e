/** Neovim and Emacs as Debian has them, without a screen: diagnostics, a quick fix, fix all, save; then the file on disk is read. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')
// The first character of line 3 lies outside the basic plane: positions counted in anything but UTF-16 units go wrong behind it.
const draft = '# 本报讯\n\n𠮷林省召开会议,部署春耕备耕工作。\n\n这项改革怎么落地?记者走进社区一探究竟。\n'
const mended = draft.replace(',', '，').replace('?', '？')

interface Result { diagnostics: { text: string; message: string }[]; applied: string; after: number; fixall: string; final: number; error?: string }

function run(program: string, args: readonly string[], extra: Record<string, string> = {}): { result: Result; text: string } {
  const home = mkdtempSync(join(tmpdir(), 'zh-news-editor-'))
  try {
    const file = join(home, '稿件.md')
    writeFileSync(file, draft)
    const out = join(home, 'out.json')
    mkdirSync(join(home, 'state'))
    const ran = spawnSync(program, args, {
      cwd: home, timeout: 90_000, encoding: 'utf8',
      env: { ...process.env, HOME: home, XDG_STATE_HOME: join(home, 'state'), LC_ALL: 'C.UTF-8', OUT: out, FILE: file, LSP_CMD_JSON: JSON.stringify([process.execPath, '--import', tsx, cli, 'server', '--stdio']), ...extra },
    })
    if (ran.error) throw ran.error
    const result = JSON.parse(readFileSync(out, 'utf8')) as Result
    assert.equal(result.error, undefined, `${ran.stdout}\n${ran.stderr}`)
    return { result, text: readFileSync(file, 'utf8') }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function has(program: string): string | false {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).status === 0 ? false : `${program} is not installed (apt-get install neovim emacs-nox elpa-eglot)`
}

function check({ result, text }: { result: Result; text: string }): void {
  // eglot puts the rule's name in front
  assert.deepEqual(result.diagnostics.map(({ text, message }) => [text, message.replace(/^zh-news \[punctuation-width\]: /u, '')]), [[',', '半角“,”应为全角“，”'], ['?', '半角“?”应为全角“？”']])
  assert.equal(result.applied, '改为“，”')
  assert.equal(result.after, 1)
  assert.equal(result.final, 0)
  assert.equal(text, mended)
}

test('Neovim', { skip: has('nvim') }, () => {
  check(run('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${join(here, 'neovim.lua')}`, '稿件.md']))
})

test('Emacs with eglot', { skip: has('emacs') }, () => {
  check(run('emacs', ['--batch', '-l', join(here, 'emacs.el')]))
})
