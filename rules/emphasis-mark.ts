import { defineRule, matches } from '../src/rule.js'

// **重要提示**：今晚停水
// ^^^^^^^^^^^^  留在文中的强调标记；甲方：____，____年__月__日是待填的空，__init__是代码
const literal = /\*\*[^*\n]{1,40}\*\*|__(?<!\w__)(?=[^_\n]*\p{Script=Han})(?![年月日时分页元])[^_\n：:]{1,40}__(?!\w)/gu

export default defineRule({
  summary: '正文不用星号、下划线表示强调',
  why: '新闻正文不用着重号；要强调一个词，用引号。文稿里的 ** 和 __ 多是从别处粘贴留下的标记。Markdown 稿件里的粗体若是本站样式，保持 markdown 为 false。',
  source: 'GB/T 15834—2011 4.8.3.2、4.12、4.16',
  covers: ['P29'],
  severity: 'warning',
  options: { markdown: { default: false, help: '是否也提示 Markdown 稿件中的粗体' } },
  examples: [
    '{**强调**~>强调|“强调”}的是实效。',
    '关键在于{__担当__~>担当|“担当”}。',
    '所谓“打假”，关键在“打”。',
    '强调的是实效，他特别提到两个字：担当。',
    '2**3等于8。',
    '甲方：____乙方：____，签订日期：____年__月__日，共__页。',
    '本合同自__年__月__日起生效，__init__方法用于初始化。',
    { text: '**重要提示**：今晚停水。', format: 'markdown' },
    { text: '**{重要提示}**：今晚停水。', format: 'markdown', options: { markdown: true } },
  ],
  *check(article, { markdown }) {
    for (const { start, end, text } of matches(article, literal, { in: 'prose' })) {
      const word = text.slice(2, -2)
      yield { start, end, message: `强调标记“${text}”宜为“${word}”或加引号`, suggest: [word, `“${word}”`] }
    }
    if (!markdown || article.format !== 'markdown') return
    let k = 0
    for (const m of article.source.matchAll(/\*\*([^*\n]{1,40})\*\*/gu)) {
      while (k < article.blocks.length && article.sourceEnd(article.blocks[k]!.end) <= m.index) k++
      const block = article.blocks[k]
      const at = block ? article.prose.slice(block.start, block.end).indexOf(m[1]!) + block.start : -1
      if (!block || at < block.start || article.sourceStart(at) !== m.index + 2) continue
      yield { start: at, end: at + m[1]!.length, message: `正文里的粗体“${m[1]}”宜改用引号或不用` }
    }
  },
})
