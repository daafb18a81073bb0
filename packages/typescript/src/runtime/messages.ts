import type { Diagnostic } from '@graft/diagnostics'

/** Where in a value something is: `result.items[2].date`. */
export type ValuePath = string

export function frameTooLarge(bytes: number, limit: number): Diagnostic {
  return {
    code: 'RUNTIME_TOO_LARGE',
    severity: 'error',
    message: `a message of ${bytes} bytes is larger than ${limit} bytes, the most that travels between a module and the engine`,
    hint: 'Pass large contents as a `File` or `Directory`, not as text or lists.',
  }
}

export function valueTooLarge(path: ValuePath, limit: number): Diagnostic {
  return {
    code: 'RUNTIME_TOO_LARGE',
    severity: 'error',
    message: `the value at \`${path}\` is too large: it has more than ${limit} parts`,
    hint: 'Return less, or pass large contents as a `File` or `Directory`.',
  }
}

export function valueTooDeep(path: ValuePath, limit: number): Diagnostic {
  return {
    code: 'RUNTIME_TOO_DEEP',
    severity: 'error',
    message: `the value at \`${path.slice(0, 200)}\` is nested deeper than ${limit} levels`,
  }
}

export function valueCycle(path: ValuePath): Diagnostic {
  return {
    code: 'RUNTIME_CYCLE',
    severity: 'error',
    message: `the value at \`${path}\` contains itself`,
    hint: 'The state of an object travels as a tree; keep a name or an index in place of the object itself.',
  }
}

/** A value that has no form in which it could travel. */
export function valueNotSupported(path: ValuePath, what: string, hint: string): Diagnostic {
  return {
    code: 'RUNTIME_VALUE',
    severity: 'error',
    message: `${what} at \`${path}\` cannot leave the module`,
    hint,
  }
}

export function notAnInteger(path: ValuePath, value: number): Diagnostic {
  return {
    code: 'RUNTIME_INTEGER',
    severity: 'error',
    message: `\`${path}\` is \`${value}\`, where the type \`number\` stands for an integer`,
    hint: 'Declare it as `float`, exported by `@graft/typescript`, or round it.',
  }
}

export function notAnEnumMember(
  path: ValuePath,
  name: string,
  value: string,
  values: readonly string[],
): Diagnostic {
  return {
    code: 'RUNTIME_ENUM_VALUE',
    severity: 'error',
    message: `\`${path}\` is \`${value}\`, which is no value of the enum \`${name}\``,
    hint: `Its values are ${values.map((known) => `\`${known}\``).join(', ')}.`,
  }
}

export function unknownObject(name: string): Diagnostic {
  return {
    code: 'RUNTIME_UNKNOWN_OBJECT',
    severity: 'error',
    message: `the module has no decorated class \`${name}\` at run time`,
    hint: 'Decorate it with `@object()`, and import its file (not only its type) where it is used.',
  }
}

export function ambiguousObject(name: string): Diagnostic {
  return {
    code: 'RUNTIME_AMBIGUOUS_OBJECT',
    severity: 'error',
    message: `the module has several decorated classes named \`${name}\``,
    hint: 'Rename all but one.',
  }
}

export function unknownMember(object: string, member: string): Diagnostic {
  return {
    code: 'RUNTIME_UNKNOWN_MEMBER',
    severity: 'error',
    message:
      member === ''
        ? `\`${object}\` has no constructor to call`
        : `\`${object}\` has no function \`${member}\``,
  }
}

export function thrownValue(text: string): Diagnostic {
  return {
    code: 'RUNTIME_FUNCTION_FAILED',
    severity: 'error',
    message: `the function threw a value that is not an error: ${text}`,
    hint: 'Throw an `Error`.',
  }
}
