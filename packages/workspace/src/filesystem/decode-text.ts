import { GraftError } from '@graft/diagnostics'
import { fileNotText } from './messages.ts'

/** Decodes the bytes of a file as UTF-8 and keeps its byte order mark; throws `WORKSPACE_FILE_NOT_TEXT`. */
export function decodeText(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new GraftError(fileNotText(path))
  }
}
