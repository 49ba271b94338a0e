/** The proof: how findings become marks, what reaches the page, and how it behaves in a real browser. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Element, Nodes, Root } from 'hast'
import type { Browser, Page } from 'playwright-core'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { readArticle } from '../src/article/read.js'
import type { Finding } from '../src/finding.js'
import { html as report } from '../src/report/html.js'
import type { ReportInput } from '../src/report/index.js'
import { exchange, marksOf, proseRange } from '../src/report/proof/marks.js'
import { visible } from '../src/report/visible.js'
import { proofArticle, proofInput, proofSample } from './proof-sample.js'

const html = (input: ReportInput): string => [...report(input)].join('')
const finding = (start: number, end: number, change: Partial<Finding> = {}): Finding => ({ rule: 'r', severity: 'error', start, end, message: '说明', ...change })
const fixed = (start: number, end: number, text: string): Finding => finding(start, end, { fix: { start, end, text } })
const parse = (text: string): Root => unified().use(rehypeParse).parse(text)
const elements = (node: Nodes, tag?: string): Element[] => [
  ...(node.type === 'element' && (!tag || node.tagName === tag) ? [node] : []),
  ...('children' in node ? (node.children as Nodes[]).flatMap((child) => elements(child, tag)) : []),
]
const textOf = (node: Nodes): string => node.type === 'text' ? node.value : 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
const classes = (element: Element): string[] => (element.properties.className as string[] | undefined) ?? []

/** An article that would like to break out of the page, in every place where it can speak. */
const evil = `他说"<script>hacked=1</script>'</style><style>*{display:none}</style>&lt;img src=x onerror=hacked=1>\u2028<!-- \u202Etxet\u202C\u200B \`\${hacked=1}\` ]]>\u0000\u001B[2J`
const evilInput: ReportInput = {
  ...proofInput,
  articleOf: undefined,
  results: [{ path: `/报社/"><script>hacked=1</script>.txt`, source: `${evil}\n\n　　${evil}\n`, findings: [
    finding(0, 12, { rule: '"><script>hacked=1</script>', message: evil, fix: { start: 0, end: 12, text: evil }, related: [{ start: 0, end: 1, message: evil }] }),
    finding(5, 40, { rule: 'evil', suggest: [{ start: 5, end: 40, text: evil }, { start: 5, end: 40, text: '' }] }),
  ] }],
  failures: [{ path: evil.replace(/\u0000/gu, ''), message: evil }],
  rules: new Map([['evil', { id: 'evil', summary: evil, why: evil, source: evil, severity: 'error', url: 'javascript:hacked=1' }]]),
  errorRate: undefined,
}

describe('marks', () => {
  const article = readArticle('　　甲乙丙丁,戊己 庚辛。\n\n　　子丑。\n')
  const kind = (one: Finding): string => {
    const [mark] = marksOf(article, [one])
    return `${mark!.kind} ${article.prose.slice(mark!.start, mark!.end)}${mark!.texts.map((text) => `→${text}`).join('')}`
  }
  test('each kind of edit has its mark, around what differs alone', () => {
    assert.equal(kind(fixed(6, 7, '，')), 'correct ,→，')
    assert.equal(kind(fixed(2, 5, '甲寅丙')), 'correct 乙→寅')
    assert.equal(kind(fixed(2, 5, '甲丙')), 'delete 乙→')
    assert.equal(kind(fixed(3, 3, '了')), 'insert →了')
    assert.equal(kind(fixed(3, 3, ' ')), 'open → ')
    assert.equal(kind(fixed(9, 10, '')), 'close  →')
    assert.equal(kind(fixed(2, 6, '丙乙甲丁')), 'transpose 甲乙丙→丙乙甲')
    assert.equal(kind(fixed(13, 17, '')), 'join \n→')
    assert.equal(kind(fixed(4, 4, '\n\n　　')), 'break →')
    assert.equal(kind(finding(2, 4)), 'query 甲乙')
  })
  test('two parts that changed places, with and without a middle', () => {
    assert.deepEqual(exchange('收验', '验收'), { first: 1, second: 1 })
    assert.deepEqual(exchange('甲中乙', '乙中甲'), { first: 1, second: 2 })
    assert.equal(exchange('甲乙', '甲丙'), undefined)
    assert.equal(exchange('甲', '甲'), undefined)
  })
  test('a correction needed often has a sign and one note', () => {
    const many = readArticle('一,二,三,四,五!')
    const marks = marksOf(many, [1, 3, 5, 7].map((at) => fixed(at, at + 1, '，')).concat(fixed(9, 10, '！')))
    assert.deepEqual(marks.map((mark) => [mark.sign, mark.number, mark.times]), [['△', 1, 4], ['△', undefined, undefined], ['△', undefined, undefined], ['△', undefined, undefined], [undefined, 2, undefined]])
  })
  test('source ranges lead to the prose in Markdown and HTML', () => {
    const markdown = readArticle('# 标题\n\n他**很&amp;好**。', { format: 'markdown' })
    const at = markdown.source.indexOf('&amp;')
    const { start, end } = proseRange(markdown, at, at + 5)
    assert.equal(markdown.prose.slice(start, end), '&')
    const page = readArticle('<p>他说<b>好</b>。</p>', { format: 'html' })
    const [mark] = marksOf(page, [fixed(5, 5, '“&lt;')])
    assert.deepEqual([mark!.kind, mark!.start, mark!.texts], ['insert', 2, ['“<']])
  })
})

