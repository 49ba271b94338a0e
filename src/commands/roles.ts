import { readFileSync } from 'node:fs'
import { readArticle } from '../article/read.js'
import type { Kind, Role } from '../article/article.js'
import { decode } from '../batch/decode.js'
import { displayPath, findFiles, reasonOf } from '../batch/find.js'
import type { Flags } from '../flags.js'
import { Lines } from '../report/position.js'
import { write } from '../batch/lines.js'
import type { ExitStatus, Surroundings } from './check.js'

const roleNames: Readonly<Record<Role, string>> = {
  eyebrow: '引题', headline: '主题', subheadline: '副题', byline: '署名', body: '正文', crosshead: '小标题', caption: '图片说明',
  credit: '图片署名', column: '栏目名', jump: '转版', note: '文末附注', furniture: '版面残留', fragment: '孤立残片', verse: '短行',
}
const kindNames: Readonly<Partial<Record<Kind, string>>> = { title: '网页标题', meta: '元数据', heading: '标题', listItem: '列表', quote: '引用', cell: '表格', caption: '图注', footnote: '脚注' }

/** `--show-roles`: what each line was taken for; when a rule is silent or loud in the wrong place, the reason is usually here. */
export async function showRoles(paths: readonly string[], flags: Flags, { cwd, stdout, stderr }: Surroundings): Promise<ExitStatus> {
  const { files, failures } = await findFiles(paths.length ? paths : ['.'], cwd)
  for (const path of files) {
    let source: string
    try {
      source = decode(readFileSync(path), flags.encoding).text
    } catch (error) {
      failures.push({ path, message: error instanceof Error && !('code' in error) ? error.message : reasonOf(error) })
      continue
    }
    const article = readArticle(source, { path })
    const lines = new Lines(source)
    const rows = article.blocks.map((block) => {
      const kind = kindNames[block.kind]
      const text = article.text(block)
      return `${String(lines.at(article.sourceStart(block.start)).line).padStart(5)}  ${pad(roleNames[block.role], 8)}  ${pad(kind ? `（${kind}）` : '', 12)}${text.length > 40 ? `${text.slice(0, 40)}……` : text}`
    })
    await write(stdout, `${displayPath(path, cwd)}\n${rows.join('\n')}\n\n`)
  }
  for (const { path, message } of failures) stderr.write(`zh-news：${displayPath(path!, cwd)}：${message}\n`)
  return failures.length ? 2 : 0
}

const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - 2 * text.length))
