/** The article model: what each line is, and that every prose offset leads back to the source it came from. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Article, Format, Role } from '../src/article/article.js'
import { parseByline } from '../src/article/byline.js'
import { readMarkdown, readMarkdownWhole } from '../src/article/markdown.js'
import { readArticle } from '../src/article/read.js'
import { showRoles } from '../src/article/show.js'
import { lint, resolveConfig } from '../src/lint.js'
import fc, { runs } from './property.js'

const rolesOf = (source: string, format: Format = 'text'): [Role, string][] => {
  const article = readArticle(source, { format })
  return article.blocks.map((block) => [block.role, article.text(block)])
}
const sentence = '初夏时节，走进青石镇的蔬菜基地，一排排大棚整齐排列，村民们正忙着采摘、分拣、装箱，一派丰收的景象。'
const another = '镇里请来农技专家驻村指导，从选种、育苗到田间管理手把手地教，今年首批订单已经排到了八月，预计户均增收三千元。'

describe('roles', () => {
  test('a front page: eyebrow, headline, deck, byline, body, crosshead, credit, note', () => {
    assert.deepEqual(rolesOf(['农技专家驻村 订单排到八月', '青石镇大棚里的好日子', '——我市设施农业发展观察', '□记者 张小满 通讯员 李大山', `　　${sentence}`, '小棚子撑起大产业', `　　${another}`, '王春雨 摄', '（作者系市农技中心干部）'].join('\n')).map(([role]) => role),
      ['eyebrow', 'headline', 'subheadline', 'byline', 'body', 'crosshead', 'body', 'credit', 'note'])
  })

  test('Markdown with front matter: the title is the headline, headings are crossheads', () => {
    assert.deepEqual(rolesOf(`---\ntitle: 青石镇大棚里的好日子\nauthor: 张小满\n---\n\n本报记者 张小满\n\n${sentence}\n\n## 小棚子撑起大产业\n\n${another}\n`, 'markdown').map(([role]) => role),
      ['headline', 'byline', 'body', 'crosshead', 'body'])
  })

  test('front matter in all the ways of YAML: blocks of lines, lists of authors, captions inside mappings; a value that is broken YAML is read line by line', () => {
    const article = readArticle(`---\r\ntitle: >-\r\n  青石镇大棚里的\r\n  好日子\r\ndescription: |\r\n  第一行，有逗号。\r\n  第二行。\r\nsummary: 写成\r\n  两行\r\nauthors:\r\n  - name: 张小满\r\n    url: a\r\n  - 李大山\r\ncover:\r\n  image: a.jpg\r\n  caption: "村民采摘番茄"\r\ntags: [甲, 乙]\r\n---\r\n\r\n${sentence}\r\n`, { format: 'markdown' })
    assert.deepEqual(article.blocks.map((block) => [block.kind, article.text(block)]), [['title', '青石镇大棚里的好日子'], ['meta', '第一行，有逗号。'], ['meta', '第二行。'], ['meta', '写成两行'], ['meta', '村民采摘番茄'], ['paragraph', sentence]])
    for (const block of article.blocks) assert.equal(article.source.slice(article.sourceStart(block.start), article.sourceEnd(block.end)).replace(/\r\n */gu, ''), article.text(block))
    assert.equal(article.meta.get('authors')!.value, '张小满、李大山')
    assert.equal(readArticle('+++\ntitle = "好日子"\nauthors = ["张小满", "李大山"]\n+++\n', { format: 'markdown' }).meta.get('authors')!.value, '张小满、李大山')
    const broken = readArticle(`---\ntitle: 好日子\ndescription: >\n  [\nimage: "a\n---\n\n${sentence}\n`, { format: 'markdown' })
    assert.deepEqual(broken.blocks.map((block) => broken.text(block)), ['好日子', sentence])
  })

  test('HTML: title or h1 is the headline, figcaption a caption, navigation is not read', () => {
    assert.deepEqual(rolesOf(`<html><head><title>站名</title></head><body><nav>首页 新闻</nav><h1>青石镇大棚里的好日子</h1><p>记者 张小满</p><p>${sentence}</p><figure><img src="a.jpg"><figcaption>村民采摘番茄</figcaption></figure><p>${another}</p><script>var a="b"</script></body></html>`, 'html'),
      [['headline', '青石镇大棚里的好日子'], ['byline', '记者 张小满'], ['body', sentence], ['caption', '村民采摘番茄'], ['body', another]])
  })

  test('HTML without an article element: what is named like furniture is not read, unless it holds a sentence or the title', () => {
    const page = `<div class="site-nav"><ul><li><a href="/">首页</a></li><li><a href="/n">要闻</a></li></ul></div><div class="crumbs">首页 &gt; 要闻</div><div id="header"><h1>青石镇大棚里的好日子</h1></div><div class="article-header"><p>记者 张小满</p></div><div class="content"><p>${sentence}</p></div><div class="related">${another}</div><div class="Footer"><p>版权所有</p></div><div role="search">搜索</div>`
    assert.deepEqual(rolesOf(`<html><head><title>站名</title></head><body>${page}</body></html>`, 'html'),
      [['headline', '青石镇大棚里的好日子'], ['byline', '记者 张小满'], ['body', sentence], ['body', another]])
  })

  test('shapes that tell by themselves', () => {
    const inside = (line: string): Role => rolesOf(`青石镇大棚里的好日子\n\n${sentence}\n\n${line}\n\n${another}\n`)[2]![0]
    for (const [line, role] of [
      ['图为村民在分拣番茄。', 'caption'], ['番茄文化节启动仪式', 'caption'], ['新华社发（赵小雪摄）', 'credit'], ['本版制图：孙立夏', 'credit'],
      ['（下转第3版）', 'jump'], ['上接第1版', 'jump'], ['第3版 要闻', 'furniture'], ['A06', 'furniture'], ['7', 'furniture'], ['责任编辑：张三　校对：李四', 'furniture'],
      ['2023年3月16日 星期四', 'furniture'], ['编者按：', 'column'], ['相关链接', 'column'], ['【新春走基层】', 'column'], ['本报驻埃及记者  黄  河', 'byline'],
      ['每经记者 黄河清 每经编辑 陈晨', 'byline'], ['（本报巴黎5月2日电）', 'note'], ['小棚子撑起大产业', 'crosshead'], ['要闻', 'fragment'], ['责任编', 'fragment'], ['社会民', 'fragment'],
      ['来源 | 青石发布', 'note'], ['……', 'verse'],
    ] as const) assert.equal(inside(line), role, line)
  })

  test('a headline may end like a caption', () => {
    assert.deepEqual(rolesOf(`我市举行劳动竞赛启动仪式\n\n${sentence}`).map(([role]) => role), ['headline', 'body'])
  })

  test('numbers on lines of their own count sections when there are several, and are a folio when alone', () => {
    assert.deepEqual(rolesOf(`春到青石\n一\n${sentence}\n二\n${another}`).map(([role]) => role), ['headline', 'crosshead', 'body', 'crosshead', 'body'])
    assert.deepEqual(rolesOf(`春到青石\n${sentence}\n7\n${another}`).map(([role]) => role), ['headline', 'body', 'furniture', 'body'])
  })

  test('short lines in a row are verse or a list, not crossheads', () => {
    assert.deepEqual(rolesOf(`晚归\n${sentence}\n山路弯弯\n月色朦胧\n炊烟袅袅\n归人匆匆\n${another}`).map(([role]) => role).slice(2, 6), ['verse', 'verse', 'verse', 'verse'])
  })

  test('what stands before the headline and is cut off is a fragment', () => {
    assert.deepEqual(rolesOf(`全市职工大赛\n\n全市职工技能大赛暨长三角地区2022年\n\n比武场上见真章\n\n□记者 张小满\n\n${sentence}`).map(([role]) => role), ['fragment', 'fragment', 'headline', 'byline', 'body'])
  })

  test('a byline is known by its grammar, not by the word 记者 alone', () => {
    for (const line of ['□张小满 李大山 记者 王春雨', '本报记者 张  三 李思远', '记者 张三 通讯员 李四 文/图', '文/高爽', '新京报记者 栾雨 编辑 陈静 校对 吴兴发', '作者 | 黄婉宜', '中新社记者单璐'])
      assert.ok(parseByline(line), line)
    for (const line of ['记者走进田间地头', '优秀记者 走进基层 讲好故事', '打造记者之家', '全市新闻记者 齐聚一堂', '■小贴士', '记者从市住建局获悉，项目已开工。', '张小满 李大山'])
      assert.equal(parseByline(line), undefined, line)
    assert.deepEqual(parseByline('□张 三 记者李四')!.map((p) => p.kind), ['mark', 'name', 'label', 'name'])
  })

  test('--show-roles prints a line for each block with its place in the source', () => {
    const shown = showRoles(readArticle(`春到青石\r\n\r\n记者 张三\r\n\r\n${sentence}`))
    assert.deepEqual(shown.split('\n').slice(0, 3).map((line) => line.trim().replace(/\s+/gu, ' ')), ['1 主题 春到青石', '3 署名 记者 张三', `5 正文 ${sentence}`])
  })
})

