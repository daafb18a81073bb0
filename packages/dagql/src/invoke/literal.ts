import { invariant } from '@graft/diagnostics'
import type { Literal } from '../call/call.ts'
import { ObjectResult } from '../field/object-result.ts'
import type { TypeLookup } from '../field/decode-input.ts'
import { namedTypeOf, type TypeRef } from '../type/type-ref.ts'

/** Records a decoded argument value in a call. Objects become references to the calls that made them. */
export function toLiteral(type: TypeRef, value: unknown, lookup: TypeLookup): Literal {
  if (value === null || value === undefined) return { kind: 'null' }
  if (Array.isArray(value)) {
    const element = type.kind === 'list' ? type.element : type
    return { kind: 'list', elements: value.map((each) => toLiteral(element, each, lookup)) }
  }
  if (value instanceof ObjectResult) {
    invariant(value.call !== undefined, 'the root is never an argument')
    return { kind: 'call', call: value.call }
  }
  switch (typeof value) {
    case 'boolean':
      return { kind: 'boolean', value }
    case 'number': {
      const isFloat = namedTypeOf(type).name === 'Float' || !Number.isSafeInteger(value)
      return isFloat ? { kind: 'float', value } : { kind: 'integer', value }
    }
    case 'string':
      return { kind: lookup(namedTypeOf(type).name)?.kind === 'enum' ? 'enum' : 'string', value }
    default: {
      const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
      return { kind: 'object', members: members.map(([name, each]) => [name, toLiteral(type, each, lookup)]) }
    }
  }
}
