import type { Article, Block } from '../src/article/article.js'
import { defineRule } from '../src/rule.js'

const unfinished = /[\p{Script=Han}\d%％℃A-Za-z》]$|[^。！？…][”’]$/u
// ……供图。新华社记者 张三
//          ^^^^^^^^^^^^  段末的署名、来源
const credit = /记者|通讯员|作者|编辑|摄$|[摄供]影|供图|制图|[日]电|来源|整理|综合|报道$|单位|学院|大学|公司|[委局厅院会部]$|https?:|www\.|\d{3,4}-\d{7,8}/u

export default defineRule({
  summary: '正文段落以句末点号收尾',
  why: '一段正文写完要有句号、问号、叹号或省略号，或者以含有这些标点的引号、括号收尾。句子在段末断开、下段接着写的，由断段规则报告；只有一两个短句的行可能是小标题、图片说明、列表，不报。',
  source: 'GB/T 15834—2011 4.1.3.1',
  covers: ['P02'],
  severity: 'warning',
  roles: ['body'],
  examples: [
    '雨停后，抢险队员立即上堤巡查。全线布设观测点四十二处，昼夜都有人值守{~>。}',
    '雨停后，抢险队员立即上堤巡查。他们把这段堤叫作全县的“生命线”{~>。}',
    '雨停后，抢险队员立即上堤巡查。',
    '图为村民采摘草莓',
    '他说：“再难也要把路修通。”',
    '比赛将于周日举行，地点设在市体育馆',
    '雨停后，抢险队员立即上堤巡查。（记者张某）',
    '雨停后，抢险队员立即上堤巡查，连夜排险。　本报记者　张某',
    '参赛须带以下证件。报到时间为五月三日，逾期不候：',
  ],
  *check(article) {
    const open = article.blocks.filter((block) => isUnfinished(article, block))
    // 通篇列表、诗行不用句末点号，是体例
    if (open.length > 3 && open.length * 4 > article.blocks.length) return
    for (const { end } of open) yield { start: end, end, message: '段末缺少句末点号，疑漏“。”', suggest: ['。'] }
  },
})

function isUnfinished(article: Article, block: Block): boolean {
  if (block.role !== 'body' || block.kind !== 'paragraph' || block.end - block.start < 30) return false
  const tail = article.wide.slice(Math.max(block.start, block.end - 240), block.end)
  if (!unfinished.test(tail)) return false
  const last = tail.slice(Math.max(...[...'。！？；'].map((mark) => tail.lastIndexOf(mark))) + 1)
  return last.length < tail.length && last.length >= 6 && !/[ \u3000]\p{Script=Han}{0,12}$/u.test(last) && !(last.length < 40 && credit.test(last))
}
