import type { Article, Block } from '../src/article/article.js'
import { isWord } from '../src/language/dictionary.js'
import { repeats } from '../src/language/repeats.js'
import { unusual } from '../src/language/unusual.js'
import { defineRule, type Problem } from '../src/rule.js'

// 最好的的选择（只在 unusual 找到的叠字处试）
//     ^^  虚字连写；前文、后文排除“目的|的”“现在|在”“实实在在”一类
const particle = /(?<!实实|目|打|众矢之|(?<!目)标|一语中)的的(?![确士哥姐])|(?<![一不甚]|小时|[心胸目]中|总算|终于|心[愿事])了了(?!不起|分明|[却结断愿事之解如然无])|(?<!实|现|处|存|所|内|外|潜|健|何|好|自|还|同|旨|意|志|贵|重)在在(?![线校职野场位编岗逃读建座世押任途家])|(?<![不于还总共调缓柔温饱附平谐祥随暖议讲求言亲中媾唱])和和(?![气睦美平谐解好谈约煦风硕蔼畅])/uy
const others = /(?<![等门及宅次府])第第(?=[一二三四五六七八九十\d])|(?<![但于凡要先可是不])是是(?!非|的|否|是|年)|(?<![一把火拖车扫门])把把(?!关|手|脉|握)|(?<![参给赠])与与(?!会)|(?<=参)与与(?=[其了到过度])|(?<=共)和和(?=国)|(?<=针)对对(?=性)|(?<![一面针反成双相校核应绝派组结作比乐舰敌对])对对(?![得子联方象手称岸面比接应照抗话外内口偶对])|(?<![服听跟随依遵自])从从(?![容前来事业中])|(?<![棉一植绒巾])被被(?!告|子)/uy
const more = /(?<![方走转面导一偏倾志意取动定去流风朝横纵投航双单内外奔通趋逆反东西南北正迎飞所指])向向(?![日上前导往阳东西南北左右])|(?<![少中上大主名武干战健麻老小女门虎猛悍爱骁福宿良强闯选勇飞])将将(?![军士领帅官要近才来进])|(?<![首成古京国江新丰宁帝故迁于昌武燕益大陪六商花魔瓷药茶钢铁泉铜酒名鄂])(?<![旧港锡雾煤冰油石水影东南西北中])都都(?![城市会督])|(?<![合一兼吞归])并并(?![网入发购轨排存联列])|(?<![以普涉顾危波殃推触论提祸累不企莫埃遍惠兼述谈言旁连念])及及(?![时格其早])|而而(?!今)|(?<!不)但但|(?<![自理缘来事案因情])由由(?![此于乡集])|(?<![归偿返退生交奉讨发送])还还(?![款要清债原给钱贷本乡家了得])|(?<!这)这这(?![这…，])|(?<![尤与耳极何])其其(?![格木克])|已已(?![年乎])|也也(?!叔)|既既|(?<![大公天特致促驱即行指假信])使使(?![者用馆命节得])|(?<![成造早高名将迁俯])就就(?![业诊医读餐地近任绪寝座职])|(?<![可所足何得难予加赖用借致])以以(?![色上下内外后前来及为])|们们/uy
// 位于于山脚、中中国：叠字的后面（前面）不成词
const likely = /(?<!授予|给予)于于(?![是洪都田潜湖家庄村某姓谦敏明友])|(?<=的)有有(?=[效关力利序][^无])|(?<=[没具享设持])有有(?![力价关效利益机用害毒色限])|(?<![所没具拥享含占设持还共富稀国私公原现应固仅只独特专都也就要更很又才凡若如保握既且是会将确虽])有有(?![关效利益机用害毒色限期趣名钱力序识别意心志的无])|(?<=^|[，。；：、“”（同和向对是的了以给使让及把被])中中(?=[国央华方][^学])|(?<=集)中中(?=精力|力量|优势|资源|财力)|(?<=分)为为(?=[一两二三四五六七八九十\d多几])|(?<=成)为为(?=[一个])|(?<![认行作成称视列定分名改化人有以因是更变华])为为(?![人此期数何主先什民难准政官害首限伍])|(?<!从[^，。；\n]{0,20}|由[^，。；\n]{0,20})(?<=[达遇得看来感受想提走做办找收听见])到到(?![访场任位岗家校站港期账手会底处货])|(?<![得看感收遇达提直想听见找做办谈受拿等来赶接送走去回跑说问学碰轮周独老报签迟早没不及])到到(?![访场任位岗家校站港期账手会底处货])|(?<![主需重必想只不摘概简纪紧扼提])要要(?![求素害闻么塞职点件领义饭钱回不强挟紧命好脸账])|(?<=[赴抵从至]|^|[，。、])上上(?=海[^的])|(?<![网线路股板场地街海山早晚身手台车船桌墙场点会楼屏])上上(?=市(?:公司|企业|首日|[，。、]))|(?<![可所足何得难予加])以以(?=来[，。、；的])/uy
// 今年今年：不会重叠、也不会两个相接的双音词
const neverTwice = new Set('今年 去年 明年 近日 日前 昨日 昨天 今天 近年 确保 通过 根据 按照 为了 以及 并且 同时 此外 其中 因此 由于 但是 如果 我们 他们 她们 你们 这些 那些 这个 该院 该市 该县 该校 该村 我市 我省 我县 两市 指出 强调 认为 超过 成为 位于 关于 对于 已经 正在 可以 能够 应当 必须 尤其 不断 充分 切实 随着 围绕 针对 都是 也是 不同 网上 接受 属于 称为 具有 所有 至于 由此 从而 进而 而且 不仅 不但 不过 虽然 尽管 即使 只要 无论 不管 除了 例如 比如 曾经 将要 即将 应该 是否 就是 还是 而是 因为 所以 于是 之后 之前 以来 以后 以前 左右 以上 以下 当中 之间 期间 经过 得到 受到 来自 出现 存在 完成 取得 获得 提出 提供 采取 涉及 举办 参加 参与 出席 担任 荣获 表示 现在 当前 当天 当日 本次 此次 首次 今后 未来 以外 之中 之一 方面 使得 导致 造成 形成 构成 组成 建成 建立 成立 设立 推出 发布 公布 印发 出台 实施 启动 开幕 闭幕 落地 落户 落成 投产 竣工 开工 通车 位居 高达 多达 接近 约为 拥有 占有 富有 特有 仅有 尚有 设有 建有 两个 三个 多个 多种 多次 各种 各类 各项 各个 这种 那种 这次 这样 那样 这里 那里 其他 其它 另外 某些 任何 部署 百分 比重 增速 增幅 同比 环比 较上 上述 下列 乃至 甚至 即便 相互 互相 彼此 各自 陆续 先后 随后 然后 接着 此后 此前 最终 终于 最近 近期 近来 日益 更为 尤为 较为 颇为 极为 最为 几乎 至少 只是 只能 不可 不得 不再 不足 未能 无法 难以 难免 有望 有助 有利 有益 有力 有序 无关 首要 必要 重大 巨大 庞大 广大'.split(' '))
// 群众群众：分句开头才算。前面还有字的，多是两个词相接：以优质服务|服务群众，党组织|组织党员，市政府|政府网站
const seldomTwice = new Set('目前 记者 全市 全省 全国 全县 全区 我国 各地 各级 有关 相关 进行 推动 推进 加强 实现 提高 提升 深入 积极 开展 组织 建设 发展 经济 社会 企业 群众 会议 项目 问题 重点 重要 主要 进一步 落实 完善 统一 统筹 促进 保障 服务 监督 生产 生活 市场 农业 农村 工业 旅游 文化 政府 部门 单位 人民 国家 中国 公司 集团 港口 三方 双方 达到 增长 下降 包括 作为 需要 全面 持续 有效 严格 共同 共有 分别'.split(' '))
// 需求增长增长：名词和书面动词，口语里也不重叠；两个词相接的（市政府|政府网站、大队|大队长）不算
const hardlyTwice = new Set('经济 社会 国家 人民 群众 企业 政府 市场 技术 科技 文化 历史 城市 农村 农业 工业 产业 行业 产品 项目 工程 系统 体系 制度 机制 政策 法律 法规 会议 记者 干部 专家 患者 游客 居民 市民 农民 职工 员工 学生 教师 医生 医院 学校 银行 机场 铁路 公路 交通 能源 资源 环境 生态 气候 疫情 病毒 疫苗 药品 食品 粮食 资金 资本 金融 贸易 消费 价格 成本 利润 收入 质量 数量 水平 能力 实力 力量 问题 困难 矛盾 风险 危机 机遇 优势 特色 重点 关键 核心 基础 条件 背景 原因 结果 效果 成果 成绩 成就 经验 教训 方法 方式 方案 方向 目标 任务 责任 义务 权利 权力 利益 价值 精神 思想 理论 理念 观念 意识 信心 信息 数据 网络 媒体 新闻 电视 电影 音乐 艺术 文学 作品 体育 足球 冠军 教练 旅游 景区 酒店 餐饮 商业 商品 平台 部门 机构 单位 协会 委员 主席 总理 总统 部长 书记 主任 女士 青年 儿童 妇女 家庭 世界 国际 全球 亚洲 欧洲 非洲 美国 时代 时期 时间 阶段 过程 情况 状况 形势 局面 事件 事故 灾害 地震 安全 生命 人类 人口 人才 人员 队伍 军队 战争 外交 关系 战略 规划 标准 条例 宪法 案件 法院 法官 律师 警方 民警 犯罪 生产 建设 发展 增长 提升 推进 推动 促进 加强 实现 开展 举行 召开 落实 保障 改革 开放 合作 防控 治理 投入 贯彻 工作 生活 健康 汽车 公司 地区 中心 基地 园区 街道 社区 设施 设备 装备 材料 工业 制造 需求 供应 出口 进口 订单 物流 港口 航班 飞机 卫星 火箭 航天 海洋 森林 土地 河流 空气 污染 排放 温度 面积 规模 比例 总额 产量 产值 税收 财政 预算 债务 贷款 利率 汇率 股票 基金 保险 证券 监管 审批 行政 司法 检察 公安 消防 应急 救援 医疗 卫生 药物 手术 病例 症状 细胞 基因 科学 学术 论文 教授 院士 博士 课程 教材 高校 毕业 就业 职业 岗位 工资 养老 社保 住房 建筑 房屋 道路 桥梁 隧道 地铁 列车 旅客 车辆 驾驶 司机 电力 煤炭 石油 天然气 钢铁 化工 机械 电子 芯片 软件 算法 模型 人工 智能 数字 互联网 移动 通信 电信 手机 电脑 用户 客户 消费者 品牌 广告 商标 专利 知识 产权 遗产 文物 博物馆 图书馆 展览 论坛 峰会 代表团 大使馆 条约 协议 协定 谈判 制裁 关税 武器 导弹 海军 空军 陆军'.split(' ').filter((word) => word.length === 2))
// 科学的管理管理：也能重叠的动词，前面有“的”才算
const asNouns = new Set('研究 学习 领导 管理 服务 组织 支持 保护 活动 监督 教育 投资 创新 影响 变化 要求 需要 调查 报告 计划 规定 选择 合作 运动 比赛 交流 宣传 设计 分析 评价 判断 决定'.split(' '))
// 推动高质量高质量发展
//     ^^^^^^  三个字以上的短语连写两遍
// 今年以来，今年以来，：起句的套话
const opening = /^(?:今年以来|近年来|近日|日前|目前|据介绍|据了解|据悉|同时|此外|会上|其中|与此同时|会议指出|会议强调|截至目前|下一步|当天|当日)，$/u
// 石家庄市辛集市辛集镇
//       ^^^^^^      市、县的驻地与市、县同名
const placeEnds = /^[市县区旗州盟]/u
const townEnds = /^[镇乡]|^街道/u

