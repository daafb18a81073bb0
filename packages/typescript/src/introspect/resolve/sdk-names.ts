/** Where modules import decorators and core types from. Equal names from elsewhere mean nothing. */
export const SDK_PACKAGES: ReadonlySet<string> = new Set(['@graft/typescript', '@dagger.io/dagger'])

/** What a decorator may stand before. */
export type DecoratorPlace = 'class' | 'member' | 'parameter'

/** The decorators of the package, and where each belongs. */
export const DECORATORS: ReadonlyMap<string, DecoratorPlace> = new Map([
  ['object', 'class'],
  ['enumType', 'class'],
  ['func', 'member'],
  ['field', 'member'],
  ['check', 'member'],
  ['generate', 'member'],
  ['up', 'member'],
  ['agent', 'member'],
  ['argument', 'parameter'],
])

/** Other exports of the package that are no types of the API. */
export const OTHER_EXPORTS: ReadonlySet<string> = new Set(['dag', 'connect', 'connection'])

/** The type that makes a number one with a fraction. */
export const FLOAT = 'float'
