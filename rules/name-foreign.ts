import { glyphs } from '../src/language/glyphs.js'
import { hanEnd } from '../src/language/han.js'
import { isHan } from '../src/language/terms.js'
import { isTransliteration } from '../src/language/transliteration.js'
import { defineRule, matches } from '../src/rule.js'

// 尼可斯·卡赞扎基斯
//      ^^^^^^  姓名的后一部分，文中再提时单用
const family = /·(?<=\p{Script=Han}·)(?=\p{Script=Han}{3})/gu
const longest = 8

export default defineRule({
  summary: '一人一译：外国人名前后一致',
  why: '译名字多音近，抄写、识别最容易错一个字（卡赞扎基斯—卡疆扎基斯），读者会当成两个人。首次出现写全名（带间隔号）的，后文单用姓氏，同它只差一个字的要报；那个字音近、形近或不是译音用字的，警告，别的可能另有其人，只作提示。三个字的姓只查音近、形近的。一再出现的另一个写法不报。',
  source: '《报纸期刊质量管理规定》附件（人名差错）；编辑部惯例',
  covers: [],
  severity: 'warning',
  yieldsTo: ['lookalike-words', 'misspelt-words', 'odd-characters', 'traditional-forms', 'glyph-misread', 'set-phrases'],
  examples: [
    '希腊作家尼可斯·卡赞扎基斯来过中国。卡赞扎基斯热爱写作。后来，{卡疆扎基斯~>卡赞扎基斯}再次来访。',
    '秘书长安东尼奥·古特雷斯到会。{古特蕾斯~>古特雷斯}说，古特雷斯还将访问亚洲。',
    '球员费尔南多·费尔南德斯首发，费尔南德斯进球，替补费尔南多斯和费尔南多斯的弟弟没有上场。',
    '教练马里奥·斯卡洛尼说，斯卡洛尼的球队准备好了。斯卡罗拉是另一支球队的前锋。',
    '哈桑·鲁哈尼发表讲话，鲁哈马来访。',
  ],
  patterns: [family],
  *check(article) {
    const { prose } = article
    const done = new Set<string>()
    for (const { end: start, block } of matches(article, family)) {
      const name = nameAt(prose, start, hanEnd(prose, start, Math.min(block.end, start + longest)))
      if (name.length < 3 || done.has(name)) continue
      done.add(name)
      for (const at of nearly(prose, name)) {
        const seen = prose.slice(at, at + name.length)
        const odd = [...name].findIndex((letter, i) => letter !== seen[i])
        const [wrong, right] = [seen.charCodeAt(odd), name.charCodeAt(odd)]
        if (!isHan(wrong) || prose.indexOf(seen) !== prose.lastIndexOf(seen)) continue
        const isAlike = glyphs().soundAlike(wrong, right) || glyphs().lookAlike(wrong, right)
        // 首尾的字可能属于别的词
        const isInside = odd > 0 && odd < name.length - 1
        if (!isAlike && (name.length === 3 || !isInside)) continue
        const isSure = isAlike || !isTransliteration(seen[odd]!)
        yield { start: at, end: at + name.length, message: `“${seen}”同前文的“${name}”只差一字，疑为同一人`, suggest: [name], ...(isSure ? {} : { severity: 'info' as const }) }
      }
    }
  },
})

/** The name that begins at `start`: what comes again elsewhere, or else the letters that translators use. */
function nameAt(prose: string, start: number, end: number): string {
  let to = end
  while (to - start >= 3 && !isElsewhere(prose, start, to)) to--
  if (to - start < 3) {
    to = start
    while (to < end && isTransliteration(prose[to]!)) to++
  }
  while (to - start > 3 && !isTransliteration(prose[to - 1]!)) to--
  return prose.slice(start, to)
}

function isElsewhere(prose: string, start: number, end: number): boolean {
  const part = prose.slice(start, end)
  return prose.indexOf(part) !== start || prose.indexOf(part, start + 1) >= 0
}

/** Where the text differs from the name in one letter. */
function nearly(prose: string, name: string): number[] {
  const half = name.length >> 1
  const found: number[] = []
  for (const [part, from] of [[name.slice(0, half), 0], [name.slice(half), half]] as const) {
    for (let at = prose.indexOf(part); at >= 0; at = prose.indexOf(part, at + 1)) {
      const start = at - from
      let differing = 0
      for (let i = 0; i < name.length && differing < 2; i++) if (prose[start + i] !== name[i]) differing++
      if (start >= 0 && differing === 1) found.push(start)
    }
  }
  return found
}
