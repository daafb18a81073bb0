import {
  arg,
  clientView,
  createServer,
  enumOf,
  input,
  Int,
  layer,
  nullable,
  object,
  pure,
  String,
  version,
  type Server,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, coded, complaints, objectOf } from './ask.ts'

const Thing = object<{ readonly from: string }>('Thing')
const Shade = enumOf('Shade', ['DARK', { name: 'LIGHT', filter: version.after('2.0') }])
const Span = input('Span', {
  from: arg(Int, { default: 0 }),
  to: arg(nullable(Int), { filter: version.after('2.0') }),
})

interface Versions {
  /** The server as a version of the API sees it; undefined is the newest. */
  readonly at: (version: string | undefined) => Server
  readonly ran: string[]
}

/** Fields of one version, of several, and of every one. */
function versions(): Versions {
  const ran: string[] = []
  const made = layer(
    'versions',
    ({ type, root }) => {
      type(Thing, (field) => ({
        from: field(String),
        late: field(String, { view: version.after('2.0') }, ({ from }) => `late ${from}`),
      }))
      root((field) => ({
        global: field(String, (_root, _args, context) => {
          ran.push('global')
          return `made in ${context.version ?? 'newest'}`
        }),
        everywhere: field(String, { view: version.all() }, (_root, _args, context) => {
          ran.push('everywhere')
          return `made in ${context.version ?? 'newest'}`
        }),
        thing: field(Thing, { view: version.all() }, (_root, _args, context) => {
          ran.push('thing')
          return { from: context.version ?? 'newest' }
        }),
        before: field(String, { view: version.before('2.0') }, (_root, _args, context) => {
          ran.push('before')
          return `made in ${context.version ?? 'newest'}`
        }),
        first: field(String, { view: version.exact('1.0') }, () => 'first'),
        second: field(String, { view: version.exact('2.0') }, () => 'second'),
        middle: field(String, { view: version.range('1.5', '2.5') }, () => 'middle'),
        shared: [
          field(String, { view: version.all(), description: 'Everywhere.' }, () => 'shared'),
          field(
            String,
            { view: version.exact('2.0'), description: 'In the second.' },
            () => 'shared of the second',
          ),
        ],
        norm: [
          field(Int, { view: version.before('2.0') }, () => 1),
          field(String, { view: version.after('2.0') }, () => 'two'),
        ],
        args: field(
          String,
          {
            args: {
              always: arg(nullable(String)),
              first: arg(String, { filter: version.before('2.0') }),
              second: arg(nullable(String), { filter: version.after('2.0') }),
            },
          },
          (_root, args) => {
            ran.push('args')
            return Object.keys(args).join(' ')
          },
        ),
        shade: field(Shade, { args: { shade: arg(Shade) } }, (_root, { shade }) => shade),
        span: field(String, { args: { span: arg(Span) } }, (_root, { span }) => Object.keys(span).join(' ')),
      }))
    },
    { cache: pure },
  )
  const server = createServer({ layers: [made] })
  return { at: (seen) => server.in({ surface: 'client', version: seen }), ran }
}

function noField(name: string): RegExp {
  return new RegExp(`Cannot query field "${name}" on type "Query"`)
}