describe('offsets', () => {
  const view = (article: Article): unknown => ({
    prose: article.prose,
    blocks: article.blocks.map(({ kind, depth, start, end, indent }) => ({ kind, depth, start, end, indent: indent ?? 0 })),
    starts: Array.from({ length: article.prose.length }, (_, i) => article.sourceStart(i)), ends: Array.from({ length: article.prose.length }, (_, i) => article.sourceEnd(i + 1)),
  })
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('全市工业稳中有进。', '会议指出,要抓好', '春耕', '“稳”字当头', '他说：“好。”', '2023年3月', 'AI技术', '（劳模）', '100%', '，', 'word', 'C++', '3.5', '𠮷') },
    { weight: 2, arbitrary: fc.constantFrom('**加粗**', '*斜*', '`code`', '[链接](http://a.b/c)', '![图](x.png)', '&amp;', '&nbsp;', '&#26085;', '\\*', '\\_', '~~删~~', '<b>粗</b>', '<br>', 'http://x.cn/a', 'a@b.cn', '[^1]', '  ', '_下_', '|', '&hellip;', '<!-- c -->', '*', '_', '[', '\u3000', '\u200B', '\u0000') },
  )
  const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''))
  const opening = fc.constantFrom('', '', '', '', '', '- ', '* ', '1. ', '2) ', '> ', '>', '# ', '### ', '    ', '  ', '\t', '\u3000\u3000', '> > ', '> - ', '- > ', '| ', '+ ', '[^1]: ')
  const special = fc.constantFrom('---', '***', '===', '```\ncode\n```', '| a | b |\n|---|---|\n| 甲 | 乙 |', '<div>块</div>', '<!-- 注 -->', '[x]: http://a.b', '~~~', '# ', '-', '>', '<table><tr><td>格</td></tr></table>', '   ', '```', '<p>段', '</p>')
  const separator = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\n \n', '\r\n\r\n', '\r\n', '\n\t\n')
  const block = fc.oneof({ weight: 6, arbitrary: fc.tuple(opening, line).map(([a, b]) => a + b) }, { weight: 1, arbitrary: special })
  const body = fc.array(fc.tuple(block, separator).map((pair) => pair.join('')), { maxLength: 8 }).map((blocks) => blocks.join(''))
  const document = fc.tuple(fc.constantFrom('', '', '\uFEFF', '---\ntitle: 标题\n---\n\n', '---\r\ntitle: "标题"\r\n---\r\n'), body).map((parts) => parts.join(''))

  test('Markdown: the fast way gives the same article as parsing the whole file', () => {
    fc.assert(fc.property(document, (source) => assert.deepEqual(view(readMarkdown(source)), view(readMarkdownWhole(source)))), { ...runs(1500), examples: [['\t全市工业稳中有进。\n\n> > *\n\n']] })
  })

  for (const format of ['markdown', 'text', 'html'] as const) test(`${format}: every prose unit leads back to its source, in order`, () => {
    fc.assert(fc.property(document, (source) => {
      const article = readArticle(source, { format })
      let before = 0
      for (let i = 0; i < article.prose.length; i++) {
        const start = article.sourceStart(i)
        const end = article.sourceEnd(i + 1)
        assert.ok(start >= 0 && start <= end && end <= source.length && start >= before, `unit ${i} at ${start}…${end}`)
        before = start
        const unit = article.prose[i]!
        if (end - start === 1 && !'\uFFFC\uFFFD\n '.includes(unit)) assert.equal(source[start], unit)
        // what a reader never sees is not prose
        assert.ok(unit !== '\r')
      }
      assert.equal(article.wide.length, article.prose.length)
      for (const { start, end } of article.blocks) assert.ok(start < end && !article.prose.slice(start, end).includes('\n'))
    }), runs(500))
  })
})

