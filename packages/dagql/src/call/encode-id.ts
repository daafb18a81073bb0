import { ByteWriter } from '../internal/byte-writer.ts'
import type { Call, Literal } from './call.ts'
import { digestCall } from './digest-call.ts'
import { visitCalls } from './visit-calls.ts'

/** First byte of every ID: readers refuse what they do not know. */
export const ID_VERSION = 1

/** Tags of literals in the encoded form. Never renumbered. */
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
 * Encodes a call as its recipe ID: base64url of a versioned binary list of calls, each before those that use it.
 * A call that is reached twice is stored once.
 */
export function encodeId(call: Call): string {
  const order: Call[] = []
  const positions = new Map<string, number>()
  visitCalls(
    call,
    (each) => positions.has(digestCall(each)),
    (each) => positions.set(digestCall(each), order.push(each) - 1),
  )
  const out = new ByteWriter()
  out.byte(ID_VERSION)
  out.integer(order.length)
  for (const link of order) writeCall(out, link, positions)
  return Buffer.from(out.finish()).toString('base64url')
}

/** References are stored as position + 1; 0 is "none". */
function reference(call: Call | undefined, positions: ReadonlyMap<string, number>): number {
  return call === undefined ? 0 : (positions.get(digestCall(call)) ?? -1) + 1
}

function writeCall(out: ByteWriter, call: Call, positions: ReadonlyMap<string, number>): void {
  out.integer(reference(call.receiver, positions))
  out.text(call.field)
  out.text(call.type)
  out.text(call.module ?? '')
  out.integer(call.nth ?? 0)
  out.integer(call.args.length)
  for (const [name, value] of call.args) {
    out.text(name)
    writeLiteral(out, value, positions)
  }
}

function writeLiteral(out: ByteWriter, literal: Literal, positions: ReadonlyMap<string, number>): void {
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
      return literal.elements.forEach((element) => writeLiteral(out, element, positions))
    case 'object':
      out.integer(literal.members.length)
      for (const [name, value] of literal.members) {
        out.text(name)
        writeLiteral(out, value, positions)
      }
      return
    case 'call':
      return out.integer(reference(literal.call, positions))
  }
}
