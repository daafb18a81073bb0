import type { FieldSpec } from '../field/field-spec.ts'

/** The root field `node(id:)`: makes the object that an ID names. Its results keep their own identity. */
export const nodeField: FieldSpec = {
  name: 'node',
  description: 'The object that an ID names.',
  type: { kind: 'named', name: 'Node', nullable: false },
  args: [
    {
      name: 'id',
      description: 'As an `id` field gave it.',
      type: { kind: 'named', name: 'ID', nullable: false },
    },
  ],
  owner: 'core',
  hidden: true,
  cache: { never: 'the calls within the ID are kept each for itself' },
  resolve: ({ args, context }) => context.load(String(args['id'])),
}
