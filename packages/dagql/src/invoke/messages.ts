import { didYouMean, type Diagnostic } from '@graft/diagnostics'

export function unknownField(type: string, field: string, known: readonly string[]): Diagnostic {
  return {
    code: 'FIELD_UNKNOWN',
    severity: 'error',
    message: `\`${type}\` has no field \`${field}\``,
    hint: didYouMean(field, known),
  }
}

export function notSelectable(type: string, field: string): Diagnostic {
  return {
    code: 'SELECT_LEAF',
    severity: 'error',
    message: `\`${field}\` cannot be selected on a value of type \`${type}\``,
    hint: 'Only single objects have fields; take an element of a list by its number first.',
  }
}

export function elementOutOfRange(field: string, nth: number, length: number): Diagnostic {
  return {
    code: 'SELECT_RANGE',
    severity: 'error',
    message: `\`${field}\` has ${length} elements; there is no element ${nth}`,
  }
}

export function nullResult(place: string, type: string): Diagnostic {
  return {
    code: 'RESULT_NULL',
    severity: 'error',
    message: `\`${place}\` returned null, but its type is \`${type}\``,
  }
}

export function wrongResult(place: string, type: string, problem: string): Diagnostic {
  return {
    code: 'RESULT_TYPE',
    severity: 'error',
    message: `\`${place}\` returned a value that is not \`${type}\`: ${problem}`,
  }
}

export function wrongObject(expected: string, actual: string): Diagnostic {
  return {
    code: 'ID_TYPE',
    severity: 'error',
    message: `the ID names a \`${actual}\`, but a \`${expected}\` is expected`,
  }
}

export function nestedTooDeeply(limit: number): Diagnostic {
  return {
    code: 'CALL_DEPTH',
    severity: 'error',
    message: `calls are nested more than ${limit} deep`,
    hint: 'A function probably calls itself through the API.',
  }
}
