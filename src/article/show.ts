import type { Article, Role } from './article.js'

/** What a newsroom calls each role. */
export const roleNames: Readonly<Record<Role, string>> = {
  eyebrow: '引题', headline: '主题', subheadline: '副题', byline: '署名', body: '正文', crosshead: '小标题', caption: '图片说明', credit: '图片署名',
  column: '栏目', jump: '转版', note: '附注', furniture: '版面残留', fragment: '残片', verse: '短行',
}

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
    const name = roleNames[block.role].padEnd(4, '\u3000')
    const kind = block.kind === 'paragraph' ? '' : ` [${block.kind}${block.depth ?? ''}]`
    rows.push(`${String(line).padStart(5)}  ${name} ${block.role.padEnd(11)} ${text.length > 60 ? `${text.slice(0, 40)}…${text.slice(-19)}` : text}${kind}`)
  }
  return rows.join('\n') + (rows.length ? '\n' : '')
}
