import { GraftError } from '@graft/diagnostics'
import { bodyTooLarge } from '../messages.ts'

/** Reads a request's body as text, up to a limit in bytes. @throws GraftError `REQUEST_TOO_LARGE` */
export async function readBody(request: Request, limit: number): Promise<string> {
  if (request.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > limit) throw new GraftError(bodyTooLarge(limit))
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
