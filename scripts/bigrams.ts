/**
 * Compiles `src/language/bigrams.bin` from the language model of open-gram (CC BY-SA 3.0), as Debian packages it for the input
 * method SunPinyin. The result is committed. To make it anew, with the folder where the two packages were unpacked:
 *
 *     apt-get download sunpinyin-data sunpinyin-utils && for p in *.deb; do dpkg-deb -x $p model; done
 *     npx tsx scripts/bigrams.ts model
 */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packBigrams } from '../src/language/bigrams.js'
import { allWords } from '../src/language/dictionary.js'

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx scripts/bigrams.ts FOLDER')
const data = join(folder, 'usr/lib/x86_64-linux-gnu/sunpinyin/data')
/** Two in three places of the table are taken. */
const bits = 18
const kept = 170_000

// The words by number: UTF-32 strings, one after the other, at the end of the pinyin dictionary.
const dictionary = readFileSync(join(data, 'pydict_sc.bin'))
const count = dictionary.readUInt32LE(0)
const lexicon: string[] = ['']
for (let at = dictionary.readUInt32LE(8); lexicon.length <= count; at += 4) {
  const point = dictionary.readUInt32LE(at)
  if (point) lexicon[lexicon.length - 1] += String.fromCodePoint(point)
  else lexicon.push('')
}
const list = join(tmpdir(), `zh-news-lexicon-${process.pid}.txt`)
writeFileSync(list, lexicon.flatMap((word, number) => (word ? [`${word} ${number}`] : [])).join('\n'))

/** Nats that our own dictionary gives a word by itself. */
const alone = new Map(Array.from(allWords(), ({ word, weight }) => [word, Math.log(6e7) - (weight - 1) / 16]))
const marks = '，。；？！：“”、…'
const pairs: { first: string; second: string; cost: number; worth: number }[] = []
let level = ''
const costs = new Map<string, number>()
for await (const line of createInterface({ input: spawn(join(folder, 'usr/bin/tslminfo'), ['-v', '-l', list, join(data, 'lm_sc.t3g')]).stdout })) {
  if (line[0] === '\\') level = line.slice(0, 3)
  else if (level === '\\1-') {
    const [, word, cost] = /^(\S*) +(-?[\d.]+)/u.exec(line)!
    costs.set(word!, Number(cost))
  } else if (level === '\\2-') {
    const [, first, second, text] = /^(\S*) (\S*) +(-?[\d.]+)/u.exec(line)!
    const cost = Number(text)
    const before = costs.get(first!)
    const without = alone.get(second!) ?? (marks.includes(second!) ? costs.get(second!) : undefined)
    // what is no word of ours is never asked for; a pair is worth what a text of the model's would lose without it
    if (before === undefined || without === undefined || !second || (!alone.has(first!) && !marks.includes(first!))) continue
    const worth = Math.exp(-before - cost) * (without - cost)
    if (worth > 0) pairs.push({ first: first!, second, cost, worth })
  }
}
pairs.sort((a, b) => b.worth - a.worth)
writeFileSync(new URL('../src/language/bigrams.bin', import.meta.url), packBigrams(pairs.slice(0, kept), bits))
console.log(`${Math.min(kept, pairs.length)} pairs of ${pairs.length}, the last of them ${pairs[kept - 1]?.first} ${pairs[kept - 1]?.second}`)
