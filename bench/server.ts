/**
 * `npm run bench:server`: from a keystroke to the diagnostics for it, over the protocol, in a warm server. The draft has
 * 4,000 characters, put together from the rules' own examples; a character is typed at a random place, as fast as a
 * person who types eight a second would. Fails when the median is over the target; on a busy machine the rest is the
 * machine's, so the CPU time of the server is told too (which includes what it does while the writer pauses).
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rules } from '../rules/index.js'
import { Client } from '../test/client.js'
import { copy, randomFrom } from '../test/copy.js'

const TARGET = 50
/** Keystrokes that only warm the server up. */
const WARM = 80
const keystrokes = Number(process.env['KEYSTROKES'] ?? 200)

const folder = mkdtempSync(join(tmpdir(), 'zh-news-bench-'))
try {
  let failed = false
  for (const open of [1, 50]) {
    const client = await Client.start({ folders: [pathToFileURL(folder).href] })
    const uris: string[] = []
    for (let i = 0; i < open; i++) {
      const path = join(folder, `${i}.txt`)
      const text = copy(4000, i)
      writeFileSync(path, text)
      const uri = pathToFileURL(path).href
      uris.push(uri)
      await client.open(uri, text, 'plaintext')
      await client.diagnostics(uri)
    }
    const uri = uris[0]!
    const lines = copy(4000).split('\n')
    const random = randomFrom(1)
    const times: number[] = []
    let cpu = 0
    for (let version = 2; version < keystrokes + WARM + 2; version++) {
      const line = Math.floor(random() * lines.length)
      const character = Math.floor(random() * lines[line]!.length)
      lines[line] = `${lines[line]!.slice(0, character)}新${lines[line]!.slice(character)}`
      const at = { line, character }
      // Now and then a pause, so that what waits for one runs too.
      if (version >= WARM) await new Promise((resolve) => setTimeout(resolve, version % 4 ? 125 : 500))
      const began = performance.now()
      void client.change(uri, version, [{ range: { start: at, end: at }, text: '新' }])
      await client.until(() => client.published.at(-1)?.version === version && client.published.at(-1)?.uri === uri, 'diagnostics')
      if (version >= WARM + 2) times.push(performance.now() - began)
      else cpu = cpuOf(client.process.pid!)
    }
    times.sort((a, b) => a - b)
    const [median, p95, worst] = [0.5, 0.95, 1].map((q) => times[Math.ceil(q * times.length) - 1]!)
    const count = client.published.at(-1)!.diagnostics.length
    console.log(`${open} open: median ${median!.toFixed(1)} ms, 95 % within ${p95!.toFixed(1)} ms, worst ${worst!.toFixed(1)} ms (${Object.keys(rules).length} rules, ${count} findings, ${keystrokes} keystrokes, 10 ms of it the pause; CPU ${((cpuOf(client.process.pid!) - cpu) / keystrokes).toFixed(1)} ms each)`)
    if (median! > TARGET) failed = true
    await client.stop()
  }
  if (failed) {
    console.error(`over the target of ${TARGET} ms`)
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Milliseconds of CPU a process has used so far; 0 where the system does not say. */
function cpuOf(pid: number): number {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return 0
  const fields = readFileSync(stat, 'utf8').replace(/^.*\) /u, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
