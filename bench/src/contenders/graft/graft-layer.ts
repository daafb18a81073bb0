import { spellName } from '@graft/collisions'
import { makeLayer, pure, type FieldShape, type FieldSpec, type Layer, type TypeRef } from '@graft/dagql'
import type { FieldTypedef, ModuleTypedef, Receiver } from '../../model/module-typedef.ts'

/** Whether fields are plain reads of their receiver's value, or calls with an identity. */
export type FieldsOfLayer = 'trivial' | 'identified'

/** Makes the layer of a module; its constructor is claimed as one, so that collisions are settled as in real life. */
export function graftLayer(module: ModuleTypedef, fields: FieldsOfLayer): Layer {
  const owner = module.name
  const graftField = fields === 'trivial' ? trivialField : identifiedField
  return makeLayer({
    name: owner,
    source: `bench:${owner}`,
    digestSeed: owner,
    rootClaimKind: owner === 'core' ? 'core-field' : 'constructor',
    spelling: spellName,
    root: module.root.map((field) => graftField(field, owner)),
    types: module.types.map((type) => ({
      kind: 'object',
      name: type.name,
      fields: type.fields.map((field) => graftField(field, owner)),
    })),
  })
}

function trivialField(field: FieldTypedef, owner: string): FieldSpec {
  const { name, resolve } = field
  const shape = shapeOf(field, owner)
  if (resolve === undefined) return { ...shape, read: (value) => (value as Receiver)[name], property: name }
  return { ...shape, read: (value, args) => resolve(value as Receiver, args) }
}

function identifiedField(field: FieldTypedef, owner: string): FieldSpec {
  const { name, resolve } = field
  return {
    ...shapeOf(field, owner),
    cache: pure,
    // Every object of the model is a `Receiver`, and arguments are scalars.
    resolve:
      resolve === undefined
        ? ({ receiver }) => (receiver.value as Receiver)[name]
        : ({ receiver, args }) => resolve(receiver.value as Receiver, args),
  }
}

function shapeOf(field: FieldTypedef, owner: string): FieldShape {
  const args = field.args.map((arg) => ({ name: arg.name, type: named(arg.type) }))
  return { name: field.name, owner, type: typeRef(field), args }
}

function typeRef({ type, list }: FieldTypedef): TypeRef {
  return list === true ? { kind: 'list', element: named(type), nullable: false } : named(type)
}

function named(name: string): TypeRef {
  return { kind: 'named', name, nullable: false }
}
