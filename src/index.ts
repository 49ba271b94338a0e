/** The programming interface: read an article, lint it, apply its fixes. */
export type { Article, Block, Format, Kind, Role } from './article/article.js'
export { readArticle, type ReadOptions } from './article/read.js'
export type { Edit, Finding } from './finding.js'
export { applyFixes } from './fix.js'
export { compareBatch, ConfigError, lint, resolveConfig, type Config, type LintResult, type RuleSetting, type Settings } from './lint.js'
export { defineRule, type Problem, type Rule, type Severity } from './rule.js'
export { rules } from '../rules/index.js'
