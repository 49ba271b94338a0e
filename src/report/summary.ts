import { limits, type ErrorRate, type Rate } from '../errorrate/rate.js'
import type { FileResult } from '../finding.js'
import type { Severity } from '../rule.js'

/** The levels as reports name them. */
export const levelName: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' }

export interface Counts { files: number; flagged: number; error: number; warning: number; info: number; fixable: number; choices: number }

/** Files, files with findings, findings by level, and how many `--fix` mends or leave a choice. */
export function countOf(results: readonly FileResult[]): Counts {
  const counts: Counts = { files: results.length, flagged: 0, error: 0, warning: 0, info: 0, fixable: 0, choices: 0 }
  for (const { findings } of results) {
    if (findings.length) counts.flagged++
    for (const { severity, fix, suggest } of findings) {
      counts[severity]++
      if (fix) counts.fixable++
      else if (suggest?.length) counts.choices++
    }
  }
  return counts
}

/** Adds up counts of different files. */
export function addCounts(sum: Counts, more: Counts): void {
  for (const key of Object.keys(more) as (keyof Counts)[]) sum[key] += more[key]
}

/** “错误 3 处，警告 12 处”; levels without findings are left out. */
export function levelsLine(counts: Counts): string {
  const parts = (['error', 'warning', 'info'] as const).filter((level) => counts[level]).map((level) => `${levelName[level]} ${counts[level]} 处`)
  return parts.join('，') || '没有发现问题'
}

/** “约 12.7/万（超过 3/万的合格线；查得 4.7 分，其中确定 3.2 分；3700 字）” */
export function rateLine({ per10k, points, certain, characters }: Rate, limit: number): string {
  if (!characters) return '没有可计的文字'
  return `约 ${figure(per10k)}/万（${per10k > limit ? '超过' : '未超过'} ${figure(limit)}/万的合格线；${characters} 字，计 ${figure(points)} 分，其中确定的 ${figure(certain)} 分）`
}

/** The whole sentence about the batch, with what it cannot know. */
export function rateNote(rate: ErrorRate): string {
  return `估算编校差错率${rateLine(rate.batch, rate.limit)}。${unscoredLine(rate)}${limits}`
}

/** Why many findings can give few points; empty if every finding counts. */
export function unscoredLine({ unscored }: ErrorRate): string {
  return unscored ? `另有 ${unscored} 处不计分（全半角、空格等印出来看不到的，和提示级的意见）。` : ''
}

/** At most two decimals. */
export function figure(value: number): string {
  return String(Math.round(value * 100) / 100)
}
