import type { Article } from '../src/article/article.js'
import { gather } from '../src/article/gather.js'
import { isWord } from '../src/language/dictionary.js'
import { glyphs } from '../src/language/glyphs.js'
import { defineRule, type Problem } from '../src/rule.js'
import { differInOne, isPersonName, nameAt, personMentions, type PersonMention } from '../src/language/names.js'

/** A post and who holds it; source offsets. */
type PostFact = readonly [post: string, name: string, start: number, end: number]

export default defineRule({
  summary: '一人一名：同一个人的姓名前后一致',
  why: '把人名写错是报纸最难堪的差错。只看署名、职务之后和“某某说”之前这些确是人名的地方：职务相同而姓名差一个字的，警告；只差一个字而看不出是不是同一人的，提示核对，可能是兄弟姐妹；同一姓名前后职务一处带“副”一处不带，也提示。从不替人改名。',
  source: '《报纸期刊质量管理规定》附件（人名差错）；编辑部惯例',
  covers: [],
  severity: 'warning',
  examples: [
    '市总工会主席王玉兰说，路要一步步走。市总工会主席王玉兰到厂里去了三次。市总工会主席{王玉蓝}最后总结。',
    '县农业农村局局长张守田介绍，今年雨水好。张守田说，收成有望。\n\n县农业农村局副局长{张守田}送技术下乡。',
    '种粮大户孙立国流转了一千亩地。{孙力国}说：“一天能播一百五十亩。”',
    '桥吊司机魏冬走进驾驶室。“现在一个人就行。”{魏东}说。',
    '欧盟着力减排。欧盟则表示，要看各国进度。',
    '国王评价很高。王平说：“我头一回听到。”',
    '□本报记者 李思远\n\n据记者{李思源}报道，大桥昨日合龙。记者李思远还走访了工地。',
    '市总工会主席王玉兰说，路要一步步走。王玉兰走遍了车间，工友都认得王玉兰，{王玉蓝}也认得他们。',
    '市总工会主席王玉兰说，路要一步步走。王玉兰和妹妹王玉梅、王玉琴都是劳模，王玉兰最忙。',
    '市总工会主席王崇恩说，路要一步步走。王崇恩到厂里去了三次。{王恩崇~>王崇恩}最后总结。',
    '市总工会主席王崇恩说，路要一步步走。王崇恩到厂里去了三次。{汪崇恩~>王崇恩}最后总结。',
    '市总工会主席王崇恩说，路要一步步走。王崇恩到厂里去了三次。{王崇~>王崇恩}建议，明年再办。',
    '市总工会主席王玉兰说，路要一步步走。王玉兰表示，明年再办。',
    '村民李大山说，收成好。李二山说，价钱也好。',
    '教授陈平、教授陈芳出席。',
    '局长张守田、副局长王守田到会。',
    '记者赵一鸣、孙小鸣报道。',
    '书记说，要抓落实。主任说，要有办法。',
  ],
  *check(article) {
    const mentions = personMentions(article)
    if (!mentions.length) return
    const byName = new Map<string, PersonMention[]>()
    for (const mention of mentions) gather(byName, mention.name, mention)
    if (byName.size > 1) yield* misspelt(article, byName)
    yield* misspeltInText(article, byName)
    yield* garbled(article, byName)
    yield* strangers(article, mentions, byName)
    for (const list of byName.values()) if (list.length > 1) yield* twoPosts(list)
  },
  facts(article) {
    const seen = new Map<string, PostFact>()
    for (const { name, post, start, end } of personMentions(article)) {
      // 只有带单位的职务才认得出是同一个人
      if (post.length >= 5 && name.length >= 3 && seen.size < 40) seen.set(`${post} ${name}`, [post.slice(-12), name, article.sourceStart(start), article.sourceEnd(end)])
    }
    return seen.size ? [...seen.values()] : undefined
  },
  *compare(all) {
    const holders = new Map<string, Map<string, { files: number; path: string; start: number; end: number }>>()
    for (const { path, facts } of all) for (const [post, name, start, end] of facts as readonly PostFact[]) {
      let names = holders.get(post)
      if (!names) holders.set(post, (names = new Map()))
      const known = names.get(name)
      if (known) known.files++
      else names.set(name, { files: 1, path, start, end })
    }
    for (const [post, names] of holders) {
      if (names.size < 2) continue
      const [[usual, first], ...others] = [...names].sort(([, a], [, b]) => b.files - a.files) as [[string, { files: number; path: string; start: number; end: number }], ...[string, { files: number; path: string; start: number; end: number }][]]
      if (first.files < 2) continue
      for (const [name, { files, path, start, end }] of others) {
        if (files > 1 || !differInOne(name, usual)) continue
        yield { path, start, end, message: `${post}“${name}”在另外${first.files}篇里作“${usual}”，请核对`, related: [{ path: first.path, start: first.start, end: first.end, message: `此处作“${usual}”` }] }
      }
    }
  },
})