describe('the same prose in any container gives the same findings, shifted', () => {
  const config = resolveConfig()
  const findings = (source: string, format: Format, prose: string): unknown => {
    const at = source.indexOf(prose)
    return lint(readArticle(source, { format }), config).findings.map((f) => [f.rule, f.severity, f.start - at, f.end - at, f.message, f.fix?.text, f.suggest?.map((s) => s.text)])
  }
  for (const prose of [
    `会议强调,要抓好春耕备耕;${sentence}`, `${another}“十四五\u200B”以来，我们坚持“稳字当头，取得了显著成效。`, `${sentence}取得了很好的的成绩，增长10~15%.`, sentence + another,
  ]) test(prose.slice(0, 24), () => {
    const expected = findings(prose, 'text', prose)
    for (const [source, format] of [
      [prose, 'markdown'], [`\r\n\r\n${prose}\r\n`, 'markdown'], [`> ${prose}`, 'markdown'], [`- ${prose}`, 'markdown'], [`1. ${prose}\n`, 'markdown'], [`> - ${prose}`, 'markdown'], [`\uFEFF${prose}\n`, 'text'], [`　　${prose}`, 'text'], [`　　${prose}`, 'markdown'],
      [`<p>${prose}</p>`, 'html'], [`<ul><li>${prose}</li></ul>`, 'html'], [`<blockquote>\n<p>\n${prose}\n</p></blockquote>`, 'html'],
    ] as const) assert.deepEqual(findings(source, format, prose), expected, JSON.stringify(source.slice(0, 12)))
  })
})

