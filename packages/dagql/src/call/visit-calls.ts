import type { Call, Literal } from './call.ts'
import { MAX_LITERAL_DEPTH } from './id-limits.ts'

/**
 * Visits a call and every call that it depends on, each after its own dependencies, in work linear in the DAG.
 * In a loop, because calls come from clients too: a deep one must not exhaust the stack.
 *
 * @param isKnown calls to leave out, with all that they depend on; must hold for a call once it was visited
 */
export function visitCalls(root: Call, isKnown: (call: Call) => boolean, visit: (call: Call) => void): void {
  const pending = [root]
  for (let call = pending.at(-1); call !== undefined; call = pending.at(-1)) {
    const ready = isKnown(call) || !addUnknown(call, isKnown, pending)
    if (!ready) continue
    pending.pop()
    if (!isKnown(call)) visit(call)
  }
}

/** Adds what must be visited before a call; false where there is nothing. */
function addUnknown(call: Call, isKnown: (call: Call) => boolean, pending: Call[]): boolean {
  const { length } = pending
  const { receiver, args, implicit } = call
  if (args.length > 0 || implicit !== undefined) {
    for (const each of dependenciesOf(call)) if (!isKnown(each)) pending.push(each)
  } else if (receiver !== undefined && !isKnown(receiver)) pending.push(receiver)
  return pending.length > length
}

/** The calls in the arguments of a call, last one first, and then its receiver. */
export function dependenciesOf(call: Call): readonly Call[] {
  const calls: Call[] = []
  for (const [, value] of call.args) collect(value, calls, 0)
  for (const [, value] of call.implicit ?? []) collect(value, calls, 0)
  calls.reverse()
  if (call.receiver !== undefined) calls.push(call.receiver)
  return calls
}

function collect(literal: Literal, calls: Call[], depth: number): void {
  // What nests deeper is refused when the call gets its key.
  if (depth > MAX_LITERAL_DEPTH) return
  if (literal.kind === 'call') calls.push(literal.call)
  else if (literal.kind === 'list') for (const each of literal.elements) collect(each, calls, depth + 1)
  else if (literal.kind === 'object') for (const [, each] of literal.members) collect(each, calls, depth + 1)
}
