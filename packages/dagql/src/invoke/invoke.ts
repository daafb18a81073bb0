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
 * Calls a field: the one way into a resolver. Loads objects passed by ID, decodes what was given, fills in
 * defaults, calls the resolver, and gives the result its identity. Answers at once unless something must be
 * waited for, because most fields only read a value.
 *
 * @throws GraftError `ARGUMENT_UNKNOWN`, `ARGUMENT_MISSING`, `ARGUMENT_TYPE`, `RESULT_NULL`, `RESULT_TYPE`, and
 * whatever the resolver throws
 */
export function invoke(
  request: FieldCall,
  context: ResolveContext,
  lookup: TypeLookup,
): FieldResult | Promise<FieldResult> {
  context.signal.throwIfAborted()
  refuseUnknown(request.receiver, request.field, request.given)
  const objects = request.field.args.filter(
    (spec) => request.given[spec.name] !== undefined && isObjectType(spec, lookup),
  )
  if (objects.length === 0) return callResolver(request, context, lookup)
  return loadObjects(request, objects, { context, lookup }).then((loaded) =>
    callResolver(loaded, context, lookup),
  )
}

function callResolver(
  request: FieldCall,
  context: ResolveContext,
  lookup: TypeLookup,
): FieldResult | Promise<FieldResult> {
  const { receiver, field } = request
  const given: { [name: string]: unknown } = Object.create(null)
  const args: { [name: string]: unknown } = Object.create(null)
  const literals: (readonly [string, Literal])[] = []
  for (const spec of field.args) {
    const value = Object.hasOwn(request.given, spec.name) ? request.given[spec.name] : undefined
    if (value !== undefined) {
      // Recorded and passed on as it was given: whoever is called next decodes it again.
      given[spec.name] = value
      args[spec.name] = decodeInput(placeOf(receiver, field, spec), spec.type, value, lookup)
      literals.push([spec.name, toLiteral(spec.type, value, lookup)])
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
  const value: unknown = field.resolve({ receiver, args, given, context })
  if (!isPromise(value)) return wrapResult(field.type, value, call, lookup)
  return value.then((settled) => wrapResult(field.type, settled, call, lookup))
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function refuseUnknown(receiver: ObjectResult, field: FieldSpec, given: ArgumentValues): void {
  for (const name of Object.keys(given)) {
    if (field.args.some((spec) => spec.name === name)) continue
    const known = field.args.map((spec) => spec.name)
    throw new GraftError(unknownArgument(receiver.typeName, field.name, name, known))
  }
}

function isObjectType(spec: ArgumentSpec, lookup: TypeLookup): boolean {
  const kind = lookup(namedTypeOf(spec.type).name)?.kind
  return kind === 'object' || kind === 'interface'
}

interface Loading {
  readonly context: ResolveContext
  readonly lookup: TypeLookup
}

/** The same call with every ID among the given objects replaced by the object that it names. */
async function loadObjects(
  request: FieldCall,
  objects: readonly ArgumentSpec[],
  loading: Loading,
): Promise<FieldCall> {
  const loaded = await Promise.all(
    objects.map(
      async ({ name, type }) => [name, await loadValue(type, request.given[name], loading)] as const,
    ),
  )
  return { ...request, given: { ...request.given, ...Object.fromEntries(loaded) } }
}

/**
 * What is no ID and no list stays: decoding refuses it where it does not belong.
 *
 * @throws GraftError `ID_TYPE`, `ID_MALFORMED`, and whatever the calls of the ID throw
 */
async function loadValue(type: TypeRef, value: unknown, { context, lookup }: Loading): Promise<unknown> {
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return value
    return Promise.all(value.map((each) => loadValue(type.element, each, { context, lookup })))
  }
  if (typeof value !== 'string') return value
  const loaded = await context.load(value)
  if (lookup(type.name)?.kind === 'interface' || loaded.typeName === type.name) return loaded
  throw new GraftError(wrongObject(type.name, loaded.typeName))
}

function placeOf(receiver: ObjectResult, field: FieldSpec, spec: ArgumentSpec): string {
  return `${receiver.typeName}.${field.name}(${spec.name}:)`
}
