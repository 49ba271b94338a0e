/** Tags of site generators are no prose: nothing is found in them, and a fix leaves them as they are. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { OBJECT } from '../src/article/article.js'
import { readArticle } from '../src/article/read.js'
import { lint, resolveConfig } from '../src/lint.js'

const config = resolveConfig()
const found = (source: string, path = 'a.md'): string[] => lint(readArticle(source, { path }), config).findings.map(({ rule, start, end }) => `${rule} ${source.slice(start, end)}`)
const prose = (source: string, path = 'a.md'): string => readArticle(source, { path }).prose.replaceAll(new RegExp(`${OBJECT}+`, 'gu'), OBJECT)
const article = (line: string): string => `# 青石镇大棚里的好日子\n\n今年番茄又是大丰收，村里人人脸上都挂着笑容。\n\n${line}\n\n去年，全镇新增大棚320座，带动1200户村民增收。\n`

describe('templates are no prose', () => {
  for (const line of [
    '{{< figure src="a_b.jpg" title="图,片" >}}', '{{<video "a,b.mp4">}}', '{{% notice info %}}', '{{ site.title,1 }}', '{% include figure.html caption="图" %}', '{# 说明,备注 #}',
    '{% highlight ruby %}\nputs "你好,世界"\n{% endhighlight %}', '{{< mermaid >}}\ngraph LR; 开始-->结束\n{{< /mermaid >}}',
    '::: tip 提示,说明', '[TOC]', '[[toc]]', '![[大棚,番茄.png]]', '{: .caption}', '$$\nE = mc^2,\n$$',
  ]) test(`on lines of its own: ${line.split('\n')[0]}`, () => {
    const source = article(line)
    assert.deepEqual(found(source), [])
    assert.equal(readArticle(source, { path: 'a.md' }).blocks.length, 3)
  })

  for (const [line, expected] of [
    ['采摘{{< ref "a,b" >}}已经开始。', `采摘${OBJECT}已经开始。`], ['销量好:tada:，价格稳。', `销量好${OBJECT}，价格稳。`], ['亩产$x^2,y$公斤。', `亩产${OBJECT}公斤。`],
    ['[[合作社]]发货。', `${OBJECT}合作社${OBJECT}发货。`], ['[[co-op|合作社]]发货。', `${OBJECT}合作社${OBJECT}发货。`], ['## 小棚子撑起大产业 {#first}', '小棚子撑起大产业'],
    ['> [!NOTE]\n> 全镇新增大棚320座。', '全镇新增大棚320座。'], ['!!! note "提示"\n    全镇新增大棚320座。', `${OBJECT}全镇新增大棚320座。`],
    ['::: tip\n全镇新增大棚320座。\n:::', '全镇新增大棚320座。'],
  ] as const) test(`beside prose: ${line.split('\n')[0]}`, () => {
    assert.equal(prose(line), expected)
    assert.deepEqual(found(article(line)), [])
  })

  test('what only looks like one is prose', () => {
    for (const line of ['成交额从$5亿增至$6亿。', '比赛10:20:30开始。', '他说：{略}。', '[1]见有关报道。', '记者:张小满:摄。']) assert.equal(prose(line), line)
  })

  test('beside them the prose is checked, and positions are those of the source', () => {
    assert.deepEqual(found(article('采摘{{< ref "a,b" >}}已经开始,价格稳。')), ['punctuation-width ,'])
    assert.deepEqual(found('<article><h1>青石镇大棚里的好日子</h1>\n<p>{{ page.date }}采摘已经开始,价格稳。{% if x %}</p></article>', 'a.html'), ['punctuation-width ,'])
  })
})
