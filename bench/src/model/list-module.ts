import type { FieldTypedef, ModuleTypedef, Receiver } from './module-typedef.ts'

/** A module with a list of `length` objects that have 5 plain fields, and 5 with an argument. */
export function listModule(length: number): ModuleTypedef {
  const items: readonly Receiver[] = Array.from({ length }, (_, index) =>
    Object.freeze({
      p0: `item ${index}`,
      p1: index,
      p2: index % 2 === 0,
      p3: `text ${index}`,
      p4: index * 2,
    }),
  )
  return {
    name: 'items',
    root: [{ name: 'items', type: 'Item', list: true, args: [], resolve: () => items }],
    types: [{ name: 'Item', fields: [...plainFields, ...computedFields] }],
  }
}

const plainFields: readonly FieldTypedef[] = [
  { name: 'p0', type: 'String', args: [] },
  { name: 'p1', type: 'Int', args: [] },
  { name: 'p2', type: 'Boolean', args: [] },
  { name: 'p3', type: 'String', args: [] },
  { name: 'p4', type: 'Int', args: [] },
]

const computedFields: readonly FieldTypedef[] = ['q0', 'q1', 'q2', 'q3', 'q4'].map((name) => ({
  name,
  type: 'Int',
  args: [{ name: 'a', type: 'Int' }],
  resolve: ({ p1 }, { a }) => Number(p1) + Number(a),
}))
