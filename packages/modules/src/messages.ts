import { didYouMean, type Diagnostic, type SourceLocation } from '@graft/diagnostics'

export function reservedName(place: string, location: SourceLocation | undefined): Diagnostic {
  return {
    code: 'MODULE_RESERVED_NAME',
    severity: 'error',
    message: `${place} is named \`id\`, which every object has already`,
    hint: "Give it another name, or publish it under one with `@func('otherName')`.",
    location,
  }
}

export function invalidName(
  place: string,
  published: string,
  location: SourceLocation | undefined,
): Diagnostic {
  return {
    code: 'MODULE_NAME_INVALID',
    severity: 'error',
    message: `${place} would be published as \`${published}\`, which is no name in GraphQL`,
    hint: 'Use letters from a to z, digits and `_`, and no digit at the start.',
    location,
  }
}

export function duplicateName(
  place: string,
  name: string,
  first: SourceLocation | undefined,
  location: SourceLocation | undefined,
): Diagnostic {
  return {
    code: 'MODULE_DUPLICATE_NAME',
    severity: 'error',
    message: `${place} has two members that are published as \`${name}\``,
    hint: 'Rename one of them.',
    location,
    related: first === undefined ? undefined : [{ message: 'the first one', location: first }],
  }
}

export function unknownType(
  place: string,
  name: string,
  location: SourceLocation | undefined,
  known: readonly string[],
): Diagnostic {
  return {
    code: 'MODULE_UNKNOWN_TYPE',
    severity: 'error',
    message: `${place} uses the type \`${name}\`, which neither the module nor the core API has`,
    hint: didYouMean(name, known) ?? 'Declare the type in the module, or use one of the core API.',
    location,
  }
}

export function missingMainObject(module: string, name: string): Diagnostic {
  return {
    code: 'MODULE_NO_MAIN_OBJECT',
    severity: 'error',
    message: `the module \`${module}\` declares no object \`${name}\`, which would be its main object`,
    hint: `Declare a class named \`${name}\`.`,
  }
}

/** A value that a workspace configures for a constructor argument. */
export interface ConfiguredValue {
  readonly module: string
  readonly key: string
  readonly location: SourceLocation | undefined
}

export function unknownConfigKey(
  { module, key, location }: ConfiguredValue,
  known: readonly string[],
): Diagnostic {
  const names = known.map((each) => `\`${each}\``).join(', ')
  return {
    code: 'MODULE_VALUE_UNKNOWN',
    severity: 'warning',
    message: `the module \`${module}\` has no constructor argument \`${key}\`; the configured value is ignored`,
    hint:
      didYouMean(key, known) ?? (names === '' ? 'Its constructor takes no arguments.' : `It takes ${names}.`),
    location,
  }
}

export function wrongConfigValue(
  { module, key, location }: ConfiguredValue,
  expected: string,
  declared: SourceLocation | undefined,
): Diagnostic {
  return {
    code: 'MODULE_VALUE_TYPE',
    severity: 'error',
    message: `the configured value of \`${key}\` for the module \`${module}\` is not \`${expected}\``,
    hint: `Change \`[modules.${module}.config] ${key}\` in the workspace config.`,
    location,
    related:
      declared === undefined ? undefined : [{ message: 'the argument is declared here', location: declared }],
  }
}

export function noCallback(module: string): Diagnostic {
  return {
    code: 'MODULE_NO_CALLBACK',
    severity: 'error',
    message: `a function of the module \`${module}\` called the API, but whoever runs it gave it none`,
    hint: "Serve the module with an engine, or pass a callback in the request's values.",
  }
}

export function wrongReturn(place: string, expected: string): Diagnostic {
  return {
    code: 'MODULE_RETURN_TYPE',
    severity: 'error',
    message: `\`${place}\` returned a value that is not \`${expected}\``,
    hint: 'Return what the signature says, or change the signature.',
  }
}
