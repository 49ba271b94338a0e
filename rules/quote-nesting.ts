import { isInRunningQuote, oddQuotes, type Quote } from '../src/language/quotes.js'
import { defineRule } from '../src/rule.js'

const swapped: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' }

export default defineRule({
  summary: '引号外双内单',
  why: '引号里还要用引号时，外面一层用双引号，里面一层用单引号，再往里又用双引号。书名号里的引号重新从双引号算起。外文的撇号（Xi’an）不是引号。',
  source: 'GB/T 15834—2011 4.8.3.4',
  covers: ['P13'],
  severity: 'error',
  examples: [
    '他说：“要弘扬{“孺子牛”=>‘孺子牛’}精神。”',
    '他说：{‘要弘扬“孺子牛”精神。’=>“要弘扬‘孺子牛’精神。”}',
    '获评{‘文明村’=>“文明村”}称号。',
    '“对照{“去四化”=>‘去四化’}目标抓落实。”',
    '“他读了《{‘三农’=>“三农”}手记》。”',
    '他说：“要弘扬‘孺子牛’精神。”',
    '“他念道：‘所谓“仁者”，爱人也。’大家都笑了。”',
    '出台《“一县一品”实施方案》。',
    '“省里出台了《“一县一品”实施方案》。”她说。',
    '“对照‘增三性、去四化’目标抓落实。”',
    '信中写道：“亲爱的爸爸妈妈：\n\n我在部队一切都好，班长常说，‘平时多流汗，战时少流血’，请放心。\n\n此致敬礼！”',
    '“村里的老话是‘人勤地不懒’，谁家都信。\n\n“今年，我们又建了冷库。”村支书说。',
    'The minister said: ‘We will not give up,’ adding that ‘the people’s will’ must prevail.',
    'O’Neill在Xi’an教书。',
  ],
  *check(article) {
    for (const quote of oddQuotes(article)) {
      const { mark, start, end, closed } = quote
      if (!closed || (mark !== '“' && mark !== '‘')) continue
      const around = enclosingQuote(quote)
      const wanted = around === '“' ? '‘' : '“'
      if (mark === wanted || around && isWrong(quote.parent!) || !around && isInRunningQuote(article, start)) continue
      const was = article.prose.slice(start, end)
      if (was.length > 300 || isForeign(article.prose, start, end)) continue
      const inner = was.slice(1, -1)
      // 方向反了的两端也写正
      const now = `${wanted}${inner.replace(/[“”‘’]/gu, (c) => swapped[c]!)}${wanted === '“' ? '”' : '’'}`
      const shown = inner.length > 24 ? `${inner.slice(0, 10)}……${inner.slice(-8)}` : inner
      const certain = !/[A-Za-z\d]’|’[A-Za-z\d]/u.test(was)
      yield { start, end, message: around ? `引号里的“${shown}”应改用${wanted === '‘' ? '单' : '双'}引号` : `最外层的“${shown}”应改用双引号`, ...(certain && { fix: now }) }
    }
  },
})

/** The quotation right around this one; a title or the open text begins anew. */
function enclosingQuote({ parent }: Quote): '“' | '‘' | undefined {
  for (let quote = parent; quote; quote = quote.parent) {
    if (quote.mark === '“' || quote.mark === '‘') return quote.mark
    if (quote.mark === '《' || quote.mark === '〈') return undefined
  }
  return undefined
}

/** A quotation that is itself at the wrong level has been reported, with all that is in it. */
function isWrong(quote: Quote): boolean {
  for (let q: Quote | undefined = quote; q; q = q.parent) {
    if (q.mark === '“' || q.mark === '‘') {
      const around = enclosingQuote(q)
      if (q.mark !== (around === '“' ? '‘' : '“')) return true
    }
    if (q.mark === '《' || q.mark === '〈') return false
  }
  return false
}

/** English running text may put single quotes outside. */
function isForeign(prose: string, start: number, end: number): boolean {
  return !/\p{Script=Han}/u.test(prose.slice(start, end)) && /[A-Za-z,.:;?!]\s$/u.test(prose.slice(Math.max(0, start - 2), start))
}
