import { parseArgs } from 'node:util'

/** A wrong command line. The message is Chinese, for the user. */
export class UsageError extends Error {}

/** How a flag is written and what `--help` says of it. `value`: its name in the help; absent for a switch. */
interface Flag { value?: string; short?: string; multiple?: true; group: string; help: string }

/** Every flag of `zh-news [paths…]` and `zh-news merge`, in the order of `--help`. */
const table = {
  fix: { group: '改', help: '改正有唯一答案的问题' },
  'fix-dry-run': { group: '改', help: '只显示会怎样改（unified diff），不动文件' },
  format: { value: '名称', short: 'f', group: '报', help: '默认 vfile；还有 ' },
  'output-file': { value: '文件', short: 'o', group: '报', help: '报告写进文件' },
  quiet: { group: '报', help: '只报错误，不报警告和提示' },
  color: { group: '报', help: '用不用颜色（--no-color）' },
  'max-warnings': { value: 'N', group: '报', help: '警告多于 N 条也算不合格' },
  'max-error-rate': { value: 'N', group: '报', help: '编校差错率（估算）超过万分之 N 也算不合格' },
  stdin: { group: '查', help: '从标准输入读一篇' },
  'stdin-filename': { value: '名称', group: '查', help: '这一篇算作什么文件：定格式、定配置' },
  'stdin-ndjson': { group: '查', help: '每行一篇 JSON（id、text、path 或 format），每行一个结果' },
  encoding: { value: '名称', group: '查', help: '文件的编码；不写则逐个识别' },
  changed: { value: '版本', group: '查', help: '只报 git 里改动过的行，默认相对 HEAD' },
  'show-roles': { group: '查', help: '打印每一行被当作什么（标题、署名、正文……）' },
  config: { value: '文件', short: 'c', group: '配', help: '用这个配置；默认从每个文件的目录向上找 .textlintrc' },
  'no-config': { group: '配', help: '不用任何配置文件' },
  rule: { value: '规则[=级别]', multiple: true, group: '配', help: '开关一条规则：off、info、warning、error' },
  only: { value: '规则', multiple: true, group: '配', help: '只用这一条规则，可以写几次' },
  baseline: { value: '文件', group: '批', help: '已经认可的问题不再报' },
  'update-baseline': { group: '批', help: '把现有的问题都记入基线' },
  threads: { value: 'N', group: '批', help: '最多几个线程，默认 auto（有几个核用几个）；稿件少时只用一个' },
  cache: { group: '批', help: '没有变的文件不再查；--cache-location 文件 指定放在哪里' },
  'cache-location': { value: '文件', group: '', help: '' },
  shard: { value: 'I/N', group: '批', help: '分 N 份，只查第 I 份，结果用 zh-news merge 合起来' },
  help: { short: 'h', group: '', help: '' },
  version: { short: 'v', group: '', help: '' },
} as const satisfies Record<string, Flag>

type Name = keyof typeof table
type Value<F> = F extends { multiple: true } ? string[] : F extends { value: string } ? string : boolean
/** The flags that were given. */
export type Flags = { -readonly [N in Name]?: Value<(typeof table)[N]> }

/** Splits a command line. Throws {@link UsageError}, naming the nearest flag for an unknown one. */
export async function parseCommandLine(args: readonly string[], isRevision: (word: string) => boolean): Promise<{ flags: Flags; paths: string[] }> {
  const options = Object.fromEntries(Object.entries<Flag>(table).map(([name, { value, short, multiple }]) => [name, { type: value ? 'string' as const : 'boolean' as const, ...(short && { short }), ...(multiple && { multiple }) }]))
  try {
    const { values, positionals } = parseArgs({ args: withRevision(args, isRevision), options, allowPositionals: true, allowNegative: true, strict: true })
    const { config, ...flags } = values as Record<string, unknown>
    // parseArgs takes --no-config for the opposite of --config.
    return { flags: { ...flags, ...(config === false ? { 'no-config': true } : config !== undefined && { config }) } as Flags, paths: positionals }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const name = /'(-[^']*?)(?: <value>)?'/.exec(message)?.[1] ?? ''
    const long = name.split(', ').pop()!
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const { nearest } = await import('./nearest.js')
      throw new UsageError(`没有 ${long} 这个选项${nearest(long.replace(/^-+/, ''), Object.keys(table), '--')}`)
    }
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new UsageError(/does not take an argument/.test(message) ? `${long} 不带值` : `${long} 后面要写${table[long.replace(/^-+/, '') as Name] ? `「${(table[long.replace(/^-+/, '') as Name] as Flag).value}」` : '值'}`)
    }
    throw new UsageError(message)
  }
}

/** The value of `--changed` may be left out; what follows is one only if git knows it as a revision and no file is called so. */
function withRevision(args: readonly string[], isRevision: (word: string) => boolean): string[] {
  const end = args.indexOf('--')
  const at = args.indexOf('--changed')
  if (at < 0 || (end >= 0 && end < at)) return [...args]
  const next = args[at + 1]
  const takesNext = next !== undefined && !next.startsWith('-') && isRevision(next)
  return [...args.slice(0, at), `--changed=${takesNext ? next : 'HEAD'}`, ...args.slice(at + (takesNext ? 2 : 1))]
}

const groups: Record<string, string> = { 查: '查什么', 改: '改', 报: '报告', 配: '配置', 批: '大批文件' }

/** `--help`: fits a screen. */
export function helpText(formats: readonly string[]): string {
  const lines = ['用法：zh-news [文件、目录或通配式……] [选项]　　不写路径就查当前目录', '']
  for (const [group, title] of Object.entries(groups)) {
    lines.push(title)
    for (const [name, flag] of Object.entries<Flag>(table)) {
      if (flag.group !== group) continue
      const spelt = `  ${flag.short ? `-${flag.short}, ` : ''}--${name}${flag.value ? ` ${flag.value}` : ''}`
      lines.push(spelt + ' '.repeat(Math.max(1, 28 - width(spelt))) + flag.help + (name === 'format' ? formats.filter((f) => f !== 'vfile').join(' ') : ''))
    }
  }
  lines.push(
    '其他命令',
    '  zh-news explain [规则]      一条规则的说明；不写规则则列出全部',
    '  zh-news init                写一份带注释的 .textlintrc',
    '  zh-news merge 结果……        合并 --shard 的结果并出报告',
    '  zh-news slogans draft 稿库  从已发稿件统计口号，起草口号表 slogans.yml',
    '  zh-news server --stdio      编辑器用的语言服务',
    '退出状态：0 没有错误；1 有错误，或警告、差错率超限；2 有事没办成（文件读不了、配置有误）',
  )
  return lines.join('\n') + '\n'
}

const width = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2E7F' ? 2 : 1), 0)

/** `--threads` as a number. Throws {@link UsageError} for what is none. */
export function threadsOf({ threads }: Flags): number | 'auto' {
  if (threads === undefined || threads === 'auto') return 'auto'
  const number = Number(threads)
  if (!Number.isInteger(number) || number < 1 || number > 256) throw new UsageError(`--threads 应为 1 到 256 的整数或 auto，不能是“${threads}”`)
  return number
}

/** A limit as a number; undefined if none was given. Throws {@link UsageError} for what is none. */
export function numberOf(flags: Flags, name: 'max-warnings' | 'max-error-rate'): number | undefined {
  const text = flags[name]
  if (text === undefined) return undefined
  const number = Number(text)
  if (!(number >= 0) || text.trim() === '') throw new UsageError(`--${name} 应为不小于 0 的数，不能是“${text}”`)
  return number
}
