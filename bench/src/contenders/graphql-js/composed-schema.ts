import { SchemaComposer } from 'graphql-compose'
import type { FieldTypedef, ModuleTypedef, Receiver, Resolve } from '../../model/module-typedef.ts'
import type { Contender } from '../contender.ts'
import { recomposingService } from '../recomposing-service.ts'
import { library17 } from './graphql-library.ts'
import { schemaExecution } from './schema-execution.ts'

/** A registry of types in which fields name types by text. */
export const composedSchema: Contender<ModuleTypedef> = {
  prepare: (module) => module,
  compose: (core, modules) =>
    recomposingService([core, ...modules], (all) => {
      const composer = new SchemaComposer<unknown>()
      for (const module of all) {
        for (const { name, fields } of module.types)
          composer.createObjectTC<Receiver>({ name, fields: composedFields(fields) })
        composer.Query.addFields(composedFields(module.root))
      }
      return schemaExecution(library17, composer.buildSchema())
    }),
}

interface ComposedField {
  readonly type: string
  readonly args: { readonly [name: string]: string }
  readonly resolve?: Resolve
}

function composedFields(fields: readonly FieldTypedef[]): Record<string, ComposedField> {
  return Object.fromEntries(
    fields.map(({ name, type, list, args, resolve }): [string, ComposedField] => [
      name,
      {
        type: list === true ? `[${type}!]!` : `${type}!`,
        args: Object.fromEntries(args.map((arg) => [arg.name, `${arg.type}!`])),
        ...(resolve === undefined ? {} : { resolve }),
      },
    ]),
  )
}
