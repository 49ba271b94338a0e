import { defineRule, matches } from '../src/rule.js'
import { toHan } from '../src/language/numbers.js'

// 成本下降2倍   办理时限缩短了3倍
// ^^             ^^
const times = /(?:减少|减产|锐减|骤减|缩减|下调|下降|降低|缩短|缩小|下滑|下跌|(?<![至最多很极不较])少)了?(?:近|约|超过?|逾)?(?:\d+(?:\.\d+)?|[一两二三四五六七八九十数几]{1,2})(?:多|余)?倍(?![数体率镜频])/gu
// 约占百分之5
//     ^^^^^^
const mixed = /[百千]分之(\d+(?:\.\d+)?)(?!\d|几)/gu
// 合格率达120%   森林覆盖率为106.5%
// ^^^^^^^^^^^        ^^^^^^^^^^^^
const share = /(?:合格率|及格率|(?<!电话|手机|移动|宽带|网)普及率|出席率|到会率|满意率|满意度|知晓率|参与率|(?<!毛)入学率|绿化率|(?<!拨备|性|利息)覆盖率|治愈率|死亡率|得票率|支持率|识字率|优良率|优良天数比例|好评率|准确率|达标率|投票率|城镇化率|占比|比重|失业率|空置率|(?<!投资)回收率)(?:已|高|将|仅|只|均|约|超|超过|达到|达|为|是|至|到|升至|提高到|保持在|上升到){0,3}(\d{3,}(?:\.\d+)?)%/gu
// 案件下降110%
//     ^^^^^^^^
const decrease = /(?:减少|减产|锐减|骤减|缩减|下调|下降|降低|下滑|缩短)了?(?:近|约|超过?|逾|达)?(\d{3,}(?:\.\d+)?)%/gu

// 占员工总数的76℅   命中率43.6o/o   提高到43.60/0
//              ^            ^^^            ^^^  认错的百分号
// 24%点   9% %   30百分号   占30百分之   达%88
//   ^^     ^^^     ^^^^^^     ^^^^^^     ^
const misplaced = /%点(?<=\d%点)(?![评赞位数亮燃])|% %(?<=\d% %)|百分(?<=\d百分)(?:号|之(?![一二三四五六七八九十百零几\d点]))|%(?<=\p{Script=Han}%)(?=\d{1,3}(?:\.\d{1,3})?(?![\dA-Fa-f%.]))/gu

const sign = /[℅№](?<=\d.)(?!\d)|[oO]\/[oO](?<=\d...)|0\/0(?<=\d...)(?![\d/])|9\/6(?<=\.\d9\/6)(?![\d/])/gu

// 增长18.3%6，   80%2以上
//          ^        ^  百分号的一圈认成的数字
const echo = /%\d(?<=\d%\d)(?=[，。、；）和与以的])/gu

export default defineRule({
  summary: '百分比和倍数要说得通',
  why: '减少、下降、缩短不能用“倍”（减到零也只有一倍），要说几分之几或百分之几。合格率、覆盖率、占比不会超过100%，数量也不会减少100%以上（利润由盈转亏除外）。“百分之”后面用汉字数字，或写“5%”。',
  source: '《报纸编校质量评比差错认定细则》（2005）§19；GB/T 15835—2011 4.3（同类别同形式）',
  covers: ['N21'],
  severity: 'error',
  examples: [
    '成本{下降2倍}。',
    '占员工总数的76{℅~>%}，命中率43.6{o/o~>%}，提高到43.6{0/0~>%}，签约率为81.3{9/6~>%}。',
    '增长18.3%{6~>}，占80%{2~>}以上。',
    '降低24{%点~>个百分点}，下跌0.84{% %~>%}，占30{百分之~>%}，达{%}88。',
    '24%点赞，30百分之五，百分之三十，合格率为12%。', '比例为9/6，2019/6，№5号楼。',
    '粮食{减产两倍}。',
    '办理时限{缩短了3倍}，价格{下降了一倍}。',
    '约占{百分之5~>5%|百分之五}。',
    '产品{合格率达120%}。',
    '全县森林{覆盖率为106.5%}。',
    '案件数量同比{下降110%}。',
    '成本下降三分之二，出口增长3倍，占比提高5个百分点，约占百分之五。',
    '产能利用率达120%，完成率达103%，增长率为150%，满意率达100%。',
    '净利润同比下降120%，由盈转亏。',
    '显微镜的缩小倍数，覆盖率提高到98.6%。',
    '处以至少三倍罚款，市场价至少2倍于成本，涨幅很少超过两倍。',
    '毛入学率达104.3%，移动电话普及率达到122.5%，拨备覆盖率为301.2%，债务占GDP比重达120%。',
    '净流入减少130%，贸易顺差下降120%；减少二倍体植株的用量。',
    '减少3倍镜片的重量损耗，下降100%。',
  ],
  patterns: [times, mixed, share, decrease, sign, misplaced, echo],
  *check(article) {
    const { wide } = article
    for (const { start, end, text } of matches(article, sign)) yield { start, end, message: `“${text}”疑为百分号“%”`, suggest: ['%'], severity: 'warning' }
    for (const { start, end, text } of matches(article, echo)) yield { start: start + 1, end, message: `百分号后面的“${text[1]}”疑为误认`, suggest: [''], severity: 'warning' }
    for (const { start, end, text } of matches(article, misplaced)) {
      const right = text === '%点' ? '个百分点' : text === '%' ? undefined : '%'
      yield { start, end, message: right ? `“${text}”应为“${right}”` : '百分号应在数的后面', ...(right && { suggest: [right] }), severity: 'warning' }
    }
    for (const { start, end, text } of matches(article, times)) {
      if (/镜|焦/u.test(wide[end] ?? '')) continue
      yield { start, end, message: `“${text}”不合事理，减少不能用“倍”，宜用几分之几或百分之几` }
    }
    for (const { start, end, text, groups } of matches(article, mixed)) {
      const n = groups[0]!
      const right = `${n}${text[0] === '百' ? '%' : '‰'}`
      yield { start, end, message: `“${text}”应为“${right}”，“${text.slice(0, 3)}”后面用汉字数字`, suggest: /^\d{1,2}$/u.test(n) ? [right, `${text.slice(0, 3)}${toHan(Number(n))}`] : [right] }
    }
    for (const { start, end, text, groups } of matches(article, share)) {
      if (Number(groups[0]) <= 100) continue
      // 债务、外贸与国内生产总值之比，可以超过100%
      if (/^(?:占比|比重)/u.test(text) && /债|GDP|生产总值|杠杆|[贷存]款|市值|贸易/u.test(wide.slice(Math.max(0, start - 24), start))) continue
      yield { start, end, message: `“${text}”不合事理，不会超过100%，请核对` }
    }
    for (const { start, end, text, groups } of matches(article, decrease)) {
      if (Number(groups[0]) <= 100 || /利润|净利|盈利|收益|业绩|利益|现金流|效益|亏|净|[顺逆]差|差额|盈余|结余/u.test(wide.slice(Math.max(0, start - 100), start))) continue
      yield { start, end, message: `“${text}”不合事理，减少不会超过100%，请核对` }
    }
  },
})
