import { didYouMean, type Diagnostic } from '@graft/diagnostics'

export function unknownField(
  type: string,
  field: string,
  known: readonly string[],
  version: string | undefined,
): Diagnostic {
  return {
    code: 'FIELD_UNKNOWN',
    severity: 'error',
    message: `\`${type}\` has no field \`${field}\`${version === undefined ? '' : ` in version ${version}`}`,
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

export function wrongSelection(expected: string, problem: string): Diagnostic {
  return {
    code: 'SELECT_TYPE',
    severity: 'error',
    message: `the selected value is not \`${expected}\`: ${problem}`,
    hint: 'Name the type that the last field returns.',
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

export function wrongBatch(place: string, expected: number, problem: string): Diagnostic {
  return {
    code: 'RESULT_BATCH',
    severity: 'error',
    message: `\`${place}\` was called for ${expected} objects at once and ${problem}`,
    hint: 'Return one result for each object, in their order; an `Error` in a place fails that object alone.',
  }
}

export function wrongObject(expected: string, actual: string): Diagnostic {
  return {
    code: 'ID_TYPE',
    severity: 'error',
    message: `the ID names a \`${actual}\`, but a \`${expected}\` is expected`,
  }
}

export function outdatedId(place: string): Diagnostic {
  return {
    code: 'ID_OUTDATED',
    severity: 'error',
    message: `the ID was made when \`${place}\` had other defaults, and would name something else now`,
    hint: 'Query the object again and use its new ID.',
  }
}

export function sealedId(place: string): Diagnostic {
  return {
    code: 'ID_SENSITIVE',
    severity: 'error',
    message: `the ID depends on a sensitive value of \`${place}\`, which is not in it and not known here`,
    hint: 'An ID that depends on a secret works in the engine that made it, for a while. Make the object again.',
  }
}

export function unknownModule(name: string, digest: string): Diagnostic {
  return {
    code: 'ID_MODULE_UNKNOWN',
    severity: 'error',
    message: `the ID was made by the module \`${name}\` as of ${digest.slice(0, 12)}, which is not loaded`,
    hint: 'Query the object again: IDs name the module that made them, as it was.',
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

export function emptyImplicitInput(name: string): Diagnostic {
  return {
    code: 'IMPLICIT_INPUT_EMPTY',
    severity: 'error',
    message: `the implicit input \`${name}\` has no value`,
    hint: 'Return text that tells the callers apart that must not share results.',
  }
}

export function noClientId(): Diagnostic {
  return {
    code: 'CLIENT_UNKNOWN',
    severity: 'error',
    message: 'results of this field are kept for each client, and the caller has no client ID',
    hint: 'Say who calls: pass `clientId` with the request.',
  }
}
