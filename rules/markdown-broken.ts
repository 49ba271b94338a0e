import { defineRule, matches } from '../src/rule.js'

// ##下一步工作   ＃＃ 下一步工作
// ^^             ^^^  井号后缺空格，或是全角；#话题# 不是
const heading = /^(?:#{1,6}|＃{1,6}[ \u3000]?)(?=[\p{Script=Han}（“])(?![^#＃\n]{1,40}[#＃])/gmu
// 详见[公告] (http://example.com)   详见[公告]（http://example.com）
//          ^^                               ^
const link = /\][ \u3000]?[(（](?<=(?<!!)\[[^[\]\n]{1,80}\][ \u3000]?[(（])(?=\uFFFC|https?:|www\.|\.{0,2}\/)/gu
const image = /!\[(?=[^[\]\n]{0,80}\]?[(（])/gu
// 脚注[^1]，没有“[^1]: ……”
const footnote = /\[\^[\w-]{1,20}\]/gu
// ~~删去
const strike = /~~(?=\p{Script=Han})|~~(?<=\p{Script=Han}~~)/gu
// | 指标 | 数值 |  下面没有 |---|---|
const row = /^\|(?=[^\n]{3,400}\|$)/gmu

export default defineRule({
  summary: 'Markdown 的标记都要生效',
  why: '标题的“#”后缺空格、链接的方括号和圆括号之间有空格或用了全角、脚注没有定义、表格没有分隔行，网页上就会原样露出记号。注释、代码块没有收尾，后面的内容会整个消失，也不再检查。只查 Markdown 稿件。',
  source: 'CommonMark 0.31；编辑部惯例',
  covers: [],
  severity: 'warning',
  yieldsTo: ['bracket-pairs', 'punctuation-width'],
  examples: [
    { text: '# 春耕正当时\n\n{##}下一步工作\n\n各地抢抓农时。', format: 'markdown' },
    { text: '# 春耕正当时\n\n{＃＃ }下一步工作\n\n各地抢抓农时。', format: 'markdown' },
    { text: '详情可见[公告{] (}https://example.com)，各地抢抓农时。', format: 'markdown' },
    { text: '产量见图：{![}产量](https://example.com/a.jpg\n\n各地抢抓农时。', format: 'markdown' },
    { text: '这个数字另有出处{[^1]}，各地抢抓农时。', format: 'markdown' },
    { text: '{~~}去年的办法不再实行，各地抢抓农时。', format: 'markdown' },
    { text: '产量如下。\n\n{|} 县 | 产量 |\n| 青禾 | 三千吨 |\n\n各地抢抓农时。', format: 'markdown' },
    { text: '春耕正当时。\n\n{```}js\nconst a = 1\n\n各地抢抓农时。', format: 'markdown' },
    { text: '春耕正当时。\n\n{<!--} 待核\n\n各地抢抓农时。', format: 'markdown' },
    { text: '#春耕# 各地抢抓农时，详见[公告](https://example.com)和[附件][1]，~~旧办法~~作废[^1]。\n\n[1]: https://example.com\n[^1]: 见公报。\n\n```js\nconst a = 1\n```\n\n<!-- 已核 -->\n\n| 县 | 产量 |\n|---|---|\n| 青禾 | 三千吨 |', format: 'markdown' },
    { text: '##下一步工作\n\n各地抢抓农时。', format: 'text' },
  ],
  *check(article) {
    if (article.format !== 'markdown') return
    for (const { start, end, text } of matches(article, heading, { in: 'prose' })) yield { start, end, message: text.startsWith('＃') ? `“${text.trim()}”应为半角，后面空一格，标题才会生效` : `“${text}”后缺空格，标题没有生效` }
    for (const { start, end } of matches(article, link, { in: 'prose' })) yield { start, end, message: '链接没有生效：方括号后应紧接半角的“(”，并以“)”收尾' }
    for (const { start, end } of matches(article, image, { in: 'prose' })) yield { start, end, message: '图片没有生效，请核对括号和地址' }
    for (const { start, end, text } of matches(article, footnote, { in: 'prose' })) yield { start, end, message: `脚注“${text}”没有定义` }
    for (const { start, end } of matches(article, strike, { in: 'prose' })) yield { start, end, message: '删除线“~~”没有成对，会原样显示' }
    for (const { start, end, block } of matches(article, row, { in: 'prose' })) if (block.kind === 'paragraph') yield { start, end, message: '表格没有分隔行“|---|”，会原样显示' }
    const open = unclosed(article.source)
    if (open) yield { in: 'source', ...open, message: open.end - open.start === 4 ? '注释“<!--”没有收尾，后面的内容不会显示，也没有检查' : '代码块没有收尾，后面的内容都成了代码，也没有检查' }
  },
})

const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/gmu

/** The fence or the comment that runs to the end of the document because nobody closed it; source offsets. */
function unclosed(source: string): { start: number; end: number } | undefined {
  const comment = source.lastIndexOf('<!--')
  if (comment >= 0 && source.indexOf('-->', comment) < 0 && /(?:^|\n)[ ]{0,3}$/u.test(source.slice(Math.max(0, comment - 4), comment))) return { start: comment, end: comment + 4 }
  if (!source.includes('```') && !source.includes('~~~')) return undefined
  let open: { mark: string; start: number } | undefined
  for (const m of source.matchAll(fence)) {
    const [line, mark, info] = m as unknown as [string, string, string]
    if (open) {
      if (mark[0] === open.mark[0] && mark.length >= open.mark.length && info.trim() === '') open = undefined
    } else if (mark[0] === '~' || !info.includes('`')) open = { mark, start: m.index + line.indexOf(mark) }
  }
  return open && { start: open.start, end: open.start + open.mark.length }
}
