/** An article of our own with every kind of proofreading mark, for the tests of the proof. */
import { readArticle } from '../src/article/read.js'
import { errorRate } from '../src/errorrate/rate.js'
import { tally } from '../src/errorrate/tally.js'
import type { FileResult, Finding } from '../src/finding.js'
import { parseMarked } from '../src/marked.js'
import type { ReportInput, RuleInfo } from '../src/report/index.js'

/** In the marked notation; the rule and the message of each mark follow in order. */
const marked = `# 芦苇荡里修起{=>了}观鸟栈道

——云湖湿地公园本月二十日开{幵~>}园

□本报记者 林小满 通讯员 周一诺

　　“过去站在堤上望{,=>，}只看得见一片白茫茫的芦花{,=>，}”护林员老秦说{,=>，}“如今走进去{,=>，}鸟就在手边{,=>，}”他把望远镜递给{孩孩子~>孩子}们，指着水面上的一群白骨顶鸡。栈道全长约3公里{左右}，用旧船木铺成，{己~>已}于上周{收验~>验收}。

　　建设单位介绍，工程去年{9月31日}动工，历时{11个月~>十一个月|11个月左右}，共用去木料420立方米{～=>—}450立方米。湿地管护站{ =>}站长说，{游人参观}时不得喂食{=>、}投石{。。=>。}

## 候鸟来{了。=>了}

　　据观测，今年在这里停歇的候鸟比往{年=>年}多了近一倍，其中既有“{老朋友~>老朋友”}，也有第一次记录到的彩鹮。志愿者每天{清晨5点~>清晨五点|清晨5时}开始计数，{=>}傍晚再核对一遍，{

　　~>}数据当天就送到县里。下一步，公园将增设盲人触摸{牌=>牌}和低位观察窗。{~>

　　}管护站还准备在冬季开办夜间课堂，{让学生们学生们}认识湿地的一年四季。

图为孩子们在栈道上观察水鸟。林小满 摄
`
const kinds: [rule: string, severity: Finding['severity'], message: string][] = [
  ['headline-particle', 'info', '标题“修起观鸟栈道”宜为“修起了观鸟栈道”'],
  ['repeated-character', 'error', '“开幵园”多一个字'],
  ...Array.from({ length: 5 }, (): [string, Finding['severity'], string] => ['punctuation-width', 'error', '半角“,”应为全角“，”']),
  ['repeated-character', 'error', '“孩孩子”疑为“孩子”'],
  ['approximate-number', 'warning', '“约”与“左右”重复'],
  ['look-alike', 'error', '“己于”应为“已于”'],
  ['word-order', 'warning', '“收验”疑为“验收”'],
  ['date-invalid', 'error', '9月没有31日'],
  ['number-choice', 'info', '“11个月”与上文写法不一'],
  ['number-range', 'error', '数值的起止用“—”或“～”，前后须一致'],
  ['stray-space', 'error', '汉字之间有空格'],
  ['word-choice', 'warning', '“游人参观”搭配不当'],
  ['comma-list', 'warning', '并列的“喂食投石”之间缺“、”'],
  ['stop-doubled', 'error', '“。。”应为“。”'],
  ['crosshead-stop', 'error', '小标题末尾不用句号'],
  ['quote-pairs', 'error', '“老朋友”缺后引号'],
  ['number-choice', 'info', '“清晨5点”宜为“清晨五点”'],
  ['paragraph-join', 'warning', '句子没有完，不应另起一段'],
  ['paragraph-break', 'info', '话题已换，宜另起一段'],
  ['repeated-word', 'error', '“学生们”重复'],
]

const rules: ReadonlyMap<string, RuleInfo> = new Map([...new Set(kinds.map(([rule]) => rule))].map((id): [string, RuleInfo] => [id, { id, summary: `规则 ${id} 的一句话说明`, why: '为读者着想。', source: 'GB/T 15834—2011 4.1.2', severity: 'error' }]))

const path = '/报社/云湖.md'
export const proofSample: FileResult = (() => {
  const { text, marks } = parseMarked(marked)
  const changes = marks.filter(({ start, end, fix, suggest }) => (fix ?? suggest?.[0]) !== text.slice(start, end))
  return {
    path, source: text,
    findings: changes.map(({ start, end, fix, suggest }, i): Finding => {
      const [rule, severity, message] = kinds[i] ?? ['odd', 'info', '没有说明']
      return { rule, severity, message, start, end, ...(fix !== undefined && { fix: { start, end, text: fix } }), ...(suggest && { suggest: suggest.map((text) => ({ start, end, text })) }) }
    }),
  }
})()
export const proofArticle = readArticle(proofSample.source, { path })

export const proofInput: ReportInput = {
  results: [proofSample, { path: '/报社/干净的稿子.txt', source: '晴天\n\n今天出太阳。\n', findings: [] }],
  failures: [], rules, cwd: '/报社', color: false, version: '1.2.3',
  articleOf: (one) => one === path ? proofArticle : undefined,
  errorRate: errorRate([tally(proofArticle, proofSample.findings, (rule) => [rule.startsWith('punctuation') ? 'P05' : 'C01'])]),
}
