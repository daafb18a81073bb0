import { sha256 } from '../internal/sha256.ts'
import type { Call } from './call.ts'
import { factsOf } from './call-facts.ts'
import { callKey } from './call-key.ts'
import { visitCalls } from './visit-calls.ts'

/**
 * The identity of a call: SHA-256, hex, over its key, so that no two different calls run together. The receiver and
 * calls in arguments enter by digest, which keeps the cost linear in the DAG.
 *
 * @throws GraftError `ID_TOO_LARGE` where a value nests too deeply
 */
export function digestCall(call: Call): string {
  const { digest } = factsOf(call)
  if (digest !== undefined) return digest
  visitCalls(call, isDigested, (each) => (factsOf(each).digest = digestKey(callKey(each, knownDigest))))
  return knownDigest(call)
}

/** SHA-256, hex, of any text: other than UTF-8, it tells halves of surrogate pairs apart. */
export function digestKey(key: string): string {
  // A key begins with two ASCII characters, so that no key in UTF-8 has the bytes of another in UTF-16.
  return sha256(key.isWellFormed() ? key : Buffer.from(key, 'utf16le'))
}

function isDigested(call: Call): boolean {
  return factsOf(call).digest !== undefined
}

function knownDigest(call: Call): string {
  return factsOf(call).digest ?? ''
}
