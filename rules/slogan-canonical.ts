import type { Article } from '../src/article/article.js'
import { defineRule, type Problem, type Severity } from '../src/rule.js'
import { knownSlogans } from '../src/language/slogan-table.js'
import { watch, type Place } from '../src/language/phrases.js'
import { isVariant, keyOf, phraseLists, quotedPhrases, shown, type QuotedPhrase } from '../src/language/slogans.js'
import { masks } from '../src/language/variants.js'

interface Wrong { wrong: string; right: string; level: Severity; source: string }

// 与固定表述不合的搭配和次序
const wrongs: readonly Wrong[] = [
  { wrong: '“一带一路”战略', right: '“一带一路”倡议', level: 'warning', source: '国务院授权三部委《推动共建丝绸之路经济带和21世纪海上丝绸之路的愿景与行动》用“倡议”' },
  { wrong: '一带一路战略', right: '“一带一路”倡议', level: 'warning', source: '同上' },
  { wrong: '“五位一体”战略布局', right: '“五位一体”总体布局', level: 'warning', source: '党的十八大报告' },
  { wrong: '“四个全面”总体布局', right: '“四个全面”战略布局', level: 'warning', source: '党的十九大报告' },
  { wrong: '“三个代表”思想', right: '“三个代表”重要思想', level: 'warning', source: '党章总纲' },
  { wrong: '三个代表思想', right: '“三个代表”重要思想', level: 'warning', source: '党章总纲' },
  { wrong: '“两个百年”奋斗目标', right: '“两个一百年”奋斗目标', level: 'warning', source: '党的十九大报告' },
  { wrong: '“两个百年”目标', right: '“两个一百年”奋斗目标', level: 'warning', source: '党的十九大报告' },
  { wrong: '坚定“四个意识”', right: '增强“四个意识”', level: 'warning', source: '党的十九大报告' },
  { wrong: '坚持“四个自信”', right: '坚定“四个自信”', level: 'info', source: '党的十九大报告' },
  { wrong: '增强“两个维护”', right: '做到“两个维护”', level: 'warning', source: '《中共中央关于加强党的政治建设的意见》' },
  { wrong: '坚定“两个维护”', right: '做到“两个维护”', level: 'warning', source: '同上' },
  { wrong: '绿水青山就是银山金山', right: '绿水青山就是金山银山', level: 'warning', source: '党的十九大报告' },
  { wrong: '青山绿水就是金山银山', right: '绿水青山就是金山银山', level: 'warning', source: '党的十九大报告' },
  { wrong: '一代一路', right: '一带一路', level: 'warning', source: '通行写法' },
  { wrong: '“峰桥经验”', right: '“枫桥经验”', level: 'warning', source: '通行写法' },
  { wrong: '“风桥经验”', right: '“枫桥经验”', level: 'warning', source: '通行写法' },
  { wrong: '增强“四种意识”', right: '增强“四个意识”', level: 'warning', source: '党的十九大报告' },
  { wrong: '坚定“四个自觉”', right: '坚定“四个自信”', level: 'warning', source: '同上' },
  { wrong: '坚定“四种自信”', right: '坚定“四个自信”', level: 'warning', source: '同上' },
  { wrong: '“两个拥护”', right: '“两个维护”', level: 'warning', source: '党章修正案' },
  { wrong: '“二个维护”', right: '“两个维护”', level: 'warning', source: '同上' },
  { wrong: '“二个确立”', right: '“两个确立”', level: 'warning', source: '党的十九届六中全会决议' },
  { wrong: '“两个确定”', right: '“两个确立”', level: 'warning', source: '同上' },
  { wrong: '“三课一会”', right: '“三会一课”', level: 'warning', source: '通行写法' },
  { wrong: '“三会一科”', right: '“三会一课”', level: 'warning', source: '通行写法' },
  { wrong: '“三实三严”', right: '“三严三实”', level: 'warning', source: '通行写法' },
  { wrong: '“三严三时”', right: '“三严三实”', level: 'warning', source: '通行写法' },
  { wrong: '“二学一做”', right: '“两学一做”', level: 'warning', source: '通行写法' },
  { wrong: '“两学一作”', right: '“两学一做”', level: 'warning', source: '通行写法' },
  { wrong: '“一国二制”', right: '“一国两制”', level: 'warning', source: '通行写法' },
  { wrong: '“一路一带”', right: '“一带一路”', level: 'warning', source: '通行写法' },
  { wrong: '“一带”“一路”', right: '“一带一路”', level: 'warning', source: '通行写法' },
  { wrong: '“一带、一路”', right: '“一带一路”', level: 'warning', source: '通行写法' },
  { wrong: '“十五四”', right: '“十四五”', level: 'warning', source: '通行写法' },
  { wrong: '“十四王”', right: '“十四五”', level: 'warning', source: '通行写法' },
  { wrong: '“十五王”', right: '“十五五”', level: 'warning', source: '通行写法' },
  { wrong: '“放服管”', right: '“放管服”', level: 'warning', source: '通行写法' },
  { wrong: '“枫侨经验”', right: '“枫桥经验”', level: 'warning', source: '通行写法' },
  { wrong: '“枫桥经念”', right: '“枫桥经验”', level: 'warning', source: '通行写法' },
  { wrong: '“三个代表”的重要思想', right: '“三个代表”重要思想', level: 'warning', source: '党章总纲' },
  { wrong: '“五位一体”的总体布局', right: '“五位一体”总体布局', level: 'info', source: '党的十八大报告' },
  { wrong: '一市三省', right: '三省一市', level: 'info', source: '长三角通行次序，计量40:1' },
  { wrong: '科技创新2030重大项目', right: '科技创新2030—重大项目', level: 'info', source: '国务院文件' },
]

