import { createServer } from '@graft/dagql'
import { describe, expect, test } from 'vitest'
import { askOracle, settledOf } from './oracle.ts'
import { eagerSchema, sdlLayer, type Answer, type FieldWay, type SdlSource } from './sdl-layer.ts'

/** Types in which null is allowed at some levels and not at others. */
const wrappers = [
  'V',
  'V!',
  '[V]',
  '[V!]',
  '[V]!',
  '[V!]!',
  '[[V]!]',
  '[[V!]]!',
  '[[V!]!]',
  '[[V!]!]!',
] as const

const boom = (): Error => new Error('boom')
const leaf = { ok: 1 }

/** A rejection that graphql-js may never look at, because something before it failed. */
function rejected(error: Error): Promise<never> {
  const promise = Promise.reject<never>(error)
  promise.catch(() => undefined)
  return promise
}

/** What a field gives: values of which something is null, fails, or comes later. */
const outcomes: { readonly [name: string]: (value: unknown) => unknown } = {
  value: (value) => value,
  null: () => null,
  throws: () => {
    throw boom()
  },
  isError: () => boom(),
  rejects: () => rejected(boom()),
  laterNull: () => Promise.resolve(null),
  laterError: () => Promise.resolve(boom()),
}

/** Puts an outcome into lists: as the whole, as one element among others, and one level further down. */
function placed(depth: number, at: number, outcome: (value: unknown) => unknown, value: unknown): unknown {
  if (depth === 0 || at === 0) return outcome(nested(depth, value))
  const element = placedSafely(depth - 1, at - 1, outcome, value)
  return [nested(depth - 1, value), element, nested(depth - 1, value)]
}

/** In a list nothing can be thrown; what would be is an error in the place of the element. */
function placedSafely(
  depth: number,
  at: number,
  outcome: (value: unknown) => unknown,
  value: unknown,
): unknown {
  try {
    return placed(depth, at, outcome, value)
  } catch (error) {
    return error
  }
}

function nested(depth: number, value: unknown): unknown {
  return depth === 0 ? value : [nested(depth - 1, value), nested(depth - 1, value)]
}

const fields = (['Int', 'Leaf'] as const).flatMap((base) =>
  wrappers.map((wrapper, index) => ({
    name: `${base.toLowerCase()}${index}`,
    type: wrapper.replace('V', base),
    depth: wrapper.split('[').length - 1,
    value: base === 'Int' ? 7 : leaf,
  })),
)

const declared = fields
  .map(({ name, type }) => `${name}(how: String! = "value", at: Int! = 0): ${type}`)
  .join('\n')

const answers: { readonly [place: string]: Answer } = {
  'Query.box': () => ({}),
  'Query.firmBox': () => ({}),
  'Query.boxes': () => [{}, {}],
  'Query.firmBoxes': () => Promise.resolve([{}, {}]),
  'Box.ok': () => 1,
  'Box.later': async () => 2,
  'Leaf.bad': () => {
    throw boom()
  },
  'Leaf.firmBad': () => {
    throw boom()
  },
  'Leaf.firmNull': () => null,
  'Leaf.laterFirmBad': () => Promise.reject(boom()),
  ...Object.fromEntries(
    fields.map(({ name, depth, value }): [string, Answer] => [
      `Box.${name}`,
      (_source, { how, at }) => placed(depth, Number(at), outcomes[String(how)] ?? ((given) => given), value),
    ]),
  ),
}

const described: SdlSource = {
  sdl: `
    type Leaf { ok: Int bad: Int firmBad: Int! firmNull: Int! laterFirmBad: Int! }
    type Box { ok: Int later: Int! ${declared} }
    type Query { box: Box firmBox: Box! boxes: [Box] firmBoxes: [Box!] }
  `,
  answers,
}

const schema = eagerSchema(described)

/** One server for each way of answering the fields of a box. */
const servers = (['resolved', 'trivial', 'cached', 'batched'] as const).map((way) => {
  const ways = Object.fromEntries(fields.map(({ name }): [string, FieldWay] => [`Box.${name}`, way]))
  return { way, server: createServer({ layers: [sdlLayer({ ...described, ways, identified: true })] }) }
})

describe.for(servers)(
  'null goes up as far as it must, and errors say where: fields that are $way',
  ({ way, server }) => {
    test.for(fields)('$type', async ({ name, depth, type }) => {
      const inner = type.includes('Leaf')
        ? ['{ ok }', '{ ok bad }', '{ firmBad ok }', '{ ok firmNull }', '{ ok laterFirmBad }']
        : ['']
      for (const selection of inner) {
        for (const how of Object.keys(outcomes)) {
          for (let at = 0; at <= depth; at++) {
            for (const boxes of boxesFor(how)) {
              const asked = `{ ok ${name}(how: "${how}", at: ${at}) ${selection} later }`
              const query = `{ ${boxes.map((box) => `${box} ${asked}`).join(' ')} last: box { ok } }`
              const expected = await askOracle(schema, { query })
              const actual = await server.execute({ query })
              // Null where none is allowed is told in our own words.
              const comparison = { isOrdered: isAtOnce(`${way} ${how} ${selection}`), words: false }
              expect({ query, answer: settledOf(actual, comparison) }).toEqual({
                query,
                answer: settledOf(expected, comparison),
              })
            }
          }
        }
      }
    })
  },
)

/**
 * What a box may be a part of, those together whose failures end before the root. Outcomes differ in the box alone, so
 * that a few will do for the rest.
 */
function boxesFor(how: string): readonly (readonly string[])[] {
  return how === 'null' || how === 'rejects' ? [['box', 'boxes', 'firmBoxes'], ['firmBox']] : [['box']]
}

/** Whether nothing that fails comes later: then errors come in one order. */
function isAtOnce(circumstances: string): boolean {
  return !/batched|rejects|later/.test(circumstances)
}
