import { parseByline } from '../src/article/byline.js'
import type { Article } from '../src/article/article.js'
import { allRoles, defineRule, matches, type Problem } from '../src/rule.js'

// （记者：张三）
//     ^  括号里的“记者”后面不用冒号
const colon = /(?<=[（(](?:本报|本台|本网|本刊)?(?:见习|首席|实习|特约|驻[^（）()]{1,6})?(?:记者|通讯员))[ \u3000\u00A0]*[：:][ \u3000\u00A0]*(?=\p{Script=Han}{1,4}[ \u3000\u00A0]?\p{Script=Han}{0,4}[）)、，/／ \u3000])/gu
// （记者张三通讯员李四）
//          ^  两组署名之间要隔开
const joined = /(?<=[（(](?:本报)?记者[ \u3000\u00A0]?\p{Script=Han}{2,3})通讯员/gu
// □记者张三通讯员李四
//         ^
const joinedAbove = /(?<=^[□■]?[ \u3000\u00A0]?(?:本报)?记者[ \u3000\u00A0]?\p{Script=Han}{2,3})通讯员/gmu
// □记者 张三 通迅员 李四
//             ^^^
const misspelt = /通[迅汛]员|(?<=^[□■]?[ \u3000\u00A0]?(?:本报)?)[己纪计]者(?=[ \u3000\u00A0])|记着(?<=^[□■]?[ \u3000\u00A0]?本[报网台](?:见习|实习)?记着)(?=[ \u3000\u00A0]?\p{Script=Han}{2,3}(?:[ \u3000\u00A0、]|$))|[木夲]报(?<=^[□■]?[ \u3000\u00A0]?[木夲]报)(?=记者|讯)/gmu

// （记者张三，李四）
// ^^^^^^^^^^^  同一身份的人名之间；从括号认起，逗号太多
const comma = /[（(](?:本报|本台|本网)?(?:记者|通讯员)[ \u3000\u00A0]?\p{Script=Han}{2,4}[，；](?=\p{Script=Han}{2,3}[）)、])(?!通讯员|记者|[文图摄])/gu
// （记者  张三）   （记 者张三）
//       ^^            ^
const gap = /[（(](?:本报|本台|本网)?(?:记者(?: {2,3}|\u3000)(?=\p{Script=Han}{2,3}[）)、])|记[ \u3000\u00A0]者)/gu
// （记者张三、张三）
// ^^^^^^^^^^^^^^
const again = /[（(](?:本报|本台|本网)?(?:记者|通讯员)[ \u3000\u00A0]?(\p{Script=Han}{2,3})[、 \u3000]\1(?=[）)、 \u3000])/gu
// （记者记者张三）
//       ^^
const title = /(?:本报)?记者(?<=记者(?:本报)?记者)(?=[ \u3000\u00A0]?\p{Script=Han}{2,3}[）)、 \u3000]|[ \u3000]?\p{Script=Han}{2,3}$)/gmu

