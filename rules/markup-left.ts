import { quoteAround } from '../src/language/quotes.js'
import { allRoles, defineRule, matches } from '../src/rule.js'

// 推进<br>重点工程   符合条</p>件
//     ^^^^              ^^^^
const tag = /<\/?(?:br|p|b|strong|span|div|em|i|u|font|img|a|center|table|tr|td|li|ul|h[1-6])(?:\s[^<>\n]{0,120})?\s?\/?>(?<=[\p{Script=Han}\p{P}\d][^<>\n]{0,1}<[^<>\n]{1,125}>)/gu
// 推进&nbsp;重点工程
//     ^^^^^^
const entity = /&(?:nbsp|amp|lt|gt|quot|[lr][ds]quo|mdash|ndash|hellip|middot|bull|[ez]m?sp|#\d{2,5}|#x[\da-f]{2,5});/giu
// 推进**重点工程   推进##重点工程   推进\n重点工程
//     ^^               ^^               ^^
const marks = /(?:\*\*|__|##|```|!\[\]\(|\\[nrt])(?<=\p{Script=Han}.{2,4})(?![县市区镇村乡省州路街局公小校院厂园]|(?<=__)[年月日时分页元份人次号])(?=\p{Script=Han})/gu
// 推进_ueditor_page_break_tag_重点工程
//     ^^^^^^^^^^^^^^^^^^^^^^^^
const system = /_ueditor_page_break_tag_|\[!--[\w.]{2,40}--\]|javascript:void\(0\);?|\{\{[\w.]{1,40}\}\}|\[\/?(?:img|url|font|size|color|b)(?:=[^\]\n]{1,60})?\]/giu
// 现场（待核）、投资【图1】，
//     ^^^^^^        ^^^^^
const note = /（(?:待核实?|待补充?|待查|待确认|编者[：:]|此处(?:插|配|加|放|有)[^（）\n]{0,8})[^（）\n]{0,16}）|[【\[](?:此处)?(?:插|配)?图(?:片)?\d{0,2}[】\]](?<=\p{Script=Han}.{2,8})(?=[\p{Script=Han}，。])/gu
// 现场共有XXX，投资   建设情况[1]，并就此   三个等级①，明确了
//         ^^^              ^^^                ^  只此一处的：待补的空、删了注文的注码
const placeholder = /(?:[X×]{3,4}|\[\d{1,2}\]|①)(?<=\p{Script=Han}.{1,4})(?=[，。；])/gu
/** 我叫×××、市民XXX：隐去的姓名 */
const anonymous = /[叫是姓名为称某民者生员人男女士]$/u
// 河网区有21???位   推进??重点
//           ^^^        ^^
const unknown = /\?{2,6}(?<=[\p{Script=Han}\d]\?{2,6})(?=\p{Script=Han}{2})(?<=\p{Script=Han}{3}\d{0,6}\?{2,6})/gu
// 连问几个问号的，前面有疑问的话
const asks = /[吗呢吧啊么谁哪何怎咋啥几]|还是|多少|是不是|有没有|能不能/u

export default defineRule({
  summary: '正文里没有残留的代码和编辑记号',
  why: '从网页、采编系统、文档转存时，换行标签、字符实体、排版记号会当作文字留在正文里（<br>、&nbsp;、**、_ueditor_page_break_tag_）；编辑时留的“（待核）”“【图1】”和打不出的字（??）也不能见报。代码、网址里的不在此列。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）',
  covers: [],
  severity: 'warning',
  yieldsTo: ['emphasis-mark'],
  roles: allRoles,
  examples: [
    { text: '全市加快推进{<br>~>}重点工程建设。', format: 'text' },
    { text: '全市加快推进{</p>~>}重点工程{<b>~>}建设。', format: 'text' },
    { text: '全市加快推进{&nbsp;}重点工程建设，{&ldquo;}两节{&rdquo;}期间不停工。', format: 'text' },
    { text: '全市加快推进{**}重点工程建设，{\\n}不停工。', format: 'text' },
    { text: '工程分三期。{_ueditor_page_break_tag_}二期已经开工。', format: 'text' },
    '现场有两千人{（待核）}，总投资两亿元{【图1】}，目前已完成一半。',
    '河网区有21{???}位超过警戒。',
    '会议介绍了项目建设情况{[1]~>}，并就下一步工作作出安排。', '全年接待游客{XXX~>}，实现旅游收入三亿元。', '考核分为三个等级{①~>}，明确了不同的要求。',
    '他自称是×××，住在青石镇，“尊敬的XXX，您好”。', '步骤是①，接着是②，再看材料[1]，对照材料[2]。',
    { text: 'if (a <b> c) 与 x<p>y，AT&T公司，R&D投入，C:\\new目录。', format: 'text' },
    { text: '他写下“<三国演义>读后感”，**县**镇的张某某。', format: 'text' },
    '他没有选裙子？？？可能对我绝望了，瓜还是果???现在就去买。',
    '这是真的吗？？怎么会这样！【图片新闻】春耕忙（见图）。',
    '文献[12]和[3]的结论一致。',
    { text: '本合同自__年__月__日起生效，共__页。', format: 'text' },
  ],
  prosePatterns: [tag, entity, marks, system, note, placeholder, unknown],
  *check(article) {
    const inside = (text: string) => `“${text.length > 20 ? `${text.slice(0, 18)}……` : text}”`
    for (const { start, end, text } of matches(article, tag, { in: 'prose' })) yield { start, end, message: `网页标签${inside(text)}残留在正文里`, suggest: [''] }
    for (const pattern of [entity, marks, system]) for (const { start, end, text } of matches(article, pattern, { in: 'prose' })) yield { start, end, message: `代码${inside(text)}残留在正文里` }
    for (const { start, end, text } of matches(article, note, { in: 'prose', roles: ['body'] })) yield { start, end, message: `编辑记号${inside(text)}疑残留在正文里` }
    for (const { start, end, text } of matches(article, placeholder, { in: 'prose', roles: ['body'] })) {
      if (article.prose.indexOf(text) !== article.prose.lastIndexOf(text) || /②|\[2\]/u.test(article.prose) || anonymous.test(article.prose.slice(start - 1, start)) || quoteAround(article, start)) continue
      yield { start, end, message: /^[X×]/u.test(text) ? `“${text}”疑为待补的空` : `“${text}”疑为残留的注码`, suggest: [''] }
    }
    for (const { start, end, text } of matches(article, unknown, { in: 'prose', roles: ['body'] })) if (!asks.test(article.prose.slice(Math.max(0, start - 16), start))) yield { start, end, message: `“${text}”处疑有丢失的字` }
  },
})
