import { flaws, quotes } from '../src/language/quotes.js'
import { defineRule, matches } from '../src/rule.js'

const partners: Readonly<Record<string, string>> = { '《': '》', '》': '《', '〈': '〉', '〉': '〈' }

// 《关于修改<条例>的决定》
//           ^^^^^^  书名号里的尖括号
const angled = /[<＜]([^<>＜＞《》\n]{1,40})[>＞](?=[^《》\n]{0,40}》)(?<=《[^《》\n]{0,82})/gu

export default defineRule({
  summary: '书名号成对；里层用单书名号',
  why: '书名号缺了一半，书名、篇名、文件名就没有边界。书名号里还要用书名号时，外面用双书名号，里面用单书名号，不能用数学的小于号、大于号代替。',
  source: 'GB/T 15834—2011 4.15.2、4.15.3.5',
  covers: ['P25'],
  severity: 'error',
  examples: [
    '会议通过了{《数据条例草案。}',
    '{会议通过了数据条例草案》}。',
    '《关于修改{<条例>=>〈条例〉}的决定》公布。',
    '《读{＜人类群星闪耀时＞=>〈人类群星闪耀时〉}》刊发。',
    '《关于修改{《条例》=>〈条例〉}的决定》公布。',
    '《关于修改〈条例〉的决定》公布。',
    '《读〈人类群星闪耀时〉》刊发。',
    '解读《安全生产法》第三条。',
    '阅读《推进“一县一品”实施方案》。',
    '《〈《防汛条例》实施细则〉释义》出版。',
    '当x<5且y>3时成立。',
  ],
  *check(article) {
    for (const { kind, mark, start, end } of flaws(article)) {
      const other = partners[mark]
      if (!other) continue
      yield { start, end, message: kind === 'unclosed' ? `书名号“${mark}”没有收尾，缺少“${other}”` : `书名号“${mark}”没有开头，缺少“${other}”` }
    }
    for (const { mark, start, end, innerStart, innerEnd, parent, closed } of quotes(article)) {
      if (mark !== '《' || !closed || parent?.mark !== '《') continue
      const was = article.prose.slice(start, end)
      const fix = `〈${article.prose.slice(innerStart, innerEnd)}〉`
      yield { start, end, message: `书名号里的“${was}”应为“${fix}”`, ...(/[《》〈〉]/u.test(fix.slice(1, -1)) ? {} : { fix }) }
    }
    for (const { start, end, text, groups } of matches(article, angled, { in: 'prose' })) yield { start, end, message: `书名号里的“${text}”应为“〈${groups[0]}〉”`, fix: `〈${groups[0]}〉` }
  },
})
