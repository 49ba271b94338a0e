import { defineRule, matches } from '../src/rule.js'

const lines = '高铁|铁路|动车|公路|高速|航线|航班|管道|班列|列车|干线|城际|直飞|段'

// 北京–上海高铁
//     ^  不是一字线也不是浪纹线的横线
const wrong = /[–−](?=\p{Script=Han})(?<=\p{Script=Han}.)/gu
// 周一~周五
//     ^  半角浪纹线
const wave = /[~〜∼](?=[一二三四五六七八九十周星第初高次今明后凌正腊元末]|[上中下]午|[春夏秋冬]季|大[一二三四]|小[学一二三四五六])(?<=[一二三四五六七八九十日天年月时级点午晨晚].)/gu
// 北京——上海高铁
//     ^^  起止之间用一字线
const route = new RegExp(String.raw`(?:——|-|－)(?=\p{Script=Han}{2,4}(?:${lines}))(?<=(?:^|\P{Script=Han})\p{Script=Han}{2,4}(?:——|-|－))`, 'gmu')

export default defineRule({
  summary: '词语之间的连接号用一字线或浪纹线',
  why: '连接号有短横线“-”（型号、复合名词、外国人名）、一字线“—”（起止、相关）和浪纹线“～”（起止，多用于数值）三种。英文短划、数学减号、半角波浪线不是其中任何一种；起止之间用破折号或短横线也不合适。数字之间的由数值范围规则管。',
  source: 'GB/T 15834—2011 4.13.2、4.13.3、5.1.6、附录A.11',
  covers: ['P22'],
  severity: 'warning',
  examples: [
    '网友留言：好吃~下次还来。',
    '编辑早晨~各位读者，又是美好的一天~大家加油呀。',
    '京沪高铁（北京{–=>—}上海）票已售罄。',
    '周一{~=>～}周五开放。',
    '北京{——~>—}上海高铁票已售罄。',
    '重庆{-~>—}昆明高铁开工。',
    '北京—上海高铁票已售罄。',
    '歼-20亮相，让-雅克·卢梭诞辰纪念。',
    '会期为3月5日—11日，每亩用种量10～15公斤。',
    '一条大河——长江穿城而过。',
    '中国-东盟博览会开幕。',
  ],
  patterns: [wrong, wave, route],
  *check(article) {
    for (const { start, end, text } of matches(article, wrong)) yield { start, end, message: `连接号“${text}”应为“—”`, fix: '—' }
    for (const { start, end, text } of matches(article, wave)) yield { start, end, message: `连接号“${text}”应为“～”`, fix: '～' }
    for (const { start, end, text } of matches(article, route)) yield { start, end, message: `起止地点之间的“${text}”宜为“—”`, suggest: ['—'], severity: 'info' }
  },
})
