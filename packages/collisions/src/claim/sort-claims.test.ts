import { expect, test } from 'vitest'
import { autoAlias, constructorOf, coreField, pathAlias, seededRandom, shuffled } from '../../test/claims.ts'
import { sortClaims } from './sort-claims.ts'

test('claims come by rank, then owner, then name, whatever order they are given in', () => {
  const sorted = [
    coreField('z'),
    constructorOf('b'),
    constructorOf('c', 'a'),
    autoAlias('a', 'x'),
    autoAlias('a', 'y'),
    pathAlias('a'),
  ]
  const random = seededRandom(7)
  for (let run = 0; run < 50; run++) expect(sortClaims(shuffled(sorted, random))).toEqual(sorted)
})

test('names are compared by code unit, not by the language of the machine', () => {
  expect(sortClaims([autoAlias('a', 'x'), autoAlias('B', 'x')]).map((claim) => claim.owner.name)).toEqual([
    'B',
    'a',
  ])
})

test('a claim that is given twice counts once', () => {
  const claim = coreField('z')
  expect(sortClaims([claim, claim])).toEqual([claim])
})
