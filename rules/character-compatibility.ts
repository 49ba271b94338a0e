import { unusual } from '../src/language/unusual.js'
import { allRoles, defineRule, matches } from '../src/rule.js'

// 部首补充区没有兼容分解，逐个列出；康熙部首里折成繁体的，再折一次
const radicals = pairs('⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺋卩⺌小⺍小⺎兀⺏尢⺐尣⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒长⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟')
const simplified = pairs('戶户見见貝贝車车長长門门韋韦頁页風风飛飞馬马魚鱼鳥鸟鹵卤麥麦黃黄黽黾齊齐齒齿龍龙龜龟靑青')
/** 兼容区里本是正字的十二个（Unicode 称 “不可分解”）。 */
const real = new Set('\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28\uFA29')

// 天⽓转冷
//   ^  部首、兼容字区的字
const compatible = /[\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFAD9]|[\u{2F800}-\u{2FA1D}]/gu

export default defineRule({
  summary: '不用部首字和兼容字代替正字',
  why: '从 PDF 复制的文字常混进康熙部首（⼈、⽇、⽓）和兼容汉字：看着一样，编码不同，检索、朗读、排序都会出错。讲部首的文章可以用到，逐一确认。改动的是汉字，所以只给建议，不自动替换。',
  source: '编辑部惯例；Unicode 兼容分解（NFKC）；GB 18030—2022',
  covers: ['O13', 'O14'],
  severity: 'error',
  roles: allRoles,
  examples: [
    '今天天{⽓~>气}转冷。',
    '推进{⻄~>西}部大开发。',
    '坚持{⼈~>人}{⺠~>民}至上。',
    '列{⻋~>车}驶出{⻓~>长}沙站。',
    '这是{\uF9E9~>里}程碑式的项目。',
    '今天天气转冷。',
    '“⺮”是竹字头，部首“⺼”与“月”易混。',
    '坚持人民至上，推进西部大开发。',
    '朱镕基、喆、㛃、﨑为姓名用字。',
  ],
  *check(article) {
    if (!unusual(article).compatible) return
    for (const { start, end, text } of matches(article, compatible, { in: 'prose' })) {
      if (real.has(text)) continue
      const right = properForm(text)
      // “⺮”是竹字头：讲的是部首本身
      if (/[“‘（]/u.test(article.prose[start - 1] ?? '') && /[”’）]/u.test(article.prose[end] ?? '')) continue
      if (right) yield { start, end, message: `部首、兼容字“${text}”应为正字“${right}”`, suggest: [right] }
      else yield { start, end, message: `“${text}”是部首符号，不是正字` }
    }
  },
})

function properForm(text: string): string | undefined {
  const decomposed = radicals.get(text) ?? text.normalize('NFKC')
  return decomposed === text ? undefined : text >= '\u2F00' && text <= '\u2FD5' ? simplified.get(decomposed) ?? decomposed : decomposed
}

function pairs(list: string): Map<string, string> {
  const chars = [...list]
  return new Map(chars.flatMap((char, i) => i % 2 === 0 ? [[char, chars[i + 1]!] as const] : []))
}
