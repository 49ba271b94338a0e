import { allRoles, defineRule, matches } from '../src/rule.js'

const LATIN: Readonly<Record<string, string>> = Object.fromEntries([...'АAВBЕEКKМMНHОOРPСCТTХXаaеeоoрpсcхxΑAΒBΕEΖZΗHΚKΜMΝNΟOΡPΤTΥYΧXіiјjѕs'].reduce<[string, string][]>((pairs, letter, i, all) => i % 2 ? pairs : [...pairs, [letter, all[i + 1]!]], []))
const odd = `[${Object.keys(LATIN).join('')}]`
const foreign = '[\\u0370-\\u03FF\\u0400-\\u04FF]'
// 世界超算TОP500（中间是西里尔字母О）   用С语言编写（西里尔字母С）
//          ^                               ^
const lookalike = new RegExp(`${odd}(?<!${foreign}[ -]?.)(?! ?${foreign})(?:(?<=[A-Za-z\\d\\p{Script=Han}“（(，。、].)(?=[A-Za-z\\d])|(?<=[A-Za-z].)|(?<=(?:\\p{Script=Han}|[“（，。、]|^).)(?=\\p{Script=Han}))`, 'gmu')

export default defineRule({
  summary: '拉丁字母不混进西里尔字母、希腊字母',
  why: '“ТОР”“С919”里看着一样的字母可能是西里尔字母、希腊字母的码位，多由输入法和复制带来：检索不到，朗读和排版会出错。整个词都是俄文、希腊文的，单位和公式里的α、Ω、Δ不在此列。',
  source: '编辑部惯例；GB 18030—2022',
  covers: [],
  severity: 'error',
  roles: allRoles,
  examples: [
    '世界超算T{О~>O}P500榜单，国产大飞机{С~>C}919。{А~>A}股收涨，维生素{А~>A}不足。',
    '美国有线电视新闻网（{С~>C}NN）报道。',
    '每天补充维生素{Α~>A}片。',
    '他用俄语写下“МОСКВА”和“С Новым годом”，希腊字母ΑΒΓ。',
    '电阻为5Ω，温差ΔT，α射线，π取3.14。',
    'TOP500榜单，C919，A股收涨。',
  ],
  prosePatterns: [lookalike],
  *check(article) {
    for (const { start, end, text } of matches(article, lookalike, { in: 'prose' })) {
      const meant = LATIN[text]!
      yield { start, end, message: `“${text}”（U+0${text.charCodeAt(0).toString(16).toUpperCase()}）应为拉丁字母“${meant}”`, suggest: [meant] }
    }
  },
})
