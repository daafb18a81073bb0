import type { Diagnostic } from '@graft/diagnostics'

export function sessionTokenMissing(portVariable: string, tokenVariable: string): Diagnostic {
  return {
    code: 'CLIENT_SESSION_TOKEN_MISSING',
    severity: 'error',
    message: `\`${portVariable}\` is set, but \`${tokenVariable}\` is not`,
    hint: `Set both as the engine printed them, or neither. Unset \`${portVariable}\` to use no running engine.`,
  }
}

export function sessionPortInvalid(portVariable: string, value: string): Diagnostic {
  return {
    code: 'CLIENT_SESSION_PORT',
    severity: 'error',
    message: `\`${portVariable}\` is ${JSON.stringify(value.slice(0, 40))}; expected a port from 1 to 65535`,
    hint: `Set it to the port that the engine printed, or unset it to use no running engine.`,
  }
}
