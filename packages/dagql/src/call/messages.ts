import type { Diagnostic } from '@graft/diagnostics'

export function malformedId(reason: string): Diagnostic {
  return {
    code: 'ID_MALFORMED',
    severity: 'error',
    message: `the ID cannot be read: ${reason}`,
    hint: 'Pass an ID as it came from an `id` field, whole and unchanged.',
  }
}

export function tooLargeId(field: string, reason: string): Diagnostic {
  return {
    code: 'ID_TOO_LARGE',
    severity: 'error',
    message: `what \`${field}\` made has no ID: ${reason}`,
    hint: 'Pass large values as files or other objects, and make long chains of calls within one function.',
  }
}
