/**
 * Compiles `src/language/dictionary.bin` from the word list inside the dev dependency @node-rs/jieba (MIT, originally
 * jieba's dict.txt). The result is committed: it is under 1 MB, changes rarely, and with it tests, the editor and a fresh
 * clone need no build step. Run `npm run dictionary` after changing what is left out here, or the wrong words of the tables.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { noWords } from '../src/language/terms.js'

const source = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
const entries = readFileSync(source, 'utf8').split('\n').map((line) => line.split(' ')).map(([word, count, kind]) => ({ word: word!, count: Number(count), kind: kind ?? '' })).filter(({ word }) => /^[\u4e00-\u9fff]+$/u.test(word))

// Counts of 3 and less are noise (half of the list, wrong forms among them); long compounds add nothing to their parts.
const rare: Readonly<Record<number, number>> = { 1: 1, 2: 6, 3: 12, 4: 8, 5: 15, 6: 15 }
// What the tables call wrong is no word, whatever the list says; what they call right is one.
const rules = new URL('../rules/', import.meta.url)
const wrong = new Set<string>()
const right = new Set<string>()
for (const file of readdirSync(rules)) {
  if (!file.endsWith('.tsv') || !noWords.has(file.slice(0, -4))) continue
  const [, ...lines] = readFileSync(new URL(file, rules), 'utf8').trimEnd().split('\n')
  for (const line of lines) {
    const [word, better, when] = line.split('\t')
    if (when) continue
    wrong.add(word!)
    for (const one of better!.split('|')) if (one.length > 1 && one.length < 5 && /^[\u4e00-\u9fff]+$/u.test(one)) right.add(one)
  }
}
const added: readonly (readonly [string, number])[] = readFileSync(new URL('../src/language/words-added.tsv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')).map(([word, count]) => [word!, Number(count)] as const)

const words = new Map<string, number>()
for (const { word, count, kind } of entries) if (count >= (rare[word.length] ?? Infinity) && !wrong.has(word) && !(word.length === 3 && kind === 'nr' && count < 100)) words.set(word, count)
// Letters of no longer word, and rare, would only widen the arrays.
const inWords = new Set([...words.keys()].filter((word) => word.length > 1).flatMap((word) => [...word]))
for (const [word, count] of words) if (word.length === 1 && count < 50 && !inWords.has(word)) words.delete(word)
for (const word of right) if (!words.has(word) && !wrong.has(word)) words.set(word, 20)
for (const [word, count] of added) if (count) words.set(word, Math.max(count, words.get(word) ?? 0))
  else words.delete(word)

interface Node { weight: number; children: Map<number, Node> }
const uses = new Map<string, number>()
for (const word of words.keys()) for (const letter of word) uses.set(letter, (uses.get(letter) ?? 0) + 1)
const alphabet = [...uses.keys()].sort((a, b) => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1))
const classOf = new Map(alphabet.map((letter, i) => [letter, i + 1]))
const root: Node = { weight: 0, children: new Map() }
for (const [word, count] of words) {
  let node = root
  for (const letter of word) {
    const c = classOf.get(letter)!
    let child = node.children.get(c)
    if (!child) node.children.set(c, (child = { weight: 0, children: new Map() }))
    node = child
  }
  node.weight = Math.max(1, Math.min(255, Math.round(Math.log(count) * 16) + 1))
}

// The most crowded states first: the others fit into the gaps. A base may be used once only (see the reader).
const states: Node[] = [root]
for (let i = 0; i < states.length; i++) states.push(...states[i]!.children.values())
const size = states.length * 2 + alphabet.length
const label = new Uint16Array(size)
const taken = new Uint8Array(size)
const usedBase = new Uint8Array(size)
const nextFree = Int32Array.from({ length: size + 1 }, (_, i) => i)
const free = (i: number): number => {
  let r = i
  while (nextFree[r] !== r) r = nextFree[r]!
  while (nextFree[i] !== r) { const n = nextFree[i]!; nextFree[i] = r; i = n }
  return r
}
const baseOf = new Map<Node, number>()
taken[0] = 1
nextFree[0] = 1
let end = 1
for (const node of states.filter((s) => s.children.size).sort((a, b) => b.children.size - a.children.size)) {
  const labels = [...node.children.keys()].sort((a, b) => a - b)
  const first = labels[0]!
  for (let slot = free(first + 1); ; slot = free(slot + 1)) {
    const base = slot - first
    if (usedBase[base] || labels.some((c) => taken[base + c])) continue
    usedBase[base] = 1
    baseOf.set(node, base)
    for (const c of labels) {
      taken[base + c] = 1
      nextFree[base + c] = base + c + 1
      label[base + c] = c
      end = Math.max(end, base + c + 1)
    }
    break
  }
}
const slots = new Uint32Array(end + alphabet.length + 1)
const place = (node: Node, slot: number): void => {
  const base = baseOf.get(node) ?? 0
  slots[slot] = base << 8 | node.weight
  for (const [c, child] of node.children) place(child, base + c)
}
place(root, 0)
const out = new Uint8Array(8 + slots.length * 6 + alphabet.length * 2)
new Uint32Array(out.buffer, 0, 2).set([alphabet.length, slots.length])
new Uint32Array(out.buffer, 8, slots.length).set(slots)
new Uint16Array(out.buffer, 8 + slots.length * 4, slots.length).set(label.subarray(0, slots.length))
new Uint16Array(out.buffer, 8 + slots.length * 6, alphabet.length).set(alphabet.map((letter) => letter.charCodeAt(0)))
writeFileSync(new URL('../src/language/dictionary.bin', import.meta.url), out)
console.log(`${words.size} words, ${alphabet.length} letters, ${states.length} states, ${slots.length} slots, ${out.length} bytes`)
