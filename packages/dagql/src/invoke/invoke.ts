import type { RunningCall } from '../cache/cache-request.ts'
import type { ResultCache } from '../cache/result-cache.ts'
import type { Call, NamedLiteral } from '../call/call.ts'
import { digestCall } from '../call/digest-call.ts'
import { resultKey } from '../call/content-digest.ts'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { CachePolicy } from '../field/cache-policy.ts'
import { millisecondsOf } from '../field/duration.ts'
import type { ArgumentValues, FieldSpec } from '../field/field-spec.ts'
import { neverAborted } from '../internal/never-aborted.ts'
import type { BatchContext, BatchLoaders } from './batch-loaders.ts'
import type { BoundArguments } from './bind-arguments.ts'
import { identityOf, type FieldCall } from './field-call.ts'
import { elementsIn, holdsPromises, settleElements } from './settle-elements.ts'
import { computeImplicit, implicitInputsOf } from './implicit-inputs.ts'
import { isPromise } from './is-promise.ts'
import { wrapResult, type FieldResult } from './wrap-result.ts'

/** What a call runs in: its context, and what keeps its result. */
export interface InvokeContext extends BatchContext {
  readonly cache: ResultCache | undefined
  readonly batches: BatchLoaders
  /** The call on whose behalf calls are made here. */
  readonly running: RunningCall | undefined
  /** Checks arguments as a caller gives them, and makes the objects among them. */
  bind(typeName: string, field: FieldSpec, given: ArgumentValues): BoundArguments | Promise<BoundArguments>
  /** The context of calls that are made on behalf of another. */
  within(running: RunningCall): InvokeContext
}

/**
 * Calls a field: the one way into a resolver. What is kept for the call is the answer; otherwise the resolver is
 * called, and its result gets the identity of the call. Answers at once unless something must be waited for, because
 * most fields only read a value.
 *
 * @throws GraftError `RESULT_NULL`, `RESULT_TYPE`, `RESULT_BATCH`, `CACHE_RECURSION`, `CACHE_BUSY`, and whatever the
 * resolver throws; `ElementFailures` where only elements of a list failed. As a rejection where there is a promise.
 */
export function invoke(call: FieldCall, context: InvokeContext): FieldResult | Promise<FieldResult> {
  const { signal } = context
  // Asking a signal costs as much as a field that only reads, and most callers have none.
  if (signal !== neverAborted) signal.throwIfAborted()
  const { field } = call
  if (field.read !== undefined) return readField(call, field.read, context)
  return field.prepare === undefined
    ? identify(call, field.cache, context)
    : prepare(call, field.prepare, context)
}

function readField(
  call: FieldCall,
  read: NonNullable<FieldSpec['read']>,
  context: InvokeContext,
): FieldResult | Promise<FieldResult> {
  const { receiver, field, bound } = call
  return wrapLater(
    read(receiver.value, bound.args, context),
    field,
    () => identityOf(call, context.version, []),
    context,
  )
}

/** Lets the field change the call before its identity is settled. */
async function prepare(
  { receiver, field, bound }: FieldCall,
  hook: NonNullable<FieldSpec['prepare']>,
  context: InvokeContext,
): Promise<FieldResult> {
  const { args, given } = bound
  const prepared = await hook({ receiver, args, given, context })
  const rebound =
    prepared.args === undefined ? bound : await context.bind(receiver.typeName, field, prepared.args)
  const cache = prepared.cache === undefined ? field.cache : { ...field.cache, ...prepared.cache }
  return identify({ receiver, field, bound: rebound }, cache, context)
}

/** Settles the identity of a call, with what no caller gave. */
function identify(
  call: FieldCall,
  policy: CachePolicy | undefined,
  context: InvokeContext,
): FieldResult | Promise<FieldResult> {
  const { field } = call
  if (field.implicit === undefined && policy?.scope === undefined) return keep(call, [], policy, context)
  const implicit = computeImplicit(implicitInputsOf(field.implicit, policy), {
    receiver: call.receiver,
    args: call.bound.args,
    context,
  })
  if (!isPromise(implicit)) return keep(call, implicit, policy, context)
  return implicit.then((values) => keep(call, values, policy, context))
}

/** Answers from what is kept, or keeps the answer, where the field says that results are to be kept. */
function keep(
  call: FieldCall,
  implicit: readonly NamedLiteral[],
  policy: CachePolicy | undefined,
  context: InvokeContext,
): FieldResult | Promise<FieldResult> {
  const { cache } = context
  if (cache === undefined || policy === undefined || policy.never !== undefined)
    return answer(call, () => identityOf(call, context.version, implicit), context)
  const identity = identityOf(call, context.version, implicit)
  const key = resultKey(identity)
  const ttl = policy.ttl === undefined ? undefined : millisecondsOf(policy.ttl)
  const { sessionId: session } = context
  // Most calls of a graph that is in use are answered here.
  const hit = cache.lookup(
    key,
    session,
    ttl === undefined && policy.persist === undefined ? undefined : { ttl, persist: policy.persist },
  )
  if (hit !== undefined) return hit.value as FieldResult
  const result = cache.run(
    {
      key,
      session,
      name: `${call.receiver.typeName}.${call.field.name}`,
      signal: context.signal,
      parent: context.running,
      ttl,
      persist: policy.persist,
    },
    (running) => answer(call, () => identity, context.within(running)),
  )
  if (key !== digestCall(identity)) {
    // An ID names the call and not the content, so whoever loads it must find the result as well.
    const teach = (): unknown => cache.alias(key, digestCall(identity))
    if (isPromise(result)) result.then(teach, ignore)
    else teach()
  }
  // Nothing but results of `answer` is ever kept under the key of a call.
  return result as FieldResult | Promise<FieldResult>
}

/** Calls the resolver. */
function answer(
  call: FieldCall,
  origin: () => Call,
  context: InvokeContext,
): FieldResult | Promise<FieldResult> {
  const { receiver, field, bound } = call
  const value =
    field.resolve === undefined
      ? field.batch === undefined
        ? field.read(receiver.value, bound.args, context)
        : context.batches.load(field, receiver, bound, context)
      : field.resolve({ receiver, args: bound.args, given: bound.given, context })
  return wrapLater(value, field, origin, context)
}

function wrapLater(
  value: unknown,
  field: FieldSpec,
  origin: () => Call,
  { binding }: { readonly binding: { readonly schema: VisibleSchema } },
): FieldResult | Promise<FieldResult> {
  // Not every thenable waits its turn or is called once, so that it is made a promise first.
  if (isPromise(value))
    return Promise.resolve(value).then((settled) => wrapLater(settled, field, origin, { binding }))
  const elements = elementsIn(field.type, value)
  if (holdsPromises(field.type, elements))
    return settleElements(field.type, elements).then((settled) =>
      wrapResult(field.type, settled, origin, binding.schema),
    )
  return wrapResult(field.type, elements, origin, binding.schema)
}

function ignore(): void {}
