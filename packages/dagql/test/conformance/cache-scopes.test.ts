import {
  arg,
  asRequested,
  Boolean,
  contextKey,
  ContextValues,
  createServer,
  decodeId,
  Int,
  layer,
  nullable,
  object,
  ObjectResult,
  perClient,
  perSchema,
  pure,
  String,
  type CachePolicy,
  type ImplicitInput,
  type PreparedCall,
  type Server,
  type ServerCaller,
} from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { ask, coded, objectOf } from './ask.ts'

const Count = object<{ readonly n: number }>('Count')

interface Options {
  readonly cache?: CachePolicy
  readonly implicit?: readonly ImplicitInput[]
}

/** A server whose field `count` says how often it ran. */
function counter({ cache = pure, implicit }: Options): Server {
  let n = 0
  return createServer({
    layers: [
      layer('counter', ({ type, root }) => {
        type(Count, (field) => ({ n: field(Int) }))
        root((field) => ({
          count: field(
            Count,
            {
              args: { noCache: arg(nullable(Boolean)), key: arg(nullable(String)) },
              cache,
              ...(implicit && { implicit }),
            },
            () => ({ n: ++n }),
          ),
        }))
      }),
    ],
  })
}

/** What callers get, one after the other. */
async function counts(
  server: Server,
  callers: readonly ServerCaller[],
  args = '',
): Promise<readonly number[]> {
  const all: number[] = []
  for (const caller of callers) {
    const data = (await ask(server, `{ count${args} { n } }`, caller)) as {
      readonly count: { readonly n: number }
    }
    all.push(data.count.n)
  }
  return all
}

const ann: ServerCaller = { clientId: 'ann', sessionId: 'one' }
const bob: ServerCaller = { clientId: 'bob', sessionId: 'one' }
const eve: ServerCaller = { clientId: 'eve', sessionId: 'two' }

/** A layer that changes the schema and nothing else. */
const change = layer('change', ({ root }) => root((field) => ({ changed: field(Int, () => 1) })))

test('without a scope all callers share', async () => {
  expect(await counts(counter({}), [ann, bob, eve, {}])).toEqual([1, 1, 1, 1])
})

test('TestImplicitInputCachePerClient', async () => {
  const server = counter({ cache: { scope: 'client' } })
  expect(await counts(server, [ann, bob, ann, eve, bob])).toEqual([1, 2, 1, 3, 2])
  await expect(server.select('count')).rejects.toThrow(coded('CLIENT_UNKNOWN'))
})

test('TestImplicitInputCachePerSession', async () => {
  const server = counter({ cache: { scope: 'session' } })
  expect(await counts(server, [ann, bob, eve, ann, eve])).toEqual([1, 1, 2, 1, 2])
})

test('TestImplicitInputCachePerCall', async () => {
  const server = counter({ cache: { scope: 'call' } })
  expect(await counts(server, [ann, ann, ann])).toEqual([1, 2, 3])
  const one = await objectOf(server.selectAs(ann, 'count'))
  const other = await objectOf(server.selectAs(ann, 'count'))
  expect(one.digest()).not.toBe(other.digest())
})

describe('TestImplicitInputCachePerSchema', () => {
  test('another schema is another call', async () => {
    const server = counter({ cache: { scope: 'schema' } })
    const changed = server.with(change)
    expect(await counts(server, [ann, bob])).toEqual([1, 1])
    expect(await counts(changed, [ann, bob])).toEqual([2, 2])
    expect(await counts(server, [ann])).toEqual([1])
    expect(await counts(changed.without(change), [ann])).toEqual([1])
  })

  test('another version of the API is another schema', async () => {
    const server = counter({ cache: { scope: 'schema' } })
    expect(await counts(server.in({ surface: 'client', version: '1.0' }), [ann])).toEqual([1])
    expect(await counts(server.in({ surface: 'client', version: '2.0' }), [ann])).toEqual([2])
  })
})

test.for<Options>([{ cache: { scope: ['client', 'schema'] } }, { implicit: [perSchema, perClient] }])(
  'TestImplicitInputCachePerClientSchema: %j',
  async (options) => {
    const server = counter(options)
    const changed = server.with(change)
    expect(await counts(server, [ann, bob, ann])).toEqual([1, 2, 1])
    expect(await counts(changed, [ann, bob, ann])).toEqual([3, 4, 3])
    const { call } = await objectOf(server.selectAs(ann, 'count'))
    expect(call?.implicit?.map(([name]) => name)).toEqual(['cachePerClient', 'cachePerSchema'])
  },
)

describe('TestImplicitInputCacheAsRequested', () => {
  test.for([
    ['', [1, 2, 1, 2]],
    ['(noCache: null)', [1, 2, 1, 2]],
    ['(noCache: false)', [1, 2, 1, 2]],
    ['(noCache: true)', [1, 2, 3, 4]],
  ] as const)('with %j', async ([args, expected]) => {
    const server = counter({ implicit: [asRequested('noCache')] })
    expect(await counts(server, [ann, bob, ann, bob], args)).toEqual(expected)
  })
})

