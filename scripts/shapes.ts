/**
 * Measures which letters look alike and writes `src/language/shapes.tsv`: each letter of frequent words is drawn in two typefaces
 * (Debian's fonts-noto-cjk, by Chromium), a little blurred, and every two drawings are compared, each moved by a pixel if they
 * fit better so. Needed again only if other letters or another measure are wanted: npx tsx scripts/shapes.ts
 */
import { writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { allWords } from '../src/language/dictionary.js'
import { frequentWeight } from '../src/language/glyphs.js'

/** Least correlation of two drawings, the mean of both typefaces: 未 and 末 have 0.96, 往 and 住 0.91, 力 and 刀 0.79. */
const least = 0.84
/** No use to move drawings that are less alike than this as they stand. */
const worthMoving = 0.6
const side = 32

const letters = [...new Set(Array.from(allWords()).filter(({ word, weight }) => word.length > 1 && word.length < 5 && weight >= frequentWeight).flatMap(({ word }) => [...word]))].sort()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage()

/** What a typeface draws, as vectors of length 1 around their mean. */
async function drawings(font: string): Promise<Float32Array[]> {
  const drawn: number[][] = []
  for (let from = 0; from < letters.length; from += 500) {
    drawn.push(...await page.evaluate(({ some, font, side }) => {
      const { document } = globalThis as any // in the browser
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = side
      const context = canvas.getContext('2d', { willReadFrequently: true })
      context.font = `${side - 4}px "${font}"`
      context.textBaseline = 'middle'
      context.textAlign = 'center'
      return some.map((letter) => {
        context.filter = 'none'
        context.fillStyle = '#fff'
        context.fillRect(0, 0, side, side)
        context.filter = 'blur(0.8px)'
        context.fillStyle = '#000'
        context.fillText(letter, side / 2, side / 2 + 1)
        return Array.from<number>(context.getImageData(0, 0, side, side).data).filter((_, i) => i % 4 === 0)
      })
    }, { some: letters.slice(from, from + 500), font, side }))
  }
  return drawn.map((levels) => {
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length
    const length = Math.hypot(...levels.map((level) => level - mean))
    return Float32Array.from(levels, (level) => (mean - level) / length)
  })
}

function correlation(a: Float32Array, b: Float32Array, shift = 0): number {
  let sum = 0
  for (let i = Math.max(0, -shift), end = Math.min(a.length, a.length - shift); i < end; i++) sum += a[i + shift]! * b[i]!
  return sum
}
const shifts = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => down * side + right))
const moved = (a: Float32Array, b: Float32Array): number => Math.max(...shifts.map((shift) => correlation(a, b, shift)))

const faces = [await drawings('Noto Serif CJK SC'), await drawings('Noto Sans CJK SC')]
await browser.close()
const lines = ['letter\tlookalikes']
for (let i = 0; i < letters.length; i++) {
  const alike = letters.filter((_, k) => k > i
    && faces.reduce((sum, face) => sum + correlation(face[i]!, face[k]!), 0) >= worthMoving * faces.length
    && faces.reduce((sum, face) => sum + moved(face[i]!, face[k]!), 0) >= least * faces.length)
  if (alike.length) lines.push(`${letters[i]}\t${alike.join('')}`)
}
writeFileSync(new URL('../src/language/shapes.tsv', import.meta.url), `${lines.join('\n')}\n`)
console.log(`${letters.length} letters, ${lines.slice(1).reduce((sum, line) => sum + line.length - 2, 0)} pairs that look alike`)
