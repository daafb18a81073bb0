import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { LayerRule } from './checked-layer.ts'
import { findCycles } from './find-cycles.ts'
import { inputCycle } from './messages.ts'

/** An input object does not need another of itself, so that one can be written down. */
export const inputCycles: LayerRule = ({ types }) => {
  const needed = new Map<string, string[]>()
  for (const type of types) {
    if (type.kind === 'input') needed.set(type.name, type.fields.flatMap(neededType))
  }
  if (needed.size === 0) return []
  return findCycles(needed).map((cycle) =>
    inputCycle(cycle, types.find(({ name }) => name === cycle[0])?.location),
  )
}

function neededType({ type }: ArgumentSpec): string | readonly [] {
  return type.kind === 'named' && !type.nullable ? type.name : []
}
