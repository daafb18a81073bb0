import process from 'node:process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/**
 * Receives what module code prints. A promise that it returns holds the stream back, and with it the module, until
 * it settles.
 */
export type OutputSink = (chunk: Uint8Array, stream: 'stdout' | 'stderr') => void | Promise<void>

const TAIL_BYTES = 4096
const TAIL_LINES = 5
const MAX_LINE = 300

/** Forwards to standard error of this process, whose standard output is for results. */
export async function printOutput(chunk: Uint8Array): Promise<void> {
  if (!process.stderr.write(chunk)) await once(process.stderr, 'drain')
}

/** Forwards a stream until it ends. A sink that fails stops the forwarding, not the module. */
export async function forwardOutput(
  stream: Readable,
  name: 'stdout' | 'stderr',
  sink: OutputSink,
  tail?: OutputTail,
): Promise<void> {
  let open = true
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      tail?.add(chunk)
      if (open) open = await deliver(chunk, name, sink)
    }
  } catch {
    // The stream was destroyed with its process.
  }
}

async function deliver(chunk: Uint8Array, name: 'stdout' | 'stderr', sink: OutputSink): Promise<boolean> {
  try {
    await sink(chunk, name)
    return true
  } catch {
    return false
  }
}

/** The end of a stream, for the message about the end of its process. */
export class OutputTail {
  #bytes: Uint8Array = new Uint8Array()

  add(chunk: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES)
  }

  /** The last lines that say something; the frames of stacks do not leave the module. */
  lines(): readonly string[] {
    return Buffer.from(this.#bytes)
      .toString('utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '' && !/^\s+at /.test(line) && !/^Node\.js v\d/.test(line))
      .slice(-TAIL_LINES)
      .map((line) => line.slice(0, MAX_LINE))
  }
}