describe('TestViews', () => {
  const { at } = versions()
  type Row<Expected> = readonly [view: string, seen: string | undefined, query: string, expected: Expected]

  test.for<Row<unknown>>([
    ['default', undefined, '{ global }', { global: 'made in newest' }],
    ['default', undefined, '{ norm shared }', { norm: 'two', shared: 'shared' }],
    ['default', undefined, '{ args(always: "x", second: "y") }', { args: 'always second' }],
    ['default', undefined, '{ shade(shade: LIGHT) }', { shade: 'LIGHT' }],
    ['default', undefined, '{ span(span: { to: 1 }) }', { span: 'from to' }],
    ['unknown', 'nonsense', '{ norm shared }', { norm: 1, shared: 'shared' }],
    ['first', '1.0', '{ norm shared first }', { norm: 1, shared: 'shared', first: 'first' }],
    ['first', '1.0', '{ args(first: "x") }', { args: 'first' }],
    ['first', '1.0', '{ span(span: {}) }', { span: 'from' }],
    ['between', '1.7', '{ norm shared middle }', { norm: 1, shared: 'shared', middle: 'middle' }],
    [
      'second',
      '2.0',
      '{ norm shared second }',
      { norm: 'two', shared: 'shared of the second', second: 'second' },
    ],
    ['second', '2.0', '{ args }', { args: '' }],
    ['second', '2.0', '{ args(second: "x") }', { args: 'second' }],
    ['second', '2.0', '{ thing { late } }', { thing: { late: 'late 2.0' } }],
    ['later', '3.0', '{ norm shared }', { norm: 'two', shared: 'shared' }],
  ])('in %s view, %s: %s', async ([, seen, query, expected]) => {
    expect(await ask(at(seen), query)).toEqual(expected)
  })

  test.for<Row<RegExp>>([
    ['default', undefined, '{ first }', noField('first')],
    ['default', undefined, '{ second }', noField('second')],
    ['default', undefined, '{ before }', noField('before')],
    ['default', undefined, '{ middle }', noField('middle')],
    ['default', undefined, '{ args(first: "x") }', /Unknown argument "first" on field "Query.args"/],
    ['unknown', 'nonsense', '{ first }', noField('first')],
    ['unknown', 'nonsense', '{ args }', /Argument "Query.args\(first:\)" of type "String!" is required/],
    ['first', '1.0', '{ second }', noField('second')],
    ['first', '1.0', '{ middle }', noField('middle')],
    ['first', '1.0', '{ args }', /Argument "Query.args\(first:\)" of type "String!" is required/],
    ['first', '1.0', '{ args(first: "x", second: "y") }', /Unknown argument "second" on field "Query.args"/],
    ['first', '1.0', '{ thing { late } }', /Cannot query field "late" on type "Thing"/],
    ['first', '1.0', '{ shade(shade: LIGHT) }', /"LIGHT" does not exist in "Shade" enum/],
    [
      'first',
      '1.0',
      '{ span(span: { to: 1 }) }',
      /type "Span" not to include unknown field "to"|Field "to" is not defined by type "Span"/,
    ],
    ['second', '2.0', '{ first }', noField('first')],
    ['second', '2.0', '{ args(first: "x") }', /Unknown argument "first" on field "Query.args"/],
    ['later', '2.5', '{ middle }', noField('middle')],
  ])('refused in %s view, %s: %s', async ([, seen, query, message]) => {
    const { data, errors } = await at(seen).execute({ query })
    expect(data).toBeUndefined()
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.message).toMatch(message)
  })

  test('by a variable, what the view does not see is refused as well', async () => {
    const shade = 'query ($shade: Shade!) { shade(shade: $shade) }'
    const span = 'query ($span: Span!) { span(span: $span) }'
    const refused = { shade: 'LIGHT', span: { to: 1 } }
    expect(await complaints(at('1.0'), shade, { variables: refused })).toEqual([
      expect.stringContaining('LIGHT'),
    ])
    expect(await complaints(at('1.0'), span, { variables: refused })).toEqual([expect.stringContaining('to')])
    expect(await ask(at('2.0'), shade, { variables: refused })).toEqual({ shade: 'LIGHT' })
    expect(await ask(at('2.0'), span, { variables: refused })).toEqual({ span: 'from to' })
  })

  test('one document is answered by each view in its own way', async () => {
    const query = '{ norm }'
    const answers = ['1.0', '2.0', '1.0', undefined].map((seen) => ask(at(seen), query))
    expect(await Promise.all(answers)).toEqual([{ norm: 1 }, { norm: 'two' }, { norm: 1 }, { norm: 'two' }])
  })

  test('selectors see what their caller sees', async () => {
    expect(await at('1.0').select('norm')).toBe(1)
    expect(await at('2.0').select('norm')).toBe('two')
    expect(await at('1.0').select(['args', { first: 'x' }])).toBe('first')
    await expect(at('1.0').select('second')).rejects.toThrow(coded('FIELD_UNKNOWN'))
    await expect(at('1.0').select(['args', { first: 'x', second: 'y' }])).rejects.toThrow(
      coded('ARGUMENT_UNKNOWN'),
    )
    await expect(at('1.0').select(['shade', { shade: 'LIGHT' }])).rejects.toThrow(coded('ARGUMENT_TYPE'))
  })

  test('selectors of a resolver see what its caller sees', async () => {
    const asking = layer('asking', ({ root }) =>
      root((field) => ({
        relayed: field(String, async (_root, _args, context) => {
          const norm = await context.select(context.root, { field: 'norm' })
          return typeof norm === 'number' ? `number ${norm}` : `text ${JSON.stringify(norm)}`
        }),
      })),
    )
    expect(await ask(at('1.0').with(asking), '{ relayed }')).toEqual({ relayed: 'number 1' })
    expect(await ask(at('2.0').with(asking), '{ relayed }')).toEqual({ relayed: 'text "two"' })
  })

  test('another layer adds fields of one version to a type', async () => {
    const more = layer('more', ({ extend }) =>
      extend(Thing, (field) => ({
        extra: field(String, { view: version.exact('2.0') }, ({ from }) => `extra ${from}`),
      })),
    )
    expect(await ask(at('2.0').with(more), '{ thing { extra } }')).toEqual({ thing: { extra: 'extra 2.0' } })
    expect(await complaints(at('3.0').with(more), '{ thing { extra } }')).toHaveLength(1)
  })
})

