import { definePolicies } from '@graft/collisions'
import { unwrap } from '@graft/diagnostics'
import { describe, expect, test } from 'vitest'
import { viewed } from '../../test/viewed-layer.ts'
import type { View } from '../view/view.ts'
import { composeAll } from './compose.ts'

const composition = unwrap(composeAll([viewed], definePolicies({})))

function at(version: string | undefined, surface: View['surface'] = 'client'): View {
  return { surface, ...(version === undefined ? {} : { version }) }
}

describe('a composition in a view', () => {
  test.for<[one: string, other: string]>([
    ['1.0', '1.0'],
    ['1.1', '1.9'],
    ['2.1', '17'],
    ['0.1', '0.9'],
  ])('is one schema for %s and %s, between which nothing changes', ([one, other]) => {
    const schema = composition.in(at(one))
    expect(composition.in(at(other))).toBe(schema)
    expect(composition.in(at(other)).published).toBe(schema.published)
  })

  test.for<[one: string, other: string]>([
    ['0.9', '1.0'],
    ['1.0', '1.1'],
    ['1.9', '2.0'],
  ])('is another schema for %s than for %s', ([one, other]) => {
    expect(composition.in(at(other))).not.toBe(composition.in(at(one)))
  })

  test('is another schema on another surface, and the same each time', () => {
    const schema = composition.in(at('1.1'))
    expect(composition.in(at('1.1', 'canonical'))).not.toBe(schema)
    expect(composition.in(at(undefined))).toBe(composition.in(at(undefined)))
  })
})