// 增强“四个自信”：单说不错，紧跟在坚定“四个意识”之后就是动词对调了
const swapped = '增强“四个自信”'
const shortestWrong = Math.min(...wrongs.map(({ wrong }) => wrong.length))
const wrongIndex = new Map(wrongs.map((row) => [row.wrong, row]))
const canonicalByKey = new Map([...knownSlogans.keys()].filter((phrase) => keyOf(phrase) !== phrase).map((phrase) => [keyOf(phrase), phrase]))

// 与通行短语只差一个字，却另有所指；项数不同的（“十个方面成就”）也是
const otherPhrases = new Set(['五个工程', '一个工程', '高效办成一类事', '高效办成一批事', '最后一海里', '最后一英里', '最后一华里', '四好农村'])
const countsOther = (short: string, phrase: string): boolean => otherPhrases.has(short) || (/^[一二三四五六七八九十]{1,3}个(?!一)/u.test(short) && short.split('个')[0] !== phrase.split('个')[0])

// 通行短语漏了一个字：“两不愁保障”“高效办成一事”
const clipped = new Map([...knownSlogans.values()].filter(({ phrase, class: kind }) => phrase.length >= 5 && kind === 'always').flatMap(({ phrase }) => [...phrase].map((_, i) => [phrase.slice(0, i) + phrase.slice(i + 1), phrase] as const)).filter(([short, phrase]) => !knownSlogans.has(short) && !canonicalByKey.has(short) && !countsOther(short, phrase)))

// 通行短语错了一个字：“高效办成一间事”
const masked = new Map([...knownSlogans.values()].filter(({ phrase, class: kind }) => phrase.length >= 5 && (kind === 'always' || kind === 'usual')).flatMap(({ phrase }) => masks(phrase).map((mask) => [mask, phrase] as const)))
/** What the beginning or the end of a text must be for it to be nearly a known phrase. */
const edges = new Set([...clipped.values(), ...masked.values(), ...canonicalByKey.keys()].flatMap((phrase) => [phrase.slice(0, 2), phrase.slice(-2)]))
const isNear = (text: string): boolean => edges.has(text.slice(0, 2)) || edges.has(text.slice(-2))

// 固定列举的各项，次序不变
interface Series { label: string; parts: readonly string[] }
const series: readonly Series[] = [
  ...[...knownSlogans.values()].filter(({ parts }) => parts.length >= 3 && parts.every((part) => part.length >= 2)).map(({ phrase, parts }) => ({ label: phrase, parts })),
  { label: '学思想、强党性、重实践、建新功', parts: ['学思想', '强党性', '重实践', '建新功'] },
  { label: '获得感、幸福感、安全感', parts: ['获得感', '幸福感', '安全感'] },
  { label: '富强、民主、文明、和谐', parts: ['富强', '民主', '文明', '和谐'] },
  { label: '自由、平等、公正、法治', parts: ['自由', '平等', '公正', '法治'] },
  { label: '爱国、敬业、诚信、友善', parts: ['爱国', '敬业', '诚信', '友善'] },
  { label: '学史明理、学史增信、学史崇德、学史力行', parts: ['学史明理', '学史增信', '学史崇德', '学史力行'] },
]
const ordinary = new Set(['三农', '三下乡', '两代表一委员'])
const seriesByPart = new Map(series.flatMap((s) => s.parts.map((part) => [part, s] as const)))
const watchedPlaces = watch([swapped, ...wrongIndex.keys(), ...seriesByPart.keys()])

