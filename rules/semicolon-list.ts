import { defineRule, matches } from '../src/rule.js'

// 苹果；香蕉；葡萄；石榴。
//     ^  单词并列用不着分号
const list = /；(?<=^[^。！？；，、：\n]{1,8}；)(?:[^。！？；，、：\n]{1,8}；){1,20}[^。！？；，、：\n]{1,8}(?=。|$)/gmu

export default defineRule({
  summary: '词语并列用顿号，不用分号',
  why: '分号用在并列分句之间，尤其是分句里已有逗号的时候；几个词语简单并列用顿号。各项本身含有逗号、顿号的，用分号不错。',
  source: 'GB/T 15834—2011 4.6.3、附录A.5、附录B.1.3',
  covers: ['P10'],
  severity: 'info',
  roles: ['body', 'note'],
  examples: [
    '身份证{；毕业证；体检表；近期照片}。',
    '苹果{；香蕉；葡萄；石榴}。',
    '报名者须带身份证、毕业证、近期照片。',
    '就理解说，是得到知识；就运用说，是养成习惯。',
    '一是严格准入；二是强化监管；三是公开透明。',
    '支部引领、村企互促；立足本职、精准服务；走进新农村，走进新社区。',
  ],
  patterns: [list],
  *check(article) {
    for (const { start, end, text } of matches(article, list)) {
      if (/；(?:[一二三四五六]是|[其第][一二三四五六]|再次|最后)/u.test(text)) continue
      yield { start, end, message: `词语并列，“${text}”里的分号宜为顿号` }
    }
  },
})