export default defineRule({
  summary: '不重复字词、短语、段落',
  why: '排版、拼接、粘贴时容易把一个虚字、一个短语、整段话多出一遍。重叠词（实实在在、周周讲）、口号（加油加油）、两个词相接（目的|的、现在|在）、歌词诗行的反复不在此列。删哪一处由编辑定。',
  source: '编辑部惯例；《报纸编校质量评比差错认定细则》（1997）衍文',
  covers: ['O18'],
  severity: 'error',
  roles: ['eyebrow', 'headline', 'subheadline', 'body', 'crosshead', 'caption', 'note'],
  examples: [
    '{第第~>第}三届村民运动会开幕。',
    '这是最好{的的~>的}选择。',
    '请在终端窗口里执行下面的这一行命令：\n\n先备份稿件。\n\n请在终端窗口里执行下面的这一行命令：\n\n再恢复稿件。',
    '{今年以来，今年以来，~>今年以来，}全市新增就业五万人。',
    '推动{高质量高质量~>高质量}发展。',
    '公园全部{向向~>向}市民开放。', '{今年今年~>今年}秋粮丰收在望。', '{确保确保~>确保}颗粒归仓。',
    '方向向左，志向向善。', '首都都在关注。', '以及及时救治。', '大家学习学习再说。', '城市管理管理者的难处。', '以优质服务服务实体经济，基层党组织组织党员走访，登录市政府政府网站，民营企业企业家座谈。', '他给大家介绍介绍情况，再坚持坚持就到了，我特别特别高兴。', '老将将迎战新秀，门将将缺席，土耳其其他地区。', '{群众群众~>群众}反映强烈。', '“发展发展再发展！”', '合并并网，归还还款。', '就就业问题座谈。', '名叫其其格的姑娘。',
    '{会议指出会议指出~>会议指出}，要抓落实。',
    '市里{对对~>对}企业逐户走访。',
    '春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{昨日，全市春耕现场会召开，部署了下一步工作。~>}\n\n各地抢抓农时。',
    '坡上植被被毁，火把把夜空照亮，他来了了却心愿，得了了不起的奖。', '子曰：不曰如之何如之何者。', '人群齐声呐喊加油中国加油中国。', '他摆手：“不敢当不敢当，都是大家的功劳。”', '老人连说好好好，是是是，对对对。',
    '全市春耕现场会召开\n{全市春耕现场会召开~>}\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '取得实实在在的成果', '群众得到的的确不少', '现在在网上就能办', '周周讲、月月行、季季评', '以找工作为目的的实习', '他打的的士来了。', '工会委员会委员出席。', '他在墨西哥墨西哥城去世。', '巡演到了巴拿马巴拿马城、科威特科威特城。', '坐的的哥师傅姓冯，最美的的哥就是他。', '小时了了，大未必佳。', '他对乐理不甚了了。', '并没有有力的证据，只有持有有价证券的人知情。', '他心中了了，总算了了这桩心愿。', '这可不是是个人都能干的活。', '正是是年秋天，他中了举。', '活动旨在在全社会弘扬新风。', '双方议和和停战的消息传开。', '一对对新人步入礼堂。', '把把关、出出主意。', '群众参与与否是关键。',
    '家住江州市河口市河口镇的张某', '看台上响起“加油加油”的喊声。', '商量商量再定。', '一个村一个村地走，一户一户地看。', '红红火火、热热闹闹过大年。', '总投资1000000元。',
  ],
  *check(article) {
    const { twins: places } = unusual(article)
    for (const pattern of [particle, others, more, likely]) for (const { start, text } of twins(article.wide, places, pattern)) {
      yield { ...(pattern === likely ? { severity: 'warning' as const } : {}), start, end: start + 2, message: `“${text}”疑重复，应为“${text[0]}”`, suggest: [text[0]!] }
    }
    for (const start of repeats(article).pairs) {
      const word = article.wide.slice(start, start + 2)
      if ((hardlyTwice.has(word) || asNouns.has(word) && /[的项]/u.test(article.wide[start - 1] ?? '')) && isSlip(article, start)) {
        yield { severity: 'warning', start, end: start + 4, message: `“${word}${word}”疑重复，应为“${word}”`, suggest: [word] }
        continue
      }
      // 各级各级、工会主席主席团：前后还是同一个词的，不止两遍
      if ((neverTwice.has(word) || seldomTwice.has(word) && /[，。；：！？“\n]/u.test(article.wide[start - 1] ?? '\n')) && word !== article.wide.slice(start + 4, start + 6) && !/^[化性者团型再家级式室队站部员会，。！？、”]/u.test(article.wide[start + 4] ?? '') && !isChant(article, start, start + 4)) yield { ...(neverTwice.has(word) ? {} : { severity: 'warning' as const }), start, end: start + 4, message: `“${word}${word}”疑重复，应为“${word}”`, suggest: [word] }
    }
    yield* doubledPhrases(article)
    yield* repeatedParagraphs(article)
    yield* repeatedHeadline(article)
  },
})

