import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { profiles } from '../profiles.js'
import { rules as allRules } from '../../rules/index.js'
import { configNames } from '../config.js'
import type { Rule } from '../rule.js'
import { UsageError } from '../flags.js'
import { write } from '../batch/lines.js'
import type { ExitStatus, Surroundings } from './check.js'

/** `zh-news init`: a commented `.textlintrc` in the working directory. Never overwrites. */
export async function init(args: readonly string[], { cwd, stdout }: Surroundings): Promise<ExitStatus> {
  if (args.length) throw new UsageError('zh-news init 不带参数，写在当前目录')
  const there = configNames.find((name) => existsSync(join(cwd, name)))
  if (there) throw new UsageError(`这里已经有 ${there}，没有动它`)
  const { putFile } = await import('../batch/write.js')
  putFile(join(cwd, '.textlintrc'), template())
  await write(stdout, '写好了 .textlintrc。现在就可以查：zh-news\n')
  return 0
}

/** JSON with comments: textlint reads that too. */
export function template(): string {
  const rules: Readonly<Record<string, Rule>> = allRules
  const off = Object.entries(rules).filter(([, rule]) => rule.enabled === false)
  const someOff = off[0]?.[0] ?? Object.keys(rules)[0]!
  const withOption = Object.entries(rules).find(([, rule]) => Object.values(rule.options ?? {}).some(({ oneOf }) => oneOf))
  const [option, spec] = Object.entries(withOption?.[1].options ?? {}).find(([, { oneOf }]) => oneOf) ?? []
  return `{
  "$schema": "./node_modules/textlint-rule-preset-zh-news/rules/schema.json",
  "rules": {
    "preset-zh-news": {
      // 整套方案：
${Object.entries(profiles).map(([name, { summary }]) => `      //   ${name}　${summary}`).join('\n')}
      "profile": "recommended",

      // 一条规则可以关（false）、开（true）、改级别（"error" "warning" "info"），或带选项。
      // zh-news explain 列出全部规则，zh-news explain 规则名 看一条的说明和选项。
      // "${someOff}": "warning",
${withOption && option && spec ? `      // "${withOption[0]}": { "severity": "warning", "${option}": ${JSON.stringify(spec.default)} }, // ${option}：${spec.oneOf!.join('、')}\n` : ''}
      // 本单位的口号、固定短语表；zh-news slogans draft 稿库目录 > slogans.yml 可从已发稿件起草一份：
      // "slogans": "slogans.yml",

      // 有的目录另有规矩：写法同 .gitignore，后面的压过前面的。
      "overrides": [
        // { "files": "print/", "profile": "print" },
        // { "files": ["web/", "*.html"], "profile": "web" },
        // { "files": "draft/", "${Object.keys(rules)[0]}": "info" }
      ]
    }
    // 还可以用别的 textlint 规则，如（先 npm install）：
    // , "preset-ja-technical-writing": { "no-nfd": true, "ja-no-mixed-period": false }
  }
  // 稿件里临时不查一段：<!-- textlint-disable 规则名 -- 为什么 --> …… <!-- textlint-enable -->
  // 整个文件不查：写进 .textlintignore
}
`
}
