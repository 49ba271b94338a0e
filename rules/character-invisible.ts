import { quoteAround } from '../src/language/quotes.js'
import { unusual } from '../src/language/unusual.js'
import { allRoles, defineRule, matches } from '../src/rule.js'

// 全面⟨零宽空格⟩推进
//     ^  看不见、也不占位的字符
const invisible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u0300-\u036F\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E01EF}]+/gu
// 全面⟨不换行空格⟩推进
//     ^  句中两个汉字之间的异样空格；署名、标题里的是排版
const oddSpace = /(?<=\p{Script=Han}{2})[\u00A0\u1680\u2000-\u200A\u202F\u205F](?=\p{Script=Han}{2})/gu
const names: Readonly<Record<number, string>> = {
  0x00AD: '软连字符', 0x200B: '零宽空格', 0x200C: '零宽不连字', 0x200D: '零宽连字', 0x200E: '左至右标记', 0x200F: '右至左标记', 0x2060: '词连接符', 0xFEFF: '字节序标记',
  0x2028: '行分隔符', 0x2029: '段分隔符', 0x00A0: '不换行空格',
}

const joining = /[\u0590-\u109F\u1780-\u18AF]/u

export default defineRule({
  summary: '文中没有看不见的字符',
  why: '零宽空格、软连字符、方向标记、控制字符看不见，却会使检索落空、断行错位、排版软件出错，多是从网页或 PDF 带来的。表情符号里的连字、变体选择符不动；文件开头的字节序标记属于编码，也不动。句中汉字之间的不换行空格等换成普通空格，级别为提示。',
  source: '编辑部惯例；Unicode 15 第23章',
  covers: ['O15'],
  severity: 'error',
  yieldsTo: ['han-space'],
  roles: allRoles,
  examples: [
    '全面{\u200B=>}推进乡村振兴。',
    '全省经济{\u00AD=>}发展态势良好。',
    '他{\u200E=>}说路{\u0008=>}通了。',
    '全省上下全面{\u00A0=> }推进乡村振兴。',
    '全省上下全面{\u{E0100}=>}推进乡村振兴。',
    '全省上下全面{\u3164=>}推进{\u0301=>}乡村振兴。',
    '波斯语“می\u200Cخواهم”意为“我想要”，希伯来语“\u200Fשלום\u200F”意为“和平”，印地语“क्\u200Dष”是合体字母。',
    '拼音字母 e\u0301 由两个码位组成。',
    '编号为 A12\u00A0B34 的样品。',
    '活动以“双节同庆\u00A0乐享团圆”为主题。',
    '本报记者 崔\u00A0佳',
    '本报巴黎5月2日电\u2003记者从当地获悉，展览开幕。',
    '消防员👨‍🚒出动，❤️送达，看台上挥着🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}。',
    '全面推进乡村振兴。',
    '活动定于 3 月 15 日举行。',
    '张　三 李四',
  ],
  *check(article) {
    const has = unusual(article)
    if (has.invisible) for (const { start, end, text } of matches(article, invisible, { in: 'prose' })) {
      if (/^[\u200D\uFE0E\uFE0F]+$/u.test(text) && /[\p{Extended_Pictographic}\p{Emoji_Modifier}\d#*]$/u.test(article.prose.slice(Math.max(0, start - 2), start))) continue
      // 旗帜表情末尾的标记，附在汉字上选字形的
      if (/^[\u{E0000}-\u{E007F}]+$/u.test(text) && /\p{Extended_Pictographic}$/u.test(article.prose.slice(Math.max(0, start - 2), start))) continue
      // 阿拉伯文、希伯来文的方向标记，波斯文、印地文的连字
      if (/^[\u061C\u200C-\u200F\u202A-\u202E\u2066-\u2069]+$/u.test(text) && (joining.test(article.prose[start - 1] ?? '') || joining.test(article.prose[end] ?? ''))) continue
      // e\u0301：附在外文字母上的声调
      if (/^[\u0300-\u036F]+$/u.test(text) && /\p{L}/u.test(article.prose[start - 1] ?? '') && !/\p{Script=Han}/u.test(article.prose[start - 1] ?? '')) continue
      yield { start, end, message: `看不见的字符（${nameOf(text)}）应删去`, fix: '' }
    }
    if (has.oddSpace) for (const { start, end, text } of matches(article, oddSpace, { in: 'prose', roles: ['body'] })) {
      if (/[日讯电]/u.test(article.prose[start - 1]!) || quoteAround(article, start)) continue
      yield { start, end, message: `异样的空格（${nameOf(text)}）宜换成普通空格`, fix: ' '.repeat(text.length), severity: 'info' }
    }
  },
})

function nameOf(text: string): string {
  const code = text.codePointAt(0)!
  return `${names[code] ?? (code < 0x20 ? '控制字符' : '')}U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
