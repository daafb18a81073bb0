import { didYouMean, type Diagnostic } from '@graft/diagnostics'

export function unknownArgument(
  type: string,
  field: string,
  name: string,
  known: readonly string[],
): Diagnostic {
  return {
    code: 'ARGUMENT_UNKNOWN',
    severity: 'error',
    message: `\`${type}.${field}\` has no argument \`${name}\``,
    hint: didYouMean(name, known) ?? argumentsKnown(known),
  }
}

export function missingArgument(place: string, name: string, expected: string): Diagnostic {
  return {
    code: 'ARGUMENT_MISSING',
    severity: 'error',
    message: `\`${place}\` needs the argument \`${name}\` of type \`${expected}\``,
    hint: `Pass \`${name}\`.`,
  }
}

export function wrongArgument(place: string, expected: string, problem: string): Diagnostic {
  return {
    code: 'ARGUMENT_TYPE',
    severity: 'error',
    message: `\`${place}\` must be \`${expected}\`: ${problem}`,
  }
}

function argumentsKnown(known: readonly string[]): string {
  return known.length === 0
    ? 'It takes no arguments.'
    : `It takes ${known.map((each) => `\`${each}\``).join(', ')}.`
}
