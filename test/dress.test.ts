/** One article in every dress that a newsroom's systems give it: the findings are the same, whatever it is indented, wrapped and tagged with. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { lint, resolveConfig } from '../src/lint.js'

const headline = '青石镇大棚里的好日子(一线调研)'
const paragraphs = [
  '本报记者 张小满',
  '“今年番茄又是大丰收!”走进青石镇的大棚，种植户王春雨正忙着采摘。去年，全镇新增大棚320座，带动1200户村民增收。',
  '小棚子撑起大产业',
  '镇里推行“企业+合作社+农户”模式，订单农业覆盖12个村。截止去年年底，种植户户均增收10~15%。',
  '从“单打独斗”到“抱团发展”，青石镇的底气来自科技。市农技中心的专家每周进村一次，手把手教农户水肥一体化技术;遇到病虫害，用手机拍张照片就能问诊，',
  '专家半小时内回复。',
  '“技术有了，销路也不愁。”合作社负责人李大山说，“一村一品”让青石番茄有了名气，冷链车当天就能把货送到省城。',
]

const html = (body: string): string => `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>站名</title></head><body>\n<nav>首页</nav>\n<article>\n<h1>${headline}</h1>\n${body}\n</article>\n</body></html>\n`
const tagged = (dress: (text: string) => string): string => html(paragraphs.map(dress).join('\n'))
/** A line broken somewhere in the middle, between two Han characters. */
const broken = (text: string, by: string): string => text.replace(/^(.{12,40}?\p{Script=Han})(?=\p{Script=Han})/u, `$1${by}`)
/** Cut into lines of so many columns, as a scan of a newspaper's column or an old mail is. */
function cut(text: string, columns: number, end = '\n'): string {
  let line = 0
  return [...text].map((char) => {
    const width = char < '\u2000' ? 1 : 2
    const isOver = line + width > columns && !'，。、；：？！”’）》!?;,.%'.includes(char)
    line = isOver ? width : line + width
    return isOver ? end + char : char
  }).join('')
}

const dresses: Record<string, [path: string, source: string]> = {
  'plain text': ['a.txt', [headline, ...paragraphs].join('\n\n')],
  'plain text without empty lines': ['a.txt', [headline, ...paragraphs].join('\n')],
  'lines end as on Windows': ['a.txt', [headline, ...paragraphs].join('\r\n\r\n')],
  'indented by two': ['a.txt', [headline, ...paragraphs.map((text) => `　　${text}`)].join('\n')],
  'indented by em spaces': ['a.txt', [headline, ...paragraphs.map((text) => `\u2003\u2003${text}`)].join('\n')],
  'headline in the middle of the page': ['a.txt', [`            ${headline}`, ...paragraphs.map((text) => `　　${text}`)].join('\n')],
  'scan of a narrow column': ['a.txt', [headline, ...paragraphs.map((text) => cut(`　　${text}`, 32))].join('\n')],
  'scan of a column': ['a.txt', [headline, ...paragraphs.map((text) => cut(`　　${text}`, 44))].join('\n')],
  'scan with an empty line after each': ['a.txt', [headline, ...paragraphs.map((text) => cut(`　　${text}`, 44, '\n\n'))].join('\n\n')],
  'mail of 76 columns': ['a.txt', [headline, ...paragraphs.map((text) => cut(`    ${text}`, 76))].join('\n')],
  Markdown: ['a.md', [`# ${headline}`, ...paragraphs].join('\n\n')],
  'Markdown with front matter': ['a.md', [`---\ntitle: ${headline}\n---`, ...paragraphs].join('\n\n')],
  'Markdown, indented by two': ['a.md', [`# ${headline}`, ...paragraphs.map((text) => `　　${text}`)].join('\n\n')],
  'Markdown, indented by references': ['a.md', [`# ${headline}`, ...paragraphs.map((text) => `&emsp;&emsp;${text}`)].join('\n\n')],
  'Markdown, wrapped': ['a.md', [`# ${headline}`, ...paragraphs.map((text) => broken(text, '\n'))].join('\n\n')],
  HTML: ['a.html', tagged((text) => `<p>${text}</p>`)],
  'HTML, indented by references': ['a.html', tagged((text) => `<p>&emsp;&emsp;${text}&nbsp;</p>`)],
  'HTML, indented by no-break spaces': ['a.html', tagged((text) => `<p>&nbsp;&nbsp;&nbsp; ${text}</p>`)],
  'HTML, marks as references': ['a.html', tagged((text) => `<p>${text.replaceAll('“', '&ldquo;').replaceAll('”', '&rdquo;')}</p>`)],
  'HTML, wrapped and laid out': ['a.html', tagged((text) => `  <p>\n    ${broken(text, '\n    ')}\n  </p>`)],
  'HTML, wrapped on Windows': ['a.html', tagged((text) => `\t<p>\r\n\t\t${broken(text, '  \r\n\t\t')}\r\n\t</p>`)],
  'HTML, lines broken by tags': ['a.html', html(`<div>${paragraphs.map((text) => `　　${text}`).join('<br>\n')}</div>`)],
  'HTML, marked up inside': ['a.html', tagged((text) => `<p><span style="font-size:16px">${broken(text, '</span><span>')}</span></p>`)],
}

describe('one article in every dress', () => {
  const config = resolveConfig()
  // what indents a line of plain text is that rule's own business
  const findings = ([path, source]: [string, string]): string[] => lint(readArticle(source, { path }), config).findings.filter(({ rule }) => rule !== 'paragraph-indent').map(({ rule, severity, message }) => `${severity} ${rule} ${message}`)
  const expected = findings(dresses['plain text']!)
  test('it has slips of many kinds', () => assert.ok(expected.length >= 5, expected.join('\n')))
  for (const [name, dress] of Object.entries(dresses)) test(name, () => assert.deepEqual(findings(dress), expected))
})
