import { spawn, type ChildProcess } from 'node:child_process'
import { Duplex, type Readable } from 'node:stream'
import process from 'node:process'
import { GraftError } from '@graft/diagnostics'
import { processNotStarted } from '../messages.ts'

/** How to run a bundle. */
export interface SpawnOptions {
  /** The `node` to run it with. */
  readonly nodePath: string
  readonly bundleFile: string
  /** Working directory: the module's folder. */
  readonly folder: string
  /** Where Node keeps compiled code. */
  readonly compileCache: string
}

/** A module process with its three pipes. */
export interface SpawnedModule {
  readonly child: ChildProcess
  readonly stdout: Readable
  readonly stderr: Readable
  readonly channel: Duplex
}

/** Variables that would let module code act as the session's own client. */
const SESSION_VARIABLES = /^(GRAFT|DAGGER)_SESSION_/i

const running = new Set<ChildProcess>()

/** Starts a module process. It ends with this process, however that ends. */
export function spawnModule(options: SpawnOptions): SpawnedModule {
  const child = spawn(options.nodePath, [options.bundleFile], {
    cwd: options.folder,
    env: moduleEnvironment(options.compileCache),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const { stdout, stderr } = child
  // Without free file descriptors there are no pipes, in spite of the declared type.
  const channel = (child.stdio as ChildProcess['stdio'] | undefined)?.[3]
  if (!stdout || !stderr || !(channel instanceof Duplex)) {
    child.once('error', () => undefined)
    throw new GraftError(processNotStarted(options.nodePath, 'no pipes to it could be made'))
  }
  if (running.size === 0) process.on('exit', killRunning)
  running.add(child)
  const forget = (): void => {
    running.delete(child)
    if (running.size === 0) process.off('exit', killRunning)
  }
  child.once('exit', forget).once('error', forget)
  return { child, stdout, stderr, channel }
}

/** A module that computes without end does not see its pipe close. */
function killRunning(): void {
  for (const child of running) child.kill('SIGKILL')
}

function moduleEnvironment(compileCache: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !SESSION_VARIABLES.test(name))
  return { ...Object.fromEntries(inherited), NODE_COMPILE_CACHE: compileCache }
}
