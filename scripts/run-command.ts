import { spawnSync } from 'node:child_process'

/** How a command ended: all that it printed, and whether its exit code was 0. */
export interface CommandEnd {
  readonly ok: boolean
  readonly output: string
}

const time = 10 * 60_000
const size = 64 * 1024 * 1024

/** Runs a command to its end without standard input and gathers what it prints; bounded in time and output. */
export function runCommand(command: string, args: readonly string[], cwd: string): CommandEnd {
  const end = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    maxBuffer: size,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: time,
  })
  const reason = end.error === undefined ? '' : `${end.error.message}\n`
  return { ok: end.status === 0 && end.error === undefined, output: `${end.stdout}${end.stderr}${reason}` }
}
