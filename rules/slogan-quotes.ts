import type { Article, Role } from '../src/article/article.js'
import { isWord } from '../src/language/dictionary.js'
import { defineRule } from '../src/rule.js'
import { knownSlogans } from '../src/language/slogan-table.js'
import { quoteAround } from '../src/language/quotes.js'
import type { Place } from '../src/language/phrases.js'
import { phraseUses, usesOf, type PhraseUse, type QuotedPhrase } from '../src/language/slogans.js'
import { bareElsewhereQuoted, quoteFacts } from '../src/language/quoted-elsewhere.js'

// “市总工会”（以下简称“市总”）、俗称“放炮”、所谓“新冷战”：引出一个名称，不等于以后都加引号
//                        ^         ^         ^
const introduction = /(?:简称|称为|称作|称之为|称|叫作|叫做|名为|名叫|所谓|俗称|又称|统称|誉为|叫|即|概念是|定义为)$/u

// 一县一品、五大行动、三个一百、四融入四强化
const numeral = /^(?:一\p{Script=Han}一\p{Script=Han}|[二三四五六七八九十两双][个大项条类]\p{Script=Han}{2,5}|[二三四五六七八九十两]\p{Script=Han}{2,3}[二三四五六七八九十两]\p{Script=Han}{2,3})$/u
const idioms = /^一(?:心一意|点一滴|草一木|朝一夕|举一动|言一行|针一线|砖一瓦|石一鸟|张一弛|步一个|生一世|年一度|五一十|问一答|代一代|字一句|山一水|模一样|来一往|东一西|前一后|上一下)$/u

export default defineRule({
  summary: '同一口号、简称、活动名称，要加引号就处处加引号',
  why: '“四个意识”“一带一路”一类缩略语和作名称用的口号，每次出现都加引号；别处加了、这里没加，读者会以为是两回事，网站检索和主题归集也会漏掉。惯例不加引号的（乡村振兴、高质量发展）和两可的（一网通办、专精特新）不查，“以下简称”之后的简称、书名号里和更长的名称里的不查。内部词表只收通行的短语，本单位的口号写进 slogans.yml，或写进选项 always、never。',
  source: 'GB/T 15834—2011 4.8.3.2、4.8.3.3；各短语加不加引号依《新闻联播》文稿计量',
  covers: ['S01'],
  severity: 'warning',
  yieldsTo: ['quote-form'],
  options: {
    always: { default: [] as string[], help: '本单位规定每次都加引号的短语' },
    never: { default: [] as string[], help: '本单位规定不加引号或可加可不加的短语' },
    headlines: { default: true, help: '标题里也查；版面紧、标题惯于省去引号的报纸可关' },
  },
  examples: [
    '会议要求增强“四个意识”。全市干部要始终把{四个意识~>“四个意识”}落到行动上。',
    '双方将推进共建{一带一路~>“一带一路”}合作。',
    '市里打造“一县一品”，带动农户增收。各地{一县一品~>“一县一品”}建设提速。',
    '在“建设滨海示范区、勇当沿海发展排头兵”过程中，干部冲在前。全市正{建设滨海示范区、勇当沿海发展排头兵~>“建设滨海示范区、勇当沿海发展排头兵”}。',
    '“暖心驿家”开门了。走进“暖心驿家”，热水热饭都有。“暖心驿家”已有六处。{暖心驿家~>“暖心驿家”}还将再建四处。',
    { text: '县里评出“金穗杯”先进村。{金穗杯~>“金穗杯”}连评三年。', options: { always: ['金穗杯'] } },
    { text: '双方推进共建一带一路合作。', options: { never: ['一带一路'] } },
    '活动以“乡村振兴”为主题，各地全面推进乡村振兴。',
    '会议要求增强“四个意识”。全市干部要始终把“四个意识”落到行动上。',
    '县里推出“一网通办”（以下简称一网通办），群众少跑腿。',
    '盐城市总工会（以下简称“市总”）召开会议。市总今年办实事百件。',
    '这种作物俗称“铁皮菜”。村里种铁皮菜的有上百户。',
    '大家叫他“老黄牛”。他说，老黄牛就老黄牛。',
    '《“一带一路”倡议十年》出版，书中收有《一带一路纪行》一文。',
    '“村BA”火了三年。从“村BA”到“村跑”，“村BA”总决赛座无虚席。{村BA~>“村BA”}还能火多久？',
    '“日籍八路”来了。“日籍八路”讲“日籍八路”的故事：我是一名日籍八路军战士。',
    '“感知中国”来了，“感知中国”开展，“感知中国”移师外地，让人们感知中国、体验中国。',
    '他今年十四五岁，在县里读初中。',
    '七个村派出三个代表参加座谈，三个代表分别发言。',
    '这一带一路都是上坡，村里为此安排两个维护岗位。',
    '上千万工程款如期到账，两条双一流水线投产。',
    '这四风景点连成一线。',
    '他出访了多个伊斯兰国家，出席伊斯兰国际会议。',
    '他一心一意扑在田里。“一心一意”四个字写在墙上。',
  ],
  *check(article, { always, never, headlines }) {
    const uses = always.length ? usesOf(article, always) : phraseUses(article)
    for (const use of uses.values()) {
      if (never.includes(use.text)) continue
      const level = levelOf(article, use, always)
      if (!level) continue
      const first = use.quoted[0]
      for (const place of use.bare) {
        const before = article.wide.slice(Math.max(0, place.start - 3), place.start)
        if ((before.includes('称') && /简称|以下称|[^\n]俗称/u.test(before)) || isOrdinary(article, use.text, place)) continue
        const title = titles.includes(article.blockAt(place.start).role)
        if (title && !headlines) continue
        const marks = quoteAround(article, place.start, '“') ? '‘’' : '“”'
        const quoted = `${marks[0]}${use.text}${marks[1]}`
        yield {
          ...place,
          message: first ? `“${use.text}”在文中另有${use.quoted.length}处加引号，此处没有，宜统一` : `“${use.text}”一语通常加引号，此处没有`,
          suggest: [quoted],
          ...(title && level === 'warning' && !isAlways(use.text, always) ? { severity: 'info' as const } : { severity: level }),
          ...(first ? { related: [{ start: first.start, end: first.end, message: '此处加了引号' }] } : {}),
        }
      }
    }
  },
  facts: quoteFacts,
  *compare(all, { always, never }) {
    yield* bareElsewhereQuoted(all, (text) => {
      const kind = knownSlogans.get(text)?.class
      return isAlways(text, always) || never.includes(text) || kind === 'never' || kind === 'mixed' || idioms.test(text)
    })
  },
})

