import { GraftError } from '@graft/diagnostics'
import type { NamedLiteral } from '../call/call.ts'
import type { Seals } from '../call/seals.ts'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { ArgumentSpec, ArgumentValues, FieldShape } from '../field/field-spec.ts'
import { missingArgument, unknownArgument, wrongArgument } from '../field/messages.ts'
import { printTypeRef } from '../type/type-ref.ts'
import { bindValue, type BoundValue } from './bind-value.ts'
import { freezeValues } from '../internal/freeze-values.ts'

/** The arguments of a call, checked, in each form that someone needs. */
export interface BoundArguments {
  /** For the resolver: decoded, with defaults. An absent argument without a default has no key. */
  readonly args: ArgumentValues
  /** Only what the caller gave, as it was given: whoever is called next checks it again. */
  readonly given: ArgumentValues
  /** For the identity of the call: what was given, in order of declaration. */
  readonly literals: readonly NamedLiteral[]
  /** Whether a value is what it is because of the version, so that the call is another one in each. */
  readonly isVersioned: boolean
}

/** What arguments are checked with. */
export interface Binding {
  readonly schema: VisibleSchema
  readonly seals: Seals
}

/** The same arguments for several calls: none of their resolvers can change what the next one gets. */
export function shareArguments(bound: BoundArguments): BoundArguments {
  freezeValues(bound.args)
  freezeValues(bound.given)
  return Object.freeze(bound)
}

const none: ArgumentValues = Object.freeze(Object.create(null))

/** The arguments of a call that has none. */
export const noArguments: BoundArguments = Object.freeze({
  args: none,
  given: none,
  literals: [],
  isVersioned: false,
})

/**
 * Checks and decodes the arguments of a call. Objects must have been loaded already.
 *
 * @throws GraftError `ARGUMENT_UNKNOWN`, `ARGUMENT_MISSING`, `ARGUMENT_TYPE`
 */
export function bindArguments(
  typeName: string,
  field: FieldShape,
  given: ArgumentValues,
  binding: Binding,
): BoundArguments {
  const { schema, seals } = binding
  if (field.args.length === 0 && isEmpty(given)) return noArguments
  refuseUnknown(typeName, field, given)
  const args: { [name: string]: unknown } = Object.create(null)
  const kept: { [name: string]: unknown } = Object.create(null)
  const literals: NamedLiteral[] = []
  let isVersioned = false
  for (const spec of field.args) {
    const value = Object.hasOwn(given, spec.name) ? given[spec.name] : undefined
    if (value !== undefined) {
      const place = `${typeName}.${field.name}(${spec.name}:)`
      const bound = bindGiven(place, spec, value, binding)
      args[spec.name] = bound.value
      kept[spec.name] = value
      const literal =
        spec.sensitive === true
          ? ({ kind: 'sensitive', seal: seals.seal(place, bound.literal, value) } as const)
          : bound.literal
      literals.push([spec.name, literal])
      isVersioned ||= bound.isVersioned === true
    } else if (spec.default !== undefined) {
      const bound = defaultValue(typeName, field, spec, schema)
      args[spec.name] = bound.value
      isVersioned ||= bound.isVersioned === true
    } else if (!spec.type.nullable) {
      throw new GraftError(missingArgument(`${typeName}.${field.name}`, spec.name, printTypeRef(spec.type)))
    }
  }
  return { args, given: kept, literals, isVersioned }
}

function bindGiven(place: string, spec: ArgumentSpec, value: unknown, binding: Binding): BoundValue {
  try {
    return bindValue(place, spec.type, value, binding)
  } catch (error) {
    // What is wrong with a value tells of the value.
    if (spec.sensitive !== true) throw error
    throw new GraftError(
      wrongArgument(place, printTypeRef(spec.type), 'the value, which is sensitive, does not fit'),
    )
  }
}

/** Decoded defaults by the schema that they were decoded for. */
const defaults = new WeakMap<ArgumentSpec, { readonly schema: VisibleSchema; readonly bound: BoundValue }>()

function defaultValue(
  typeName: string,
  field: FieldShape,
  spec: ArgumentSpec,
  schema: VisibleSchema,
): BoundValue {
  const known = defaults.get(spec)
  if (known !== undefined && known.schema === schema) return known.bound
  const bound = bindValue(`${typeName}.${field.name}(${spec.name}:)`, spec.type, spec.default, { schema })
  // Every call that leaves the argument out gets this one.
  const frozen = { ...bound, value: freezeValues(bound.value) }
  defaults.set(spec, { schema, bound: frozen })
  return frozen
}

function refuseUnknown(typeName: string, field: FieldShape, given: ArgumentValues): void {
  for (const name of Object.keys(given)) {
    if (hasArgument(field, name)) continue
    const known = field.args.filter((spec) => spec.internal !== true).map((spec) => spec.name)
    throw new GraftError(unknownArgument(typeName, field.name, name, known))
  }
}

/** A loop, because this is asked for every argument of every call. */
function hasArgument({ args }: FieldShape, name: string): boolean {
  for (const spec of args) if (spec.name === name) return true
  return false
}

function isEmpty(given: ArgumentValues): boolean {
  for (const name in given) if (Object.hasOwn(given, name)) return false
  return true
}