/** 经济经济 neither called out, nor where a longer word ends or begins with it: 市政府|政府网站, 工作|工作组. */
function isSlip(article: Article, start: number): boolean {
  const { wide } = article
  if (/[“！…]/u.test(wide[start - 1] ?? '') || /^(?:[化性者团型再家级式室队站部员会组处科局法长报网史学界量]|[^，。]{0,2}(?:经理|负责|主管))/u.test(wide.slice(start + 4, start + 8))) return false
  if (isWord(wide.slice(start - 1, start + 2))) return false
  const word = wide.slice(start, start + 2)
  return word !== wide.slice(start + 4, start + 6) && word !== wide.slice(start - 2, start) && !isWord(wide.slice(start + 2, start + 5))
}

function* twins(wide: string, places: readonly number[], pattern: RegExp): Generator<{ start: number; text: string }> {
  let end = 0
  for (const start of places) {
    if (start < end) continue
    pattern.lastIndex = start
    const m = pattern.exec(wide)
    if (!m) continue
    end = start + 2
    yield { start, text: m[0] }
  }
}

function* doubledPhrases(article: Article): Generator<Problem> {
  const { wide } = article
  for (const { start, end } of repeats(article).phrases) {
    const phrase = wide.slice(start, end - (end - start) / 2)
    if ((/^\p{Script=Han}+$/u.test(phrase) || opening.test(phrase)) && !/[一几逐]|加油|^如之何$|^归去来兮$|^会委员$|^(?:墨西哥|危地马拉|巴拿马|科威特|卢森堡|吉布提|新加坡|摩纳哥|圣马力诺)$/u.test(phrase) && !isChant(article, start, end) && !(placeEnds.test(phrase) && townEnds.test(wide.slice(end, end + 2)))) {
      yield { start, end, message: `“${phrase}”疑重复`, suggest: [article.prose.slice(start, start + phrase.length)] }
    }
  }
}

