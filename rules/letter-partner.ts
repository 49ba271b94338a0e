import { isQuotedPlay, isTwice } from '../src/language/deliberate.js'
import { weightAround } from '../src/language/dictionary.js'
import { inName } from '../src/language/name-context.js'
import { isHan } from '../src/language/terms.js'
import { inTraditionalScript } from '../src/language/traditional-script.js'
import { defineRule, matches } from '../src/rule.js'

// 两个字都不单用的连绵词
const both = '垃圾 胳膊 尴尬 鹧鸪 蜿蜒 鸳鸯 踌躇 琵琶 蜈蚣 疙瘩 妊娠 傀儡 蹂躏 蚯蚓 憔悴 霹雳 袈裟 骷髅 崆峒 忐忑 匍匐 佝偻 觊觎 邂逅 蹒跚 褴褛 忸怩 傈僳 囫囵 襁褓 颛顼 踟蹰 盱眙 氆氇 徜徉 坩埚 猞猁 桎梏 囹圄 醍醐 箜篌 沆瀣 踯躅 犰狳'
// 前一个字离不开后一个字
const first = '吩咐 牺牲 苹果 谴责 慷慨 椭圆 馒头 豌豆 糍粑 呻吟 侥幸 蝴蝶 崭新 徘徊 拯救 橄榄 跻身 酝酿 捍卫 抨击 辗转 蜘蛛 胭脂 咫尺 蝙蝠 翡翠 嫦娥 肮脏 彗星 诅咒 惋惜 枸杞 瞭望 猕猴 牦牛 咆哮 狰狞 瞌睡 蟋蟀 媲美 藐视 罂粟 缥缈 妩媚 飓风 琥珀 螃蟹 腼腆 暧昧 篝火 唢呐 惆怅 瘙痒 酗酒 蜻蜓 伫立 遴选 砝码 刽子 脍炙 砒霜 猢狲 蟑螂 蒺藜 茁壮 遨游 趔趄 苜蓿 犄角 孱弱 揶揄 仫佬 倥偬 痼疾 伉俪 轱辘 歃血 胼胝 荸荠 岿然 糌粑 桫椤 蜣螂 勠力 潋滟 蹁跹 揠苗 痄腮'
// 后一个字离不开前一个字
const second = '葡萄 咖啡 脂肪 修缮 咳嗽 警惕 内讧 门槛 骨骼 狼狈 贿赂 流氓 朦胧 疲惫 喉咙 陷阱 乒乓 贪婪 溃疡 烹饪 瘫痪 踉跄 租赁 恍惚 混淆 鞑靼 邯郸 蝌蚪 猖獗 分娩 器皿 崎岖 抽搐 坎坷 灰烬 鹦鹉 须臾 喷嚏 憧憬 烟囱 蟾蜍 泥泞 粗犷 嗫嚅 隔阂 磅礴 蜥蜴 愤懑 巾帼 璀璨 枇杷 广袤 邋遢 惺忪 猛犸 薯蓣 瘰疬 蛞蝓 颉颃 颞颥 桑葚 貔貅'

/** The word that a letter stands in, and whether as its first or second. */
const partners = new Map<string, { word: string; at: 0 | 1 }>()
for (const word of `${both} ${first}`.split(' ')) partners.set(word[0]!, { word, at: 0 })
for (const word of `${both} ${second}`.split(' ')) partners.set(word[1]!, { word, at: 1 })
const letter = new RegExp(`[${[...partners.keys()].join('')}]`, 'gu')

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
    '“逅”字少用，“徘”“徊”不单用，徘（pái）徊。',
  ],
  patterns: [letter],
  *check(article) {
    const text = article.prose
    for (const { start, text: seen } of matches(article, letter)) {
      const { word, at } = partners.get(seen)!
      const beside = at === 0 ? start + 1 : start - 1
      const other = text[beside] ?? ''
      if (other === word[1 - at] || other === seen || !isHan(other.charCodeAt(0)) || text[start] !== seen || weightAround(text, start, seen.charCodeAt(0)) > 0) continue
      if (isTwice(text, Math.min(start, beside)) || isQuotedPlay(text, start) || inName(text, start) || inTraditionalScript(article, start)) continue
      const right = word[1 - at]!
      yield { start: Math.min(start, beside), end: Math.max(start, beside) + 1, message: `“${seen}”要与“${right}”连用，这里疑有错字或漏字`, suggest: [word] }
    }
  },
})
