import { weightAround } from '../src/language/dictionary.js'
import { glyphs } from '../src/language/glyphs.js'
import { inName } from '../src/language/name-context.js'
import { gain, isHan } from '../src/language/terms.js'
import { defineRule } from '../src/rule.js'

/** The weight of a word that occurs some forty times in the dictionary's 60 million. */
const frequent = 60
/** A seen letter that makes a frequent word itself needs more than its pair's gain. */
const wordItself = 80
const moreThanWord = 5

export default defineRule({
  summary: '形近字疑误：换一个形近字才成词',
  why: '扫描识别和五笔输入把形近的字认错，错字往往落单，换成形近的字便与前后连成常用词（土兵—士兵、睛雨表—晴雨表）。形近字对在 lookalike-words.tsv，第三列是换字后句子须增加多少可能性才提示，按新闻稿校定。人名、文中一再出现的说法不报。只提示，由人定夺。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）错别字各条',
  covers: ['O09', 'O22'],
  severity: 'warning',
  yieldsTo: ['glyph-misread', 'misspelt-words', 'misspelt-idioms', 'confusable-words', 'near-idioms', 'variant-forms'],
  examples: [
    '{土~>士}兵们冒雨加固堤坝。',
    '用电量是经济的{睛~>晴}雨表。',
    '银行下调住房{货~>贷}款利率。',
    '首批游客{住~>往}返两地只需一小时。',
    '游客人数比去年同期增长，个人学习情况良好。',
    '大力发展特色产业，货款当天到账。',
    '主席团成员有于干、王未来、李大阳。',
    '碧桂园小区的居民说，碧桂园的路灯亮了。',
  ],
  *check(article) {
    const { suspect, lookalikes, inSomeWord } = glyphs()
    const text = article.prose
    for (let i = 0; i < text.length; i++) {
      const seen = text.charCodeAt(i)
      if (suspect[seen] === 0) continue
      const before = i > 0 ? text.charCodeAt(i - 1) : 0
      const after = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
      let best = 0
      let meant = 0
      let own = -1
      for (const { meant: letter, least } of lookalikes.get(seen)!) {
        if (!inSomeWord(before, letter) && !inSomeWord(letter, after)) continue
        const weight = weightAround(text, i, letter)
        if (weight < frequent) continue
        if (own < 0) own = weightAround(text, i, seen)
        if (weight <= own - 16) continue
        const more = gain(text, i, i + 1, String.fromCharCode(letter))
        if (more > best && more >= (own >= wordItself ? Math.max(least, moreThanWord) : least)) {
          best = more
          meant = letter
        }
      }
      if (!meant || isRepeated(text, i) || inName(text, i)) continue
      const right = String.fromCharCode(meant)
      yield { start: i, end: i + 1, message: `“${around(text, i, text[i]!)}”疑为“${around(text, i, right)}”`, suggest: [right] }
    }
  },
})

/** True if the letter stands with the same neighbour elsewhere nearby: a name or a term, not a slip. */
function isRepeated(text: string, index: number): boolean {
  const from = Math.max(0, index - 4000)
  const window = text.slice(from, index + 4000)
  const twice = (start: number): boolean => {
    const pair = text.slice(start, start + 2)
    return pair.length === 2 && isHan(pair.charCodeAt(0)) && isHan(pair.charCodeAt(1)) && window.indexOf(pair) !== window.lastIndexOf(pair)
  }
  return (index > 0 && twice(index - 1)) || twice(index)
}

/** The letter with its neighbours, so that a reader of the report sees the word. */
function around(text: string, index: number, letter: string): string {
  const before = isHan(text.charCodeAt(index - 1)) ? text[index - 1]! : ''
  const after = isHan(text.charCodeAt(index + 1)) ? text[index + 1]! : ''
  return before + letter + after
}
