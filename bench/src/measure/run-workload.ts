import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Effort } from './effort.ts'
import type { Measured } from './measured.ts'
import type { Measurement, Workload } from './workload.ts'

const runContender = fileURLToPath(new URL('../run-contender.ts', import.meta.url))

/** What the process of one measurement is told. */
export interface Task {
  readonly workload: string
  readonly contender: string
  readonly case: string
  readonly effort: Effort
}

/**
 * Measures all contenders at all cases, each in fresh processes that take turns, so that a machine that slows down
 * meanwhile slows them all.
 */
export function runWorkload(workload: Workload, quick: boolean, effort: Effort): readonly Measured[] {
  const pairs = workload
    .cases(quick)
    .flatMap((each) => each.contenders.map((contender) => ({ case: each.name, contender })))
  const runs = pairs.map((): Measurement[] => [])
  const failures = new Map<number, string>()
  for (let run = 0; run < effort.processes; run++) {
    pairs.forEach((pair, index) => {
      if (failures.has(index)) return
      const outcome = measureOnce({ workload: workload.name, ...pair, effort })
      if (typeof outcome === 'string') failures.set(index, outcome)
      else runs[index]?.push(outcome)
    })
  }
  return pairs.map((pair, index) => {
    const failure = failures.get(index)
    return failure === undefined ? { ...pair, runs: runs[index] ?? [] } : { ...pair, runs: [], failure }
  })
}

/** One measurement, or why there is none. */
function measureOnce(task: Task): Measurement | string {
  const args = ['--expose-gc', runContender, JSON.stringify(task)]
  const result = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    // graphql-js 16 checks more in development.
    env: { ...process.env, NODE_ENV: 'production' },
    timeout: 300_000,
  })
  process.stderr.write('.')
  if (result.status !== 0) return firstLine(result.stderr) ?? `ended by ${result.signal ?? result.status}`
  const line = result.stdout.trimEnd().split('\n').at(-1) ?? ''
  // The child prints what `measure` gave, whose type is `Measurement`.
  return JSON.parse(line) as Measurement
}

function firstLine(text: string): string | undefined {
  return text.split('\n').find((line) => line.includes('Error'))
}
