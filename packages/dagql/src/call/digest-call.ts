import { ByteWriter } from '../internal/byte-writer.ts'
import { sha256 } from '../internal/sha256.ts'
import type { Call, Literal } from './call.ts'
import { visitCalls } from './visit-calls.ts'

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
    writeLiteral(out, value)
  }
  return out.finish()
}

function writeLiteral(out: ByteWriter, literal: Literal): void {
  out.text(literal.kind)
  switch (literal.kind) {
    case 'null':
      return
    case 'boolean':
      return out.byte(literal.value ? 1 : 0)
    case 'integer':
      return out.text(String(literal.value))
    case 'float':
      return out.float(literal.value)
    case 'string':
    case 'enum':
      return out.text(literal.value)
    case 'list':
      out.integer(literal.elements.length)
      return literal.elements.forEach((element) => writeLiteral(out, element))
    case 'object':
      out.integer(literal.members.length)
      for (const [name, value] of literal.members) {
        out.text(name)
        writeLiteral(out, value)
      }
      return
    case 'call':
      return out.text(digestCall(literal.call))
  }
}
