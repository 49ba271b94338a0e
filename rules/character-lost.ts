import { OBJECT } from '../src/article/article.js'
import { cost } from '../src/language/dictionary.js'
import { quoteAround } from '../src/language/quotes.js'
import { unusual } from '../src/language/unusual.js'
import { allRoles, defineRule, matches } from '../src/rule.js'

// 青石镇⟨U+FFFD⟩农技站
//       ^  解码失败或自造字
const lost = /(?:[\uE000-\uF8FF\uFFFD]|[\u{F0000}-\u{10FFFD}])+/gu
// 琛ㄧず感谢   鈥?   锟斤拷   烫烫烫   ä¸­å›½   â€œ
// ^^^^        ^^     ^^^^^^   ^^^^^^   ^^^^^^   ^^^  编码认错的文字
const misread = /锟斤拷(?:锟斤拷|锟斤|锟)*|烫{3,}|屯{3,}|[鈥銆锘](?:[\p{Script=Han}?€]|(?=.))|锛[屼屾屽岃岄岀岋岁峰堟堜堝堢氫氱氳氬夛夌夊佸侊佽孿宎宖歿?€]|(?:[äåæçèéï](?<![A-Za-z].)[\u0080-\u00AF\u00B1-\u00B6\u00B8-\u00BF‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ€]{1,2})+|â€[œ\u0080-\u00BF™˜”“¦]?|[ÃÂ](?<![A-Za-z].)[\u0080-\u00BF]|[\u00B0-\u00B6\u00B8-\u00D6\u00D8-\u00F6][\u00A1-\u00FE]{3,}/gu
// 本次娴嬭瘯结果（测试）
//     ^^^^^^  汉字的 UTF-8 编码当作 GBK 来读：每三个字是原来的两个字，头一个必是这些字
const shifted = /[妗妞妤妫妯妲妾姊姒姗姘姝姣姹娅娆娈娉娌娑娓娣娲娴娼婀婊婕婢婧婵宀宄宓宕宥宸寤寮寰搴杈杌杓杞杩棣棰椁椋椐椤椴椹楂楗楝楠楣楦楫楱楸楹榀榄榇榈榉榘榛榧榫榭榻槌槎洄洇洌洎洙洚洧洫洮洳洵洹浃浈浍浏浒浔浜浞浠浣浯浼涑涓涔涞涠淇渚澧澶澹濂濉濞濠濡濮濯瀚瀛瀣瀵瀹灏灞琚琛瑁瑕瑗瑙瑜瑭瑷瑾璀璁璇璋璎璐璜璞璧璨璩璺瓒甯纭纰纾绀绁绂绉绋绌绐绔绗绛绠绡绨绫绮绯绱绲绶绺绻绾缁缂缃缇缈缍褰蹇鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈錉鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩鍫鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭鐮鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜锠閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊闋韪韫韬骞]\p{Script=Han}{2}/gu
// 如图⟨U+FFFC⟩所示
//     ^  从文档、PDF 带来的对象替换符
const object = /\uFFFC/gu
// 窑户胡□信   自强不息，□难中奋起
//       ^               ^  句中的方框；同意□不同意□是待勾选的
const box = /(?<=[\p{Script=Han}，、；])(?:[□■▇▯]|〓+)(?=\p{Script=Han})(?!\p{Script=Han}{1,4}□)(?<!□\p{Script=Han}{1,4}.)/gu
// 记者袁（日希）报道
//       ^^^^  拆开写的人名用字
const split = /[（(][日火金王水木月土石竹草女口][\p{Script=Han}][)）](?=报道|摄|文|说|摄影|供图)/gu

/** 释文、碑帖里的方框是原文的缺字 */
const inscribed = /铭|碑|简牍|竹简|释文|残|拓|题记|帛书|甲骨|墓志/u

