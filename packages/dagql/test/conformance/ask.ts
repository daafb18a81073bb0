import { ObjectResult, type Selection, type Server, type ServerRequest } from '@graft/dagql'
import { expect } from 'vitest'

type Rest = Omit<ServerRequest, 'query'>

/** The data of a query that is answered without errors. */
export async function ask(server: Server, query: string, rest: Rest = {}): Promise<unknown> {
  const { data, errors } = await server.execute({ query, ...rest })
  expect(errors).toBeUndefined()
  return data
}

/** The messages of a query that is answered with errors. */
export async function complaints(server: Server, query: string, rest: Rest = {}): Promise<readonly string[]> {
  const { errors } = await server.execute({ query, ...rest })
  return (errors ?? []).map((error) => error.message)
}

/** The object that a selection leads to. */
export async function objectOf(selection: Selection): Promise<ObjectResult> {
  const found = await selection
  if (found instanceof ObjectResult) return found
  throw new Error('the path leads to no object')
}

/** The objects of the list that a selection leads to. */
export async function objectsOf(selection: Selection): Promise<readonly ObjectResult[]> {
  const found = await selection
  if (!Array.isArray(found)) throw new Error('the path leads to no list')
  return found.map((each: unknown) => {
    if (each instanceof ObjectResult) return each
    throw new Error('an element of the list is no object')
  })
}

/** Matches the error of a code. */
export function coded(code: string): unknown {
  return expect.objectContaining({ code })
}
