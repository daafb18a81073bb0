import { appliedDirectives, type DirectiveCarrier } from '../publish/applied-directives.ts'
import type { PublishedSchema } from '../publish/published-schema.ts'
import type { JsonValue } from '../type/json-value.ts'
import { specifiedDirectives } from '../type/specified-directives.ts'

type DirectiveArguments = { readonly [name: string]: JsonValue }

/** Applied directives as `@graphql-tools` reads them: arguments by name, a list of them where it stands repeatedly. */
export type DirectiveExtensions = {
  readonly directives: { readonly [name: string]: DirectiveArguments | readonly DirectiveArguments[] }
}

/** The directives of a thing; what those of the GraphQL specification say, graphql-js has properties for. */
export function directiveExtensions(
  carrier: DirectiveCarrier,
  schema: PublishedSchema,
): DirectiveExtensions | undefined {
  const applied = appliedDirectives(carrier, schema).filter(({ name }) => !specifiedDirectives.has(name))
  if (applied.length === 0) return undefined
  const directives: { [name: string]: DirectiveArguments | readonly DirectiveArguments[] } = {}
  for (const [name, all] of Map.groupBy(applied, (each) => each.name)) {
    const args = all.map((each) => Object.fromEntries(each.args.map((given) => [given.name, given.value])))
    const [first] = args
    if (first !== undefined) directives[name] = args.length === 1 ? first : args
  }
  return { directives }
}
