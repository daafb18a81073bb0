import type { Composition } from '../src/composition/composition.ts'
import { Server } from '../src/server/server.ts'
import { clientView, type View } from '../src/view/view.ts'

/** What a server says when it is asked about its schema. */
export function readIntrospection(
  composition: Composition,
  query: string,
  view: View = clientView,
): Record<string, unknown> {
  const result = new Server(composition, { view }).executeNow({ query })
  if (result instanceof Promise) throw new Error('a schema describes itself at once')
  if (result.errors !== undefined) throw new Error(JSON.stringify(result.errors))
  // Results have no prototypes.
  return JSON.parse(JSON.stringify(result.data)) as Record<string, unknown>
}
