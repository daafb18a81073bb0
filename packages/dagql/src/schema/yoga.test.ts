import { buildClientSchema, getIntrospectionQuery, validateSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { expect, test } from 'vitest'
import { printedBlocks } from '../../test/eager-schema.ts'
import { kinds, shapes, shelf } from '../../test/example-layers.ts'
import { FakeCaller } from '../../test/fake-caller.ts'
import { visibleSchema } from '../../test/visible-schema.ts'
import { LazySchema } from './lazy-schema.ts'

const visible = visibleSchema([kinds, shapes, ...Array.from({ length: 30 }, (_, number) => shelf(number))])

function served(): {
  readonly schema: LazySchema
  ask: (query: string, variables?: object) => Promise<unknown>
} {
  const schema = new LazySchema(visible, { contextFor: () => new FakeCaller(visible) })
  const yoga = createYoga({ schema, logging: false })
  const ask = async (query: string, variables: object = {}): Promise<unknown> => {
    const response = await yoga.fetch('http://graft.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    return response.json()
  }
  return { schema, ask }
}

test('Yoga answers queries, and makes the types that they touch', async () => {
  const { schema, ask } = served()
  expect(
    await ask('query ($n: Int!, $c: Color) { shelf3(n: $n) { books { pages } } paint(colors: [$c]) rest }', {
      n: 5,
    }),
  ).toMatchObject({ errors: [{ message: expect.stringContaining('$c') }] })
  expect(
    await ask('query ($n: Int!, $c: Color!) { shelf3(n: $n) { books { pages } } paint(color: $c) rest }', {
      n: 5,
      c: 'GREY',
    }),
  ).toEqual({ data: { shelf3: { books: [{ pages: 5 }] }, paint: 'GREY', rest: null } })
  expect(await ask('{ shape(name: "circle") { __typename ... on Round { radius } } }')).toEqual({
    data: { shape: { __typename: 'Circle', radius: 1 } },
  })
  expect(await ask('{ nope }')).toMatchObject({
    errors: [{ message: expect.stringMatching(/^Cannot query field "nope" on type "Query"/) }],
  })
  expect(schema.builtTypes).toBeLessThan(15)
})

test('Yoga answers the introspection query with a schema that is valid', async () => {
  const { schema, ask } = served()
  const answer = (await ask(
    getIntrospectionQuery({ inputValueDeprecation: true, directiveIsRepeatable: true, specifiedByUrl: true }),
  )) as {
    data: Parameters<typeof buildClientSchema>[0]
  }
  const client = buildClientSchema(answer.data)
  expect(validateSchema(client)).toEqual([])
  expect(printedBlocks(client)).toEqual(printedBlocks(schema))
  expect(Object.keys(client.getTypeMap())).toEqual(expect.arrayContaining(Object.keys(schema.getTypeMap())))
})

test('Yoga serves the page of GraphiQL', async () => {
  const yoga = createYoga({ schema: served().schema, logging: false })
  const response = await yoga.fetch('http://graft.test/graphql', { headers: { accept: 'text/html' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  expect(await response.text()).toContain('GraphiQL')
})