/** The rarer of two names that differ in one character. */
function* misspelt(article: Article, byName: ReadonlyMap<string, readonly PersonMention[]>): Generator<Problem> {
  // 同姓同长的才比
  const families = new Map<string, string[]>()
  for (const name of byName.keys()) {
    const key = `${name[0]}${name.length}`
    const family = families.get(key)
    if (!family) families.set(key, [name])
    else if (family.length < 60) family.push(name)
  }
  for (const family of families.values()) for (const a of family) for (const b of family) {
    if (a === b || !differInOne(a, b)) continue
    const often = byName.get(a)!
    const rare = byName.get(b)!
    if (often.length < rare.length || (often.length === rare.length && often[0]!.start > rare[0]!.start)) continue
    const samePost = rare.some(({ post }) => post !== '' && often.some((other) => sameJob(other.post, post)))
    // 并列的两个人：王守田、李守田
    if (rare.some((one) => often.some((other) => areListed(article, one, other)))) continue
    if (!samePost && rare.length > 1) continue
    for (const { start, end } of rare) yield {
      start, end,
      severity: samePost || isStranger(article, rare[0]!) || (rare.length === 1 && often.length > 1 && isOnce(article, b) && isAlike(a, b)) ? 'warning' : 'info',
      message: `“${b}”与文中${often.length}处“${a}”只差一个字，请核对是否同一人`,
      related: [{ start: often[0]!.start, end: often[0]!.end, message: `此处作“${a}”` }],
    }
  }
}

/** True for somebody who speaks without ever having been introduced: 郝志墙说, and no other 郝志墙 in the article. */
const isStranger = (article: Article, { where, name }: PersonMention): boolean => where === 'speaker' && isOnce(article, name)

const isOnce = ({ wide }: Article, name: string): boolean => wide.indexOf(name) === wide.lastIndexOf(name)

/** A stranger whose name sounds or looks like one that stands before: 种粮大户孙立国……孙力国说. */
function* strangers(article: Article, mentions: readonly PersonMention[], byName: ReadonlyMap<string, readonly PersonMention[]>): Generator<Problem> {
  const { wide } = article
  for (const mention of mentions) {
    const { name, start, end } = mention
    if (name.length > 3 || name.includes('·') || !isStranger(article, mention)) continue
    for (let at = wide.indexOf(name[0]!); at >= 0 && at < start; at = wide.indexOf(name[0]!, at + 1)) {
      const other = wide.slice(at, at + name.length)
      // 同在姓名里的，上面已经比过；“国王评价”里的“王评”不是姓名
      if ((byName.has(other) && name.length > 2) || other === name || !isPersonName(other) || isWord(other) || commonEnd.test(other.slice(1)) || adverb.test(name) || adverb.test(other) || !isAlike(other, name)) continue
      if (name.length === 2 && isWord(wide.slice(at - 1, at + 1))) continue
      yield {
        start, end, severity: 'warning',
        message: `“${name}”前文没有提到过，与“${other}”只差一个字，请核对是否同一人`,
        related: [{ start: at, end: at + other.length, message: `此处作“${other}”` }],
      }
      break
    }
  }
}

// 欧盟则表示、欧盟着力
const adverb = /[则着过均已仍亦曾还拟再更均所]$/u

/** True if two names differ in one letter, and the two sound or look alike. */
function isAlike(a: string, b: string): boolean {
  let at = -1
  for (let i = 1; i < a.length; i++) if (a[i] !== b[i]) {
    if (at >= 0) return false
    at = i
  }
  if (at < 0) return false
  const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)]
  return glyphs().soundAlike(x, y) || glyphs().lookAlike(x, y)
}

/** A name met twice or more, and once with another last or middle character in running text. */
function* misspeltInText({ wide }: Article, byName: ReadonlyMap<string, readonly PersonMention[]>): Generator<Problem> {
  const names = [...byName.keys()].filter((name) => name.length === 3).slice(0, 20)
  for (const name of names) {
    // 至少出现两次
    const model = wide.indexOf(name)
    if (wide.indexOf(name, model + 1) < 0) continue
    const others: { start: number; text: string }[] = []
    let count = 0
    for (let at = wide.indexOf(name[0]!); at >= 0; at = wide.indexOf(name[0]!, at + 1)) {
      const isSecond = wide[at + 1] === name[1]
      const isThird = wide[at + 2] === name[2]
      if (!isSecond && !isThird) continue
      const text = wide.slice(at, at + 3)
      if (isSecond && isThird) count++
      else if (isSecond || nameAt(wide, at) === text) others.push({ start: at, text })
      if (others.length > 1) break
    }
    const [other] = others
    // 前两个字另有用法，就不是姓名写错
    if (count < 2 || others.length !== 1 || byName.has(other!.text) || !isPersonName(other!.text) || byName.has(other!.text.slice(0, 2)) || commonEnd.test(other!.text)) continue
    yield {
      start: other!.start, end: other!.start + 3,
      // 问答里的称呼、音形相近而只此一处的
      severity: (wide[other!.start - 1] === '\n' && wide[other!.start + 3] === '：') || (isAlike(other!.text, name) && !isWord(name.slice(0, 2)) && !isWord(other!.text)) ? 'warning' : 'info',
      message: `“${other!.text}”与文中${count}处“${name}”只差一个字，请核对是否同一人`,
      related: [{ start: model, end: model + 3, message: `此处作“${name}”` }],
    }
  }
}

