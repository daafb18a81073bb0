import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from '../measure/median.ts'
import type { Figure, Table } from './table.ts'

const RUNS = { full: 21, quick: 5 }
const WARM_UP = { full: 3, quick: 1 }

interface Contender {
  readonly name: string
  readonly args: readonly string[]
  /** What it must print; a benchmark of wrong answers is none. */
  readonly stdout: string | RegExp
}

const workspace = fileURLToPath(new URL('../../../examples/hello-workspace', import.meta.url))
const source = fileURLToPath(new URL('../../../packages/cli/bin/graft.mjs', import.meta.url))
const runBundle = fileURLToPath(new URL('run-bundle.mjs', import.meta.url))
const bundle = fileURLToPath(new URL('../../../packages/cli/dist/bundle/run.js', import.meta.url))

/** Times whole processes of the command, caches warm, against a Node that does nothing. */
export function benchCommand(length: 'full' | 'quick'): Table {
  const runs = RUNS[length]
  const cacheDir = mkdtempSync(join(tmpdir(), 'graft-bench-'))
  const contenders: readonly Contender[] = [
    { name: 'node -e 0', args: ['-e', '0'], stdout: '' },
    ...(existsSync(bundle)
      ? [
          { name: 'graft version (bundle)', args: [runBundle, 'version'], stdout: /^graft / },
          { name: 'graft functions (bundle)', args: [runBundle, 'functions'], stdout: /^Name/ },
          {
            name: 'graft call greet (bundle)',
            args: [runBundle, 'call', 'greet'],
            stdout: 'hola, world!',
          },
        ]
      : []),
    { name: 'graft functions (sources)', args: [source, 'functions'], stdout: /^Name/ },
    { name: 'graft call greet (sources)', args: [source, 'call', 'greet'], stdout: 'hola, world!' },
  ]
  const times = contenders.map((): number[] => [])
  for (let run = -WARM_UP[length]; run < runs; run++) {
    contenders.forEach((contender, index) => {
      const elapsed = time(contender, cacheDir)
      if (run >= 0) times[index]?.push(elapsed)
    })
  }
  rmSync(cacheDir, { recursive: true, force: true })
  const bound = times[0] ?? []
  return {
    title: 'A command as a whole process',
    lowerBound: 'node -e 0',
    runs,
    figures: contenders.map(({ name }, index) => figure(name, times[index] ?? [], bound)),
  }
}

function time({ name, args, stdout }: Contender, cacheDir: string): number {
  const start = performance.now()
  const result = spawnSync(process.execPath, args, {
    cwd: workspace,
    encoding: 'utf8',
    env: { ...process.env, GRAFT_CACHE_DIR: cacheDir, NODE_COMPILE_CACHE: join(cacheDir, 'node') },
  })
  const elapsed = performance.now() - start
  const right = typeof stdout === 'string' ? result.stdout === stdout : stdout.test(result.stdout)
  if (result.status !== 0 || !right)
    throw new Error(`${name} printed ${JSON.stringify(result.stdout)}\n${result.stderr}`)
  return elapsed
}

function figure(name: string, times: readonly number[], bound: readonly number[]): Figure {
  return {
    name,
    minimum: Math.min(...times),
    median: median(times),
    maximum: Math.max(...times),
    ratio: median(times.map((each, run) => each / (bound[run] ?? Number.NaN))),
  }
}
