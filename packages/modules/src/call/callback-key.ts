import { contextKey, type ContextKey } from '@graft/dagql'
import type { CallOptions } from '@graft/typedef'

/** Answers the GraphQL requests that running module code makes. */
export type Callback = CallOptions['callback']

/** Where a request's values carry the callback for the modules that it calls. */
export const callbackKey: ContextKey<Callback> = contextKey(
  'module callback',
  (value): value is Callback => typeof value === 'function',
)
