/** Computes a field that is more than a property of its receiver. */
export type Resolve = (receiver: Receiver, args: Arguments) => unknown

/** What resolvers work on: the same plain objects for every contender. */
export interface Receiver {
  readonly [name: string]: unknown
}

export interface Arguments {
  readonly [name: string]: unknown
}

export type ScalarName = 'String' | 'Int' | 'Boolean'

/** A field as data, from which each contender makes its own declaration. */
export interface FieldTypedef {
  readonly name: string
  /** Never null, so that all contenders check the same. */
  readonly type: string
  readonly list?: boolean
  readonly args: readonly { readonly name: string; readonly type: ScalarName }[]
  /** Absent where the field is a plain property of its receiver. */
  readonly resolve?: Resolve
}

export interface TypeTypedef {
  readonly name: string
  readonly fields: readonly FieldTypedef[]
}

/** What one module brings: its types, and the fields that it adds to `Query`. */
export interface ModuleTypedef {
  readonly name: string
  readonly root: readonly FieldTypedef[]
  readonly types: readonly TypeTypedef[]
}

/** True for the names of the scalars that the model uses. */
export function isScalarName(name: string): name is ScalarName {
  return name === 'String' || name === 'Int' || name === 'Boolean'
}
