import type { Call, Literal } from './call.ts'

/**
 * Visits a call and every call that it depends on, each after its own dependencies.
 * In a loop, because calls come from clients too: a deep one must not exhaust the stack.
 *
 * @param isKnown calls to leave out, with all that they depend on; must hold for a call once it was visited
 */
export function visitCalls(root: Call, isKnown: (call: Call) => boolean, visit: (call: Call) => void): void {
  const pending = [root]
  for (let call = pending.at(-1); call !== undefined; call = pending.at(-1)) {
    const waiting = isKnown(call) ? [] : dependenciesOf(call).filter((each) => !isKnown(each))
    for (const each of waiting) pending.push(each)
    if (waiting.length > 0) continue
    if (!isKnown(call)) visit(call)
    pending.pop()
  }
}

/** The calls in the arguments of a call, last one first, and then its receiver. */
function dependenciesOf(call: Call): Call[] {
  const calls: Call[] = []
  for (const [, value] of call.args) collect(value, calls)
  calls.reverse()
  if (call.receiver !== undefined) calls.push(call.receiver)
  return calls
}

function collect(literal: Literal, calls: Call[]): void {
  if (literal.kind === 'call') calls.push(literal.call)
  else if (literal.kind === 'list') for (const each of literal.elements) collect(each, calls)
  else if (literal.kind === 'object') for (const [, each] of literal.members) collect(each, calls)
}
