import { addAbortSignal, type Readable } from 'node:stream'

export interface ReadTextOptions {
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** Reads a stream to its end as UTF-8 text. Rejects where it is longer than allowed, and when the signal aborts. */
export async function readText(stream: Readable, options: ReadTextOptions): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of addAbortSignal(options.signal, stream)) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > options.maxBytes) throw new Error(`it is larger than ${options.maxBytes} bytes`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}
