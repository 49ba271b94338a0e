import { allRoles, defineRule, matches } from '../src/rule.js'

// 项目全部开工。（下转第3版）
//               ^^^^^^^^^^^  连同括号
const jump = /[（(【▶►→↓]{0,3}[ \u3000]?(?:紧?下转|紧?上接|(?<=[（(【▶] ?)(?:紧接|下接|续接|接|[文图紧]?转|下传))[ \u3000]?[第笫]?[ \u3000]?(?:[\d一二三四五六七八九十A-Z]{1,4}|头)[ \u3000]?版(?!的)[ \u3000]?[）)】]?/gu

// 项目全部开工。▶▶4版   ……竣工。下转第4
//               ^^^^^           ^^^^^^  箭头引到别的版；“版”字丢了的
const arrow = /[▶►→]{1,3}[ \u3000]?第?[\dA-Z]{1,3}版$/gmu
const cut = /(?:下转|上接)第?\d{1,2}(?<=(?:^|[。”）]).{4,6})$/gmu

export default defineRule({
  summary: '合并成篇后不留转版提示',
  why: '报纸头版的“（下转第3版）”和转版开头的“（上接第1版）”是给读者翻页用的；上网、入库时两半合成一篇，提示要一并删去，前后两段接好。“上接受访”“下转国道”不是转版；“相关报道见第六版”仍有用，不报。',
  source: '编辑部惯例（规则书 L09）',
  covers: ['L09'],
  severity: 'warning',
  roles: allRoles,
  examples: [
    '项目全部开工。{（下转第3版）~>}',
    '{（上接第1版）~>}项目全部开工。',
    '{下转A6版~>}',
    '项目全部开工，年内竣工。\n\n{上接第二版~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '项目全部开工，年内竣工。\n\n{转2版~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '项目全部开工。{（紧接第4版）~>}', '项目全部开工。{▶▶4版~>}', '项目全部开工，年内竣工。{下转第4~>}\n\n各地抢抓农时，确保颗粒归仓。',
    '项目全部开工。{（文转第4版）~>}', '项目全部开工。{（下转头版）~>}', '项目全部开工。{（下转笫3版）~>}',
    '在新征程上接续奋斗。', '记者在首发式上接受采访。', '车流从高速下转向国道。', '（相关报道见第六版）', '版面从上接到下。', '词典第三版上接第二版的体例，新增词条两千余条。',
  ],
  *check(article) {
    for (const { start, end, role } of article.blocks) {
      if (role === 'jump' && /^转/u.test(article.wide.slice(start, end))) yield { start, end, message: `转版提示“${article.prose.slice(start, end)}”宜删去，并接好前后文`, suggest: [''] }
    }
    for (const pattern of [jump, arrow, cut]) for (const { start, end, text } of matches(article, pattern)) yield { start, end, message: `转版提示“${text}”宜删去，并接好前后文`, suggest: [''] }
  },
})
