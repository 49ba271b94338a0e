/** What textlint loads once the package is built: the preset out of the bundle. */
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadBundle, setFlags } from './compiled.js'
import type { Preset } from './textlint.js'

// An editor that has textlint in it is not ours to tune.
if (/^textlint(?:\.js)?$/u.test(basename(process.argv[1] ?? ''))) setFlags()
const preset: Preset = loadBundle(dirname(fileURLToPath(import.meta.url))).preset
export default preset
