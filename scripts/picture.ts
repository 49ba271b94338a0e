/** `npx tsx scripts/picture.ts`: the picture in the README, drawn from what the command really prints about a sample. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import stringWidth from '../src/report/columns.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { stdout } = spawnSync(process.execPath, ['dist/zh-news.cjs', '--color', 'samples/page.txt'], { cwd: root, encoding: 'utf8' })
const all = stdout.trimEnd().split('\n')
const shown = [...all.slice(0, 36), '', '…', '', ...all.slice(-4, -1)]
const colours: Readonly<Record<string, string>> = { 31: '#f47067', 32: '#57ab5a', 33: '#daaa3f', 34: '#6cb6ff', 35: '#dcbdfb', 36: '#76e3ea', 90: '#909dab', 2: '#909dab' }
const cell = 7.9
const height = 19
const columns = 130

const escape = (text: string): string => text.replace(/[&<>]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!)

function line(text: string, row: number): string {
  let x = 0
  let fill = '#d1d7e0'
  let style = ''
  let out = ''
  for (const part of text.split(/(\u001B\[[\d;]*m)/u)) {
    const code = /^\u001B\[([\d;]*)m$/u.exec(part)
    if (code) {
      for (const n of (code[1] || '0').split(';')) {
        if (n === '0' || n === '39' || n === '22') { fill = '#d1d7e0'; style = '' }
        if (n === '24') style = ''
        if (n === '1') style = ' font-weight="bold"'
        if (n === '4') style = ' text-decoration="underline"'
        if (colours[n]) fill = colours[n]
      }
      continue
    }
    for (const run of part.match(/[\u2E80-\uFFEF“”‘’…—·]+|[^\u2E80-\uFFEF“”‘’…—·]+/gu) ?? []) {
      if (x >= columns) break
      const width = stringWidth(run)
      if (run.trim()) out += `<text x="${(16 + x * cell).toFixed(1)}" y="${28 + row * height}" fill="${fill}"${style} textLength="${(width * cell).toFixed(1)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escape(run)}</text>`
      x += width
    }
  }
  return out
}

mkdirSync(new URL('../docs/', import.meta.url), { recursive: true })
writeFileSync(new URL('../docs/report.svg', import.meta.url), `<svg xmlns="http://www.w3.org/2000/svg" width="${columns * cell + 32}" height="${shown.length * height + 36}" font-family="'Noto Sans Mono CJK SC','Sarasa Mono SC',Menlo,Consolas,monospace" font-size="13.5">
<rect width="100%" height="100%" rx="8" fill="#212830"/>
${shown.map(line).filter(Boolean).join('\n')}
</svg>
`)