describe('the file', () => {
  test('stands alone: one style, one script, both named by their hash, nothing from outside', () => {
    const tree = parse(html(proofInput))
    const policy = elements(tree, 'meta').find((meta) => meta.properties.httpEquiv)!.properties.content as string
    for (const tag of ['style', 'script']) {
      const [element, ...more] = elements(tree, tag)
      assert.equal(more.length, 0)
      assert.ok(policy.includes(`'sha256-${createHash('sha256').update(textOf(element!)).digest('base64')}'`), tag)
      assert.doesNotMatch(textOf(element!), /@import|url\(|fetch\(|XMLHttp/u)
    }
    assert.match(policy, /^default-src 'none'/u)
    for (const element of elements(tree)) {
      assert.ok(!('src' in element.properties) && !('style' in element.properties) && element.tagName !== 'link', element.tagName)
      assert.ok(Object.keys(element.properties).every((name) => !/^on/u.test(name)))
      if (element.properties.href) assert.match(element.properties.href as string, /^(?:#|https?:)/u)
    }
  })
  test('every finding is marked, every numbered mark has its note, and the prose is whole', () => {
    const tree = parse(html(proofInput))
    const marks = elements(tree, 'mark')
    for (const { rule } of proofSample.findings) assert.ok(marks.some((mark) => mark.properties.dataRule === rule), rule)
    const numbered = marks.filter((mark) => mark.properties.dataNote)
    assert.deepEqual(numbered.map((mark) => mark.properties.dataNumber), numbered.map((_, i) => String(i + 1)))
    const notes = elements(tree, 'li').filter((li) => classes(li).includes('remark'))
    assert.deepEqual(notes.map((note) => note.properties.id), numbered.map((mark) => mark.properties.dataNote))
    const lines = elements(tree).filter((element) => classes(element).includes('text'))
    assert.deepEqual(lines.map((line) => textOf(line)), proofArticle.blocks.map((block) => visible(proofArticle.text(block))))
    assert.deepEqual(lines.slice(0, 4).map((line) => classes(line)[1]), ['headline', 'subheadline', 'byline', 'body'])
  })
  test('a hostile article stays text', () => {
    const tree = parse(html(evilInput))
    assert.equal(elements(tree, 'script').length, 1)
    assert.equal(elements(tree, 'style').length, 1)
    assert.equal(elements(tree, 'img').length, 0)
    assert.ok(!html(evilInput).includes('javascript:'))
    const line = elements(tree).find((element) => classes(element).includes('text'))!
    assert.equal(textOf(line), visible(evil))
    assert.doesNotMatch(html(evilInput), /[\u0000\u001B\u2028\u202E\u200B]/u)
  })
  test('nothing found: no script, no sheets', () => {
    const text = html({ ...proofInput, results: [proofInput.results[1]!], errorRate: undefined })
    assert.doesNotMatch(text, /<script|<article/u)
    assert.match(text, /没有发现问题的.*干净的稿子/su)
  })
  test('an article without a line still shows its findings', () => {
    const tree = parse(html({ ...proofInput, articleOf: undefined, results: [{ path: '/报社/空.txt', source: '', findings: [finding(0, 0)] }] }))
    assert.equal(elements(tree, 'li').filter((li) => classes(li).includes('remark')).length, 1)
  })
})

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
describe('in Chromium', { skip: chromium ? false : '没有安装 Chromium' }, () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'zh-news-proof-'))
  before(async () => {
    const playwright = await import('playwright-core')
    browser = await playwright.chromium.launch({ executablePath: chromium!, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  })
  after(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens a report; whatever the page complains of or asks the network for is a failure. */
  async function open(input: ReportInput, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const file = join(folder, 'proof.html')
    writeFileSync(file, html(input))
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options })
    page.on('console', (message) => assert.fail(message.text()))
    page.on('pageerror', (error) => assert.fail(error))
    page.on('dialog', (dialog) => assert.fail(dialog.message()))
    page.on('request', (request) => assert.match(request.url(), /^file:.*proof\.html/u))
    await page.goto(pathToFileURL(file).href)
    await page.evaluate('document.fonts.ready')
    return page
  }

  test('a lead line runs from each numbered mark between the lines to its note, and none crosses another', async () => {
    const page = await open(proofInput)
    const rows = await page.$$eval('.row.noted', (rows) => rows.map((row) => ({
      notes: row.querySelectorAll('.remark').length,
      paths: [...row.querySelectorAll('svg.leads path')].map((path) => path.getAttribute('d')!),
    })))
    assert.ok(rows.length >= 5)
    for (const { notes, paths } of rows) {
      assert.equal(paths.length, notes)
      const segments = paths.map((path) => {
        const [, x, y, up, right, tx, ty] = /^M([\d.-]+),([\d.-]+)V([\d.-]+)H([\d.-]+)L([\d.-]+),([\d.-]+)$/u.exec(path)!.map(Number) as number[]
        assert.ok(up! < y!, 'rises into the gap above its line')
        return [[x!, y!], [x!, up!], [right!, up!], [tx!, ty!]].flatMap((point, i, all) => i ? [[all[i - 1]!, point]] : []) as number[][][]
      })
      segments.forEach((one, i) => segments.slice(i + 1).forEach((other, k) => {
        for (const a of one) for (const b of other) assert.ok(!cross(a, b), `${paths[i]} crosses ${paths[i + 1 + k]}`)
      }))
    }
    await page.close()
  })

  test('j and k, n and p go from note to note and round', async () => {
    const page = await open(proofInput, { reducedMotion: 'reduce' })
    const place = (): Promise<string> => page.$eval('#place', (output) => output.textContent!)
    const total = await page.$$eval('.remark', (notes) => notes.length)
    assert.equal(await place(), `共 ${total} 条`)
    await page.keyboard.press('j')
    assert.equal(await place(), `1 / ${total}`)
    await page.keyboard.press('n')
    assert.equal(await place(), `2 / ${total}`)
    assert.deepEqual(await page.$$eval('mark.now', (marks) => marks.map((mark) => mark.getAttribute('data-number'))), ['2'])
    assert.equal(await page.$$eval('.remark.now', (notes) => notes.length), 1)
    await page.keyboard.press('k')
    await page.keyboard.press('p')
    assert.equal(await place(), `${total} / ${total}`)
    const box = (await page.locator('mark.now').boundingBox())!
    assert.ok(box.y > 0 && box.y + box.height < 900, 'the mark has come into view')
    await page.keyboard.press('Escape')
    assert.equal(await page.$$eval('.now', (all) => all.length), 0)
    await page.close()
  })

  test('filters by level and rule, from the bar and from the chart', async () => {
    const page = await open(proofInput)
    const visibleNotes = (): Promise<string[]> => page.$$eval('.remark', (notes) => notes.filter((note) => note.getClientRects().length).map((note) => `${note.getAttribute('data-level')} ${note.getAttribute('data-rule')}`))
    await page.uncheck('input[value=error]')
    assert.ok((await visibleNotes()).every((note) => !note.startsWith('error')))
    assert.equal(await page.$$eval('mark.error:not(.off)', (marks) => marks.length), 0)
    assert.equal(await page.$$eval('svg.leads path', (paths) => paths.length), (await visibleNotes()).length)
    await page.check('input[value=error]')
    await page.click('button.pick[value="repeated-character"]')
    assert.deepEqual(await visibleNotes(), ['error repeated-character', 'error repeated-character'])
    assert.equal(await page.inputValue('#rule'), 'repeated-character')
    await page.selectOption('#rule', '')
    assert.equal((await visibleNotes()).length, await page.$$eval('.remark', (notes) => notes.length))
    await page.close()
  })

  test('a hostile article runs nothing', async () => {
    const page = await open(evilInput)
    assert.equal(await page.evaluate('typeof hacked'), 'undefined')
    await page.keyboard.press('j')
    await page.click('mark[data-note]')
    assert.equal(await page.evaluate('typeof hacked'), 'undefined')
    assert.equal(await page.$eval('.text', (line) => line.textContent), visible(evil))
    await page.close()
  })

  test('on paper the lines break where they do on the screen, so the lead lines fit', async () => {
    const page = await open(proofInput, { viewport: { width: 1300, height: 1000 } })
    const heights = (): Promise<number[]> => page.$$eval('.text', (lines) => lines.map((line) => Math.round(line.getBoundingClientRect().height)))
    const screen = await heights()
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: Math.round((210 - 19) / 25.4 * 96), height: 1000 })
    assert.deepEqual(await heights(), screen)
    assert.equal(await page.evaluate(`getComputedStyle(document.querySelector('.bar-top')).display`), 'none')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/u.exec(pdf.toString('latin1'))!.map(Number) as number[]
    assert.ok(Math.abs(width! - 595) < 1 && Math.abs(height! - 842) < 1, 'A4')
    await page.close()
  })

  test('dark and narrow', async () => {
    const background = async (colorScheme: 'light' | 'dark'): Promise<string> => {
      const page = await open(proofInput, { colorScheme })
      const colour = await page.evaluate<string>(`getComputedStyle(document.querySelector('.sheet')).backgroundColor`)
      await page.close()
      return colour
    }
    assert.notEqual(await background('dark'), await background('light'))
    for (const width of [1200, 820, 390]) {
      const page = await open(proofInput, { viewport: { width, height: 800 } })
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${width} pixels`)
      await page.close()
    }
  })
})

/** True if two segments cross or touch inside. */
function cross([a, b]: readonly (readonly number[])[], [c, d]: readonly (readonly number[])[]): boolean {
  const side = (p: readonly number[], q: readonly number[], r: readonly number[]): number => Math.sign((q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!))
  return side(a!, b!, c!) * side(a!, b!, d!) < 0 && side(c!, d!, a!) * side(c!, d!, b!) < 0
}
