import { GraftError } from '@graft/diagnostics'
import { execute, GraphQLError, validate, type DocumentNode, type ExecutionResult } from 'graphql'
import type { ContextValues } from '../field/context-key.ts'
import type { ObjectResult } from '../field/object-result.ts'
import { CallContext } from '../invoke/call-context.ts'
import { DocumentError } from '../schema/document-error.ts'
import type { LazySchema } from '../schema/lazy-schema.ts'
import type { JsonValue } from '../type/type-definition.ts'
import type { Composition } from '../composition/composition.ts'
import type { View } from '../view/view.ts'

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

export interface ExecuteRequest {
  readonly composition: Composition
  readonly schema: LazySchema
  readonly view: View
  readonly document: DocumentNode
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string | undefined
  readonly signal: AbortSignal
  readonly values: ContextValues
  /** See `CallContextOptions.loader`. */
  readonly loader?: ((id: string) => Promise<ObjectResult>) | undefined
}

const validated = new WeakMap<LazySchema, WeakMap<DocumentNode, readonly GraphQLError[]>>()

/** Validates a document, once per schema and parsed document. */
export function validateDocument(schema: LazySchema, document: DocumentNode): readonly GraphQLError[] {
  let ofSchema = validated.get(schema)
  if (ofSchema === undefined) validated.set(schema, (ofSchema = new WeakMap()))
  let errors = ofSchema.get(document)
  if (errors === undefined) ofSchema.set(document, (errors = validate(schema, document)))
  return errors
}

/** Validates and executes a document. Mistakes of the caller and of resolvers come back as errors with a code. */
export async function executeDocument(request: ExecuteRequest): Promise<WireResult> {
  const invalid = validateDocument(request.schema, request.document)
  if (invalid.length > 0) return { errors: invalid.map((error) => toWireError(error, 'DOCUMENT_INVALID')) }
  const { composition, view, signal, values, loader } = request
  const context = new CallContext({ composition, view, signal, values, loader })
  const result = await execute({
    schema: request.schema,
    document: request.document,
    rootValue: context.root,
    contextValue: context,
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    abortSignal: signal,
  })
  return toWireResult(result)
}

function toWireResult(result: ExecutionResult): WireResult {
  const errors = result.errors?.map((error) => toWireError(error, 'REQUEST_INVALID'))
  return {
    ...(result.data === undefined ? {} : { data: result.data as { [name: string]: JsonValue } | null }),
    ...(errors === undefined ? {} : { errors }),
  }
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
