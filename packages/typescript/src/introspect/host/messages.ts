import type { Diagnostic, SourceLocation } from '@graft/diagnostics'

export function noFiles(name: string): Diagnostic {
  return {
    code: 'TS_NO_FILES',
    severity: 'error',
    message: `the module \`${name}\` has no TypeScript files`,
    hint: 'Add `src/index.ts` with a class decorated with `@object()`.',
  }
}

export function tooManyFiles(count: number, limit: number): Diagnostic {
  return {
    code: 'TS_TOO_MANY_FILES',
    severity: 'error',
    message: `the module has ${count} TypeScript files; at most ${limit} are read`,
    hint: 'Keep generated files and dependencies out of the folder that holds the module.',
  }
}

export function tooLarge(limit: number): Diagnostic {
  return {
    code: 'TS_TOO_LARGE',
    severity: 'error',
    message: `the TypeScript files of the module are larger than ${limit / 1024 / 1024} MiB together`,
    hint: 'Keep generated files and data out of the TypeScript sources.',
  }
}

export function syntaxError(location: SourceLocation, message: string, help: string | null): Diagnostic {
  return {
    code: 'TS_SYNTAX',
    severity: 'error',
    message: `the file is not valid TypeScript: ${message}`,
    hint: help ?? undefined,
    location,
  }
}

export function nestedTooDeep(location: SourceLocation, limit: number): Diagnostic {
  return {
    code: 'TS_NESTED_TOO_DEEP',
    severity: 'error',
    message: `the code here is nested, or chained without an end, beyond ${limit} operators and brackets`,
    hint: 'Split it into several statements, or load the data at run time.',
    location,
  }
}

export function moreProblems(count: number): Diagnostic {
  return {
    code: 'TS_MORE_PROBLEMS',
    severity: 'error',
    message: `${count} more problems of the module are not shown`,
    hint: 'Fix those above first.',
  }
}
