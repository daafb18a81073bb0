import type { Diagnostic } from '@graft/diagnostics'
import { namedTypeOf } from '../type/type-ref.ts'
import type { LayerRule } from './checked-layer.ts'
import { inputAsResult } from './messages.ts'

/** No field returns an input object. */
export const resultTypes: LayerRule = ({ fields, own }) => {
  const problems: Diagnostic[] = []
  for (const { typeName, field } of fields) {
    const { name } = namedTypeOf(field.type)
    if (own.get(name)?.kind === 'input')
      problems.push(inputAsResult(`${typeName}.${field.name}`, name, field.location))
  }
  return problems
}
