import type { CliIo } from './cli-io.ts'

/** The real command line of this process. Interrupting once aborts; a second time ends the process at once. */
export function processIo(): CliIo {
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      abort.abort()
      process.once(signal, () => process.exit(130))
    })
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  return {
    env: process.env,
    cwd: userFolder(process.env, process.cwd()),
    signal: abort.signal,
    stdin: process.stdin,
    stdinIsTerminal: process.stdin.isTTY,
    stdoutIsTerminal: process.stdout.isTTY,
    columns: process.stdout.columns ?? 80,
    writeStdout: (output) => void process.stdout.write(output),
    writeStderr: (output) => void process.stderr.write(output),
  }
}

/** Whoever reads our output may stop early, as `head` does; that is no failure of the command. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/**
 * The folder that the user stands in. Run from source by this repository's own script, the process stands in the
 * repository, and the package manager says where the user was.
 */
function userFolder(env: NodeJS.ProcessEnv, cwd: string): string {
  const isOwnScript = env['npm_lifecycle_event'] === 'graft' && env['npm_package_name'] === 'graft-workspace'
  return isOwnScript ? (env['INIT_CWD'] ?? cwd) : cwd
}
