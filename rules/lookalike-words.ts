import { contextCost } from '../src/language/context.js'
import { costBetween, weightAround } from '../src/language/dictionary.js'
import { isQuotedPlay, isRepeated } from '../src/language/deliberate.js'
import { frequentWeight, glyphPlaces, glyphs, leastWeight, muchHeavier, shapeAlone } from '../src/language/glyphs.js'
import { inName, isNamed, isTranslated } from '../src/language/name-context.js'
import { isHan } from '../src/language/terms.js'
import { proseUnits } from '../src/language/units.js'
import { defineRule } from '../src/rule.js'

/** The weight of an everyday word (社会, 社区): whoever seems to be called 杜会 is a misreading. */
const everyday = 140
/** What a pair must gain, in tenths of a nat, where the seen letter makes a word as well, however rare: 休会, 大治, 主刀. */
const moreThanWord = 80
/**
 * What pairs that are not known for being confused must gain, in tenths of a nat, for more than a hint: the word list does not
 * know every word. A little less will do if they make an everyday word.
 */
const certain = 80
const certainEveryday = 70
/** The same for pairs that merely look alike. */
const certainAlone = 95
/** Pairs known for being confused (日曰、己已) have a lower threshold of their own in the table. */
const ordinary = 55

export default defineRule({
  summary: '形近、音近字疑误：换一个字才成词',
  why: '扫描识别和五笔输入把形近的字认错，错字往往落单，换成形近的字便与前后连成常用词（土兵—士兵、睛雨表—晴雨表）。换一个字，整句按词与词的搭配要通顺得多才提示。人们常混的形近字对在 lookalike-words.tsv，第三列是换字后句子须增加的可能性（奈特；一短横的是常用字，须增加得更多），按新闻稿校定，其中一部分是把排好的版面扫描识别、同原文比出来的；字形图像相近的（shapes.tsv）、别字表里在别的词上写错过的（抱歉—报歉，抱怨—报怨），只在换成常用词、把握更大时才提示。把握不大的只作提示。人名、文中一再出现的说法不报。只提示，由人定夺。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）错别字各条',
  covers: ['O09', 'O22'],
  severity: 'warning',
  yieldsTo: ['glyph-misread', 'misspelt-words', 'misspelt-idioms', 'confusable-words', 'near-idioms', 'variant-forms', 'odd-characters', 'slogan-wording', 'name-document', 'letters-swapped', 'letters-extra', 'set-phrases'],
  examples: [
    '{土~>士}兵们冒雨加固堤坝。',
    '用电量是经济的{睛~>晴}雨表。',
    '银行下调住房{货~>贷}款利率。',
    '首批游客{住~>往}返两地只需一小时。',
    '调整能源结{枸~>构}，推广清洁能源。',
    '村干部到现场{计~>讨}论修路的办法。',
    '外贸企业深度融入经济全{求~>球}化。',
    '美团骑手把车停在路边，发动机一直怠速。',
    '守土有责，守土担责，粮囤满，税改稳步推进。',
    '游客人数比去年同期增长，个人学习情况良好。',
    '大力发展特色产业，货款当天到账。',
    '旅游产品销售没有受到太大的影响，旅行社的质保金可以暂退。',
    '这种精神令人仰止，新帅执教以来球队士气很高。',
    '抢修队员顶{佳~>住}压力，连夜恢复供电。',
    '依靠群众的{利~>力}量办好实事。',
    '恢{夏~>复}重建工作有序展开。',
    '这家企业加快产品提质升级，扩容提质，聚焦主责主业。',
    '前后两次的做法不太一样，也不太可能重来。',
    '用三年时间学完全部课程的学生可以硕博连读。',
    '主席团成员有于干、王未来、李大阳。',
    '韩邦奇号苑洛，王维桢字允宁，号槐野，与李开先齐名。',
    '红烧时焯水去掉辛辣味，捞出后放进锅里再炖。',
    '中信建投证券分析师认为，行情尚未结束。',
    '医生叮嘱，碳酸司维拉姆要随餐嚼服。',
    '（文中王强、李丽为化名）',
    '因城施策、一城一策，因园施策、一园一策。',
    '交战双方在索列达尔附近对峙，佐科总统表示关切，德国外长施泰因迈尔也在场，展览多现于秋夕前后；高级工艺美术师姚勤芳当场刺绣，领队华学明还到场祝贺。',
    '碧桂园小区的居民说，碧桂园的路灯亮了。',
    '柳庭风静人眠昼，昼眠人静风庭柳。',
    '水太清则无鱼，人至察则无徒。',
    '何谓“实”？一曰“实情”，二曰“实招”，三曰“实效”。',
    '公积金贷款能办吗？能办，荷包蛋夹到我碗里。',
    '老中医一剂剂地试药。',
    '小龙虾蜕壳期怕惊扰，牛仔外套百搭。',
    '大会休会期间，天下大治，王主任主刀。',
  ],
  *check(article) {
    const { soundAlike } = glyphs()
    const text = article.prose
    for (const { index, letter, sure, weak } of suspects(text, proseUnits(article), glyphPlaces(article).suspects)) {
      if (text[index] === '曰' && '“：《'.includes(text[index + 1] ?? ' ')) continue // 一曰“实情”，二曰“实招”
      if (/^[一几](.)\1/u.test(text.slice(index - 1, index + 2)) || isRepeated(text, index) || isNamed(text, index) || (sure ? isTranslated(text, index) : inName(text, index)) || (soundAlike(text.charCodeAt(index), letter) && isQuotedPlay(text, index))) continue
      const right = String.fromCharCode(letter)
      const pair = inPair(text, index, right)
      yield { start: index, end: index + 1, message: `“${pair.seen}”疑为“${pair.meant}”`, suggest: [right], ...(weak ? { severity: 'info' as const } : {}) }
    }
  },
})

