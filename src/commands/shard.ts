import { resolve } from 'node:path'
import { lineStartsOf, touches, type ChangedLines } from '../batch/changed.js'
import type { CheckOptions } from '../batch/check.js'
import { openLines } from '../batch/lines.js'
import { progressBar } from '../batch/progress.js'
import { run } from '../batch/run.js'
import { filesOf, parseShard, shardLine, type Header } from '../batch/shard.js'
import type { Failure } from '../finding.js'
import { threadsOf, UsageError, type Flags } from '../flags.js'
import { ownPackage } from '../package.js'
import type { ExitStatus, Surroundings } from './check.js'

/** `--shard`: the raw outcomes of a part of the files, for `merge`. What needs all files (comparison, baseline, report) waits for that. */
export async function writeShard(files: readonly string[], failures: Failure[], flags: Flags, options: CheckOptions, around: Surroundings, changed: ChangedLines | undefined): Promise<ExitStatus> {
  const { cwd, stdout, stderr } = around
  for (const name of ['format', 'baseline', 'update-baseline', 'quiet', 'max-warnings', 'max-error-rate'] as const) if (flags[name] !== undefined) throw new UsageError(`--${name} 要看到全部结果才有用：请写在 zh-news merge 后面`)
  const shard = parseShard(flags.shard!)
  const mine = filesOf(shard, files)
  const out = openLines(flags['output-file'] === undefined ? stdout : resolve(cwd, flags['output-file']))
  let failed = failures.length > 0
  let errors = 0
  try {
    const header: Header = { 'zh-news': 'shard', version: ownPackage().version, ...shard, files: mine.length, failures }
    await out.write(JSON.stringify(header) + '\n')
    const progress = await progressBar(mine.length, stderr)
    let i = 0
    for await (const outcome of run(mine.map(({ file }) => file), { ...options, threads: threadsOf(flags), stopped: around.stopped })) {
      const ranges = changed?.get(outcome.path)
      const starts = ranges && lineStartsOf(outcome.source)
      if (ranges) outcome.findings = outcome.findings.filter((finding) => touches(finding, ranges, starts!))
      if (outcome.failure) failed = true
      errors += outcome.findings.filter(({ severity }) => severity === 'error').length
      await out.write(shardLine(outcome, mine[i++]!.at, cwd))
      progress.step()
    }
    progress.stop()
    if (around.stopped()) {
      out.discard()
      stderr.write('zh-news：中断了，没有写出结果\n')
      return 2
    }
    await out.finish()
  } catch (error) {
    out.discard()
    throw error
  }
  return failed ? 2 : errors ? 1 : 0
}