export default defineRule({
  summary: '缺字、乱码须补上原字',
  why: '替换符“\uFFFD”和自造区的字在读者那里是空白或方框，原字已经丢失，只能由人查补；最常丢的是人名里的生僻字。版面上的□署名符号不在此列。引号里、文物文字旁的方框也可能是释文里的缺文，只作提示。',
  source: '编辑部惯例；GB 18030—2022 附录',
  covers: ['O14'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '青石镇{\uFFFD}农技站的同志来了。',
    '记者{\uE5E5}某报道',
    '各村产量如图{\uFFFC}所示。',
    '村里的道路全部完成了{〓〓}改造。',
    '村里自{〓}理一套账目，干部群众都{□}好。',
    '砖上有“迎銮窑户胡{□}信”字样。',
    '记者袁{（日希）}报道，大会今天开幕。',
    '本次{娴嬭瘯~>测试}结果良好，他{锟斤拷}说，{锛屼}我们{鈥?}一起。',
    '节目由{ä¸}播出，{â€œ}开幕式{烫烫烫}在这里举行。',
    '中华民族自强不息，在{■}难中奋起，在磨砺中成长，{□}进不止。',
    'Café“老巷”开业，José说，Ångström，è一字读作开口音，20℃±2，屯屯相连，水很烫烫手。',
    '娴熟的技艺，王媛媛、李娴说，涓涓细流汇成大河，木匠的锛、凿、斧、锯，一把锛子锛了一下午。',
    '□记者 张三',
    '一等奖：■青石镇 ■白水镇',
    '姓名用字“喆”“㛃”“𠅤”照常显示。',
    '记者袁（女）说',
    '您的意见：同意□不同意□，性别：男□女□。',
  ],
  *check(article) {
    const has = unusual(article)
    if (has.lost) for (const { start, end, text } of matches(article, lost, { in: 'prose' })) {
      yield { start, end, message: `此处字符丢失（U+${text.codePointAt(0)!.toString(16).toUpperCase()}），须查补原字` }
    }
    if (article.source.includes(OBJECT)) for (const { start, end } of matches(article, object, { in: 'prose' })) {
      if (article.source[article.sourceStart(start)] === OBJECT) yield { start, end, message: '此处原有图片等对象（U+FFFC），没有一并带来，须查补' }
    }
    if (has.box) for (const { start, end, text, block } of matches(article, box)) {
      if (block.role === 'byline' || /[，、；]/u.test(article.wide[start - 1]!) && (block.role !== 'body' || article.wide.indexOf(text) !== article.wide.lastIndexOf(text))) continue
      const sure = block.role === 'body' && !quoteAround(article, start) && !inscribed.test(article.wide.slice(block.start, block.end))
      yield { start, end, message: `“${text}”处疑有缺字`, severity: sure ? 'warning' : 'info' }
    }
    for (const { start, end, text } of matches(article, misread, { in: 'prose' })) yield { start, end, message: `“${text}”是编码认错的乱码，须查补原字` }
    let last = 0
    if (has.scrambled) for (const { start, block } of matches(article, shifted, { in: 'prose' })) {
      if (start < last) continue
      const { length, text } = unscrambled(article.prose.slice(start, Math.min(block.end, start + 60)))
      if (length === 0) continue
      last = start + length
      yield { start, end: last, message: `“${article.prose.slice(start, last)}”是编码认错的乱码，原文疑为“${text}”`, suggest: [text] }
    }
    for (const { start, end, text } of matches(article, split)) yield { start, end, message: `“${text}”疑为拆开写的一个字，须查补原字`, severity: 'warning' }
  },
})

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)

let codes: Map<string, number> | undefined
/** The two bytes in GBK of the letters that bytes of UTF-8 make: two leading ones (0xE4–0xE9) and four of those that follow one, in all orders. */
function gbk(): Map<string, number> {
  if (codes) return codes
  codes = new Map()
  const decoder = new TextDecoder('gbk')
  const bytes = [...range(0x80, 0xBF), ...range(0xE4, 0xE9)]
  for (const lead of bytes) for (const trail of bytes) codes.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail)
  return codes
}

/** What the text was before its UTF-8 was read as GBK, and how much of it that is; nothing if it makes no better sense than it does now. */
function unscrambled(text: string): { length: number; text: string } {
  const bytes: number[] = []
  for (const letter of text) {
    const code = gbk().get(letter)
    if (code === undefined) break
    bytes.push(code >> 8, code & 255)
  }
  let meant = ''
  for (let i = 0; i + 6 <= bytes.length; i += 6) {
    const two = new TextDecoder().decode(Uint8Array.from(bytes.slice(i, i + 6)))
    if (!/^[\u4e00-\u9fff，。、；：！？（）《》]{2}$/u.test(two)) break
    meant += two
  }
  const length = meant.length / 2 * 3
  return length > 0 && cost(meant) + 6 < cost(text.slice(0, length)) ? { length, text: meant } : { length: 0, text: '' }
}
