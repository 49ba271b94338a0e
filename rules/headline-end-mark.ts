import type { Article } from '../src/article/article.js'
import { defineRule } from '../src/rule.js'

const points = '。，；、：—'

// 尊敬的各位来宾，  题下是讲话的称呼；各县人民政府，市直各单位：  公文的主送机关
const salutation = /^(?:尊敬|亲爱|敬爱)的|^各位|^各.{2,80}：$|(?:们|同志|先生|女士)[，：]$/u

export default defineRule({
  summary: '标题末尾不用点号',
  why: '标题、小标题末尾一般不用句号、逗号、分号、顿号、冒号；确有疑问、感叹、省略的，可用问号、叹号、省略号。段首自成一句的小标题（“打造‘一县一品’。”）不在此列。',
  source: 'GB/T 15834—2011 附录B.4',
  covers: ['P31'],
  severity: 'warning',
  yieldsTo: ['paragraph-broken'],
  roles: ['eyebrow', 'headline', 'subheadline', 'crosshead', 'body'],
  examples: [
    { text: '# 全市安全生产会议召开{，=>}\n\n正文讲的是安全生产工作，会议在市里召开。', format: 'markdown' },
    { text: '# 深化改革赋能，绿色发展显担当{。=>}\n\n正文讲的是改革，会议在市里召开。', format: 'markdown' },
    '全市春耕现场会昨日召开{。=>}\n\n本报讯（记者张三）昨日，全市春耕现场会在城关镇召开。',
    { text: '# “翻译是一场漫长的对话{。=>}”\n\n翻译家的书房不大，四壁皆书。', format: 'markdown' },
    '全市春耕现场会昨日召开{。=>}\n\n　　会议要求抓紧备耕，确保全年粮食丰收。',
    '春耕正当时{：=>}\n\n本报记者 张三\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '春耕正当时{——~>}\n\n本报记者 张三\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '全市春耕现场会昨日召开。\n\n会议要求抓紧备耕。',
    { text: '# 和平协议签署之后……\n\n正文讲的是和平，协议签署了。', format: 'markdown' },
    '图说天下\n\n①果农在山坡上吊运脐橙。张三摄（影像中国）\n\n②渔民在海湾里驾船收获紫菜。李四摄（新华社发）\n\n③近日，村民在寨子里晾晒禾糯。',
    { text: '# 里海是湖，还是海？\n\n里海是湖，也叫海。', format: 'markdown' },
    { text: '# 深化改革赋能，绿色发展显担当\n\n正文讲的是改革。', format: 'markdown' },
    '在海洋科学大会上的致辞\n\n尊敬的各位来宾，\n\n女士们、先生们：\n\n很高兴同各位新老朋友相聚，共商海洋科学发展大计。',
    '关于做好秋收工作的通知\n\n各县（市、区）人民政府，市政府各部门、各直属单位：\n\n现将有关事项通知如下，请认真组织落实，确保颗粒归仓。',
    { text: '# 会议\n\n唱响“一村一戏”。县文化馆注重发挥自身所长。', format: 'markdown' },
  ],
  *check(article) {
    const { blocks } = article
    for (let i = 0; i < blocks.length; i++) {
      const { role, kind, start, end } = blocks[i]!
      if (role === 'body' && i > 0) continue
      if (role !== 'headline' && role !== 'subheadline' && role !== 'eyebrow' && role !== 'crosshead' && !(i === 0 && isTitleLine(article))) continue
      const isQuote = article.wide[end - 1] === '”' && article.wide[start] === '“' && kind === 'heading' && article.wide[end - 2] === '。'
      const at = isQuote ? end - 2 : end - 1
      const mark = article.wide[at]!
      // 引出下文的短题可以用冒号
      if (!points.includes(mark) || ('：—'.includes(mark) && !((role === 'headline' || i === 0) && blocks[i + 1]?.role === 'byline') && (mark === '—' || end - start <= 14)) || salutation.test(article.wide.slice(start, end)) || /^[①-⑳]/u.test(article.wide.slice(start, start + 1))) continue
      if (mark === '—') yield { start: article.wide[at - 1] === '—' ? at - 1 : at, end: at + 1, message: '标题末尾的破折号应删去', suggest: [''] }
      else yield { start: at, end: at + 1, message: `标题末尾的“${mark}”应删去`, fix: '' }
    }
  },
})

/** 首行是一短句，下一行以电头或署名开头：首行是标题 */
function isTitleLine({ blocks, wide }: Article): boolean {
  const [first, second] = blocks
  if (!first || !second || first.end - first.start > 45) return false
  // 报纸：题顶格，正文空两格
  if (!first.indent && (second.indent ?? 0) >= 2) return true
  return second.role === 'byline' || /^(?:本报|新华社|中新社|中新网|央视网|人民网|\p{Script=Han}{2,6}(?:网|社|报)?)[\p{Script=Han}\d]{0,12}(?:讯|电|消息|报道)[ \u3000（(：]/u.test(wide.slice(second.start, second.start + 30))
}
