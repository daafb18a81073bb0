import type { Call } from './call.ts'
import { callKey } from './call-key.ts'
import { inputName } from './content-digest.ts'
import { digestCall } from './digest-call.ts'

const MAX_CALLS = 20_000
/** Calls with more text in their arguments are not kept: they would fill the memory, and are seldom made twice. */
const MAX_KEY = 4096

let calls = new Map<Call | undefined, Map<string, Call>>()
let count = 0

/**
 * The one call that stands for all equal ones on the same receiver that were made lately, so that its digest is
 * computed once and not for every request that makes the call again.
 */
export function internCall(call: Call): Call {
  const { receiver, field, args, nth, type, implicit } = call
  const key = callKey({ field, args, nth, type, implicit }, nameOf)
  const known = calls.get(receiver)?.get(key)
  // The rest hardly ever differs, so that it is compared and not built into the key.
  if (known !== undefined && isSameCode(known, call)) return known
  if (key.length <= MAX_KEY) add(receiver, key, call)
  return call
}

function isSameCode(known: Call, { module, interval, declaration }: Call): boolean {
  if (known.interval !== interval || known.declaration !== declaration) return false
  // Name and address of a module are no part of identity, but an ID is to tell the present ones.
  return (
    known.module === module ||
    (known.module?.digest === module?.digest &&
      known.module?.name === module?.name &&
      known.module?.ref === module?.ref)
  )
}

function add(receiver: Call | undefined, key: string, call: Call): void {
  // Starting over costs a digest for each call that is still in use, and no order of use has to be kept.
  if (count >= MAX_CALLS) {
    calls = new Map()
    count = 0
  }
  count += 1
  const siblings = calls.get(receiver)
  if (siblings === undefined) calls.set(receiver, new Map([[key, call]]))
  else siblings.set(key, call)
}

/** By digest and by content: a call on equal inputs of other content is another one here. */
function nameOf(call: Call): string {
  const digest = digestCall(call)
  const name = inputName(call)
  return name === digest ? digest : digest + name
}
