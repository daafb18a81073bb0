import { GraftError } from '@graft/diagnostics'
import { metadataTooLarge } from './messages.ts'

/** The header that carries the connect-time parameters of a client. */
export const CLIENT_METADATA_HEADER = 'X-Graft-Client-Metadata'

/** Base64 characters, so bytes on the wire. A proxy or server with smaller header limits refuses earlier. */
const MAX_HEADER_LENGTH = 16 * 1024

/** A module that this client wants on top of those of its workspace. */
export interface ExtraModule {
  readonly ref: string
  readonly name?: string | undefined
  readonly blueprint?: boolean | undefined
}

/** The connect-time parameters of a client. A request without any belongs to the listener's own default client. */
export interface ClientMetadata {
  readonly sessionId?: string | undefined
  readonly clientId?: string | undefined
  /** Fixed at the first use of `clientId`; later requests must repeat it. */
  readonly clientSecretToken?: string | undefined
  readonly extraModules?: readonly ExtraModule[] | undefined
  readonly skipWorkspaceModules?: boolean | undefined
  /** The workspace to use in place of the detected one: a path, or a git reference. */
  readonly workspace?: string | undefined
  /** The overlay of the workspace config to apply. */
  readonly env?: string | undefined
  /** The API version that this client was written for; it chooses the view. */
  readonly clientVersion?: string | undefined
  /** The one module that listings are about, so that the others need not load. */
  readonly moduleScope?: string | undefined
  /** Serve what loads, and report the modules that did not. */
  readonly allowModuleFailures?: boolean | undefined
}

/**
 * Encodes metadata as the value of `CLIENT_METADATA_HEADER`: JSON in base64. Undefined keys are left out.
 * Throws `CLIENT_METADATA_TOO_LARGE` above 16 KiB.
 */
export function encodeClientMetadata(metadata: ClientMetadata): string {
  const header = Buffer.from(JSON.stringify(metadata), 'utf8').toString('base64')
  if (header.length > MAX_HEADER_LENGTH) {
    throw new GraftError(metadataTooLarge(header.length, MAX_HEADER_LENGTH))
  }
  return header
}
