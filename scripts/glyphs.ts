/**
 * Compiles `src/language/glyphs.bin`: look-alike letters and their thresholds (the tables beside the rules, `src/language/shapes.tsv`), odd and traditional letters, sounds (`src/language/sounds.tsv`, taken from pinyin-pro, MIT, with zh/z, ch/c, sh/s and ng/n folded, which people mix up) and idioms (from @node-rs/jieba's word list, MIT, without what
 * the tables call wrong). Committed, as the dictionary is. Run `npm run dictionary` after changing a table.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { onlyDifference } from '../src/language/differ.js'
import { allWords } from '../src/language/dictionary.js'
import { firstSounded, dividedFilter, frequentWeight, pairFilter, readingFilter, shapeAlone, soundedCount, swappedFilter } from '../src/language/glyphs.js'
import { firmPhrases } from '../src/language/firm-phrases.js'
import { idiomTables } from '../src/language/idioms.js'

const rules = new URL('../rules/', import.meta.url)
const table = (name: string): string[][] => readFileSync(new URL(name, rules), 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split('\t'))
const code = (letter: string): number => letter.charCodeAt(0)

const language = new URL('../src/language/', import.meta.url)
const lookalikes = table('lookalike-words.tsv')
// a dash: common letters, of which one is reported for the other only where nothing but that makes sense
const hardly = 105
const known = new Map(lookalikes.map(([seen, meant, least]) => [seen! + meant!, least === '—' ? hardly : Math.round(Number(least) * 10)]))
// What stands beside any word is wrong in one idiom only: 继往开后, but 捞出后放进锅里
const everywhere = new Set('上下中内外后前来去出到得的地了着过在是有和与或及而但对于为被把将从由更较最也都就还又再已不没个这那其该此等所之可要会能以并且因向同各')
// letters that people write for one another in words that the tables know may be exchanged in others (抱歉—报歉, 抱怨—报怨)
for (const file of ['misspelt-words.tsv', 'misspelt-idioms.tsv']) for (const [wrong, rights] of table(file)) for (const right of rights!.split('|')) {
  const at = onlyDifference(wrong!, right)
  if (at >= 0 && !known.has(wrong![at]! + right[at]!) && !everywhere.has(wrong![at]!)) known.set(wrong![at]! + right[at]!, shapeAlone + 10)
}
for (const [letter, alike] of readFileSync(new URL('shapes.tsv', language), 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split('\t'))) {
  for (const other of alike!) for (const pair of [letter! + other, other + letter!]) if (!known.has(pair)) known.set(pair, shapeAlone)
}
const pairs = [...known].map(([pair, least]) => ({ letter: pair[0]!, meant: pair[1]!, least })).sort((a, b) => code(a.letter) - code(b.letter))
// for each letter where its list begins; place 0 stands for “no list”, and a 0 ends each list
const seen: number[] = []
const meantLetters = [0]
const leastGains = [0]
pairs.forEach(({ letter, meant, least }, i) => {
  if (letter !== pairs[i - 1]?.letter) seen.push(code(letter), meantLetters.length)
  meantLetters.push(code(meant))
  leastGains.push(least)
  if (letter === pairs[i + 1]?.letter) return
  meantLetters.push(0)
  leastGains.push(0)
})
// both ways; not those that merely look alike: 网格管理 is no slip of 网络管理
const shapes = [...new Set(lookalikes.filter(([, , least]) => least === '—' || Number(least) * 10 < shapeAlone).flatMap(([seen, meant]) => [code(seen!) * 65536 + code(meant!), code(meant!) * 65536 + code(seen!)]))].sort((a, b) => a - b)
const traditional = table('traditional-forms.tsv').flatMap(([old, simple]) => [code(old!), code(simple!)])
const odd = table('odd-characters.tsv').flatMap(([seen, standard]) => [code(seen!), code(standard!)])

const wrong = new Set<string>()
const right = new Set<string>()
for (const file of readdirSync(rules).filter((name) => name.endsWith('.tsv'))) {
  const text = readFileSync(new URL(file, rules), 'utf8')
  if (!text.startsWith('wrong\tright\twhen')) continue
  for (const [word, better] of text.trimEnd().split('\n').slice(1).map((line) => line.split('\t'))) {
    wrong.add(word!)
    for (const one of better!.split('|')) right.add(one)
  }
}
const addedWords = readFileSync(new URL('words-added.tsv', language), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[0]!)
const isFour = (word: string): boolean => /^[\u4e00-\u9fff]{4}$/u.test(word) && !wrong.has(word)
const entries = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n').map((line) => line.split(' '))
// Their near misses are right themselves: 更近一步, 初显成效, 绝非偶然.
// Right as they stand, though one letter away from an idiom.
const alsoRight = ['心心相映', '传道受业', '声入人心', '声临其境', '医食住行', ...'没路可走 经久不熄 踏石留影 喜玛拉雅 传颂不衰 连续行数 实事求实 点石成景 点绿成金 点废成金 举国同庆 举世同庆 垂手可得 山青水秀 它山之石 桃之夭夭 溥天之下 麾之即去 悠哉悠哉 众木成林 众志成林 积土成山 积水成渊 言行合一 情景合一 以和为贵 自力自强 因材施测 天南地北 青山秀水 尽己所能 扬帆启航 涓涓溪流 仁人之士'.split(' ')]
const noTargets = new Set('关键在于 更进一步 初见成效 初见端倪 统计学家 综合治理 为人处事 决非偶然 不仅如此 动人心魄 服务中心 生物防治 治理能力'.split(' '))
const idioms = [...new Set([
  ...entries.filter(([word, count, kind]) => isFour(word!) && (kind === 'i' || kind === 'l') && Number(count) >= 8 && !noTargets.has(word!)).map(([word]) => word!),
  // other fixed words of four letters: 基础设施, 人民政府
  ...entries.filter(([word, count, kind]) => isFour(word!) && !/^n[rst]/u.test(kind!) && Number(count) >= 10 && !/[第届岁]|分钟|小时|周年|年度/u.test(word!) && !noTargets.has(word!)).map(([word]) => word!),
  ...addedWords.filter((word) => isFour(word) && !noTargets.has(word)),
  ...[...right].filter(isFour),
  ...firmPhrases,
  ...alsoRight,
])]
const key = (word: string, at: number): number => code(word[at]!) * 65536 + code(word[at + 1]!)
idioms.sort((a, b) => key(a, 0) - key(b, 0) || key(a, 2) - key(b, 2))

const soundsOf = new Map<string, number[]>()
readFileSync(new URL('sounds.tsv', language), 'utf8').trimEnd().split('\n').slice(1).forEach((line, id) => {
  for (const letter of line.split('\t')[1]!) soundsOf.set(letter, [...soundsOf.get(letter) ?? [], id + 1])
})
// what sounds a letter may have, as a number of three of them; number 0 is no sound
const sounds = ['0 0 0']
const soundNumbers = new Uint16Array(soundedCount)
for (const [letter, ids] of soundsOf) {
  const three = [0, 1, 2].map((i) => ids[i] ?? 0).join(' ')
  if (!sounds.includes(three)) sounds.push(three)
  if (code(letter) < firstSounded || code(letter) >= firstSounded + soundedCount) throw new RangeError(`${letter} is outside the row of letters with sounds`)
  soundNumbers[code(letter) - firstSounded] = sounds.indexOf(three)
}

const someWords = entries.filter(([word, count]) => /^[\u4e00-\u9fff]{2,6}$/u.test(word!) && Number(count) >= 40 && !wrong.has(word!)).map(([word]) => word!)
const some = pairFilter([...someWords, ...right, ...idioms, ...addedWords])
const misreadAs = new Map<string, { seen: string; least: number }[]>()
for (const { letter, meant, least } of pairs) misreadAs.set(meant, [...misreadAs.get(meant) ?? [], { seen: letter, least }])
const weights = new Map(Array.from(allWords(), ({ word, weight }) => [word, weight]))
const readings = readingFilter(weights, misreadAs)

// 家国情怀、强军胜战、力压群雄：倒过来是另一个常用词，原样也对
const rightPairs = new Set('护医 来后 区林 喜又 速高 家国 胜战 力压 产投 量质 急危 盘棋 北华 商协 大扩 区校 区社 区市 城商 成建 刻立 球进 效高 市全 省全 县全 东股 州苏 量测 量热 量大 量少 量重 度高 度长 度强 度限 期近 期短 期日 点半 辆车 间房 间之 然居 面海 项事 饭吃 装服 装包 生民 庄村 信通 体总 体机 体主 代五 作制 调强 线专 平北 季冬 天半 则否 教研 研科 下剩 委部 委市 委县 委党 级升 级省 系联 立创 画壁 办创 文英 文散 林武 林柏 林桂 林造 石岩 石玉 谷山 部北 部南 部东 部西 部六 离分 边身 严庄 任兼 江荆 部内 院医 口人 多增 仗打 桥水 堂课 匹马 堂食 产盛 康保 长王 港珠 牧农 电邮 校院 功成 肉羊 事小 期长 有常'.split(' '))
// 两个词相接的地方常有的字：一项各、全长最长的长、东站
const meeting = /[一二两三四五六七八九十百千万亿几半多少每某各的了着过得地是在有和与或及而但对于为被把将从到由较更很最也都就还又再已不没无个些那这里其该此等所之上下中内外后前们可要会能以并且因向同东西南北大小新老]/u
const held = new Set(rightPairs)
for (const [word, count] of entries) if (word!.length === 2 && Number(count) > 20) held.add(word!)
// what a longer word holds is hardly ever meant for itself: 动活 in 劳动活动
const heldInLonger = new Set(entries.filter(([word, , kind]) => word!.length <= 5 && kind !== 'nr').flatMap(([word]) => Array.from({ length: word!.length - 1 }, (_, i) => word!.slice(i, i + 2))))
const swaps = swappedFilter(weights, (pair) => held.has(pair) || weights.has(pair), (pair) => heldInLonger.has(pair) || meeting.test(pair))

const divided = dividedFilter(weights, (pair) => meeting.test(pair))

const idiomLetters = Uint16Array.from(idioms.flatMap((word) => [...word].map(code)))
const realIdioms = new Set([...right, ...alsoRight, ...entries.filter(([, , kind]) => kind === 'i' || kind === 'l').map(([word]) => word!)])
const { halves, properHalves, threes, lacking } = idiomTables(idiomLetters, (n) => realIdioms.has(idioms[n]!))

// 三字词：换一个字便成的，多是写错。人名和外国人名不算；下面这些的近似写法本身就对
const kinds = new Map(entries.map(([word, , kind]) => [word!, kind!]))
const noThrees = new Set('之所以 接班人 博物院 经得住 经得起 教育学 稳稳地 进出口 金属矿 新能源'.split(' '))
const threeLetters = [...weights].filter(([word, weight]) => /^[\u4e00-\u9fff]{3}$/u.test(word) && weight >= frequentWeight && !/^nr/u.test(kinds.get(word) ?? '') && !noThrees.has(word) && !word.startsWith('第') && !wrong.has(word)).map(([word]) => word).sort()
const shorts = Uint16Array.from([...seen, ...meantLetters, ...leastGains, ...traditional, ...odd, ...soundNumbers, ...sounds.flatMap((three) => three.split(' ').map(Number)), ...idiomLetters, ...lacking, ...threeLetters.flatMap((word) => [...word].map(code))])
const counts = [meantLetters.length, traditional.length / 2, odd.length / 2, sounds.length, idioms.length, shapes.length, seen.length / 2, threeLetters.length]
const out = Buffer.concat([Uint32Array.from(counts), Uint32Array.from(shapes), readings, swaps, divided, threes, halves, properHalves, some, shorts].map((table) => new Uint8Array(table.buffer)))
writeFileSync(new URL('glyphs.bin', language), out)
console.log(`${pairs.length} look-alikes, ${traditional.length / 2} traditional, ${odd.length / 2} odd, ${soundsOf.size} sounds, ${idioms.length} idioms, ${threeLetters.length} words of three letters, ${out.length} bytes`)
