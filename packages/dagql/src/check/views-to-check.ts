import { cutsOf } from '../view/version-interval.ts'
import type { View, ViewFilter } from '../view/view.ts'
import type { CheckInput } from './checked-layer.ts'

/** One view of each kind that sees something else of a layer; undefined alone where all see the same. */
export function viewsToCheck(input: CheckInput): readonly (View | undefined)[] {
  const filters = filtersIn(input)
  if (filters.length === 0) return [undefined]
  // Every version lies before the first cut, or at one and after it: the oldest of each interval stands for it.
  const versions = [
    'oldest',
    ...cutsOf(filters).map(({ version, after }) => (after ? `>${version}` : version)),
  ]
  const surfaces: readonly View['surface'][] = filters.some((each) => each.surface !== undefined)
    ? ['canonical', 'client']
    : ['canonical']
  return surfaces.flatMap((surface) => versions.map((version) => ({ surface, version })))
}

interface Filtered {
  readonly filter?: ViewFilter | undefined
}

function filtersIn(input: CheckInput): readonly ViewFilter[] {
  const filters: ViewFilter[] = []
  const add = ({ filter }: Filtered): void => {
    if (filter !== undefined) filters.push(filter)
  }
  const addFields = (fields: Iterable<Filtered & { readonly args: readonly Filtered[] }>): void => {
    for (const field of fields) {
      add(field)
      field.args.forEach(add)
    }
  }
  for (const type of input.types ?? []) {
    add(type)
    if (type.kind === 'enum') type.members.forEach(add)
    else if (type.kind === 'input') type.fields.forEach(add)
    else if (type.kind !== 'scalar') addFields(type.fields)
  }
  addFields(input.root ?? [])
  for (const fields of input.extensions?.values() ?? []) addFields(fields)
  addFields(input.directives ?? [])
  return filters
}
