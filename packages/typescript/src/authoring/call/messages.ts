import type { Diagnostic } from '@graft/diagnostics'

export function noRunningCall(): Diagnostic {
  return {
    code: 'DAG_NO_CALL',
    severity: 'error',
    message: '`dag` was used outside a running function',
    hint: 'Use `dag` inside a decorated method or the constructor, not at the top level of a file or in a static initializer.',
  }
}

export function callEnded(): Diagnostic {
  return {
    code: 'DAG_CALL_ENDED',
    severity: 'error',
    message: '`dag` was used by a function that has already returned',
    hint: 'Await every promise before the function returns.',
  }
}

/** All messages of a failed request, the first one leading. */
export function requestFailed(messages: readonly string[]): Diagnostic {
  const [first = 'the request failed', ...others] = messages
  return {
    code: 'DAG_REQUEST_FAILED',
    severity: 'error',
    message: others.length === 0 ? first : `${first} (also: ${others.join('; ')})`,
  }
}

export function badAnswer(path: string, expected: string): Diagnostic {
  return {
    code: 'DAG_BAD_ANSWER',
    severity: 'error',
    message: `the engine's answer has no ${expected} at \`${path}\``,
    hint: 'The engine and this version of `@graft/typescript` do not fit together; use versions of one release.',
  }
}
