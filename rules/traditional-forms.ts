import { weightAround } from '../src/language/dictionary.js'
import { glyphs } from '../src/language/glyphs.js'
import { inName } from '../src/language/name-context.js'
import { insideTitle } from '../src/language/terms.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { unusual } from '../src/language/unusual.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '简体稿中不夹用繁体字',
  why: '简体稿里冒出一两个繁体字，多是粘贴或识别带来的。换成简体字能与前后成词的才报；姓名用字、书名号内的题目、整行繁体的引文和题词不报。',
  source: '《国家通用语言文字法》第10、17条；《简化字总表》（1986）；《报纸编校质量评比差错认定细则》（1997）第20条',
  covers: ['O20'],
  severity: 'warning',
  yieldsTo: ['variant-forms'],
  examples: [
    '全{會~>会}审议通过了决定。',
    '推动{經~>经}济高质量{發~>发}展。',
    '院士崔愷出席，赵孟頫书法展开幕。',
    '香港商號“榮發號”開業，歡迎光臨。',
    '推动经济高质量发展。',
  ],
  *check(article) {
    const { odd } = unusual(article)
    if (odd.length === 0) return
    const { simplified } = glyphs()
    const text = article.prose
    for (const i of odd) {
      const right = simplified[text.charCodeAt(i)]!
      if (right === 0) continue
      const from = Math.max(0, i - 4)
      let plain = ''
      for (let k = from; k < Math.min(text.length, i + 5); k++) plain += String.fromCharCode(simplified[text.charCodeAt(k)] || text.charCodeAt(k))
      if (weightAround(plain, i - from, right) === 0 || inName(text, i) || insideTitle(article, i) || inTraditionalScript(article, i)) continue
      const meant = String.fromCharCode(right)
      yield { start: i, end: i + 1, message: `繁体字“${text[i]!}”宜为“${meant}”`, suggest: [meant] }
    }
  },
})
