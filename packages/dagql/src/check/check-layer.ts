import type { Diagnostic } from '@graft/diagnostics'
import { argumentTypes } from './argument-types.ts'
import { checkedLayer, type CheckInput, type LayerRule } from './checked-layer.ts'
import { appliedDirectives } from './applied-directives.ts'
import { defaultCycles } from './default-cycles.ts'
import { defaults } from './defaults.ts'
import { deprecatedArguments } from './deprecated-arguments.ts'
import { directiveDefinitions } from './directive-definitions.ts'
import { duplicates } from './duplicates.ts'
import { emptyTypes } from './empty-types.ts'
import { extendedTypes } from './extended-types.ts'
import { implementedInterfaces } from './implemented-interfaces.ts'
import { inputCycles } from './input-cycles.ts'
import { names } from './names.ts'
import { resultTypes } from './result-types.ts'
import { viewsToCheck } from './views-to-check.ts'
import { wholeArguments } from './whole-arguments.ts'

/** All rules, in the order in which their problems are listed. */
const rules: readonly LayerRule[] = [
  names,
  duplicates,
  emptyTypes,
  extendedTypes,
  resultTypes,
  argumentTypes,
  defaults,
  deprecatedArguments,
  wholeArguments,
  inputCycles,
  defaultCycles,
  implementedInterfaces,
  directiveDefinitions,
  appliedDirectives,
]

/**
 * Checks a layer by itself, in every view that sees something else of it. Where nothing is wrong, the schema of a
 * composition of such layers is valid GraphQL. What uses types of other layers is taken to be right; that is checked
 * when it is composed with them.
 */
export function checkLayer(input: CheckInput): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  for (const view of viewsToCheck(input)) {
    const layer = checkedLayer(input, view)
    for (const rule of rules) problems.push(...rule(layer))
  }
  if (problems.length < 2) return problems
  // Most problems show in several views.
  return [...new Map(problems.map((each) => [`${each.code} ${each.message}`, each])).values()]
}
