#!/usr/bin/env node
// The first file that runs. What needs no engine is answered before the engine is read from disk.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { loadBundle, setFlags } from './compiled.js'

const { argv } = process
const here = dirname(import.meta.url) // the bundler puts __filename here
const require = createRequire(import.meta.url)

if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')) console.log((require('../package.json') as { version: string }).version)
else {
  setFlags()
  void loadBundle(here).start()
}
