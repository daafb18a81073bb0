import type { Diagnostic } from '@graft/diagnostics'

export function documentTooLarge(what: string, limit: number): Diagnostic {
  return {
    code: 'DOCUMENT_TOO_LARGE',
    severity: 'error',
    message: `the GraphQL document has more than ${limit} ${what}`,
    hint: 'Split it into several requests.',
  }
}

export function documentSyntax(message: string): Diagnostic {
  return { code: 'DOCUMENT_SYNTAX', severity: 'error', message }
}
