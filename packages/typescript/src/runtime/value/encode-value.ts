import type { JsonValue, TypeRef } from '@graft/typedef'
import { EngineObject } from '../../authoring/core/engine-object.ts'
import { isRegisteredClass } from '../../authoring/decorator/class-registry.ts'
import { describeUnsupported } from './describe-unsupported.ts'
import type { Dispatch } from './dispatch.ts'
import {
  notAnEnumMember,
  notAnInteger,
  valueCycle,
  valueNotSupported,
  valueTooDeep,
  valueTooLarge,
} from '../messages.ts'
import { GraftError } from '@graft/diagnostics'

const MAX_DEPTH = 200
const MAX_PARTS = 2_000_000

interface MutableReference {
  $id: string
  readonly type: string
}

/**
 * Turns what a function returned into a wire value. Objects of the engine become their IDs, which are asked for
 * together after the walk. Throws where a part cannot travel, naming its place.
 */
export async function encodeValue(value: unknown, type: TypeRef, dispatch: Dispatch): Promise<JsonValue> {
  const encoder = new Encoder(dispatch)
  const encoded = encoder.encode(value, type)
  await encoder.resolveReferences()
  return encoded
}

/** One walk over one value: where it is, and what it still has to ask for. */
class Encoder {
  readonly #dispatch: Dispatch
  readonly #path: (string | number)[] = []
  /** The objects that the walk is inside of. */
  readonly #open = new Set<object>()
  readonly #references: { readonly reference: MutableReference; readonly object: EngineObject }[] = []
  #parts = 0

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch
  }

  encode(value: unknown, type: TypeRef | undefined): JsonValue {
    if (value === undefined || value === null || type?.kind === 'void') return null
    if (++this.#parts > MAX_PARTS) throw new GraftError(valueTooLarge(this.#place(), MAX_PARTS))
    switch (typeof value) {
      case 'boolean':
        return value
      case 'string':
        return type?.kind === 'enum' ? this.#enumMember(value, type.name) : value
      case 'number':
        return this.#number(value, type)
      case 'object':
        return this.#object(value, type)
      default:
        return this.#refuse(value)
    }
  }

  async resolveReferences(): Promise<void> {
    await Promise.all(
      this.#references.map(async ({ reference, object }) => {
        reference.$id = await object.id()
      }),
    )
  }

  #number(value: number, type: TypeRef | undefined): number {
    if (!Number.isFinite(value)) return this.#refuse(value)
    if (type?.kind === 'integer' && !Number.isInteger(value)) {
      throw new GraftError(notAnInteger(this.#place(), value))
    }
    return value
  }

  #enumMember(value: string, name: string): string {
    const known = this.#dispatch.enum(name)
    // An enum that the module does not declare is the engine's, whose values are its member names.
    if (known === undefined) return value
    const member = known.memberOf.get(value)
    if (member !== undefined) return member
    throw new GraftError(notAnEnumMember(this.#place(), name, value, [...known.memberOf.keys()]))
  }

  #object(value: object, type: TypeRef | undefined): JsonValue {
    if (value instanceof EngineObject) {
      const reference: MutableReference = { $id: '', type: EngineObject.typeOf(value) }
      this.#references.push({ reference, object: value })
      // Not copied: its ID is filled in after the walk.
      return reference as unknown as JsonValue
    }
    if (this.#open.has(value)) throw new GraftError(valueCycle(this.#place()))
    if (this.#open.size >= MAX_DEPTH) throw new GraftError(valueTooDeep(this.#place(), MAX_DEPTH))
    this.#open.add(value)
    const encoded = Array.isArray(value) ? this.#list(value, type) : this.#record(value, type)
    this.#open.delete(value)
    return encoded
  }

  #list(value: readonly unknown[], type: TypeRef | undefined): JsonValue {
    const element = type?.kind === 'list' ? type.element : undefined
    // Array.from also visits holes, which would otherwise stay undefined.
    return Array.from(value, (part, index) => this.#part(index, part, element))
  }

  #record(value: object, type: TypeRef | undefined): JsonValue {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === null || prototype === Object.prototype) {
      // A plain record stands for an object of a type alias where the signature says so.
      if (type?.kind === 'object' && this.#dispatch.declares(type.name)) return this.#state(value, type.name)
      const fields = this.#fields(value)
      return Object.keys(fields).some((key) => key.startsWith('$')) ? { $plain: fields } : fields
    }
    if (isRegisteredClass(value.constructor)) return this.#state(value, value.constructor.name)
    return this.#refuse(value)
  }

  #state(value: object, object: string): JsonValue {
    return { $object: object, state: this.#fields(value, object) }
  }

  #fields(value: object, object?: string): Record<string, JsonValue> {
    const fields: Record<string, JsonValue> = {}
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined) continue
      const type = object === undefined ? undefined : this.#dispatch.fieldType(object, key)
      const encoded = this.#part(key, part, type)
      // Defined, not assigned: the key may be `__proto__`.
      Object.defineProperty(fields, key, {
        value: encoded,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
    return fields
  }

  #part(key: string | number, value: unknown, type: TypeRef | undefined): JsonValue {
    this.#path.push(key)
    const encoded = this.encode(value, type)
    this.#path.pop()
    return encoded
  }

  #refuse(value: unknown): never {
    const { what, hint } = describeUnsupported(value)
    throw new GraftError(valueNotSupported(this.#place(), what, hint))
  }

  #place(): string {
    return this.#path.reduce<string>(
      (path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`),
      'result',
    )
  }
}