/** “哈哈哈哈哈哈”, and what is shouted inside quotes. */
function isChant(article: Article, start: number, end: number): boolean {
  const { wide } = article
  return wide[start] === wide[start + 1] || /[“！…]/u.test(wide[start - 1] ?? '') && /[”！…，。]/u.test(wide[end] ?? '')
}

function* repeatedParagraphs(article: Article): Generator<Problem> {
  const { wide } = article
  if (!mayRepeat(article)) return
  const seen = new Map<string, { start: number; end: number }>()
  for (const block of article.blocks) if (isLong(block)) {
    const { start, end } = block
    // 段首十二个字和长度先比
    const key = `${end - start}${wide.slice(start, start + 12)}`
    const first = seen.get(key)
    if (!first) seen.set(key, { start, end })
    // 讲话里的称呼、引出下文的话、嵌着代码和图片的段落不算
    else if (wide.slice(start, end) === wide.slice(first.start, first.end) && !/们！$|：$/u.test(wide.slice(end - 2, end)) && !wide.slice(start, end).includes('\uFFFC')) {
      yield { start, end, message: '此段与前面一段完全相同，疑重复', suggest: [''], related: [{ ...first, message: '首次出现' }] }
    }
  }
}

/** The headline stands twice, one line under the other. */
function* repeatedHeadline({ wide, blocks, meta }: Article): Generator<Problem> {
  // 头信息里的标题在正文里再写一遍，是常例
  const title = meta.get('title')?.value
  for (let i = 1; i < Math.min(blocks.length, 8); i++) {
    const [first, again] = [blocks[i - 1]!, blocks[i]!]
    const length = again.end - again.start
    if (first.role !== 'headline' && first.role !== 'eyebrow' || first.end - first.start !== length || length < 6) continue
    const text = wide.slice(again.start, again.end)
    if (text === title || text !== wide.slice(first.start, first.end)) continue
    yield { start: again.start, end: again.end, severity: 'warning', message: '标题重复', suggest: [''], related: [{ start: first.start, end: first.end, message: '首次出现' }] }
    return
  }
}

const isLong = (block: Block): boolean => block.end - block.start >= 16 && block.role === 'body' && block.kind !== 'cell'

// 一张表用到底，免得篇篇新开；格里是最后一次占它的篇次
const slotBits = 14
const slots = new Uint32Array(1 << slotBits)
let visit = 0

/** False if no two paragraphs agree in length and a few letters; true, too, when a slot of the small table is shared by chance. */
function mayRepeat({ wide, blocks }: Article): boolean {
  visit++
  for (const block of blocks) {
    if (!isLong(block)) continue
    const { start, end } = block
    const h = Math.imul(Math.imul(Math.imul(end - start, 0x9e3779b1) ^ wide.charCodeAt(start), 0x85ebca6b) ^ wide.charCodeAt(start + 5), 0xc2b2ae35) >>> (32 - slotBits)
    if (slots[h] === visit) return true
    slots[h] = visit
  }
  return false
}
