import { expect, test } from 'vitest'
import { definePolicies } from '@graft/collisions'
import { createServer, ObjectResult } from '@graft/dagql'
import type { JsonValue } from '@graft/typedef'
import { dataOf, document, inlineModule, install, notes } from './serve-module.ts'

const text = { kind: 'string', nullable: false } satisfies JsonValue

/** A module with one type besides its main one, which it makes and takes. */
function maker(name: string, main: string, other: string): ReturnType<typeof inlineModule> {
  const type = { kind: 'object', name: other, nullable: false } satisfies JsonValue
  const def = document({
    name,
    mainObject: main,
    objects: [
      {
        name: main,
        fields: [],
        functions: [
          { name: 'make', arguments: [], returns: type },
          { name: 'read', arguments: [{ name: 'it', type }], returns: text },
        ],
      },
      { name: other, fields: [{ name: 'text', type: text }], functions: [] },
    ],
  })
  return inlineModule(def, {
    functions: {
      [`${main}.`]: () => ({ $object: main, state: {} }),
      [`${main}.make`]: () => ({ $object: other, state: { text: `made by ${name}` } }),
      [`${main}.read`]: ({ arguments: args }) => JSON.stringify(args['it']),
    },
  })
}

test('an object of a type that a policy renamed still travels to its own module as its state', async () => {
  // `foo` + `BarBaz` and `foo-bar` + `Baz` are both `FooBarBaz`.
  const modules = [maker('foo', 'Foo', 'BarBaz'), maker('foo-bar', 'FooBar', 'Baz')]
  const server = createServer({
    layers: [notes, ...modules.map((module) => install(module).layer)],
    policies: definePolicies({ 'type-type': 'qualify' }),
  })
  expect(await dataOf(server, '{ foo { make { text } } fooBar { make { text } } }')).toEqual({
    foo: { make: { text: 'made by foo' } },
    fooBar: { make: { text: 'made by foo-bar' } },
  })
  const made = await server.select('fooBar', 'make')
  if (!(made instanceof ObjectResult)) throw new Error('it is an object')
  expect(made.typeName).not.toBe('FooBarBaz')
  expect(await dataOf(server, 'query ($id: ID!) { fooBar { read(it: $id) } }', { id: made.id() })).toEqual({
    fooBar: { read: JSON.stringify({ $object: 'Baz', state: { text: 'made by foo-bar' } }) },
  })
})
