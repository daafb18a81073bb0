import {
  Boolean,
  Int,
  JSON as JsonText,
  list,
  nullable,
  object,
  String,
  type ArgumentSpec,
  type FieldShape,
  type LayerBuilder,
  type SchemaAccess,
  type TypeRef,
  type TypeToken,
} from '@graft/dagql'
import { TypeDefKind, typeDefKindOf } from './type-def-kind.ts'

type SourceLocation = NonNullable<FieldShape['location']>

/** A type in use, or a whole type where nothing is said of its use. */
interface TypeDefValue {
  readonly ref: TypeRef
  readonly schema: SchemaAccess
}

interface NamedValue {
  readonly name: string
  readonly schema: SchemaAccess
}

interface FunctionValue {
  readonly field: FieldShape
  readonly schema: SchemaAccess
}

interface ArgumentValue {
  readonly arg: ArgumentSpec
  readonly schema: SchemaAccess
}

export const TypeDef: TypeToken<TypeDefValue> = object('TypeDef', 'A type of the API, as clients may use it.')
const ListTypeDef = object<TypeDefValue>('ListTypeDef', 'A list type.')
const ObjectTypeDef = object<NamedValue>('ObjectTypeDef', 'An object type.')
const InterfaceTypeDef = object<NamedValue>('InterfaceTypeDef', 'An interface.')
const EnumTypeDef = object<NamedValue>('EnumTypeDef', 'An enum.')
const EnumValueTypeDef = object<{ name: string; description?: string | undefined }>(
  'EnumValueTypeDef',
  'A member of an enum.',
)
const ScalarTypeDef = object<NamedValue>('ScalarTypeDef', 'A scalar.')
const FunctionToken = object<FunctionValue>('Function', 'A function of an object.')
const FunctionArg = object<ArgumentValue>('FunctionArg', 'An argument of a function.')
const SourceMap = object<SourceLocation>('SourceMap', 'Where something is declared.')

/** The typedefs of everything that a caller is served: one for each type that is not built in. */
export function currentTypeDefs(schema: SchemaAccess): readonly TypeDefValue[] {
  return schema
    .typeNames()
    .filter((name) => schema.kindOf(name) !== 'scalar' || schema.ownerOf(name) !== undefined)
    .map((name) => ({ ref: { kind: 'named', name, nullable: false }, schema }))
}

