import type { Expression, MemberExpression } from 'oxc-parser'
import { MAX_TYPE_DEPTH } from './extract-type.ts'
import type { ValueExpression } from './value-expression.ts'

/** Reduces an expression of the syntax tree to a literal, a list, a name, or something that only running can tell. */
export function extractValue(node: Expression, depth = 0): ValueExpression {
  const offset = node.start
  const computed: ValueExpression = { kind: 'computed', offset }
  if (depth > MAX_TYPE_DEPTH) return computed
  switch (node.type) {
    case 'Literal':
      if (node.value === null || typeof node.value === 'string' || typeof node.value === 'boolean') {
        // A regular expression that the running engine does not know has no value either.
        return 'regex' in node || 'bigint' in node
          ? { kind: 'inexpressible', what: 'it', offset }
          : { kind: 'literal', value: node.value, offset }
      }
      return typeof node.value === 'number'
        ? numberValue(node.value, offset)
        : { kind: 'inexpressible', what: 'it', offset }
    case 'TemplateLiteral': {
      const text = node.quasis[0]?.value.cooked
      return node.expressions.length > 0 || typeof text !== 'string'
        ? computed
        : { kind: 'literal', value: text, offset }
    }
    case 'UnaryExpression': {
      if (node.operator !== '-' && node.operator !== '+') return computed
      const value = extractValue(node.argument, depth + 1)
      if (value.kind === 'inexpressible') return { ...value, offset }
      if (value.kind !== 'literal' || typeof value.value !== 'number') return computed
      return numberValue(node.operator === '-' ? -value.value : value.value, offset)
    }
    case 'ArrayExpression': {
      const items: ValueExpression[] = []
      for (const element of node.elements) {
        if (element === null || element.type === 'SpreadElement') return computed
        items.push(extractValue(element, depth + 1))
      }
      return { kind: 'list', items, offset }
    }
    case 'Identifier':
      return node.name === 'Infinity' || node.name === 'NaN'
        ? { kind: 'inexpressible', what: `\`${node.name}\``, offset }
        : { kind: 'path', path: [node.name], offset }
    case 'MemberExpression': {
      const path = memberPath(node)
      return path === undefined ? computed : { kind: 'path', path, offset }
    }
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return extractValue(node.expression, depth + 1)
    default:
      return computed
  }
}

/** Minus zero is zero, as in JSON. */
function numberValue(value: number, offset: number): ValueExpression {
  return Number.isFinite(value)
    ? { kind: 'literal', value: value + 0, offset }
    : { kind: 'inexpressible', what: 'a number beyond what a number can hold', offset }
}

/** The names between the dots: `Level.High` and `Level['High']`. */
function memberPath(node: MemberExpression): readonly string[] | undefined {
  if (node.optional) return undefined
  const { object, property } = node
  const name =
    property.type === 'Identifier' && !node.computed
      ? property.name
      : property.type === 'Literal' && typeof property.value === 'string'
        ? property.value
        : undefined
  if (name === undefined) return undefined
  if (object.type === 'Identifier') return [object.name, name]
  const path = object.type === 'MemberExpression' ? memberPath(object) : undefined
  return path && [...path, name]
}
