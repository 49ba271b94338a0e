import type { Article, Block } from '../src/article/article.js'
import { beginsAnew } from '../src/article/roles.js'
import { isWord, segment } from '../src/language/dictionary.js'
import { defineRule } from '../src/rule.js'

// 版头、栏名，整个或断在半截（责任编|辑、版式设|计）
const pageTerms = ['责任编辑', '版式设计', '图片新闻', '社会民生', '健康中国', '国际新闻', '综合新闻', '要闻', '广告', '本版编辑', '编辑', '导读', '专版', '副刊', '理论', '体育', '文化', '教育', '财经', '公告', '声明', '启事', '遗失', '时评', '国内', '国际', '本地', '天气', '视觉', '证券', '健康周刊', '晚报', '日报', '周末', '聚焦', '头版', '二版', '零售价', '分类信息', '扫一扫', '客户端', '公众号', '视频号', '农历', '校对', '美术编辑', '组版', '责编', '电子邮箱', '邮箱', '电话', '新华社', '招聘', '国内新闻', '时政', '经济']
// 长短不合群也还是小标题的
const sections = new Set('结语 尾声 后记 附记 引子 序言 前言 导语 开篇 背景 链接 提示 点评 反思 启示 建议 对策 目录 总结 结尾 成因 现状 困境 出路 展望 案例 问题 方法 经验 回应 回信 来信 提醒 补充 注释 附件 致辞 写在最后 小贴士 贴士 小知识 小常识 小链接 小档案 小词典 温馨提示 特别提醒 友情提示 提示 专家提醒 专家建议 案情 审理 判决 说法 点睛 感悟 心得 手记 感言 颁奖词 颁奖辞 简介 答疑 问答 声音 观点 数据 亮点 看点 故事 片单 书单 票房 赛果 赛况 积分榜 鸣谢 附录 补记 余论 又及 剧终 全剧终 幕落 幕启 正文 主料 辅料 做法 症状 预防 用法 此致 敬礼 顺祝 顺颂 敬颂 敬祝 恭祝 即颂 谨启 谨致 特此公告 特此通知 特此声明 特此说明 特此启事 特此函复 特此证明'.split(' '))

