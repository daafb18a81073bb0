import type { Call } from '../call/call.ts'
import { internCall } from '../call/intern-call.ts'
import type { NamedLiteral } from '../call/call.ts'
import type { FieldSpec } from '../field/field-spec.ts'
import type { ObjectResult } from '../field/object-result.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import { EVERY_VERSION, exactInterval } from '../view/version-interval.ts'
import { noArguments, type BoundArguments } from './bind-arguments.ts'
import { declarationDigest } from './declaration-digest.ts'

/** One call of a field with checked arguments: what GraphQL execution and `select` have in common. */
export interface FieldCall {
  readonly receiver: ObjectResult
  readonly field: FieldSpec
  readonly bound: BoundArguments
}

/**
 * The identity of a call.
 *
 * @param version of the caller's view; recorded only where the field depends on it
 */
export function identityOf(
  call: FieldCall,
  version: string | undefined,
  implicit: readonly NamedLiteral[],
): Call {
  const { receiver, field, bound } = call
  const isSimple = implicit.length === 0 && field.interval === undefined && !bound.isVersioned
  // Arguments of a plan are one object for all requests. The root is one for all servers, and would remember them all.
  if (!isSimple || receiver.call === undefined || !Object.isFrozen(bound))
    return newIdentity(call, version, implicit)
  return receiver.callOf(bound === noArguments ? field : bound, () => newIdentity(call, version, implicit))
}

function newIdentity(
  { receiver, field, bound }: FieldCall,
  version: string | undefined,
  implicit: readonly NamedLiteral[],
): Call {
  const isExact = field.interval === EVERY_VERSION || bound.isVersioned
  const interval = isExact ? exactInterval(version) : field.interval
  return internCall({
    receiver: receiver.call,
    field: field.name,
    args: bound.literals,
    type: namedTypeOf(field.type).name,
    module: field.module,
    interval,
    declaration: declarationDigest(field),
    implicit: implicit.length === 0 ? undefined : implicit,
  })
}
