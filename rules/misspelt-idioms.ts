import { tableProblems } from '../src/language/terms.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '成语不写错别字',
  why: '成语字形固定，错一个字就是差错（再接再励、一如继往、名列前矛）。表在 misspelt-idioms.tsv，逐条注明出处。成语的两可写法（故步自封、势不可挡、前赴后继、了若指掌）不在表内；引号拆开的谐音（“食”全“食”美）不报；书名号内只作疑问。',
  source: '《现代汉语词典》第7版；《图书编校质量差错认定细则》（2005）第6条',
  covers: ['C13', 'C24', 'C25', 'C28', 'C29', 'C30', 'C33', 'C45'],
  severity: 'error',
  yieldsTo: ['glyph-misread', 'odd-characters'],
  examples: [
    '会场{坐无虚席~>座无虚席}，掌声经久不息。',
    '乡亲们以{契而不舍~>锲而不舍}的精神治沙。',
    '要{再接再励~>再接再厉}，做到学深悟透、{融汇贯通~>融会贯通}。',
    '{时不待我~>时不我待}，必须{全力以付~>全力以赴}。',
    '名列前茅的选手再接再厉，以锲而不舍的精神备战。',
    '他不愿故步自封，势不可挡地向前，乡亲们前赴后继。',
    '前面没路可走，大火经久不熄，他自以为事情不难，有些话总得来说说清楚。', '瞻望未来，传递有声力量，喜玛拉雅美术馆开展。',
    '会场掌声{经久不熄~>经久不息}。', '{总得来说~>总的来说}，开局良好。',
    '文化节打造“食”全“食”美的体验。',
    '节目《声临其境》开播。',
  ],
  *check(article) {
    yield* tableProblems(article, 'misspelt-idioms', 'error', 'doubt')
  },
})
