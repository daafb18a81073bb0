import { GraphQLObjectType, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { ModuleTypedef } from '../../model/module-typedef.ts'
import { printModule } from '../../model/print-module.ts'
import { resolverMap } from '../../model/resolver-map.ts'
import type { Contender, Service } from '../contender.ts'
import { library17 } from './graphql-library.ts'
import { schemaExecution } from './schema-execution.ts'

interface Part {
  readonly typedef: ModuleTypedef
  readonly base: DocumentNode
  readonly extension: DocumentNode
}

/** Adds modules to a schema that is there by `extendSchema`, the only addition that graphql-js knows. */
export const extendSchema: Contender<Part> = {
  prepare: (typedef) => ({
    typedef,
    base: library17.parse(printModule(typedef)),
    extension: library17.parse(printModule(typedef, 'extend type')),
  }),
  compose: (core, modules) => composed(core, modules),
}

function composed(core: Part, modules: readonly Part[]): Service<Part> {
  const definitions = [core.base, ...modules.map((part) => part.extension)].flatMap(
    (document) => document.definitions,
  )
  const schema = library17.buildASTSchema(
    { kind: library17.Kind.DOCUMENT, definitions },
    { assumeValid: true, assumeValidSDL: true },
  )
  return service([core, ...modules], withResolvers(schema, [core, ...modules]))
}

function service(parts: readonly [Part, ...Part[]], schema: GraphQLSchema): Service<Part> {
  const [core, ...modules] = parts
  return {
    ...schemaExecution(library17, schema),
    with: (part) => {
      const options = { assumeValid: true, assumeValidSDL: true }
      const extended = library17.extendSchema(schema, part.extension, options)
      return service([...parts, part], withResolvers(extended, [part]))
    },
    // There is no way to take something out of a schema.
    without: (name) =>
      composed(
        core,
        modules.filter(({ typedef }) => typedef.name !== name),
      ),
  }
}

/** The schema language has no code, so resolvers are attached afterwards; `extendSchema` keeps the older ones. */
function withResolvers(schema: GraphQLSchema, parts: readonly Part[]): GraphQLSchema {
  const resolvers = resolverMap(parts.map((part) => part.typedef))
  for (const [typeName, ofType] of Object.entries(resolvers)) {
    const type = schema.getType(typeName)
    if (!(type instanceof GraphQLObjectType)) throw new Error(`no type ${typeName}`)
    const fields = type.getFields()
    for (const [name, resolve] of Object.entries(ofType)) {
      const field = fields[name]
      if (field === undefined) throw new Error(`no field ${typeName}.${name}`)
      field.resolve = resolve
    }
  }
  return schema
}
