import { GraftError } from '@graft/diagnostics'
import { GraphQLError } from 'graphql'
import { DocumentError } from '../schema/document-error.ts'
import type { JsonValue } from '../type/type-definition.ts'

/** An error as it crosses the wire: nothing of the process's insides. */
export interface WireError {
  readonly message: string
  readonly path?: readonly (string | number)[] | undefined
  readonly locations?: readonly { readonly line: number; readonly column: number }[] | undefined
  readonly extensions: { readonly code: string; readonly [key: string]: unknown }
}

/** The answer to a GraphQL request. `data` is absent where execution did not start. */
export interface WireResult {
  readonly data?: { readonly [name: string]: JsonValue } | null
  readonly errors?: readonly WireError[]
  readonly extensions?: { readonly [key: string]: unknown }
}

/**
 * Reduces an error to what may cross the wire.
 *
 * @param fallback the code of an error that graphql-js made itself; a resolver's without a code is `INTERNAL`
 */
export function toWireError(error: GraphQLError, fallback: string): WireError {
  const cause = error.originalError
  const code = cause === undefined || cause instanceof GraphQLError ? fallback : 'INTERNAL'
  const diagnostics = cause instanceof GraftError ? cause.diagnostics : undefined
  return {
    message: error.message,
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    extensions: { code, ...(diagnostics === undefined ? {} : { diagnostics }), ...error.extensions },
  }
}

/** The error of a request that was refused before it was executed. */
export function toRefusal(error: GraftError): WireError {
  return {
    message: error.message,
    ...(error instanceof DocumentError && error.locations !== undefined
      ? { locations: error.locations }
      : {}),
    extensions: { code: error.code, diagnostics: error.diagnostics, ...error.extensions },
  }
}
