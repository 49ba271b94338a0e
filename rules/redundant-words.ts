import { tableProblems } from '../src/language/terms.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '不叠用同义成分',
  why: '“付诸”就是“付之于”，再加“于”便重复；“原因是因为”“切忌不要”“众多莘莘学子”同理。约数的叠用（约二百多人）由另一条规则查。引语和书名中的话照录，书名号内不报。',
  source: '《图书编校质量差错认定细则》（2005）第21条；《现代汉语词典》第7版',
  covers: ['C49'],
  severity: 'warning',
  examples: [
    '把蓝图{付诸于~>付诸}实施。',
    '事故{原因是因为~>原因是}操作不当。',
    '{切忌不要~>切忌|切记不要}酒后驾车。',
    '防止类似事故{不再~>再}发生。',
    '初来乍到，难免不适应，他报以了然的微笑，办理必需要件。', '大家被受邀嘉宾的热情打动。', '人多手杂，{难免不~>难免}出差错。',
    '事故原因是操作不当，要把蓝图付诸实施。',
    '切忌酒后驾车，防止类似事故再次发生。',
    '他们不再来，悲剧不再重演。',
  ],
  *check(article) {
    yield* tableProblems(article, 'redundant-words', 'warning')
  },
})
