import type { FieldShape } from '../field/field-spec.ts'
import { canonicalJson } from '../internal/canonical-json.ts'
import { sha256 } from '../internal/sha256.ts'

const digests = new WeakMap<readonly unknown[], string | undefined>()

/**
 * Digest of the defaults that a field declares; undefined where it declares none. Descriptions and the like do not
 * change it, so nothing but a changed default changes the identity of calls that rely on defaults.
 */
export function declarationDigest(field: FieldShape): string | undefined {
  const { args } = field
  if (args.length === 0) return undefined
  if (digests.has(args)) return digests.get(args)
  const defaults = args.flatMap((arg) => (arg.default === undefined ? [] : [[arg.name, arg.default]]))
  // 128 bits: it is itself hashed with the rest of the call, and stands in every ID.
  const digest = defaults.length === 0 ? undefined : sha256(canonicalJson(defaults)).slice(0, 32)
  digests.set(args, digest)
  return digest
}
