import { didYouMean, type Diagnostic, type SourceLocation } from '@graft/diagnostics'

/** @param candidates the decorated classes of the module */
export function mainClassMissing(
  location: SourceLocation,
  name: string,
  expected: string,
  candidates: readonly string[],
): Diagnostic {
  const found = candidates
    .slice(0, 5)
    .map((each) => `\`${each}\``)
    .join(', ')
  const near = didYouMean(expected, candidates)
  return {
    code: 'TS_MAIN_CLASS_MISSING',
    severity: 'error',
    message:
      `the module \`${name}\` has no class \`${expected}\`` +
      (candidates.length === 0
        ? ''
        : `; its decorated classes are ${found}${candidates.length > 5 ? ' …' : ''}`),
    hint:
      `${near === undefined ? '' : `${near} `}` +
      `The main class is named after the module: \`@object() export class ${expected}\`.`,
    location,
  }
}

export function mainClassAmbiguous(
  location: SourceLocation,
  expected: string,
  first: SourceLocation,
): Diagnostic {
  return {
    code: 'TS_MAIN_CLASS_AMBIGUOUS',
    severity: 'error',
    message: `several files declare the main class \`${expected}\``,
    hint: 'Rename all but one.',
    location,
    related: [{ message: `\`${expected}\` is declared here too`, location: first }],
  }
}

export function mainClassNotDecorated(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_MAIN_CLASS_NOT_DECORATED',
    severity: 'error',
    message: `the main class \`${name}\` is not decorated`,
    hint: `Decorate it: \`@object() export class ${name}\`, with \`object\` imported from \`@graft/typescript\`.`,
    location,
  }
}

export function classNotExported(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_CLASS_NOT_EXPORTED',
    severity: 'warning',
    message: `the class \`${name}\` is part of the API but not exported from its file`,
    hint: `Write \`export class ${name}\`.`,
    location,
  }
}

export function unsupportedClass(location: SourceLocation, what: string, hint: string): Diagnostic {
  return {
    code: 'TS_UNSUPPORTED_CLASS',
    severity: 'error',
    message: `${what} cannot be exposed`,
    hint,
    location,
  }
}

export function unsupportedMember(
  location: SourceLocation,
  name: string,
  what: string,
  hint: string,
): Diagnostic {
  return {
    code: 'TS_UNSUPPORTED_MEMBER',
    severity: 'error',
    message: `${name === '' ? 'it' : `\`${name}\``} is ${what}, which cannot be exposed`,
    hint,
    location,
  }
}

export function privateMember(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_PRIVATE_MEMBER',
    severity: 'warning',
    message: `\`${name}\` is decorated but private, so it is not exposed`,
    hint: 'Remove the decorator, or `private` or `protected`.',
    location,
  }
}

export function inheritedMember(
  location: SourceLocation,
  owner: string,
  member: string,
  place: SourceLocation,
): Diagnostic {
  return {
    code: 'TS_INHERITED_MEMBER',
    severity: 'error',
    message: `\`${owner}\` inherits ${member}; only decorated members of the class itself are exposed`,
    hint: `Declare it in \`${owner}\`, with its decorator, and call \`super\`.`,
    location,
    related: [{ message: 'it is declared here', location: place }],
  }
}

export function missingAnnotation(location: SourceLocation, what: string, example: string): Diagnostic {
  return {
    code: 'TS_MISSING_ANNOTATION',
    severity: 'error',
    message: `${what} has no type annotation`,
    hint: `Write the type: \`${example}\`.`,
    location,
  }
}

export function restNotList(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_REST_NOT_LIST',
    severity: 'error',
    message: `the rest parameter \`${name}\` is not a list`,
    hint: `Write \`...${name}: T[]\`.`,
    location,
  }
}

export function parameterPattern(location: SourceLocation, owner: string): Diagnostic {
  return {
    code: 'TS_PARAMETER_PATTERN',
    severity: 'error',
    message: `a parameter of \`${owner}\` is taken apart in the signature, so that it has no name`,
    hint: 'Give it a name, and take it apart in the body.',
    location,
  }
}

export function defaultMismatch(
  location: SourceLocation,
  name: string,
  found: string,
  expected: string,
): Diagnostic {
  const isFraction = expected === 'integer' && /^-?\d/.test(found)
  return {
    code: 'TS_DEFAULT_MISMATCH',
    severity: 'error',
    message: `the default of \`${name}\` is ${found}, which is no value of its type (${expected})`,
    hint: isFraction
      ? 'A `number` is an integer of at most 2^53-1; import `float` from `@graft/typescript` for others.'
      : 'Change the default or the type.',
    location,
  }
}

export function inexpressibleDefault(location: SourceLocation, name: string, what: string): Diagnostic {
  return {
    code: 'TS_DEFAULT_INEXPRESSIBLE',
    severity: 'warning',
    message: `the default of \`${name}\` cannot be shown in the API: ${what} has no form in JSON`,
    hint: 'The argument can be left out all the same; the module then uses the default.',
    location,
  }
}

export function enumValue(location: SourceLocation, enumName: string, member: string): Diagnostic {
  return {
    code: 'TS_ENUM_VALUE',
    severity: 'error',
    message: `the member \`${member}\` of the enum \`${enumName}\` has no text as its value`,
    hint: `Write \`${member} = '${member}'\`.`,
    location,
  }
}

export function enumEmpty(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_ENUM_EMPTY',
    severity: 'error',
    message: `the enum \`${name}\` has no members`,
    hint: 'Add one.',
    location,
  }
}

export function constructorSkipped(location: SourceLocation, name: string, reason: string): Diagnostic {
  return {
    code: 'TS_CONSTRUCTOR_SKIPPED',
    severity: 'info',
    message: `\`${name}\` can only be made by functions of the module: ${reason}`,
    location,
  }
}
