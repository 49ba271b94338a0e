import type { Article, Block } from '../src/article/article.js'
import { brokenParagraphs } from '../src/language/joins.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '段首缩进全篇一致：空两字或不空',
  why: '报纸、公文段首空两字（两个全角空格），网页、Markdown 段首不空、段间空行，一篇只用一种。空一字、三字，半角空格、制表符冒充缩进，是复制粘贴的痕迹。每篇只报一处。署名、诗行、列表、居中的行不管。',
  source: '编辑部惯例（规则书 L13）',
  covers: ['L13'],
  severity: 'info',
  roles: ['body', 'headline', 'eyebrow'],
  examples: [
    '　{全}市工业经济稳中有进。', '　　　{全}市工业经济稳中有进。', '  {全}市工业经济稳中有进。', '\t{全}市工业经济稳中有进。',
    '春耕正当时\n　　昨日，全市春耕现场会召开，部署了下一步工作。\n　　各地抢抓农时，确保颗粒归仓，进展顺利。\n　　专家组驻村指导，一住就是一个月。\n{农}机手培训班开到田间地头，场场爆满，座无虚席。',
    '　　全市工业经济稳中有进。', '全市工业经济稳中有进。', '“开工！”一声令下。',
    '春耕正当时\n　　昨日，全市春耕现场会召开，部署了下一步工作。\n　　各地抢抓农时，确保颗粒归仓，进展顺利。',
    { text: '- 列表里的第一项，讲的是春耕。\n  - 列表里的第二项，讲的是秋收。', format: 'markdown' },
  ],
  *check(article) {
    if (article.format === 'html' || !article.blocks.some(({ indent }) => indent)) return
    const indented: Block[] = []
    const flush: Block[] = []
    for (const block of article.blocks) {
      if (block.kind !== 'paragraph' || (block.role !== 'body' && article.blocks.length > 1)) continue
      const indent = indentOf(article, block)
      if (!isUsual(indent)) return yield { start: block.start, end: block.start + 1, message: '段首宜空两字或不空' }
      if (indent === '') flush.push(block)
      else indented.push(block)
    }
    const few = indented.length > flush.length ? flush : indented
    if (few.length === 0 || few.length * 3 > indented.length + flush.length) return
    // 断开的后半段不空，是断段的事
    const halves = new Set(brokenParagraphs(article).map((join) => join.second))
    const first = few.find((block) => block.end - block.start > 20 && !halves.has(block))
    if (first) yield { start: first.start, end: first.start + 1, message: few === flush ? '全篇段首空两字，此段未空' : '全篇段首不空，此段空了' }
  },
})

/** The white space between the start of the source line and the block. */
function indentOf(article: Article, block: Block): string {
  if (block.indent === undefined || block.indent === 0) return ''
  const end = article.sourceStart(block.start)
  if (article.source.startsWith('\n\u3000\u3000', end - 3)) return '\u3000\u3000' // nearly every one
  return article.source.slice(article.source.lastIndexOf('\n', end - 1) + 1, end).replace(/^\uFEFF/u, '')
}

const isUsual = (indent: string): boolean => indent === '' || indent === '\u3000\u3000' || !/^\s+$/u.test(indent)
