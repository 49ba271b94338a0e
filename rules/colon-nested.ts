import { defineRule, matches } from '../src/rule.js'

// 明确三点：一是抓投资，重点是：交通、能源。
//         ^                   ^  一句之内冒号套冒号
const nested = /：(?=[^。！？；\n“”：《》（）\s]{2,40}：(?!\d))/gu
// 他提出：“以质取胜”的思路
//       ^  引语作定语，前面不用冒号
const attributive = /：(?=“)(?<=(?:提出|发出|开展|围绕|喊出|形成)：)(?=“[^“”\n。]{2,40}”的\p{Script=Han}{1,6}[，。；])/gu

export default defineRule({
  summary: '一句之内冒号不套用；引语作定语时前面不用冒号',
  why: '冒号的提示范围直到句末，范围之内再用冒号，层次就乱了，可改用逗号或“，如”“即”。“提出‘以质取胜’的思路”一类，引语是定语，前面不停顿。',
  source: 'GB/T 15834—2011 4.7.3.5、附录A.6',
  covers: ['P11'],
  severity: 'warning',
  roles: ['body'],
  examples: [
    '他提出{：=>}“以质取胜”的思路。',
    '会议明确三点：一是抓投资，重点是{：}交通、能源。',
    '记者获悉：新规要点有{：}一降费，二简流程。',
    '他提出“以质取胜”的思路。',
    '据气象部门预报，今夜有雨。',
    '专家提出：“双碳”的实现最终要靠技术进步。',
    '名单如下：张三、李四。',
    '记者：比赛几点开始？答：15:40开始。',
    '问：怎么报名？',
    '时间：10月3日 地点：文化馆 电话：12345',
  ],
  patterns: [nested, attributive],
  *check(article) {
    for (const { start, block } of matches(article, nested)) {
      const second = article.wide.indexOf('：', start + 1)
      if (isLabel(article.wide, start, block.start) || isLabel(article.wide, second, start + 1)) continue
      yield { start: second, end: second + 1, message: '前面的冒号还管着这句话，这里的“：”宜改用逗号或另起一句', severity: 'info', related: [{ start, end: start + 1, message: '前面的冒号' }] }
    }
    for (const { start, end } of matches(article, attributive)) yield { start, end, message: '引语作定语，前面的“：”应删去', fix: '' }
  },
})

/** A label in front of its content (记者： 地点： 来源：), a form of layout and not of the sentence. */
function isLabel(wide: string, colon: number, from: number): boolean {
  let start = colon
  while (start > from && !/[。，！？；\s：（(、]/u.test(wide[start - 1]!)) start--
  return colon - start <= 4 && !/(?:是|有|如下|说|道|即|点|悉|指出|表示|认为|介绍|要求|强调|提出|明确)$/u.test(wide.slice(start, colon))
}
