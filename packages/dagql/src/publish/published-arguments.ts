import { isRequired } from '../object/interface-fit.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { JsonValue } from '../type/json-value.ts'
import { asNullable, type TypeRef } from '../type/type-ref.ts'
import type { PublishSource } from './publish-source.ts'
import type { ShownTypes } from './shown-types.ts'

/** Publishes the arguments of fields and directives, and the fields of input objects. */
export class PublishedArguments {
  readonly #shown: ShownTypes
  readonly #source: PublishSource

  constructor(source: PublishSource, shown: ShownTypes) {
    this.#source = source
    this.#shown = shown
  }

  /** The arguments that clients may pass, as they are told of them; the same list where they are told of all. */
  of(specs: readonly ArgumentSpec[]): readonly ArgumentSpec[] {
    // Most fields take nothing, and most arguments are published as they are.
    if (specs.every((spec) => this.#publish(spec) === spec)) return specs
    return specs.flatMap((spec) => this.#publish(spec) ?? [])
  }

  #publish(spec: ArgumentSpec): ArgumentSpec | undefined {
    if (!this.#shown.showsArgument(spec)) return undefined
    const { default: value, deprecated } = spec
    if (value !== undefined && !this.#isWritable(spec.type, value)) {
      const { default: _hidden, ...rest } = spec
      return { ...rest, type: asNullable(spec.type) }
    }
    return deprecated !== undefined && isRequired(spec) ? { ...spec, deprecated: undefined } : spec
  }

  /** Whether a default can be written as clients would have to. */
  #isWritable(type: TypeRef, value: JsonValue): boolean {
    if (value === null) return type.nullable
    if (type.kind === 'list') {
      const elements = isList(value) ? value : [value]
      return elements.every((each) => this.#isWritable(type.element, each))
    }
    const definition = this.#shown.type(type.name)
    if (definition?.kind === 'enum')
      return this.#source.enumMembers(definition).some(({ name }) => name === value)
    if (definition?.kind !== 'input') return typeof value !== 'object'
    if (typeof value !== 'object' || isList(value)) return false
    // Parts that are not shown are not printed.
    return this.#source.inputFields(definition).every((field) => {
      const part = value[field.name]
      return part === undefined || !this.#shown.showsArgument(field) || this.#isWritable(field.type, part)
    })
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
