import { typeName } from './type-name.ts'

/** The names that a module goes by: its own, and the one its dependant or workspace gave it. */
export interface ModuleNames {
  readonly original: string
  readonly final: string
}

/**
 * The published name of a module's type: the main object takes the module's final name, other types are prefixed
 * with it unless their own name already starts with the module's on a word boundary.
 *
 * Examples: `foo` + `FooBar` = `FooBar`, `foo` + `Foobar` = `FooFoobar`, `post` + `Postman` = `PostPostman`.
 */
export function namespaceName(name: string, module: ModuleNames): string {
  const object = typeName(name)
  const original = typeName(module.original)
  const final = typeName(module.final)
  if (object === original) return final
  const rest = object.startsWith(original) ? object.slice(original.length) : ''
  return final + (/^\p{Lu}/u.test(rest) ? rest : object)
}
