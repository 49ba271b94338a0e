import { defineRule, matches } from '../src/rule.js'

// 他说：“路通了。”。
//             ^^^  引号内外各有句末点号
const twice = /[。？！][”"]。(?=$)|。[”"]。/gmu
// 他说：“路通了，日子就好了”。
//                        ^^  整句引用，句号应在引号内
const outside = /[”"]。(?<=(?:说|道|指出|表示|强调|坦言|感慨|介绍|告诉记者|回答|呼吁)：[“"][^“”"\n]{6,80}[^。？！…”"\n][”"]。)/gu
// 屋外有人喊。“路通了，日子就好了”。
//                             ^^  自成一句的引文
const alone = /”。(?<=(?:^|[。！？])“[^“”\n]{4,80}，[^“”\n]{4,60}[^。！？…”’\n]”。)/gmu
// 他说：“路通了，日子就好了，”⏎
//                          ^
const trailing = /，(?=”$)(?<=(?:^|[。！？：])“[^“”\n]{6,200}，)/gmu
// 他把这称为“一辈子的缘分。”的约定
//                       ^  句中的引文
const inside = /。(?=”[的为等，])(?<=[^：，。！？；“”\n]“[^“”：\n]{2,30}。)|。(?=”，[他她我][^，。“”]{0,4}[说道问答])(?<=^“[^“”：\n]{2,30}。)/gmu
// 他把这称为“一辈子的缘分。”
//       ^^^^^^^^^^^^^^^^^^  “称为”后的引文是句子的一部分
const named = /(?:称为|称之为|叫作|叫做|誉为|名为|视为|看作|题为)“[^“”。！？\n]{2,30}。”(?=$|[\p{Script=Han}“])/gmu

// 打造“金钥匙。”村里   实现“掌上办，”网办率……
//            ^                  ^  不成句的几个字，点号在引号外
const short = /[。，](?=”(?:$|[\p{Script=Han}“(（]))(?<=[^说道问答喊叫写着称骂念唱曰云想讲句声“”’\P{Script=Han}]“\p{Script=Han}{1,10}[。，])/gmu

export default defineRule({
  summary: '引文末尾的句号：独立引用在引号内，句中引用不用',
  why: '冒号后完整引用的话，句末点号放在引号内，引号外不再用；引文只是句子的一部分时，引号内末尾不用句号。引号内外不能各有一个句号。',
  source: 'GB/T 15834—2011 附录B.2.1',
  covers: ['P15'],
  severity: 'warning',
  examples: [
    '他说：“路通了，日子就好了。{”。=>”}',
    '他问：“路通了吗？{”。=>”}',
    '他说：“路通了，日子就好了{”。~>。”}',
    '他把这称为“一辈子的缘分{。=>}”的约定。',
    '“太好了{。=>}”，他说。',
    '他把这称为“一辈子的缘分{。”~>”。}',
    '奋力打造“重要窗口{。”~>”。}',
    '政务服务实现“掌上办{，”~>”，}好评率提高。',
    '“走吧，”他说，“天黑了。”他答了一句“知道了。”便出了门。他称“一切都好。”',
    '他轻轻一声“再见，”她说完就走了。',
    '他说：“路通了，日子就好了。”',
    '他把这称为“一辈子的缘分”。',
    '有人发出“还买得起菜吗？”的疑问。',
    '俗话说“众人拾柴火焰高”。',
    '今年的征文题目是“家乡的河，你还好吗？”。',
    '屋外有人喊。“渠里的水通了，日子就好了{”。~>。”}',
    '他说：“路通了，日子就好了{，~>。}”\n\n大家都笑了。',
    '他只说：“好”。',
    '他一连喊了三声“到！”“到！”“到！”。',
  ],
  patterns: [twice, outside, alone, trailing, named, inside, short],
  *check(article) {
    for (const { start, end, text } of matches(article, twice)) {
      if (text[0] !== '。' && !isOnItsOwn(article.wide, start)) continue
      yield { start: start + 1, end, message: `“${text}”引号内已有句末点号，引号外的句号应删去`, fix: article.prose[start + 1]! }
    }
    for (const { start, end } of matches(article, outside)) {
      const quoted = article.wide.slice(openingBefore(article.wide, start), start)
      // 引语自己有好几句，肯定是独立的引用
      yield { start, end, message: '完整引用的话，句号应在后引号之前', suggest: [`。${article.prose[start]}`], ...(/[。！？]/u.test(quoted) ? {} : { severity: 'info' as const }) }
    }
    for (const { start, end, block } of matches(article, alone)) if (block.role === 'body') yield { start, end, message: '自成一句的引文，句号宜在后引号之前', suggest: ['。”'], severity: 'info' }
    for (const { start, end, block } of matches(article, trailing)) if (block.role === 'body') yield { start, end, message: '段末引语的“，”疑为“。”', suggest: ['。'] }
    for (const { end } of matches(article, named)) if (!/^[的为等]/u.test(article.wide.slice(end, end + 1))) yield { start: end - 2, end, message: '引文是句子的一部分，句号应在后引号之后', suggest: ['”。'] }
    for (const { start, end, text } of matches(article, short)) {
      const behind = article.wide.slice(end + 1, end + 13)
      if (text === '，' ? saying.test(behind) : /^[的为等]/u.test(behind) || namedBefore.test(article.wide.slice(Math.max(0, start - 16), start))) continue
      yield { start, end: end + 1, message: `引文是句子的一部分，“${text}”应在后引号之后`, suggest: [`”${text}`] }
    }
    for (const { start, end } of matches(article, inside)) yield { start, end, message: '引文是句子的一部分，引号内末尾的“。”应删去', fix: '' }
  },
})

// 另由 named 报
const namedBefore = /(?:称为|称之为|叫作|叫做|誉为|名为|视为|看作|题为)“[^“”]*$/u
// “走吧，”他说
const saying = /^[^，。；“]{0,10}(?:说|道|问|答|喊|叫|表示|回忆|介绍|笑|解释|感慨|坦言|强调|指出|认为|写)/u

/** The quotation that ends at `end` was led in by a colon, or begins a paragraph or a sentence. */
function isOnItsOwn(wide: string, end: number): boolean {
  let open = openingBefore(wide, end)
  // 三声“到！”“到！！”“到！！！”。：并列的引语随第一个
  while (open > 0 && wide[open - 1] === '”') open = openingBefore(wide, open - 1)
  return open >= 0 && /[：。！？”\n]/u.test(wide[open - 1] ?? '\n')
}

/** No quotation is longer, and in a text without opening marks nobody should look for one to its beginning each time. */
const LONGEST = 5000

/** The nearest mark in front that opens a quotation; -1 if there is none. */
function openingBefore(wide: string, end: number): number {
  for (let i = end - 1; i >= 0 && i > end - LONGEST; i--) if (wide[i] === '“' || wide[i] === '"') return i
  return -1
}
