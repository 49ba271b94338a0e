import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { ArticleBuilder } from './builder.js'

const isWide = (unit: number) => (unit >= 0x2E80 && unit <= 0x9FFF) || (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0xFF00 && unit <= 0xFFEF) ||
  (unit >= 0xD840 && unit <= 0xDFFF) || (unit >= 0x2014 && unit <= 0x2026) || unit === 0x3000

/** True if a line break between these two units is only a break in the source: Chinese joins without a space. */
export function joinsWithoutSpace(before: number, after: number): boolean {
  return isWide(before) || isWide(after)
}

const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));?/y
const escapable = /[!-/:-@[-`{-~]/

/**
 * Adds decoded text to the builder: `value` is what a parser made of `source.slice(start, end)` by resolving escapes and
 * character references, and by dropping what a container put at the start of its lines. Every unit keeps the source it
 * came from. `onBreak` is asked at each line break; what it returns stands for the break (`undefined`: it ended the block).
 * With `collapse` all white space around a line break is that break, as in HTML.
 */
export function addDecoded(
  builder: ArticleBuilder, value: string, source: string, start: number, end: number,
  options: { escapes: boolean; collapse?: boolean; onBreak(before: number, after: number, nextLine: number): string | undefined },
): void {
  if (!value.includes('\n') && !value.includes('\r') && source.length >= end && source.slice(start, end) === value) return builder.add(value, start, end)
  let p = start
  let v = 0
  let literal = start // start of the pending literal stretch
  const flush = (): void => {
    if (p > literal) builder.add(source.slice(literal, p), literal, p)
  }
  while (v < value.length && p < end) {
    const unit = value.charCodeAt(v)
    if (options.collapse && isWhite(unit)) {
      const next = whiteEnd(value, v)
      if (hasBreak(value, v, next)) {
        flush()
        const at = p
        p = Math.min(whiteEnd(source, p), end)
        const text = options.onBreak(v > 0 ? value.charCodeAt(v - 1) : 0, value.charCodeAt(next), p)
        if (text) builder.add(text, at, p)
        v = next
        literal = p
        continue
      }
    }
    if (unit === 0x0A || unit === 0x0D) {
      flush()
      const at = p
      while (p < end && source.charCodeAt(p) !== 0x0A && source.charCodeAt(p) !== 0x0D) p++
      p += source.charCodeAt(p) === 0x0D && source.charCodeAt(p + 1) === 0x0A ? 2 : 1
      const before = v >= 1 ? value.charCodeAt(v - 1) : 0
      v += unit === 0x0D && value.charCodeAt(v + 1) === 0x0A ? 2 : 1
      const after = value.charCodeAt(v)
      // 容器在行首放的 "> "、缩进，正文里没有：跳到下一行真正的第一个字
      while ((p < end || v >= value.length) && p < source.length && !(source.charCodeAt(p) === after && (after !== 0x3E || closersAt(source, p) <= closersAt(value, v))) && (source[p] === '>' || source[p] === ' ' || source[p] === '\t')) p++
      const text = options.onBreak(before, after, p)
      if (text) builder.add(text, at, p)
      literal = p
      continue
    }
    const here = source.charCodeAt(p)
    if (options.escapes && here === 0x5C && p + 1 < end && source.charCodeAt(p + 1) === unit && escapable.test(source[p + 1]!)) {
      flush()
      builder.add(value[v]!, p, p + 2)
      p += 2
      v++
      literal = p
      continue
    }
    if (here === 0x26) {
      reference.lastIndex = p
      const m = reference.exec(source)
      const decoded = m && decode(m)
      if (m && decoded && p + m[0].length <= end && value.startsWith(decoded, v)) {
        flush()
        builder.add(decoded, p, p + m[0].length)
        p += m[0].length
        v += decoded.length
        literal = p
        continue
      }
    }
    if (here === unit) {
      p++
      v++
      continue
    }
    // 解析器换掉或略过了一个字符（如 NUL、行末空格）
    flush()
    if (here === 0 && unit === 0xFFFD) {
      builder.add('\uFFFD', p, p + 1)
      v++
    }
    p++
    literal = p
  }
  flush()
}

const isWhite = (unit: number): boolean => unit === 0x20 || (unit >= 0x09 && unit <= 0x0D)

function whiteEnd(text: string, at: number): number {
  while (isWhite(text.charCodeAt(at))) at++
  return at
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x0A || text.charCodeAt(i) === 0x0D) return true
  return false
}

function decode(m: RegExpExecArray): string | false {
  const point = m[1] ? Number.parseInt(m[1], 10) : m[2] ? Number.parseInt(m[2], 16) : -1
  if (point >= 0) return point > 0x10FFFF || point === 0 ? '\uFFFD' : String.fromCodePoint(point)
  return decodeNamedCharacterReference(m[3]!)
}

/** How many `>` stand at the beginning of a line, written as they are or escaped: those of a quote are in the source alone. */
function closersAt(text: string, at: number): number {
  closers.lastIndex = at
  return closers.exec(text)![0].match(/>|&gt;/gu)?.length ?? 0
}

const closers = /(?:[ \t]*(?:\\?>|&gt;))*/y
