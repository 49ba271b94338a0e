import { touchesQuotes } from '../src/language/deliberate.js'
import { isWord } from '../src/language/dictionary.js'
import { firmPhrases } from '../src/language/firm-phrases.js'
import { glyphPlaces, glyphs } from '../src/language/glyphs.js'
import type { NearIdiom } from '../src/language/idioms.js'
import { inName } from '../src/language/name-context.js'
import { gain, insideTitle, isHan } from '../src/language/terms.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { proseUnits } from '../src/language/units.js'
import { defineRule } from '../src/rule.js'

/** Nats by which the sentence must become likelier with the idiom. */
const least = 6
/** The same where the four letters are two words as they stand: 用人|不宜, 投入|实用, 即刻|起程. */
const leastOfWords = 10.5
/** The same for political phrases. */
const leastOfFirm = 4
/** The same for moulds that newspapers fill anew: 一心一艺, 有汁有味, 同题共答. */
const leastOfMoulds = 20
const mould = /^(?:([一有同半以百千])[^](?:\1[^]|[共为万][^]))$/u

// 学而时习之，不亦说乎：同一句式的古语，不是“不亦乐乎”写错；坚苦卓绝、疾风骤雨：词典另有此条，不是“艰苦卓绝”“急风骤雨”写错
const inItsOwnRight = /^(?:不亦[说悦宜善远重快美伤难]乎|坚苦卓绝|疾风骤雨)$/u

export default defineRule({
  summary: '疑似写错一个字的成语和四字词',
  why: '四个字里有三个与成语或常用四字词（基础设施、乡村振兴）相同，剩下一个与正字同音或形近，多半是写错了（浅尝则止、水道渠成）。成语和四字词取自常用词表；引号里只有这四个字的多是有意的谐音，书名号内是别人的题目，都不报。已有定论的错字由 misspelt-idioms 报。',
  source: '《现代汉语词典》第7版；编辑部惯例',
  covers: ['C45'],
  severity: 'warning',
  yieldsTo: ['misspelt-idioms', 'misspelt-words', 'variant-forms', 'confusable-words', 'glyph-misread', 'odd-characters'],
  examples: [
    '改革不能{虎头蛇委~>虎头蛇尾}。',
    '双方{针锋向对~>针锋相对}，互不相让。',
    '加强{基处设施~>基础设施}建设。',
    '{改革开方~>改革开放}以来，{人名群众~>人民群众}拥护“{一国两治~>一国两制}”方针，反对{祖国同一~>祖国统一}的敌人。',
    '中小企業是香港經濟的重要支柱，系統管理工作要與時俱進。',
    '选人用人不宜求全责备，产品投入实用，代表团即刻起程，他瞻望未来。', '一生一事，一心一艺，鱼汤有汁有味。', '踏石留影的游客不少。',
    '改革不能虎头蛇尾，要善始善终。',
    '子曰：“学而时习之，不亦说乎？”任重而道远，不亦重乎？',
    '推出“医食住行”便民服务。',
    '大型节目《声临其境》开播。',
    '法学院研究生袁江介绍，大家对中医药都有感性认知。',
    '修身要正心诚意，不做表面文章。',
    '先辈以坚苦卓绝的精神守住阵地，入夜后疾风骤雨不止。',
  ],
  *check(article) {
    const text = article.prose
    for (const near of glyphs().nearIdioms(proseUnits(article), glyphPlaces(article).halves)) {
      const { start, idiom } = near
      const end = start + 4
      const isFirm = firmPhrases.has(idiom)
      if (inItsOwnRight.test(text.slice(start, end)) || !isFirm && (isOther(text, near) || touchesQuotes(text, start, end)) || gain(text, start, end, idiom) < (isFirm ? leastOfFirm : leastFor(text.slice(start, end))) || beginsName(text, near) || insideTitle(article, start) || inTraditionalScript(article, start)) continue
      yield { start, end, message: `“${text.slice(start, end)}”疑为“${idiom}”`, suggest: [idiom] }
    }
  },
})

/** What four letters must gain. */
function leastFor(letters: string): number {
  if (mould.test(letters)) return leastOfMoulds
  return isWord(letters.slice(0, 2)) && isWord(letters.slice(2)) ? leastOfWords : least
}

/** Of words that are no idioms only one half may be a word still: 自理能力 is not 治理能力. */
function isOther(text: string, { start, halfOfIdiom }: NearIdiom): boolean {
  const { inSomeWord } = glyphs()
  return !halfOfIdiom && inSomeWord(text.charCodeAt(start), text.charCodeAt(start + 1)) && inSomeWord(text.charCodeAt(start + 2), text.charCodeAt(start + 3))
}

/** The last letter is the surname of someone: 研究生袁松 is no 研究生院. */
const beginsName = (text: string, { start, odd }: NearIdiom): boolean => odd === 3 && isHan(text.charCodeAt(start + 4)) && inName(text, start + 3)
