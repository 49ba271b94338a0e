import { OBJECT } from './article.js'

/**
 * What site generators write into Markdown and HTML besides CommonMark: the tags of Hugo, Jekyll, Hexo and Vue, attributes,
 * containers, tables of contents, wiki links, emoji, formulas. It is no prose, and a fix in it would break the site.
 */

// {% highlight ruby %} … {% endhighlight %}，{{< mermaid >}} … {{< /mermaid >}}
const enclosing = /\{%-?[ \t]*(highlight|codeblock|comment|mermaid|math)\b|\{\{([<%])[ \t]*(highlight|mermaid|math|katex)\b/gu

// {{< figure src="a.jpg" >}}，{{% notice %}}，{{ site.title }}，{% include a.html %}，{# 说明 #}
const tags = /\{\{[^]{0,500}?\}\}|\{%[^]{0,500}?%\}|\{#[^\n]{0,500}?#\}/gu

/** `hints`: without any of these texts there is none; looking for a text is cheap, and most articles hold none of all. */
interface Construct { hints: readonly string[]; pattern: RegExp }

const ofMarkdown: readonly Construct[] = [
  // ## 标题 {#first}，{: .caption}
  { hints: ['{:', '{#', '{.'], pattern: /\{[:#.][^{}\n]{0,200}\}/gu },
  // ::: tip 提示，:::
  { hints: [':::'], pattern: /^[ \t]*:{3,}(?!:)[^\n\r]{0,200}$/gmu },
  // [TOC]，[[toc]]，> [!NOTE]
  { hints: ['[toc', '[TOC', '[Toc', '[[', '[!'], pattern: /^\[toc\][ \t]*$|^\[\[_?toc_?\]\][ \t]*$|(?=\[!)(?<=^[ \t]{0,9}>[ \t]{0,9})\[![a-z]+\][+-]?/gimu },
  // ![[大棚.png]]，[[页面|文字]]，[[文字]]
  { hints: ['[['], pattern: /!\[\[[^\]\n]{1,200}\]\]|\[\[(?:[^\][|\n]{1,100}\|)?(?=[^\][|\n]{1,100}\]\])|(?<=\[\[[^\][\n]{1,200})\]\]/gu },
  // $$ … $$，$x^2$；“$5亿”不是
  { hints: ['$'], pattern: /\$\$[^$]{1,2000}\$\$|(?<![\w$\\])\$(?=[^\s$])[^$\n\u3000-\uFFFF]{0,200}[\\^_={}][^$\n\u3000-\uFFFF]{0,200}(?<=[^\s\\])\$(?!\d)/gu },
  // :tada:；[1]:http://example.org 不是
  { hints: [':'], pattern: /(?<![\w:]):[a-z][a-z\d_+-]{1,30}:(?![\w:]|\/\/)/gu },
]
const ofAll: readonly Construct[] = [{ hints: ['{{', '{%', '{#'], pattern: tags }]

// !!! note "提示"；下面缩进的几行要仍是一段
const admonition = /^(?:!!!|\?\?\?\+?)[ \t]+[a-z-]+(?:[ \t]+"[^"\n]*")?/gimu

/**
 * The source with all of that blanked, unit for unit: white space where it fills lines of its own, {@link OBJECT} inside a line.
 * `from`: where the front matter ends.
 */
export function withoutTemplates(source: string, format: 'markdown' | 'html', from = 0): string {
  if (!mayHold(source)) return source
  let text = withoutEnclosed(source.slice(from))
  for (const { hints, pattern } of format === 'markdown' ? [...ofAll, ...ofMarkdown] : ofAll) {
    if (hints.some((hint) => text.includes(hint))) text = text.replace(pattern, (found, at: number) => blanked(text, found, at))
  }
  if (format === 'markdown' && (text.includes('!!!') || text.includes('???'))) text = text.replace(admonition, objects)
  return source.slice(0, from) + text
}

/** Blanks tags that enclose what is no prose either, as far as they are closed. */
function withoutEnclosed(text: string): string {
  const unclosed = new Set<string>()
  let done = ''
  let from = 0
  enclosing.lastIndex = 0
  for (let m = enclosing.exec(text); m; m = enclosing.exec(text)) {
    const name = m[1] ?? m[3]!
    if (unclosed.has(name)) continue
    const closing = new RegExp(m[1] ? `\\{%-?[ \\t]*end${name}[ \\t]*-?%\\}` : `\\{\\{[<%][ \\t]*/${name}[ \\t]*[>%]\\}\\}`, 'gu')
    closing.lastIndex = enclosing.lastIndex
    if (!closing.test(text)) {
      unclosed.add(name)
      continue
    }
    enclosing.lastIndex = closing.lastIndex
    done += text.slice(from, m.index) + blanked(text, text.slice(m.index, closing.lastIndex), m.index)
    from = closing.lastIndex
  }
  return from ? done + text.slice(from) : text
}

/** False for most articles, after a few quick looks. */
function mayHold(source: string): boolean {
  const has = (...beginnings: string[]): boolean => beginnings.some((beginning) => source.includes(beginning))
  if (has('$', '!!!', '???') || (has('{') && has('{{', '{%', '{:', '{#', '{.')) || (has('[') && has('[[', '[!', '[toc', '[TOC', '[Toc'))) return true
  for (let at = source.indexOf(':'); at >= 0; at = source.indexOf(':', at + 1)) {
    const next = source.charCodeAt(at + 1)
    if (next === 0x3A || (next >= 0x61 && next <= 0x7A)) return true
  }
  return false
}

const blanked = (text: string, found: string, at: number): string => isAlone(text, at, at + found.length) ? found.replace(/[^\n\r]/g, ' ') : objects(found)
const objects = (found: string): string => found.replace(/[^\n\r]/g, OBJECT)

/** True if nothing stands beside it in its lines but white space and the marks of quotes, or a heading in front of it. */
function isAlone(text: string, start: number, end: number): boolean {
  while (end < text.length && ' \t\r'.includes(text[end]!)) end++
  if (end < text.length && text[end] !== '\n') return false
  let from = start
  while (from > 0 && ' \t>'.includes(text[from - 1]!)) from--
  return from === 0 || text[from - 1] === '\n' || /(?:^|\n) {0,3}#{1,6}[ \t][^\n]*$/u.test(text.slice(Math.max(0, start - 200), start))
}