/** Declares the types that describe the API itself. */
export function declareTypeDefs({ type }: Pick<LayerBuilder, 'type'>): void {
  type(TypeDef, (field) => ({
    kind: field(TypeDefKind, { description: 'What kind of type it is.' }, ({ ref, schema }) =>
      ref.kind === 'list' ? 'LIST_KIND' : typeDefKindOf(ref.name, schema.kindOf(ref.name)),
    ),
    optional: field(Boolean, { description: 'Whether null is allowed.' }, ({ ref }) => ref.nullable),
    asList: field(nullable(ListTypeDef), { description: 'The list, if it is one.' }, (def) =>
      def.ref.kind === 'list' ? def : null,
    ),
    asObject: field(
      nullable(ObjectTypeDef),
      { description: 'The object type, if it is one.' },
      asNamed('object'),
    ),
    asInterface: field(
      nullable(InterfaceTypeDef),
      { description: 'The interface, if it is one.' },
      asNamed('interface'),
    ),
    asEnum: field(nullable(EnumTypeDef), { description: 'The enum, if it is one.' }, asNamed('enum')),
    asScalar: field(nullable(ScalarTypeDef), { description: 'The scalar, if it is one.' }, asNamed('scalar')),
  }))
  type(ListTypeDef, (field) => ({
    elementTypeDef: field(TypeDef, { description: 'The type of its elements.' }, ({ ref, schema }) => ({
      ref: ref.kind === 'list' ? ref.element : ref,
      schema,
    })),
  }))
  type(ObjectTypeDef, (field) => ({
    name: field(String, {}, ({ name }) => name),
    description: field(String, {}, ({ name, schema }) => schema.descriptionOf(name) ?? ''),
    functions: field(list(FunctionToken), { description: 'Its functions and fields.' }, ({ name, schema }) =>
      schema
        .fieldsOf(name)
        .filter((spec) => spec.hidden !== true)
        .map((spec) => ({ field: spec, schema })),
    ),
    constructorArgs: field(
      nullable(FunctionToken),
      {
        description:
          'For the root: the function `with`, whose arguments go to the constructor of the hoisted module.',
      },
      ({ name, schema }) => {
        const spec = schema.fieldsOf(name).find((each) => each.name === 'with' && each.hidden === true)
        return spec === undefined ? null : { field: spec, schema }
      },
    ),
    sourceModuleName: field(String, { description: 'The module that brings it; empty for core.' }, moduleOf),
    sourceMap: field(nullable(SourceMap), {}, ({ name, schema }) => schema.locationOf(name) ?? null),
  }))
  type(FunctionToken, (field) => ({
    name: field(String, {}, ({ field: spec }) => spec.name),
    description: field(String, {}, ({ field: spec }) => spec.description ?? ''),
    deprecated: field(
      nullable(String),
      { description: 'What to use instead, if deprecated.' },
      ({ field: spec }) => spec.deprecated ?? null,
    ),
    args: field(list(FunctionArg), {}, ({ field: spec, schema }) =>
      spec.args.map((arg) => ({ arg, schema })),
    ),
    returnType: field(TypeDef, {}, ({ field: spec, schema }) => ({ ref: spec.type, schema })),
    aliasOf: field(
      nullable(list(String)),
      { description: 'The path that it stands for, if it is an alias.' },
      ({ field: spec }) => spec.aliasOf ?? null,
    ),
    isConstructor: field(
      Boolean,
      { description: 'Whether it makes the main object of a module.' },
      ({ field: spec }) => spec.isConstructor === true,
    ),
    sourceModuleName: field(
      String,
      { description: 'The module that brings it; empty for core.' },
      ({ field: spec }) => (spec.owner === 'core' ? '' : spec.owner),
    ),
    sourceMap: field(nullable(SourceMap), {}, ({ field: spec }) => spec.location ?? null),
  }))
  type(FunctionArg, (field) => ({
    name: field(String, {}, ({ arg }) => arg.name),
    description: field(String, {}, ({ arg }) => arg.description ?? ''),
    deprecated: field(
      nullable(String),
      { description: 'What to use instead, if deprecated.' },
      ({ arg }) => arg.deprecated ?? null,
    ),
    typeDef: field(TypeDef, {}, ({ arg, schema }) => ({ ref: arg.type, schema })),
    defaultValue: field(nullable(JsonText), { description: 'The default as JSON text.' }, ({ arg }) =>
      arg.default === undefined ? null : JSON.stringify(arg.default),
    ),
  }))
  type(EnumTypeDef, (field) => ({
    name: field(String, {}, ({ name }) => name),
    description: field(String, {}, ({ name, schema }) => schema.descriptionOf(name) ?? ''),
    members: field(list(EnumValueTypeDef), {}, ({ name, schema }) => schema.enumMembersOf(name)),
    sourceModuleName: field(String, { description: 'The module that brings it; empty for core.' }, moduleOf),
  }))
  type(EnumValueTypeDef, (field) => ({
    name: field(String, {}, ({ name }) => name),
    description: field(String, {}, ({ description }) => description ?? ''),
  }))
  for (const token of [InterfaceTypeDef, ScalarTypeDef]) {
    type(token, (field) => ({
      name: field(String, {}, ({ name }) => name),
      description: field(String, {}, ({ name, schema }) => schema.descriptionOf(name) ?? ''),
    }))
  }
  type(SourceMap, (field) => ({
    filename: field(String, {}, ({ file }) => file),
    line: field(Int, {}, ({ line }) => line),
    column: field(Int, {}, ({ column }) => column),
  }))
}

function asNamed(kind: 'object' | 'interface' | 'enum' | 'scalar'): (def: TypeDefValue) => NamedValue | null {
  return ({ ref, schema }) =>
    ref.kind === 'named' && schema.kindOf(ref.name) === kind ? { name: ref.name, schema } : null
}

function moduleOf({ name, schema }: NamedValue): string {
  const owner = schema.ownerOf(name)
  return owner === undefined || owner === 'core' ? '' : owner
}
