import { registeredClasses, type AnyClass } from '../../authoring/decorator/class-registry.ts'
import type { DispatchTable, FunctionEntry } from '../wire/dispatch-table.ts'
import { ambiguousObject, unknownMember, unknownObject } from '../messages.ts'
import { GraftError } from '@graft/diagnostics'
import type { TypeRef } from '@graft/typedef'

interface ObjectIndex {
  readonly fields: ReadonlyMap<string, TypeRef>
  readonly functions: ReadonlyMap<string, FunctionEntry>
}

interface EnumIndex {
  readonly valueOf: ReadonlyMap<string, string>
  readonly memberOf: ReadonlyMap<string, string>
}

/** A dispatch table indexed by name, and the classes that its objects have in the running program. */
export class Dispatch {
  readonly #objects: ReadonlyMap<string, ObjectIndex>
  readonly #enums: ReadonlyMap<string, EnumIndex>

  constructor(table: DispatchTable) {
    this.#objects = new Map(
      table.objects.map((object) => [
        object.name,
        {
          fields: new Map(object.fields.map((field) => [field.member, field.type])),
          functions: new Map(object.functions.map((fn) => [fn.member, fn])),
        },
      ]),
    )
    this.#enums = new Map(
      table.enums.map(({ name, members }) => [
        name,
        {
          valueOf: new Map(members.map((member) => [member.name, member.value])),
          // Where two members share a value, the first one names it.
          memberOf: new Map(members.toReversed().map((member) => [member.value, member.name])),
        },
      ]),
    )
  }

  /** The function to call; throws where the module declares none. */
  function(object: string, member: string): FunctionEntry {
    const fn = this.#objects.get(object)?.functions.get(member)
    if (fn === undefined) throw new GraftError(unknownMember(object, member))
    return fn
  }

  /** True for the name of an object that the module declares, with a class or as a type alias. */
  declares(object: string): boolean {
    return this.#objects.has(object)
  }

  /** The type of a published field; undefined for other state. */
  fieldType(object: string, member: string): TypeRef | undefined {
    return this.#objects.get(object)?.fields.get(member)
  }

  enum(name: string): EnumIndex | undefined {
    return this.#enums.get(name)
  }

  /** The decorated class of a name; undefined where there is none, as for a type alias. */
  findClass(name: string): AnyClass | undefined {
    const [found, second] = registeredClasses(name)
    if (second !== undefined) throw new GraftError(ambiguousObject(name))
    return found
  }

  /** The decorated class of a name; throws where there is none. */
  class(name: string): AnyClass {
    const found = this.findClass(name)
    if (found === undefined) throw new GraftError(unknownObject(name))
    return found
  }
}
