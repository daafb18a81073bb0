import type { Argument, Decorator, Expression } from 'oxc-parser'
import type { DecoratorArgument, DecoratorOption, DecoratorSource } from './class-source.ts'
import { extractValue } from './extract-value.ts'

export function extractDecorators(nodes: readonly Decorator[] | undefined): readonly DecoratorSource[] {
  return (nodes ?? []).map(({ expression, start }) => {
    const isCall = expression.type === 'CallExpression'
    const callee = isCall ? expression.callee : expression
    return {
      path: pathOf(callee),
      isCall,
      arguments: isCall ? expression.arguments.map(extractArgument) : [],
      offset: start,
    }
  })
}

/** The parts of a name between the dots; undefined for any other expression. */
export function pathOf(node: Expression): readonly string[] | undefined {
  const value = extractValue(node)
  return value.kind === 'path' ? value.path : undefined
}

function extractArgument(node: Argument): DecoratorArgument {
  const offset = node.start
  if (node.type === 'SpreadElement') return { kind: 'value', value: { kind: 'computed', offset }, offset }
  if (node.type !== 'ObjectExpression') return { kind: 'value', value: extractValue(node), offset }
  const options: DecoratorOption[] = []
  for (const property of node.properties) {
    if (property.type === 'SpreadElement' || property.computed) continue
    const { key } = property
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined
    if (name !== undefined)
      options.push({ name, value: extractValue(property.value), offset: property.start })
  }
  return { kind: 'options', options, isComplete: options.length === node.properties.length, offset }
}