export default defineRule({
  summary: '固定表述的用字、搭配和次序',
  why: '“一带一路”是倡议不是战略，“五位一体”是总体布局、“四个全面”是战略布局，增强“四个意识”、坚定“四个自信”、做到“两个维护”各有动词；分项有固定次序（创新、协调、绿色、开放、共享）。与通行表述不合的多半是笔误，转述他人原话和历史文稿除外，所以只给建议。本单位的固定表述写进 slogans.yml。',
  source: '党章、党的代表大会报告及有关文件；次序依通行表述',
  covers: ['S06'],
  severity: 'warning',
  yieldsTo: ['event-date'],
  options: {
    names: { default: [] as string[], help: '本单位的口号、活动名称的正式写法（不含外面的引号）' },
    forms: { default: {} as Record<string, string>, help: '本单位的固定表述：误写 → 正确写法' },
  },
  examples: [
    '共建{“一带一路”战略~>“一带一路”倡议}进入新阶段。',
    '统筹推进{“五位一体”战略布局~>“五位一体”总体布局}。',
    '{坚定“四个意识”~>增强“四个意识”}、{增强~>坚定}“四个自信”、做到“两个维护”。',
    '贯彻{创新、绿色、协调、开放、共享~>创新、协调、绿色、开放、共享}的新发展理念。',
    '实现{“两不愁保障”~>“两不愁三保障”}。',
    '把{“高效办成一间事”~>“高效办成一件事”}做实。',
    '长三角{一市三省~>三省一市}工会参加。',
    '实施{“千村示范万村整治”~>“千村示范、万村整治”}工程。',
    { text: '评选{最美金穗人~>最美金穗匠人}。', options: { forms: { 最美金穗人: '最美金穗匠人' } } },
    { text: '{“新思想、青年讲”~>“新思想青年讲”}启动，{“绿色出行周”~>“绿色低碳出行周”}落幕。', options: { names: ['新思想青年讲', '绿色低碳出行周'] } },
    { text: '“新思想青年讲”启动，“青年讲”不是全名。', options: { names: ['新思想青年讲'] } },
    '增强“四个意识”、坚定“四个自信”、做到{“两个拥护”~>“两个维护”}，落实{“三课一会”~>“三会一课”}。',
    '弘扬{富强、民主、和谐、文明~>富强、民主、文明、和谐}的价值观。', '文明、和谐是人心所向，富强、民主、文明、和谐、美丽的强国可期。',
    '增强“四个意识”、坚定“四个自信”、做到“两个维护”。',
    '不断增强“四个自信”。',
    '共建“一带一路”倡议，三省一市参加。',
    '贯彻创新、协调、绿色、开放、共享的新发展理念。',
    '提升会员的归属感、获得感、幸福感。',
    '增强群众获得感、幸福感、安全感。',
    '坚持绿色、开放、共享办会。',
    '科技、文化、卫生事业蓬勃发展，人大代表、政协委员、党代表应邀视察。',
    '从“高效办成一件事”到“高效办成一类事”，外卖船打通“最后一海里”，实施“五个工程”，“十个方面成就”写进报告。',
    '做好“三农”工作，{农民、农村、农业~>农业、农村、农民}一体推进。',
    '会议听取了经济建设、生态文明建设情况汇报。',
  ],
  *check(article, { names, forms }) {
    const places = watchedPlaces(article)
    if (places.length) {
      yield* wrongForms(article, places)
      yield* wrongOrder(article, places)
      yield* swappedVerbs(article, places)
    }
    for (const phrases of phraseLists(article)) {
      const { text, key } = phrases[0]!
      if (isNear(text) || (key !== text && isNear(key))) yield* nearlyKnown(phrases)
    }
    if (names.length) yield* houseNames(article, names)
    yield* ownForms(article, forms)
  },
})

function* wrongForms({ wide }: Article, places: readonly Place[]): Generator<Problem> {
  for (const { start, end } of places) {
    if (end - start < shortestWrong) continue
    const row = wrongIndex.get(wide.slice(start, end))
    if (row) yield { start, end, message: `${shown(row.wrong)}宜为${shown(row.right)}`, suggest: [row.right], severity: row.level }
  }
}

