import { quoteAround } from '../src/language/quotes.js'
import { defineRule, matches } from '../src/rule.js'

// 经ji发展   美好de生活   推进zhongdian工程
//   ^^           ^^           ^^^^^^^^^
const run = /[a-z](?<=\p{Script=Han}.)[a-z]{1,17}(?=\p{Script=Han})/gu
const initial = '(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)'
const final = '(?:ai|ang?|ao|a|ei|eng?|er|e|iang?|iao|ia|ie|ing?|iong|iu|i|ong|ou|o|uai|uang?|ua|ue|ui|un|uo|u|ve?)'
const syllable = new RegExp(`^(?:${initial}${final}|[ae]ng|ang?|ao|ai|en|er|ou)$`, 'u')
const several = new RegExp(`^(?:${initial}${final}){2,4}$`, 'u')
/** 几个音节连写的，要有只有汉语拼音才有的拼法：panda、sofa、data是外来词 */
const chinese = /zh|q[iu]|x[iu]|j(?:i[aeou]|ing?|u[ae])|iang|uang|iao|[gdtlnzcs]uo|shi|gong|[bdpmn]ian/u
/** 是英语、网络用语、单位、品牌的音节 */
const words = new Set('ta pin can men fan he she me you die long song sun son bang tang gang hang ban pan ping ding pi mu nu xi bi da pa la le lo po tui na niu pia mia duang biang biangbiang wan lan ai ka ha hei ei en er ou man si ci ma mo su ao gu ha ho so to no go do we be bo bye hi pe te ti tu per per mini sa ra re ru lu sing king wing ring ting rang sang long dong bin din tin ben den hen pen ten mang fun gun run pun nun bun hun woo zen yan yin ying yu yo wa wo fu fa'.split(' '))
/** 谈读音的句子 */
const phonetic = /拼音|读音|音节|声母|韵母|注音|发音|读作|读成|念作|念成|谐音|字音|方言|多音字|声调|键盘|输入|域名|网址|邮箱|账号|用户名|微信号|公众号|缩写/u

export default defineRule({
  summary: '拼音没有转成汉字',
  why: '输入法没有上屏、切换慢半拍，会把一个字的拼音留在句中（经ji发展、美好de生活）。汉字之间的小写音节才报；英语词、网络用语（ta、men、pin、get、vlog、app）、品牌名、谈读音的句子和引号里的戏仿不在此列。',
  source: '编辑部惯例',
  covers: [],
  severity: 'warning',
  roles: ['body', 'crosshead', 'caption', 'headline', 'subheadline', 'eyebrow'],
  examples: [
    '全县经{ji}社会发展势头良好。',
    '人们向往美好{de}生活，会议由他主{chi}开。',
    '扎实推进{zhongdian}工程建设。',
    '发布vlog，下载app，logo很醒目，玩cosplay的人，打call，vs客队。',
    '一碗biangbiang面，一碗biang面，mia同学笑得duang一下，把na写成钠。', '听ta说，请ta们来，pin一下，很man很cool，po出照片，小米su七。',
    '乘坐ofo单车，vivo手机，假冒labubu玩偶，mini音箱，在ins上走红。',
    '这个字读shi音，“石”的拼音是shi而不是si。',
    '一只panda玩偶，跳一支tango舞，sofa很软，demo版本，data中心。',
    '他喊着“yi二三”往前冲，账号是guo某某。',
  ],
  prosePatterns: [run],
  *check(article) {
    const { prose } = article
    for (const { start, end, text, block } of matches(article, run, { in: 'prose' })) {
      if (words.has(text) || !syllable.test(text) && !(several.test(text) && chinese.test(text))) continue
      const quote = quoteAround(article, start)
      if (quote && quote.end - quote.start < 12 || /[读念音叫名]/u.test(prose[start - 1]!) || phonetic.test(prose.slice(Math.max(block.start, start - 40), Math.min(block.end, end + 40)))) continue
      // 品牌、账号不止出现一次
      if (text.length > 3 && prose.indexOf(text) !== prose.lastIndexOf(text)) continue
      yield { start, end, message: `拼音“${text}”疑没有转成汉字` }
    }
  },
})