/** A server whose field waits until it is let go, and counts how often it began. */
function waiting(): { readonly server: Server; readonly began: () => number; readonly letGo: () => void } {
  let began = 0
  const gate = Promise.withResolvers<null>()
  const made = layer('waiting', ({ root }) =>
    root((field) => ({
      wait: field(Int, { cache: pure }, async () => {
        const n = ++began
        await gate.promise
        return n
      }),
    })),
  )
  return { server: createServer({ layers: [made] }), began: () => began, letGo: () => gate.resolve(null) }
}

describe('TestDefaultConcurrencyKeyUsesSessionID', () => {
  test('callers of one session share one execution', async () => {
    const { server, began, letGo } = waiting()
    const answers = [ann, bob, ann].map((caller) => ask(server, '{ wait }', caller))
    letGo()
    expect(await Promise.all(answers)).toEqual([{ wait: 1 }, { wait: 1 }, { wait: 1 }])
    expect(began()).toBe(1)
  })

  test('two sessions may make one call at once, and share the first answer', async () => {
    const { server, began, letGo } = waiting()
    const answers = [ann, eve].map((caller) => ask(server, '{ wait }', caller))
    letGo()
    expect(await Promise.all(answers)).toEqual([{ wait: 1 }, { wait: 1 }])
    expect(began()).toBe(2)
    expect(await ask(server, '{ wait }', eve)).toEqual({ wait: 1 })
    expect(began()).toBe(2)
  })
})

describe('TestPerClientCacheScope', () => {
  const scopeKey = contextKey('scope', (value): value is string => typeof value === 'string')
  const scoped: ImplicitInput = {
    name: 'scope',
    compute: ({ context }) => context.values.get(scopeKey) ?? 'none',
  }
  const within = (caller: ServerCaller, scope: string): ServerCaller => ({
    ...caller,
    values: ContextValues.none.with(scopeKey, scope),
  })

  test('a named scope isolates, and callers who name it again share', async () => {
    const server = counter({ cache: { scope: 'client' }, implicit: [scoped] })
    const callers = [
      ann,
      within(ann, 'build'),
      within(ann, 'test'),
      within(ann, 'build'),
      ann,
      within(bob, 'build'),
    ]
    expect(await counts(server, callers)).toEqual([1, 2, 3, 2, 1, 4])
  })
})

function input(name: string, value: string): ImplicitInput {
  return { name, compute: () => value }
}

describe('TestFieldSpecResolveImplicitInputCallArgs', () => {
  test('implicit inputs are sorted, and of one name the last counts', async () => {
    const both = counter({ implicit: [input('b', '1'), input('a', '1'), input('b', '2')] })
    const last = counter({ implicit: [input('a', '1'), input('b', '2')] })
    const found = await objectOf(both.select('count'))
    expect(found.call?.implicit?.map(([name]) => name)).toEqual(['a', 'b'])
    expect(found.digest()).toBe((await objectOf(last.select('count'))).digest())
  })

  test('an input that cannot be told fails the call', async () => {
    const failing: ImplicitInput = { name: 'who', compute: () => Promise.reject(new Error('nobody knows')) }
    await expect(counter({ implicit: [failing] }).select('count')).rejects.toThrow('nobody knows')
    const throwing: ImplicitInput = {
      name: 'who',
      compute: () => {
        throw new Error('nobody knows')
      },
    }
    await expect(counter({ implicit: [throwing] }).select('count')).rejects.toThrow('nobody knows')
  })

  test('an input without a value is refused', async () => {
    await expect(counter({ implicit: [input('who', '')] }).select('count')).rejects.toThrow(
      coded('IMPLICIT_INPUT_EMPTY'),
    )
  })

  test('an input may take its time, and is computed from decoded arguments', async () => {
    const byKey: ImplicitInput = { name: 'key', compute: async ({ args }) => JSON.stringify(args['key']) }
    const server = counter({ implicit: [byKey] })
    expect(await counts(server, [ann, bob], '(key: "x")')).toEqual([1, 1])
    expect(await counts(server, [ann], '(key: "y")')).toEqual([2])
  })
})

/** A field whose hook writes its argument `x` anew, and an implicit input that tells what it saw. */
function rewriting(prepared: (x: number) => PreparedCall | Promise<PreparedCall>): {
  readonly server: Server
  readonly ran: number[]
  readonly saw: number[]
} {
  const ran: number[] = []
  const saw: number[] = []
  const made = layer(
    'rewriting',
    ({ type, root }) => {
      type(Count, (field) => ({ n: field(Int) }))
      root((field) => ({
        count: field(
          Count,
          {
            args: { x: arg(Int, { default: 1 }), y: arg(nullable(Int)) },
            implicit: [
              {
                name: 'seen',
                compute: ({ args }) => {
                  saw.push(Number(args['x']))
                  return `x is ${JSON.stringify(args['x'])}`
                },
              },
            ],
            prepare: ({ args }) => prepared(Number(args['x'])),
          },
          (_root, { x }) => {
            ran.push(x)
            return { n: x }
          },
        ),
      }))
    },
    { cache: pure },
  )
  return { server: createServer({ layers: [made] }), ran, saw }
}

