import { invariant } from '@graft/diagnostics'
import { fieldBuilder, type DeclaredField, type FieldBuilder } from '../field/define-field.ts'
import type { FieldSpec } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'
import type { TypeDefinition } from '../type/type-definition.ts'
import type { TypeToken } from '../type/type-token.ts'
import type { Layer } from './layer.ts'
import { makeLayer, type LayerInput } from './make-layer.ts'

type DeclaredFields = { readonly [name: string]: DeclaredField }

/** What the body of `layer` may declare. */
export interface LayerBuilder {
  /** Gives an object type its fields. */
  type<T>(token: TypeToken<T>, fields: (field: FieldBuilder<T>) => DeclaredFields): void
  /** Adds fields to the root. */
  root(fields: (field: FieldBuilder<null>) => DeclaredFields): void
}

export type LayerOptions = Pick<LayerInput, 'digestSeed' | 'rootClaimKind' | 'source' | 'spelling'>

/**
 * Declares a layer in code. Enums and scalars that its fields use belong to it.
 *
 *     layer('geometry', ({ type, root }) => {
 *       type(Point, (field) => ({ x: field(Int, {}, (point) => point.x) }))
 *       root((field) => ({ point: field(Point, { args: { x: arg(Int) } }, (_root, at) => at) }))
 *     })
 */
export function layer(
  name: string,
  declare: (builder: LayerBuilder) => void,
  options: LayerOptions = {},
): Layer {
  const types = new Map<string, LayerType>()
  const mentioned = new Map<string, TypeDefinition>()
  const rootFields: FieldSpec[] = []
  const specs = (fields: DeclaredFields): FieldSpec[] =>
    Object.entries(fields).map(([fieldName, { spec, definitions }]) => {
      for (const definition of definitions) mentioned.set(definition.name, definition)
      return { ...spec, name: fieldName, owner: name }
    })
  declare({
    type: (token, fields) => {
      const definition = token.definition
      invariant(definition?.kind === 'object', 'only object types have fields')
      invariant(!types.has(definition.name), `type ${definition.name} is declared twice`)
      const all = specs(fields(fieldBuilder()))
      types.set(definition.name, { ...definition, fields: new Map(all.map((each) => [each.name, each])) })
    },
    root: (fields) => void rootFields.push(...specs(fields(fieldBuilder()))),
  })
  for (const definition of mentioned.values()) {
    if (definition.kind === 'object' || definition.kind === 'interface') continue
    if (!builtInScalars.has(definition.name)) types.set(definition.name, definition)
  }
  return makeLayer({ ...options, name, types: [...types.values()], root: rootFields })
}
