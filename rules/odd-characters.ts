import { weightAround } from '../src/language/dictionary.js'
import { glyphs } from '../src/language/glyphs.js'
import { inName } from '../src/language/name-context.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { unusual } from '../src/language/unusual.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '不用日文汉字和生僻异体码位',
  why: '“査、囯、岀、増、徳”看着像规范字，其实是日文汉字或异体字的码位，多由输入法和转码带来，检索不到，朗读软件也读不出。换成规范字能与前后成词的才报；人名、地名中的字（崑、峯、頔、喆）从其本人，不报。表在 odd-characters.tsv。',
  source: '《通用规范汉字表》（2013）；《报纸编校质量评比差错认定细则》（1997）第19条',
  covers: ['O14', 'O20'],
  severity: 'error',
  examples: [
    '纪委开展专项检{査~>查}。',
    '两{囯~>国}人民世代友好，共同发展作{岀~>出}贡献。',
    '当日新{増~>增}就业岗位三千个。',
    '乒乓球运动员梁靖崑夺冠，导演王筱頔受邀担任评委。',
    '惠徳存（右）在现场。', '张嬢嬢的锅魁摊支起来了。',
    '特區政府並加強與內地的交流合作。', '石碑上刻着“萬古流芳”四字。',
    '检查组查清了国内增长的原因。',
  ],
  *check(article) {
    const { odd } = unusual(article)
    if (odd.length === 0) return
    const { standard } = glyphs()
    const text = article.prose
    for (const i of odd) {
      const right = standard[text.charCodeAt(i)]!
      if (right === 0) continue
      // the letters around may be odd as well
      const plain = text.slice(Math.max(0, i - 4), i + 5).replace(/[^\n]/gu, (letter) => letter.length > 1 ? letter : String.fromCharCode(standard[letter.charCodeAt(0)] || letter.charCodeAt(0)))
      const at = i - Math.max(0, i - 4)
      if (text[i] === '嬢' && text[i - 1] === '嬢' || text.startsWith('嬢嬢', i) || weightAround(plain, at, right) === 0 || inName(text, i) || inTraditionalScript(article, i)) continue
      const meant = String.fromCharCode(right)
      yield { start: i, end: i + 1, message: `“${text[i]!}”（U+${text.charCodeAt(i).toString(16).toUpperCase()}）应为“${meant}”`, suggest: [meant] }
    }
  },
})
