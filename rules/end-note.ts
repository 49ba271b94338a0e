import { allRoles, defineRule, matches } from '../src/rule.js'

// （责任编辑：张三。）
//               ^  括号里不加句号
const inside = /。(?=）)(?<=（(?:责任编辑|责编|编辑|作者系|作者单位|作者为|据新华社)[^（）\n]{0,60}。)/gu
// （作者系市总工会干部）。
//                   ^  括号外也不加
const behind = /。$(?<=(?:^（(?:责任编辑|责编|编辑|作者系|作者单位|作者为|据新华社)[^（）\n]{0,60}）|[。！？”]（(?:责任编辑|责编|作者系|作者单位|作者为)[^（）\n]{0,60}）)。)/gmu

export default defineRule({
  summary: '文末附注的括号里外不加句号',
  why: '“（责任编辑：张三）”“（作者系……）”“（据新华社）”单独成行或接在末句之后，用全角括号，括号里外都不加句号。',
  source: 'GB/T 15834—2011 附录A.8、B.2.2；编辑部惯例（规则书 L11）',
  covers: ['L11'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '（责任编辑：张三{。=>}）',
    '（作者系市总工会干部）{。=>}',
    '（责任编辑：张三）', '（作者系市总工会干部）', '（据新华社）', '来信刊出后反响热烈（作者系一名教师）。', '（他的回答是：去。）',
  ],
  patterns: [inside, behind],
  *check(article) {
    for (const { start, end } of matches(article, inside)) yield { start, end, message: '附注括号里的“。”应删去', fix: '' }
    for (const { start, end } of matches(article, behind)) yield { start, end, message: '附注括号后的“。”应删去', fix: '' }
  },
})
