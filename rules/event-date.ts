import { defineRule, matches } from '../src/rule.js'

// “五·一”假期   “八·一”建军节   “一二九”运动
//   ^              ^                ^^^
const needless = /[·.．](?<=“([五七八十六三])[·.．])([一四八])(?=”)/gu
const missing = /一(二九|二八)(?<=“一二[九八])(?=”(?:运动|抗日|事变|抗战|学生|爱国))/gu
// “3.15”晚会   “5.12”汶川特大地震   “9.11”事件
//   ^             ^                    ^
const point = /[.．](?<=“(?:[34579]|1[12])[.．])(?:15(?=”?(?:晚会|国际消费|消费者权益))|12(?=”?(?:汶川|四川|特大|大地震|护士节))|23(?=”?(?:动车|温州|世界读书))|19(?=”?中国旅游日)|18(?=”?国际博物馆)|4(?=”?(?:国家宪法|全国法制))|9(?=”?(?:全国)?消防)|13(?=”?国家公祭)|11(?=”?(?:恐怖|事件))|14(?=”?(?:玉树)))/gu

export default defineRule({
  summary: '以日期为名的事件、节日',
  why: '用阿拉伯数字时，月日之间用间隔号并加引号（“3·15”）。用汉字时，只有一月、十一月、十二月加间隔号（“一二·九”“一·二八”），以免混淆；其余不加（“五一”“七一”“九一八”）。馆名等依名从主人。',
  source: 'GB/T 15835—2011 5.1.6、5.2.3；GB/T 15834—2011 4.14.3.5',
  covers: ['N16'],
  severity: 'error',
  yieldsTo: ['quote-event-date'],
  examples: [
    '“五{·=>}一”假期游客增多。',
    '庆祝“八{·=>}一”建军节，“五{.=>}一”劳动节。',
    '“12{.=>·}4”国家宪法日，“11{.=>·}9”消防宣传日，“4{.=>·}23”世界读书日。',
    '“12.4”亿元，版本“4.9”，增幅“3.8”。',
    '“一{二九~>二·九}”运动纪念馆开馆。',
    '“一{二八~>·二八}”事变纪念馆开馆。',
    '“3{.=>·}15”晚会今晚播出，“5{.=>·}12”汶川特大地震15周年。',
    '“五一”假期，“一二·九”运动，“一·二八”事变，“3·15”晚会。',
    '“三月三·八桂嘉年华”开幕，沈阳“九·一八”历史博物馆开放。',
    '“十一五”规划，增长3.15%，面积5.12平方公里，“一二九”师。',
  ],
  patterns: [needless, missing, point],
  *check(article) {
    for (const { start, text, groups } of matches(article, needless)) {
      const name = `${groups[0]}${groups[1]}`
      if (!/^(?:五一|五四|七一|八一|十一|六一|三八)$/u.test(name)) continue
      yield { start, end: start + 1, message: `“${groups[0]}${text[0]}${groups[1]}”应为“${name}”，只有一月、十一月、十二月的日子才用间隔号`, fix: '' }
    }
    for (const { start, end, groups } of matches(article, missing)) {
      const right = groups[0] === '二九' ? '二·九' : '·二八'
      yield { start: start + 1, end, message: `“一${groups[0]}”应为“一${right}”，一月、十二月的日子加间隔号`, suggest: [right] }
    }
    for (const { start, text } of matches(article, point)) yield { start, end: start + 1, message: `月日之间的“${text[0]}”应为间隔号“·”`, fix: '·' }
  },
})
