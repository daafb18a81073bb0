import { fail, ok, type Result } from '@graft/diagnostics'
import { isJsonObject, type JsonValue } from '@graft/typedef'
import { malformedMetadata } from '../messages.ts'

/** A module that a client asks for when it connects. */
export interface ExtraModule {
  /** A path, relative to the client's working directory. */
  readonly ref: string
  /** The name to install it as; its own where absent. */
  readonly name?: string | undefined
  /** Whether its functions are hoisted to the root. */
  readonly blueprint?: boolean | undefined
}

/** What a client says of itself with every request. All of it is optional. */
export interface ClientMetadata {
  readonly sessionId?: string | undefined
  readonly clientId?: string | undefined
  readonly clientSecretToken?: string | undefined
  readonly extraModules?: readonly ExtraModule[] | undefined
  readonly skipWorkspaceModules?: boolean | undefined
  /** Folder to detect the workspace from, relative to the engine's working directory. */
  readonly workspace?: string | undefined
  /** False makes a request that reads the whole schema fail where any module fails. @default true */
  readonly allowModuleFailures?: boolean | undefined
}

/** The header that carries it. */
export const METADATA_HEADER = 'x-graft-client-metadata'

/** Characters of base64; more is refused before decoding. */
const MAX_LENGTH = 16_384
const MAX_EXTRA_MODULES = 100

/** Decodes the metadata header. Comes from anywhere, so every key is checked. Fails with `METADATA_MALFORMED`. */
export function decodeClientMetadata(header: string): Result<ClientMetadata> {
  if (header.length > MAX_LENGTH) return fail(malformedMetadata(`it is longer than ${MAX_LENGTH} characters`))
  let json: JsonValue
  try {
    json = JSON.parse(Buffer.from(header, 'base64').toString('utf8'))
  } catch {
    return fail(malformedMetadata('it is not JSON in base64'))
  }
  return checkClientMetadata(json)
}

/** Checks metadata that is an object already. Keys of later versions are left alone. */
export function checkClientMetadata(json: unknown): Result<ClientMetadata> {
  if (!isJsonObject(json)) return fail(malformedMetadata('it is not an object'))
  for (const key of ['sessionId', 'clientId', 'clientSecretToken', 'workspace']) {
    if (json[key] !== undefined && typeof json[key] !== 'string')
      return fail(malformedMetadata(`\`${key}\` is not text`))
  }
  for (const key of ['skipWorkspaceModules', 'allowModuleFailures']) {
    if (json[key] !== undefined && typeof json[key] !== 'boolean') {
      return fail(malformedMetadata(`\`${key}\` is not true or false`))
    }
  }
  const extra = json['extraModules']
  if (
    extra !== undefined &&
    !(Array.isArray(extra) && extra.length <= MAX_EXTRA_MODULES && extra.every(isExtraModule))
  ) {
    return fail(
      malformedMetadata(
        `\`extraModules\` is not a list of at most ${MAX_EXTRA_MODULES} \`{ ref, name?, blueprint? }\``,
      ),
    )
  }
  // Every key that is read has been checked above.
  return ok(json as ClientMetadata)
}

function isExtraModule(value: unknown): value is ExtraModule {
  return (
    isJsonObject(value) &&
    typeof value['ref'] === 'string' &&
    value['ref'] !== '' &&
    (value['name'] === undefined || (typeof value['name'] === 'string' && value['name'] !== '')) &&
    (value['blueprint'] === undefined || typeof value['blueprint'] === 'boolean')
  )
}
