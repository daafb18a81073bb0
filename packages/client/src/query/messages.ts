import type { Diagnostic } from '@graft/diagnostics'

/** What a name in a query stands for. */
export type NameRole = 'argument' | 'enum member' | 'field' | 'input field' | 'type'

export function invalidName(role: NameRole, name: string): Diagnostic {
  return {
    code: 'CLIENT_NAME',
    severity: 'error',
    message: `\`${shorten(name)}\` cannot be the name of ${role === 'field' || role === 'type' ? 'a' : 'an'} ${role} in GraphQL`,
    hint: 'Names hold ASCII letters, digits and underscores, and do not start with a digit.',
  }
}

/** `path` leads from the argument to the value, such as `$.files[3]`. */
export function unprintableValue(path: string, found: string): Diagnostic {
  return {
    code: 'CLIENT_ARGUMENT_VALUE',
    severity: 'error',
    message: `the argument value at \`${shorten(path)}\` cannot be written in GraphQL: it is ${found}`,
    hint: 'Arguments hold strings, finite numbers, booleans, null, lists, plain objects and `enumValue(…)`.',
  }
}

export function argumentTooLarge(limit: number): Diagnostic {
  return {
    code: 'CLIENT_ARGUMENT_SIZE',
    severity: 'error',
    message: `the arguments of one field are longer than ${limit} characters`,
    hint: 'Hand large contents over as a file or directory of the workspace.',
  }
}

export function emptySelection(path: string): Diagnostic {
  return {
    code: 'CLIENT_EMPTY_SELECTION',
    severity: 'error',
    message: `nothing is selected at \`${shorten(path)}\``,
    hint: 'Name at least one field; for a scalar leave `leaf` out.',
  }
}

export function unexpectedData(path: string, expected: string): Diagnostic {
  return {
    code: 'CLIENT_UNEXPECTED_DATA',
    severity: 'error',
    message: `the answer does not fit the query at \`${shorten(path)}\`: expected ${expected}`,
    hint: 'Check that the URL is that of a Graft engine and that nothing between rewrites its answers.',
  }
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
