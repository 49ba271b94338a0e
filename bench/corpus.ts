/**
 * Text to measure with: news articles and Markdown documents put together from the project's own samples, the same for the
 * same seed. Seven of ten files are news copy with a slip in one sentence of sixteen; three are Markdown: one in five of
 * these news with lists, quotes and links, the others documents.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { widen } from '../src/article/width.js'
import { documentStyles, type Style, type Words } from './documents.js'

const samples = new URL('../samples/', import.meta.url)

function random(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1
  return () => { state ^= state << 13; state >>>= 0; state ^= state >>> 17; state ^= state << 5; state >>>= 0; return state / 2 ** 32 }
}

const sentences: string[] = readdirSync(samples).filter((f) => /\.(?:txt|md)$/u.test(f) && !/gbk/u.test(f)).flatMap((f) =>
  (readFileSync(new URL(f, samples), 'utf8').replace(/^---\n[^]*?\n---\n/u, '').match(/[^。！？\n#|>`[\]*-]{12,}[。！？]”?/gu) ?? []).map((s) => widen(s).trim()))
  .filter((s) => !/["『』]|\.\.|\d[lO]|[-~]\d+%/u.test(s)) // the slips come in below, at a known rate
const places = ['青禾', '江湾', '云岭', '滨海', '石门', '柳岸', '东塘', '西岭', '南陵', '北川']
const names = ['周明远', '沈洁', '陈国梁', '何秀兰', '罗一鸣', '宋长青', '吴静', '顾向南', '叶小满', '木志华']
const heads = ['产业兴旺，乡村有了新气象', '擦亮名片，老街焕发新活力', '数据多跑路，群众少跑腿', '渠成水到', '一张蓝图绘到底']

const slips: readonly ((s: string) => string)[] = [
  (s) => s.replace('，', ','), (s) => s.replace('。', '。。'), (s) => s.replace('”', '“'), (s) => s.replace('——', '--'), (s) => s.replace(/(\d)%/u, '$1％'),
  (s) => s.replace('己', '已'), (s) => s.replace('0', 'O'), (s) => s.replace('、', '、、'), (s) => s.replace('的', '的的'), (s) => s.replace('，', ' ，'),
]

/** An article of about `bytes` bytes of UTF-8. */
export function article(index: number, bytes: number): { name: string; text: string } {
  const rand = random(index + 1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(rand() * list.length)]!
  const sentence = (list = sentences): string => {
    const s = pick(list).replace(/[\u4E00-\u9FFF]{2}(?=县|镇|村|区)/u, () => pick(places)).replace(/\d+(?=万|名|个|处|家|户)/gu, () => String(1 + Math.floor(rand() * 900)))
    return rand() < 1 / 16 ? pick(slips)(s) : s
  }
  // nobody says the same twice in one paragraph
  const paragraph = (): string => {
    const chosen = new Set<string>()
    for (const count = 2 + Math.floor(rand() * 5); chosen.size < count; ) chosen.add(pick(sentences))
    return [...chosen].map((one) => sentence([one])).join('')
  }
  const words: Words = { rand, pick, paragraph, sentence, head: () => pick(heads) }
  const name = `${String(index).padStart(5, '0')}.md`
  const markdown = index % 10 >= 7
  const style = markdown ? documentStyles[Math.floor(rand() * 5)] : undefined
  if (style) return { name, text: document(style(index, words), words, bytes) }
  const parts: string[] = markdown ? [`# ${pick(places)}${pick(heads)}`] : [`${pick(places)}县${pick(heads)}`, `□记者 ${pick(names)} 通讯员 ${pick(names)}`]
  let size = 0
  while (size < bytes) {
    let part = paragraph()
    if (markdown) {
      const kind = rand()
      if (kind < 0.1) part = `## ${pick(heads)}`
      else if (kind < 0.25) part = Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n')
      else if (kind < 0.3) part = `\`\`\`js\nconst total = items.reduce((a, b) => a + b, 0)\n\`\`\``
      else if (kind < 0.4) part = `> ${part}`
      else if (kind < 0.55) part = part.replace(/[\u4E00-\u9FFF]{4}/u, '**$&**').replace('，', '，见[公告](https://example.org/a?b=1,2)，')
      else if (kind < 0.58) part = `| 指标 | 数值 |\n|---|---:|\n| 达标率 | ${Math.floor(rand() * 100)}% |`
    } else if (rand() < 0.1) parts.push(pick(heads))
    parts.push(part)
    size += Buffer.byteLength(part) + 2
  }
  return { name, text: parts.join('\n\n') + '\n' }
}

function document({ head, part, tail }: ReturnType<Style>, words: Words, bytes: number): string {
  const parts = [head]
  for (let size = 0; size < bytes; size += Buffer.byteLength(parts.at(-1)!) + 2) parts.push(part(words))
  return `${[...parts, tail()].filter(Boolean).join('\n\n')}\n`
}

/** Writes `files` articles into `dir`, a hundred to a folder; returns their total size in bytes. */
export function writeCorpus(dir: string, files: number, bytes = 10_400): number {
  let total = 0
  for (let i = 0; i < files; i++) {
    const { name, text } = article(i, bytes)
    const folder = join(dir, String(Math.floor(i / 100)).padStart(3, '0'))
    if (i % 100 === 0) mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), text)
    total += Buffer.byteLength(text)
  }
  return total
}

/** One file of about `bytes` bytes. */
export function bigArticle(bytes: number): string {
  const parts: string[] = []
  for (let i = 0, size = 0; size < bytes; i++) {
    const { text } = article(i, 10_400)
    parts.push(text)
    size += Buffer.byteLength(text)
  }
  return parts.join('\n')
}
