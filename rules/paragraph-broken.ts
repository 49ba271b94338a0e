import { brokenParagraphs } from '../src/language/joins.js'
import { allRoles, defineRule } from '../src/rule.js'

export default defineRule({
  summary: '一段话不从句子中间断开',
  why: '报纸转栏、转版、插图的地方，识别和抽取常把一段话断成两段：上一段收在逗号、顿号或半个词上，下一段接着往下说。依据是：段末没有句末点号，断处两边连起来是一个词、或在文中别处连着出现过，引号括号一边开一边收，缩进只有一边有。诗行、列表、称呼、小标题不算；段末只是漏了句号的，由另一条规则提示。',
  source: '编辑部惯例（规则书 O10、O21）；GB/T 15834—2011 5.1',
  covers: ['O10', 'O21'],
  severity: 'error',
  yieldsTo: ['number-break'],
  roles: allRoles,
  examples: [
    '近年来，县里先后引进二十多个项目，去年又开工建设了全省最大的海上风{\n\n~>}电基地，今年年底可以并网发电，预计年发电量六亿千瓦时。',
    '村里成立合作社，社员按股分红，去年户均增收三千元，大家的日子越过越红火，{\n\n~>}在乡村振兴的大道上大步向前。',
    '学院与本地企业联合开设新能源汽车、智能制造等专业16个、校{\n\n~>}企合作项目20个，毕业生留在本地就业的占七成。',
    '他在会上说：“这条路修了三年，大家出工出力，没有一个人叫苦{\n\n~>}叫累，今天终于通车了。”',
    '采访结束时已近黄昏，专家把记者送出了巷口。几位老人坐在墙-{\n~>}根下棋，放学的孩子从身边跑过，一派安闲。',
    '比赛进入下半场，双方比分交替上升。老将魏国{\n\n~>}强挺身而出，独得十一分。',
    '村里成立合作社，社员按股分红，去年户均增收三千元。\n\n在乡村振兴的大道上，全村人大步向前。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n深化改革赋能，粮食生产中显担当\n\n县里的大力支持，让全市农技人员更加坚定了信心。',
    '晚归\n\n山路弯弯，\n月色朦胧，\n炊烟袅袅，\n归人匆匆，\n灯火可亲。',
    '他说：“第一件事是修路……\n\n“第二件事是办学。”',
    '尊敬的各位来宾：\n\n今天我们在这里隆重集会，庆祝建校一百周年。',
    '尊敬的联合国秘书长古特雷斯先生，\n\n尊敬的各位部长、各位同事，\n\n很高兴来到这里，共商海洋治理大计。',
    '全场起立唱道：\n\n“山那边有条长长的路，水那边有座弯弯的桥，\n\n走过去就是我的家，门口种着两棵老枣树。”\n\n歌声停了，掌声响了很久。',
    '6月3日，志愿者在安置点搬运救灾物资，为受灾群众分发帐篷和饮用水。新华社发\n\n地震发生以后，附近几个村的群众都赶来帮忙，夜里灯火通明。',
    '一是抓春耕，落实种植面积；\n\n二是抓防汛，排查水库险情。',
  ],
  *check(article) {
    for (const { first, second, interleaved, isCertain } of brokenParagraphs(article)) {
      const left = article.wide.slice(Math.max(first.start, first.end - 6), first.end)
      const right = article.wide.slice(second.start, Math.min(second.end, second.start + 6))
      const gap = article.source.slice(article.sourceEnd(first.end), article.sourceStart(second.start))
      yield {
        start: first.end, end: interleaved ? first.end + 1 : second.start,
        message: `段落在“${left}”处断开，疑与${interleaved ? '后面' : '下段'}的“${right}”相接`,
        ...(interleaved || gap.trim() !== '' ? {} : { suggest: [''] }),
        ...(isCertain ? {} : { severity: 'warning' as const }),
        related: [{ start: second.start, end: Math.min(second.end, second.start + 12), message: '疑为后半段' }],
      }
    }
  },
})
