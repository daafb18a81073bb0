import { expect, test } from 'vitest'
import { definePolicies } from '@graft/collisions'
import { coreLayer } from '@graft/core'
import { createServer, String } from '@graft/dagql'
import { defineModule } from '@graft/modules'

const directory = defineModule('directory', {
  functions: ({ fn }) => ({ street: fn(String, {}, () => 'High Street') }),
})

test('where a policy lets a module take a name of core, `core` still reaches it, and its IDs load again', async () => {
  const server = createServer({
    layers: [coreLayer(), directory.layer],
    policies: definePolicies({ 'constructor-core': 'shadow', 'type-type': 'qualify' }),
  })
  const query =
    '{ directory { street } core { directory { withNewFile(path: "a", contents: "x") { id entries } } } }'
  const { data, errors } = await server.execute({ query })
  expect(errors).toBeUndefined()
  expect(data).toMatchObject({
    directory: { street: 'High Street' },
    core: { directory: { withNewFile: { entries: ['a'] } } },
  })
  const [id] = /[\w-]{40,}/.exec(JSON.stringify(data)) ?? []
  expect(
    await server.execute({
      query: 'query ($id: ID!) { node(id: $id) { ... on Directory { entries } } }',
      variables: { id },
    }),
  ).toEqual({
    data: { node: { entries: ['a'] } },
  })
})
