/** Part of the build: lets every rule have its turn on its own examples and writes down where their patterns can begin. */
import { writeFileSync } from 'node:fs'
import { rules } from '../rules/index.js'
import { readArticle } from '../src/article/read.js'
import { preparedAnchors } from '../src/language/anchors.js'
import { lint, resolveConfig } from '../src/lint.js'
import { parseMarked } from '../src/marked.js'

const config = resolveConfig({ rules: Object.fromEntries(Object.keys(rules).map((id) => [id, true])) })
const texts = Object.values(rules).flatMap((rule) => rule.examples.map((example) => parseMarked(typeof example === 'string' ? example : example.text).text))
for (let round = 0; round < 3; round++) for (const text of texts) lint(readArticle(text), config)
for (const file of process.argv.slice(2)) writeFileSync(file, JSON.stringify(preparedAnchors()))