describe('TestCacheConfigReturnedIDRewritesExecutionArgs', () => {
  test('the resolver and the identity have the arguments that the hook wrote', async () => {
    const { server, ran } = rewriting((x) => ({ args: { x: Math.trunc(x / 10) * 10 } }))
    expect(
      await ask(server, '{ a: count(x: 11) { n } b: count(x: 19) { n } c: count(x: 25) { n } }'),
    ).toEqual({
      a: { n: 10 },
      b: { n: 10 },
      c: { n: 20 },
    })
    expect(ran).toEqual([10, 20])
    const { call } = await objectOf(server.select(['count', { x: 13 }]))
    expect(call?.args).toEqual([['x', { kind: 'integer', value: 10 }]])
    expect(ran).toEqual([10, 20])
  })

  test('arguments that the hook wrote are sorted and checked', async () => {
    const sorted = await objectOf(rewriting(() => ({ args: { y: 2, x: 1 } })).server.select('count'))
    expect(sorted.call?.args.map(([name]) => name)).toEqual(['x', 'y'])
    await expect(rewriting(() => ({ args: { x: 'one' } })).server.select('count')).rejects.toThrow(
      coded('ARGUMENT_TYPE'),
    )
    await expect(rewriting(() => ({ args: { z: 1 } })).server.select('count')).rejects.toThrow(
      coded('ARGUMENT_UNKNOWN'),
    )
  })

  test('a hook that writes nothing leaves the call as it is', async () => {
    const { server, ran } = rewriting(() => Promise.resolve({}))
    const found = await objectOf(server.select(['count', { y: 5 }]))
    expect([found.value, ran]).toEqual([{ n: 1 }, [1]])
    expect(decodeId(found.id()).args).toEqual([['y', { kind: 'integer', value: 5 }]])
  })

  test('a hook may change how the result is kept', async () => {
    const { server, ran } = rewriting((x) =>
      x === 1 ? { cache: { never: 'told so' } } : { cache: { scope: 'client' } },
    )
    for (const caller of [ann, ann, bob]) await server.selectAs(caller, ['count', { x: 1 }])
    expect(ran).toEqual([1, 1, 1])
    for (const caller of [ann, ann, bob]) await server.selectAs(caller, ['count', { x: 2 }])
    expect(ran).toEqual([1, 1, 1, 2, 2])
  })

  test('a hook may pass objects, by themselves or by their IDs', async () => {
    const byId = layer(
      'contextual',
      ({ type, root }) => {
        type(Count, (field) => ({ n: field(Int) }))
        root((field) => ({
          here: field(Count, { args: { n: arg(Int, { default: 7 }) } }, (_root, count) => count),
          take: field(
            Int,
            {
              args: { of: arg(nullable(Count)), byId: arg(Boolean) },
              // What no caller gives comes from where the call is made.
              prepare: async ({ given, context }) => {
                if (given['of'] !== undefined) return {}
                const here = await context.select(context.root, { field: 'here' })
                if (!(here instanceof ObjectResult)) throw new Error('there is an object here')
                return { args: { ...given, of: given['byId'] === true ? here.id() : here } }
              },
            },
            (_root, { of }) => of?.n ?? 0,
          ),
        }))
      },
      { cache: pure },
    )
    const server = createServer({ layers: [byId] })
    expect(await ask(server, '{ a: take(byId: true) b: take(byId: false) }')).toEqual({ a: 7, b: 7 })
    const given = await objectOf(server.select(['here', { n: 3 }]))
    const query = 'query ($of: ID!) { take(of: $of, byId: true) }'
    expect(await ask(server, query, { variables: { of: given.id() } })).toEqual({ take: 3 })
  })

  test('a hook that fails fails the call', async () => {
    const { server, ran } = rewriting(() => Promise.reject(new Error('no such directory')))
    await expect(server.select('count')).rejects.toThrow('no such directory')
    expect(ran).toEqual([])
  })

  test('TestImplicitInputRecomputedAfterCacheConfigIDRewrite', async () => {
    const { server, saw, ran } = rewriting((x) => ({ args: { x: x * 2 } }))
    const rewritten = await objectOf(server.select(['count', { x: 3 }]))
    // Implicit inputs are computed once, after the hook: from the arguments that the call will have.
    expect(saw).toEqual([6])
    const plain = await objectOf(rewriting((x) => ({ args: { x } })).server.select(['count', { x: 6 }]))
    expect(rewritten.digest()).toBe(plain.digest())
    expect(ran).toEqual([6])
  })
})
