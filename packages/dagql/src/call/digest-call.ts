import { ByteWriter } from '../internal/byte-writer.ts'
import { sha256 } from '../internal/sha256.ts'
import type { Call } from './call.ts'
import { visitCalls } from './visit-calls.ts'
import { writeLiteral } from './write-literal.ts'

const digests = new WeakMap<Call, string>()

/**
 * The identity of a call: SHA-256, hex, over a length-prefixed canonical form, so that no two different calls
 * run together. The receiver and calls in arguments enter by digest, which keeps the cost linear in the DAG.
 */
export function digestCall(call: Call): string {
  const known = digests.get(call)
  if (known !== undefined) return known
  visitCalls(
    call,
    (each) => digests.has(each),
    (each) => digests.set(each, sha256(canonicalForm(each))),
  )
  return digests.get(call) ?? ''
}

function canonicalForm(call: Call): Uint8Array {
  const out = new ByteWriter()
  out.text(call.receiver === undefined ? '' : digestCall(call.receiver))
  out.text(call.type)
  out.text(call.field)
  out.text(call.module ?? '')
  out.integer(call.nth ?? 0)
  out.integer(call.args.length)
  for (const [name, value] of call.args) {
    out.text(name)
    writeLiteral(out, value, (each) => out.text(digestCall(each)))
  }
  return out.finish()
}
