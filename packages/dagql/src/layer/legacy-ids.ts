import type { FieldSpec } from '../field/field-spec.ts'
import type { LayerType } from '../object/object-class.ts'
import { idScalar } from '../type/built-in-scalars.ts'
import type { ViewFilter } from '../view/view.ts'
import type { Layer } from './layer.ts'
import { makeLayer } from './make-layer.ts'

/**
 * Makes the layer that gives older clients what they know of a layer's objects: for each type `Foo` the scalar
 * `FooID` and the root field `loadFooFromID(id: FooID!): Foo!`. Compose it beside the layer. Undefined where the
 * layer has no objects with an identity. Types whose name starts with `_` are left out.
 *
 * @param filter the views of older clients, such as `version.before('0.22.0')`
 */
export function legacyIds(layer: Layer, filter: ViewFilter): Layer | undefined {
  const names = [...layer.types.values()].flatMap((type) =>
    (type.kind === 'object' && type.identified !== false) || type.kind === 'interface' ? [type.name] : [],
  )
  const published = names.filter((name) => !name.startsWith('_'))
  if (published.length === 0) return undefined
  const owner = `${layer.name} (legacy IDs)`
  return makeLayer({
    name: owner,
    digestSeed: layer.digest,
    types: published.map((name): LayerType => ({
      ...idScalar,
      name: `${name}ID`,
      description: `An ID of a \`${name}\`.`,
      filter,
    })),
    root: published.map((name) => loadField(name, owner, filter)),
  })
}

function loadField(name: string, owner: string, filter: ViewFilter): FieldSpec {
  return {
    name: `load${name}FromID`,
    description: `The \`${name}\` that an ID names.`,
    type: { kind: 'named', name, nullable: false },
    args: [{ name: 'id', type: { kind: 'named', name: `${name}ID`, nullable: false } }],
    owner,
    filter,
    hidden: true,
    // What is loaded keeps its own identity, and is checked to be of the type.
    resolve: ({ args, context }) => context.load(String(args['id'])),
  }
}
