import { costBetween, weightAround, weightExchanged } from '../src/language/dictionary.js'
import { isTwice, standsNear } from '../src/language/deliberate.js'
import { glyphPlaces, swappedWeight } from '../src/language/glyphs.js'
import { inName } from '../src/language/name-context.js'
import { surnameLength } from '../src/language/names.js'
import { isHan } from '../src/language/terms.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { defineRule } from '../src/rule.js'

// 换回来之后，句子的可能性（自然对数）至少增加这么多
const least = 7.5
/** 正写的词文中别处也有：要求低些 */
const leastOfTopic = 6
/** 两字也可能在词的交界处相遇（一项各、的长）：要求高些 */
const moreWhereWordsMeet = 0.5
/** 颠倒的字与左右还能成词 */
const moreInWords = 1.5
/** 后面是村、镇、社区、公司，多半是专名 */
const moreInProperNames = 2.5
/** 前面的字可能是姓 */
const moreAfterSurnames = 2
const properName = /^(?:[县镇乡村市区州盟旗路街桥站山河湖江岛港湾寺庙庄屯店]|社区|公社|小区|大道|广场|大厦|公寓|酒店|小学|中学|学校|医院|公司|集团|股份|科技|药业|实业|基金|资本|证券|银行|[\u4e00-\u9fff]?(?:公司|集团|股份))/u
/** 相差不到这么多的只作提示 */
const hint = 1
/** 近代以后的文字，每字的代价不超过这么多；诗词、古文、人名更高 */
const modern = 6.6
const modernInShort = 8

export default defineRule({
  summary: '词中相邻两字颠倒',
  why: '打字快时两个字的次序会颠倒（进推改革、城市展发）。颠倒的两个字在任何词里都不这样相连，换过来却是常用词，才报。人名地名、文中一再出现的说法、引号里的短语不报；两字也可能在词的交界处相遇的（一项各、高大），要换过来好得多才报。次序由人定夺，只给建议。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）错别字各条',
  covers: ['O18'],
  severity: 'warning',
  yieldsTo: ['misspelt-words', 'misspelt-idioms', 'near-idioms', 'confusable-words', 'slogan-wording', 'slogan-canonical', 'glyph-misread', 'name-document', 'name-organisation'],
  examples: [
    '积极{进推~>推进}考试招生改革。',
    '为城市{展发~>发展}注入动力。',
    '完善公共{务服~>服务}体系，打造营商{境环~>环境}新高地。',
    '全省{众群~>群众}安全感满意度连年上升。',
    '引进推介会，心系统战工作，本市城镇化率逐年提高，者记不清了。',
    '家国情怀，强军胜战，德川家康力压群雄，体教融合，城商行年报。',
    '各界别委员提出一项各方都能接受的方案，参与者或观众都可领取。',
    '马军海是村里的带头人，径口镇、康保县都来取经。',
    '把钱挣到手，把路修好，把菜种上。',
    '这种性格者患癌症的危险更高。',
    '取名“展发”的小店开了十年，“展发”的店主姓展。',
    '春眠不觉晓，处处闻啼鸟。',
  ],
  *check(article) {
    const text = article.prose
    const { swapped } = glyphPlaces(article)
    for (let n = 0; n < swapped.length; n++) {
      const start = swapped[n]! >> 1
      if (text[start - 1] === '把' || text.startsWith('者患', start) || weightExchanged(text, start) < swappedWeight.phrase) continue // 把钱挣到手、肥胖者患糖尿病
      const isMet = (swapped[n]! & 1) === 1
      // both letters together are in no word, unless they may meet
      const isSecondInWord = weightAround(text, start + 1, text.charCodeAt(start + 1), isMet ? 3 : 2) > 0
      const isFirstInWord = (): boolean => weightAround(text, start, text.charCodeAt(start), isMet ? 3 : 1) > 0
      if (isSecondInWord && isFirstInWord()) continue // 我国中小企业
      const gain = exchanged(text, start)
      if (gain < leastOfTopic - hint) continue
      const right = text[start + 1]! + text[start]!
      const asName = properName.test(text.slice(start + 2, start + 6)) ? moreInProperNames : surnameLength(text[start - 1] ?? '') > 0 ? moreAfterSurnames : 0
      const needed = (standsNear(text, start, right) ? leastOfTopic : least) + (isMet ? moreWhereWordsMeet : 0) + (isSecondInWord || isFirstInWord() ? moreInWords : 0) + asName
      if (gain < needed - hint || isTwice(text, start) || inName(text, start) || inName(text, start + 1) || isQuoted(text, start) || inTraditionalScript(article, start)) continue
      yield { start, end: start + 2, message: `“${text.slice(start, start + 2)}”疑为“${right}”，两字颠倒`, suggest: [right], ...(gain < needed ? { severity: 'info' as const } : {}) }
    }
  },
})

/** True for a short quotation: “展发”. */
const isQuoted = (text: string, start: number): boolean => /[“‘「《]\p{Script=Han}{0,2}$/u.test(text.slice(Math.max(0, start - 3), start)) && /^\p{Script=Han}{0,2}[”’」》]/u.test(text.slice(start + 2, start + 5))

/** What the sentence gains when two letters are exchanged; nothing if it is verse or classical prose. */
function exchanged(text: string, start: number): number {
  let from = start
  while (start - from < 6 && isHan(text.charCodeAt(from - 1))) from--
  let to = start + 2
  while (to - start < 8 && isHan(text.charCodeAt(to))) to++
  const length = to - from
  const meant = text.slice(from, start) + text[start + 1] + text[start] + text.slice(start + 2, to)
  const cost = costBetween(meant, 0, length)
  return cost > length * (length < 7 ? modernInShort : modern) ? 0 : costBetween(text, from, to) - cost
}
