import type { Diagnostic } from '@graft/diagnostics'
import { isRequired } from '../object/interface-fit.ts'
import type { LayerRule } from './checked-layer.ts'
import { requiredDeprecated } from './messages.ts'

/** What every caller must pass is not deprecated: callers could not stop using it. */
export const deprecatedArguments: LayerRule = ({ args }) => {
  const problems: Diagnostic[] = []
  for (const { place, spec } of args)
    if (spec.deprecated !== undefined && isRequired(spec))
      problems.push(requiredDeprecated(place, spec.location))
  return problems
}
