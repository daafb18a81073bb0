import { expect, test } from 'vitest'
import { constructorOf } from '../../test/claims.ts'
import type { Claim } from '../claim/claim.ts'
import type { Collision } from '../detect/collision.ts'
import { merge } from './merge-policy.ts'

const between = (incumbent: Claim | undefined, incoming: Claim): Collision => {
  return { kind: 'constructor-constructor', scope: 'root', name: 'lint', incumbent, incoming }
}

test('owners of one source are merged', () => {
  const [a, b] = [constructorOf('lint'), constructorOf('lint')]
  expect(merge(between(a, b))).toEqual({ action: 'merge' })
})

test('owners of two sources, or of unknown source, are not', () => {
  const unknown: Claim = { ...constructorOf('lint'), owner: { name: 'lint' } }
  expect(
    merge(between(constructorOf('lint'), constructorOf('lint', 'lint', { source: 'git:lint' }))),
  ).toEqual({
    action: 'error',
  })
  expect(merge(between(unknown, unknown))).toEqual({ action: 'error' })
  expect(merge(between(undefined, unknown))).toEqual({ action: 'error' })
})
