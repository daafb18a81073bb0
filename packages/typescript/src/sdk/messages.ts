import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import type { WireError } from '../runtime/wire/protocol.ts'

// Reading a module

export function noSources(folder: string): Diagnostic {
  return {
    code: 'TS_NO_SOURCES',
    severity: 'error',
    message: `no TypeScript sources in \`${folder}\``,
    hint: 'Put the module\'s code in `src/index.ts` below the folder that `"source"` in `dagger.json` names (the folder of `dagger.json` where it names none).',
  }
}

export function sourceOutside(sourcePath: string, root: string): Diagnostic {
  return {
    code: 'TS_SOURCE_OUTSIDE',
    severity: 'error',
    message: `the source folder \`${sourcePath}\` is outside of the module's folder \`${root}\``,
    hint: 'Set `"source"` in `dagger.json` to a folder inside of it.',
  }
}

export function tooManySources(folder: string, limit: number): Diagnostic {
  return {
    code: 'TS_TOO_MANY_SOURCES',
    severity: 'error',
    message: `\`${folder}\` has more than ${limit} files or folders`,
    hint: 'Move what does not belong to the module out of its `src` folder.',
  }
}

export function sourceTooLarge(file: string, limit: number): Diagnostic {
  return {
    code: 'TS_SOURCE_TOO_LARGE',
    severity: 'error',
    message: `the sources of the module are larger than ${limit} bytes, with \`${file}\``,
    hint: 'Load large data at run time instead of keeping it in source files.',
  }
}

export function unreadableSource(file: string, reason: string): Diagnostic {
  return {
    code: 'TS_UNREADABLE',
    severity: 'error',
    message: `cannot read \`${file}\`: ${reason}`,
    hint: 'Check that it exists and that you may read it.',
  }
}

// Bundling a module

export interface BundleProblem {
  readonly text: string
  readonly hint?: string | undefined
  readonly location?: SourceLocation | undefined
  readonly frame?: string | undefined
}

export function bundleFailed(problem: BundleProblem): Diagnostic {
  return {
    code: 'TS_BUNDLE',
    severity: 'error',
    message: problem.text,
    hint: problem.hint,
    location: problem.location,
    frame: problem.frame,
  }
}

export function unknownSubpath(path: string, packageName: string): string {
  return `\`${path}\` does not exist: everything is exported by \`${packageName}\``
}

export function unresolvedHint(name: string, root: string): string {
  return name.startsWith('.')
    ? 'Check the spelling of the path; it is relative to the file.'
    : `Add \`${name}\` to the dependencies in \`package.json\`, and install them in \`${root}\`.`
}

// Running a module

export function functionFailed(error: WireError): Diagnostic {
  return {
    code: error.code !== undefined && /^\w{1,64}$/.test(error.code) ? error.code : 'RUNTIME_FUNCTION_FAILED',
    severity: 'error',
    message: error.message,
    hint: error.hint,
  }
}

export function loadFailed(name: string, error: WireError): Diagnostic {
  return {
    code: 'RUNTIME_LOAD',
    severity: 'error',
    message: `the code of module \`${name}\` failed while it was loaded: ${error.message}`,
    hint: error.hint ?? 'Code at the top level of a file runs before any function.',
  }
}

export function processNotStarted(command: string, reason: string): Diagnostic {
  return {
    code: 'RUNTIME_START',
    severity: 'error',
    message: `cannot start \`${command}\` to run the module: ${reason}`,
  }
}

export interface ProcessEnd {
  readonly name: string
  readonly exitCode: number | null
  readonly signal: string | null
  /** The last lines that it wrote to standard error. */
  readonly lastLines: readonly string[]
}

export function processExited(end: ProcessEnd): Diagnostic {
  const how = end.signal === null ? `exited with code ${end.exitCode}` : `was killed by ${end.signal}`
  const lines = end.lastLines.length === 0 ? '' : `:\n${end.lastLines.join('\n')}`
  return {
    code: 'RUNTIME_EXITED',
    severity: 'error',
    message: `the process of module \`${end.name}\` ${how} before the function returned${lines}`,
    hint: 'A function must not end its process; the next call starts a new one.',
  }
}

export function protocolBroken(name: string, reason: string): Diagnostic {
  return {
    code: 'RUNTIME_PROTOCOL',
    severity: 'error',
    message: `the process of module \`${name}\` sent something that is no message (${reason}) and was ended`,
    hint: 'Module code must not write to file descriptor 3.',
  }
}

export function runtimeBusy(name: string, limit: number): Diagnostic {
  return {
    code: 'RUNTIME_BUSY',
    severity: 'error',
    message: `module \`${name}\` has ${limit} calls or too many bytes waiting already`,
    hint: 'Try again later, or call it less often at one time.',
  }
}

export function runtimeClosed(name: string): Diagnostic {
  return {
    code: 'RUNTIME_CLOSED',
    severity: 'error',
    message: `the runtime of module \`${name}\` has been closed`,
  }
}

export function callbackNotServed(reason: string): Diagnostic {
  return { code: 'RUNTIME_CALLBACK', severity: 'error', message: `the request was not served: ${reason}` }
}
