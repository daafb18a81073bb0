import { expect, test } from 'vitest'
import { autoAlias, constructorOf, coreField, typeOf } from '../../test/claims.ts'
import type { Claim } from '../claim/claim.ts'
import { createClaimIndex } from '../claim/create-claim-index.ts'
import { defaultPolicies } from '../policy/default-policies.ts'
import { settleClaims } from '../resolve/settle-claims.ts'
import { collisionReport, type CollisionReport } from './collision-report.ts'

function reportOf(held: readonly Claim[], batch: readonly Claim[]): CollisionReport {
  return collisionReport(settleClaims(createClaimIndex(held), batch, defaultPolicies).resolutions)
}

test('the text is an aligned table with both owners, their places and the path to the loser', () => {
  const report = reportOf(
    [coreField('directory'), constructorOf('lint'), typeOf('shop', 'Color')],
    [
      autoAlias('wolfi', 'directory'),
      autoAlias('a', 'check'),
      autoAlias('b', 'check'),
      constructorOf('lint'),
      constructorOf('go', 'with'),
      typeOf('paint', 'Color', 'enum'),
    ],
  )
  expect(report.toString().split('\n')).toEqual([
    'SCOPE  NAME       COLLISION                DECISION           WINNER                                  OTHER                                                              OTHER REACHED BY',
    'type   Color      type-type                error              shop (object type, shop/index.ts:3:7)   paint (enum type, paint/index.ts:3:7)                              paint { Color }',
    'root   with       reserved-root            qualify as goWith  -                                       go (constructor, go/index.ts:3:7)                                  goWith',
    'root   lint       constructor-constructor  merge              lint (constructor, lint/index.ts:3:7)   lint (constructor, lint/index.ts:3:7)                              lint',
    'root   check      alias-alias              error              -                                       a (auto-alias, a/index.ts:3:7) and b (auto-alias, b/index.ts:3:7)  a { check } and b { check }',
    'root   directory  alias-core               shadow             wolfi (auto-alias, wolfi/index.ts:3:7)  core (core-field, core/index.ts:3:7)                               core { directory }',
  ])
})

test('a report without collisions says so', () => {
  expect(reportOf([], [coreField('directory')]).toString()).toBe('no collisions')
  expect(reportOf([], []).toJSON()).toEqual({ collisions: [] })
})

test('the JSON is plain data that survives a round trip', () => {
  const report = reportOf(
    [coreField('directory')],
    [autoAlias('wolfi', 'directory'), autoAlias('wolfi', 'node')],
  )
  expect(JSON.parse(JSON.stringify(report))).toEqual(report.toJSON())
  expect(report.toJSON()).toMatchObject({
    collisions: [
      {
        kind: 'alias-core',
        scope: 'root',
        name: 'directory',
        decision: 'shadow',
        renamedTo: null,
        incumbent: { name: 'directory', kind: 'core-field', owner: { name: 'core', source: './core' } },
        incoming: { owner: { name: 'wolfi', location: { file: 'wolfi/index.ts', line: 3, column: 7 } } },
        winner: 'incoming',
        loser: 'incumbent',
        reach: 'core { directory }',
        diagnostic: null,
      },
      {
        kind: 'reserved-root',
        decision: 'qualify',
        renamedTo: 'wolfiNode',
        incumbent: null,
        winner: null,
        loser: 'incoming',
        reach: 'wolfiNode',
      },
    ],
  })
})

test('the JSON of an error holds its code and hint', () => {
  const report = reportOf([coreField('git')], [constructorOf('git')])
  expect(report.toJSON()).toMatchObject({
    collisions: [
      { decision: 'error', diagnostic: { code: 'COLLISION_CONSTRUCTOR_CORE', hint: expect.any(String) } },
    ],
  })
})

test('names with control characters or of great length cannot spoil the table', () => {
  const name = `x\u001B[2J\n${'y'.repeat(500)}`
  const text = reportOf([coreField(name)], [constructorOf('evil\u202E', name)]).toString()
  expect(text.split('\n')).toHaveLength(2)
  expect(text).toContain('x?[2J?yyy')
  expect([...'\u001B\u202E'].filter((character) => text.includes(character))).toEqual([])
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(600)
})
