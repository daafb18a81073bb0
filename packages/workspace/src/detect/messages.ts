import type { Diagnostic } from '@graft/diagnostics'

export function cwdNotAbsolute(cwd: string): Diagnostic {
  return {
    code: 'WORKSPACE_CWD_RELATIVE',
    severity: 'error',
    message: `the working directory \`${cwd}\` is relative; expected an absolute path`,
    hint: 'Resolve it where the command was started.',
  }
}

export function cwdTooDeep(maxFolders: number): Diagnostic {
  return {
    code: 'WORKSPACE_CWD_TOO_DEEP',
    severity: 'error',
    message: `the working directory lies more than ${maxFolders} folders deep; no workspace is looked for`,
    hint: 'Start from a folder nearer to the workspace.',
  }
}
