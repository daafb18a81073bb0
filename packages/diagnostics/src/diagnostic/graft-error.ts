import type { Diagnostic } from './diagnostic.ts'

/**
 * Carries diagnostics through code that throws: resolvers, and the outer edge of a package.
 * Its message is that of the first diagnostic; `extensions` reach GraphQL clients unchanged.
 */
export class GraftError extends Error {
  override readonly name: string = 'GraftError'
  readonly diagnostics: readonly Diagnostic[]
  readonly extensions: Readonly<Record<string, unknown>>

  constructor(
    diagnostics: Diagnostic | readonly Diagnostic[],
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    const list = 'code' in diagnostics ? [diagnostics] : diagnostics
    super(list[0]?.message ?? 'unknown error')
    this.diagnostics = list
    this.extensions = { code: list[0]?.code ?? 'INTERNAL', ...extensions }
  }

  /** The code of the first diagnostic. */
  get code(): string {
    return this.diagnostics[0]?.code ?? 'INTERNAL'
  }
}
