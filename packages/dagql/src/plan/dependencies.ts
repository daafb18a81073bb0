import type { Composition } from '../composition/composition.ts'
import type { AddedField } from '../layer/layer-tables.ts'
import type { TypeEntry } from '../layer/type-entry.ts'

/** What a plan depends on: a composition in which all of it is the same can use the plan. */
export class Dependencies {
  readonly #types = new Map<string, TypeEntry | undefined>()
  readonly #fields = new Map<
    string,
    { readonly type: string; readonly field: string; readonly added: AddedField | undefined }
  >()
  #all: Composition | undefined

  addType(name: string, entry: TypeEntry | undefined): void {
    this.#types.set(name, entry)
  }

  addField(type: string, field: string, added: AddedField | undefined): void {
    this.#fields.set(`${type}.${field}`, { type, field, added })
  }

  /** Depends on everything: on this composition and its equals alone. */
  addAll(composition: Composition): void {
    this.#all = composition
  }

  /** Whether everything is the same in a composition. Layers bring their tables as they are, so it is compared by identity. */
  hold(composition: Composition): boolean {
    if (this.#all !== undefined)
      return this.#all === composition || this.#all.digest() === composition.digest()
    for (const { type, field, added } of this.#fields.values()) {
      if (composition.addedField(type, field) !== added) return false
    }
    for (const [name, entry] of this.#types) if (composition.typeEntry(name) !== entry) return false
    return true
  }
}
