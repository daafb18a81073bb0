import type { Module } from '@graft/modules'
import type { JsonValue, ModuleDef } from '@graft/typedef'
import type { InlineFunction, InlineRuntime } from './inline-runtime.ts'
import { document, inlineModule } from './serve-module.ts'

const text = { kind: 'string', nullable: false }
const item = { kind: 'object', name: 'Item', nullable: false }
const note = { kind: 'object', name: 'Note', nullable: false }
const size = { kind: 'enum', name: 'Size', nullable: false }
const nothing = { kind: 'void', nullable: false }
const optional = (type: object): JsonValue => ({ ...type, nullable: true })
const listOf = (element: JsonValue): JsonValue => ({ kind: 'list', element, nullable: false })
const fn = (name: string, returns: JsonValue, ...args: readonly JsonValue[]): JsonValue => ({
  name,
  returns,
  arguments: args,
})
const argument = (name: string, type: JsonValue, more: object = {}): JsonValue => ({ name, type, ...more })

/** A module with every kind of type in every place. */
export const shopDef: ModuleDef = document({
  name: 'shop',
  description: 'Sells things.',
  mainObject: 'Shop',
  objects: [
    {
      name: 'Shop',
      constructorFunction: {
        name: '',
        arguments: [
          argument('owner', text),
          argument('dry-run', { kind: 'boolean', nullable: false }, { default: false }),
          argument('tags', listOf(text), { default: [] }),
          argument('limit', { kind: 'integer', nullable: false }, { omittable: true }),
          argument('rate', { kind: 'float', nullable: false }, { omittable: true }),
          argument('size', size, { default: 'SMALL' }),
          argument('banner', note, { omittable: true }),
        ],
        returns: { kind: 'object', name: 'Shop', nullable: false },
      },
      fields: [
        { name: 'owner', type: text },
        { name: 'motto', member: '_motto', type: optional(text) },
        { name: 'featured', type: optional(item) },
        { name: 'to-string', member: 'toString', type: optional(text) },
      ],
      functions: [
        fn('item', item, argument('name', text)),
        fn('items', listOf(item)),
        fn('maybe-item', optional(item)),
        fn('pack', text, argument('what', item), argument('extras', listOf(item), { default: [] })),
        fn('read', text, argument('from', note)),
        fn('write', note, argument('text', text)),
        fn('echoNote', note, argument('it', note)),
        fn('notes', listOf(note)),
        fn('larger', size, argument('than', size)),
        fn('names', listOf(text)),
        fn('nothing', nothing),
        fn('record', { kind: 'scalar', name: 'JSON', nullable: false }),
        fn(
          'show',
          text,
          argument('it', optional(text), { omittable: true }),
          argument('n', text, { default: 'x' }),
        ),
        fn('wait', text),
      ],
    },
    {
      name: 'Item',
      fields: [{ name: 'name', type: text }],
      functions: [fn('shout', text), fn('renamed', item, argument('to', text))],
    },
  ],
  enums: [{ name: 'Size', members: [{ name: 'SMALL' }, { name: 'LARGE', value: 'large' }] }],
})

function makeItem(name: JsonValue | undefined): JsonValue {
  return { $object: 'Item', state: { name: name ?? '' } }
}

/** A shop whose functions do the least that shows the values on the way. */
export function shop(
  functions: { readonly [key: string]: InlineFunction } = {},
  options: Partial<Module> = {},
): Module & { readonly inline: InlineRuntime } {
  return inlineModule(shopDef, {
    functions: {
      'Shop.': ({ arguments: args }) => ({
        $object: 'Shop',
        state: { owner: args['owner'] ?? '', dryRun: args['dry-run'] ?? null, size: args['size'] ?? null },
      }),
      'Shop.item': ({ arguments: args }) => makeItem(args['name']),
      'Shop.items': () => [makeItem('pen'), makeItem('cup')],
      'Shop.maybe-item': () => null,
      'Shop.pack': ({ arguments: args }) => JSON.stringify(args),
      'Shop.larger': () => 'LARGE',
      'Shop.names': () => ['pen', 'cup'],
      'Shop.nothing': () => null,
      'Shop.show': ({ arguments: args }) => JSON.stringify(args),
      'Item.shout': ({ state }) => String(state['name']).toUpperCase(),
      'Item.renamed': ({ arguments: args }) => makeItem(args['to']),
      ...functions,
    },
    ...options,
  })
}
