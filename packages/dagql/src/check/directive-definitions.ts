import type { Diagnostic } from '@graft/diagnostics'
import { builtInDirectives } from '../type/built-in-directives.ts'
import { specifiedDirectives } from '../type/specified-directives.ts'
import type { LayerRule } from './checked-layer.ts'
import { directiveNowhere, directiveTaken } from './messages.ts'

/** A directive may stand somewhere, and is not one that every composition has. */
export const directiveDefinitions: LayerRule = ({ input }) => {
  const problems: Diagnostic[] = []
  for (const { name, locations } of input.directives ?? []) {
    if (locations.length === 0) problems.push(directiveNowhere(name))
    if (builtInDirectives.has(name) || specifiedDirectives.has(name)) problems.push(directiveTaken(name))
  }
  return problems
}
