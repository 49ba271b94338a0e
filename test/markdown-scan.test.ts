/** The quick reading of Markdown gives what remark-parse gives: on written cases, on generated documents, on noise. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Article } from '../src/article/article.js'
import { readMarkdown, readMarkdownWhole } from '../src/article/markdown.js'
import fc, { runs } from './property.js'

function seen(article: Article): unknown {
  return article.blocks.map((b) => ({
    kind: b.kind, depth: b.depth, indent: b.indent || undefined, text: article.text(b),
    at: [...article.text(b)].length < 60 ? Array.from({ length: b.end - b.start }, (_, i) => article.prose[b.start + i] === ' ' ? 0 : [article.sourceStart(b.start + i), article.sourceEnd(b.start + i + 1)]) : [article.sourceStart(b.start), article.sourceEnd(b.end)],
  }))
}
const compare = (source: string): void => assert.deepEqual(seen(readMarkdown(source)), seen(readMarkdownWhole(source)), JSON.stringify(source))

const cases = [
  '# 标题\n\n正文第一段。\n第二行接上。\n\n　　缩进段一。\n　　缩进段二。\n', '标题\n===\n\n副题\n---\n\n正文。', '## 标题 ##\n正文紧跟。\n* * *\n又一段。',
  '**粗体**，*斜体*，__粗__与_斜_，***三***，**a*b*c**，*没有闭合，2*3*4。', '**“引号”**后文，中**“文”**字。', '见[公告](https://example.org/a_b(c)?x=1,2 "题")，又见![图](a.png)和[![图](b.png)](c)。',
  '`代码,`与``a`b``，未闭合`的。', '实体&amp;与&ldquo;引号&rdquo;，&#8212;&#x2014;，&nosuch;，AT&T。', '转义\\*星号\\*与\\汉，行尾\\\n硬换行。两个空格  \n硬换行。', '<b>标签</b>与<br>换行，<https://a.b>，a < b。',
  '- 一项，\n- 两项。\n\n- 三项\n\n正文。', '1. 甲\n2. 乙\n\n   续段\n3. 丙', '- 外\n  - 内\n- 外二', '> 引一\n> 引二\n>\n> 引三\n\n正文', '> 引\n懒续', '> - 列\n> - 表',
  '```js\na, b\n```\n正文,\n~~~\nx\n~~~', '    缩进代码,\n\n正文', '| 甲 | 乙 |\n|---|---|\n| 一, | 二 |\n\n正文', '甲|乙\n-|-\n一|二', '|甲|\n|-|\n|一|二|', '|甲|乙|\n|-|-|\n|一|\n文', '|甲\\|乙|丙|\n|-|-|\n|`a|b`|二|', '甲|乙\n-|-\n> 引', '|甲|**乙**|\n|:-|-:|\n|[一](u|v)|二|\n\n文', '甲\n-', '甲\n|-|', '<div>\n块内,\n</div>\n\n正文', '<!-- 注,释 -->\n\n正文', '正文\n<!-- 注 -->\n正文',
  '[参考][甲]与[甲]。\n\n[甲]: https://x.y', '[甲\n]:乙', '甲<b-:>', '甲<mailto:a@b.cn>', '甲\n\t>\\.', '> 甲\n> \\>乙', '- 甲\n  \t> 乙\\.丙', '- 甲\n  ***\n  乙', '|\n:-', '_甲**乙 丙****丁*戊 己_<', '[甲\\]乙]: 丙\n\n见[甲\\]乙]。', '脚注[^1]。\n\n[^1]: 内容，在此。', '用种10~15公斤，20~30公斤。', '~~删~~除', '网址https://a.b/c，后文。', '信箱a@b.cn。', '# \n\n#没有空格\n\n####### 七个', '- \n- 甲', '* 甲\n+ 乙\n- 丙\n---\n丁', '甲\n- 乙\n1. 丙\n2. 丁', '甲\n2. 乙', '\uFEFF# 题\n\n文', '甲\r\n乙\r\n\r\n- 丙\r\n- 丁\r\n', '- [ ] 待办\n- [x] 已办', '𠮷**野**家，*𠮷*。', '甲 \n乙', '正文  ', '　　全角缩进**粗**。', '*甲\n乙*丙', '**甲\n乙**', '[甲\n乙](c)', '![甲\n乙](c)丙', '甲[]()乙', '[ ](x)', '甲]乙[丙', '\\[甲\\](乙)', '[甲](<乙 丙>)', '[甲](乙 丙)', '> 甲\n\n> 乙', '-甲', '1.甲', '1) 甲\n2) 乙', '   - 甲\n   - 乙', '- 甲\n\n\n- 乙', '- 甲\n乙', '-\t甲', '-   甲\n-  乙',
]
for (const source of cases) test(JSON.stringify(source), () => compare(source))

const nested = [
  '- 甲\n\n  续段，[乙](u)\n\n- 丙', '1. 甲\n2. 乙\n    ```\n    $ npm\n    ```\n3. 丙', '- **类型**\n\n  ```ts\n  f(x): void\n  ```\n\n- 丙\n\n正文', '- 甲\n  - 乙\n    - 丙\n  - 丁\n- 戊\n\n正文', '> - 甲[乙](u)丙\n> - 丁\n\n正文', '> 甲\n> \n> - 乙\n>\n> > 丙', '- > 甲\n  > 乙\n- 丙', '- 甲\n\n      代码\n\n  乙', '- # 甲\n  乙', '- 甲\n  ===\n- 乙', '1. 甲\n   - 乙\n\n     丙\n2. 丁', '- | 甲 | 乙 |\n  |---|---|\n  | `丙` | 丁 |\n- 戊', '- ```\n  甲\n\n  乙\n- 丙', '- ```\n  甲\n乙', '- 甲\n 乙', '- 甲\n\n 乙', '- 甲\n\n\n  乙', '- [ ] **甲**\n  乙\n- [x] 丙', '- [ ] # 甲', '- [x]\n  甲', '- 甲\n***\n- 乙', '- 甲\n  > 乙\n丙', '> 甲\n- 乙', '> 甲\n# 乙', '- 甲\n# 乙\n丙', '- 甲\n\t乙', '-\t甲\n\n  乙', '>\t甲', '甲\n- 乙\n\n  丙\n丁', '- 甲\n  <div>\n  乙\n  </div>', '* 甲\n\n  * 乙\n\n* 丙', '2. 甲\n\n3. 乙',
  '见[甲][1]与[乙][]，[丙]、[丁][没有]。\n\n[1]: https://x.y\n[乙]: <z> "题"\n[丙]:u', '[甲][a]，\n译者：[乙](c)\n\n[a]:http://x.y/z\n[1]: /w', '![图][1]，[![图][1]][2]，[甲[1]乙][2]\n\n[1]: u\n[2]: v', '[1]: u\n甲[1]', '甲\n[1]: u', '```\n[1]: u\n```\n甲[1]', '- [1]: u\n- 甲[1]', '> [1]: u\n\n甲[1][2]', '[1]: u\n"题"\n\n甲[1]', '[1]:\nu\n\n甲[1]', '[1]: u\n- 乙\n\n甲[1]', '[1]: u\n===\n\n甲[1]', '[A  b]: u\n\n甲[a B]', '[\\]]: u\n\n甲[\\]]', '[1]: u v\n\n甲[1]', '[1]: u\n\n~~甲~~[乙][1]，[1]', '[]: u\n\n甲[]', '[1]: u\n\n    甲[1]\n\n- 甲\n乙[1]', '[甲](u)[1]\n\n[1]: v', '[甲][1](u)\n\n[1]: v', '[^1]与[甲]\n\n[甲]: u', '甲[^]乙', '[1]: u(v)\n\n甲[1]', '[1]: u(v\n\n甲[1]', '[甲]\n[1]\n\n[1]: u\n[甲]: v',
  '<ruby>甲<rt>x</rt></ruby>乙，**丙**', '<div class="a">\n\n甲\n\n</div>\n\n乙', '<div>甲<br>乙\n丙</div>\n丁\n\n戊', '<b>\n甲\n\n乙', '<span>甲</span>\n<div>\n乙', '甲\n<b>\n乙', '甲\n<div>\n乙', '甲\n</script>\n乙', '<script>\n甲\n\n乙\n</script>\n丙', '<!-- 甲\n\n乙 -->\n\n丙', '<!-- 甲 --> 乙', '<?甲?>\n乙', '</pre>\n甲', '<http://a.b>甲', '<img src="a.png">\n\n甲', '<a href="u">\n甲</a>', '# 甲\n<div>\n乙', '甲~乙，丙~丁', '甲~~乙~~丙', '10~15公斤，20~30公斤',
]
for (const source of nested) test(JSON.stringify(source), () => compare(source))

const word = fc.constantFrom('春耕', '全面', '展开', '，', '。', '“', '”', '3.5%', 'GDP', ' ', '（试行）', '2*3', '_', '*', '**', '***', '`', '[', ']', '](u)', '][甲]', '[甲]', '![', '<b>', '</b>', '<br>', '&amp;', '&', '\\', '\\*', '!', '<', '　　')
const prose = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(''))
const line = fc.oneof(
  { weight: 6, arbitrary: prose }, prose.map((s) => `- ${s}`), prose.map((s) => `1. ${s}`), prose.map((s) => `> ${s}`), prose.map((s) => `## ${s}`), prose.map((s) => `  ${s}`), prose.map((s) => `    ${s}`), prose.map((s) => `  - ${s}`), prose.map((s) => `   ${s}`), prose.map((s) => `> - ${s}`), prose.map((s) => `- > ${s}`), prose.map((s) => `* ${s}`),
  fc.constantFrom('', '', '', '---', '===', '```', '***', '| a | b |', '|---|---|', '| 甲 | **乙** |', '|---|---|', 'a|b', '<div>', '</div>', '<!-- x -->', '-', '>', '#', '  ```', '  ', '[甲]: u', '  [乙]: v', '- [ ] 丙', '| `a` | b |', '<b>', '1. ```'),
)
test('generated documents', () => fc.assert(fc.property(fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')), compare), runs(1500)))
test('noise', () => fc.assert(fc.property(fc.array(fc.constantFrom(...'汉字，“”*_`[]()<>&\\!#-+>|~ \n\n1.\t　b:"\'='), { maxLength: 40 }).map((l) => l.join('')), compare), runs(1500)))
