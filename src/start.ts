import { main } from './commands/main.js'

/** The command, as a process: its arguments, its standard streams, its exit status. */
export async function start(): Promise<void> {
  if (process.argv[2] === 'server') return (await import('./server.js')).startServer() // lives until the editor hangs up
  let interrupted = false
  // Once: finish the files under way and report. Twice: the default, at once; written files are whole in any case.
  process.once('SIGINT', () => (interrupted = true))
  process.once('SIGTERM', () => (interrupted = true))
  // `zh-news … | head` closes the pipe early; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  const { stdout, stderr } = process
  // Opening standard input takes longer than reading an article, and few runs want it.
  const around = { cwd: process.cwd(), get stdin() { return process.stdin }, stdout, stderr, stopped: () => interrupted }
  const status = await main(process.argv.slice(2), around)
  process.exitCode = interrupted ? 130 : status
}
