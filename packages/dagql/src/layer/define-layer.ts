import { invariant } from '@graft/diagnostics'
import type { CachePolicy } from '../field/cache-policy.ts'
import {
  fieldBuilder,
  type DeclaredField,
  type FieldBuilder,
  type PropertyField,
} from '../field/define-field.ts'
import { shapeBuilder, type DeclaredShape, type ShapeBuilder } from '../field/define-shape.ts'
import type { FieldShape, FieldSpec } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import { builtInScalars } from '../type/built-in-scalars.ts'
import type { DirectiveDefinition } from '../type/directive-definition.ts'
import type { TypeDefinition } from '../type/type-definition.ts'
import type { TypeToken } from '../type/type-token.ts'
import type { Layer } from './layer.ts'
import { makeLayer, type LayerInput } from './make-layer.ts'

/** Fields by name; several of one name are entries for different views, of which the last visible one counts. */
type DeclaredFields<Parent, Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends PropertyField<infer T>
    ? Parent extends { readonly [Key in Name]: T }
      ? Fields[Name]
      : DeclaredField
    : Fields[Name]
}
type AnyFields = { readonly [name: string]: DeclaredField | readonly DeclaredField[] }

/** What the body of `layer` may declare. */
export interface LayerBuilder {
  /** Gives an object type its fields. */
  type<T>(token: TypeToken<T>, fields: (field: FieldBuilder<T>) => AnyFields): void
  /** Says what an interface needs of a type. */
  shape<T>(
    token: TypeToken<T>,
    fields: (field: ShapeBuilder) => { readonly [name: string]: DeclaredShape },
  ): void
  /** Adds fields to the root. */
  root(fields: (field: FieldBuilder<null>) => AnyFields): void
  /** Adds fields to an object type of another layer. */
  extend<T>(token: TypeToken<T>, fields: (field: FieldBuilder<T>) => AnyFields): void
  /** Declares a directive that the layer puts on what it declares. */
  directive(definition: DirectiveDefinition): void
}

export interface LayerOptions extends Pick<
  LayerInput,
  'digestSeed' | 'rootClaimKind' | 'source' | 'spelling'
> {
  /** How results are kept of fields that do not say so themselves: `pure` for a layer without side effects. */
  readonly cache?: CachePolicy | undefined
}

/**
 * Declares a layer in code. Enums, scalars and input objects that its fields use belong to it.
 *
 *     layer('geometry', ({ type, root }) => {
 *       type(Point, (field) => ({ x: field(Int), label: field(String, ({ x }) => `at ${x}`) }))
 *       root((field) => ({ point: field(Point, { args: { x: arg(Int) } }, (_root, at) => at) }))
 *     })
 *
 * @throws GraftError `LAYER_…` where a name, a default or a use of a type is wrong
 */
export function layer(
  name: string,
  declare: (builder: LayerBuilder) => void,
  options: LayerOptions = {},
): Layer {
  const types = new Map<string, LayerType>()
  const mentioned = new Map<string, TypeDefinition>()
  const rootFields: FieldSpec[] = []
  const extensions = new Map<string, FieldSpec[]>()
  const directives: DirectiveDefinition[] = []
  const mention = (definitions: readonly TypeDefinition[]): void => {
    for (const definition of definitions) mentioned.set(definition.name, definition)
  }
  const specs = (fields: AnyFields): FieldSpec[] =>
    Object.entries(fields).flatMap(([fieldName, entries]) =>
      [entries].flat().map(({ spec, definitions }) => {
        mention(definitions)
        const field = spec(fieldName, name)
        return options.cache === undefined || field.cache !== undefined
          ? field
          : { ...field, cache: options.cache }
      }),
    )
  declare({
    type: (token, fields) => {
      const definition = token.definition
      invariant(definition?.kind === 'object', 'only object types have fields')
      invariant(!types.has(definition.name), `type ${definition.name} is declared twice`)
      types.set(definition.name, { ...definition, fields: specs(fields(fieldBuilder())) })
    },
    shape: (token, fields) => {
      const definition = token.definition
      invariant(definition?.kind === 'interface', 'only interfaces have shapes')
      invariant(!types.has(definition.name), `interface ${definition.name} is declared twice`)
      const shapes = Object.entries(fields(shapeBuilder)).map(([fieldName, declared]): FieldShape => {
        mention(declared.definitions)
        return { ...declared.shape, name: fieldName, owner: name }
      })
      types.set(definition.name, { ...definition, fields: shapes })
    },
    root: (fields) => void rootFields.push(...specs(fields(fieldBuilder()))),
    extend: (token, fields) => {
      const definition = token.definition
      invariant(definition?.kind === 'object', 'only object types can be extended')
      const all = extensions.get(definition.name) ?? []
      extensions.set(definition.name, [...all, ...specs(fields(fieldBuilder()))])
    },
    directive: (definition) => void directives.push(definition),
  })
  for (const definition of mentioned.values()) {
    if (definition.kind === 'object' || definition.kind === 'interface') continue
    if (!builtInScalars.has(definition.name)) types.set(definition.name, definition)
  }
  const { cache: _cache, ...rest } = options
  return makeLayer({ ...rest, name, types: [...types.values()], root: rootFields, extensions, directives })
}

export type { DeclaredFields }
