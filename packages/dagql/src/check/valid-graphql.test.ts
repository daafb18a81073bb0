import { defaultPolicies } from '@graft/collisions'
import * as fc from 'fast-check'
import { validateSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { eagerSchema } from '../../test/eager-schema.ts'
import { randomLayer } from '../../test/random-layer.ts'
import { composeAll } from '../composition/compose.ts'
import { makeLayer, type LayerInput } from '../layer/make-layer.ts'
import { LazySchema } from '../schema/lazy-schema.ts'
import type { View } from '../view/view.ts'
import { checkLayer } from './check-layer.ts'

const views: readonly View[] = ['oldest', '1.0', '1.5', '2.0', '2.5', '3.0', undefined].flatMap((at) => [
  { surface: 'canonical', version: at },
  { surface: 'client', version: at },
])

function complaintsOfGraphql(inputs: readonly LayerInput[], seen: readonly View[]): readonly string[] {
  const composed = composeAll(inputs.map(makeLayer), defaultPolicies)
  if (!composed.ok) throw new Error(composed.diagnostics.map((each) => each.message).join('\n'))
  return seen.flatMap((view) =>
    validateSchema(eagerSchema(new LazySchema(composed.value.in(view)))).map((error) => error.message),
  )
}

describe('graphql-js has nothing to say about', () => {
  test('layers that pass', () => {
    fc.assert(
      fc.property(randomLayer(), (input) => {
        fc.pre(checkLayer(input).length === 0)
        expect(complaintsOfGraphql([input], views.slice(-1))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('layers that pass, in any view', () => {
    fc.assert(
      fc.property(randomLayer({ views: true }), (input) => {
        fc.pre(checkLayer(input).length === 0)
        expect(complaintsOfGraphql([input], views)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('several layers that pass, together', () => {
    fc.assert(
      fc.property(randomLayer({ prefix: 'P' }), randomLayer({ prefix: 'Q' }), (one, two) => {
        fc.pre(checkLayer(one).length + checkLayer(two).length === 0)
        expect(complaintsOfGraphql([one, two], views.slice(-1))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
