import type { ValueCodec } from '../cache/cache-store.ts'
import { decodeId } from '../call/decode-id.ts'
import { encodeId } from '../call/encode-id.ts'
import { ObjectResult } from '../field/object-result.ts'
import type { JsonValue, ObjectCodec } from '../type/type-definition.ts'
import type { FieldResult } from './wrap-result.ts'

/** A result as it is written: each kind of value under a key of its own, so that none is taken for another. */
type Written =
  | null
  | { readonly leaf: JsonValue }
  | { readonly list: readonly Written[] }
  | { readonly type: string; readonly id: string; readonly value: JsonValue }

/**
 * Writes results of calls as text and reads them, for a store that outlives the process. Objects are written by the
 * codec of their type; a result that holds an object of a type without one is not written.
 *
 * @param codecOf the codec of an object type by name
 */
export function resultCodec(codecOf: (typeName: string) => ObjectCodec | undefined): ValueCodec {
  return {
    encode: (value) => {
      // Results of calls are all that is ever handed to it.
      const written = write(value as FieldResult, codecOf)
      return written === undefined ? undefined : JSON.stringify(written)
    },
    decode: (text) => read(JSON.parse(text) as Written, codecOf),
  }
}

function write(
  result: FieldResult,
  codecOf: (typeName: string) => ObjectCodec | undefined,
): Written | undefined {
  if (result === null) return null
  if (result instanceof ObjectResult) {
    const codec = codecOf(result.typeName)
    if (codec === undefined || result.call === undefined) return undefined
    return { type: result.typeName, id: encodeId(result.call), value: codec.encode(result.value) }
  }
  if (!Array.isArray(result)) return { leaf: result as JsonValue }
  const list: Written[] = []
  for (const each of result as readonly FieldResult[]) {
    const written = write(each, codecOf)
    if (written === undefined) return undefined
    list.push(written)
  }
  return { list }
}

/** Throws where a type has no codec any more, or its codec does not read what it wrote: then it is made again. */
function read(written: Written, codecOf: (typeName: string) => ObjectCodec | undefined): FieldResult {
  if (written === null) return null
  if ('leaf' in written) return written.leaf
  if ('list' in written) return written.list.map((each) => read(each, codecOf))
  const codec = codecOf(written.type)
  if (codec === undefined) throw new TypeError(`objects of type ${written.type} cannot be read`)
  return new ObjectResult(written.type, codec.decode(written.value), decodeId(written.id))
}
