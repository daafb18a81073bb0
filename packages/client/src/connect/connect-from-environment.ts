import { GraftError } from '@graft/diagnostics'
import { fetchTransport, type FetchTransportOptions } from '../transport/fetch-transport.ts'
import { createClient, type Client } from './create-client.ts'
import { sessionPortInvalid, sessionTokenMissing } from './messages.ts'

/** Pairs of port and token in order of preference; the second is what existing modules and clients read. */
const SESSION_VARIABLES = [
  ['GRAFT_SESSION_PORT', 'GRAFT_SESSION_TOKEN'],
  ['DAGGER_SESSION_PORT', 'DAGGER_SESSION_TOKEN'],
] as const

/**
 * Connects to the engine that the environment names, which is how a process started by an engine finds it.
 * Returns undefined where no port is set; an empty variable counts as unset, and a pair is never mixed.
 * Throws `CLIENT_SESSION_TOKEN_MISSING` or `CLIENT_SESSION_PORT` where the pair is broken.
 *
 * @param env such as `process.env`
 * @param options everything else that the transport takes
 */
export function connectFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  options: Omit<FetchTransportOptions, 'url' | 'token'> = {},
): Client | undefined {
  for (const [portVariable, tokenVariable] of SESSION_VARIABLES) {
    const port = env[portVariable] ?? ''
    if (port === '') continue
    const token = env[tokenVariable] ?? ''
    if (!/^[0-9]{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
      throw new GraftError(sessionPortInvalid(portVariable, port))
    }
    if (token === '') throw new GraftError(sessionTokenMissing(portVariable, tokenVariable))
    const url = `http://127.0.0.1:${Number(port)}/query`
    return createClient({ transport: fetchTransport({ ...options, url, token }) })
  }
  return undefined
}
