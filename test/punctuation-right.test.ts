/** What only looks wrong (rule book P36): every rule at once stays silent on it, fixes included. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/article/read.js'
import { lint, resolveConfig } from '../src/lint.js'

const right: Readonly<Record<string, readonly string[]>> = {
  '并列的引语、书名之间没有顿号': ['馆里开设“周末学堂”“晚间书场”等栏目，添置了《海错图笔记》《茶经》等图书。'],
  '有别的词隔开，顿号要用': ['馆里开设“周末学堂”、手工课、读书会等活动，订阅《光明日报》（数字版）、《读书》等报刊。', '“早读五分钟”天天读、“故事达人”月月讲，孩子们很喜欢。'],
  '后半标号后接点号': ['他把这叫“慢功夫”，也叫“笨办法”。', '条例共六章（含附则），附有《名词解释》，自下月起施行。', '她问：“路通了吗？”又说：“真通了！”'],
  '引语在句末，句号在引号里': ['老人说：“日子会越来越好的。”'],
  '省略号、破折号挨着引号、括号': ['他说：“让我想想……”（停顿）“也许可以。”', '她只说了一句——“等我回来”。', '“听，海浪声……”“真好。”'],
  '冒号、逗号后接引语': ['横幅上写着：“平安回家”，她说，“我看见了。”'],
  '引号里的口号自带顿号、逗号': ['推进“千村示范、万村整治”工程，做到“既要绿水青山，又要金山银山”。'],
  '数字、地名之间的一字线': ['共有2—3项工作重点抓，会期为3月5日—11日，北京—上海列车增开。'],
  '半角的百分号、加号、斜线、字母': ['“5+2”产业增长10.5%，推进“互联网+”行动，“8+X”服务体系运行，票价200元/人，和/或，R&D投入增加。'],
  '发文字号、案号、译者国籍': ['国办发〔2024〕12号文件印发，案号为（2023）苏09民终1号，译自[英]史密斯。'],
  '段首的标号': ['——访劳动模范李某', '……他没有再说下去，转身走进了雨里。', '（综合本报记者报道）昨日，展览开幕。', '【现场】昨日上午，展览开幕。'],
  '书名号里又有括号': ['《档案管理办法（2023年版）》（以下简称《办法（2023年版）》）已经施行。'],
  '书名号里的双引号，引号里的单引号': ['印发《“一村一品”实施方案》，她说：“要弘扬‘孺子牛’精神。”'],
  '以句号收尾的段首小标题': ['打造“一村一品”。县里发挥自身优势，定下二十个重点课题，取得了成效。'],
  '题名里的空格、署名里的空格': ['他以《坚持绿色发展 建设美丽家园》为题授课。', '□通讯员 张三 李四 记者 王五'],
  '间隔号连接的地名': ['服务体系盐城·建湖专场昨日举行，安东尼奥·古特雷斯发来贺信。'],
  '时刻、比分、千分位、网址': ['比赛15:40开球，首回合3:1，票房1,024万元，详情见https://example.cn/a?b=1,2。'],
}

test('what only looks wrong', async (t) => {
  const config = resolveConfig()
  for (const [what, sentences] of Object.entries(right)) await t.test(what, () => {
    for (const sentence of sentences) {
      const found = lint(readArticle(sentence), config).findings.filter((f) => f.severity !== 'info' || f.fix)
      assert.deepEqual(found.map((f) => `${f.rule} ${sentence.slice(f.start, f.end)} ${f.message}`), [], sentence)
    }
  })
})
