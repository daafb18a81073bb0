import type { Diagnostic } from '@graft/diagnostics'
import { ROOT_TYPE } from '../object/root-type.ts'
import { namedTypeOf } from '../type/type-ref.ts'
import type { LayerRule } from './checked-layer.ts'
import { objectWithoutId } from './messages.ts'

/** Objects are passed by their ID, so what has none cannot be an argument. */
export const argumentTypes: LayerRule = ({ args, own }) => {
  const problems: Diagnostic[] = []
  for (const { place, spec } of args) {
    const { name } = namedTypeOf(spec.type)
    const type = own.get(name)
    if (name === ROOT_TYPE || (type?.kind === 'object' && type.identified === false))
      problems.push(objectWithoutId(place, name, spec.location))
  }
  return problems
}
