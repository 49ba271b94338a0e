import { isWord } from './dictionary.js'
import { surnameLength } from './names.js'
import { isHan } from './terms.js'
import { isTransliteration } from './transliteration.js'

const isSurname = (letter: string | undefined): boolean => letter !== undefined && surnameLength(letter) > 0

const post = /(?:[部处局院校会厂社厅所站队团科室委][长员]|县长|市长|省长|镇长|乡长|村长|班长|书记|主任|主席|教授|院士|记者|经理|总裁|老师|律师|医生|博士|导演|演员|教练|领队|主帅|[名老小门]将|前锋|后卫|[棋骑车选]手|歌手|画家|作家|诗人|村民|市民|居民|民警|法官|运动员|工程师|志愿者|[究士学科考]生|代表|学者|专家|同学|先生|女士|名叫)$/u
const afterName = /^(?:表示|介绍|说[，：。“]|分析|建议|呼吁|看来|告诉|认为|指出|坦言|回忆|摄|先生|女士|主持|出席|主任|书记|教授|院士|[为系]化名|等[人同]|，[男女][，、]|[、（()）])/u

/**
 * True if the letter at `index` probably belongs to a person's name: in a list of names, in a bracket that holds but a name,
 * right behind a post, or right before what a named person does. Names obey no dictionary.
 */
export function inName(text: string, index: number): boolean {
  if (/(?:记者|通讯员|作者|编辑|摄影)[：: 　]?\p{Script=Han}{0,2}$/u.test(text.slice(Math.max(0, index - 8), index))) return true
  // 字允宁，号槐野；笔名、艺名
  if (/(?:[，、（；](?:名|字|号|又号|别号|自号|世称)|[笔艺别原本乳小网法道]名|法号)\p{Script=Han}{0,2}$/u.test(text.slice(Math.max(0, index - 5), index))) return true
  if (isTranslated(text, index)) return true
  if (/^\p{Script=Han}{0,2}，[男女]，/u.test(text.slice(index + 1, index + 6))) return true // 布周，男，藏族
  let from = index
  while (from > 0 && index - from < 4 && isHan(text.charCodeAt(from - 1))) from--
  let to = index + 1
  while (to < text.length && to - index < 5 && isHan(text.charCodeAt(to))) to++
  if (to - from >= 2 && to - from <= 4 && isSurname(text[from])) return true
  for (let back = 0; back <= 2; back++) {
    if (!isSurname(text[index - back])) continue
    if (back && post.test(text.slice(Math.max(0, index - back - 3), index - back))) return true
    for (let ahead = 1; back + ahead <= 3; ahead++) if (back + ahead >= 2 && afterName.test(text.slice(index + ahead, index + ahead + 4))) return true
  }
  return false
}

/** 工艺美术师姚勤芳、领队华学明: a letter of a name behind a post that makes no word, and behind which no word begins inside it. */
export function isNamed(text: string, index: number): boolean {
  for (let back = 0; back <= 2; back++) {
    const at = index - back
    if (!isSurname(text[at]) || (text[at - 1] !== '师' && !post.test(text.slice(Math.max(0, at - 3), at)))) continue
    if (!isWord(text.slice(at, at + 2)) && !isWord(text.slice(at + 1, at + 3)) && !isWord(text.slice(at + 2, at + 4))) return true
  }
  return false
}

// letters that stand for a foreign sound more often than for what they mean
const foreign = /[姆尔娜斯尼耶埃萨莱娅厄茨蒂戈弗卡拉塔迪诺奇茜穆莎默菲替韦索洛坦沙]/u

const statesman = /^(?:总统|首相|总理|外长|防长|国王|女王|王储|议长|州长)/u

/** 碳酸司维拉姆、努沃勒埃利耶: in a run of letters that stand for foreign sounds; 佐科总统: in two or three that hold an office. */
export function isTranslated(text: string, index: number): boolean {
  let from = index
  while (index - from < 6 && isTransliteration(text[from - 1] ?? '')) from--
  let to = index + 1
  while (to - index < 6 && isTransliteration(text[to] ?? '')) to++
  if (to - from >= 2 && statesman.test(text.slice(to, to + 2))) return true
  const certain = [...text.slice(from, to)].filter((letter) => foreign.test(letter)).length
  return (to - from >= 4 && certain >= 2) || (to - from >= 5 && certain === 1)
}
