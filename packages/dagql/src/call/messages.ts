import type { Diagnostic } from '@graft/diagnostics'

export function malformedId(reason: string): Diagnostic {
  return {
    code: 'ID_MALFORMED',
    severity: 'error',
    message: `the ID cannot be read: ${reason}`,
    hint: 'Pass an ID as it came from an `id` field, whole and unchanged.',
  }
}
