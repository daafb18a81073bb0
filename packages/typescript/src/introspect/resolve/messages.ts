import { didYouMean, type Diagnostic, type SourceLocation } from '@graft/diagnostics'

/** A name in a signature that nothing declares; `hint` says more where it is known to exist elsewhere. */
export function unknownName(
  location: SourceLocation,
  name: string,
  candidates: Iterable<string>,
  hint?: string,
): Diagnostic {
  return {
    code: 'TS_UNKNOWN_NAME',
    severity: 'error',
    message: `\`${name}\` is not declared or imported in this file`,
    hint: hint ?? didYouMean(name, candidates) ?? 'Declare or import it.',
    location,
  }
}

export function unknownExport(
  location: SourceLocation,
  name: string,
  specifier: string,
  candidates: readonly string[],
): Diagnostic {
  return {
    code: 'TS_UNKNOWN_EXPORT',
    severity: 'error',
    message: `\`${specifier}\` has no export named \`${name}\``,
    hint: didYouMean(name, candidates) ?? `Export \`${name}\` there.`,
    location,
  }
}

export function unknownFile(
  location: SourceLocation,
  name: string,
  specifier: string,
  candidates: readonly string[],
): Diagnostic {
  return {
    code: 'TS_UNKNOWN_FILE',
    severity: 'error',
    message: `\`${name}\` is imported from \`${specifier}\`, which is no TypeScript file of the module`,
    hint: didYouMean(specifier, candidates) ?? 'Correct the path of the import.',
    location,
  }
}

export function unknownMember(
  location: SourceLocation,
  name: string,
  enumName: string,
  candidates: readonly string[],
): Diagnostic {
  return {
    code: 'TS_UNKNOWN_MEMBER',
    severity: 'error',
    message: `the enum \`${enumName}\` has no member \`${name}\``,
    hint: didYouMean(name, candidates) ?? 'Use one of its members.',
    location,
  }
}

export function outsideType(location: SourceLocation, name: string, specifier: string): Diagnostic {
  return {
    code: 'TS_OUTSIDE_TYPE',
    severity: 'error',
    message: `\`${name}\` comes from \`${specifier}\`; signatures can only hold types of the module and of the SDK`,
    hint: 'Declare a class of your own with `@object()` and convert to it.',
    location,
  }
}

export function unknownCoreType(
  location: SourceLocation,
  name: string,
  specifier: string,
  coreTypes: Iterable<string>,
): Diagnostic {
  return {
    code: 'TS_UNKNOWN_CORE_TYPE',
    severity: 'error',
    message: `\`${specifier}\` has no type \`${name}\``,
    hint: didYouMean(name, coreTypes) ?? 'See the core types in the documentation of the API.',
    location,
  }
}

export function unsupportedType(
  location: SourceLocation,
  what: string,
  hint: string | undefined,
): Diagnostic {
  return {
    code: 'TS_UNSUPPORTED_TYPE',
    severity: 'error',
    message: `${what} cannot be part of a module's signature`,
    hint: hint ?? 'Use a scalar, a list, an enum, or a class decorated with `@object()`.',
    location,
  }
}

export function wrapperType(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_WRAPPER_TYPE',
    severity: 'error',
    message: `\`${name}\` is the type of a wrapper object`,
    hint: `Use \`${name.toLowerCase()}\`.`,
    location,
  }
}

export function genericType(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_GENERIC_TYPE',
    severity: 'error',
    message: `\`${name}\` takes type arguments; signatures know no generics but \`Promise\` and lists`,
    hint: 'Declare a class with `@object()` for each type that you need.',
    location,
  }
}

export function aliasCycle(location: SourceLocation, names: readonly string[]): Diagnostic {
  return {
    code: 'TS_ALIAS_CYCLE',
    severity: 'error',
    message: `a type alias leads back to itself: ${names.map((name) => `\`${name}\``).join(' → ')}`,
    hint: 'Declare a class with `@object()` for a type that contains itself.',
    location,
  }
}

export function typeTooDeep(location: SourceLocation, limit: number): Diagnostic {
  return {
    code: 'TS_TYPE_TOO_DEEP',
    severity: 'error',
    message: `the type is nested deeper than ${limit} levels, counting type aliases`,
    hint: 'Declare a class with `@object()` for a part of it.',
    location,
  }
}

export function classNotDecorated(location: SourceLocation, name: string, place: SourceLocation): Diagnostic {
  return {
    code: 'TS_CLASS_NOT_DECORATED',
    severity: 'error',
    message: `the class \`${name}\` is used by the module but not exposed`,
    hint: `Decorate it: \`@object() export class ${name}\`, with \`object\` imported from \`@graft/typescript\`.`,
    location,
    related: [{ message: `\`${name}\` is declared here`, location: place }],
  }
}

export function decoratorNotCalled(location: SourceLocation, name: string): Diagnostic {
  return {
    code: 'TS_DECORATOR_NOT_CALLED',
    severity: 'error',
    message: `the decorator \`@${name}\` is not called`,
    hint: `Write \`@${name}()\`.`,
    location,
  }
}

export function unknownDecorator(
  location: SourceLocation,
  name: string,
  specifier: string,
  candidates: Iterable<string>,
): Diagnostic {
  return {
    code: 'TS_UNKNOWN_DECORATOR',
    severity: 'error',
    message: `\`${specifier}\` has no decorator \`${name}\``,
    hint:
      didYouMean(name, candidates) ?? `It has ${[...candidates].map((each) => `\`@${each}()\``).join(', ')}.`,
    location,
  }
}

export function misplacedDecorator(location: SourceLocation, name: string, place: string): Diagnostic {
  return {
    code: 'TS_MISPLACED_DECORATOR',
    severity: 'error',
    message: `\`@${name}()\` does not belong on ${place}`,
    hint: '`@object()` goes on classes, `@func()` on methods and properties, `@argument()` on parameters; each once.',
    location,
  }
}

export function decoratorArgument(location: SourceLocation, name: string, problem: string): Diagnostic {
  return {
    code: 'TS_DECORATOR_ARGUMENT',
    severity: 'error',
    message: `the argument of \`@${name}()\` cannot be read: ${problem}`,
    hint: 'Write it as a literal, or as the name of a constant of the module.',
    location,
  }
}

export function withoutEffect(location: SourceLocation, what: string): Diagnostic {
  return {
    code: 'TS_WITHOUT_EFFECT',
    severity: 'warning',
    message: `${what} has no effect`,
    hint: 'The API is the same without it.',
    location,
  }
}
