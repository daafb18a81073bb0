/** A value in a call: plain JSON kept apart by kind, and references to the calls that made objects. */
export type Literal =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'enum'; readonly value: string }
  /** Text that is known by a digest of its own: equal digests are equal values, whatever the text. */
  | { readonly kind: 'digested'; readonly value: string; readonly digest: string }
  /** A value that is known by its keyed digest alone. */
  | { readonly kind: 'sensitive'; readonly seal: string }
  | { readonly kind: 'list'; readonly elements: readonly Literal[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Literal])[] }
  | { readonly kind: 'call'; readonly call: Call }

/** A named value of a call. */
export type NamedLiteral = readonly [name: string, value: Literal]

/** The module whose code answers a call: its identity, and what it takes to find it again. */
export interface CallModule {
  /** Digest of the module; the only part that is in the identity of the call. */
  readonly digest: string
  readonly name?: string | undefined
  readonly ref?: string | undefined
}

/**
 * How an object was made: remembers receiver, field and arguments, so that the object can be made again.
 * Immutable; calls share their receivers, so a chain costs one node a step.
 */
export interface Call {
  /** The call that made the receiver; absent for a root field. */
  readonly receiver?: Call | undefined
  readonly field: string
  /** Only the arguments that the caller gave, in the order in which the field declares them. */
  readonly args: readonly NamedLiteral[]
  /** 1-based element of the list that the field returned, one number a level; absent for the whole result. */
  readonly nth?: readonly number[] | undefined
  /** Name of the type of the result. */
  readonly type: string
  /** The module whose code answers the field; absent for core. */
  readonly module?: CallModule | undefined
  /** For a field that depends on the version of the view: the interval of versions in which it is what it is. */
  readonly interval?: string | undefined
  /**
   * Digest of the defaults that the field declares; absent where it declares none. Defaults themselves are not in a
   * call, so this is what tells a call from one that was made under other defaults.
   */
  readonly declaration?: string | undefined
  /** Values that no caller gave, sorted by name: who the caller is, as far as the result depends on it. */
  readonly implicit?: readonly NamedLiteral[] | undefined
}
