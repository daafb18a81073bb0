import type { Diagnostic, SourceLocation } from '@graft/diagnostics'
import type { ViewFilter } from '../view/view.ts'
import type { LayerRule } from './checked-layer.ts'
import { duplicateName } from './messages.ts'

interface Item {
  readonly name: string
  readonly filter?: ViewFilter | undefined
  readonly location?: SourceLocation | undefined
}

/** Of two arguments, input fields or members of one name, views that see the first must not all see the second. */
export const duplicates: LayerRule = ({ input, fields }) => {
  const problems: Diagnostic[] = []
  const check = (items: readonly Item[], what: string, place: () => string): void => {
    for (const item of hiddenByLater(items))
      problems.push(duplicateName(what, item.name, place(), item.location))
  }
  for (const { field, typeName } of fields) check(field.args, 'argument', () => `${typeName}.${field.name}`)
  for (const type of input.types ?? []) {
    if (type.kind === 'input') check(type.fields, 'input field', () => type.name)
    else if (type.kind === 'enum') check(type.members, 'member', () => type.name)
  }
  for (const { name, args } of input.directives ?? []) check(args, 'argument', () => `@${name}`)
  return problems
}

function hiddenByLater(items: readonly Item[]): readonly Item[] {
  if (items.length < 2 || new Set(items.map(({ name }) => name)).size === items.length) return []
  return items.filter((item, index) =>
    items.some((later, at) => at > index && later.name === item.name && covers(later.filter, item.filter)),
  )
}

function covers(later: ViewFilter | undefined, earlier: ViewFilter | undefined): boolean {
  return later === undefined || JSON.stringify(later) === JSON.stringify(earlier)
}
