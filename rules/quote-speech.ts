import { defineRule, matches } from '../src/rule.js'

// “现在好了，”他说：“水通到了家门口。”
//                ^  一句话中间的提示语后用逗号
const colon = /：(?=“)(?<=，”[^“”：，。\n]{1,10}：)/gu
// 她说“水通到了家门口。”   她说：“水……家门口”大家都笑了
//     ^                                        ^
const bare = /“(?<=(?:[^，。！？；：知传称解诉述听话语言]说|[^知难]道|[^所]表示)“)(?=[^“”\n]{8,300}[。！？]”)/gu
const open = /：(?<=(?:说|道|表示|介绍|认为|指出|诉记者|回忆|坦言|强调|感慨|补充|解释|透露|呼吁)：)“[^“”\n]{12,300}[^。！？…，；、：“”—\n]”(?=\p{Script=Han})(?![的这那并和与来时后等是为成以就让使也都还])/gu
// “现在好了。”他说：⏎
//                ^  后面没有引语
const idle = /：(?<=”[^“”：，。\n]{1,8}[说道]：)$/gmu
// 他说、“路通了。”  她说。“路通了。”
//     ^               ^
const mistaken = /(?:、(?<=(?:[^，。！？；：知传称解诉述听]说|表示|指出)、)|。(?<=(?:^|[。！？])[^。！？”“\n]{2,60}(?:(?<![诉述听这那要法话好难无再直胡乱实能会可没不])说|表示|指出|坦言|强调|透露)。))(?=“)/gmu
// 她说。“路通了。”   久久不语，感慨道。“这条渠等了四十年。”
//     ^                              ^
const stopped = /。(?<=(?:^|[。！？])[他她]说。|(?:^|[。！？])[^。！？”“\n]{2,60}(?:写|感慨|解释|补充|笑着?|回忆|反问|称赞|叹|喊|问|说|介绍)道。)(?=“)/gmu
// “水通了，日子也好过了”村民们说
//                    ^  整句的引语后面要有点号
const unstopped = /”(?<=(?:^|[。！？])“[^“”\n]{3,80}，[^“”\n]{3,60}[^，。！？…—、：；”’\n]”)(?=[^，。！？；：“”\n的]{2,24}(?:(?<![小传听据])说|表示|介绍|强调|指出|坦言|感慨|回忆|告诉)[，。：道])/gmu

export default defineRule({
  summary: '“某某说”和引语之间的标点',
  why: '“某某说”在引语前用冒号，在引语后用句号，插在一句引语中间用逗号。前半句引语以句号收尾的，后半是另一句话，用冒号不错。冒号引出的一整句话，句号在引号之内；“他说‘不行’”那样融进句子的引语不用冒号。',
  source: 'GB/T 15834—2011 附录B.1.5',
  covers: ['P34'],
  severity: 'warning',
  examples: [
    '“现在好了，”他说{：=>，}“水通到了家门口。”',
    '“再试试，”教练补充{：=>，}“别怕输。”',
    '他说{~>：}“水已经通到了家门口。”大家都笑了。', '他说：“水已经通到了每一户的家门口{~>。}”大家都笑了。',
    '“水通到了家门口。”张先生说{：~>。}\n\n大家都笑了，今年的收成不错。', '老李的邻居表示{、~>：}“水已经通到了家门口。”', '她一边登记发放种子，一边说{。~>：}“大伙的期盼就是我的职责。”', '心事无人可以诉说。“走吧。”有人喊。',
    '他望着渠水，久久不语，感慨道{。~>：}“这条渠等了四十年。”', '“水通到了家门口，日子也好过了{~>，|。}”村支书赵德顺说。',
    '“水通到了家门口。”他说：\n\n“大家都笑了。”', '他说“水通到了家门口”，大家都笑了。', '谁都知道“水能载舟，亦能覆舟。”', '俗话说“人心齐，泰山移。”', '他说：“水已经通到了每一户的家门口”的时候，大家都笑了。',
    '“现在好了，”他说，“水通到了家门口。”',
    '“水通到了家门口。”他说：“现在好了。”',
    '他说：“水通到了家门口。”',
    '“水通到了家门口。”他说。',
  ],
  patterns: [colon, bare, open, idle, mistaken, stopped, unstopped],
  *check(article) {
    for (const { start } of matches(article, bare)) yield { start, end: start, message: '引出原话的“说”后疑漏“：”', suggest: ['：'] }
    for (const { end } of matches(article, open)) yield { start: end - 1, end: end - 1, message: '引语完整，收尾疑漏“。”', suggest: ['。'] }
    for (const { start, end, block } of matches(article, idle)) {
      const next = article.blocks[article.blocks.indexOf(block) + 1]
      if (block.role === 'body' && !(next && /[“‘《（—①-⑳\d]/u.test(article.wide[next.start]!))) yield { start, end, message: '引语在前的“某某说”后，“：”疑为“。”', suggest: ['。'] }
    }
    for (const { start } of matches(article, unstopped)) yield { start, end: start, message: '引语成句，收尾疑漏点号', suggest: ['，', '。'] }
    for (const pattern of [mistaken, stopped]) for (const { start, end, text } of matches(article, pattern)) yield { start, end, message: `引出原话的“${text}”疑为“：”`, suggest: ['：'] }
    for (const { start, end } of matches(article, colon)) yield { start, end, message: '插在引语中间的提示语后，“：”应为“，”', fix: '，' }
  },
})
