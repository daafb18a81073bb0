import { valueFromASTUntyped, type ValueNode } from 'graphql'
import type { ScalarType } from '../type/type-definition.ts'
import { MAX_DEPTH } from './validation-pass.ts'

/** Whether a scalar takes a literal. Those that GraphQL specifies go by the kind of it, others by their own check. */
export function isScalarLiteral(value: ValueNode, scalar: ScalarType): boolean {
  const { kind } = value
  switch (scalar.name) {
    case 'String':
      return kind === 'StringValue'
    case 'Boolean':
      return kind === 'BooleanValue'
    case 'ID':
      return kind === 'StringValue' || kind === 'IntValue'
    case 'Float':
      return (kind === 'IntValue' || kind === 'FloatValue') && Number.isFinite(Number(value.value))
    case 'Int':
      return kind === 'IntValue' && Number.isSafeInteger(Number(value.value))
    default:
      return isConstant(value, 1) && parses(value, scalar)
  }
}

function parses(value: ValueNode, scalar: ScalarType): boolean {
  try {
    // To graphql-js, undefined is a refusal as well.
    return scalar.parse(valueFromASTUntyped(value)) !== undefined
  } catch {
    return false
  }
}

/**
 * Whether there are no variables within, and no key twice. The versions of graphql-js do not agree what a variable
 * within a literal of a scalar must be.
 */
function isConstant(value: ValueNode, depth: number): boolean {
  if (depth > MAX_DEPTH) return false
  switch (value.kind) {
    case 'Variable':
      return false
    case 'ListValue':
      for (const each of value.values) if (!isConstant(each, depth + 1)) return false
      return true
    case 'ObjectValue': {
      const names = new Set<string>()
      for (const field of value.fields) {
        if (names.has(field.name.value) || !isConstant(field.value, depth + 1)) return false
        names.add(field.name.value)
      }
      return true
    }
    default:
      return true
  }
}
