import { GraftError } from '@graft/diagnostics'
import { ByteReader } from '../internal/byte-reader.ts'
import type { Call, Literal } from './call.ts'
import { ID_VERSION } from './encode-id.ts'
import { malformedId } from './messages.ts'
import { literalTags } from './write-literal.ts'

/** An ID longer than this is refused before it is decoded, in characters. */
const MAX_ID_LENGTH = 1_048_576
const MAX_CALLS = 10_000
const MAX_LITERAL_DEPTH = 64

/**
 * Decodes a recipe ID into its call. IDs come from clients, so nothing in one is trusted.
 *
 * @throws GraftError `ID_MALFORMED`
 */
export function decodeId(id: string): Call {
  if (id === '') throw new GraftError(malformedId('it is empty'))
  if (id.length > MAX_ID_LENGTH)
    throw new GraftError(malformedId(`it is longer than ${MAX_ID_LENGTH} characters`))
  if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new GraftError(malformedId('it is not base64url'))
  try {
    return readCalls(new ByteReader(Buffer.from(id, 'base64url')))
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      throw new GraftError(malformedId(error.message))
    throw error
  }
}

function readCalls(input: ByteReader): Call {
  const version = input.byte()
  if (version !== ID_VERSION) throw new RangeError(`its format version is ${version}, not ${ID_VERSION}`)
  const count = input.integer()
  if (count === 0 || count > MAX_CALLS) throw new RangeError(`it holds ${count} calls`)
  const calls: Call[] = []
  for (let index = 0; index < count; index++) calls.push(readCall(input, calls))
  if (!input.done) throw new RangeError('bytes follow its end')
  const last = calls.at(-1)
  if (last === undefined) throw new RangeError('it holds no call')
  return last
}

function readCall(input: ByteReader, earlier: readonly Call[]): Call {
  const receiver = input.integer()
  const field = input.text()
  const type = input.text()
  const module = input.text()
  const nth = input.integer()
  const count = input.integer()
  const args: (readonly [string, Literal])[] = []
  for (let index = 0; index < count; index++) args.push([input.text(), readLiteral(input, earlier, 0)])
  return {
    ...(receiver === 0 ? {} : { receiver: referenced(receiver, earlier) }),
    field,
    args,
    type,
    ...(nth === 0 ? {} : { nth }),
    ...(module === '' ? {} : { module }),
  }
}

function referenced(reference: number, earlier: readonly Call[]): Call {
  const call = earlier[reference - 1]
  if (call === undefined) throw new RangeError('it refers to a call that it does not hold')
  return call
}

function readLiteral(input: ByteReader, earlier: readonly Call[], depth: number): Literal {
  if (depth > MAX_LITERAL_DEPTH) throw new RangeError('its values nest too deeply')
  const tag = input.byte()
  switch (tag) {
    case literalTags.null:
      return { kind: 'null' }
    case literalTags.boolean:
      return { kind: 'boolean', value: input.byte() === 1 }
    case literalTags.integer:
      return { kind: 'integer', value: input.integer() }
    case literalTags.negative:
      return { kind: 'integer', value: -input.integer() }
    case literalTags.float:
      return { kind: 'float', value: input.float() }
    case literalTags.string:
      return { kind: 'string', value: input.text() }
    case literalTags.enum:
      return { kind: 'enum', value: input.text() }
    case literalTags.list: {
      const elements: Literal[] = []
      for (let left = input.integer(); left > 0; left--) elements.push(readLiteral(input, earlier, depth + 1))
      return { kind: 'list', elements }
    }
    case literalTags.object: {
      const members: (readonly [string, Literal])[] = []
      for (let left = input.integer(); left > 0; left--) {
        members.push([input.text(), readLiteral(input, earlier, depth + 1)])
      }
      return { kind: 'object', members }
    }
    case literalTags.call:
      return { kind: 'call', call: referenced(input.integer(), earlier) }
    default:
      throw new RangeError(`it holds an unknown kind of value (${tag})`)
  }
}
