import type { Article } from '../article/article.js'
import { once } from '../article/once.js'

/** Kinds of characters that hardly any article holds; the rules about them look no further when theirs is missing. */
export interface Unusual { invisible: boolean; oddSpace: boolean; lost: boolean; box: boolean; compatible: boolean }

const INVISIBLE = 1
const SPACE = 2
const LOST = 4
const BOX = 8
const COMPATIBLE = 16

const kinds = new Uint8Array(65536)
const mark = (kind: number, ...ranges: readonly (readonly [number, number])[]): void => {
  for (const [from, to] of ranges) for (let unit = from; unit <= to; unit++) kinds[unit]! |= kind
}
mark(INVISIBLE, [0x00, 0x08], [0x0B, 0x0C], [0x0E, 0x1F], [0x7F, 0x9F], [0xAD, 0xAD], [0x061C, 0x061C], [0x180E, 0x180E], [0x200B, 0x200F], [0x2028, 0x202E], [0x2060, 0x206F], [0xFE00, 0xFE0F], [0xFEFF, 0xFEFF], [0xFFF9, 0xFFFB])
mark(SPACE, [0xA0, 0xA0], [0x1680, 0x1680], [0x2000, 0x200A], [0x202F, 0x202F], [0x205F, 0x205F])
// 私用区的高位代理也在内
mark(LOST, [0xE000, 0xF8FF], [0xFFFD, 0xFFFD], [0xDB80, 0xDBFF])
mark(BOX, [0x25A0, 0x25A1], [0x2587, 0x2587])
// 兼容表意文字补充区的高位代理
mark(COMPATIBLE, [0x2E80, 0x2EF3], [0x2F00, 0x2FD5], [0xF900, 0xFAD9], [0xD87E, 0xD87E])

/** One pass over the prose for all of them. */
export const unusual = once((article: Article): Unusual => {
  const { prose } = article
  let found = 0
  for (let i = 0; i < prose.length; i++) found |= kinds[prose.charCodeAt(i)]!
  return { invisible: (found & INVISIBLE) > 0, oddSpace: (found & SPACE) > 0, lost: (found & LOST) > 0, box: (found & BOX) > 0, compatible: (found & COMPATIBLE) > 0 }
})