const titles: readonly Role[] = ['headline', 'eyebrow', 'subheadline', 'crosshead']

const isAlways = (text: string, always: readonly string[]): boolean => always.includes(text) || knownSlogans.get(text)?.class === 'always'

/** How sure it is that the bare places are slips; nothing when the marks are a matter of context. */
function levelOf(article: Article, { text, quoted, bare }: PhraseUse, always: readonly string[]): 'warning' | 'info' | undefined {
  if (isAlways(text, always)) return text.length > 2 || quoted.length ? 'warning' : 'info'
  const known = knownSlogans.get(text)?.class
  if (known === 'never') return undefined
  if (known === 'usual') return quoted.length ? 'warning' : undefined
  if (known === 'mixed') return quoted.length >= 2 && bare.length === 1 ? 'info' : undefined
  if (quoted.length === 0 || bare.length > quoted.length) return undefined
  if (text.length < 3 || text.replace(/[^\p{Script=Han}A-Z]/gu, '').length < 3 || idioms.test(text)) return undefined
  const named = quoted.filter((phrase) => !isIntroduced(article, phrase)).length
  if (named === 0 || bare.length > named) return undefined
  if (known === 'label' || (isTwoPart(text) && bare.every(({ start }) => !quoteAround(article, start, '“')))) return 'warning'
  if (named >= 3 && bare.length * 2 <= named) return 'warning'
  if (numeral.test(text)) return named > 1 || /^一.一/u.test(text) ? 'warning' : 'info'
  return named >= 2 ? 'info' : undefined
}

function isIntroduced(article: Article, { start }: QuotedPhrase): boolean {
  return introduction.test(article.wide.slice(Math.max(0, start - 4), start))
}

/** The same characters as ordinary words: 十四五岁. */
function isOrdinary({ wide }: Article, text: string, { start, end }: Place): boolean {
  const tail = text.slice(-2)
  // “日籍八路”、日籍八路军战士；“感知中国”、感知中国、体验中国
  if (isWord(tail + (wide[end] ?? '')) || (wide[end] === '、' && wide.slice(end + text.length - 1, end + text.length + 1) === tail)) return true
  return knownSlogans.get(text)?.unless.some((context) => {
    const [before, after] = context.split('~') as [string, string]
    return wide.startsWith(before, start - before.length) && wide.startsWith(after, end)
  }) ?? false
}

/** A slogan of two balanced parts, or of several of the same length: 建设示范区、勇当排头兵. */
function isTwoPart(text: string): boolean {
  const lengths = text.split('、').map((part) => part.length)
  if (text.length < 11 || lengths.length < 2 || text.includes('，')) return false
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)]
  return least >= 4 && (lengths.length === 2 ? most <= least * 1.6 : most === least)
}
