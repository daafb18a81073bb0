/** A use of a type in a field or argument, by name. */
export type TypeRef = NamedTypeRef | ListTypeRef

export interface NamedTypeRef {
  readonly kind: 'named'
  readonly name: string
  readonly nullable: boolean
}

export interface ListTypeRef {
  readonly kind: 'list'
  readonly element: TypeRef
  readonly nullable: boolean
}

/** The named type at the bottom of lists. */
export function namedTypeOf(ref: TypeRef): NamedTypeRef {
  let at = ref
  while (at.kind === 'list') at = at.element
  return at
}

/** The same type, nullable. */
export function asNullable<R extends TypeRef>(ref: R): R {
  return ref.nullable ? ref : { ...ref, nullable: true }
}

/** Prints a type as GraphQL does: `[Rule!]!`. */
export function printTypeRef(ref: TypeRef): string {
  const inner = ref.kind === 'list' ? `[${printTypeRef(ref.element)}]` : ref.name
  return ref.nullable ? inner : `${inner}!`
}
