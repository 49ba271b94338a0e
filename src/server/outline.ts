import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver/node.js'
import type { Block, Role } from '../article/article.js'
import type { Draft } from './draft.js'
import { rangeOf } from './diagnostics.js'

const MOST = 3000

const kinds: Readonly<Partial<Record<Role, SymbolKind>>> = {
  eyebrow: SymbolKind.Namespace, headline: SymbolKind.Class, subheadline: SymbolKind.Interface, crosshead: SymbolKind.Module,
  byline: SymbolKind.Key, caption: SymbolKind.Object, credit: SymbolKind.Key, column: SymbolKind.Namespace, jump: SymbolKind.Event,
  note: SymbolKind.Constant, furniture: SymbolKind.Null, fragment: SymbolKind.Null, verse: SymbolKind.Array,
}

/** What a newsroom calls each role. */
const roleNames: Readonly<Record<Role, string>> = {
  eyebrow: '引题', headline: '主题', subheadline: '副题', byline: '署名', body: '正文', crosshead: '小标题', caption: '图片说明', credit: '图片署名',
  column: '栏目', jump: '转版', note: '附注', furniture: '版面残留', fragment: '残片', verse: '短行',
}

/** The article as a sub-editor reads it: what each line is, paragraphs under their crossheads. */
export function outline(draft: Draft): DocumentSymbol[] {
  const { checked, document } = draft
  if (!checked) return []
  const { article } = checked
  const roots: DocumentSymbol[] = []
  let section: DocumentSymbol | undefined
  for (const block of article.blocks.slice(0, MOST)) {
    const range = rangeOf(document, { start: article.sourceStart(block.start), end: article.sourceEnd(block.end) })
    const symbol: DocumentSymbol = { name: nameOf(article.text(block)), detail: roleNames[block.role], kind: kinds[block.role] ?? SymbolKind.String, range, selectionRange: range }
    if (startsSection(block)) {
      roots.push((section = symbol))
      symbol.children = []
    } else if (section && endsSection(block)) {
      section = undefined
      roots.push(symbol)
    } else if (section) {
      section.children!.push(symbol)
      // A parent must hold its children.
      section.range = { start: section.range.start, end: range.end }
    } else roots.push(symbol)
  }
  return roots
}

export function flatten(symbols: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, detail, kind, range, children = [] }) => [
    { name: `${detail}：${name}`, kind, location: { uri, range }, ...(container !== undefined && { containerName: container }) },
    ...flatten(children, uri, name),
  ])
}

const startsSection = (block: Block): boolean => block.role === 'crosshead'
const endsSection = ({ role }: Block): boolean => role === 'headline' || role === 'eyebrow' || role === 'subheadline' || role === 'column'

function nameOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').replaceAll('\uFFFC', '▫').trim()
  const short = [...line.slice(0, 80)].slice(0, 30).join('')
  return short.length < line.length ? `${short}…` : short || '（空）'
}
