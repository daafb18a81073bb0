import type { ArgumentValues, ResolveContext } from '@graft/dagql'
import { GraftError } from '@graft/diagnostics'
import { fieldName, type FunctionDef, type JsonValue } from '@graft/typedef'
import { noCallback } from '../messages.ts'
import { callbackKey, type Callback } from './callback-key.ts'
import { decodeValue } from './decode-value.ts'
import { encodeValue } from './encode-value.ts'
import type { ModuleObject } from './module-object.ts'
import type { ModuleScope } from './module-scope.ts'

export interface FunctionTarget {
  readonly scope: ModuleScope
  /** The object class, as the module spells it. */
  readonly object: string
  readonly fn: FunctionDef
}

/** Calls a function of a module in its runtime, and returns what its resolver returns. */
export async function callFunction(
  target: FunctionTarget,
  state: ModuleObject['state'],
  args: ArgumentValues,
  context: ResolveContext,
): Promise<unknown> {
  const { scope, object, fn } = target
  const { module, identity } = scope
  const encoded: { [name: string]: JsonValue } = {}
  for (const spec of fn.arguments) {
    const published = fieldName(spec.name)
    if (Object.hasOwn(args, published)) encoded[spec.name] = encodeValue(args[published], identity)
  }
  const unavailable: Callback = () => Promise.reject(new GraftError(noCallback(module.name)))
  const value = await module
    .runtime()
    .call(
      { object, member: fn.member ?? fn.name, state, arguments: encoded },
      { signal: context.signal, callback: context.values.get(callbackKey) ?? unavailable },
    )
  return decodeValue(`${object}.${fn.name || 'constructor'}`, fn.returns, value, { scope, context })
}
