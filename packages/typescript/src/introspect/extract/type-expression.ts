/** A type as a signature spells it; names are not looked up yet. Every part knows its offset. */
export type TypeExpression =
  | KeywordType
  | ReferenceType
  | ListType
  | UnionType
  | UnsupportedType
  | { readonly kind: 'tooDeep'; readonly offset: number }

export interface KeywordType {
  readonly kind: 'keyword'
  readonly name: 'string' | 'number' | 'boolean' | 'void' | 'null' | 'undefined'
  readonly offset: number
}

export interface ReferenceType {
  readonly kind: 'reference'
  /** The parts between the dots, at least one. */
  readonly path: readonly string[]
  readonly arguments: readonly TypeExpression[]
  readonly offset: number
}

export interface ListType {
  readonly kind: 'list'
  readonly element: TypeExpression
  readonly offset: number
}

export interface UnionType {
  readonly kind: 'union'
  /** Flat: no member is a union. */
  readonly members: readonly TypeExpression[]
  readonly offset: number
}

export interface UnsupportedType {
  readonly kind: 'unsupported'
  /** What it is, with its article: `a tuple`. */
  readonly what: string
  readonly hint?: string | undefined
  readonly offset: number
}
