/** Types that need no name: `integer` is exact to 2^53-1, `void` is always nullable. */
export type PrimitiveKind = 'string' | 'integer' | 'float' | 'boolean' | 'void'

/** Kinds that refer to a definition by name: one of the module's own, or else one of core's or a dependency's. */
export type NamedKind = 'object' | 'interface' | 'enum' | 'scalar' | 'input'

export interface PrimitiveRef {
  readonly kind: PrimitiveKind
  readonly nullable: boolean
}

export interface NamedRef {
  readonly kind: NamedKind
  /** As the module spells it; namespacing happens later. */
  readonly name: string
  readonly nullable: boolean
}

export interface ListRef {
  readonly kind: 'list'
  readonly element: TypeRef
  readonly nullable: boolean
}

/** A use of a type in a signature. */
export type TypeRef = PrimitiveRef | NamedRef | ListRef
