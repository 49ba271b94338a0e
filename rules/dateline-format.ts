import { defineRule, matches } from '../src/rule.js'

// 新华社北京3月15日讯
//                 ^  通讯社发稿用“电”
const wire = /(?<=^新华社\p{Script=Han}{2,8}\d{1,2}月\d{1,2}日)讯/gmu
// 本报讯，昨日
//       ^  “讯”后直接写正文
const after = /^本报讯[，：。；、][ \u3000\u00A0]?/gmu
// 本报迅（记者张三）、新华社北京3月15日申（
//   ^
const misread = /(?<=^本报)[迅汛](?=[（( \u3000\u00A0])|(?<=^(?:新华社|中新[社网]|本报)\p{Script=Han}{2,8}\d{1,2}月\d{1,2}日)(?:[申屯甩由](?=[（( \u3000\u00A0])|店)/gmu
// 新华社 北京3月15日电
//       ^
const gap = /[ \u3000\u00A0]+(?<=^(?:新华社|中新社)[ \u3000\u00A0]+)(?=\p{Script=Han}{2,8}\d{1,2}月\d{1,2}日电)/gmu
// 为小康社会夯实法治基础新华社北京3月15日电
//                       ^^^^^^  标题和正文连在了一起
const merged = /新华社(?<=\p{Script=Han}{6}新华社)(?<![据合综自引援及和与见载由经布为与]新华社)(?=\p{Script=Han}{2,6}\d{1,2}月\d{1,2}日电)|本报讯(?<=\p{Script=Han}{6}本报讯)(?=[（(](?:本报)?记者)/gmu
// 本报讯（记者张三）本报讯 昨日
//                   ^^^^^^
const twice = /本报讯[ \u3000\u00A0]?(?<=^本报讯[ \u3000\u00A0]?[（(][^（）()\n]{2,30}[）)][ \u3000\u00A0]?本报讯[ \u3000\u00A0]?)/gmu
// 本报讯（记者张三），昨日
//                ^^  括号后直接写正文
const behind = /[）)][，。：](?!$)(?<=^(?:本报讯|(?:新华社|中新社|本报)[^（(\n]{4,16}[电讯])[ \u3000\u00A0]?[（(](?:[^（）()\n]{0,6})(?:记者|通讯员)[^（）()\n]{1,60}[）)][，。：]|^(?:新华社|中新社)[^（(\n]{4,16}电[ \u3000\u00A0]?[（(]\p{Script=Han}{2,4}(?:[、 ]\p{Script=Han}{2,4}){0,3}[）)][，。：])/gmu

// 新华社北京3月15日（记者张三）   新华社北京3月15日 全国春耕……
//                 ^  漏了“电”
const missing = /日(?<=^(?:新华社|中新[社网]|本报)(?!记者|讯)\p{Script=Han}{2,8}\d{1,2}月\d{1,2}日)(?=[^\S\n]*[（(](?:本报)?记者|[^\S\n]*[（(]\p{Script=Han}{2,9}[）)]|[^\S\n]+\p{Script=Han})/gmu
// 新华社北京3月15日电电（记者张三）
//                   ^^
const stutter = /电(?<=日电)电(?![视力台影话脑网商动子站缆梯车池信气机器流源热厂])|讯(?<=[日报]讯)讯(?![问息号])|(?:电讯|讯)电(?<=日(?:电讯|讯)电)/gmu
// 新华社北京3月15日电记者张三全国春耕
//                    ^^^^^^  署名的括号丢了
const unbracketed = /记者(?<=^(?:(?:据?新华社|中新[社网]|本报)[\p{Script=Han}\d]{0,14}电[ \u3000\u00A0]{0,2}|(?:本报|\p{Script=Han}{2,6}[网报社])[\p{Script=Han}\d]{0,10}(?:讯|消息))(?:本报)?记者)(?![从在近获了日昨今采来走注发跟实探前随查\d对向于第就又也已到会们节站团协一两多（])/gmu
// 新华社北京3月15日电【记者张三】   央视网消息【新闻联播】
//                    ^                       ^
const boxed = /[【［〔[](?<=(?:^(?:新华社|中新[社网]|本报)[^（(\n]{1,16}[电讯]|消息)[ \u3000\u00A0]{0,2}.)(?=(?:[^】\n]{0,6}记者[^】\n]{0,20}|新闻联播|\p{Script=Han}{2,4})[】］〕\]])/gmu
// 新华社3月15日北京电
//       ^^^^^^^^^^^^ 先地点后日期
const turned = /(?<=^(?:新华社|中新[社网]|本报))(\d{1,2}月\d{1,2}日)(\p{Script=Han}{2,6})电(?=[\s（(])/gmu

export default defineRule({
  summary: '电头、消息头的写法',
  why: '“本报讯（记者张三）”“新华社北京3月15日电（记者张三、李四）”之后直接写正文，或空一格，不加点号；通讯社发稿称“电”，本报自采称“讯”。本报驻外、驻地记者的“本报巴黎5月2日电”是对的；“央视网消息（新闻联播）：”是台网的格式，不管。',
  source: '编辑部惯例（规则书 L04）',
  covers: ['L04'],
  severity: 'warning',
  examples: [
    '新华社北京3月15日{讯~>电}（记者张三）全国春耕进展顺利。',
    '新华社{ =>}北京3月15日电（记者张三）全国春耕进展顺利。',
    '春耕工作稳步推进农民增收致富{新华社}北京3月15日电 全国春耕进展顺利。',
    '新华社北京3月15{日~>日电}（记者张三）全国春耕进展顺利。',
    '新华社北京3月15日{电电~>电}（记者张三）全国春耕进展顺利。',
    '新华社北京3月15日电{记者}张三全国春耕进展顺利。', '新华社北京3月15日电{【~>（}记者张三】全国春耕进展顺利。', '本报上海3月15日{讯电~>电}（记者张三）全市春耕进展顺利。',
    '新华社北京3月15日电 记者从市场了解到，菜价平稳。', '本报讯 记者张三报道：菜价平稳。',
    '新华社{3月15日北京电~>北京3月15日电}（记者张三）全国春耕进展顺利。',
    '新华社记者3月15日走访了市场，中新网3月15日电',
    '本报讯{，~> }昨日我市召开会议。',
    '本报讯（记者张三）{，=>}昨日，全市春耕现场会召开。',
    '新华社北京3月15日电（记者张三、李四）{：=>}全国春耕进展顺利。',
    '本报{迅~>讯}（记者张三）昨日，大会开幕。', '新华社北京3月15日{申~>电}（记者张三）大会开幕。', '本报讯（记者张三）{本报讯 ~>}昨日，大会开幕。', '新华社太原3月15日电（李四、王五）{：=>}卫星升空。',
    '本报迅速核实了来信。', '新华社北京3月15日电（李四、王五）大会开幕。',
    '新华社北京3月15日电（记者张三）', '本报讯（记者张三 通讯员李四）昨日，大会开幕。', '本报北京3月15日讯（记者张三）', '据新华社南京3月15日电', '本报巴黎5月25日电', '央视网消息（新闻联播）：今天，大会开幕。', '本报讯 昨日，大会开幕。',
  ],
  patterns: [wire, gap, merged, after, behind, misread, twice, missing, stutter, turned, unbracketed, boxed],
  *check(article) {
    for (const { start, end } of matches(article, wire)) yield { start, end, message: '通讯社电头的“讯”应为“电”', suggest: ['电'] }
    for (const { start, end } of matches(article, missing)) yield { start, end, message: '电头的日期后疑漏“电”', suggest: ['日电'] }
    for (const { start, end, text } of matches(article, stutter)) yield { start, end, message: `“${text}”疑重复`, suggest: [text.at(-1)!] }
    for (const { start, end, text, groups: [date, place] } of matches(article, turned)) yield { start, end, message: `电头“${text}”宜为“${place}${date}电”，先地点后日期`, suggest: [`${place}${date}电`] }
    for (const { start, end } of matches(article, unbracketed)) yield { start, end, message: '电头后的署名“记者某某”疑漏括号' }
    for (const { start, end } of matches(article, boxed)) yield { start, end, message: '电头、消息头后的署名宜用圆括号', suggest: ['（'] }
    for (const { start } of matches(article, merged)) yield { start, end: start + 3, message: '电头疑与标题连在一行，应另起一段' }
    for (const { start, end } of matches(article, gap)) yield { start, end, message: '电头里的空格应删去', fix: '' }
    for (const { start, end, text } of matches(article, after)) yield { start: start + 3, end, message: `“本报讯”后的“${text[3]}”应为空格`, suggest: [' '] }
    for (const { start, end, text } of matches(article, misread)) yield { start, end, message: `“${text}”应为“${'迅汛'.includes(text) ? '讯' : '电'}”`, suggest: ['迅汛'.includes(text) ? '讯' : '电'], severity: 'error' }
    for (const { start, end } of matches(article, twice)) yield { start, end, message: '消息头“本报讯”重复', suggest: [''] }
    for (const { end, text } of matches(article, behind)) yield { start: end - 1, end, message: `消息头后的“${text[1]}”应删去`, fix: '' }
  },
})
