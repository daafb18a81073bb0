import type { GraphQLArgumentConfig } from 'graphql'
import { deprecationReason } from '../publish/applied-directives.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import { directiveExtensions } from './directive-extensions.ts'
import { inputType, type TypeSource } from './type-references.ts'

/** Published arguments, or the fields of a published input object, as graphql-js wants them declared. */
export function argumentConfigs(
  specs: readonly ArgumentSpec[],
  types: TypeSource,
): { [name: string]: GraphQLArgumentConfig } {
  const configs: { [name: string]: GraphQLArgumentConfig } = Object.create(null)
  for (const spec of specs) configs[spec.name] = argumentConfig(spec, types)
  return configs
}

function argumentConfig(spec: ArgumentSpec, types: TypeSource): GraphQLArgumentConfig {
  return {
    description: spec.description,
    type: inputType(spec.type, types),
    ...(spec.default === undefined ? {} : { defaultValue: spec.default }),
    deprecationReason: deprecationReason(spec),
    extensions: directiveExtensions({ ...spec, takes: namedTypeOf(spec.type).name }, types.schema),
  }
}
