import type { Diagnostic } from '@graft/diagnostics'

/** Something is at the path, and it cannot be looked at. */
export function fileUnreadable(path: string, reason: string): Diagnostic {
  return {
    code: 'WORKSPACE_FILE_UNREADABLE',
    severity: 'error',
    message: `\`${path}\` cannot be read: ${reason}`,
    hint: 'It is not skipped, because what it says would be lost; make it readable or move it away.',
  }
}

export function fileTooLarge(path: string, maxBytes: number): Diagnostic {
  return {
    code: 'WORKSPACE_FILE_TOO_LARGE',
    severity: 'error',
    message: `\`${path}\` is too large: expected at most ${maxBytes} bytes`,
    hint: 'Check that this is the file it should be; a file of this kind is usually a few lines long.',
  }
}

export function fileNotText(path: string): Diagnostic {
  return {
    code: 'WORKSPACE_FILE_NOT_TEXT',
    severity: 'error',
    message: `\`${path}\` is not UTF-8 text`,
    hint: 'Save the file in the encoding UTF-8.',
  }
}
