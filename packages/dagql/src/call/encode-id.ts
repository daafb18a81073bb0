import { ByteWriter } from '../internal/byte-writer.ts'
import type { Call } from './call.ts'
import { digestCall } from './digest-call.ts'
import { visitCalls } from './visit-calls.ts'
import { writeLiteral } from './write-literal.ts'

/** First byte of every ID: readers refuse what they do not know. */
export const ID_VERSION = 1

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
    writeLiteral(out, value, (each) => out.integer(reference(each, positions)))
  }
}
