/** What is built into one file: the command, its threads, and the preset for textlint: three ways into the same engine. */
export { threadOf } from './batch/thread.js'
export { start } from './start.js'
export { default as preset } from './textlint.js'
