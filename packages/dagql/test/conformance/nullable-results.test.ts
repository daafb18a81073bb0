import { arg, createServer, input, Int, layer, list, nullable, object, pure, type Server } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, objectOf } from './ask.ts'

const Number = object<{ readonly value: number }>('Number')

function point(value: number | null): { readonly value: number } | null {
  return value === null ? null : { value }
}

/** Fields that give back what they are given, of every shape of nullability. */
function mirror(): { readonly server: Server; readonly ran: string[] } {
  const ran: string[] = []
  const made = layer(
    'mirror',
    ({ type, root }) => {
      type(Number, (field) => ({
        value: field(Int),
        next: field(nullable(Number), ({ value }) => (value < 3 ? { value: value + 1 } : null)),
      }))
      root((field) => ({
        scalar: field(
          nullable(Int),
          { args: { value: arg(nullable(Int)) } },
          (_root, { value }) => value ?? null,
        ),
        number: field(
          nullable(Number),
          { args: { value: arg(nullable(Int)) } },
          (_root, { value = null }) => {
            ran.push('number')
            return point(value)
          },
        ),
        scalars: field(
          nullable(list(Int)),
          { args: { values: arg(nullable(list(Int))) } },
          (_root, { values }) => values ?? null,
        ),
        gaps: field(
          list(nullable(Int)),
          { args: { values: arg(list(nullable(Int))) } },
          (_root, { values }) => values,
        ),
        maybe: field(
          nullable(list(nullable(Int))),
          { args: { values: arg(nullable(list(nullable(Int)))) } },
          (_root, { values }) => values ?? null,
        ),
        numbers: field(
          nullable(list(nullable(Number))),
          { args: { values: arg(nullable(list(nullable(Int)))) } },
          (_root, { values }) => {
            ran.push('numbers')
            return values?.map(point) ?? null
          },
        ),
      }))
    },
    { cache: pure },
  )
  return { server: createServer({ layers: [made] }), ran }
}

describe('TestNullableResults', () => {
  const { server } = mirror()
  const rows: readonly (readonly [row: string, query: string, data: unknown])[] = [
    ['scalars: present', '{ scalar(value: 1) }', { scalar: 1 }],
    ['scalars: absent', '{ scalar }', { scalar: null }],
    ['scalars: null', '{ scalar(value: null) }', { scalar: null }],
    [
      'objects: present',
      '{ number(value: 1) { value next { value } } }',
      { number: { value: 1, next: { value: 2 } } },
    ],
    ['objects: absent', '{ number { value } }', { number: null }],
    ['objects: null', '{ number(value: null) { value } }', { number: null }],
    [
      'objects: null further down',
      '{ number(value: 3) { value next { value } } }',
      { number: { value: 3, next: null } },
    ],
    ['arrays of scalars: present', '{ scalars(values: [1, 2]) }', { scalars: [1, 2] }],
    ['arrays of scalars: empty', '{ scalars(values: []) }', { scalars: [] }],
    ['arrays of scalars: absent', '{ scalars }', { scalars: null }],
    ['arrays of scalars: null', '{ scalars(values: null) }', { scalars: null }],
    ['non-null arrays of nullable scalars: present', '{ gaps(values: [1, 2]) }', { gaps: [1, 2] }],
    [
      'non-null arrays of nullable scalars: null elements',
      '{ gaps(values: [1, null, 2]) }',
      { gaps: [1, null, 2] },
    ],
    [
      'nullable arrays + nullable elements: null elements',
      '{ maybe(values: [null, 2]) }',
      { maybe: [null, 2] },
    ],
    ['nullable arrays + nullable elements: absent', '{ maybe }', { maybe: null }],
    ['nullable arrays + nullable elements: null', '{ maybe(values: null) }', { maybe: null }],
    [
      'nullable arrays + nullable elements: objects',
      '{ numbers(values: [1, null, 3]) { value } }',
      { numbers: [{ value: 1 }, null, { value: 3 }] },
    ],
  ]
  test.for(rows)('%s', async ([, query, data]) => {
    expect(await ask(server, query)).toEqual(data)
  })

  test('arrays of scalars: an element that is null is refused', async () => {
    expect(await server.execute({ query: '{ scalars(values: [1, null]) }' })).not.toHaveProperty('data')
  })

  test('variables: absent and null are told apart from a value', async () => {
    const query = 'query ($value: Int) { scalar(value: $value) }'
    expect(await ask(server, query, { variables: { value: 1 } })).toEqual({ scalar: 1 })
    expect(await ask(server, query, { variables: { value: null } })).toEqual({ scalar: null })
    expect(await ask(server, query)).toEqual({ scalar: null })
  })

  test('nullable arrays + nullable elements from ID', async () => {
    const { server: fresh, ran } = mirror()
    const third = await objectOf(fresh.select(['numbers', { values: [1, null, 3] }, 3]))
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Number { value } } }'
    expect(await ask(fresh, query, { variables: { id: third.id() } })).toEqual({
      node: { id: third.id(), value: 3 },
    })
    expect(ran).toEqual(['numbers'])
    expect(await fresh.select(['numbers', { values: [1, null, 3] }, 2])).toBeNull()
    expect(await fresh.select(['numbers', { values: null }, 2])).toBeNull()
    expect((await mirror().server.load(third.id())).value).toEqual({ value: 3 })
  })

  test('objects from ID', async () => {
    const { server: fresh, ran } = mirror()
    const number = await objectOf(fresh.select(['number', { value: 1 }], 'next'))
    expect((await fresh.load(number.id())).value).toEqual({ value: 2 })
    expect(ran).toEqual(['number'])
  })
})

/** What a resolver sees of an optional argument or member, also by a call that is made again. */
describe.for([
  ['TestOptionalJSONRoundTripSetsValid', 'value'],
  ['TestNullableJSONRoundTripSetsValid', 'nested'],
  ['TestDynamicOptionalJSONRoundTripSetsValid', 'values'],
  ['TestDynamicNullableJSONRoundTripSetsValid', 'lists'],
] as const)('%s', ([, name]) => {
  const Seen = object<{ readonly seen: unknown; readonly keys: readonly string[] }>('Seen')
  const Wrap = input('Wrap', { value: arg(nullable(Int)) })
  const layers = [
    layer('seen', ({ type, root }) => {
      type(Seen, (field) => ({ count: field(Int, ({ keys }) => keys.length) }))
      root((field) => ({
        see: field(
          Seen,
          {
            args: {
              value: arg(nullable(Int)),
              nested: arg(nullable(Wrap)),
              values: arg(nullable(list(Int))),
              lists: arg(nullable(list(nullable(list(Int))))),
            },
          },
          (_root, args) => ({ seen: args[name], keys: Object.keys(args) }),
        ),
      }))
    }),
  ]
  const server = createServer({ layers })
  const present: { readonly [key in typeof name]: unknown } = {
    value: 1,
    nested: { value: 1 },
    values: [1, 2],
    lists: [[1], null],
  }

  test.for([
    ['a value comes back as it was', { [name]: present[name] }, present[name], [name]],
    ['null comes back as null', { [name]: null }, null, [name]],
    ['nothing comes back as nothing', {}, undefined, []],
  ] as const)('%s', async ([, args, seen, keys]) => {
    const made = await objectOf(server.select(['see', args]))
    expect(made.value).toEqual({ seen, keys })
    expect((await createServer({ layers }).load(made.id())).value).toEqual({ seen, keys })
  })
})
