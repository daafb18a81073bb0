import { GraphQLDirective, specifiedDirectives } from 'graphql'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import { argumentConfigs } from './argument-config.ts'
import type { TypeSource } from './type-references.ts'

const specified: ReadonlyMap<string, GraphQLDirective> = new Map(
  specifiedDirectives.map((each) => [each.name, each]),
)

/** The directives of a schema: those of the GraphQL specification, and those that the view sees, made when asked for. */
export class DirectiveList {
  readonly #types: TypeSource
  readonly #made = new Map<string, GraphQLDirective>()
  #all: readonly GraphQLDirective[] | undefined

  constructor(types: TypeSource) {
    this.#types = types
  }

  all(): readonly GraphQLDirective[] {
    this.#all ??= [
      ...specified.values(),
      ...this.#types.schema
        .directives()
        .flatMap(({ name }) => (specified.has(name) ? [] : (this.get(name) ?? []))),
    ]
    return this.#all
  }

  get(name: string): GraphQLDirective | undefined {
    const known = specified.get(name) ?? this.#made.get(name)
    if (known !== undefined) return known
    const definition = this.#types.schema.directive(name)
    if (definition === undefined) return undefined
    const made = this.#make(definition)
    this.#made.set(name, made)
    return made
  }

  #make({ name, description, args, locations, repeatable = false }: DirectiveDefinition): GraphQLDirective {
    return new GraphQLDirective({
      name,
      description,
      locations: [...locations],
      args: argumentConfigs(args, this.#types),
      isRepeatable: repeatable,
    })
  }
}