export default defineRule({
  summary: '署名：人名前有身份，人名间空一格，不用冒号',
  why: '题下署名的通行格式是“□记者 张三 通讯员 李四”“本报记者 张三 李四”：每一组人名前标明身份，人名之间空格，不用冒号、顿号、逗号，末尾不用句号。括号里的“（记者张三、李四）”可用顿号，“记者”后不用冒号。作者、编辑等竖排清单里的冒号不管；没有标身份的人名可能是外请作者，只作提示。人名一律不改。',
  source: '编辑部惯例（规则书 L03、L05）',
  covers: ['L03', 'L05', 'L15'],
  severity: 'warning',
  roles: allRoles,
  examples: [
    '本报讯（记者{：=>}张三）昨日，全市春耕现场会召开。',
    '本报讯（本报记者{ ：=>}张三、李四）昨日，全市春耕现场会召开。',
    '本报讯（记者张三{=> }通讯员李四）昨日，全市春耕现场会召开。',
    '□记者{：=> }张三',
    '春耕正当时\n□记者张三{=> }通讯员李四\n　　昨日，全市春耕现场会召开，部署了下一步工作。',
    '□记者 张三 {通迅员~>通讯员} 李四', '本报{记着~>记者} 张三', '{木报~>本报}记者 张三', '春耕正当时\n\n本报记者{本报记者~>} 张三 李四 {张三~>}\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '本报讯（记者张三{，~>、}李四）昨日，大会开幕。',
    '本报讯（记者张三{；~>、}李四）昨日，大会开幕。', '本报讯（记者{  =>}张三）昨日，大会开幕。', '本报讯（记{ =>}者张三）昨日，大会开幕。',
    '本报讯（记者张三{、张三~>}）昨日，大会开幕。',
    '本报讯（记者{记者~>}张三）昨日，大会开幕。',
    '春耕正当时\n本报记者 张三{、=> }李四\n　　昨日，全市春耕现场会召开，部署了下一步工作。',
    '□{戴红 梅丹} 记者 张兆林',
    '□记者 张兆林 通讯员 戴红 梅丹', '□本报记者 张三', '本报记者 张　三 李思远', '□张三 李四', '文/高爽', '作者：黄婉宜', '编辑：张黎',
    '本报讯（记者张三、李四）昨日，大会开幕。', '本报讯（记者 张三 通讯员 李四）昨日，大会开幕。', '本报讯（记者张三 通讯员李四）昨日，大会开幕。', '本报讯（记者张三，通讯员李四）昨日，大会开幕。',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n记者：殷小佳、许阳\n\n编辑：张黎',
    '记者：请问今年的招生规模有什么变化？', '新华社北京3月15日电（记者张三、李四）',
  ],
  *check(article) {
    for (const { start, end } of matches(article, colon)) {
      yield { start, end, message: `“记者”后的“${article.prose.slice(start, end).trim()}”应删去`, fix: '' }
    }
    for (const { start } of [...matches(article, joined), ...matches(article, joinedAbove, { roles: ['byline'] })]) yield { start, end: start, message: '“通讯员”前应空一格', fix: ' ' }
    for (const { start, end, text, block } of matches(article, misspelt)) {
      const right = text.endsWith('员') ? '通讯员' : text.endsWith('报') ? '本报' : '记者'
      if (block.role === 'byline' || right !== '记者' || block.end - block.start < 40) yield { start, end, message: `“${text}”应为“${right}”`, suggest: [right], severity: 'error' }
    }
    for (const { end } of matches(article, comma)) yield { start: end - 1, end, message: `同一身份的人名之间的“${article.wide[end - 1]}”宜为“、”`, suggest: ['、'] }
    for (const { end, text } of matches(article, gap)) {
      const spaces = /[ \u3000\u00A0]+/u.exec(text)![0]
      const start = end - (text.endsWith('者') ? spaces.length + 1 : spaces.length)
      yield { start, end: start + spaces.length, message: '“记者”里、“记者”后的空白应删去', fix: '' }
    }
    for (const { end, text } of matches(article, again)) {
      const name = text.slice(Math.max(text.lastIndexOf('、'), text.lastIndexOf(' '), text.lastIndexOf('\u3000')) + 1)
      yield { start: end - name.length - 1, end, message: `“${name}”疑重复`, suggest: [''] }
    }
    for (const { start, end, text } of matches(article, title)) yield { start, end, message: `“${text}”疑重复`, suggest: [''] }
    // 文末竖排的“记者：张三”“编辑：李四”是清单
    for (const block of article.blocks) {
      if (block.role === 'byline') yield* headByline(article, block)
      else if (block.role === 'body') break
    }
  },
})

function* headByline(article: Article, { start, end }: { start: number; end: number }): Generator<Problem> {
  const text = article.wide.slice(start, end)
  const parts = parseByline(text)
  if (!parts) return
  const reporter = parts.some((part) => part.kind === 'label' && /记者|通讯员/u.test(text.slice(part.start, part.end)))
  if (!reporter) return
  const first = parts.findIndex((part) => part.kind === 'name')
  const label = parts.findIndex((part) => part.kind === 'label')
  for (let i = 1; i < parts.length; i++) {
    const before = parts[i - 1]!
    const here = parts[i]!
    const between = text.slice(before.end, here.start)
    if (here.kind !== 'name' || !between) continue
    if (before.kind === 'label' && /^[：:、，]/u.test(between.trim()) && /(?:记者|通讯员)$/u.test(text.slice(before.start, before.end))) {
      yield { start: start + before.end, end: start + here.start, message: `“${text.slice(before.start, before.end)}”后的“${between.trim()}”应为空格`, fix: ' ' }
    } else if (before.kind === 'name' && /^[、，]$/u.test(between.trim())) {
      yield { start: start + before.end, end: start + here.start, message: `署名的人名之间宜空一格，不用“${between.trim()}”`, fix: ' ', severity: 'info' }
    }
  }
  const names = new Set<string>()
  for (const part of parts) if (part.kind === 'name') {
    const name = text.slice(part.start, part.end)
    if (names.has(name)) yield { start: start + part.start, end: start + part.end, message: `“${name}”疑重复`, suggest: [''] }
    names.add(name)
  }
  if (first >= 0 && first < label) {
    const names = parts.slice(first, label).filter((part) => part.kind === 'name')
    const from = names[0]!.start
    const to = names.at(-1)!.end
    yield { start: start + from, end: start + to, message: `“${text.slice(from, to)}”前未标明身份（记者、通讯员）`, severity: 'info' }
  }
}
