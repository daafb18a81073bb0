import type { Diagnostic } from '@graft/diagnostics'

/**
 * What module code sees where it uses `dag` wrongly, or where a request fails. Its `code` and `extensions` travel on
 * to the caller where the function does not catch it.
 */
export class AuthoringError extends Error {
  override readonly name: string = 'GraftError'
  readonly code: string
  readonly hint: string | undefined
  readonly extensions: Readonly<Record<string, unknown>>

  constructor(diagnostic: Diagnostic, extensions: Readonly<Record<string, unknown>> = {}) {
    super(diagnostic.message)
    const { code } = extensions
    this.code = typeof code === 'string' ? code : diagnostic.code
    this.hint = diagnostic.hint
    this.extensions = { ...extensions, code: this.code }
  }
}