/** 王宁沪 for 王沪宁, 亡沪宁, 王沪说: the letters in the wrong order, another surname, the last letter gone. */
function* garbled({ wide }: Article, byName: ReadonlyMap<string, readonly PersonMention[]>): Generator<Problem> {
  const names = [...byName.keys()].filter((name) => name.length === 3 && !name.includes('·')).slice(0, 20)
  for (const name of names) {
    const model = wide.indexOf(name)
    const isOften = wide.indexOf(name, model + 1) >= 0
    const related = [{ start: model, end: model + 3, message: `此处作“${name}”` }]
    const swapped = name[0]! + name[2]! + name[1]!
    const turned = name[1] === name[2] ? -1 : wide.indexOf(swapped)
    // 有职务的，或许另有其人
    if (turned > (isOften ? -1 : model) && wide.indexOf(swapped, turned + 1) < 0) yield {
      start: turned, end: turned + 3, severity: !isOften || byName.get(swapped)?.some(({ post }) => post !== '') && !byName.get(name)!.some(({ post }) => byName.get(swapped)!.some((other) => sameJob(post, other.post))) ? 'info' : 'warning',
      message: `“${swapped}”疑为“${name}”`, suggest: [name], related,
    }
    if (!isOften) continue
    const given = name.slice(1)
    const strange = isWord(given) ? [] : placesOf(wide, given).filter((at) => wide[at - 1] !== name[0])
    if (strange.length === 1) {
      const at = strange[0]! - 1
      const [x, y] = [wide.charCodeAt(at), name.charCodeAt(0)]
      if (glyphs().soundAlike(x, y) || glyphs().lookAlike(x, y)) yield { start: at, end: at + 3, severity: 'warning', message: `“${wide.slice(at, at + 3)}”疑为“${name}”`, suggest: [name], related }
    }
    const short = name.slice(0, 2)
    const maimed = byName.get(short)
    if (maimed?.length === 1 && !isWord(short) && placesOf(wide, short).filter((at) => wide[at + 2] !== name[2]).length === 1) {
      const { start, end } = maimed[0]!
      yield { start, end, severity: 'warning', message: `“${short}”疑漏“${name[2]}”字，文中另作“${name}”`, suggest: [name], related }
    }
  }
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

// 余建说：两个字的姓名后面跟着别的词
//   ^
const commonEnd = /[的了和在是与等说也都就还又把被让给向对从到去来将为以及或并而不没有这那先老小]/u

/** 王小山、李小山: one right after the other. */
function areListed({ wide }: Article, a: PersonMention, b: PersonMention): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a]
  return second.start - first.end < 16 && /^[、和与及 \u3000\p{Script=Han}]*$/u.test(wide.slice(first.end, second.start))
}

/** 市总工会主席 and 主席 may be one job; 记者 and 通讯员 are not. */
function sameJob(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  return short.length >= 2 && long.endsWith(short) && !long.slice(0, long.length - short.length).endsWith('副')
}

/** 局长 here, 副局长 there. */
function* twoPosts(list: readonly PersonMention[]): Generator<Problem> {
  const first = list.find(({ post }) => post !== '')
  if (!first) return
  for (const other of list) {
    if (other.post === first.post || other.post === '') continue
    const [a, b] = [first.post, other.post]
    if (deputy(a) === deputy(b) || jobOf(a) !== jobOf(b) || !samePlace(a, b)) continue
    yield {
      start: other.start, end: other.end, severity: 'info',
      message: `“${other.name}”前面是“${a}”，这里是“${b}”，请核对职务`,
      related: [{ start: first.start, end: first.end, message: `此处是“${a}”` }],
    }
    return
  }
}

const deputy = (post: string): boolean => /副\p{Script=Han}{2,4}$/u.test(post)
const jobOf = (post: string): string => post.slice(-2)
const placeOf = (post: string): string => post.replace(/(?:常务)?副?\p{Script=Han}{2}$/u, '')
const samePlace = (a: string, b: string): boolean => placeOf(a).endsWith(placeOf(b).slice(-4)) || placeOf(b).endsWith(placeOf(a).slice(-4))
