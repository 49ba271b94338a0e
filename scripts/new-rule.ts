/** `npm run new:rule <id>`: a rule file to start from. Its examples are its tests, so the test runs from the first minute. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const id = process.argv[2]
const root = process.argv[3] ?? new URL('..', import.meta.url).pathname
if (!id || !/^[a-z]+(?:-[a-z]+)+$/u.test(id)) {
  console.error('用法：npm run new:rule 主题-方面（小写英文，连字符相连，如 quote-pairs）')
  process.exit(2)
}
const file = join(root, 'rules', `${id}.ts`)
if (existsSync(file)) {
  console.error(`${file} 已经存在`)
  process.exit(2)
}
writeFileSync(file, `import { defineRule, matches } from '../src/rule.js'

// 截止昨日
// ^^^^ 画出要找的地方
const pattern = /示例错词/gu

export default defineRule({
  summary: '一句话说清约定',
  why: '编辑部为什么在意，什么不管。',
  source: '编辑部惯例',
  covers: [],
  severity: 'info',
  examples: [
    '这里有{示例错词~>示例对词}。',
    '这里什么也不该报。',
    '这里同样什么也不该报。',
  ],
  patterns: [pattern], // 一处也不匹配的文章，check 就不必看
  *check(article) {
    for (const { start, end, text } of matches(article, pattern)) {
      yield { start, end, message: \`“\${text}”疑为“示例对词”\`, suggest: ['示例对词'] }
    }
  },
})
`)
console.log(`写好了 ${file}。改好后运行 npm run generate 和 RULE=${id} npm run test:rules`)
