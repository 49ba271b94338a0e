import type { Article, Kind, Role } from './article.js'

/** What a newsroom calls each role. */
export const roleNames: Readonly<Record<Role, string>> = {
  eyebrow: '引题', headline: '主题', subheadline: '副题', byline: '署名', body: '正文', crosshead: '小标题', caption: '图片说明', credit: '图片署名',
  column: '栏目名', jump: '转版', note: '文末附注', furniture: '版面残留', fragment: '孤立残片', verse: '短行',
}
const kindNames: Readonly<Partial<Record<Kind, string>>> = { title: '网页标题', meta: '元数据', heading: '标题', listItem: '列表', quote: '引用', cell: '表格', caption: '图注', footnote: '脚注' }

/**
 * The article as the checker sees it, one block a line: line number in the source, role, syntactic kind, text. For people
 * who wonder why a line was judged as it was.
 */
export function showRoles(article: Article): string {
  const rows: string[] = []
  let line = 1
  let at = 0
  for (const block of article.blocks) {
    const start = article.sourceStart(block.start)
    for (let next = article.source.indexOf('\n', at); next >= 0 && next < start; next = article.source.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    const text = article.text(block)
    const kind = kindNames[block.kind]
    rows.push(`${String(line).padStart(5)}  ${roleNames[block.role].padEnd(4, '\u3000')}  ${(kind ? `（${kind}）` : '').padEnd(6, '\u3000')}${text.length > 60 ? `${text.slice(0, 40)}……${text.slice(-18)}` : text}`)
  }
  return rows.join('\n') + (rows.length ? '\n' : '')
}
