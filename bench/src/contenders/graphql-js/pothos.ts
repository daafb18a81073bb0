import SchemaBuilder, { type ImplementableObjectRef } from '@pothos/core'
import type { GraphQLSchema } from 'graphql'
import {
  isScalarName,
  type FieldTypedef,
  type ModuleTypedef,
  type Receiver,
} from '../../model/module-typedef.ts'
import type { Contender } from '../contender.ts'
import { recomposingService } from '../recomposing-service.ts'
import { library17 } from './graphql-library.ts'
import { schemaExecution } from './schema-execution.ts'

/** Code first: a builder to which every module adds its types and fields. */
export const pothos: Contender<ModuleTypedef> = {
  prepare: (module) => module,
  compose: (core, modules) =>
    recomposingService([core, ...modules], (all) => schemaExecution(library17, buildSchema(all))),
}

type Types = PothosSchemaTypes.ExtendDefaultTypes<{ DefaultFieldNullability: false }>
type Fields = PothosSchemaTypes.ObjectFieldBuilder<Types, Receiver>
type Ref = ImplementableObjectRef<Types, Receiver>
type Refs = ReadonlyMap<string, Ref>

function buildSchema(modules: readonly ModuleTypedef[]): GraphQLSchema {
  const builder = new SchemaBuilder<{ DefaultFieldNullability: false }>({ defaultFieldNullability: false })
  const types = modules.flatMap((module) => module.types)
  const refs: Refs = new Map(types.map(({ name }) => [name, builder.objectRef<Receiver>(name)]))
  const rootFields = modules.flatMap((module) => module.root)
  builder.queryType({ fields: (t) => declare(rootFields, (field) => declareRootField(t, field, refs)) })
  for (const { name, fields } of types)
    refs.get(name)?.implement({ fields: (t) => declare(fields, (field) => declareField(t, field, refs)) })
  return builder.toSchema({ sortSchema: false })
}

function declare<Declared>(
  fields: readonly FieldTypedef[],
  each: (field: FieldTypedef) => Declared,
): Record<string, Declared> {
  return Object.fromEntries(fields.map((field) => [field.name, each(field)]))
}

function declareRootField(
  t: PothosSchemaTypes.QueryFieldBuilder<Types, Types['Root']>,
  { type, list, resolve }: FieldTypedef,
  refs: Refs,
): ReturnType<typeof t.field> {
  const ref = refOf(refs, type)
  // Resolvers of the model give what their field declares, which their type does not say.
  const answer = (): never => resolve?.({}, {}) as never
  return list === true ? t.field({ type: [ref], resolve: answer }) : t.field({ type: ref, resolve: answer })
}

function declareField(
  t: Fields,
  { name, type, list, args, resolve }: FieldTypedef,
  refs: Refs,
): ReturnType<Fields['field']> {
  const declared = declareArguments(t, args)
  // As above.
  const answer = (receiver: Receiver, given: object): never =>
    (resolve === undefined ? receiver[name] : resolve(receiver, { ...given })) as never
  const named = isScalarName(type) ? type : refOf(refs, type)
  return list === true
    ? t.field({ type: [named], args: declared, resolve: answer })
    : t.field({ type: named, args: declared, resolve: answer })
}

function declareArguments(t: Fields, args: FieldTypedef['args']): Record<string, ReturnType<Fields['arg']>> {
  return Object.fromEntries(args.map((arg) => [arg.name, t.arg({ type: arg.type, required: true })]))
}

function refOf(refs: Refs, name: string): Ref {
  const ref = refs.get(name)
  if (ref === undefined) throw new Error(`no type ${name}`)
  return ref
}
