import {
  createServer,
  decodeId,
  ObjectResult,
  type Call,
  type Selector,
  type Server,
  type ServerCaller,
} from '@graft/dagql'
import { expect } from 'vitest'
import { geometry } from './geometry.ts'

/** The data of a query that has no errors. */
export async function ask(
  server: Server,
  query: string,
  variables?: { readonly [name: string]: unknown },
  caller: ServerCaller = {},
): Promise<unknown> {
  const { data, errors } = await server.execute({ ...caller, query, variables })
  expect(errors).toBeUndefined()
  return data
}

/** The ID of the object at the end of a path. */
export async function idOf(server: Server, ...path: readonly (string | Selector)[]): Promise<string> {
  const found = await server.select(...path)
  if (found instanceof ObjectResult) return found.id()
  throw new Error('the path leads to no object')
}

/** The call that makes the object at the end of a path. */
export async function callOf(server: Server, ...path: readonly (string | Selector)[]): Promise<Call> {
  return decodeId(await idOf(server, ...path))
}

/** A server of its own, with a record of which resolvers ran. */
export function countedServer(options: { readonly cache?: false } = {}): {
  readonly server: Server
  readonly ran: string[]
} {
  const { layer, ran } = geometry()
  return { server: createServer({ layers: [layer], ...options }), ran }
}
