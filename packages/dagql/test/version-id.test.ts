import {
  createServer,
  Int,
  layer,
  object,
  ObjectResult,
  String,
  version,
  type Server,
  pure,
} from '@graft/dagql'
import { expect, test } from 'vitest'
import { callOf, idOf } from './ask-server.ts'

const Greeting = object<{ readonly text: string }>('Greeting')

const greetings = layer(
  'greetings',
  ({ type, root }) => {
    type(Greeting, (field) => ({
      text: field(String),
      loud: field(Greeting, { view: version.before('2.0') }, ({ text }) => ({ text: `${text}!` })),
      shout: field(Greeting, ({ text }) => ({ text: text.toUpperCase() })),
    }))
    root((field) => ({
      greet: field(Greeting, { view: version.before('2.0') }, () => ({ text: 'old' })),
      always: field(Greeting, () => ({ text: 'always' })),
      made: field(Greeting, { view: version.all() }, (_root, _args, context) => ({
        text: context.version ?? 'newest',
      })),
      one: field(Int, () => 1),
    }))
    root((field) => ({
      greet: field(Greeting, { view: version.after('2.0') }, () => ({ text: 'new' })),
    }))
  },
  { cache: pure },
)

/** Servers that share nothing, as two processes would. */
const server = (at?: string): Server =>
  createServer({ layers: [greetings], cache: false, view: { surface: 'client', version: at } })

test.for<[where: string | undefined, text: string, ...path: string[]]>([
  ['1.0', 'old', 'greet'],
  ['1.0', 'old!', 'greet', 'loud'],
  ['1.0', 'OLD!', 'greet', 'loud', 'shout'],
  ['1.9.9', 'old', 'greet'],
  ['2.0', 'new', 'greet'],
  ['3.1', 'NEW', 'greet', 'shout'],
  [undefined, 'new', 'greet'],
  ['1.0', '1.0', 'made'],
  ['1.0', '1.0', 'made', 'shout'],
  ['3.1', '3.1', 'made'],
  [undefined, 'newest', 'made'],
  ['legacy', 'old', 'greet'],
  ['legacy', 'legacy', 'made'],
])('what version %s made is made again in it, whoever loads it: %s', async ([where, text, ...path]) => {
  const id = await idOf(server(where), ...path)
  for (const reader of [undefined, '1.0', '2.5', 'legacy']) {
    const loaded = await server(reader).load(id)
    expect(loaded.value).toEqual({ text })
    expect(loaded.id()).toBe(id)
  }
})

/** The interval that the last call of a path records. */
const recorded = async (where: string | undefined, ...path: readonly string[]): Promise<string | undefined> =>
  (await callOf(server(where), ...path)).interval

test('a call records the interval in which its field is what it is, and no more', async () => {
  expect(await recorded('1.0', 'greet')).toBe(await recorded('1.5', 'greet'))
  expect(await recorded('1.0', 'greet')).not.toBe(await recorded('2.0', 'greet'))
  expect(await recorded('1.0', 'always')).toBeUndefined()
  expect(await recorded('1.0', 'made')).not.toBe(await recorded('1.5', 'made'))
})

test('one server in several views keeps their results apart, and shares what is the same', async () => {
  const shared = createServer({ layers: [greetings] })
  const [old, young] = ['1.0', '2.5'].map((at) => shared.in({ surface: 'client', version: at }))
  const found = await Promise.all([old, young].map((each) => each?.select('greet')))
  expect(found.map((each) => each instanceof ObjectResult && each.value)).toEqual([
    { text: 'old' },
    { text: 'new' },
  ])
  expect(await old?.select('always')).toBe(await young?.select('always'))
})
