import type { FieldShape } from '../field/field-shape.ts'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import { FullTypes, isNeeded, isPassedById, isSeen } from './full-types.ts'
import type { PublishSource } from './publish-source.ts'

/** What each use of a type asks. */
interface TypeUse {
  /** Undefined where it is not shown. */
  readonly type: LayerType | undefined
  readonly isPassedById: boolean
}

const noType: TypeUse = { type: undefined, isPassedById: false }

/** Which types, fields and arguments clients are shown. */
export class ShownTypes {
  readonly #source: PublishSource
  readonly #full: FullTypes
  /** A few types are asked for over and over. */
  readonly #uses = new Map<string, TypeUse>()

  constructor(source: PublishSource) {
    this.#source = source
    this.#full = new FullTypes(source)
  }

  /** A type that may be used; also a scalar that the view does not see, whether or not anything uses it. */
  type(name: string): LayerType | undefined {
    return this.#use(name).type
  }

  /** The name of the type as which values of a type are passed in. */
  passedAs(name: string): string {
    return this.#use(name).isPassedById ? 'ID' : name
  }

  /** Whether somebody can call a field and read its result. */
  showsField({ type, args }: FieldShape): boolean {
    if (this.type(namedTypeOf(type).name) === undefined) return false
    for (const spec of args) if (isNeeded(spec) && !this.showsArgument(spec)) return false
    return true
  }

  /** Whether clients can pass an argument. */
  showsArgument({ internal, type }: ArgumentSpec): boolean {
    if (internal === true) return false
    const use = this.#use(namedTypeOf(type).name)
    return use.type !== undefined || use.isPassedById
  }

  #use(name: string): TypeUse {
    const known = this.#uses.get(name)
    if (known !== undefined) return known
    const type = this.#source.anyType(name)
    // Whoever asks for names that are not there must not fill the memory.
    if (type === undefined) return noType
    const isShown = isSeen(type, this.#source) && this.#full.has(type)
    const use = { type: isShown ? type : undefined, isPassedById: isPassedById(type) }
    this.#uses.set(name, use)
    return use
  }
}