function* ownForms({ wide }: Article, forms: Readonly<Record<string, string>>): Generator<Problem> {
  for (const [wrong, right] of Object.entries(forms)) {
    for (let at = wrong ? wide.indexOf(wrong) : -1; at >= 0; at = wide.indexOf(wrong, at + wrong.length)) {
      // 正确写法里包含误写时，不把对的当成错的
      const inside = right.indexOf(wrong)
      if (inside >= 0 && wide.startsWith(right, at - inside)) continue
      yield { start: at, end: at + wrong.length, message: `${shown(wrong)}宜为${shown(right)}`, suggest: [right] }
    }
  }
}

function* swappedVerbs({ wide }: Article, places: readonly Place[]): Generator<Problem> {
  for (const { start, end } of places) {
    if (end - start !== swapped.length || wide.slice(start, end) !== swapped || !wide.startsWith('坚定“四个意识”、', start - 9)) continue
    yield { start, end: start + 2, message: `${swapped}宜为坚定“四个自信”，与前面的动词对调了`, suggest: ['坚定'] }
  }
}

/** “千村示范万村整治”, “两不愁保障”: a known phrase with other marks, or one character off. */
function* nearlyKnown(phrases: readonly QuotedPhrase[]): Generator<Problem> {
  const { text, key } = phrases[0]!
  const near = text.length >= 5 && !knownSlogans.has(text) && !otherPhrases.has(text) ? masks(text).map((mask) => masked.get(mask)).find(Boolean) : undefined
  for (const { quote, start, end } of phrases) {
    if (clipped.has(text) && quote.mark === '“') {
      yield { start, end, message: `“${text}”疑为“${clipped.get(text)}”，漏了字`, suggest: [`“${clipped.get(text)}”`] }
      continue
    }
    if (near && near !== text && quote.mark === '“') {
      yield { start, end, message: `“${text}”疑为“${near}”，差一个字`, suggest: [`“${near}”`] }
      continue
    }
    const right = canonicalByKey.get(key)
    if (!right || right === text || !'“‘'.includes(quote.mark)) continue
    const [open, close] = quote.mark === '‘' ? '‘’' : '“”'
    yield { start, end, message: `“${text}”通常写作“${right}”`, suggest: [`${open}${right}${close}`], severity: 'info' }
  }
}

/** A quoted phrase that is a name of the house's list but for its marks, or a word. */
function* houseNames(article: Article, names: readonly string[]): Generator<Problem> {
  const byKey = new Map(names.map((name) => [keyOf(name), name]))
  for (const { quote, key, text, start, end } of quotedPhrases(article)) {
    if (!'“‘'.includes(quote.mark)) continue
    const same = byKey.get(key)
    if (same === text) continue
    const right = same ?? (key.length >= 4 ? [...byKey].find(([known]) => known.length >= 5 && isVariant(known, key))?.[1] : undefined)
    if (!right || byKey.has(text)) continue
    const [open, close] = quote.mark === '‘' ? '‘’' : '“”'
    yield { start, end, message: `“${text}”${same ? '应' : '疑'}为“${right}”`, suggest: [`${open}${right}${close}`] }
  }
}

/** All the parts of a fixed list, in another order. */
function* wrongOrder({ wide }: Article, places: readonly Place[]): Generator<Problem> {
  for (let i = 0; i < places.length;) {
    if (i + 1 === places.length || places[i + 1]!.start - places[i]!.end !== 1) {
      i++
      continue
    }
    const list = seriesByPart.get(textAt(wide, places[i]!))
    let k = i + 1
    while (list && k < places.length && places[k]!.start - places[k - 1]!.end === 1 && /[、，]/u.test(wide[places[k - 1]!.end]!) && seriesByPart.get(textAt(wide, places[k]!)) === list) k++
    const run = places.slice(i, k)
    i = k
    if (!list || run.length !== list.parts.length) continue
    const got = run.map((place) => textAt(wide, place))
    if (new Set(got).size < got.length || got.every((part, n) => part === list.parts[n])) continue
    const { start } = run[0]!
    const { end } = run.at(-1)!
    // 前后还有别的并列项，是另一种列举
    if (wide[start - 1] === '、' || wide[end] === '、') continue
    // 农村、农民、科技、文化都是常用词，旁边有“三农”“三下乡”才是那一列
    if (ordinary.has(list.label) && !wide.slice(Math.max(0, start - 12), end + 12).includes(list.label)) continue
    const right = list.parts.join('、')
    yield { start, end, message: `“${wide.slice(start, end)}”的次序通常是“${right}”${list.label.includes('、') ? '' : `（${list.label}）`}`, suggest: [right] }
  }
}

const textAt = (wide: string, { start, end }: Place): string => wide.slice(start, end)
