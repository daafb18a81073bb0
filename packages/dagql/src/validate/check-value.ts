import type { ArgumentNode, ObjectFieldNode, ObjectValueNode, ValueNode } from 'graphql'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { EnumType, InputType } from '../type/type-definition.ts'
import type { NamedTypeRef, TypeRef } from '../type/type-ref.ts'
import { isScalarLiteral } from './scalar-literal.ts'
import { MAX_DEPTH, type ValidationPass } from './validation-pass.ts'

/**
 * Checks the arguments of a field or directive, or the fields of an input object: known, each once, of the right
 * type, and none missing that is required.
 */
export function checkGivenValues(
  pass: ValidationPass,
  given: readonly (ArgumentNode | ObjectFieldNode)[] | undefined,
  specs: readonly ArgumentSpec[],
  depth: number,
): boolean {
  const count = given?.length ?? 0
  // Most fields take nothing.
  if (count > specs.length) return false
  let found = 0
  for (const spec of specs) {
    const node = count === 0 ? undefined : given?.find((each) => each.name.value === spec.name)
    const hasDefault = spec.default !== undefined && spec.default !== null
    if (node === undefined) {
      if (!spec.type.nullable && !hasDefault) return false
    } else {
      found++
      if (node.value.kind === 'Variable') {
        pass.uses.variables.push({ name: node.value.name.value, type: spec.type, hasDefault })
      } else if (!checkValue(pass, node.value, spec.type, depth)) return false
    }
  }
  // Each spec finds at most one: what is left over is unknown, or there twice.
  return found === count
}

/** Checks a value against the type of its place. Variables are noted, and checked for each operation later. */
export function checkValue(pass: ValidationPass, value: ValueNode, type: TypeRef, depth: number): boolean {
  if (depth > MAX_DEPTH) return false
  pass.steps++
  if (value.kind === 'Variable') {
    pass.uses.variables.push({ name: value.name.value, type, hasDefault: false })
    return true
  }
  if (value.kind === 'NullValue') return type.nullable
  let at = type
  while (at.kind === 'list') {
    if (value.kind === 'ListValue') {
      for (const each of value.values) if (!checkValue(pass, each, at.element, depth + 1)) return false
      return true
    }
    // A single value stands for a list of it.
    at = at.element
  }
  return checkNamedValue(pass, value, at, depth)
}

function checkNamedValue(
  pass: ValidationPass,
  value: Exclude<ValueNode, { readonly kind: 'Variable' | 'NullValue' }>,
  type: NamedTypeRef,
  depth: number,
): boolean {
  const { schema } = pass
  // Objects are passed by ID.
  const definition = schema.type(schema.passedAs(type.name))
  switch (definition?.kind) {
    case 'scalar':
      return isScalarLiteral(value, definition)
    case 'enum':
      return value.kind === 'EnumValue' && hasMember(pass, definition, value.value)
    case 'input':
      return value.kind === 'ObjectValue' && checkInput(pass, value, definition, depth)
    default:
      return false
  }
}

function hasMember(pass: ValidationPass, type: EnumType, name: string): boolean {
  for (const member of pass.schema.membersOf(type)) if (member.name === name) return true
  return false
}

function checkInput(pass: ValidationPass, value: ObjectValueNode, type: InputType, depth: number): boolean {
  return checkGivenValues(pass, value.fields, pass.schema.inputFieldsOf(type), depth + 1)
}
