import { GraftError, type Diagnostic } from '@graft/diagnostics'
import type { GraphQLErrorShape } from './graphql-result.ts'

/** What a `ClientError` keeps beside its diagnostics. */
export interface ClientErrorDetails {
  readonly errors?: readonly GraphQLErrorShape[]
  readonly extensions?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/**
 * A request that failed. `message` is the root cause; `extensions` are those of the first error of the engine,
 * so that a resolver that lets this error pass hands them on unchanged.
 */
export class ClientError extends GraftError {
  override readonly name: string = 'ClientError'
  /** Every error of the answer as it came; empty where there was no answer. */
  readonly errors: readonly GraphQLErrorShape[]
  override readonly cause: unknown

  constructor(diagnostics: Diagnostic | readonly Diagnostic[], details: ClientErrorDetails = {}) {
    super(diagnostics, details.extensions)
    this.errors = details.errors ?? []
    this.cause = details.cause
  }
}
