import { CallContext, clientView, ContextValues, createServer, ResultCache } from '@graft/dagql'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { askOracle, settledOf } from './oracle.ts'
import { queryDescription, writeQuery, type RandomQuery } from './random-query.ts'
import { atOnce, makeSchema, schemaDescription } from './random-schema.ts'
import { eagerSchema, sdlLayer } from './sdl-layer.ts'

const RUNS = 200

/** The same request with every condition turned round, for which another plan is made of the same document. */
function turned({ query, variables }: RandomQuery): RandomQuery {
  const entries = Object.entries(variables).map(([name, value]) => [name, value === true ? false : value])
  return { query, variables: Object.fromEntries(entries) }
}

test.for([
  ['which come at once or later', false],
  ['which come at once', true],
] as const)('random queries over random schemas have the answers of graphql-js, %s', async ([, hurry]) => {
  let answers = 0
  let failures = 0
  let fields = 0
  await fc.assert(
    fc.asyncProperty(schemaDescription, queryDescription, async (described, selections) => {
      const schema = makeSchema(hurry ? atOnce(described) : described)
      const server = createServer({ layers: [sdlLayer(schema.source)] })
      const eager = eagerSchema(schema.source)
      const withoutIds = writeQuery(schema, selections, false)
      for (const request of [withoutIds, turned(withoutIds), withoutIds]) {
        const actual = await server.execute(request)
        const expected = await askOracle(eager, request)
        // What is refused proves nothing.
        expect(expected).toHaveProperty('data')
        // Null where none is allowed is told in our own words.
        const comparison = { isOrdered: schema.isAtOnce, words: false }
        expect(settledOf(actual, comparison)).toEqual(settledOf(expected, comparison))
        answers++
        fields += JSON.stringify(actual.data).split('":').length - 1
        if (actual.errors !== undefined) failures++
      }
      const withIds = writeQuery(schema, selections, true)
      const context = new CallContext({
        composition: server.composition,
        view: clientView,
        signal: new AbortController().signal,
        values: ContextValues.none,
        cache: new ResultCache(),
      })
      const comparison = { isOrdered: schema.isAtOnce, words: true }
      expect(settledOf(await server.execute(withIds), comparison)).toEqual(
        settledOf(await askOracle(server.schema, withIds, context), comparison),
      )
    }),
    { numRuns: RUNS, verbose: fc.VerbosityLevel.None },
  )
  // Both kinds are among them, or nothing is proved.
  expect(answers).toBe(3 * RUNS)
  expect(fields).toBeGreaterThan(3 * answers)
  expect(failures).toBeGreaterThan(RUNS / 10)
  expect(answers - failures).toBeGreaterThan(RUNS / 10)
})
