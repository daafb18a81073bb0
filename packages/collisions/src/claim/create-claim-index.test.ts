import { expect, test } from 'vitest'
import { autoAlias, coreField, typeOf } from '../../test/claims.ts'
import { createClaimIndex } from './create-claim-index.ts'

test('all claims of one name in one scope are found, and no others', () => {
  const field = coreField('build', { spelling: 'build' })
  const alias = autoAlias('go', 'build')
  const index = createClaimIndex([field, alias, typeOf('go', 'build')])

  expect(index.byName('root', 'build')).toEqual([field, alias])
  expect(index.bySpelling('root', 'build')).toEqual([field])
  expect(index.byName('root', '__proto__')).toEqual([])
})

test('a scope and a name never run into another scope and name', () => {
  const claim = coreField('c', { scope: 'a:b' })
  expect(createClaimIndex([claim]).byName('a', 'b:c')).toEqual([])
})
