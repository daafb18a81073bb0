import { GraftError } from '@graft/diagnostics'
import { expect, test } from 'vitest'
import { collisionKinds } from '../detect/collision.ts'
import { defaultPolicies } from './default-policies.ts'
import { definePolicies } from './define-policies.ts'
import { error } from './error-policy.ts'
import { keep } from './keep-policy.ts'
import { parsePolicies } from './parse-policies.ts'
import type { Policy } from './policy.ts'
import { policyOffers } from './policy-offers.ts'
import { isPolicyName, readyMadePolicies } from './ready-made-policies.ts'
import { shadow } from './shadow-policy.ts'

const own: Policy = () => ({ action: 'keep' })

/** Code and hint of every mistake in a table. */
function mistakes(table: Readonly<Record<string, unknown>>): readonly string[] {
  const result = parsePolicies(table)
  return result.ok ? [] : result.diagnostics.map(({ code, hint }) => `${code}: ${hint}`)
}

test('no override leaves the defaults', () => {
  expect(definePolicies({})).toEqual(defaultPolicies)
})

test('a kind takes a policy or its name, a name too', () => {
  const policies = definePolicies({
    'alias-core': 'keep',
    'type-type': own,
    names: { container: 'keep', git: own },
  })
  expect(policies.kinds).toEqual({ ...defaultPolicies.kinds, 'alias-core': keep, 'type-type': own })
  expect([...policies.names]).toEqual([
    ['container', keep],
    ['git', own],
  ])
  expect(definePolicies({ names: new Map([['git', own]]) }).names.get('git')).toBe(own)
})

test('overrides lie over those of a base, which stays as it was', () => {
  const base = definePolicies({ 'alias-core': 'keep', names: { a: 'keep', b: 'keep' } })
  const policies = definePolicies({ 'alias-alias': 'keep', names: { b: 'error' } }, base)
  expect(policies.kinds).toEqual({ ...defaultPolicies.kinds, 'alias-core': keep, 'alias-alias': keep })
  expect([...policies.names]).toEqual([
    ['a', keep],
    ['b', error],
  ])
  expect(base.kinds['alias-alias']).toBe(error)
  expect(base.names.get('b')).toBe(keep)
})

test('every kind takes just the ready-made policies on offer for it, by name and by function', () => {
  for (const kind of collisionKinds) {
    for (const policy of Object.keys(readyMadePolicies).filter(isPolicyName)) {
      const isOffered = policyOffers[kind].includes(policy)
      expect(parsePolicies({ [kind]: policy }).ok, `${kind} = ${policy}`).toBe(isOffered)
      expect(parsePolicies({ [kind]: readyMadePolicies[policy] }).ok, `${kind} = ${policy}()`).toBe(isOffered)
    }
  }
})

test.each([
  ['an unknown kind', { 'alias-cor': 'keep' }, 'COLLISION_UNKNOWN_KIND: Did you mean `alias-core`?'],
  ['an unknown policy', { 'alias-core': 'shaddow' }, 'COLLISION_UNKNOWN_POLICY: Did you mean `shadow`?'],
  [
    'a policy that is nowhere near',
    { 'alias-core': 'first' },
    'COLLISION_UNKNOWN_POLICY: The policies are `error`, `keep`, `shadow`, `qualify`, `merge`.',
  ],
  [
    'a policy that is not on offer',
    { 'type-type': 'shadow' },
    'COLLISION_POLICY_NOT_OFFERED: Choose one of `error`, `qualify`.',
  ],
  [
    'a policy of one’s own where every answer but one is wrong',
    { spelling: () => ({ action: 'keep' }) },
    'COLLISION_POLICY_NOT_OFFERED: It is always `error`; leave the key out.',
  ],
  ['the name of a method of every object', { toString: 'keep' }, /^COLLISION_UNKNOWN_KIND: The keys are /],
  ['a policy named as a method of every object', { 'alias-core': 'toString' }, /^COLLISION_UNKNOWN_POLICY/],
  ['a number', { 'alias-core': 3 }, /^COLLISION_POLICY_MALFORMED/],
  ['null', { 'alias-core': null }, /^COLLISION_POLICY_MALFORMED/],
  ['names that are a list', { names: ['keep'] }, /^COLLISION_POLICY_MALFORMED/],
  [
    'an unknown policy for a name',
    { names: { git: 'kep' } },
    'COLLISION_UNKNOWN_POLICY: Did you mean `keep`?',
  ],
])('%s is a mistake', (_what, table, expected) => {
  const found = mistakes(table)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(expected)
})

test('all mistakes of a table are reported at once', () => {
  expect(
    mistakes({ nope: 'keep', 'alias-core': 'nope', names: { a: 1, b: 'keep', c: 'nope' } }),
  ).toHaveLength(4)
})

test('`definePolicies` throws the mistakes that types do not catch', () => {
  expect(() => definePolicies({ 'constructor-constructor': shadow })).toThrow(GraftError)
  expect(() => definePolicies({ 'constructor-constructor': 'shadow' })).toThrow(
    'the policy `shadow` is not on offer for collisions of the kind `constructor-constructor`',
  )
})
