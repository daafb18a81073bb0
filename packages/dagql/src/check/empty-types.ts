import type { Diagnostic } from '@graft/diagnostics'
import type { LayerType } from '../object/object-class.ts'
import type { LayerRule } from './checked-layer.ts'
import { emptyType } from './messages.ts'

/** A type has something in it in every view that sees it. */
export const emptyTypes: LayerRule = ({ types, fields }) => {
  const problems: Diagnostic[] = []
  for (const type of types) {
    if (!isEmpty(type) || fields.some(({ typeName }) => typeName === type.name)) continue
    const isSometimesFull = type.kind !== 'scalar' && type.filter !== undefined
    problems.push(emptyType(type.kind, type.name, isSometimesFull, type.location))
  }
  return problems
}

function isEmpty(type: LayerType): boolean {
  switch (type.kind) {
    case 'scalar':
      return false
    case 'enum':
      return type.members.length === 0
    case 'object':
      // Every other one has an `id`.
      return type.identified === false && type.fields.length === 0
    default:
      return type.fields.length === 0
  }
}
