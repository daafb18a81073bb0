import type { Described, FunctionDef, ModuleDef } from '../definition/module-def.ts'
import { placeBelow } from './place-below.ts'

/**
 * A typedef document whose places mean something outside of the module. The document itself has them relative to
 * the module's folder, so that equal modules in two folders have equal documents.
 */
export function placeModuleDef(root: string, def: ModuleDef): ModuleDef {
  const place = <T extends Described>(described: T): T =>
    described.location === undefined
      ? described
      : { ...described, location: placeBelow(root, described.location) }
  const placeFunction = (fn: FunctionDef): FunctionDef => ({
    ...place(fn),
    arguments: fn.arguments.map(place),
  })
  return {
    ...def,
    objects: def.objects.map((object) => ({
      ...place(object),
      constructorFunction: object.constructorFunction && placeFunction(object.constructorFunction),
      fields: object.fields.map(place),
      functions: object.functions.map(placeFunction),
    })),
    enums: def.enums.map((each) => ({ ...place(each), members: each.members.map(place) })),
  }
}
