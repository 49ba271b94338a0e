import { isQuotedPlay, isRepeated } from '../src/language/deliberate.js'
import { contextCost } from '../src/language/context.js'
import { glyphPlaces, glyphs } from '../src/language/glyphs.js'
import { inName, isNamed } from '../src/language/name-context.js'
import type { NearWord } from '../src/language/near-words.js'
import { insideTitle } from '../src/language/terms.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { proseUnits } from '../src/language/units.js'
import { defineRule } from '../src/rule.js'

/** Nats by which the sentence must become likelier with the word. */
const least = 10

export default defineRule({
  summary: '疑似写错一个字的三字词',
  why: '三个字里有两个与常用的三字词（图书馆、总书记、互联网）相同，剩下一个与前后都不成词，换成同音或形近的字整句便通顺得多，多半是写错了（图蔬馆、总书即）。人名、题目、短引语和文中一再出现的说法不报。只提示，由人定夺。',
  source: '《现代汉语词典》第7版；编辑部惯例',
  covers: ['C45'],
  severity: 'warning',
  yieldsTo: ['misspelt-idioms', 'misspelt-words', 'variant-forms', 'confusable-words', 'glyph-misread', 'odd-characters', 'near-idioms', 'set-phrases', 'slogan-wording', 'name-document', 'letters-swapped', 'letters-extra', 'character-compatibility', 'lookalike-words', 'name-foreign'],
  examples: [
    '读者向{图蔬馆~>图书馆}借书。',
    '连接世界的{湖联网~>互联网}促进交流。',
    '中共中央{总书即~>总书记}、国家主席出席。',
    '大家{越莱越~>越来越}近。',
    '读者向图书馆借书，互联网越来越快。',
    '接棒人要禁得住考验，博物苑里教与学相长，企业净出口增加；祸兮福之所倚，比赛在第十局见分晓。',
    '孵化器和实验舱都已建成，“海评面”栏目今天开张。',
    '记者采访了李鉴明教授，谭德塞、季洛夫也在场。',
  ],
  *check(article) {
    const text = article.prose
    for (const { start, word, odd } of fittest(text, glyphs().nearWords(proseUnits(article), glyphPlaces(article).alone))) {
      if (isRepeated(text, odd) || isNamed(text, odd) || inName(text, odd) || isQuotedPlay(text, odd) || insideTitle(article, odd) || inTraditionalScript(article, odd)) continue
      const seen = text.slice(start, start + 3)
      yield { start, end: start + 3, message: `“${seen}”疑为“${word}”`, suggest: [word] }
    }
  },
})

/** Of the words for each odd letter the one that gains most, if it gains enough. */
function fittest(text: string, words: readonly NearWord[]): Iterable<NearWord> {
  const best = new Map<number, NearWord & { more: number }>()
  for (const near of words) {
    const { start, word, odd } = near
    const more = contextCost(text, odd, text.charCodeAt(odd)) - contextCost(text, odd, word.charCodeAt(odd - start))
    if (more >= (best.get(odd)?.more ?? least)) best.set(odd, { ...near, more })
  }
  return best.values()
}
