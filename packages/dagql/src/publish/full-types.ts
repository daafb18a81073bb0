import type { FieldShape } from '../field/field-shape.ts'
import { isRequired } from '../object/interface-fit.ts'
import type { InterfaceClass, LayerType, ObjectClass } from '../object/object-class.ts'
import { ROOT_TYPE } from '../object/root-type.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { InputType } from '../type/type-definition.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import type { PublishSource } from './publish-source.ts'

/** Says of a type, by name, whether it is shown. */
type IsShown = (name: string) => boolean

/**
 * Which types have something in them to show. That hangs together: a type is full where a field of it is shown, and a
 * field is where its type and the arguments that it needs are. Types that are full only because of each other are full.
 */
export class FullTypes {
  readonly #source: PublishSource
  /** Of the types that may be empty, those that were asked for. */
  readonly #verdicts = new Map<string, boolean>()

  constructor(source: PublishSource) {
    this.#source = source
  }

  /** @param type one that the view sees */
  has(type: LayerType): boolean {
    return isNeverEmpty(type) || (this.#verdicts.get(type.name) ?? this.#decide(type))
  }

  /** Takes all types that it meets for full, and gives up one after the other that is not, until no more changes. */
  #decide(first: LayerType): boolean {
    const open = new Map([[first.name, first]])
    const isShown: IsShown = (name) => {
      const type = this.#source.anyType(name)
      if (type === undefined || !isSeen(type, this.#source)) return false
      if (isNeverEmpty(type)) return true
      const known = this.#verdicts.get(name)
      if (known === undefined && !open.has(name)) open.set(name, type)
      return known ?? true
    }
    let count: number
    do {
      count = this.#verdicts.size
      // It grows on the way.
      for (const [name, type] of open) {
        if (this.#hasParts(type, isShown)) continue
        open.delete(name)
        this.#verdicts.set(name, false)
      }
    } while (this.#verdicts.size > count)
    for (const name of open.keys()) this.#verdicts.set(name, true)
    return this.#verdicts.get(first.name) === true
  }

  #hasParts(type: LayerType, isShown: IsShown): boolean {
    switch (type.kind) {
      case 'scalar':
        return true
      case 'enum':
        return this.#source.enumMembers(type).length > 0
      case 'input':
        return this.#canBeWritten(type, isShown)
      case 'object':
      case 'interface':
        return this.#hasField(type, isShown)
    }
  }

  #canBeWritten(type: InputType, isShown: IsShown): boolean {
    const fields = this.#source.inputFields(type)
    return fields.some((field) => this.#mayPass(field, isShown)) && this.#mayPassAll(fields, isShown)
  }

  /** Its own fields one by one before all: most types have one that is shown, and what is asked for is depended on. */
  #hasField({ name, fields }: ObjectClass | InterfaceClass, isShown: IsShown): boolean {
    for (const field of fields) {
      const shape = this.#source.shape(name, field.name)
      if (shape !== undefined && this.#mayCall(shape, isShown)) return true
    }
    return this.#source.shapesOf(name).some((shape) => this.#mayCall(shape, isShown))
  }

  #mayCall({ type, args }: FieldShape, isShown: IsShown): boolean {
    return isShown(namedTypeOf(type).name) && this.#mayPassAll(args, isShown)
  }

  #mayPassAll(args: readonly ArgumentSpec[], isShown: IsShown): boolean {
    return args.every((spec) => !isNeeded(spec) || this.#mayPass(spec, isShown))
  }

  #mayPass({ internal, type }: ArgumentSpec, isShown: IsShown): boolean {
    if (internal === true) return false
    const { name } = namedTypeOf(type)
    const definition = this.#source.anyType(name)
    return definition !== undefined && (isPassedById(definition) || isShown(name))
  }
}

/** Whether a view sees a type; scalars count as seen, because nothing else says how to write their values. */
export function isSeen(type: LayerType, source: PublishSource): boolean {
  return type.filter === undefined || type.kind === 'scalar' || source.type(type.name) !== undefined
}

/** Whether clients must pass an argument. */
export function isNeeded(spec: ArgumentSpec): boolean {
  return spec.internal !== true && isRequired(spec)
}

/** Whether values of a type are passed in as IDs, whatever the view sees of it. */
export function isPassedById({ kind }: LayerType): boolean {
  return kind === 'object' || kind === 'interface'
}

/** Whether a type has something in it in every view. */
function isNeverEmpty(type: LayerType): boolean {
  if (type.kind === 'scalar' || type.name === ROOT_TYPE) return true
  // Every such object has an `id`.
  return type.kind === 'object' && type.identified !== false
}
