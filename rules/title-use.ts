import { defineRule, matches } from '../src/rule.js'

// 举办《长三角创新》论坛
//     ^^^^^^^^^^  活动、奖项、证照不用书名号
const named = /《(?<!(?:游戏|手游|杂志|周刊|节目|栏目|电竞).)(?!(?:财富|财经|第一财经|福布斯|经济学人|新周刊|王者荣耀|英雄联盟|和平精英|星光大道)》)([^《》\n]{1,20})》(?=牌?(?:自行车|轿车|白酒|商标|足球赛|锦标赛|论坛|大赛|培训班|奖(?!励|学金|惩|项)|奖杯|证书|执照|许可证))/gu
const licence = /《([^《》\n]{2,14}证书?|[^《》\n]{0,10}营业执照)》(?!管理|办法)(?<=(?:颁发|办理|领取|持有|取得|获得|核发|吊销|发放)《[^《》\n]{2,16}》)/gu
// 《求是杂志》
//      ^^  刊物类别不在名称里
const category = /《(求是|瞭望|读者|人民论坛|青年文摘)杂志》/gu
// 以《守护碧海》为题的宣传活动、以《稳就业》为主题
//   ^^^^^^^^^^  话题、主题用引号
const topic = /《([^《》\n]{2,20})》(?<=(?:以|围绕)《[^《》\n]{2,20}》)(?=(?:为|这一|这个)(?:主题|话题|议题)|为题的?(?:宣传|主题)?活动)/gu

export default defineRule({
  summary: '书名号用于作品和文件，不用于活动、奖项、证照、话题',
  why: '书名号标示书、报刊、文章、文件、影视歌曲等作品。会议、论坛、奖项、品牌、证照、话题不是作品，用引号或不用标点；“杂志”等类别词不属于刊名的，放在书名号外。报告、文章以某题为名的，用书名号不错。',
  source: 'GB/T 15834—2011 4.15.3、附录A.13、附录B.1.8',
  covers: ['P24', 'P27'],
  severity: 'warning',
  examples: [
    '举办{《长三角创新》~>“长三角创新”}论坛。',
    '颁发{《食品经营许可证》~>食品经营许可证}。',
    '{《求是杂志》~>《求是》杂志}发表重要文章。',
    '荣获{《百花》~>“百花”}奖。',
    '以{《守护碧海》~>“守护碧海”}为题的宣传活动举行。',
    '大家围绕{《如何留住人才》~>“如何留住人才”}这一话题展开辩论。',
    '座谈会以{《稳就业》~>“稳就业”}为主题。',
    '《求是》杂志发表重要文章，《大江东去》研讨会举行。',
    '《财富》论坛在江州举行，手机游戏《王者荣耀》锦标赛开赛。',
    '论坛发布《中国数字经济报告》。',
    '“百花奖”颁奖典礼举行。',
    '获得食品经营许可证，《营业执照管理办法》施行。',
    '题为《柳宗元的诗》的论文获奖。',
    '他以《村里来了年轻人》为题写了一篇报道。',
    '以“守护碧海”为题的宣传活动举行。',
    '他以《坚持党建引领 锻造铁军》为题授课。',
  ],
  patterns: [named, licence, category, topic],
  *check(article) {
    for (const { start, end, groups } of matches(article, named)) yield { start, end, message: `“${groups[0]}”不是作品，书名号宜为引号`, suggest: [`“${groups[0]}”`] }
    for (const { start, end, text, groups } of matches(article, licence)) yield { start, end, message: `证照名“${text}”不用书名号`, suggest: [groups[0]!] }
    for (const { start, end, text, groups } of matches(article, category)) yield { start, end, message: `“${text}”宜为“《${groups[0]}》杂志”`, suggest: [`《${groups[0]}》杂志`] }
    for (const { start, end, groups } of matches(article, topic)) yield { start, end, message: `“${groups[0]}”是话题、主题，书名号宜为引号`, suggest: [`“${groups[0]}”`], severity: 'info' }
  },
})
