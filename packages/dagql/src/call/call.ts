/** A value in a call: plain JSON kept apart by kind, and references to the calls that made objects. */
export type Literal =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'enum'; readonly value: string }
  | { readonly kind: 'list'; readonly elements: readonly Literal[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Literal])[] }
  | { readonly kind: 'call'; readonly call: Call }

/**
 * How an object was made: remembers receiver, field and arguments, so that the object can be made again.
 * Immutable; calls share their receivers, so a chain costs one node a step.
 */
export interface Call {
  /** The call that made the receiver; absent for a root field. */
  readonly receiver?: Call | undefined
  readonly field: string
  /** Only the arguments that the caller gave, in the order in which the field declares them. */
  readonly args: readonly (readonly [name: string, value: Literal])[]
  /** 1-based element of the list that the field returned; absent for the whole result. */
  readonly nth?: number | undefined
  /** Name of the type of the result. */
  readonly type: string
  /** Digest of the module whose code answers the field; absent for core. */
  readonly module?: string | undefined
}
