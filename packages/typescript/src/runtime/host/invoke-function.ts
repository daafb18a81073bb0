import type { FunctionCall, JsonValue } from '@graft/typedef'
import { decodeObject, decodeValue } from '../value/decode-value.ts'
import type { FunctionEntry } from '../wire/dispatch-table.ts'
import type { Dispatch } from '../value/dispatch.ts'
import { encodeValue } from '../value/encode-value.ts'
import { unknownMember } from '../messages.ts'
import { GraftError } from '@graft/diagnostics'

/** Runs one call: finds the function, decodes receiver and arguments, calls it, and encodes what it returns. */
export async function invokeFunction(call: FunctionCall, dispatch: Dispatch): Promise<JsonValue> {
  const fn = dispatch.function(call.object, call.member)
  const args = positionalArguments(fn, call.arguments, dispatch)
  const result = await (call.member === ''
    ? construct(call, args, dispatch)
    : callMember(call, args, dispatch))
  return encodeValue(result, fn.returns, dispatch)
}

/** A constructor may return a promise: that is how a class is made asynchronously. */
function construct(call: FunctionCall, args: readonly unknown[], dispatch: Dispatch): unknown {
  return Reflect.construct(dispatch.class(call.object), args)
}

function callMember(call: FunctionCall, args: readonly unknown[], dispatch: Dispatch): unknown {
  dispatch.class(call.object)
  const receiver = decodeObject(call.object, call.state, dispatch)
  const member: unknown = Reflect.get(receiver, call.member)
  if (typeof member === 'function') return Reflect.apply(member, receiver, args)
  // A getter is a function without arguments.
  if (call.member in receiver && args.length === 0) return member
  throw new GraftError(unknownMember(call.object, call.member))
}

function positionalArguments(
  fn: FunctionEntry,
  given: { readonly [name: string]: JsonValue },
  dispatch: Dispatch,
): readonly unknown[] {
  return fn.arguments.flatMap((argument) => {
    const value = Object.hasOwn(given, argument.name) ? given[argument.name] : undefined
    const decoded = value === undefined ? undefined : decodeValue(value, argument.type, dispatch)
    if (argument.variadic) return Array.isArray(decoded) ? decoded : []
    return [decoded === undefined && argument.missing === 'null' ? null : decoded]
  })
}
