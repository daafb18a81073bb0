import { GraftError } from '@graft/diagnostics'
import { decodeId } from '../call/decode-id.ts'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { ArgumentSpec, ArgumentValues, FieldShape } from '../field/field-spec.ts'
import { LazyReference } from '../field/lazy-reference.ts'
import { ObjectResult } from '../field/object-result.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'
import type { InputType } from '../type/type-definition.ts'
import { namedTypeOf, type TypeRef } from '../type/type-ref.ts'
import { wrongObject } from './messages.ts'

/** What loading objects needs. */
export interface Loading {
  readonly schema: VisibleSchema
  readonly load: (id: string) => Promise<ObjectResult>
}

/**
 * The same arguments with every ID of an object replaced by the object that it names, or by a reference where the
 * argument is lazy. Returns at once where there is none. What is no ID stays: checking refuses it.
 *
 * @throws GraftError `ID_TYPE`, `ID_MALFORMED`, and whatever the calls of an ID throw
 */
export function loadArguments(
  field: FieldShape,
  given: ArgumentValues,
  loading: Loading,
): ArgumentValues | Promise<ArgumentValues> {
  if (!field.args.some((spec) => isGivenObjects(spec, given, loading.schema))) return given
  const pending = field.args.filter((spec) => isGivenObjects(spec, given, loading.schema))
  return Promise.all(
    pending.map(
      async (spec) => [spec.name, await loadValue(spec, spec.type, given[spec.name], loading)] as const,
    ),
  ).then((loaded) => ({ ...given, ...Object.fromEntries(loaded) }))
}

function isGivenObjects(spec: ArgumentSpec, given: ArgumentValues, schema: VisibleSchema): boolean {
  return given[spec.name] !== undefined && holdsObjects(spec.type, schema)
}

/** Whether values of a type are objects, or input objects with objects in them. */
export function holdsObjects(
  type: TypeRef,
  schema: VisibleSchema,
  within: readonly InputType[] = [],
): boolean {
  const { name } = namedTypeOf(type)
  // Most arguments are of these, and need no look-up.
  if (builtInScalars.has(name)) return false
  const definition = schema.anyType(name)
  if (definition?.kind === 'object' || definition?.kind === 'interface') return true
  if (definition?.kind !== 'input' || within.includes(definition)) return false
  return definition.fields.some((field) => holdsObjects(field.type, schema, [...within, definition]))
}

async function loadValue(
  spec: ArgumentSpec,
  type: TypeRef,
  value: unknown,
  loading: Loading,
): Promise<unknown> {
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return value
    return Promise.all(value.map((each) => loadValue(spec, type.element, each, loading)))
  }
  const { schema, load } = loading
  const definition = schema.anyType(type.name)
  if (definition?.kind === 'input' && typeof value === 'object' && value !== null) {
    const members = await Promise.all(
      Object.entries(value).map(async ([name, member]: [string, unknown]) => {
        const field = definition.fields.find((each) => each.name === name)
        return [
          name,
          field === undefined ? member : await loadValue(field, field.type, member, loading),
        ] as const
      }),
    )
    return Object.fromEntries(members)
  }
  if (spec.lazy === true && value instanceof ObjectResult && value.call !== undefined)
    return new LazyReference(value.call)
  if (typeof value !== 'string' || (definition?.kind !== 'object' && definition?.kind !== 'interface'))
    return value
  const found = spec.lazy === true ? new LazyReference(decodeId(value)) : await load(value)
  if (schema.implements(found.typeName, type.name)) return found
  throw new GraftError(wrongObject(type.name, found.typeName))
}
