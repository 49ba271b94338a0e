import { flaws, oddQuotes, quoteAround, type Quote } from '../src/language/quotes.js'
import { defineRule, matches } from '../src/rule.js'

const partners: Readonly<Record<string, string>> = { '《': '》', '》': '《', '〈': '〉', '〉': '〈' }

// 印发<<关于……的意见>>、印发<关于……的意见>
//     ^^            ^^       冒充书名号的小于号、大于号
const faked = /(?:<<|＜＜|≪|«|﹤)([^<>＜＞《》≪≫«»﹤﹥\n]{2,60})(?:>>|＞＞|≫|»|﹥)|[<＜](?<!(?:点击|单击|按下|输入|键入|选择).)(\p{Script=Han}[^<>＜＞《》\n/，；]{1,60})[>＞](?![\d零=＝])/gu
// 《关于修改<条例>的决定》
//           ^^^^^^  书名号里的尖括号
const angled = /[<＜]([^<>＜＞《》\n]{1,40})[>＞](?=[^《》\n]{0,40}》)(?<=《[^《》\n]{0,82})/gu
// 舞剧《“山河春色”》
//     ^^^^^^^^^^^^
const quoted = /《“[^“”《》\n]{2,30}”》/gu

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
    '会上印发了{<<关于水利建设的意见>>~>《关于水利建设的意见》}。',
    '会上印发了{<关于水利建设的意见>~>《关于水利建设的意见》}。',
    '会上印发了{«关于水利建设的意见»~>《关于水利建设的意见》}。',
    '课文里有{〈马关条约〉~>《马关条约》}。',
    '《关于修改〈条例〉的决定》公布。',
    '《读〈人类群星闪耀时〉》刊发。',
    '舞剧{《“山河春色”》}上演。',
    '解读《安全生产法》第三条。',
    '阅读《推进“一县一品”实施方案》。',
    '《〈《防汛条例》实施细则〉释义》出版。',
    '当x<5且y>3时成立。',
    '气温<零下10度且风力>6级时停工，点击<确定>按钮，当甲<乙，或丙>丁时不成立。',
    '点击查看更多》》',
  ],
  *check(article) {
    for (const { kind, mark, start, end } of flaws(article)) {
      const other = partners[mark]
      if (!other || isArrow(article.wide, end)) continue
      yield { start, end, message: kind === 'unclosed' ? `书名号“${mark}”没有收尾，缺少“${other}”` : `书名号“${mark}”没有开头，缺少“${other}”` }
    }
    for (const { mark, start, end, innerStart, innerEnd, parent, closed } of oddQuotes(article)) {
      if (mark !== '《' || !closed || parent?.mark !== '《') continue
      const was = article.prose.slice(start, end)
      const fix = `〈${article.prose.slice(innerStart, innerEnd)}〉`
      yield { start, end, message: `书名号里的“${was}”应为“${fix}”`, ...(/[《》〈〉]/u.test(fix.slice(1, -1)) ? {} : { fix }) }
    }
    for (const quote of oddQuotes(article)) {
      if (quote.mark !== '〈' || !quote.closed || isInTitle(quote)) continue
      const name = article.prose.slice(quote.innerStart, quote.innerEnd)
      yield { start: quote.start, end: quote.end, message: `“〈${name}〉”不在书名号里，宜为“《${name}》”`, suggest: [`《${name}》`], severity: 'warning' }
    }
    for (const { start, end } of matches(article, quoted)) yield { start, end, message: '书名号里整个题名又加引号，宜只留一种', severity: 'info' }
    for (const { start, end, text, groups } of matches(article, faked, { in: 'prose' })) {
      if (quoteAround(article, start, '《')) continue
      const right = `《${groups[0] ?? groups[1]}》`
      if (/\p{Script=Han}/u.test(right)) yield { start, end, message: `“${text}”疑为“${right}”`, suggest: [right], severity: 'warning' }
    }
    for (const { start, end, text, groups } of matches(article, angled, { in: 'prose' })) yield { start, end, message: `书名号里的“${text}”应为“〈${groups[0]}〉”`, fix: `〈${groups[0]}〉` }
  },
})

/** 点击查看更多》》 */
const isArrow = (wide: string, end: number): boolean => wide[end - 1] === '》' && (wide[end - 2] === '》' || wide[end] === '》') && /^》?(?:\n|$)/u.test(wide.slice(end, end + 2))

function isInTitle(quote: Quote): boolean {
  for (let around = quote.parent; around; around = around.parent) if (around.mark === '《') return true
  return false
}
