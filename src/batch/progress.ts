/** Tells a person how far a run is: files done, rate, time left. Silent where nobody watches (pipes, CI) and for short runs. */
export interface Progress {
  step(): void
  stop(): void
}

const silent: Progress = { step() {}, stop() {} }

export async function progressBar(total: number, stream: NodeJS.WriteStream): Promise<Progress> {
  if (!stream.isTTY || process.env['CI'] || total < 50) return silent
  const { default: { SingleBar } } = await import('cli-progress')
  const began = performance.now()
  let done = 0
  const bar = new SingleBar({
    stream, clearOnComplete: true, fps: 8, etaBuffer: 200,
    format: '{bar} {value}/{total} 篇　每秒 {rate} 篇　还要 {eta} 秒', barsize: 24, barCompleteChar: '█', barIncompleteChar: '░',
  })
  bar.start(total, 0, { rate: '-' })
  return {
    step() {
      done++
      bar.update(done, { rate: Math.round(done / ((performance.now() - began) / 1000)) })
    },
    stop: () => bar.stop(),
  }
}
