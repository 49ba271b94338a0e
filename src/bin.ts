#!/usr/bin/env node
// The first file that runs. What needs no engine is answered before the engine is read from disk.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { argv } = process
if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')) console.log((require('../package.json') as { version: string }).version)
else require('./command.cjs')
