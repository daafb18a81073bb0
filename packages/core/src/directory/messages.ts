import type { Diagnostic } from '@graft/diagnostics'
import { didYouMean } from '@graft/diagnostics'

export function pathEscapes(path: string): Diagnostic {
  return {
    code: 'PATH_ESCAPES',
    severity: 'error',
    message: `the path \`${path}\` leads out of the directory`,
    hint: 'Use a path below the directory, without `..` at its start.',
  }
}

/** @param missing how far the path leads before there is nothing, and that name, as `near` lists its neighbours */
export function pathNotFound(path: string, missing: string, near: Iterable<string>): Diagnostic {
  return {
    code: 'PATH_NOT_FOUND',
    severity: 'error',
    message: `the directory has nothing at \`${path}\``,
    hint: didYouMean(missing, near),
  }
}

export function pathIsDirectory(path: string): Diagnostic {
  return {
    code: 'PATH_IS_DIRECTORY',
    severity: 'error',
    message: `\`${path}\` is a directory; a file is expected`,
  }
}

export function pathIsFile(path: string): Diagnostic {
  return {
    code: 'PATH_IS_FILE',
    severity: 'error',
    message: `\`${path}\` is a file; a directory is expected`,
  }
}
