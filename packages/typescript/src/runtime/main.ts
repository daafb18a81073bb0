import { Socket } from 'node:net'
import process from 'node:process'
import { AuthoringError } from '../authoring/call/authoring-error.ts'
import { CallHost } from './host/call-host.ts'
import { encodeFrame, FrameReader } from './wire/frame.ts'
import type { EngineMessage, ModuleMessage } from './wire/protocol.ts'

/** The duplex pipe to the engine's side. Standard output and error stay the module's own. */
const ENGINE_FD = 3

/**
 * The life of a module process: loads the module's code, then runs calls until the engine's side goes away.
 *
 * @param loadModule imports the module, so that its classes become known
 */
export function startRuntime(loadModule: () => Promise<unknown>): void {
  // Meant for this process alone, not for programs that the module starts.
  delete process.env['NODE_COMPILE_CACHE']

  const socket = new Socket({ fd: ENGINE_FD, readable: true, writable: true })
  const send = (message: ModuleMessage): void => void socket.write(encodeFrame(message))
  const host = new CallHost(send)
  const reader = new FrameReader()

  // The process must not outlive the engine's side, whatever the module still has open.
  socket.on('end', leave).on('close', leave).on('error', leave)
  socket.on('data', (chunk) => {
    // The engine's side is trusted: it is the one that started this process.
    for (const message of reader.push(chunk) as readonly EngineMessage[]) host.handle(message)
  })

  // A promise that one call forgot must not end the calls beside it.
  process.on('unhandledRejection', (reason) => {
    const forgotten = reason instanceof AuthoringError && reason.code === 'DAG_CALL_ENDED'
    if (!forgotten) console.error('unhandled rejection:', reason)
  })

  void host.load(loadModule)
}

function leave(): void {
  process.exit(0)
}
