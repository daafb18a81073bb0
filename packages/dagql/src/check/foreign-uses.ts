import type { Diagnostic } from '@graft/diagnostics'
import type { LayerType } from '../object/object-class.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import { namedTypeOf, printTypeRef } from '../type/type-ref.ts'
import { argumentTypes } from './argument-types.ts'
import { checkedLayer, type CheckedLayer, type CheckInput } from './checked-layer.ts'
import { extendedTypes } from './extended-types.ts'
import { wrongDefault } from './messages.ts'
import { misfitOf } from './misfit-of.ts'
import { resultTypes } from './result-types.ts'
import { viewsToCheck } from './views-to-check.ts'

/** The types of other layers that one uses, by name. */
type Foreign = ReadonlyMap<string, LayerType>

/**
 * Checks how a layer uses types of other layers: what it returns, takes and extends is of a kind for that, and defaults
 * are values of their types. The layer is taken to be right by itself.
 *
 * What views hide of foreign types is no mistake of the layer: a default is wrong where it is so in every view.
 */
export function checkForeignUses(input: CheckInput, foreign: Foreign): readonly Diagnostic[] {
  const layer = checkedLayer(input, undefined)
  const whole = { ...layer, own: new Map([...foreign, ...layer.own]) }
  return [
    ...extendedTypes(whole),
    ...resultTypes(whole),
    ...argumentTypes(whole),
    ...(mayHaveWrongDefaults(layer, foreign) ? wrongDefaults(input, foreign) : []),
  ]
}

/** Whether a default has to do with a foreign type, be it as a part of an own input object. */
function mayHaveWrongDefaults({ args, own }: CheckedLayer, foreign: Foreign): boolean {
  return args.some(({ spec }) => {
    const { name } = namedTypeOf(spec.type)
    return spec.default !== undefined && (foreign.has(name) || own.get(name)?.kind === 'input')
  })
}

function wrongDefaults(input: CheckInput, foreign: Foreign): readonly Diagnostic[] {
  // Objects go by ID, whatever is in them.
  const passed = [...foreign.values()].filter(({ kind }) => kind !== 'object' && kind !== 'interface')
  const all = { ...input, types: [...(input.types ?? []), ...passed] }
  const fitting = new Set<ArgumentSpec>()
  const wrong = new Map<ArgumentSpec, Diagnostic>()
  for (const view of viewsToCheck(all)) {
    const types = new Map([...foreign, ...checkedLayer(all, view).own])
    for (const { place, spec } of checkedLayer(input, view).args) {
      if (spec.default === undefined) continue
      const misfit = misfitOf(spec.default, spec.type, types)
      if (misfit === undefined) fitting.add(spec)
      else wrong.set(spec, wrongDefault(place, printTypeRef(spec.type), misfit, spec.location))
    }
  }
  return [...wrong].flatMap(([spec, problem]) => (fitting.has(spec) ? [] : problem))
}
