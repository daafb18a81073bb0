import type { FieldShape } from '../field/field-shape.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { enumOf, object } from '../type/declare-type.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import type { SpecifiedDirective } from '../type/specified-directives.ts'
import type { EnumMember } from '../type/type-definition.ts'
import type { TypeToken } from '../type/type-token.ts'
import type { AppliedNode } from './applied-node.ts'
import type { SchemaNode } from './schema-node.ts'
import type { NodeLookup, TypeKind, TypeNode } from './type-node.ts'

/** Something of a schema, with what it takes to follow its types. */
export interface In<Item> {
  readonly item: Item
  readonly schema: NodeLookup
}

const plain = { identified: false } as const

export const SchemaObject: TypeToken<SchemaNode> = object(
  '__Schema',
  'What a server offers: its types, its directives, and the types at which operations begin.',
  plain,
)

export const TypeObject: TypeToken<TypeNode> = object(
  '__Type',
  'A type of the schema, or a list or non-null form of one. `kind` tells which parts it has: named types have a name and a description, objects and interfaces have fields, enums have values, input objects have input fields, lists and non-null types have the type that they are of.',
  { identified: false, isShared: true },
)

export const FieldObject: TypeToken<In<FieldShape>> = object(
  '__Field',
  'A field of an object type or an interface, with its arguments and the type of its result.',
  plain,
)

export const InputValueObject: TypeToken<In<ArgumentSpec>> = object(
  '__InputValue',
  'An argument of a field or directive, or a field of an input object: its type, and its default if it has one.',
  plain,
)

export const EnumValueObject: TypeToken<In<EnumMember>> = object(
  '__EnumValue',
  'A member of an enum. It comes and goes by its name.',
  plain,
)

export const DirectiveObject: TypeToken<In<DirectiveDefinition | SpecifiedDirective>> = object(
  '__Directive',
  'A directive that documents or the schema may use, with its arguments and the places where it may stand.',
  plain,
)

export const AppliedObject: TypeToken<AppliedNode> = object(
  '_DirectiveApplication',
  'A directive as it stands on something in the schema.',
  plain,
)

export const AppliedArgumentObject: TypeToken<AppliedNode['args'][number]> = object(
  '_DirectiveApplicationArg',
  'An argument of a directive as it stands on something in the schema.',
  plain,
)

export const TypeKindEnum: TypeToken<TypeKind | 'UNION'> = enumOf(
  '__TypeKind',
  [
    { name: 'SCALAR', description: 'A leaf whose values are one piece.' },
    { name: 'OBJECT', description: 'An object type: it has `fields` and `interfaces`.' },
    { name: 'INTERFACE', description: 'An interface: it has `fields`, `interfaces` and `possibleTypes`.' },
    { name: 'UNION', description: 'A union: it has `possibleTypes`.' },
    { name: 'ENUM', description: 'An enum: it has `enumValues`.' },
    { name: 'INPUT_OBJECT', description: 'An input object: it has `inputFields`.' },
    { name: 'LIST', description: 'A list of `ofType`.' },
    { name: 'NON_NULL', description: '`ofType`, and never null.' },
  ],
  'What kind of type a `__Type` is.',
)

const locations = [
  ['QUERY', 'a query'],
  ['MUTATION', 'a mutation'],
  ['SUBSCRIPTION', 'a subscription'],
  ['FIELD', 'a selected field'],
  ['FRAGMENT_DEFINITION', 'the definition of a fragment'],
  ['FRAGMENT_SPREAD', 'the use of a fragment'],
  ['INLINE_FRAGMENT', 'a fragment in place'],
  ['VARIABLE_DEFINITION', 'the definition of a variable'],
  ['FRAGMENT_VARIABLE_DEFINITION', 'the definition of a variable of a fragment'],
  ['SCHEMA', 'the schema itself'],
  ['SCALAR', 'a scalar'],
  ['OBJECT', 'an object type'],
  ['FIELD_DEFINITION', 'the definition of a field'],
  ['ARGUMENT_DEFINITION', 'an argument'],
  ['INTERFACE', 'an interface'],
  ['UNION', 'a union'],
  ['ENUM', 'an enum'],
  ['ENUM_VALUE', 'a member of an enum'],
  ['INPUT_OBJECT', 'an input object'],
  ['INPUT_FIELD_DEFINITION', 'a field of an input object'],
  ['DIRECTIVE_DEFINITION', 'the definition of a directive'],
] as const

type LocationName = (typeof locations)[number][0]

export const DirectiveLocationEnum: TypeToken<LocationName> = enumOf(
  '__DirectiveLocation',
  locations.map(([name, place]) => ({ name, description: `On ${place}.` })),
  'A place where a directive may stand.',
)
