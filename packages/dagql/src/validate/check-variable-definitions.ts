import type { OperationDefinitionNode, TypeNode } from 'graphql'
import type { TypeRef } from '../type/type-ref.ts'
import { checkValue } from './check-value.ts'
import type { ValidationPass } from './validation-pass.ts'

/** Checks the head of an operation: its directives, and its variables with their types and defaults. */
export function checkVariableDefinitions(pass: ValidationPass, operation: OperationDefinitionNode): boolean {
  if (operation.directives !== undefined && operation.directives.length > 0) return false
  const definitions = operation.variableDefinitions
  if (definitions === undefined || definitions.length === 0) return true
  const names = new Set<string>()
  for (const { variable, type, defaultValue, directives } of definitions) {
    if (names.has(variable.name.value) || (directives !== undefined && directives.length > 0)) return false
    names.add(variable.name.value)
    if (!isInputType(pass, type)) return false
    if (defaultValue !== undefined && !checkValue(pass, defaultValue, refOf(type), 1)) return false
  }
  // Defaults are constant.
  return pass.uses.variables.length === 0
}

function isInputType(pass: ValidationPass, type: TypeNode): boolean {
  let at = type
  while (at.kind !== 'NamedType') at = at.type
  const kind = pass.schema.type(at.name.value)?.kind
  return kind === 'scalar' || kind === 'enum' || kind === 'input'
}

/** A type as a document writes it. */
export function refOf(type: TypeNode, nullable: boolean = true): TypeRef {
  if (type.kind === 'NonNullType') return refOf(type.type, false)
  if (type.kind === 'ListType') return { kind: 'list', element: refOf(type.type), nullable }
  return { kind: 'named', name: type.name.value, nullable }
}
