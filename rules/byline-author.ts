import type { Article } from '../src/article/article.js'
import { defineRule } from '../src/rule.js'
import { differInOne, isPersonName, personMentions } from '../src/language/names.js'

export default defineRule({
  summary: '署名与发布系统里登记的作者一致',
  why: '稿件头部（front matter）的 author 决定网页上显示谁、稿费给谁，和文内署名不同，多半有一处写错。只比较人名；登记的是部门、媒体名的不查，登记了一部分作者的也不查。从不替人改名。',
  source: '编辑部惯例',
  covers: ['L03'],
  severity: 'warning',
  roles: ['byline', 'headline', 'body', 'note', 'credit'],
  examples: [
    { text: '---\ntitle: 大桥合龙\nauthor: 李思远\n---\n\n□本报记者 {李思源}\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthor: 王海涛\n---\n\n□本报记者 {李思源}\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthors: [李思远]\n---\n\n本报记者 {李思源} 文/摄\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthors:\n  - name: 李思远\n    url: /a\n---\n\n本报记者 {李思源} 文/摄\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthor: 李思远\n---\n\n本报讯（记者{李思源}）大桥昨日合龙，两岸群众奔走相告。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthor: 李思源\n---\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。\n\n摄影：王海涛\n\n编辑：张黎', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthor: 李思源\n---\n\n□本报记者 李思源 通讯员 王海涛\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthor: 新华社记者 李思远、王海\n---\n\n新华社武汉3月4日电（记者{李思源}、王海）大桥昨日合龙，两岸群众奔走相告。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthor: 采编中心\n---\n\n□本报记者 李思源\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。', format: 'markdown' },
    { text: '---\ntitle: 大桥合龙\nauthor: 李思源、王海涛\n---\n\n□本报记者 王海涛　李思源\n\n大桥昨日合龙，两岸群众奔走相告，施工单位提前一个月完成任务。', format: 'markdown' },
  ],
  *check(article) {
    const value = registered(article)
    if (!value) return
    const authors = value.split(/[、，,;；/\s]+/u).map((name) => name.replace(/^\p{Script=Han}{0,6}(?:记者|通讯员)/u, '')).filter((name) => name && !/^(?:撰?文|图|摄影?|绘|供稿|译)$/u.test(name))
    if (!authors.length || !authors.every(isPersonName)) return
    // 只署了摄影、编辑的，不是作者
    const byline = personMentions(article).filter(({ where, post }) => where === 'byline' && !(/[图摄影绘编校审制]/u.test(post) && !/文|记者|作者|通讯员/u.test(post)))
    if (!byline.length) {
      // 本报讯（记者李思源）：人名未必找得全，只差一字的才报
      for (const { name, start, end, post } of personMentions(article)) {
        if (!/记者|通讯员/u.test(post) || article.wide[start - post.length - 1] !== '（' && !/（[^（）]{0,6}$/u.test(article.wide.slice(Math.max(0, start - 12), start).replace(/(?:记者|通讯员)[ \u3000]?$/u, '')) || authors.includes(name)) continue
        const own = authors.find((author) => differInOne(name, author))
        if (own) yield { start, end, message: `署名“${name}”与登记的作者“${own}”只差一个字，请核对` }
      }
      return
    }
    const names = new Set(byline.map(({ name }) => name))
    const missing = authors.filter((name) => !names.has(name))
    for (const name of missing) {
      const near = byline.find((mention) => !authors.includes(mention.name) && differInOne(mention.name, name))
      if (near) yield { start: near.start, end: near.end, message: `署名“${near.name}”与登记的作者“${name}”只差一个字，请核对` }
      else if (missing.length === authors.length && name === missing[0]) yield { start: byline[0]!.start, end: byline.at(-1)!.end, message: `署名“${[...names].join('、')}”里没有登记的作者“${authors.join('、')}”，请核对` }
    }
  },
})

/** The authors that the front matter names. */
function registered({ meta }: Article): string | undefined {
  for (const key of ['author', 'authors', '作者', '记者', 'reporter', 'byline']) {
    const value = meta.get(key)?.value
    if (value) return value
  }
  return undefined
}
