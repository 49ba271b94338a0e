import { defineRule, matches } from '../src/rule.js'

// 让社会更了解学校、让老师更愿意扎根学校，让……
//                ^  同一排比里别处都用逗号
const clauses = /([让使把从为向以用有靠按凭])(?<=(?:^|[，。：“]).)[^，。；、\n]{3,24}(?:[，、]\1[^，。；、\n]{3,24}){2,}/gmu
// 国家级基地3个，省级7个，国家级工作室2个，省级12个
//              ^  同一组里的国家级、省级更近，用顿号
const levels = /，(?=[省市]级\d{1,6}[个家人名项处所])(?<=国家级[^，。；、\n]{0,24}\d{1,6}[个家人名项处所]，)/gu
// 来自河南、河北，天津、北京的志愿者
//                ^  一串省市中间
const PLACE = '(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾|深圳|广州|南京|杭州|武汉|成都|西安|苏州|青岛|大连|宁波|厦门)(?:省|市|自治区)?'
const places = new RegExp(`[，；](?<=、${PLACE}.)(?=${PLACE}、)`, 'gu')

export default defineRule({
  summary: '同一层次的并列用同一种点号',
  why: '一串排比里逗号、顿号混用，层次就乱了：分句之间用逗号；一组之内更小的停顿用顿号，组与组之间用逗号。两个动宾短语单用顿号相连，不在此列。',
  source: 'GB/T 15834—2011 4.5.3.1、附录A.4、附录B.1.1、附录B.1.4',
  covers: ['P06'],
  severity: 'error',
  roles: ['body', 'caption', 'note', 'subheadline', 'eyebrow'],
  examples: [
    '让家长更支持学校，让全社会更了解学校{、~>，}让老师更愿意扎根学校。',
    '从源头抓起，从小事做起{、~>，}从现在做起，务求实效。',
    '把责任扛在肩上，把工作落到实处{、~>，}把群众放在心上。',
    '建成国家级基地3个{，~>、}省级7个，国家级工作室2个{，~>、}省级12个。',
    '志愿者来自河南、河北{，~>、}天津、北京等地。', '河南、河北来了三百人，从天津、北京来了一百人。',
    '让党政更支持，让社会更了解，让职工更愿意加入。',
    '建成国家级基地3个、省级7个，国家级工作室2个、省级12个。',
    '会议听取审议了工作报告、财务报告。',
    '传承红色基因、赓续精神血脉，续写新篇。',
    '以党建引领发展、以党建凝聚人心，以实干笃定前行、以奋斗成就未来。',
    '把安全带系好、把头盔戴好，把平安带回家。',
    '让城市更美丽、让生活更美好、让人民更幸福。',
    '从上海来、从北京来，都是客人。',
    '建成国家级基地3个，省级7个。',
  ],
  patterns: [clauses, levels, places],
  *check(article) {
    for (const { start, text, groups } of matches(article, clauses)) {
      if (!text.includes(`，${groups[0]}`)) continue
      // 以……、以……，以……、以……是两层；把……、把……，把……末项可能另起
      const marks = [...text.matchAll(/[，、]/gu)].map(([mark]) => mark).join('')
      if (/^、，/u.test(marks) && !/，，|、、/u.test(marks)) continue
      const pause = `、${groups[0]}`
      for (let i = text.indexOf(pause); i >= 0; i = text.indexOf(pause, i + 1)) yield { start: start + i, end: start + i + 1, message: '排比的分句之间别处用逗号，这里的“、”宜为“，”', suggest: ['，'], severity: 'warning' }
    }
    for (const { start, end, text } of matches(article, places)) yield { start, end, message: `并列的地名之间，“${text}”疑为“、”`, suggest: ['、'], severity: 'warning' }
    const found = [...matches(article, levels)]
    for (const { start, end, block } of found) {
      // one pair alone may be a list of two; a second pair shows the two levels
      if (found.some((other) => other.start !== start && other.block === block)) yield { start, end, message: '同一组内的并列，“，”宜为“、”', suggest: ['、'], severity: 'warning' }
    }
  },
})
