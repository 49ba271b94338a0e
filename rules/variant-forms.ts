import { tableProblems } from '../src/language/terms.js'
import { defineRule } from '../src/rule.js'

export default defineRule({
  summary: '异形词用推荐词形',
  why: '《第一批异形词整理表》和《264组异形词整理表（草案）》推荐的词形，报刊应当统一采用（弘扬不作宏扬，再接再厉不作再接再砺）。推荐性规范，所以只作提示；编校检查按别字计的几个作警告。人名、地名、行业用语和另有词义的（标识、成份股、筚路蓝缕、鸿图、联结）不报。',
  source: 'GF 1001—2001《第一批异形词整理表》；《264组异形词整理表（草案）》（2003）；《报纸编校质量评比差错认定细则》（1997）第26条',
  covers: ['C03', 'C15', 'C28', 'C43', 'C47', 'C48'],
  severity: 'info',
  yieldsTo: ['column-tag'],
  examples: [
    '{编者案~>编者按}：今日起推出专栏。',
    '代表们陆续{就坐~>就座}，气氛热烈。',
    '{义无返顾~>义无反顾}奔赴一线。',
    '合作社{人材~>人才}短缺。',
    '新馆就坐落在河畔，他一坐就坐到下午。',
    '公司发展转型，登录相关网站，屈原故里飘来歌声。',
    '千年古镇磁器口，道路标识清晰。',
    '先辈筚路蓝缕，后人弘扬传统。',
  ],
  *check(article) {
    yield* tableProblems(article, 'variant-forms', 'info')
  },
})
