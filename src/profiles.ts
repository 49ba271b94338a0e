import type { RuleSetting } from './lint.js'

/** A named set of settings: `"preset-zh-news": { "profile": "print" }`. What the configuration says besides goes on top. */
export interface Profile { summary: string; rules: Readonly<Record<string, RuleSetting>> }

export const profiles: Readonly<Record<string, Profile>> = {
  recommended: { summary: '默认：各家报纸都通行的规范', rules: {} },
}
