/**
 * `npm run bench`: zh-news against its peers at the same work, in one run: CPU, wall time and peak memory of the whole
 * process, medians of rounds in which the tools take turns. Peers are installed into `bench/peers/` (each in a folder of its
 * own) the first time. Writes `bench/RESULTS.md` and `bench/results.svg`.
 *
 *   npm run bench -- [--rounds 5] [--quick] [--files 1000] [--no-install]
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bigArticle, writeCorpus } from './corpus.js'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, files: { type: 'string', default: '1000' }, quick: { type: 'boolean' }, 'no-install': { type: 'boolean' } } })
const root = fileURLToPath(new URL('..', import.meta.url))
const peersDir = join(root, 'bench/peers')
const rounds = values.quick ? 3 : Number(values.rounds)
const files = Number(values.files)
const time = '/usr/bin/time'
// A certificate bundle in the environment adds 50 ms to every start of Node 20, and nothing here speaks to a network.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: '', NO_COLOR: '1' }
delete (env as Record<string, string | undefined>).NODE_EXTRA_CA_CERTS

interface Tool { name: string; packages: string[]; checks: string; args(target: string): string[]; slow?: boolean }
const bin = (folder: string, file: string): string => join(peersDir, folder, 'node_modules', file)
const zhNews = join(root, 'dist/zh-news.cjs')
const typography = 'punctuation-width,punctuation-doubled,number-width,han-space,ellipsis-form,dash-form,quote-form'
const tools: Tool[] = [
  { name: 'zh-news', packages: [], checks: '全部规则', args: (target) => ['node', zhNews, '--no-config', '--format', 'json', target] },
  { name: 'zh-news（只查标点宽度、空格等 7 条）', packages: [], checks: '7 条排印规则', args: (target) => ['node', zhNews, '--no-config', '--only', typography, '--format', 'json', target] },
  { name: 'AutoCorrect', packages: ['autocorrect-node@2.14.0'], checks: '空格、半角全角', args: (target) => ['node', bin('AutoCorrect', 'autocorrect-node/cli.js'), '--lint', '--format', 'json', target] },
  { name: 'rumdl', packages: ['rumdl@0.2.75'], checks: 'Markdown 格式（不查中文）', args: (target) => ['node', bin('rumdl', '.bin/rumdl'), 'check', '--no-cache', target] },
  { name: 'zhlint', packages: ['zhlint@0.8.2'], checks: '空格、标点', args: (target) => ['node', bin('zhlint', '.bin/zhlint'), target.endsWith('.md') ? target : `${target}/**/*.md`], slow: true },
  { name: 'lint-md', packages: ['@lint-md/cli@2.2.4'], checks: '空格、标点、Markdown 格式', args: (target) => ['node', bin('lint-md', '.bin/lint-md'), target.endsWith('.md') ? target : `${target}/**/*.md`], slow: true },
  { name: 'textlint＋ja-technical-writing', packages: ['textlint@15', 'textlint-rule-preset-ja-technical-writing@12'], checks: '日语技术写作', args: (target) => ['node', bin('textlint＋ja-technical-writing', 'textlint/bin/textlint.js'), '--config', join(peersDir, 'textlintrc.json'), '--format', 'json', target.endsWith('.md') ? target : `${target}/**/*.md`], slow: true },
]

interface Sample { cpu: number; wall: number; memory: number }

function run(args: string[], cwd: string): Sample | undefined {
  const started = process.hrtime.bigint()
  const child = spawnSync(time, ['-f', '%U %S %M', ...args], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 30, timeout: 300_000, stdio: ['ignore', 'ignore', 'pipe'] })
  const wall = Number(process.hrtime.bigint() - started) / 1e9
  const m = /([\d.]+) ([\d.]+) (\d+)\s*$/u.exec(child.stderr ?? '')
  return m && !child.error ? { cpu: Number(m[1]) + Number(m[2]), wall, memory: Number(m[3]) / 1024 } : undefined
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1]!

const typical = (list: Sample[]): Sample => ({ cpu: median(list.map((s) => s.cpu)), wall: median(list.map((s) => s.wall)), memory: Math.max(...list.map((s) => s.memory)) })

/** The same a few times. */
const repeated = (args: string[], cwd: string): Sample => typical(Array.from({ length: Math.min(3, rounds) }, () => run(args, cwd)).filter((s) => s !== undefined))

/** Rounds in which every tool has its turn, so that a noisy minute hurts them all alike; the slow ones in the first few only. */
function compare(title: string, target: string, cwd: string, chosen: Tool[], times = rounds, slowTimes = times): Map<string, Sample> {
  const samples = new Map<string, Sample[]>()
  for (let round = 0; round < times; round++) for (const tool of chosen) {
    if (tool.slow && round >= slowTimes) continue
    const sample = run(tool.args(target), cwd)
    if (sample) samples.set(tool.name, [...(samples.get(tool.name) ?? []), sample])
  }
  const result = new Map([...samples].map(([name, list]) => [name, typical(list)]))
  console.log(`\n${title}`)
  for (const [name, s] of result) console.log(`  ${name}: CPU ${s.cpu.toFixed(2)} s, wall ${s.wall.toFixed(2)} s, ${s.memory.toFixed(0)} MB`)
  return result
}

function install(): void {
  mkdirSync(peersDir, { recursive: true })
  writeFileSync(join(peersDir, 'textlintrc.json'), JSON.stringify({ rules: { 'preset-ja-technical-writing': { 'arabic-kanji-numbers': false } } }))
  for (const { name, packages } of tools) {
    const dir = join(peersDir, name)
    if (!packages.length || existsSync(join(dir, 'node_modules'))) continue
    mkdirSync(dir, { recursive: true })
    writeFileSync(join(dir, 'package.json'), '{"private":true}')
    console.log(`安装 ${packages.join(' ')}`)
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

if (!existsSync(time)) {
  console.error(`要有 ${time} 才能测量（Debian：apt-get install time）`)
  process.exit(2)
}
if (!values['no-install']) install()
const installed = tools.filter(({ name, packages }) => !packages.length || existsSync(join(peersDir, name, 'node_modules')))
const quick = installed.filter((tool) => !tool.slow)
const work = join(tmpdir(), `zh-news-bench-${process.pid}`)
mkdirSync(join(work, 'one'), { recursive: true })
const one = join(work, 'one/page.md')
writeFileSync(one, readFileSync(join(root, 'samples/page.txt')))
const megabytes = (writeCorpus(join(work, 'many'), files) / 1e6).toFixed(1)
writeCorpus(join(work, 'hundred'), 100)
for (const size of [1, 5, 10]) writeFileSync(join(work, `big${size}.md`), bigArticle(size * 1e6))
if (!values.quick) writeCorpus(join(work, 'tenThousand'), 10_000)

const tables: { title: string; result: Map<string, Sample>; base: string }[] = []
const measure = (title: string, target: string, chosen: Tool[], times?: number, slowTimes?: number): void => {
  tables.push({ title, result: compare(title, target, work, chosen, times, slowTimes), base: 'AutoCorrect' })
}
measure('一篇稿件（冷启动）', one, installed)
measure('100 篇', 'hundred', installed, Math.min(3, rounds))
measure(`${files} 篇（${megabytes} MB）`, 'many', values.quick ? quick : installed, rounds, 1)
if (!values.quick) {
  measure('10000 篇', 'tenThousand', quick, Math.min(3, rounds))
  for (const size of [1, 5, 10]) measure(`一个 ${size} MB 的文件`, `big${size}.md`, quick, 3)
}

// threads, cache, growth: ratios within zh-news
const own = (extra: string[]): Sample => repeated(['node', zhNews, '--no-config', '--format', 'json', ...extra], work)
const threaded = (target: string, name: string): string => {
  const single = own(['--threads', '1', target])
  const double = own(['--threads', '2', target])
  return `${name}：两线程的墙钟时间是单线程的 ${(double.wall / single.wall).toFixed(2)}（${single.wall.toFixed(2)} s → ${double.wall.toFixed(2)} s），内存峰值 ${single.memory.toFixed(0)} MB → ${double.memory.toFixed(0)} MB`
}
// What the preset adds to textlint's own command, which without it checks with a rule that does nothing.
mkdirSync(join(work, 'rules'))
writeFileSync(join(work, 'rules/nothing.js'), 'module.exports = () => ({})\n')
const textlintWith = (name: string, rules: object): Tool => {
  const config = join(work, `${name}.json`)
  writeFileSync(config, JSON.stringify({ rules }))
  return { name, packages: [], checks: '', args: (target) => ['node', join(root, 'node_modules/textlint/bin/textlint.js'), '--config', config, '--rulesdir', join(work, 'rules'), '--format', 'json', target] }
}
const bare = textlintWith('bare', { nothing: true })
const preset = textlintWith('preset', { 'preset-zh-news': true })
const inTextlint = (title: string, target: string): string => {
  const result = compare(`textlint，${title}`, join(work, target), root, [bare, preset], Math.min(3, rounds))
  const without = result.get('bare')!.cpu
  const added = result.get('preset')!.cpu - without
  return `${title} CPU ${without.toFixed(2)} s，加上 preset-zh-news 多 ${added.toFixed(2)} s（${Math.round((added / without) * 100)} %）`
}
const cacheAt = join(work, 'cache')
const first = run(['node', zhNews, '--no-config', '--format', 'json', '--threads', '1', '--cache', '--cache-location', cacheAt, 'many'], work)!
const second = own(['--threads', '1', '--cache', '--cache-location', cacheAt, 'many'])
const empty = Array.from({ length: 9 }, () => run(['node', '-e', '0'], work)!).map((s) => s.wall)
const version = Array.from({ length: 9 }, () => run(['node', zhNews, '--version'], work)!).map((s) => s.wall)
const many = tables.find(({ title }) => title.startsWith(`${files} 篇`))!.result
const shares = [...many].filter(([name]) => !name.startsWith('zh-news')).map(([name, { cpu }]) => `${name} 的 ${(many.get('zh-news')!.cpu / cpu).toPrecision(2)}`)
const notes = [
  `${files} 篇，全部规则所用的 CPU 是${shares.join('、')}`,
  threaded('many', `${files} 篇`),
  ...(values.quick ? [] : [threaded('tenThousand', '10000 篇')]),
  `带 --cache 的第二遍，CPU 是第一遍的 ${(second.cpu / first.cpu).toFixed(3)}（${first.cpu.toFixed(2)} s → ${second.cpu.toFixed(2)} s）`,
  `textlint 自己的命令，没有规则时：${[inTextlint('一篇', 'one'), inTextlint('100 篇', 'hundred'), ...(values.quick ? [] : [inTextlint(`${files} 篇`, 'many')])].join('；')}`,
  `默认的清单（其余都按 JSON 计时）：${files} 篇 CPU 是 JSON 的 ${(own(['--threads', '1', '--format', 'vfile', 'many']).cpu / own(['--threads', '1', 'many']).cpu).toFixed(2)}`,
  `--version 比空的 Node 脚本多 ${((median(version) - median(empty)) * 1000).toFixed(0)} ms`,
]
rmSync(work, { recursive: true, force: true })
for (const note of notes) console.log(note)
writeFileSync(join(root, 'bench/RESULTS.md'), report())
writeFileSync(join(root, 'bench/results.svg'), plot(tables.find(({ title }) => title.startsWith('100 篇'))!))

function report(): string {
  const rows = ({ title, result, base }: (typeof tables)[number]): string => {
    const reference = result.get(base)
    return `### ${title}\n\n| 工具 | CPU（秒） | 墙钟（秒） | 内存峰值（MB） | CPU 与 ${base} 之比 |\n|---|---:|---:|---:|---:|\n${[...result].map(([name, s]) => `| ${name} | ${s.cpu.toFixed(2)} | ${s.wall.toFixed(2)} | ${s.memory.toFixed(0)} | ${reference ? (s.cpu / reference.cpu).toFixed(2) : '—'} |`).join('\n')}\n`
  }
  return `<!-- Written by npm run bench. -->
# 速度

${cpus().length} 核（${cpus()[0]!.model.trim()}），Node ${process.versions.node}，各工具轮流跑 ${rounds} 轮取中位数；整个进程计时。语料由 bench/corpus.ts 生成，七成新闻稿、三成带列表、代码、链接和表格的 Markdown。

各工具查的东西不同：
${installed.map(({ name, checks, packages }) => `- ${name}${packages.length ? `（${packages.join('、')}）` : ''}：${checks}`).join('\n')}

![各工具检查 100 篇稿件所用的 CPU 时间](results.svg)

${tables.map(rows).join('\n')}
### zh-news 自身

${notes.map((note) => `- ${note}`).join('\n')}
`
}

function plot({ title, result }: (typeof tables)[number]): string {
  const bars = [...result].sort((a, b) => a[1].cpu - b[1].cpu)
  const least = Math.log10(Math.min(...bars.map(([, s]) => s.cpu)) / 2)
  const most = Math.log10(Math.max(...bars.map(([, s]) => s.cpu)))
  const width = (cpu: number): number => 420 * (Math.log10(cpu) - least) / (most - least)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="${60 + bars.length * 34}" font-family="sans-serif" font-size="14">
<rect width="100%" height="100%" fill="#fff"/><text x="16" y="28" font-weight="bold">${title}：CPU 时间（秒，对数刻度，越短越快）</text>
${bars.map(([name, s], i) => `<text x="270" y="${64 + i * 34}" text-anchor="end">${name}</text><rect x="280" y="${50 + i * 34}" width="${width(s.cpu).toFixed(0)}" height="20" fill="${name.startsWith('zh-news') ? '#c62828' : '#9e9e9e'}"/><text x="${286 + width(s.cpu)}" y="${65 + i * 34}">${s.cpu.toFixed(2)}</text>`).join('\n')}
</svg>
`
}