export default defineRule({
  summary: '正文里外没有孤立的残片',
  why: '一两个词独占一行、没有句末点号、又不是小标题、署名、图片说明，多是照片里的横幅、邻近稿件、广告、版头版尾被一并识别进来的残片，应当删去或归位。成组的小标题、诗行、列表，文末的署名和来源不报；拿不准的只提示核对。',
  source: '编辑部惯例（规则书 O11、L07）',
  covers: ['O11'],
  severity: 'warning',
  roles: ['fragment', 'crosshead'],
  examples: [
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{江苏卫生~>}',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{服务建功立业~>}',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{责任编~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{暨长三角地区职工技能大赛~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{中国农业银行~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{了。~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{青禾日报~>}\n\n各地抢抓农时，确保颗粒归仓。\n\n抓管护，促增收\n\n专家组驻村指导，一住就是一个月。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{图为~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '四季小记\n\n春\n\n柳芽刚冒头，河边的人就多了起来。\n\n秋\n\n稻子黄了，镰刀磨得锃亮。',
    '大事记\n\n2023年\n\n水渠动工，村里出工三百多人。\n\n2024年\n\n水渠通水，旱地改成了水田。',
    '饲主赔偿邻居\n\n法院审理后作出判决，双方都没有上诉。\n\n■法官说法\n\n遛狗要拴绳，伤了人要赔。',
    '主场告负\n\n昨晚，滨海队在主场负于江州队，连胜就此中断。\n\n射门 9—17\n角球 4—8\n黄牌 3—2\n\n（据赛会数据）',
    '致家长的一封信\n\n寒假将至，请家长看护好孩子，不到河面滑冰。\n\n顺祝\n\n新春快乐，阖家幸福！',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n深化改革赋能，粮食生产挑起大梁\n\n各地抢抓农时，确保颗粒归仓。',
    '居民医保开始缴费，市医保局作了解答，方便群众办理。\n\n小贴士\n\n咨询电话为12393，也可到街道窗口办理。',
    '关于临时交通管制的通告\n\n现将东风路实行临时交通管制的有关事项通告如下。\n\n滨海市公安局交通警察支队\n\n2025年11月19日',
    '雪落长城\n\n11月20日，环卫工人在清扫积雪，保障市民出行安全。\n影像中国\n\n预计未来三天以晴到多云天气为主，气温逐步回升。',
    '写给爸爸的信\n\n我们都好，您放心，桥上的风还是那样大。\n\n爱您的女儿\n\n2025年11月于武汉',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n（责任编辑：张三）',
    '劳动模范名单公布\n\n经过层层推荐，下列同志当选，现予公布。\n\n梁上燕（女，壮族）　宋词　郑和平　唐诗韵（女）',
    '编辑同志：\n\n楼下的摊位每晚营业到凌晨一点，请问该由谁管？\n\n读者　宁静\n\n回音：接到来信后，执法人员到现场看过，已责令整改。',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n——访劳动模范李某',
    '晚归\n昨日，全市春耕现场会召开，部署了下一步工作。\n山路弯弯\n月色朦胧\n炊烟袅袅\n归人匆匆',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n附件：1.任务清单\n\n2.责任分工\n\n3.联系方式',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n\n保供水\n\n各地抢抓农时，确保颗粒归仓。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n抢农时\n\n各地抢抓农时，确保颗粒归仓。\n\n保丰收\n\n专家组驻村指导，一住就是一个月。',
  ],
  *check(article) {
    const { blocks } = article
    if (!blocks.some(({ role }) => role === 'fragment' || role === 'crosshead')) return
    const top = blocks.findIndex((block) => block.role === 'headline')
    const heads = blocks.filter((block) => block.role === 'crosshead')
    // 别的小标题都长，唯独一个短
    const isOnlyShort = heads.length > 1 && heads.filter((block) => block.end - block.start < 7).length === 1
    for (let i = Math.max(top, 0); i < blocks.length; i++) {
      const block = blocks[i]!
      const { role } = block
      if (role !== 'fragment' && (role !== 'crosshead' || !isOutOfPlace(article, block, i, isOnlyShort, heads.length === 1))) continue
      if (sections.has(article.wide.slice(block.start, block.end).replace(/^[【[（(]|[】\]）)]$/gu, ''))) continue
      const text = article.text(block)
      // 附件：1.任务清单，下面一行“2.责任分工”是清单的一项
      if (/^(?:\d{1,2}[.．、]|[（(][\d一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|[①-⑳])/u.test(text)) continue
      if (marked.test(text) || isDatum(text) && [i - 1, i + 1].some((at) => blocks[at] && isDatum(article.text(blocks[at]!)))) continue
      yield { start: block.start, end: block.end, message: `“${text.length > 20 ? `${text.slice(0, 19)}…` : text}”独占一行，疑为误入的残片`, suggest: [''], ...(isEcho(article, block) ? { severity: 'info' } : {}) }
    }
  },
})

/** ■链接、▲图注、※注：编者亲手加的符号，不会是残片；来信末尾的署名（读者　宁静）、一行人名也不是 */
const marked = /^[■□◆◇●○▲△▼▽★☆►▶▷※❖]|^(?:读者|作者|观众|听众|学生|家长|网友|居民|村民|市民|业主)[ \u3000：:]|^\p{Script=Han}{2,4}(?:（[^（）]{1,8}）)?(?:\u3000\p{Script=Han}{2,4}(?:（[^（）]{1,8}）)?){2,}$/u

/** 射门 9—17、19:30 新闻联播：一行一项的数据，邻行也是 */
const isDatum = (text: string): boolean => text.length <= 40 && /^\d{1,2}:\d\d|^\p{Script=Han}{1,8}[ \u3000：:]+[-+]?\d[\d.:：％%/（）()—–-]*\p{Script=Han}{0,3}$/u.test(text)

const office = /^\p{Script=Han}{2,}(?:总工会|妇联|银行|公司|集团|[局厅]|委员会|政府|大学|学院|医院|电网|移动|电信|石油|石化)$/u

const newspaper = /^\p{Script=Han}{2,6}(?:日报|晚报|早报|晨报|商报|时报|都市报)$/u

/** A line taken for a crosshead that is like no other crosshead of the article: two to four characters among long ones, cut off, or without the indent that every line has. */
function isOutOfPlace(article: Article, block: Block, i: number, isOnlyShort: boolean, isOnly: boolean): boolean {
  const text = article.wide.slice(block.start, block.end)
  // 大事记的年月成列
  if (isOnly && !article.blocks.some((other) => other.role === 'subheadline' && other.end - other.start === block.end - block.start) && /^(?:19|20)\d{2}年(?:\d{1,2}月)?$/u.test(text)) return block.kind === 'paragraph'
  const before = article.blocks[i - 1]
  const after = article.blocks[i + 1]
  if (block.kind !== 'paragraph' || !before || !after || after.role !== 'body' || !(before.role === 'body' || before.role === 'crosshead') || !/^\p{Script=Han}{1,8}$/u.test(text) || sections.has(text) || beginsAnew(block, after)) return false
  // 编、的：一个字的小标题总是成组的（春、夏、秋、冬）
  if (text.length === 1) return isOnlyOf(article, text)
  if (pageTerms.some((term) => term.startsWith(text)) || newspaper.test(text)) return true
  if ((before.indent ?? 0) >= 2 && (after.indent ?? 0) >= 2 && !block.indent) return true
  if (text.length === 3 && !isWord(text)) {
    const words = segment(text)
    // 责任|编、图片|新：后一个字没有着落
    if (words[0] === 2 && words[2] === 1) return true
  }
  // 通篇就这一个“小标题”，还是个单位名
  if (isOnly && office.test(text)) return true
  return before.role === 'body' && text.length <= 4 && isOnlyShort
}

/** No other line is a single letter. */
const isOnlyOf = ({ blocks, wide }: Article, text: string): boolean => !blocks.some(({ start, end }) => end - start === 1 && wide[start] !== text)

/** True if the line's words are those of the article: it may be a caption or a crosshead after all. */
function isEcho(article: Article, { start, end }: Block): boolean {
  const text = article.wide.slice(start, end)
  return text.length >= 6 && article.wide.indexOf(text) !== article.wide.lastIndexOf(text)
}
