import { GraftError } from '@graft/diagnostics'
import type { Call, Literal } from '../call/call.ts'
import type { ArgumentSpec, ArgumentValues, FieldSpec, ResolveContext } from '../field/field-spec.ts'
import { decodeInput, type TypeLookup } from '../field/decode-input.ts'
import { missingArgument, unknownArgument } from '../field/messages.ts'
import type { ObjectResult } from '../field/object-result.ts'
import { namedTypeOf, printTypeRef, type TypeRef } from '../type/type-ref.ts'
import { toLiteral } from './literal.ts'
import { wrongObject } from './messages.ts'
import { wrapResult, type FieldResult } from './wrap-result.ts'

/** One call of a field: everything that GraphQL execution and `select` have in common. */
export interface FieldCall {
  readonly receiver: ObjectResult
  readonly field: FieldSpec
  /** Only what the caller gave, not decoded yet. */
  readonly given: ArgumentValues
}

/**
 * Calls a field: the one way into a resolver. Decodes what was given, loads objects passed by ID, fills in
 * defaults, calls the resolver, and gives the result its identity.
 *
 * @throws GraftError `ARGUMENT_UNKNOWN`, `ARGUMENT_MISSING`, `ARGUMENT_TYPE`, `RESULT_NULL`, `RESULT_TYPE`, and
 * whatever the resolver throws
 */
export async function invoke(
  request: FieldCall,
  context: ResolveContext,
  lookup: TypeLookup,
): Promise<FieldResult> {
  const { receiver, field } = request
  context.signal.throwIfAborted()
  refuseUnknown(receiver, field, request.given)
  const given: { [name: string]: unknown } = Object.create(null)
  const args: { [name: string]: unknown } = Object.create(null)
  const literals: (readonly [string, Literal])[] = []
  for (const spec of field.args) {
    if (Object.hasOwn(request.given, spec.name) && request.given[spec.name] !== undefined) {
      const { value, asGiven } = await decodeArgument(request, spec, context, lookup)
      given[spec.name] = asGiven
      args[spec.name] = value
      literals.push([spec.name, toLiteral(spec.type, asGiven, lookup)])
    } else if (spec.default !== undefined) {
      args[spec.name] = decodeInput(placeOf(receiver, field, spec), spec.type, spec.default, lookup)
    } else if (!spec.type.nullable) {
      throw new GraftError(missingArgument(receiver.typeName, field.name, spec.name, printTypeRef(spec.type)))
    }
  }
  const call: Call = {
    receiver: receiver.call,
    field: field.name,
    args: literals,
    type: namedTypeOf(field.type).name,
    module: field.module,
  }
  const value: unknown = await field.resolve({ receiver, args, given, context })
  return wrapResult(field.type, value, call, lookup)
}

function refuseUnknown(receiver: ObjectResult, field: FieldSpec, given: ArgumentValues): void {
  for (const name of Object.keys(given)) {
    if (field.args.some((spec) => spec.name === name)) continue
    const known = field.args.map((spec) => spec.name)
    throw new GraftError(unknownArgument(receiver.typeName, field.name, name, known))
  }
}

/** An argument value for the resolver, and as it is recorded and passed on: not decoded yet, but for objects. */
async function decodeArgument(
  { receiver, field, given }: FieldCall,
  spec: ArgumentSpec,
  context: ResolveContext,
  lookup: TypeLookup,
): Promise<{ readonly value: unknown; readonly asGiven: unknown }> {
  const asGiven = given[spec.name]
  const value = decodeInput(placeOf(receiver, field, spec), spec.type, asGiven, lookup)
  const kind = lookup(namedTypeOf(spec.type).name)?.kind
  if (kind !== 'object' && kind !== 'interface') return { value, asGiven }
  const loaded = await loadObjects(spec.type, value, context, kind)
  return { value: loaded, asGiven: loaded }
}

async function loadObjects(
  type: TypeRef,
  value: unknown,
  context: ResolveContext,
  kind: 'object' | 'interface',
): Promise<unknown> {
  if (Array.isArray(value)) {
    const element = type.kind === 'list' ? type.element : type
    return Promise.all(value.map((each) => loadObjects(element, each, context, kind)))
  }
  if (typeof value !== 'string') return value
  const loaded = await context.load(value)
  const expected = namedTypeOf(type).name
  if (kind === 'object' && loaded.typeName !== expected)
    throw new GraftError(wrongObject(expected, loaded.typeName))
  return loaded
}

function placeOf(receiver: ObjectResult, field: FieldSpec, spec: ArgumentSpec): string {
  return `${receiver.typeName}.${field.name}(${spec.name}:)`
}
