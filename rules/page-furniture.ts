import { allRoles, defineRule } from '../src/rule.js'

// 责任编辑、版式设计：版面上本该有的人员栏，只提示
const staff = /^[（(]?(?:本版|本期)?(?:责任编辑|责编|本版编辑|执行主编|值班(?:编委|主任|总编|编辑|总值)|签发|版式|美编|美术编辑|视觉|校对|检校|组版)/u

// 征文、招聘启事里的联系办法是内文
const contact = /^(?:投稿邮箱|电子信箱|邮箱|网址|官网|官方网站|新闻热线|订阅热线|广告热线)/u
const appeal = /启事|征文|征稿|征集|招聘|招募|约稿|公告|报名/u
// 乙巳年冬月：文末的题署
const cyclicYear = /^[甲乙丙丁戊己庚辛壬癸]/u

export default defineRule({
  summary: '正文里不留版次、日期、热线等版面残留',
  why: '版次（第3版 要闻、A06）、页码、报头日期（2023年3月16日 星期四）、责编校对、投稿邮箱、刊号、网页的“您当前的位置”“扫码关注”不是稿件的一部分，是从版面、网页带来的，上网、入库前要去掉。责任编辑等人员栏只作提示；句子里提到版次、日期不在此列。',
  source: '编辑部惯例（规则书 L12）',
  covers: ['L12', 'O12'],
  severity: 'warning',
  yieldsTo: ['jump-line', 'clock-time', 'date-invalid', 'date-weekday'],
  roles: allRoles,
  examples: [
    '{第3版 要闻}\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{7}\n\n各地抢抓农时，确保颗粒归仓。',
    '{2023年3月16日 星期四}\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{责任编辑：张三　美编：李四　校对：王五}',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{2024年10月25日　第4版}\n\n各地抢抓农时，确保颗粒归仓。',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{滨海日报 2025年11月20日 04}\n\n各地抢抓农时，确保颗粒归仓。',
    '{首页 > 新闻 > 本地}\n\n春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。\n\n{浏览次数：1234}\n\n{闽ICP备12345678号}',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{扫码看视频}\n\n各地抢抓农时，确保颗粒归仓。',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{12 /}\n\n各地抢抓农时，确保颗粒归仓。\n\n{责任编辑：}',
    '昨日，全市春耕现场会召开，部署了下一步工作。\n\n{http://}\n\n各地抢抓农时，确保颗粒归仓。\n\n{总第12期}',
    '读书会纪要\n\n第1期\n\n大家共读一部游记，谈了两个小时。\n\n第2期\n\n大家共读一部诗集，谈到深夜才散。',
    '{A06 要闻}\n\n春耕正当时\n\n昨日，全市春耕现场会召开，部署了下一步工作。',
    '2023年3月16日，大会在北京开幕。', '该文刊于第3版头条位置。', '责任编辑负责终审。', '《竹枝词》序\n\n竹枝词者，里巷之歌也，至清而极盛。\n\n乙巳年冬月',
    '驻村日记\n\n2025年9月1日　星期一　晴\n\n上午到村小学参加开学典礼，全校十七个孩子。\n\n2025年9月15日　星期一　阴\n\n养蜂户的蜂箱被雨泡了，损失不小。', '春到青石\n一\n昨日，全市春耕现场会召开，部署了下一步工作。\n二\n各地抢抓农时，确保颗粒归仓。',
  ],
  *check(article) {
    const lastBody = article.blocks.findLast(({ role }) => role === 'body')
    for (const block of article.blocks) {
      if (block.role !== 'furniture') continue
      const text = article.text(block)
      if (cyclicYear.test(text) && lastBody && block.start > lastBody.start) continue
      const message = `“${text.length > 20 ? `${text.slice(0, 19)}…` : text}”是版面残留，宜删去`
      if (staff.test(text) || block.kind === 'cell' || (contact.test(text) && appeal.test(article.wide.slice(0, 200)))) yield { start: block.start, end: block.end, message, severity: 'info' }
      else yield { start: block.start, end: block.end, message }
    }
  },
})
