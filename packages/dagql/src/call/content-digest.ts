import type { Call } from './call.ts'
import { factsOf } from './call-facts.ts'
import { callKey } from './call-key.ts'
import { digestCall, digestKey } from './digest-call.ts'
import { visitCalls } from './visit-calls.ts'

/**
 * The same call for one result of it, of which is known what it is, whatever calls made it. What is said later about
 * another result counts for that one: calls on each find the results that are right for its content.
 */
export function withContentDigest(call: Call, content: string): Call {
  if (factsOf(call).content === content) return call
  const known: Call = { ...call }
  Object.assign(factsOf(known), { digest: factsOf(call).digest, content })
  return known
}

/** What a call's result is, where that was said. */
export function contentDigestOf(call: Call): string | undefined {
  return factsOf(call).content
}

/**
 * The digest by which results of a call are found: that of the call, but with what its inputs are in place of how
 * they were made, where that is known. So calls on equal content share their results.
 */
export function resultKey(call: Call): string {
  const { key } = factsOf(call)
  if (key !== undefined) return key
  digestCall(call)
  visitCalls(call, isKeyed, (each) => (factsOf(each).key = keyOf(each)))
  return factsOf(call).key ?? ''
}

/** How a call is named among the inputs of another: by its content, or by the key of its result. */
export function inputName(call: Call): string {
  const { content } = factsOf(call)
  // No key begins so.
  return content === undefined ? resultKey(call) : `=${content}`
}

function keyOf(call: Call): string {
  let isPlain = true
  const form = callKey(call, (input) => {
    const name = inputName(input)
    isPlain &&= name === digestCall(input)
    return name
  })
  return isPlain ? digestCall(call) : digestKey(form)
}

function isKeyed(call: Call): boolean {
  return factsOf(call).key !== undefined
}
