import type { FieldShape } from '../field/field-shape.ts'
import type { ArgumentSpec } from '../type/argument-spec.ts'
import type { EnumMember } from '../type/type-definition.ts'
import type { In } from './tokens.ts'
import type { TypeNode } from './type-node.ts'
import { within } from './within.ts'

/** The fields of an object type or interface; null for all else, here and below. */
export function fieldsOf(node: TypeNode, includeDeprecated: boolean): readonly In<FieldShape>[] | null {
  if (!hasFields(node)) return null
  return within(node.schema, node.schema.names.fieldsOf(node.name), includeDeprecated)
}

export function interfacesOf(node: TypeNode): readonly TypeNode[] | null {
  if (!hasFields(node)) return null
  return node.schema.names.interfacesOf(node.name).map((name) => node.schema.named(name))
}

export function possibleTypesOf({ definition, schema }: TypeNode): readonly TypeNode[] | null {
  if (definition?.kind !== 'interface') return null
  return schema.names.possibleTypes(definition.name).map((name) => schema.named(name))
}

export function membersOf(
  { definition, schema }: TypeNode,
  includeDeprecated: boolean,
): readonly In<EnumMember>[] | null {
  if (definition?.kind !== 'enum') return null
  return within(schema, schema.names.membersOf(definition), includeDeprecated)
}

export function inputFieldsOf(
  { definition, schema }: TypeNode,
  includeDeprecated: boolean,
): readonly In<ArgumentSpec>[] | null {
  if (definition?.kind !== 'input') return null
  return within(schema, schema.names.inputFieldsOf(definition), includeDeprecated)
}

function hasFields(node: TypeNode): node is TypeNode & { readonly name: string } {
  return node.kind === 'OBJECT' || node.kind === 'INTERFACE'
}
