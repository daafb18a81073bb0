import type { ByteWriter } from '../internal/byte-writer.ts'
import type { Call, Literal } from './call.ts'

/** Tags of literals in bytes. Never renumbered. */
export const literalTags: Readonly<Record<Literal['kind'] | 'negative', number>> = {
  null: 0,
  boolean: 1,
  integer: 2,
  negative: 3,
  float: 4,
  string: 5,
  enum: 6,
  list: 7,
  object: 8,
  call: 9,
}

/**
 * Writes a literal so that no two different ones have the same bytes.
 *
 * @param writeCall how a reference to a call is written: by its place in an ID, by its digest in a digest
 */
export function writeLiteral(out: ByteWriter, literal: Literal, writeCall: (call: Call) => void): void {
  const negative = literal.kind === 'integer' && literal.value < 0
  out.byte(literalTags[negative ? 'negative' : literal.kind])
  switch (literal.kind) {
    case 'null':
      return
    case 'boolean':
      return out.byte(literal.value ? 1 : 0)
    case 'integer':
      return out.integer(Math.abs(literal.value))
    case 'float':
      return out.float(literal.value)
    case 'string':
    case 'enum':
      return out.text(literal.value)
    case 'list':
      out.integer(literal.elements.length)
      return literal.elements.forEach((element) => writeLiteral(out, element, writeCall))
    case 'object':
      out.integer(literal.members.length)
      for (const [name, value] of literal.members) {
        out.text(name)
        writeLiteral(out, value, writeCall)
      }
      return
    case 'call':
      return writeCall(literal.call)
  }
}
