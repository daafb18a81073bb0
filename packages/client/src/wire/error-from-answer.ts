import type { Diagnostic, RelatedPlace, Severity, SourceLocation } from '@graft/diagnostics'
import { ClientError } from './client-error.ts'
import type { GraphQLErrorShape } from './graphql-result.ts'
import { queryFailed } from './messages.ts'

/**
 * Turns the errors of an answer into one error to throw. Diagnostics that the engine sent along come in place of
 * the message of their error, root cause first; an error without any becomes one diagnostic with its code.
 */
export function errorFromAnswer(errors: readonly GraphQLErrorShape[]): ClientError {
  return new ClientError(errors.flatMap(diagnosticsOf), {
    errors,
    extensions: errors[0]?.extensions ?? {},
  })
}

function diagnosticsOf(error: GraphQLErrorShape): readonly Diagnostic[] {
  const { code, diagnostics } = error.extensions ?? {}
  const sent = Array.isArray(diagnostics) ? diagnostics.flatMap(decodeDiagnostic) : []
  if (sent.length > 0) return sent
  const plain = queryFailed(error.message)
  return [typeof code === 'string' ? { ...plain, code } : plain]
}

/** Keeps what is well-formed of a diagnostic off the wire; none without a code and a message. */
function decodeDiagnostic(value: unknown): readonly Diagnostic[] {
  if (!isRecord(value)) return []
  const { code, message, severity, hint, location, related, frame } = value
  if (typeof code !== 'string' || typeof message !== 'string') return []
  return [
    {
      code,
      severity: isSeverity(severity) ? severity : 'error',
      message,
      ...(typeof hint === 'string' && { hint }),
      ...(isLocation(location) && { location }),
      ...(Array.isArray(related) && { related: related.filter(isRelatedPlace) }),
      ...(typeof frame === 'string' && { frame }),
    },
  ]
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}

function isSeverity(value: unknown): value is Severity {
  return value === 'error' || value === 'warning' || value === 'info'
}

function isLocation(value: unknown): value is SourceLocation {
  return (
    isRecord(value) &&
    typeof value['file'] === 'string' &&
    typeof value['line'] === 'number' &&
    typeof value['column'] === 'number'
  )
}

function isRelatedPlace(value: unknown): value is RelatedPlace {
  return isRecord(value) && typeof value['message'] === 'string' && isLocation(value['location'])
}
