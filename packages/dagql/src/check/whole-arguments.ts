import type { Diagnostic } from '@graft/diagnostics'
import type { LayerRule } from './checked-layer.ts'
import { onlyWholeArguments } from './messages.ts'

/** Only whole arguments of fields are sealed in an identity or kept from clients, not parts of them. */
export const wholeArguments: LayerRule = ({ args }) => {
  const problems: Diagnostic[] = []
  for (const { place, spec, of } of args) {
    if (of === 'field') continue
    if (spec.sensitive === true) problems.push(onlyWholeArguments(place, 'sensitive', spec.location))
    if (spec.internal === true) problems.push(onlyWholeArguments(place, 'internal', spec.location))
  }
  return problems
}
