import type { ValueNode } from 'graphql'
import type { VisibleSchema } from '../composition/visible-schema.ts'
import type { JsonValue } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'

/** Values of the variables of a request, by name; absent ones have no key. */
export type VariableValues = { readonly [name: string]: unknown }

/** A value in a document: the same in every request, or put together from variables. */
export type ValuePlan =
  | { readonly kind: 'constant'; readonly value: JsonValue }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'list'; readonly elements: readonly ValuePlan[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: ValuePlan])[] }

/**
 * Plans a value of a document. A single value where a list is expected is a list of one, as GraphQL has it; what
 * the value must be otherwise is checked when it is bound.
 */
export function planValue(node: ValueNode, type: TypeRef | undefined, schema: VisibleSchema): ValuePlan {
  if (node.kind === 'Variable') return { kind: 'variable', name: node.name.value }
  if (type?.kind === 'list' && node.kind !== 'ListValue' && node.kind !== 'NullValue')
    return simplify({ kind: 'list', elements: [planValue(node, type.element, schema)] })
  switch (node.kind) {
    case 'NullValue':
      return { kind: 'constant', value: null }
    case 'BooleanValue':
      return { kind: 'constant', value: node.value }
    case 'IntValue':
    case 'FloatValue':
      return { kind: 'constant', value: isTextual(type, schema) ? node.value : Number(node.value) }
    case 'StringValue':
    case 'EnumValue':
      return { kind: 'constant', value: node.value }
    case 'ListValue': {
      const element = type?.kind === 'list' ? type.element : undefined
      return simplify({ kind: 'list', elements: node.values.map((each) => planValue(each, element, schema)) })
    }
    case 'ObjectValue': {
      const definition = type?.kind === 'named' ? schema.anyType(type.name) : undefined
      const fields = definition?.kind === 'input' ? schema.inputFields(definition) : []
      return simplify({
        kind: 'object',
        members: node.fields.map((field) => {
          const spec = fields.find((each) => each.name === field.name.value)
          return [field.name.value, planValue(field.value, spec?.type, schema)]
        }),
      })
    }
  }
}

/** The value in one request; undefined where it is a variable that the request leaves out. */
export function evaluate(plan: ValuePlan, variables: VariableValues): unknown {
  switch (plan.kind) {
    case 'constant':
      return plan.value
    case 'variable':
      return Object.hasOwn(variables, plan.name) ? variables[plan.name] : undefined
    case 'list':
      return plan.elements.map((each) => evaluate(each, variables) ?? null)
    case 'object': {
      const value: { [name: string]: unknown } = Object.create(null)
      for (const [name, member] of plan.members) {
        const evaluated = evaluate(member, variables)
        if (evaluated !== undefined) value[name] = evaluated
      }
      return value
    }
  }
}

/** A list or object without variables is a constant. */
function simplify(plan: Extract<ValuePlan, { kind: 'list' | 'object' }>): ValuePlan {
  const parts = plan.kind === 'list' ? plan.elements : plan.members.map(([, member]) => member)
  if (parts.some((part) => part.kind !== 'constant')) return plan
  return { kind: 'constant', value: evaluate(plan, {}) as JsonValue }
}

/** IDs may be written as numbers, and objects are passed as IDs. */
function isTextual(type: TypeRef | undefined, schema: VisibleSchema): boolean {
  if (type?.kind !== 'named') return false
  const kind = schema.anyType(type.name)?.kind
  return type.name === 'ID' || kind === 'object' || kind === 'interface'
}
