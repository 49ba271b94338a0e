/** What is built into one file: the command and the preset for textlint, two ways into the same engine. */
export { start } from './start.js'
export { default as preset } from './textlint.js'
