import { isQuotedPlay, isTwice } from '../src/language/deliberate.js'
import { weightAround } from '../src/language/dictionary.js'
import { glyphPlaces } from '../src/language/glyphs.js'
import { inName } from '../src/language/name-context.js'
import { partners } from '../src/language/partners.js'
import { isHan } from '../src/language/terms.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '连绵词的两个字不分家',
  why: '“逅”只跟着“邂”，“礴”只跟着“磅”，“崭”后面只有“新”和“露”：这样的字旁边不是它的伴儿，不是错了字（名逅、磅克、轨新），就是漏了字。识别和抄写都常把少见的词认错一半。人名、引号里的字、文中一再出现的说法不报，词典里另有的词（崭露、笼屉）不报。',
  source: '《现代汉语词典》第7版；编辑部惯例',
  covers: ['O09', 'O18'],
  severity: 'warning',
  yieldsTo: ['misspelt-words', 'misspelt-idioms', 'near-idioms', 'glyph-misread', 'lookalike-words', 'confusable-words', 'variant-forms', 'odd-characters', 'traditional-forms', 'letters-swapped', 'letters-extra', 'word-interrupted', 'text-repeated', 'set-phrases'],
  examples: [
    '两人在街头{名逅~>邂逅}，谈起往事。',
    '展现磅礴气势，黄河两岸气势{滂礴~>磅礴}。',
    '老人步履{蹒册~>蹒跚}，笑容{腼典~>腼腆}。',
    '他为此{作躇~>踌躇}满志。',
    '小说崭露头角，街上尴尴尬尬，一地垃圾，蒸笼三屉。',
    '琶洲展馆、彗尾、枸橼酸、糍糕、量子势阱、干嗽、脓疡、余烬；跻升前十，伫足倾听，网友直呼很尬。',
    '“逅”字少用，“徘”“徊”不单用，徘（pái）徊。',
  ],
  *check(article) {
    const text = article.prose
    for (const start of glyphPlaces(article).halved) {
      const seen = text[start]!
      const { word, at } = partners.get(seen)!
      const beside = at === 0 ? start + 1 : start - 1
      const other = text[beside] ?? ''
      if (other === word[1 - at] || other === seen || !isHan(other.charCodeAt(0)) || weightAround(text, start, seen.charCodeAt(0)) > 0) continue
      if (isTwice(text, Math.min(start, beside)) || isQuotedPlay(text, start) || inName(text, start) || inTraditionalScript(article, start)) continue
      const right = word[1 - at]!
      yield { start: Math.min(start, beside), end: Math.max(start, beside) + 1, message: `“${seen}”要与“${right}”连用，这里疑有错字或漏字`, suggest: [word] }
    }
  },
})
