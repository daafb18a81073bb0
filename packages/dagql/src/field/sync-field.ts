import type { DeclaredField } from './define-field.ts'

/**
 * The field `sync`, for types whose objects take work to make: selecting it makes the object, and returns its ID.
 *
 *     type(Build, (field) => ({ sync: syncField, … }))
 */
export const syncField: DeclaredField = {
  definitions: [],
  spec: (name, owner) => ({
    name,
    owner,
    description: 'Makes the object, and returns its ID.',
    type: { kind: 'named', name: 'ID', nullable: false },
    args: [],
    cache: { never: 'an ID says how its object was made; there is nothing to keep' },
    resolve: ({ receiver }) => receiver.id(),
  }),
}
