/**
 * fast-check for the property tests: the same cases in every run, so that CI fails for what was changed and for nothing
 * else. `SEED=$RANDOM RUNS=200000 npx tsx --test test/markdown-scan.test.ts` looks further; what it finds becomes a written case.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_123) })

/** How many cases a test tries: `usual`, or what the environment asks for. */
export const runs = (usual: number): { numRuns: number } => ({ numRuns: Number(process.env.RUNS ?? usual) })

export default fc
