import type { FieldSpec } from '../field/field-spec.ts'

/** The field that every object class with an identity has: the recipe ID of the object. */
export const idField: FieldSpec = {
  name: 'id',
  description: 'Names this object by the calls that make it.',
  type: { kind: 'named', name: 'ID', nullable: false },
  args: [],
  owner: 'core',
  hidden: true,
  cache: { never: 'an ID says how its object was made; there is nothing to keep' },
  resolve: ({ receiver }) => receiver.id(),
}
