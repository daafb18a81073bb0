import type { VisibleSchema } from '../src/composition/visible-schema.ts'
import type { ArgumentValues, FieldSpec, ResolveContext } from '../src/field/field-spec.ts'
import { Instance } from '../src/field/instance.ts'
import { ObjectResult } from '../src/field/object-result.ts'
import type { FieldCaller } from '../src/schema/field-resolvers.ts'
import type { TypeRef } from '../src/type/type-ref.ts'

/** A call as a schema asked for it. */
export interface RecordedCall {
  readonly receiver: string
  readonly field: string
  readonly given: ArgumentValues
}

/** Calls resolvers with what was given and defaults, and decodes nothing: enough to see what a schema asks for. */
export class FakeCaller implements FieldCaller {
  readonly root: ObjectResult = new ObjectResult('Query', null, undefined)
  readonly calls: RecordedCall[] = []
  readonly #visible: VisibleSchema

  constructor(visible: VisibleSchema) {
    this.#visible = visible
  }

  invoke(receiver: ObjectResult, field: FieldSpec, given: ArgumentValues): unknown {
    this.calls.push({ receiver: receiver.typeName, field: field.name, given: { ...given } })
    const defaults = field.args.flatMap(({ name, default: value }) =>
      value === undefined ? [] : [[name, value]],
    )
    const args = { ...Object.fromEntries(defaults), ...given }
    // None of the resolvers here use their context.
    const context = {} as ResolveContext
    if (field.read !== undefined) return this.#wrap(field.type, field.read(receiver.value, args, context))
    if (field.resolve === undefined) throw new Error('fields that are answered in batches are not faked')
    const value = field.resolve({ receiver, args, given, context })
    return value instanceof Promise
      ? value.then((settled) => this.#wrap(field.type, settled))
      : this.#wrap(field.type, value)
  }

  #wrap(type: TypeRef, value: unknown): unknown {
    if (value === null || value === undefined || value instanceof ObjectResult) return value
    if (type.kind === 'list')
      return Array.isArray(value) ? value.map((each) => this.#wrap(type.element, each)) : value
    if (value instanceof Instance) return new ObjectResult(value.typeName, value.value, undefined)
    return this.#visible.anyType(type.name)?.kind === 'object'
      ? new ObjectResult(type.name, value, undefined)
      : value
  }
}