describe('TestViewsCaching', () => {
  test('a field of every version is made anew in each', async () => {
    const { at, ran } = versions()
    const query = '{ everywhere thing { from } }'
    for (const seen of ['1.0', '2.0', '1.0', undefined, '2.0', undefined]) {
      const from = seen ?? 'newest'
      expect(await ask(at(seen), query)).toEqual({ everywhere: `made in ${from}`, thing: { from } })
    }
    expect(ran.filter((name) => name === 'everywhere')).toHaveLength(3)
    expect(ran.filter((name) => name === 'thing')).toHaveLength(3)
  })

  test('a field without a filter is made once, in the first version that asked', async () => {
    const { at, ran } = versions()
    expect(await ask(at('1.0'), '{ global }')).toEqual({ global: 'made in 1.0' })
    expect(await ask(at('2.0'), '{ global }')).toEqual({ global: 'made in 1.0' })
    expect(ran).toEqual(['global'])
  })

  test('a filtered field is made once for the versions that see the same', async () => {
    const { at, ran } = versions()
    expect(await ask(at('1.0'), '{ before }')).toEqual({ before: 'made in 1.0' })
    expect(await ask(at('1.4'), '{ before }')).toEqual({ before: 'made in 1.0' })
    expect(ran).toEqual(['before'])
  })

  test('a field with a filtered argument depends on the version', async () => {
    const { at, ran } = versions()
    expect(await ask(at('2.0'), '{ args }')).toEqual({ args: '' })
    expect(await ask(at('3.0'), '{ args }')).toEqual({ args: '' })
    expect(await ask(at('1.0'), '{ args(first: "x") }')).toEqual({ args: 'first' })
    expect(ran).toEqual(['args', 'args'])
  })

  test('a field with an input object that has members in some versions alone depends on the version', async () => {
    const Late = input('Late', {
      n: arg(Int, { filter: version.after('2.0'), default: 5 }),
      m: arg(Int, { default: 1 }),
    })
    const layers = [
      layer(
        'late',
        ({ type, root }) => {
          type(Thing, (field) => ({ from: field(String) }))
          root((field) => ({
            // The members that a version has are filled in.
            late: field(
              Thing,
              { args: { late: arg(Late, { default: {} as never }) } },
              (_root, { late }) => ({
                from: Object.keys(late).join(' '),
              }),
            ),
          }))
        },
        { cache: pure },
      ),
    ]
    const server = createServer({ layers })
    const seenBy = (seen: string | undefined): Server => server.in({ ...clientView, version: seen })
    for (const seen of ['1.0', '2.0', undefined, '1.0']) {
      const from = seen === '1.0' ? 'm' : 'n m'
      expect(await ask(seenBy(seen), '{ late { from } given: late(late: {}) { from } }')).toEqual({
        late: { from },
        given: { from },
      })
    }
    for (const args of [{}, { late: {} }]) {
      const old = await objectOf(seenBy('1.0').select(['late', args]))
      expect((await createServer({ layers }).load(old.id())).value).toEqual({ from: 'm' })
    }
  })

  test.for(['1.0', '2.0', undefined])(
    'the ID of what was made in %s makes it again as it was, in any version',
    async (seen) => {
      const { at, ran } = versions()
      const thing = await objectOf(at(seen).select('thing'))
      const query = 'query ($id: ID!) { node(id: $id) { id ... on Thing { from } } }'
      const expected = { node: { id: thing.id(), from: seen ?? 'newest' } }
      for (const other of ['1.0', '2.0', undefined])
        expect(await ask(at(other), query, { variables: { id: thing.id() } })).toEqual(expected)
      expect(ran).toEqual(['thing'])
      // Where nothing is kept it is made again.
      for (const other of ['1.0', '2.0', undefined])
        expect(await ask(versions().at(other), query, { variables: { id: thing.id() } })).toEqual(expected)
    },
  )
})

