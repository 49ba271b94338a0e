/** Broken paragraphs, fragments and stray lines on whole pages: what an example of one rule cannot show. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rules } from '../rules/index.js'
import type { Format } from '../src/article/article.js'
import { readArticle } from '../src/article/read.js'
import type { Finding } from '../src/finding.js'
import { lint, resolveConfig } from '../src/lint.js'

const only = (ids: readonly string[]): ReturnType<typeof resolveConfig> => resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, ids.includes(id)])) })
const find = (source: string, ids: readonly string[], format: Format = 'text'): Finding[] => lint(readArticle(source, { format }), only(ids)).findings
const take = (source: string, finding: Finding): string => {
  const { start, end, text } = finding.suggest![0]!
  return source.slice(0, start) + text + source.slice(end)
}
const first = '近年来，县里先后引进二十多个项目。去年又在沿海滩涂开工建设了全省装机规模最大的海上风'
const second = '电基地，今年年底可以并网发电，预计年发电量六亿千瓦时。'
const sentence = '初夏时节，大棚里一派丰收的景象。'
const other = '镇里请来农技专家驻村指导，从选种、育苗到田间管理手把手地教，今年首批订单已经排到了八月。'

describe('a paragraph broken in mid-word', () => {
  for (const [name, source, format] of [
    ['text', `${first}\n\n${second}\n`, 'text'], ['an indented text', `　　${first}\n　　${second}\n`, 'text'], ['CRLF', `${first}\r\n\r\n\r\n${second}\r\n`, 'text'], ['Markdown', `${first}\n\n${second}\n`, 'markdown'],
  ] as const) test(`${name}: the suggestion joins the halves and nothing else`, () => {
    const [finding, ...rest] = find(source, ['paragraph-broken', 'stop-missing', 'paragraph-indent'], format)
    assert.equal(finding?.rule, 'paragraph-broken')
    assert.deepEqual(rest, [])
    assert.ok(take(source, finding!).includes(first + second))
    assert.deepEqual(find(take(source, finding!), ['paragraph-broken', 'stop-missing'], format), [])
  })

  for (const [name, source, format] of [
    ['a quote', `> ${first}\n>\n> ${second}\n`, 'markdown'], ['HTML', `<p>${first}</p>\n<p>${second}</p>`, 'html'],
  ] as const) test(`${name}: found, but markup is nobody's to delete`, () => {
    const [finding] = find(source, ['paragraph-broken'], format)
    assert.equal(finding?.rule, 'paragraph-broken')
    assert.equal(finding?.suggest, undefined)
    assert.equal(source.slice(finding!.related![0]!.start).startsWith('电基地'), true)
  })

  test('a caption between the halves is skipped; the join is left to a person', () => {
    const source = `${first}\n\n海上风机吊装现场\n\n${second}\n`
    const [finding] = find(source, ['paragraph-broken'])
    assert.ok(finding)
    assert.equal(finding.suggest, undefined)
    assert.equal(source.slice(finding.related![0]!.start, finding.related![0]!.start + 3), '电基地')
  })

  test('a paragraph that only lacks its stop is not called broken', () => {
    assert.deepEqual(find(`${sentence}${other.slice(0, -1)}\n\n${other}`, ['paragraph-broken', 'stop-missing']).map((f) => f.rule), ['stop-missing'])
  })

  test('crossheads, lists and letters are whole', () => {
    for (const source of [
      `${other}\n\n小棚子撑起大产业，新农人当上主力军\n\n${other}`, `${other}\n\n让农民在家门口增收致富\n\n农业农村局的技术员每周来一次，现场答疑解难。`,
      `尊敬的各位来宾，\n\n今天我们隆重集会，庆祝建校一百周年。`.replace('，\n', '：\n'), `一、加强田间管理，\n二、做好病虫防治，\n三、备足农资农机，\n四、抓好技术培训。`,
    ]) assert.deepEqual(find(source, ['paragraph-broken']), [], source)
  })
})

describe('lines that do not belong', () => {
  const body = `${other}\n\n${other.replace('八月', '九月')}\n\n${other.replace('八月', '十月')}`
  for (const stray of ['要闻', '广告', '责任编', '图片新', '社会民', '服务民生', '下转第4版', '上接A1版', '第7版', '7', 'B02', '2023.3.16', '— 5 —', '暨长三角', '3月1']) {
    test(`${stray}: found inside and behind the text, once`, () => {
      const ids = ['paragraph-fragment', 'page-furniture', 'jump-line', 'headline-stray']
      assert.deepEqual(find(body.replace('\n\n', `\n\n${stray}\n\n`), ids).map((f) => f.start), [other.length + 2])
      assert.deepEqual(find(`${body}\n\n${stray}\n`, ids).map((f) => f.start), [body.length + 2])
    })
  }

  test('what ends an article properly stays', () => {
    for (const end of ['（责任编辑：张三）', '（据新华社）', '（作者系县农技站站长）', '来源：青石发布', '（张小满）', '河北邯郸市　侯小栋', '■记者 张三', '新华社发']) {
      assert.deepEqual(find(`${body}\n\n${end}\n`, ['paragraph-fragment', 'jump-line']), [], end)
    }
  })
})
