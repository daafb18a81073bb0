import type { Diagnostic } from '@graft/diagnostics'
import type { LayerRule } from './checked-layer.ts'
import { extendsNoObject } from './messages.ts'

/** Fields are only added to object types. */
export const extendedTypes: LayerRule = ({ input, own }) => {
  const problems: Diagnostic[] = []
  for (const [typeName, fields] of input.extensions ?? []) {
    const kind = own.get(typeName)?.kind
    if (kind !== undefined && kind !== 'object')
      problems.push(extendsNoObject(input.name, typeName, kind, fields[0]?.location))
  }
  return problems
}
