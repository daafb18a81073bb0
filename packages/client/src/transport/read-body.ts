/** What came of reading a body with a limit. */
export type BoundedBody =
  | { readonly kind: 'complete'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }

/**
 * Reads a whole body into memory, but never more than `limit` bytes, whatever its headers promise.
 * Abandons the body at once when `signal` aborts, also where it came from a fetch that does not know the signal.
 */
export async function readBody(
  response: Response,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<BoundedBody> {
  if (response.body === null) return { kind: 'complete', bytes: new Uint8Array() }
  const reader = response.body.getReader()
  // A rejected cancel means that the stream broke by itself, which the pending read reports.
  const cancel = (): void => void reader.cancel().catch(() => undefined)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    const chunks: Uint8Array[] = []
    let length = 0
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) break
      length += value.byteLength
      if (length > limit) {
        cancel()
        return { kind: 'too-large' }
      }
      chunks.push(value)
    }
    // A cancelled stream ends like a complete one.
    signal?.throwIfAborted()
    return { kind: 'complete', bytes: Buffer.concat(chunks, length) }
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}
