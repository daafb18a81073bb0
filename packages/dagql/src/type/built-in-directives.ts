import type { DirectiveDefinition } from './directive-definition.ts'

const text = { kind: 'named', name: 'String', nullable: false } as const

/** Directives that every composition has beside those of the GraphQL specification. */
export const builtInDirectives: ReadonlyMap<string, DirectiveDefinition> = new Map(
  [
    {
      name: 'experimental',
      description: 'It may change; the reason tells how or why.',
      args: [{ name: 'reason', type: text }],
      locations: ['FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INPUT_FIELD_DEFINITION', 'ENUM_VALUE'],
    } satisfies DirectiveDefinition,
    {
      name: 'expectedType',
      description: 'The type of the object that an ID names.',
      args: [{ name: 'name', type: text }],
      locations: ['FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INPUT_FIELD_DEFINITION'],
    } satisfies DirectiveDefinition,
    {
      name: 'enumValue',
      description: 'The value that the member stands for.',
      args: [{ name: 'value', type: text }],
      locations: ['ENUM_VALUE'],
    } satisfies DirectiveDefinition,
  ].map((each) => [each.name, each]),
)
