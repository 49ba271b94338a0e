import { rules } from '../rules/index.js'
import type { RuleSetting } from './lint.js'
import type { Rule } from './rule.js'

/** A named set of settings: `"preset-zh-news": { "profile": "print" }`. What the configuration says besides goes on top. */
export interface Profile { summary: string; rules: Readonly<Record<string, RuleSetting>> }

/** Advice becomes a warning, and what is off by default is on. */
const everything = Object.fromEntries(Object.entries<Rule>(rules).filter(([, { severity, enabled }]) => enabled === false || severity === 'info').map(([id]) => [id, 'warning' as const]))

export const profiles: Readonly<Record<string, Profile>> = {
  recommended: { summary: '默认：各家报纸都通行的规范', rules: {} },
  strict: { summary: '从严：默认关的规则全开，提示级的规则都当警告', rules: everything },
  print: {
    summary: '报纸版面（人民日报式）：括号全角，引号用弯引号，标题里的口号可省引号',
    rules: {
      'punctuation-width': { brackets: 'full' },
      'quote-form': { corner: true },
      'slogan-quotes': { headlines: false },
      'number-width': { percent: 'unify' },
    },
  },
  web: {
    summary: '网站：圆括号和百分号用半角',
    rules: {
      'punctuation-width': { brackets: 'half' },
      'number-width': { percent: 'half' },
      'number-range': { hyphen: false },
    },
  },
}