describe('TestViewsIntrospection', () => {
  const { at } = versions()
  const described = (seen: string | undefined, name: string): string | undefined =>
    at(seen)
      .composition.in({ ...clientView, version: seen })
      .field('Query', name)?.description

  test('each view has the description of its entry', () => {
    expect(['1.0', '2.0', '3.0', undefined].map((seen) => described(seen, 'shared'))).toEqual([
      'Everywhere.',
      'In the second.',
      'Everywhere.',
      'Everywhere.',
    ])
  })

  test('each view lists its fields', () => {
    const [first, second] = ['1.0', '2.0'].map((seen) =>
      at(seen)
        .composition.in({ ...clientView, version: seen })
        .fieldsOf('Query')
        .map((field) => field.name),
    )
    expect(first).toContain('first')
    expect(first).not.toContain('second')
    expect(second).toContain('second')
    expect(second).not.toContain('before')
  })
})

describe('TestViewsFilterNonObjectTypes', () => {
  const Hidden = enumOf('Hidden', ['A', 'B'], 'Seen from the second version on.', {
    filter: version.after('2.0'),
  })
  const Late = object<{ readonly n: number }>('Late', undefined, { filter: version.after('2.0') })
  const made = layer('types', ({ type, root }) => {
    type(Late, (field) => ({ n: field(Int) }))
    root((field) => ({
      hidden: field(
        Hidden,
        { args: { of: arg(Hidden, { default: 'A' }) }, view: version.after('2.0') },
        (_root, { of }) => of,
      ),
      late: field(Late, { view: version.after('2.0') }, () => ({ n: 1 })),
      plain: field(Int, () => 1),
    }))
  })
  const server = createServer({ layers: [made] })
  const first = server.in({ surface: 'client', version: '1.0' })
  const second = server.in({ surface: 'client', version: '2.0' })

  test('a type that the view does not see cannot be named', async () => {
    const enumVariable = 'query ($of: Hidden!) { plain }'
    expect(await complaints(first, '{ plain ... on Late { n } }')).toEqual([
      expect.stringContaining('Unknown type "Late"'),
    ])
    expect(await complaints(first, 'query ($of: Hidden = A) { plain }')).toEqual(
      expect.arrayContaining([expect.stringContaining('Unknown type "Hidden"')]),
    )
    expect(await complaints(second, enumVariable, { variables: { of: 'A' } })).toEqual([
      expect.stringContaining('"$of" is never used'),
    ])
  })

  test('where the view sees it, it is there', async () => {
    expect(await ask(second, '{ hidden(of: B) late { n } }')).toEqual({ hidden: 'B', late: { n: 1 } })
    expect(await complaints(first, '{ hidden }')).toHaveLength(1)
    expect(server.composition.in({ surface: 'client', version: '1.0' }).typeNames()).not.toContain('Hidden')
    expect(server.composition.in({ surface: 'client', version: '2.0' }).typeNames()).toContain('Hidden')
  })
})
