import type { Diagnostic } from '@graft/diagnostics'
import { printTypeRef } from '../type/type-ref.ts'
import type { LayerRule } from './checked-layer.ts'
import { wrongDefault } from './messages.ts'
import { misfitOf } from './misfit-of.ts'

/** Every default is a value of its type. */
export const defaults: LayerRule = ({ args, own }) => {
  const problems: Diagnostic[] = []
  for (const { place, spec } of args) {
    if (spec.default === undefined) continue
    const misfit = misfitOf(spec.default, spec.type, own)
    if (misfit !== undefined)
      problems.push(wrongDefault(place, printTypeRef(spec.type), misfit, spec.location))
  }
  return problems
}
