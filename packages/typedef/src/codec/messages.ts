import type { Diagnostic } from '@graft/diagnostics'

/** A typedef document that is not one: the path in the document, and what was expected there. */
export function malformedDocument(path: string, expected: string): Diagnostic {
  return {
    code: 'TYPEDEF_MALFORMED',
    severity: 'error',
    message: `the typedef document is malformed at \`${path}\`: expected ${expected}`,
    hint: 'It was not written by a Graft SDK of this version; delete it or run the SDK again.',
  }
}

export function unsupportedVersion(version: unknown): Diagnostic {
  return {
    code: 'TYPEDEF_VERSION',
    severity: 'error',
    message: `the typedef document has format version \`${String(version)}\`; this Graft reads version 1`,
    hint: 'Use the SDK that came with this Graft.',
  }
}
