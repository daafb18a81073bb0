/** One step of a query from its root: a field with printed arguments, a type condition, or the scalars at the end. */
export type QueryStep =
  | {
      readonly kind: 'field'
      readonly name: string
      readonly args: string
      readonly parent: QueryStep | undefined
    }
  | { readonly kind: 'fragment'; readonly typeName: string; readonly parent: QueryStep }
  | { readonly kind: 'leaf'; readonly names: readonly string[]; readonly parent: QueryStep }
