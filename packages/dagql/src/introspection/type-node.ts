import type { PublishedNames } from '../field/published-names.ts'
import type { TypeDefinition } from '../type/type-definition.ts'
import type { TypeRef } from '../type/type-ref.ts'

export type TypeKind = 'SCALAR' | 'OBJECT' | 'INTERFACE' | 'ENUM' | 'INPUT_OBJECT' | 'LIST' | 'NON_NULL'

const kinds = {
  scalar: 'SCALAR',
  object: 'OBJECT',
  interface: 'INTERFACE',
  enum: 'ENUM',
  input: 'INPUT_OBJECT',
} as const

/** Finds the nodes of a schema. There is one for each type and each use of one. */
export interface NodeLookup {
  readonly names: PublishedNames
  /** @param name one that the schema publishes */
  named(name: string): TypeNode
  /** A type as results have it. */
  result(ref: TypeRef): TypeNode
  /** A type as it is passed in. */
  argument(ref: TypeRef): TypeNode
}

/** What `__Type` stands for: a named type, or a list or non-null type of one. */
export class TypeNode {
  readonly kind: TypeKind
  readonly name: string | null
  /** Undefined for lists and non-null types. */
  readonly definition: TypeDefinition | undefined
  readonly ofType: TypeNode | null
  readonly schema: NodeLookup
  #list: TypeNode | undefined
  #nonNull: TypeNode | undefined

  private constructor(
    kind: TypeKind,
    schema: NodeLookup,
    of: { readonly definition?: TypeDefinition; readonly ofType?: TypeNode },
  ) {
    this.kind = kind
    this.schema = schema
    this.name = of.definition?.name ?? null
    this.definition = of.definition
    this.ofType = of.ofType ?? null
  }

  static of(definition: TypeDefinition, schema: NodeLookup): TypeNode {
    return new TypeNode(kinds[definition.kind], schema, { definition })
  }

  /** Lists of it. */
  get list(): TypeNode {
    this.#list ??= new TypeNode('LIST', this.schema, { ofType: this })
    return this.#list
  }

  /** It and never null. */
  get nonNull(): TypeNode {
    this.#nonNull ??= new TypeNode('NON_NULL', this.schema, { ofType: this })
    return this.#nonNull
  }
}
