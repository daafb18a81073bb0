import { arg } from '../field/argument-token.ts'
import { layer } from '../layer/define-layer.ts'
import type { Layer } from '../layer/layer.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import { Boolean, list, nullable, String } from '../type/type-token.ts'
import { deprecationReason } from '../publish/applied-directives.ts'
import { appliedTo } from './applied-node.ts'
import { fieldsOf, inputFieldsOf, interfacesOf, membersOf, possibleTypesOf } from './parts-of-type.ts'
import { printValue } from './print-value.ts'
import { SchemaNode } from './schema-node.ts'
import {
  AppliedArgumentObject,
  AppliedObject,
  DirectiveLocationEnum,
  DirectiveObject,
  EnumValueObject,
  FieldObject,
  InputValueObject,
  SchemaObject,
  TypeKindEnum,
  TypeObject,
} from './tokens.ts'
import { within } from './within.ts'

const trivial = { trivial: true } as const
const text = nullable(String)
const applied = list(AppliedObject)
const withDeprecated = {
  trivial: true,
  args: { includeDeprecated: arg(Boolean, { default: false }) },
} as const

function described(description: string): { readonly trivial: true; readonly description: string } {
  return { trivial: true, description }
}

/** How a schema describes itself: the types of the GraphQL specification, and which directives stand where. */
export const introspectionLayer: Layer = layer('introspection', ({ type, root }) => {
  type(SchemaObject, (field) => ({
    description: field(text, trivial, () => null),
    types: field(list(TypeObject), described('All types, sorted by name.'), (schema) => schema.types()),
    queryType: field(TypeObject, described('The type at which queries begin.'), (schema) => schema.root()),
    mutationType: field(nullable(TypeObject), described('Null: there are no mutations.'), () => null),
    subscriptionType: field(nullable(TypeObject), described('Null: there are no subscriptions.'), () => null),
    directives: field(
      list(DirectiveObject),
      { ...withDeprecated, description: 'All directives; those of the GraphQL specification come first.' },
      (schema) => schema.directives().map((item) => ({ item, schema })),
    ),
  }))

  type(TypeObject, (field) => ({
    kind: field(TypeKindEnum, trivial, (node) => node.kind),
    name: field(text, trivial, (node) => node.name),
    description: field(text, trivial, ({ definition }) => definition?.description ?? null),
    specifiedByURL: field(text, trivial, ({ definition }) =>
      definition?.kind === 'scalar' ? (definition.specifiedBy ?? null) : null,
    ),
    fields: field(nullable(list(FieldObject)), withDeprecated, (node, { includeDeprecated }) =>
      fieldsOf(node, includeDeprecated),
    ),
    interfaces: field(nullable(list(TypeObject)), trivial, interfacesOf),
    possibleTypes: field(nullable(list(TypeObject)), trivial, possibleTypesOf),
    enumValues: field(nullable(list(EnumValueObject)), withDeprecated, (node, { includeDeprecated }) =>
      membersOf(node, includeDeprecated),
    ),
    inputFields: field(nullable(list(InputValueObject)), withDeprecated, (node, { includeDeprecated }) =>
      inputFieldsOf(node, includeDeprecated),
    ),
    ofType: field(nullable(TypeObject), trivial, (node) => node.ofType),
    isOneOf: field(nullable(Boolean), trivial, (node) => (node.kind === 'INPUT_OBJECT' ? false : null)),
    directives: field(applied, trivial, ({ definition, schema }) =>
      definition === undefined ? [] : appliedTo(definition, schema),
    ),
  }))

  type(FieldObject, (field) => ({
    name: field(String, trivial, ({ item }) => item.name),
    description: field(text, trivial, ({ item }) => item.description ?? null),
    args: field(list(InputValueObject), withDeprecated, ({ item, schema }, { includeDeprecated }) =>
      within(schema, item.args, includeDeprecated),
    ),
    type: field(TypeObject, trivial, ({ item, schema }) => schema.result(item.type)),
    isDeprecated: field(Boolean, trivial, ({ item }) => item.deprecated !== undefined),
    deprecationReason: field(text, trivial, ({ item }) => deprecationReason(item) ?? null),
    directives: field(applied, trivial, ({ item, schema }) => appliedTo(item, schema)),
  }))

  type(InputValueObject, (field) => ({
    name: field(String, trivial, ({ item }) => item.name),
    description: field(text, trivial, ({ item }) => item.description ?? null),
    type: field(TypeObject, trivial, ({ item, schema }) => schema.argument(item.type)),
    defaultValue: field(
      text,
      described('The default as a GraphQL literal; null where there is none.'),
      ({ item, schema }) =>
        item.default === undefined ? null : printValue(item.default, item.type, schema.names),
    ),
    isDeprecated: field(Boolean, trivial, ({ item }) => item.deprecated !== undefined),
    deprecationReason: field(text, trivial, ({ item }) => deprecationReason(item) ?? null),
    directives: field(applied, trivial, ({ item, schema }) =>
      appliedTo({ ...item, takes: namedTypeOf(item.type).name }, schema),
    ),
  }))

  type(EnumValueObject, (field) => ({
    name: field(String, trivial, ({ item }) => item.name),
    description: field(text, trivial, ({ item }) => item.description ?? null),
    isDeprecated: field(Boolean, trivial, ({ item }) => item.deprecated !== undefined),
    deprecationReason: field(text, trivial, ({ item }) => deprecationReason(item) ?? null),
    directives: field(applied, trivial, ({ item, schema }) => appliedTo(item, schema)),
  }))

  type(DirectiveObject, (field) => ({
    name: field(String, trivial, ({ item }) => item.name),
    description: field(text, trivial, ({ item }) => item.description ?? null),
    isRepeatable: field(Boolean, trivial, ({ item }) => item.repeatable ?? false),
    locations: field(list(DirectiveLocationEnum), trivial, ({ item }) => item.locations),
    args: field(list(InputValueObject), withDeprecated, ({ item, schema }, { includeDeprecated }) =>
      within(schema, item.args, includeDeprecated),
    ),
    // Directives are never deprecated.
    isDeprecated: field(Boolean, trivial, () => false),
    deprecationReason: field(text, trivial, () => null),
  }))

  type(AppliedObject, (field) => ({
    name: field(String, described('The name of the directive, without the `@`.'), ({ name }) => name),
    args: field(
      list(AppliedArgumentObject),
      described('The arguments that it has there.'),
      ({ args }) => args,
    ),
  }))

  type(AppliedArgumentObject, (field) => ({
    name: field(String, described('The name of the argument.'), ({ name }) => name),
    value: field(String, described('Its value as a GraphQL literal.'), ({ value }) => value),
  }))

  root((field) => ({
    __schema: field(SchemaObject, described('What this server offers.'), (_root, _args, { schema }) =>
      SchemaNode.of(schema.published),
    ),
    __type: field(
      nullable(TypeObject),
      {
        trivial: true,
        description: 'The type of a name; null where there is none.',
        args: { name: arg(String) },
      },
      (_root, { name }, { schema }) => SchemaNode.of(schema.published).find(name) ?? null,
    ),
  }))
})
