import type { Article } from '../article/article.js'
import { once } from '../article/once.js'
import { glyphs } from './glyphs.js'
import { proseUnits } from './units.js'

/** Kinds of characters that hardly any article holds; the rules about them look no further when theirs is missing. */
export interface Unusual {
  invisible: boolean
  oddSpace: boolean
  lost: boolean
  box: boolean
  /** pictures among the letters: 😀 */
  emoji: boolean
  /** rare letters with which Chinese begins when its UTF-8 is read as GBK: 娴嬭瘯 */
  scrambled: boolean
  compatible: boolean
  /** letters that only a misread font puts into Chinese: 癿, 斱 */
  shifted: boolean
  /** positions of odd and traditional letters */
  odd: readonly number[]
  /** where a particle, a copula or a preposition stands twice: 的的, 是是 */
  twins: readonly number[]
  /** where another letter stands twice, not three times: 全全国, 人大代表表 */
  doubles: readonly number[]
  /** positions of “一” that may be a misread dash: between digits, or with another “一” three letters on */
  ones: readonly number[]
}

const INVISIBLE = 1
const SPACE = 2
const LOST = 4
const BOX = 8
const COMPATIBLE = 16
const SHIFTED = 32
const ODD = 64
const DOUBLED = 128
const ONE = 256
const EMOJI = 512
const SCRAMBLED = 1024

const kinds = new Uint16Array(65536)
const mark = (kind: number, ...ranges: readonly (readonly [number, number])[]): void => {
  for (const [from, to] of ranges) for (let unit = from; unit <= to; unit++) kinds[unit]! |= kind
}
mark(INVISIBLE, [0x00, 0x08], [0x0B, 0x0C], [0x0E, 0x1F], [0x7F, 0x9F], [0xAD, 0xAD], [0x0300, 0x036F], [0x115F, 0x1160], [0x3164, 0x3164], [0xFFA0, 0xFFA0], [0x061C, 0x061C], [0x180E, 0x180E], [0x200B, 0x200F], [0x2028, 0x202E], [0x2060, 0x206F], [0xFE00, 0xFE0F], [0xFEFF, 0xFEFF], [0xFFF9, 0xFFFB], [0xDB40, 0xDB40]) // the last: high surrogate of tags and of variation selectors
mark(SPACE, [0xA0, 0xA0], [0x1680, 0x1680], [0x2000, 0x200A], [0x202F, 0x202F], [0x205F, 0x205F])
// 私用区的高位代理也在内
mark(LOST, [0xE000, 0xF8FF], [0xFFFD, 0xFFFD], [0xDB80, 0xDBFF])
mark(BOX, [0x25A0, 0x25A1], [0x2587, 0x2587], [0x25AF, 0x25AF], [0x3013, 0x3013])
// 兼容表意文字补充区的高位代理
mark(COMPATIBLE, [0x2E80, 0x2EF3], [0x2F00, 0x2FD5], [0xF900, 0xFAD9], [0xD87E, 0xD87E])

// 字符画的高位代理
mark(EMOJI, [0xD83C, 0xD83E])
for (const letter of '妗妞妤妫妯妲妾姊姒姗姘姝姣姹娅娆娈娉娌娑娓娣娲娴娼婀婊婕婢婧婵宀宄宓宕宥宸寤寮寰搴杈杌杓杞杩棣棰椁椋椐椤椴椹楂楗楝楠楣楦楫楱楸楹榀榄榇榈榉榘榛榧榫榭榻槌槎洄洇洌洎洙洚洧洫洮洳洵洹浃浈浍浏浒浔浜浞浠浣浯浼涑涓涔涞涠淇渚澧澶澹濂濉濞濠濡濮濯瀚瀛瀣瀵瀹灏灞琚琛瑁瑕瑗瑙瑜瑭瑷瑾璀璁璇璋璎璐璜璞璧璨璩璺瓒甯纭纰纾绀绁绂绉绋绌绐绔绗绛绠绡绨绫绮绯绱绲绶绺绻绾缁缂缃缇缈缍褰蹇鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈錉鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩鍫鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭鐮鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜锠閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊闋韪韫韬骞') kinds[letter.charCodeAt(0)]! |= SCRAMBLED
for (const letter of '癿斱叐仸秱乊') kinds[letter.charCodeAt(0)]! |= SHIFTED
for (const letter of '的了在和是把与对从被向将都并及而但由还这其已也既很使就以们于有中为到要上第') kinds[letter.charCodeAt(0)]! |= DOUBLED
kinds[0x4e00]! |= ONE
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

let complete = false
function allKinds(): Uint16Array {
  if (!complete) for (const unit of glyphs().oddUnits) kinds[unit]! |= ODD
  complete = true
  return kinds
}

/** One pass over the prose for all of them. */
export const unusual = once((article: Article): Unusual => {
  const units = proseUnits(article)
  const kinds = allKinds()
  const odd: number[] = []
  const twins: number[] = []
  const doubles: number[] = []
  const ones: number[] = []
  let found = 0
  let before = 0
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!
    const kind = kinds[unit]!
    if (unit === before && unit >= 0x4E00 && unit <= 0x9FFF) {
      if (kind === DOUBLED) twins.push(i - 1)
      else if (units[i + 1] !== unit) doubles.push(i - 1)
    }
    if (kind === DOUBLED) { // often
    } else if (kind !== 0) {
      found |= kind
      if ((kind & ODD) !== 0) odd.push(i)
      if ((kind & ONE) !== 0 && (units[i + 3] === unit || isDigit(before) && isDigit(units[i + 1]!))) ones.push(i)
    }
    before = unit
  }
  return {
    invisible: (found & INVISIBLE) > 0, oddSpace: (found & SPACE) > 0, lost: (found & LOST) > 0, box: (found & BOX) > 0, emoji: (found & EMOJI) > 0, scrambled: (found & SCRAMBLED) > 0,
    compatible: (found & COMPATIBLE) > 0, shifted: (found & SHIFTED) > 0, odd, twins, doubles, ones,
  }
})