/** What the context adds to the gain at most, in nats; it hardly ever adds more. */
const byContext = 3

/** What a letter of modern prose costs at most, in nats, over a dozen of them: most stand in words. */
const modern = 7.6

/** False if around the letter, which is read as another, there is nothing but letters by themselves: verse, or classical prose. */
function isModern(text: string, index: number, letter: number): boolean {
  let from = index
  while (index - from < 6 && isHan(text.charCodeAt(from - 1))) from--
  let to = index + 1
  while (to - index < 7 && isHan(text.charCodeAt(to))) to++
  return costBetween(text, from, to, index, letter) <= (to - from) * modern
}

/** The same for a few letters, by which readings are sorted out that the whole context would not save. */
function nearCost(text: string, index: number, letter: number): number {
  let from = index
  while (index - from < 3 && isHan(text.charCodeAt(from - 1))) from--
  let to = index + 1
  while (to - index < 4 && isHan(text.charCodeAt(to))) to++
  return costBetween(text, from, to, index, letter)
}

/** Letters whose look-alike fits so much better that a misreading is likely. */
function suspects(text: string, units: Uint16Array, places: Int32Array): { index: number; letter: number; sure: boolean; weak: boolean }[] {
  const { lookalikes, meant, least, inSomeWord } = glyphs()
  const found: { index: number; letter: number; sure: boolean; weak: boolean }[] = []
  for (let n = 0; n < places.length; n++) {
    const i = places[n]! >> 2
    const likely = places[n]! & 3
    const seen = units[i]!
    const before = units[i - 1] ?? 0
    const after = units[i + 1] ?? 0
    let best = 0
    let threshold = 0
    let letter = 0
    let heaviest = 0
    const own = weightAround(text, i, seen)
    const isFrequent = own >= frequentWeight
    let nearAsSeen = -1
    let asSeen = -1
    for (let k = lookalikes[seen]!; meant[k] !== 0; k++) {
      if (isFrequent && least[k]! >= shapeAlone) continue
      const other = meant[k]!
      const sides = ((likely & 1) !== 0 && inSomeWord(before, other) ? 1 : 0) | ((likely & 2) !== 0 && inSomeWord(other, after) ? 2 : 0)
      if (sides === 0) continue
      const weight = weightAround(text, i, other, sides)
      if (weight < leastWeight(least[k]!)) continue
      if (own > 0 && weight <= own + muchHeavier) continue
      const needed = (own > 0 ? Math.max(least[k]!, moreThanWord) : least[k]!) / 10
      if (nearAsSeen < 0) nearAsSeen = nearCost(text, i, seen)
      if (nearAsSeen - nearCost(text, i, other) < needed - byContext) continue
      if (asSeen < 0) asSeen = contextCost(text, i, seen)
      const more = asSeen - contextCost(text, i, other)
      if (more > best && more >= needed) {
        best = more
        letter = other
        threshold = least[k]!
        heaviest = weight
      }
    }
    if (letter && isModern(text, i, letter)) found.push({ index: i, letter, sure: heaviest >= everyday && threshold < shapeAlone, weak: threshold >= ordinary && best * 10 < (threshold >= shapeAlone ? certainAlone : heaviest >= everyday ? certainEveryday : certain) })
  }
  return found
}

/** The letter and the one beside it with which `right` makes a word: 提育, 体育. */
function inPair(text: string, index: number, right: string): { seen: string; meant: string } {
  const isBehind = weightAround(text, index, right.charCodeAt(0), 1) >= weightAround(text, index, right.charCodeAt(0), 2)
  const pair = (letter: string): string => (isBehind ? text[index - 1]! + letter : letter + text[index + 1]!)
  return { seen: pair(text[index]!), meant: pair(right) }
}
