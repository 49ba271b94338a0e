/** A small batch of made-up articles and findings that every report is tried on: awkward names, marks and characters. */
import { readArticle } from '../src/article/read.js'
import { errorRate } from '../src/errorrate/rate.js'
import { tally } from '../src/errorrate/tally.js'
import type { FileResult, Finding } from '../src/finding.js'
import type { ReportInput, RuleInfo } from '../src/report/index.js'

export const cwd = '/新闻 部'

function result(path: string, source: string, findings: (Partial<Finding> & { at: string; rule: string; message: string; to?: string; choices?: string[] })[]): FileResult {
  let from = 0
  return {
    path, source,
    findings: findings.map(({ at, to, choices, ...rest }): Finding => {
      const start = source.indexOf(at, from)
      if (start < 0) throw new Error(`${at} is not in the sample`)
      const end = start + at.length
      from = start + 1
      return {
        severity: 'error', start, end, ...rest,
        ...(to !== undefined && { fix: { start, end, text: to } }),
        ...(choices && { suggest: choices.map((text) => ({ start, end, text })) }),
      }
    }),
  }
}

const first = '# 长堤村修好|老桥*\n\n“桥通了😀,路近了,”村民说,“谢谢%大家,真的,<b>”\r\n\n会议将于既日举行,共有200余名代代表参加，\u200B详见www.example.com。\n'
const comma = { rule: 'comma', message: '半角“,”应为全角“，”', at: ',', to: '，' }

export const results: FileResult[] = [
  result('/新闻 部/要闻/1版,头条%.md', first, [
    comma, comma, comma, comma, comma,
    { rule: 'word', at: '既日', message: '“既日”疑为“即日”', severity: 'warning', choices: ['即日', '次日'], related: [{ start: 2, end: 6, message: '标题在这里' }] },
    { rule: 'repeat', at: '代', message: '“代代表”多一个“代”', choices: [''] },
    { rule: 'hidden', at: '\u200B', message: '此处有零宽空格 U+200B', to: '' },
    { rule: 'ja/no-link', at: 'www', message: 'Found "link" <a>\n& more', severity: 'info', thirdParty: true },
  ]),
  result('/新闻 部/好稿.txt', '春耕开始了\n\n今年的春耕比去年早三天，村里的机手昨天已经下地。\n', []),
  result('/别处/b.txt', '会开完了\n\n他说,好。\n', [comma]),
]

export const rules: ReadonlyMap<string, RuleInfo> = new Map(([
  { id: 'comma', summary: '汉字旁的逗号用全角', why: '半角逗号<,>在中文里太挤。', source: 'GB/T 15834—2011 5.1.1', severity: 'error', url: 'https://example.com/rules#comma' },
  { id: 'word', summary: '同音词不混用', why: '拼音输入容易选错。', source: '《现代汉语词典》第7版', severity: 'warning' },
  { id: 'repeat', summary: '不多字', why: '改稿留下的。', source: '编辑部惯例', severity: 'error' },
  { id: 'hidden', summary: '没有看不见的字符', why: '网页复制带来的。', source: '编辑部惯例', severity: 'error' },
] satisfies RuleInfo[]).map((rule) => [rule.id, rule]))

export const articles = new Map(results.map(({ path, source }) => [path, readArticle(source, { path })]))
const covers: Record<string, string[]> = { comma: ['P05'], word: ['C13'], repeat: ['O18'], hidden: ['O15'] }

export const input: ReportInput = {
  results, rules, cwd, color: false, version: '1.2.3',
  failures: [{ path: '/新闻 部/坏了.txt', message: '无法识别 坏了.txt 的编码' }],
  articleOf: (path) => articles.get(path),
  // the number of characters is given: what counts as one is not this sample's business
  errorRate: errorRate(results.map(({ path, source, findings }) => ({ ...tally(articles.get(path)!, findings, (id) => covers[id] ?? []), characters: source.length }))),
}
