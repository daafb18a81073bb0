/** A value as the source spells it, as far as it can be known without running anything. */
export type ValueExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly offset: number }
  | { readonly kind: 'list'; readonly items: readonly ValueExpression[]; readonly offset: number }
  /** A name, or members of one: `LIMIT`, `Level.High`. */
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly offset: number }
  /** A constant that JSON cannot express, such as `Infinity` or `10n`. */
  | { readonly kind: 'inexpressible'; readonly what: string; readonly offset: number }
  /** Only known when the module runs. */
  | { readonly kind: 'computed'; readonly offset: number }
