import type { EnumDef, ModuleDef, ObjectDef } from '@graft/typedef'
import type { Context } from '../resolve/context.ts'
import { defineClass } from './define-class.ts'
import { defineEnum } from './define-enum.ts'
import { findMainClass } from './find-main-class.ts'

/** The definition of a module: its main class, and what signatures refer to from there, in that order. */
export function defineModule(context: Context, name: string): ModuleDef | undefined {
  const main = findMainClass(context, name)
  if (main === undefined) return undefined
  const { classes, enums } = context.demand
  const objects: ObjectDef[] = []
  classes.add(main)
  // Defining a class may add others behind it.
  for (const declaration of classes) {
    objects.push(defineClass(context, declaration, { isMain: declaration === main }))
  }
  const enumDefs: EnumDef[] = []
  for (const declaration of enums) enumDefs.push(defineEnum(context, declaration))

  const { description } = context.sources.docs(main.source).ofFile()
  return {
    formatVersion: 1,
    name,
    ...(description === undefined ? {} : { description }),
    mainObject: main.name,
    objects,
    enums: enumDefs,
  }
}
