import type { Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import rehypeParse from 'rehype-parse'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

// Everything heavy that reading needs stands here, alone: the bundled command loads this module only when it meets a
// construct that the direct reading does not model.

const markdown = unified().use(remarkParse).use(gfm)
const page = unified().use(rehypeParse, { fragment: false })
const fragment = unified().use(rehypeParse, { fragment: true })

/**
 * GitHub's Markdown but for two things. Its bare addresses: there an address swallows the Chinese behind it, and the text
 * around one loses its position; the article builder knows addresses in every format. And strikethrough by one tilde: in
 * “10~15公斤，20~30公斤” the tildes are ranges.
 */
function gfm(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [gfmFootnote(), gfmStrikethrough({ singleTilde: false }), gfmTable(), gfmTaskListItem()]
  data.fromMarkdownExtensions = [gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()]
}

export const parseMarkdown = (text: string): Root => markdown.parse(text)
/** A whole page, and a piece of one. Both keep the positions of the source. */
export const parsePage = (text: string): HtmlRoot => page.parse(text)
export const parseFragment = (text: string): HtmlRoot => fragment.parse(text)
