import type { Article } from '../article/article.js'
import { glyphs } from './glyphs.js'
import { isHanUnit } from './han.js'
import { unusual } from './unusual.js'

/** With more than this share of traditional letters a few words or a quotation are in traditional script. */
const mostly = 0.2
/** The same for a sentence: there are stretches with hardly any. */
const longMostly = 0.14
/** How far a few words, and a sentence or a quotation, are followed, in letters. */
const near = 12
const far = 50

/** 石碑上刻着“萬古流芳”: one such letter will do. */
const inscribed = /[刻题匾碑写印字额幅联批号][^，。；\n]{0,20}$/u

/** True if the words around the letter are in traditional script: a quotation, an inscription, a page from Hong Kong. */
export function inTraditionalScript(article: Article, index: number): boolean {
  if (unusual(article).odd.length === 0) return false
  const text = article.prose
  // no farther: a page may be one line
  const before = text.slice(Math.max(0, index - far), index)
  const lineFrom = index - before.length + before.lastIndexOf('\n') + 1
  const words = share(text, Math.max(lineFrom, index - near), index + near + 1)
  if (words.old > 2 && words.old / words.letters > mostly) return true
  const sentence = share(text, Math.max(lineFrom, index - far), index + far + 1)
  if (sentence.old > 6 && sentence.old / sentence.letters > longMostly) return true
  const open = Math.max(...['“', '「', '『', '‘'].map((mark) => before.lastIndexOf(mark)))
  if (open < 0 || open < Math.max(...['\n', '”', '」', '』', '’'].map((mark) => before.lastIndexOf(mark)))) return false
  const from = index - before.length + open + 1
  const behind = text.slice(index, index + far).search(/[”」』’\n]/u)
  const inside = share(text, from, behind < 0 ? index + far : index + behind)
  return inside.old / inside.letters > mostly && (inside.old > 1 || inscribed.test(text.slice(Math.max(0, from - 24), from - 1)))
}

function share(text: string, from: number, to: number): { letters: number; old: number } {
  const { simplified, standard } = glyphs()
  let letters = 0
  let old = 0
  for (let i = from; i < to && i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x0a) break
    if (!isHanUnit(unit)) continue
    letters++
    if (simplified[unit] || standard[unit]) old++
  }
  return { letters, old }
}
