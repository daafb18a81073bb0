import type { ByteWriter } from '../internal/byte-writer.ts'
import type { Call, Literal } from './call.ts'

/** How each kind of literal is marked in an ID. */
export const literalTags = {
  null: 0,
  false: 1,
  true: 2,
  integer: 3,
  negative: 4,
  float: 5,
  string: 6,
  enum: 7,
  list: 8,
  object: 9,
  call: 10,
  digested: 11,
  sensitive: 12,
} as const

/** How the parts of literals are written that are stored once in an ID. */
export interface LiteralParts {
  text(text: string): void
  call(call: Call): void
}

/** Writes a literal. How deep it nests must have been checked. */
export function writeLiteral(literal: Literal, out: ByteWriter, parts: LiteralParts): void {
  out.byte(literalTags[tagOf(literal)])
  switch (literal.kind) {
    case 'null':
    case 'boolean':
      return
    case 'integer':
      return out.integer(Math.abs(literal.value))
    case 'float':
      return out.float(literal.value)
    case 'string':
    case 'enum':
      return parts.text(literal.value)
    case 'digested':
      parts.text(literal.digest)
      return parts.text(literal.value)
    case 'sensitive':
      return parts.text(literal.seal)
    case 'list':
      out.integer(literal.elements.length)
      for (const element of literal.elements) writeLiteral(element, out, parts)
      return
    case 'object':
      out.integer(literal.members.length)
      for (const [name, value] of literal.members) {
        parts.text(name)
        writeLiteral(value, out, parts)
      }
      return
    case 'call':
      return parts.call(literal.call)
  }
}

function tagOf(literal: Literal): keyof typeof literalTags {
  if (literal.kind === 'boolean') return literal.value ? 'true' : 'false'
  return literal.kind === 'integer' && literal.value < 0 ? 'negative' : literal.kind
}
