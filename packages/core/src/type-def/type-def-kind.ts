import { enumOf, type TypeToken } from '@graft/dagql'

export type TypeDefKindName =
  | 'STRING_KIND'
  | 'INTEGER_KIND'
  | 'FLOAT_KIND'
  | 'BOOLEAN_KIND'
  | 'SCALAR_KIND'
  | 'LIST_KIND'
  | 'OBJECT_KIND'
  | 'INTERFACE_KIND'
  | 'ENUM_KIND'
  | 'INPUT_KIND'
  | 'VOID_KIND'

/** The kinds of types; names as clients of the API know them. */
export const TypeDefKind: TypeToken<TypeDefKindName> = enumOf(
  'TypeDefKind',
  [
    { name: 'STRING_KIND', description: 'Text.' },
    { name: 'INTEGER_KIND', description: 'An integer.' },
    { name: 'FLOAT_KIND', description: 'A number with double precision.' },
    { name: 'BOOLEAN_KIND', description: 'True or false.' },
    { name: 'SCALAR_KIND', description: 'Another scalar, by name.' },
    { name: 'LIST_KIND', description: 'A list.' },
    { name: 'OBJECT_KIND', description: 'An object, with functions.' },
    { name: 'INTERFACE_KIND', description: 'An interface that objects implement.' },
    { name: 'ENUM_KIND', description: 'One of a set of names.' },
    { name: 'INPUT_KIND', description: 'A value with named parts that callers pass in.' },
    { name: 'VOID_KIND', description: 'Nothing.' },
  ],
  'The kinds of types.',
)

const primitives: ReadonlyMap<string, TypeDefKindName> = new Map<string, TypeDefKindName>([
  ['String', 'STRING_KIND'],
  ['Int', 'INTEGER_KIND'],
  ['Float', 'FLOAT_KIND'],
  ['Boolean', 'BOOLEAN_KIND'],
  ['Void', 'VOID_KIND'],
])

/** The kind of a named type, from its name and what the schema says it is. */
export function typeDefKindOf(
  name: string,
  kind: 'scalar' | 'enum' | 'input' | 'object' | 'interface' | undefined,
): TypeDefKindName {
  switch (kind) {
    case 'object':
      return 'OBJECT_KIND'
    case 'interface':
      return 'INTERFACE_KIND'
    case 'enum':
      return 'ENUM_KIND'
    case 'input':
      return 'INPUT_KIND'
    default:
      return primitives.get(name) ?? 'SCALAR_KIND'
  }
}
