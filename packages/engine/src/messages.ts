import { didYouMean, type Diagnostic, type SourceLocation } from '@graft/diagnostics'

export function malformedMetadata(problem: string): Diagnostic {
  return {
    code: 'METADATA_MALFORMED',
    severity: 'error',
    message: `the client metadata cannot be read: ${problem}`,
    hint: 'The header holds base64 of one JSON object.',
  }
}

export function secretMismatch(clientId: string): Diagnostic {
  return {
    code: 'CLIENT_SECRET_MISMATCH',
    severity: 'error',
    message: `client "${clientId}" already exists with a different secret`,
    hint: 'Use another client ID, or the secret that its first request had.',
  }
}

export function unauthorized(): Diagnostic {
  return {
    code: 'UNAUTHORIZED',
    severity: 'error',
    message: 'the session token is missing or wrong',
    hint: 'Send it by HTTP Basic as the user name, with an empty password.',
  }
}

export function engineClosed(): Diagnostic {
  return { code: 'ENGINE_CLOSED', severity: 'error', message: 'the engine is closed' }
}

export function bodyTooLarge(limit: number): Diagnostic {
  return {
    code: 'REQUEST_TOO_LARGE',
    severity: 'error',
    message: `the request body is larger than ${limit} bytes`,
    hint: 'Send large values as files, not as variables.',
  }
}

export function notFound(path: string): Diagnostic {
  return {
    code: 'ROUTE_UNKNOWN',
    severity: 'error',
    message: `nothing is served at \`${path}\``,
    hint: 'Queries go to `/query`.',
  }
}

export function internalError(): Diagnostic {
  return { code: 'INTERNAL', severity: 'error', message: 'the engine met an internal error' }
}

export function remoteSource(module: string, ref: string, location: SourceLocation | undefined): Diagnostic {
  return {
    code: 'SOURCE_UNSUPPORTED',
    severity: 'error',
    message: `the module \`${module}\` comes from \`${ref}\`, and this engine loads modules from folders only`,
    hint: 'Fetch it into a folder and use the path of that folder.',
    location,
  }
}

export function unknownSdk(
  module: string,
  sdk: string,
  known: readonly string[],
  location: SourceLocation | undefined,
): Diagnostic {
  return {
    code: 'SDK_UNKNOWN',
    severity: 'error',
    message: `the module \`${module}\` uses the SDK \`${sdk}\`, which this engine does not have`,
    hint: didYouMean(sdk, known) ?? `It has ${known.map((each) => `\`${each}\``).join(', ') || 'none'}.`,
    location,
  }
}

export function noSdk(module: string, file: string): Diagnostic {
  return {
    code: 'SDK_MISSING',
    severity: 'error',
    message: `the module \`${module}\` names no SDK, so nothing can run it`,
    hint: 'Add `"sdk": "typescript"`.',
    location: { file, line: 1, column: 1 },
  }
}

export function moduleLoadFailed(module: string): Diagnostic {
  return {
    code: 'MODULE_LOAD_FAILED',
    severity: 'error',
    message: `the SDK of the module \`${module}\` met an internal error`,
    hint: 'The module may still be right; the log of the engine has the error.',
  }
}