describe('hostile input', () => {
  for (const [name, format, make] of [
    ['nested tags', 'html', (n) => '<div>'.repeat(n) + '文'], ['unclosed paragraphs', 'html', (n) => '<p>文'.repeat(n)], ['nested quotes', 'markdown', (n) => '>'.repeat(n) + '文'], ['nested lists', 'markdown', (n) => '- '.repeat(n) + '文'],
    ['stars', 'markdown', (n) => '*文'.repeat(n)], ['brackets', 'markdown', (n) => '['.repeat(n)], ['soft lines', 'markdown', (n) => '春耕正当时\n'.repeat(n)], ['paragraphs', 'markdown', (n) => `${another}\n\n`.repeat(n / 20)],
    ['short lines', 'text', (n) => '春耕\n'.repeat(n)], ['one long line', 'text', (n) => '春耕'.repeat(n)], ['spaces', 'text', (n) => ' '.repeat(n) + '文'], ['spread names', 'text', (n) => '□' + '张 '.repeat(n)], ['lone surrogates', 'text', (n) => '\uD840'.repeat(n)],
    ...['{{', '{{a}}', '{%', '{% highlight', '{% math %}{% endmath %}', '[[', '[[a]]', ':a', '$_', ':::', '{:', '# {:a}', '> [!'].map((piece) => [piece, 'markdown', (n: number) => piece.repeat(n)] as const),
  ] as const satisfies readonly (readonly [string, Format, (n: number) => string])[]) test(`${name}: read without throwing, in linear time`, () => {
    const time = (n: number): number => {
      const source = make(n)
      const from = performance.now()
      void readArticle(source, { format }).wide
      return performance.now() - from
    }
    time(1000)
    const small = Math.min(time(8000), time(8000))
    const large = Math.min(time(32000), time(32000))
    // a superlinear reading takes minutes here; no test depends on the machine's speed otherwise
    assert.ok(large < 5000 || large < small * 10, `${small.toFixed(0)} ms, four times the length ${large.toFixed(0)} ms`)
  })
})

describe('plain text cut at one width', () => {
  const wrap = (text: string, width: number): string => text.replace(new RegExp(`.{${width}}[，。、；：？！”]?(?!$)`, 'gu'), '$&\n')
  const long = sentence + another + sentence

  for (const [name, source] of [
    ['an empty line between paragraphs', `青石镇大棚里的好日子\n\n${wrap(long, 20)}\n\n${wrap(another + sentence, 20)}\n`],
    ['indented paragraphs', `青石镇大棚里的好日子\n　　${wrap(long, 18)}\n　　${wrap(another + sentence, 18)}\n`],
    ['an empty line after every line', `青石镇大棚里的好日子\n\n\n${wrap(long, 20).replace(/\n/gu, '\n\n')}\n\n\n${wrap(another + sentence, 20).replace(/\n/gu, '\n\n')}\n`],
    ['CRLF', `青石镇大棚里的好日子\r\n\r\n${wrap(long, 15).replace(/\n/gu, '\r\n')}\r\n\r\n${wrap(another + sentence, 15).replace(/\n/gu, '\r\n')}\r\n`],
  ] as const) test(`${name}: the lines are put together again`, () => {
    assert.deepEqual(rolesOf(source), [['headline', '青石镇大棚里的好日子'], ['body', long], ['body', another + sentence]])
  })

  test('paragraphs, verse and lists stay as they are', () => {
    for (const source of [`${sentence}\n${another}\n${sentence}\n${another}`, '山路弯弯，月色朦胧，\n炊烟袅袅，归人匆匆，\n灯火可亲，笑语盈盈，\n一夜好雨，满架瓜香。', '一等奖：青石镇\n二等奖：白水镇\n三等奖：红土镇\n优秀奖：黄泥镇'])
      assert.equal(readArticle(source).blocks.length, 4, source)
  })

  test('a lone carriage return ends a line', () => {
    assert.deepEqual(rolesOf(`春到青石\r${sentence}\r${another}`).map(([, text]) => text), ['春到青石', sentence, another])
  })
})
