/**
 * Markdown as sites of Chinese documents write it: a translation with numbered link definitions, a weekly of links and
 * pictures, a manual with containers and code in its lists, a handbook of tables. A news site holds such pages, too, and a
 * reader of Markdown that knows only news copy would hand them all to the slow parser. No lone `{% tag %}` is among it: one and
 * a pair of them in the same file, and zhlint never comes back.
 */

/** What a document is put together from. */
export interface Words {
  rand(): number
  pick<T>(list: readonly T[]): T
  paragraph(): string
  sentence(): string
  head(): string
}

const products = ['Ubuntu', 'Node.js', 'GitHub', 'Linux', 'API', 'Docker', 'HTML', 'Markdown']
const codes = ['npm init -y', 'package.json', 'createApp()', 'post_name', '_config.yml', 'sudo apt-get update', '/var/cache', '<script setup>', 'a_b_c']
const link = (text: string, path: string): string => `[${text}](https://www.example.org/${path})`
const fence = (language: string, indent = ''): string =>
  [`\`\`\`${language}`, "import { createApp } from './app.js'", 'const app = createApp({', '  data: () => ({ count: 1 })', '})', '', "app.mount('#app')", '```'].map((line) => line && indent + line).join('\n')

/** A paragraph with something of what documents have in their lines. */
function prose({ rand, pick, paragraph }: Words): string {
  const text = paragraph()
  const kind = rand()
  if (kind < 0.3) return text.replace('，', `，使用 \`${pick(codes)}\` `)
  if (kind < 0.5) return text.replace(/[\u4E00-\u9FFF]{4}/u, (four) => link(four, pick(['vitals', 'issues/1206', 'a-b_c/d.html#x'])))
  if (kind < 0.6) return text.replace(/[\u4E00-\u9FFF]{4}/u, '**$&**')
  return text.replace(/[\u4E00-\u9FFF]{2}/u, (two) => `${two} ${pick(products)} `)
}

/** How a kind of document begins, goes on and ends. */
export type Style = (index: number, words: Words) => { head: string; part: (words: Words) => string; tail: () => string }

const translation: Style = (index, { head }) => {
  let count = 0
  const definitions: string[] = []
  return {
    head: `${head()}\n${'='.repeat(80)}\n\n![lead](https://img.example.org/650x300.png)`,
    part: (words) => {
      const { rand, head, sentence } = words
      const kind = rand()
      if (kind < 0.3) {
        count++
        definitions.push(`[${count}]:https://www.example.org/${index}/${count}`)
        return prose(words).replace(/[\u4E00-\u9FFF]{3}(?![^[]*\])/u, `[$&][${count}]`)
      }
      if (kind < 0.4) return '    sudo apt-get install aptik\n    sudo apt-get update'
      if (kind < 0.47) return `### ${head()} ###`
      if (kind < 0.55) return `- ${sentence()}\n- ${sentence()}\n- ${head()}`
      if (kind < 0.6) return '```\n$ ls -l\ntotal 0\n```'
      if (kind < 0.65) return prose(words).replace(/[\u4E00-\u9FFF]{3}(?![^[]*\])/u, '<ruby>$&<rt>Open Source</rt></ruby>')
      return prose(words)
    },
    tail: () => `${'-'.repeat(80)}\n\nvia: https://www.example.org/${index}/how-to-backup/\n\n作者：[周明远][a]\n译者：[沈洁](https://www.example.org/shenjie)\n\n[a]:https://www.example.org/author\n${definitions.join('\n')}`,
  }
}

const weekly: Style = (index, { head }) => {
  let count = 0
  return {
    head: `# 每周一读（第 ${index} 期）：${head()}`,
    part: (words) => {
      const { rand, head, sentence } = words
      const kind = rand()
      if (kind < 0.1) return `## ${head()}`
      if (kind < 0.4) return `${++count}、${link(head(), `news/technology-${count}`)}（英文）\n\n![](https://img.example.org/blogimg/asset/202205/bg${count}.jpg)\n\n${sentence()}`
      if (kind < 0.5) return `> - ${link(head(), 'a/2020/05/switches-off/')}${sentence()}`
      if (kind < 0.55) return `> **${head()}**，${sentence()}\n> \n> ${sentence()}`
      if (kind < 0.6) return `-- ${link(`《${head()}》`, 'essays/the-small-web/')}`
      return prose(words)
    },
    tail: () => '（完）',
  }
}

const manual: Style = (_, { head }) => ({
  head: `---\noutline: deep\n---\n\n# ${head()} {#server-side}`,
  part: (words) => {
    const { rand, head, sentence } = words
    const kind = rand()
    if (kind < 0.12) return `### ${head()} {#what-is-it}`
    if (kind < 0.24) return fence('js{2}')
    if (kind < 0.34) return `- **${head()}**：${sentence()}\n\n- **${head()}**：${prose(words)}\n\n  :::tip\n  ${sentence()}\n  :::\n\n- ${sentence()}`
    if (kind < 0.4) return `1. ${prose(words)}\n2. 执行 \`npm init -y\`\n3. ${sentence()}`
    if (kind < 0.46) return `:::tip\n${prose(words)}\n:::`
    if (kind < 0.5) return `<div class="composition-api">\n\n${prose(words)}\n\n</div>`
    if (kind < 0.56) return `- ${sentence()}\n\n${fence('js', '  ')}\n\n  ${sentence()}`
    if (kind < 0.6) return `- ${head()}\n  - ${head()}\n  - ${sentence()}\n- ${head()}`
    if (kind < 0.64) return sentence().replace(/[\u4E00-\u9FFF]{2}/u, '<span class="options-api">`mounted`</span>$&')
    return prose(words)
  },
  tail: () => '',
})

const handbook: Style = (_, { head }) => ({
  head: `---\ntitle: ${head()}\n---\n\n> 阅读本章前，请先安装 [Node.js](https://www.example.org/node)。`,
  part: (words) => {
    const { rand, pick, head, sentence } = words
    const kind = rand()
    if (kind < 0.12) return `### ${head()}（Layout）`
    if (kind < 0.22) return '``` bash\n$ hexo new [layout] <title>\n```'
    if (kind < 0.34) return `变量 | 描述\n--- | ---\n${Array.from({ length: 5 }, () => `\`${pick(codes)}\` | ${head()}，比如 \`${pick(codes)}\``).join('\n')}`
    if (kind < 0.42) return `{% note tip %}\n${sentence()}\n{% endnote %}`
    if (kind < 0.5) return `1. ${sentence()}\n2. ${prose(words)}\n    \`\`\`\n    $ npm install\n    \`\`\`\n3. ${sentence()}`
    if (kind < 0.55) return `您可以参阅 [${head()}](writing.html) 以及[配置](configuration.html)。`
    return prose(words)
  },
  tail: () => '',
})

export const documentStyles: readonly Style[] = [translation, weekly, manual, handbook]
