// 两个字都不单用的连绵词
const both = '垃圾 胳膊 鹧鸪 蜿蜒 鸳鸯 踌躇 琵琶 蜈蚣 疙瘩 妊娠 傀儡 蹂躏 蚯蚓 憔悴 霹雳 袈裟 骷髅 崆峒 忐忑 匍匐 佝偻 觊觎 邂逅 蹒跚 褴褛 忸怩 傈僳 囫囵 襁褓 颛顼 踟蹰 盱眙 氆氇 徜徉 坩埚 猞猁 桎梏 囹圄 醍醐 箜篌 沆瀣 踯躅 犰狳'
// 前一个字离不开后一个字
const first = '尴尬 吩咐 牺牲 苹果 谴责 慷慨 椭圆 馒头 豌豆 糍粑 呻吟 侥幸 蝴蝶 崭新 徘徊 拯救 橄榄 跻身 酝酿 捍卫 抨击 辗转 蜘蛛 胭脂 咫尺 蝙蝠 翡翠 嫦娥 肮脏 彗星 诅咒 惋惜 枸杞 瞭望 猕猴 牦牛 咆哮 狰狞 瞌睡 蟋蟀 媲美 藐视 罂粟 缥缈 妩媚 飓风 琥珀 螃蟹 腼腆 暧昧 篝火 唢呐 惆怅 瘙痒 酗酒 蜻蜓 伫立 遴选 砝码 刽子 砒霜 猢狲 蟑螂 蒺藜 茁壮 遨游 趔趄 苜蓿 犄角 孱弱 揶揄 仫佬 倥偬 痼疾 伉俪 轱辘 歃血 胼胝 荸荠 岿然 糌粑 桫椤 蜣螂 勠力 潋滟 蹁跹 揠苗 痄腮'
// 后一个字离不开前一个字
const second = '葡萄 咖啡 脂肪 修缮 咳嗽 警惕 内讧 门槛 骨骼 狼狈 贿赂 流氓 朦胧 疲惫 喉咙 陷阱 乒乓 贪婪 溃疡 烹饪 瘫痪 踉跄 租赁 恍惚 混淆 鞑靼 邯郸 蝌蚪 猖獗 分娩 器皿 崎岖 抽搐 坎坷 灰烬 鹦鹉 须臾 喷嚏 憧憬 烟囱 蟾蜍 泥泞 粗犷 嗫嚅 隔阂 磅礴 蜥蜴 愤懑 巾帼 璀璨 枇杷 广袤 邋遢 惺忪 猛犸 薯蓣 瘰疬 蛞蝓 颉颃 颞颥 桑葚 貔貅'

/** The letters that never stand without their partner: the word they are half of, and whether as its first or second letter. */
export const partners = new Map<string, { word: string; at: 0 | 1 }>()
for (const word of `${both} ${first}`.split(' ')) partners.set(word[0]!, { word, at: 0 })
for (const word of `${both} ${second}`.split(' ')) partners.set(word[1]!, { word, at: 1 })
