import type { ArgumentSpec } from './argument-spec.ts'
import type { DirectiveDefinition, DirectiveLocation } from './directive-definition.ts'

/** Where only directives of the GraphQL specification may stand. */
export type SpecifiedLocation = 'FIELD' | 'FRAGMENT_SPREAD' | 'INLINE_FRAGMENT' | 'DIRECTIVE_DEFINITION'

/** A directive of the GraphQL specification. */
export interface SpecifiedDirective extends Omit<DirectiveDefinition, 'locations'> {
  readonly locations: readonly (DirectiveLocation | SpecifiedLocation)[]
}

const inQueries = ['FIELD', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT'] as const

function argument(
  name: string,
  type: string,
  description: string,
  more?: Pick<ArgumentSpec, 'default'>,
): ArgumentSpec {
  return { name, description, type: { kind: 'named', name: type, nullable: false }, ...more }
}

const definitions: readonly SpecifiedDirective[] = [
  {
    name: 'include',
    description: 'Leaves a field or fragment in where `if` is true.',
    args: [argument('if', 'Boolean', 'Whether it stays in.')],
    locations: inQueries,
  },
  {
    name: 'skip',
    description: 'Leaves a field or fragment out where `if` is true.',
    args: [argument('if', 'Boolean', 'Whether it is left out.')],
    locations: inQueries,
  },
  {
    name: 'deprecated',
    description: 'Tells clients not to use something any more.',
    args: [
      argument('reason', 'String', 'Why, and what to use instead; in Markdown.', {
        default: 'No longer supported',
      }),
    ],
    locations: [
      'FIELD_DEFINITION',
      'ARGUMENT_DEFINITION',
      'INPUT_FIELD_DEFINITION',
      'ENUM_VALUE',
      'DIRECTIVE_DEFINITION',
    ],
  },
  {
    name: 'specifiedBy',
    description: 'Where the scalar is specified.',
    args: [argument('url', 'String', 'Address of the specification.')],
    locations: ['SCALAR'],
  },
  {
    name: 'oneOf',
    description: 'Exactly one field is given, and it is not null.',
    args: [],
    locations: ['INPUT_OBJECT'],
  },
]

/** Directives of the GraphQL specification. */
export const specifiedDirectives: ReadonlyMap<string, SpecifiedDirective> = new Map(
  definitions.map((each) => [each.name, each]),
)
