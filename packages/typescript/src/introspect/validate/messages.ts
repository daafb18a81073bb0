import type { Diagnostic, RelatedPlace, SourceLocation } from '@graft/diagnostics'

export function reservedName(location: SourceLocation | undefined, owner: string): Diagnostic {
  return {
    code: 'TS_RESERVED_NAME',
    severity: 'error',
    message: `\`${owner}\` has a member published as \`id\`, which every object has already`,
    hint: 'Rename it, or publish it under another name: `@func("name")`.',
    location,
  }
}

export function unpublishableName(
  location: SourceLocation | undefined,
  what: string,
  name: string,
): Diagnostic {
  return {
    code: 'TS_UNPUBLISHABLE_NAME',
    severity: 'error',
    message: `${what} cannot be published as \`${name}\``,
    hint: 'Published names have letters A to Z, digits and underscores, and start with no digit and not with `__`.',
    location,
  }
}

export function duplicateName(
  location: SourceLocation | undefined,
  what: string,
  name: string,
  first: SourceLocation | undefined,
): Diagnostic {
  return {
    code: 'TS_DUPLICATE_NAME',
    severity: 'error',
    message: `${what} is published twice as \`${name}\``,
    hint: 'Rename one of them.',
    location,
    related: relatedPlace(first),
  }
}

export function duplicateType(
  location: SourceLocation | undefined,
  name: string,
  first: SourceLocation | undefined,
): Diagnostic {
  return {
    code: 'TS_DUPLICATE_TYPE',
    severity: 'error',
    message: `two types of the module's signatures are published as \`${name}\``,
    hint: 'Rename one of them.',
    location,
    related: relatedPlace(first),
  }
}

export function deprecatedRequired(location: SourceLocation | undefined, name: string): Diagnostic {
  return {
    code: 'TS_DEPRECATED_REQUIRED',
    severity: 'error',
    message: `the argument \`${name}\` is required and cannot be deprecated`,
    hint: 'Make it optional: `name?: T`, or give it a default.',
    location,
  }
}

function relatedPlace(location: SourceLocation | undefined): readonly RelatedPlace[] | undefined {
  return location && [{ message: 'the other one is here', location }]
}
