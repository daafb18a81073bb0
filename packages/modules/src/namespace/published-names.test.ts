import { expect, test } from 'vitest'
import { decodeModuleDef } from '@graft/typedef'
import { unwrap } from '@graft/diagnostics'
import { publishedNames, publishTypeRef } from './published-names.ts'

const def = unwrap(
  decodeModuleDef({
    formatVersion: 1,
    name: 'shop',
    mainObject: 'Shop',
    objects: ['Shop', 'Item', 'ShopWindow', 'Shopper'].map((name) => ({ name, fields: [], functions: [] })),
    enums: [{ name: 'Size', members: [] }],
  }),
)

test.each([
  ['Shop', 'Corner'],
  ['Item', 'CornerItem'],
  ['ShopWindow', 'CornerWindow'],
  ['Shopper', 'CornerShopper'],
  ['Size', 'CornerSize'],
])('%s is published as %s', (name, published) => {
  const names = publishedNames(def, 'corner')
  expect(names.publish(name)).toBe(published)
})

test('types of others keep their names', () => {
  const names = publishedNames(def, 'corner')
  expect(names.publish('Directory')).toBe('Directory')
  expect(names.publish('toString')).toBe('toString')
})

test('references keep lists and nullability, and nothing is always nullable', () => {
  const names = publishedNames(def, 'shop')
  const item = { kind: 'object', name: 'Item', nullable: true } as const
  expect(publishTypeRef({ kind: 'list', element: item, nullable: false }, names)).toEqual({
    kind: 'list',
    nullable: false,
    element: { kind: 'named', name: 'ShopItem', nullable: true },
  })
  expect(publishTypeRef({ kind: 'integer', nullable: false }, names)).toEqual({
    kind: 'named',
    name: 'Int',
    nullable: false,
  })
  expect(publishTypeRef({ kind: 'void', nullable: false }, names)).toMatchObject({
    name: 'Void',
    nullable: true,
  })
})
