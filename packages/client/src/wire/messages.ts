import type { Diagnostic } from '@graft/diagnostics'

export function metadataTooLarge(length: number, limit: number): Diagnostic {
  return {
    code: 'CLIENT_METADATA_TOO_LARGE',
    severity: 'error',
    message: `the client metadata takes ${length} bytes as a header; at most ${limit} are allowed`,
    hint: 'Name fewer modules in `extraModules`, or list them in the config of the workspace.',
  }
}

/** An error of the engine that came without a code of its own. */
export function queryFailed(message: string): Diagnostic {
  return { code: 'CLIENT_QUERY_FAILED', severity: 'error', message }
}
