import type { ByteReader } from '../internal/byte-reader.ts'
import type { Call, Literal, NamedLiteral } from './call.ts'
import { MAX_LITERAL_DEPTH } from './id-limits.ts'
import { literalTags } from './write-literal.ts'

/** How the parts of literals are read that are stored once in an ID. */
export interface LiteralSources {
  text(): string
  call(): Call
}

/**
 * Reads a literal as `writeLiteral` wrote it.
 *
 * @throws RangeError, TypeError on bytes that were not written so
 */
export function readLiteral(input: ByteReader, sources: LiteralSources, depth: number = 0): Literal {
  const tag = input.byte()
  switch (tag) {
    case literalTags.null:
      return { kind: 'null' }
    case literalTags.false:
      return { kind: 'boolean', value: false }
    case literalTags.true:
      return { kind: 'boolean', value: true }
    case literalTags.integer:
      return { kind: 'integer', value: input.integer() }
    case literalTags.negative:
      return { kind: 'integer', value: 0 - input.integer() }
    case literalTags.float:
      return { kind: 'float', value: input.float() }
    case literalTags.string:
      return { kind: 'string', value: sources.text() }
    case literalTags.enum:
      return { kind: 'enum', value: sources.text() }
    case literalTags.digested: {
      const digest = sources.text()
      return { kind: 'digested', digest, value: sources.text() }
    }
    case literalTags.sensitive:
      return { kind: 'sensitive', seal: sources.text() }
    case literalTags.list: {
      refuseDepth(depth)
      const elements: Literal[] = []
      for (let left = input.count(); left > 0; left--) elements.push(readLiteral(input, sources, depth + 1))
      return { kind: 'list', elements }
    }
    case literalTags.object: {
      refuseDepth(depth)
      const members: NamedLiteral[] = []
      for (let left = input.count(2); left > 0; left--)
        members.push([sources.text(), readLiteral(input, sources, depth + 1)])
      return { kind: 'object', members }
    }
    case literalTags.call:
      return { kind: 'call', call: sources.call() }
    default:
      throw new RangeError(`it holds an unknown kind of value (${tag})`)
  }
}

function refuseDepth(depth: number): void {
  if (depth >= MAX_LITERAL_DEPTH) throw new RangeError('its values nest too deeply')
}
