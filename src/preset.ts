/** What textlint loads once the package is built: the preset out of the bundle. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadBundle } from './compiled.js'
import type { Preset } from './textlint.js'

const preset: Preset = loadBundle(dirname(fileURLToPath(import.meta.url))).preset
export default preset
